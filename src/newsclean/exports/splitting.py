"""Where one story ends and the next begins in a file of many: an export of a database, a folder of mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsclean import lazy_re as re
from newsclean.exports.export_words import compiled, listed, normal, roles_of
from newsclean.exports.line_kinds import is_rights
from newsclean.light_dataclass import dataclass

_FEWEST = 2
"""Marks that make a file one of many stories."""
_BLANKS = 2
"""Blank lines that part records below a notice of rights, which stories bear, too."""
_RULE = re.compile(r"[_=]{40,200}|-{60,200}|\*{40,200}")
_FROM = re.compile(r"From \S{1,200} .{0,60}\d{4}\Z|From - .{0,60}\d{4}\Z")
_LABEL = re.compile(r"([^\W\d_][^:：\n]{0,30}?)\s?[:：]")
_NUMBERED = re.compile(r"(?:\S{1,12} )?document (?:number|no\.?|id)\s?:\s?\S{4,40}", re.IGNORECASE)
_COUNTER = (
    r"\W{{0,3}}(?:(?:{0})\s)?(\d{{1,6}})\s[^\W\d_]{{1,5}}\s(\d{{1,6}})(?:\s(?:{0}))?\W{{0,3}}"
)
_ID = r"(?:{0})\s+(?=\S*\d)[A-Za-z\d]{{12,40}}"


@dataclass(frozen=True, slots=True)
class Splitter:
    """How a file is cut into stories.

    Attributes:
        opens: whether a story begins with a line; None where only ends are marked.
        closes: whether a story ends with a line; None where only beginnings are marked.
        blanks: blank lines that must follow the line that closes.
        is_mail: whether the parts are messages with their headers.
    """

    opens: Callable[[str], bool] | None = None
    closes: Callable[[str], bool] | None = None
    blanks: int = 0
    is_mail: bool = False


def splitter_of(sample: str) -> Splitter | None:
    """How to cut the file that begins with ``sample``; None where it holds one story, as most do.

    >>> splitter_of("One of the boats sank.") is None
    True
    """
    lines = [line.strip() for line in sample.split("\n")]
    filled = [line for line in lines if line]
    if not filled:
        return None
    if is_envelope(filled[0]) and len(filled) > 1 and _LABEL.match(filled[1]):
        return Splitter(opens=is_envelope, is_mail=True)
    if any(_counts(line) for line in filled):
        return Splitter(opens=_counts)
    for closes in (_is_end, _is_id, _is_numbered):
        if sum(map(closes, filled)) >= _FEWEST:
            return Splitter(closes=closes)
    if _RULE.fullmatch(filled[0]) and sum(line == filled[0] for line in filled) >= _FEWEST:
        rule = filled[0]
        return Splitter(opens=lambda line: line == rule)
    return _by_label(lines) or _by_rights(lines)


def is_envelope(line: str) -> bool:
    """Whether a line is that in which a mailbox has a message begin: ``From ada@herald.example  Tue Mar  3
    19:22:41 1998``."""
    return _FROM.match(line) is not None


def _counts(line: str) -> bool:
    """``3 of 12 DOCUMENTS``: with the word, and of more than one."""
    if not any(map(str.isdigit, line)):
        return False
    found = compiled(_COUNTER, ("record", "documents")).fullmatch(line)
    return (
        found is not None
        and int(found[2]) > 1
        and any(c.isalpha() for c in line.split()[0] + line.split()[-1])
    )


def _is_end(line: str) -> bool:
    return normal(line) in listed("record", "end")


def _is_id(line: str) -> bool:
    return compiled(_ID, ("record", "documents")).fullmatch(line) is not None


def _is_numbered(line: str) -> bool:
    return _NUMBERED.fullmatch(line) is not None


def _by_label(lines: Sequence[str]) -> Splitter | None:
    """Where the label of the first line, a headline's, opens further blocks."""
    first = next(line for line in lines if line)
    found = _LABEL.match(first)
    if found is None or "headline" not in roles_of(found[1]):
        return None
    start = found[0]
    if sum(line.startswith(start) for line in lines) < _FEWEST:
        return None
    return Splitter(opens=lambda line: line.startswith(start))


def _by_rights(lines: Sequence[str]) -> Splitter | None:
    """Where notices of rights are followed by several blank lines."""
    count = 0
    for i, line in enumerate(lines):
        behind = lines[i + 1 : i + 1 + _BLANKS]
        if line and not any(behind) and is_rights(line):
            count += 1
    if count < _FEWEST:
        return None
    return Splitter(closes=is_rights, blanks=_BLANKS)
