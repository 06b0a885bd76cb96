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
    """The line at which the lists of addresses begin, headings included, and the highest number: numbers rise
    from 1 on, and those of links without words are listed apart ("Hidden links:")."""
    lines = sheet.lines
    at, size, highest, before = len(lines), 0, 0, None
    while at:
        found = _LISTED.fullmatch(lines[at - 1].text)
        if found is None:
            parted = before is not None and before > 1 and _is_heading(lines[at - 1].text)
            if not (parted and at > 1 and _LISTED.fullmatch(lines[at - 2].text)):
                break
            at, before = at - 1, None
            continue
        number = int(found["number"])
        if before is not None and number >= before:
            break
        at, size, highest, before = at - 1, size + 1, max(highest, number), number
    if before != 1 or size < _FEWEST:
        return None
    for _ in range(_HEADINGS):
        if not (at and _is_heading(lines[at - 1].text)):
            break
        at -= 1
    return (at, highest) if at else None


def _is_heading(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= _HEADING_WORDS and "[" not in words[0] and words[0] not in "*+-"
