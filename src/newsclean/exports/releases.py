"""Press releases: the lines that say so, contacts, and the foot behind the story."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.exports.export_words import compiled, is_listed, listed, may_open, normal, opens
from newsclean.exports.line_kinds import is_date, is_paragraph
from newsclean.exports.text_lines import TextLine
from newsclean.text.sentences import ends_sentence

_LONGEST = 300
"""Characters of a line of a head or a foot."""
_HEAD, _TAIL = 14, 12
"""Lines in which a head must stand, and those below a label in which its values do."""
_EMBARGO = r"\W{{0,6}}(?:{0})\b.{{0,140}}"
_LABEL = r"\W{{0,3}}(?:{0})\b[^\n:：]{{0,40}}[:：].*"
CONTACT_LINE = re.compile(
    r"@(?<=[^\s@]@)[^\s@]{1,60}\.\w{2,}|(?<![/\w])\d[\d\s()./-]{5,18}\d(?![/.]?\w)"
)
_ABOUT = r"(?:{0}) (?P<name>(?-i:[^\W\d_a-zß-ÿа-яё])[^:：\n]{{1,70}}?)(?:(?P<stop>[:：])(?=\s)|\Z)"
_SOURCE = re.compile(r"(?:SOURCE|QUELLE|FUENTE|FONTE)\b:? \S.{1,80}")
_SERVICE = re.compile(r"/[A-Z][A-Za-z -]{2,20}/\s?[–—-]|--\([A-Z][A-Z ]{2,24}\)--")
"""The name of a service that sends releases, in the dateline."""
_LEAST_TOLD = 2
"""Paragraphs of a release before its foot."""
_CONTACT = r"\W{{0,6}}(?:{0})\b.{{0,60}}[:：]?"


def release_foot(lines: Sequence[TextLine], start: int) -> int:
    """Where the foot of a press release begins: who the sender is, what its forecasts are worth, its name;
    else ``start``."""
    if not any(is_release(x.text) or _SERVICE.search(x.text[:160]) for x in lines[:_HEAD]):
        return start
    told = 0
    for i in range(start):
        text = lines[i].text
        below = [line.text for line in lines[i + 1 : min(start, i + 1 + _TAIL // 2)]]
        if told >= _LEAST_TOLD and (_opens_foot(text, "".join(below[:1])) or _heads(text, below)):
            return i
        told += is_paragraph(text)
    return start


def labels_below(lines: Sequence[TextLine], start: int) -> int:
    """Where the labels and values begin that say what a report of science rests on: ``JOURNAL``, ``DOI`` …;
    two labels that are known, with nothing but short lines and one notice between them and the end."""
    first, known, told = start, 0, 0
    for i in range(start - 1, max(0, start - 2 * _TAIL), -1):
        text = lines[i].text
        name = normal(text.partition(":")[0])
        if is_paragraph(text):
            told += 1
            if told > 1 or name not in listed("wire", "cautions"):
                break
        elif name in listed("wire", "foot"):
            first, known = i, known + 1
    return first if known >= _LEAST_TOLD else start


def _heads(line: str, below: Sequence[str]) -> bool:
    """Whether a line begins the notes to editors, or is the label of contacts with an address below it."""
    if is_listed(line.partition(":")[0], "wire", "notes"):
        return True
    return is_contact(line) and any(map(CONTACT_LINE.search, (line, *below)))


def _opens_foot(line: str, below: str) -> bool:
    """Whether a line is ``About Skerry Foods``, with a paragraph on them below or behind a colon, the label
    of a caution, or ``SOURCE Skerry Foods``."""
    if len(line) > _LONGEST:
        return False
    if is_listed(line, "wire", "cautions") or _SOURCE.fullmatch(line):
        return True
    if is_listed(line.partition(":")[0], "wire", "profile"):
        return ":" in line or is_paragraph(below)
    about = compiled(_ABOUT, ("wire", "about")).match(line)
    if about is None or ends_sentence(about["name"]):
        return False
    first = about["name"].split()[0]
    behind = line[about.end() :]
    return bool(behind.strip()) if about["stop"] else not behind and first in below


def is_release(line: str) -> bool:
    return is_listed(line.strip("*-–—=[]()/# "), "wire", "release") or (
        opens(_EMBARGO, line, "wire", "release")
        and (line.isupper() or is_date(line) or line.rstrip().endswith((":", "：")) or "|" in line)
        and not ends_sentence(line)
    )


def is_contact(line: str) -> bool:
    if len(line) > _LONGEST or not may_open(line, "wire", "contact"):
        return False
    if CONTACT_LINE.search(line) is not None:
        return opens(_LABEL, line, "wire", "contact")
    return opens(_CONTACT, line, "wire", "contact") and not is_paragraph(line)
