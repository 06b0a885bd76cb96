"""Pages as text browsers print them: a number in front of each link, the addresses listed at the end."""

from __future__ import annotations

from newsclean import lazy_re as re
from newsclean.exports.text_lines import Findings, Sheet

RULE = "exports.links"
_LISTED = re.compile(
    r"(?P<number>\d{1,4})\. (?:[a-z][a-z+]{1,12}:\S|[/#]|file:|www\.)\S{0,2000}", re.IGNORECASE
)
_NUMBER = re.compile(r"\[(?P<number>\d{1,4})\](?=\S)")
_PICTURE = re.compile(r"\[[^\[\]\n]{1,200}\]")
_FEWEST = 2
_HEADINGS = 3
"""Lines above the addresses at most: "References", "Visible links", "Hidden links"."""
_HEADING_WORDS = 3


def read(sheet: Sheet) -> Findings:
    """The numbers, the list of addresses, and the words that stand for pictures."""
    lines = sheet.lines
    start = _list_start(sheet)
    if start is None:
        return Findings()
    first, count = start
    edits = [sheet.without(first, len(lines), RULE)]
    stop = lines[first].start
    wanted = 1
    for found in _NUMBER.finditer(sheet.text, 0, stop):
        if wanted <= int(found["number"]) <= count:
            wanted = int(found["number"]) + 1
            edits.append(sheet.cut(*found.span(), RULE))
    edits += [
        sheet.without(i, i + 1, RULE)
        for i in range(first)
        if _PICTURE.fullmatch(lines[i].text) and not _NUMBER.match(lines[i].text)
    ]
    return Findings(tuple(edits))


def _list_start(sheet: Sheet) -> tuple[int, int] | None:
    """The line at which the list of addresses begins, its heading included, and how many it has."""
    lines = sheet.lines
    at, count = len(lines), 0
    while at and (found := _LISTED.fullmatch(lines[at - 1].text)):
        if count and int(found["number"]) != count - 1:
            break
        count = int(found["number"])
        at -= 1
    if count != 1 or len(lines) - at < _FEWEST:
        return None
    size = len(lines) - at
    for _ in range(_HEADINGS):
        words = lines[at - 1].text.split() if at else []
        if not 0 < len(words) <= _HEADING_WORDS or "[" in words[0] or words[0] in "*+-":
            break
        at -= 1
    return (at, size) if at else None
