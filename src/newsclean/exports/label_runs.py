"""Runs of lines that are each the name of a field and what it is set to, as publishing systems write them out
in any language: known by their form, whatever the names are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean import lazy_re as re
from newsclean.exports.field_values import is_answer
from newsclean.exports.line_kinds import is_date, name_and_value
from newsclean.exports.text_lines import TextLine
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

_LEAST_LINES, _LEAST_SET = 6, 2
"""Lines of a run, and those of them that no prose has: yes or no, a number, a day, a file."""
_LONGEST_NAME = 4
_FILE = re.compile(r"(?:https?:/)?/\S{1,200}|[^\s.]{1,80}\.\w{2,4}")
_LEAST_TITLE = 3


def run_of(lines: Sequence[TextLine]) -> int:
    """The end of the run that a text begins with; 0 where it begins with none. No name comes twice in it, as
    those of speakers do."""
    names: set[str] = set()
    are_set = end = 0
    for line in lines:
        pair = name_and_value(line.text) if end == 0 or not line.opens else None
        if pair is None or not pair[1] or not _is_name(pair[0]):
            break
        if pair[0] in names:
            return 0
        names.add(pair[0])
        end += 1
        are_set += is_answer(pair[1]) or is_date(pair[1]) or _FILE.fullmatch(pair[1]) is not None
    return end if end >= _LEAST_LINES and are_set >= _LEAST_SET else 0


def title_in(values: Iterable[str]) -> str | None:
    """The longest of the values, as a headline is beside a name, a section and a number."""
    said = [x for x in values if word_count(x) >= _LEAST_TITLE and not ends_sentence(x)]
    said = [x for x in said if not is_date(x)]
    return max(said, key=len, default=None)


def is_field(line: TextLine) -> bool:
    """Whether a line that hangs on another one is a name and a value."""
    pair = None if line.opens else name_and_value(line.text)
    return pair is not None and _is_name(pair[0])


def _is_name(name: str) -> bool:
    return len(name.split()) <= _LONGEST_NAME and not any(map(str.isdigit, name))
