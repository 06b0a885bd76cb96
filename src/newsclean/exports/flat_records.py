"""A record in one line, as scripts print rows of a table: ``id=88 | title=… | author=… | body=…``."""

from __future__ import annotations

from newsclean import lazy_re as re
from newsclean.exports.export_words import main_role, roles_of
from newsclean.exports.field_values import metadata_of
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.ledger import Removal

RULE = "exports.record"
_PARTS = (" | ", "\t", " ; ")
"""What stands between two fields."""
_NAMED = re.compile(r"[ \t]{0,4}(?P<key>[^\W\d]\w{0,24})=")
_LONGEST = 600
"""Characters of a value in front of the story."""
_LEAST_KEYS, _LEAST_KNOWN = 3, 2
"""Names of fields that show a record, and of these those that are known."""


def read(sheet: Sheet) -> Findings:
    """The fields in front of the story, in its first line; and those behind it."""
    text = sheet.text
    found = _NAMED.match(text)
    if found is None:
        return Findings()
    for part in _PARTS:
        values, start, end = _fields(text, part)
        known = {role for role, _ in values}
        if end > start and len(values) >= _LEAST_KEYS and len(known - {""}) >= _LEAST_KNOWN:
            edits: list[Removal] = [sheet.cut(0, start, RULE)]
            if end < len(text):
                edits.append(sheet.cut(end, len(text), RULE))
            return Findings(tuple(edits), metadata_of((x for x in values if x[0]), text))
    return Findings()


def may_be(text: str) -> bool:
    """Whether a text begins with the name of a field."""
    return _NAMED.match(text) is not None


def _fields(text: str, part: str) -> tuple[list[tuple[str, str]], int, int]:
    """The fields with what each becomes, and where the story begins and ends; both 0 without one."""
    values: list[tuple[str, str]] = []
    at = 0
    while (found := _NAMED.match(text, at)) is not None:
        roles = roles_of(found["key"])
        if "body" in roles and values:
            end, behind = _behind(text, found.end(), part)
            return values + behind, found.end(), end
        stop = text.find(part, found.end(), found.end() + _LONGEST)
        if stop < 0 or "\n" in text[found.end() : stop]:
            break
        values.append((main_role(roles), text[found.end() : stop].strip(" \t\"'")))
        at = stop + len(part)
    return [], 0, 0


def _behind(text: str, start: int, part: str) -> tuple[int, list[tuple[str, str]]]:
    """Where the story ends, and the fields behind it."""
    values: list[tuple[str, str]] = []
    end = len(text.rstrip())
    while (at := text.rfind(part, max(start, end - _LONGEST), end)) >= 0:
        found = _NAMED.match(text, at + len(part))
        if found is None or found.end() > end or "\n" in text[at:end].strip("\n"):
            break
        values.append((main_role(roles_of(found["key"])), text[found.end() : end].strip(" \t\"'")))
        end = at
    return (end if values else len(text)), values
