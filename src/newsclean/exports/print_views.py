"""The print view of a page: the line at its top that says so, beside the name of the site."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.exports.export_words import Said, listed, normal, said_in
from newsclean.exports.field_values import metadata_of
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

RULE = "exports.print-view"
_TOP, _BELOW = 3, 10
"""Lines at the top among which the print view says what it is, and those below among which its headline
stands."""
_LONGEST = 200
_MOST_SITE = 5
"""Words of the name of a site."""
_MOST_BUTTON = 3
_PARTS = re.compile(r"(?<!\s)\s+[|»›–—-]\s+|(?<!\s)\s*[:：]\s+")


def read(sheet: Sheet) -> Findings:
    """The line goes; what else it says names the site, unless it is the headline."""
    for i, line in enumerate(sheet.lines[:_TOP]):
        if len(line.text) > _LONGEST or ends_sentence(line.text):
            continue
        if not said_in(Said.of(line.text), "lines", "printed"):
            continue
        parts = _PARTS.split(line.text)
        others = [part for part in parts if normal(part) not in listed("lines", "printed")]
        lower = [x.text.casefold() for x in sheet.lines[i + 1 : i + 1 + _BELOW]]
        if len(others) == len(parts) or not _may_go(others, lower):
            continue
        sites = [part for part in others if part.casefold() not in lower]
        values = [("site", part) for part in sites[:1]]
        below = (
            i + 2 if i + 1 < len(sheet.lines) and _are_buttons(sheet.lines[i + 1].text) else i + 1
        )
        return Findings((sheet.without(i, below, RULE),), metadata_of(values, sheet.text))
    return Findings()


def _are_buttons(line: str) -> bool:
    """Whether a line is what can be done with the page: ``Print | Close window``."""
    parts = _PARTS.split(line)
    return len(parts) > 1 and all(word_count(part) <= _MOST_BUTTON for part in parts)


def _may_go(others: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the other parts of the line stand below it, too, or are a name."""
    return all(part.casefold() in below or word_count(part) <= _MOST_SITE for part in others)
