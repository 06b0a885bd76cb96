"""Records of databases: Nexis, Factiva, ProQuest, Gale, Europresse, Newsbank, and every dump that labels its
fields. What stands above and below the story becomes fields of metadata."""

from __future__ import annotations

from dataclasses import field, replace

from newsclean import lazy_re as re
from newsclean.exports.export_words import codes, label_language
from newsclean.exports.field_values import metadata_of
from newsclean.exports.heads import Head, read_head
from newsclean.exports.label_runs import is_field
from newsclean.exports.line_kinds import (
    Labelled,
    is_body_mark,
    is_protected,
    is_record_heading,
    is_rights,
    kind_of,
    labelled,
    names_in,
)
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.ledger import Removal
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Metadata
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

RULE_HEAD, RULE_FOOT = "exports.head", "exports.foot"
_DEEPEST, _LONGEST_FOOT = 80, 120
"""Lines in which a head must have ended, and those that a foot may have."""
_STRONG = frozenset({"record", "length", "copyright"})
"""Labels that hardly anybody but a catalogue writes."""
_NAME = 60
_LOOSE = 6
_FEW = 2
_SUBJECT = re.compile(r"[A-Z]{2,3}\s+[a-z][a-z\d]{1,9} : \S")
"""The code of a subject behind that of its field: ``RE  uk : United Kingdom``."""
_NEAR = 3
"""Lines above which a notice of rights goes on in sentences."""
"""Lines without a label in a row that may be the value of one."""
_MAY_BE = re.compile(r"[:：]|\d|©|\(c\)", re.IGNORECASE)


def read(sheet: Sheet) -> Findings:
    """The fields above and below a story, where they show that a database or a program wrote them."""
    lines = sheet.lines
    if len(lines) < 3 or not any(_MAY_BE.search(x.text[:60]) for x in (*lines[:12], *lines[-4:])):
        return Findings()
    around = [x.text for x in (*lines[:_DEEPEST], *lines[_DEEPEST:][-_LONGEST_FOOT:])]
    language = label_language(names_in(around), sheet.text)
    head = read_head(sheet, _DEEPEST, language)
    foot = _foot(sheet, head.end if head.told else 0, language, told=head.told)
    if not head.told and not (foot.start < len(lines) and head.likely):
        head = replace(head, end=0, values=())
    if not head.end and foot.start == len(lines):
        return Findings()
    edits = []
    if head.end:
        edits.append(_cut_head(sheet, head))
    edits += [sheet.without(i, i + 1, RULE_HEAD) for i in _inner_marks(sheet, head, foot)]
    if foot.start < len(lines):
        edits.append(sheet.without(foot.start, len(lines), RULE_FOOT))
    values = (*head.values, *foot.values)
    return Findings(tuple(edits), metadata_of(values, sheet.text) if values else Metadata())


def _cut_head(sheet: Sheet, head: Head) -> Removal:
    """All above the story, with the label that stands on its first line."""
    if not head.label:
        return sheet.without(0, head.end, RULE_HEAD)
    end = sheet.lines[head.end].start + head.label
    start = sheet.lines[0].start - sheet.lines[0].indent
    return sheet.cut(start, end, RULE_HEAD)


def _inner_marks(sheet: Sheet, head: Head, foot: _Foot) -> list[int]:
    """Codes of database fields that stand alone between the paragraphs: the lead and the rest of a story
    are two fields in some."""
    if not head.coded:
        return []
    inner = range(head.end, foot.start)
    return [i for i in inner if (x := labelled(sheet.lines[i].text)) and x.coded and not x.value]


@dataclass(frozen=True, slots=True)
class _Foot:
    """Where the foot starts; the number of lines where there is none."""

    start: int
    values: tuple[tuple[str, str], ...] = field(default=())


def _foot(sheet: Sheet, floor: int, language: str | None, *, told: bool) -> _Foot:
    """The labelled lines, notices and numbers at the end of a record, read upwards from the last line."""
    lines = sheet.lines
    start, loose, strong, known = len(lines), 0, 0, 0
    values: list[tuple[str, str]] = []
    at = len(lines)
    while at > max(floor, len(lines) - _LONGEST_FOOT):
        at -= 1
        found = _told(lines[at].text, language)
        if found is None:
            loose += 1
            above = _told(lines[at - 1].text, language) if at else None
            hangs = (above is not None and not above.value) or (
                known > 0 and any(is_rights(x.text) for x in lines[max(floor, at - _NEAR) : at])
            )
            prose = ends_sentence(lines[at].text) and word_count(lines[at].text) > _FEW
            hangs = hangs or (told and is_field(lines[at]))
            if loose > _LOOSE or (prose and not hangs):
                break
            continue
        if not found.roles:
            loose += 1
            if loose > _LOOSE:
                break
            continue
        loose, start = 0, at
        known += 1
        strong += bool(found.roles & _STRONG)
        role = next(iter(sorted(found.roles - {"record", "body"})), "record")
        values.append((role, found.value))
    enough = strong > 1 or (strong and (known > 2 or told)) or (told and known)
    if not enough or start <= floor:
        return _Foot(len(lines))
    head = " ".join(line.text for line in lines[:floor]).casefold()
    while start > floor and (
        is_record_heading(lines[start - 1].text, language) or _repeats(lines[start - 1].text, head)
    ):
        start -= 1
    return _Foot(start, tuple(reversed(values)))


def _repeats(line: str, above: str) -> bool:
    """Whether a short line is a name that the head has, too: that of the paper or of its owner."""
    return len(line) < _NAME and not ends_sentence(line) and line.casefold() in above


def _told(line: str, language: str | None) -> Labelled | None:
    """A label, or a line that says by itself what it is, as such."""
    kind = kind_of(line)
    if kind in ("end", "id", "rights"):
        return Labelled(frozenset({"record"}), line)
    if kind in ("rule", "url", "counter", "words"):
        return Labelled(frozenset({"url" if kind == "url" else "page"}), line)
    if is_record_heading(line, language) or is_body_mark(line, language):
        return Labelled(frozenset({"record"}), "")
    if is_protected(line):
        return Labelled(frozenset({"page"}), line)
    if _SUBJECT.match(line) and line.split()[0] in codes():
        return Labelled(frozenset({"record"}), line, coded=True)
    found = labelled(line, language)
    if found and found.roles and len(line) > 400 and not found.roles & _STRONG:
        return None
    return found
