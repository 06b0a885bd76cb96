"""Lines of agency copy that no reader was meant to see: codes, commands to editors, stamps with a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean import lazy_re as re
from newsclean.exports.text_lines import TextLine

_CODE = re.compile(r"[A-Z\d/-]{1,20}")
_NUMBERED_DATE = re.compile(
    r"\d{1,6}\s(?P<day>\d{4}-\d{2}-\d{2})\s\d{2}:\d{2}(?::\d{2})?\s[A-Z]{2,6}(?:\s[^\W\d_]{1,12}){0,4}"
)
"""``1133 2015-05-08 14:20:07 ABC home courts``"""
_NUMBERED_COPY = re.compile(
    r"[a-z]{2,4}\d{4}\s\d\s[a-z]{1,3}\s\d{1,4}(?:\s{1,4}[a-z/]{2,9}\s\d{4})?"
)
"""Number, priority, department and words of European copy, and the agency: ``bdt0312 4 vm 371  abc 0533``."""
_LEAST_CODES, _MOST_CODES = 4, 14
_KEY_WORDS = re.compile(r"[^\W\d_]{2,30}(?:-[^\W\d_]{2,30}){2,8}")
"""What copy is about, in one word: ``Health-hospitals-protest``."""
_DEPARTMENTS = re.compile(r"[^\s/]{2,30}(?:/[^/\n]{2,30}){1,8}/")
"""``Shipping/Accidents/Skerry/``"""
_SPACED = re.compile(r"(?:[^\W\d_] ){3,40}(?:[-–] (?:[^\W\d_] ){2,40})*[^\W\d_]")
"""A department in letters set apart: ``H O M E - C O U R T S``."""
_LONGEST_COMMAND = 4
"""Lines of a command that was wrapped."""
_STAMP_OF_DAY = re.compile(
    r"(?:[A-Z]{2,5}-){0,4}(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})[-/.](?P<year>\d{2}|\d{4})[ -]+\d{4}"
    r"\s?[ECMPA][SD]?T<?"
)
"""The stamp of an American agency: ``XB-09-24-02 1815CDT``, the month first."""
_STAMP_OF_TIME = re.compile(
    r"(?:[A-Z]{2,5}\s)?(?P<day>\d{2})\d{4}(?:\s?[A-Z]{1,4})?\s(?P<month>[A-Z][A-Za-z]{2})\s?(?P<year>\d{4}|\d{2})"
)
"""Of a European one: ``ABC 181745 JAN 14``, day and clock in one number."""
_STAMP_BELOW = re.compile(
    r"(?P<day>\d{1,2})-(?P<month>[A-Z]{3})-(?P<year>\d{4}|\d{2}) \d{2}:\d{2}(?: NNNN)?"
)
"""Of an Italian one, below the text: ``14-MAR-09 17:42 NNNN``."""
_CENTURY = 50


def is_technical(line: str) -> bool:
    """Whether a line is nothing but codes in capitals and numbers, half of them with digits; or departments
    with a stroke behind each.

    >>> is_technical("XQM0417 4 SO 0318 FRA /XQM-AB14"), is_technical("FIRE ON PIER 4")
    (True, False)
    """
    if any(code.fullmatch(line) for code in (_NUMBERED_DATE, _NUMBERED_COPY, _DEPARTMENTS)):
        return True
    codes = line.split()
    if not _LEAST_CODES <= len(codes) <= _MOST_CODES or not all(map(_CODE.fullmatch, codes)):
        return False
    return 2 * sum(any(map(str.isdigit, code)) for code in codes) >= len(codes)


def is_below_codes(line: str) -> bool:
    """Whether a line below such codes says what copy is about, or which department it is of."""
    return _KEY_WORDS.fullmatch(line) is not None or _SPACED.fullmatch(line) is not None


def commands(lines: Sequence[TextLine]) -> Iterator[int]:
    """The numbers of the lines that stand between the signs of a command, ``^`` and ``<``."""
    i = 0
    while i < len(lines):
        if lines[i].text[0] == "^":
            ends = (k for k in range(i, min(len(lines), i + _LONGEST_COMMAND)) if _closes(lines[k]))
            last = next(ends, None)
            if last is not None:
                yield from range(i, last + 1)
                i = last
        i += 1


def _closes(line: TextLine) -> bool:
    return line.text[-1] == "<"


def stamped_day(line: str) -> str | None:
    """The day that the stamp of copy gives, as ISO 8601 has it or in words.

    >>> stamped_day("XB-HJ-09-24-02 1815CDT<"), stamped_day("ABC 181745 JAN 14"), stamped_day("100200 dead")
    ('2002-09-24', '18 JAN 2014', None)
    """
    if found := _NUMBERED_DATE.fullmatch(line):
        return found["day"]
    if found := _STAMP_OF_DAY.fullmatch(line):
        return f"{_year(found['year'])}-{int(found['month']):02}-{int(found['day']):02}"
    if found := (_STAMP_OF_TIME.fullmatch(line) or _STAMP_BELOW.fullmatch(line)):
        return f"{found['day']} {found['month']} {_year(found['year'])}"
    return None


def _year(digits: str) -> int:
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _CENTURY else 2000)
