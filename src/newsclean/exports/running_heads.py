"""A paper by the heads of its pages: what stood between two pages names it, and says of which day it is."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.exports.field_values import metadata_of
from newsclean.exports.line_kinds import is_date
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.ledger import Edit
from newsclean.text.sentences import ends_sentence

RULE = "exports.running-head"
OF_PAGES = "layout.page-break"
"""The rule by which the lines between two pages went."""
_TOP = 5
"""Lines at the top among which the name of the paper stands."""
_LEAST_NAME, _MOST_NAME = 6, 60
_APART = re.compile(r"\s{2,}|\s*[|·•,;]\s*|\n")


def read_paper(sheet: Sheet, edits: Sequence[Edit]) -> Findings:
    """The name of the paper above the story and its day, by the running heads that were taken out.

    Args:
        sheet: the text without them.
        edits: what was changed so far.
    """
    lines = [line for e in edits if OF_PAGES in e.rule for line in e.before.split("\n")]
    # What stands without a number between two pages may be the headline once more.
    heads = [line for line in lines if any(map(str.isdigit, line))]
    parts = {_bare(part) for head in heads for part in _APART.split(head)}
    named = [
        i
        for i, line in enumerate(sheet.lines[:_TOP])
        if _LEAST_NAME <= len(line.text) <= _MOST_NAME and _bare(line.text) in parts
    ]
    if not named or len(named) == len(sheet.lines):
        return Findings()
    values = [("site", sheet.lines[named[0]].text.rstrip("."))]
    values += [("published", day) for head in heads for day in _days(head)]
    gone = tuple(sheet.without(i, i + 1, RULE) for i in named)
    return Findings(gone, metadata_of(values, sheet.text))


def _bare(text: str) -> str:
    return text.strip(" .\t").casefold()


def _days(head: str) -> list[str]:
    """The parts of a running head that are a day: of several commas, those inside it are its own."""
    wide = [part.strip(" .\t") for part in re.split(r"\s{2,}|\s*[|·•]\s*", head)]
    behind = head.partition(",")[2]
    return [x for x in (*wide, behind.strip(" .\t")) if x and not ends_sentence(x) and is_date(x)]
