"""JSON Lines, and JSON that is not in lines, read record by record."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any

from newsclean import lazy_re as re
from newsclean.archive import buffers
from newsclean.archive.inputs.streams import DamageError, Stream, chunks
from newsclean.archive.pages import page_of, shown
from newsclean.archive.records import Broken, Caps, Fields, Record

_UNTIL_NEXT = re.compile(r"\}\s*+,?+\s*+(?=\{)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_BETWEEN = re.compile(r"[\s,\[\]]*")
_VALUE = re.compile(r'[{\["]')
_DECODER = json.JSONDecoder()


def json_lines(stream: Stream, name: str, fields: Fields, caps: Caps) -> Iterator[Record]:
    """One record a line; blank lines are none. A line that is no record is a reject."""
    number = hurt = 0
    for line in _lines(stream, caps.record):
        if isinstance(line, int):
            number += line
            continue
        if isinstance(line, DamageError):
            number += line.lost
            hurt += 1
            place = f"{name}:{number}" if line.lost else f"{name}:damage-{hurt}"
            yield Broken(id=place, reason=line.reason)
            continue
        number += 1
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _record(line, f"{name}:{number}", fields, caps)


def _lines(stream: Stream, cap: int) -> Iterator[bytes | int | DamageError]:
    """The lines, and numbers of empty ones; a line that is cut by damage or longer than ``cap`` comes as an
    error in its place."""
    parts: list[bytes] = []
    size = 0
    too_long = DamageError(f"a line of more than {cap:,} bytes", lost=True)
    for chunk in chunks(stream):
        if isinstance(chunk, DamageError):
            if chunk.lost:
                parts, size = [], 0
            yield chunk
            continue
        if not size and (empty := len(chunk) - len(chunk.lstrip(b"\n"))):
            yield empty
            chunk = chunk[empty:]
        first, *others = chunk.split(b"\n")
        size += len(first)
        if size <= cap:
            parts.append(first)
        else:
            parts = []
        for piece in others:
            yield too_long if size > cap else b"".join(parts)
            parts, size = [piece], len(piece)
    if size > cap:
        yield too_long
    elif size:
        yield b"".join(parts)


def _record(line: bytes, place: str, fields: Fields, caps: Caps) -> Record:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Old exports are not in UTF-8, but their keys and marks are ASCII all the same.
        text = line.decode("windows-1252", "replace")
    if _too_many(text, caps.values):
        return Broken(id=place, reason=_MANY.format(caps.values))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Broken(id=place, reason=f"the line is no JSON ({_short(error)})")
    return _from_value(value, place, fields)


_MANY = "the record has more than {:,} values"


def _too_many(text: str, most: int) -> bool:
    """Whether JSON has more values than so many: what its strings hold is none."""
    if sum(map(text.count, "[{,")) <= most:
        return False
    return sum(map(_STRING.sub('""', text).count, "[{,")) > most


def _from_value(value: Any, place: str, fields: Fields) -> Record:
    if not isinstance(value, dict):
        return Broken(id=place, reason="the record is no JSON object")
    return page_of(value, place, fields)


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else shown(str(error))[:100]


def json_stream(stream: Stream, name: str, fields: Fields, caps: Caps) -> Iterator[Record]:
    """Records of a JSON array, or objects one behind the other, over as many lines as they like."""
    number = 0
    text, at, goal, over = "", 0, 0, False
    source = _Pieces(_text(stream))
    while True:
        pieces, have = [], len(text) - at
        while not over and have <= goal:
            piece = source.next()
            if isinstance(piece, DamageError):
                number += 1
                yield Broken(id=f"{name}:{number}", reason=piece.reason)
            elif piece is None:
                over = True
            else:
                pieces.append(piece)
                have += len(piece)
        if pieces:
            text, at = "".join([text[at:], *pieces]), 0
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if at >= len(text):
            if over:
                return
            goal = 0
            continue
        value, end, reason = _next_value(text, at, over or len(text) - at > caps.record, caps)
        if reason is None:
            goal = 2 * (len(text) - at)  # doubled: a long record is not parsed again and again
            continue
        number += 1
        place = f"{name}:{number}"
        yield Broken(id=place, reason=reason) if reason else _from_value(value, place, fields)
        at, goal = end, 0
        if len(text) - at > buffers.PIECE:
            # Errors say how many lines lie in front of them, which takes long in a long text.
            source.back(text[at:])
            text, at, over = "", 0, False


def _next_value(text: str, at: int, final: bool, caps: Caps) -> tuple[Any, int, str | None]:
    """The value at a position, where reading goes on, and what is wrong (empty: nothing; None:
    the text may only be too short, unless it is ``final``)."""
    if text[at] not in '{["':  # a number or a word is no record, whatever comes behind
        following = _VALUE.search(text, at)
        return None, following.start() if following else len(text), "no JSON record (other text)"
    if len(text) - at > caps.values and _too_many(text[at:], caps.values):
        behind = _end_of(text, at)
        if behind is None and not final:
            return None, at, None
        return None, behind or len(text), _MANY.format(caps.values)
    try:
        value, end = _DECODER.raw_decode(text, at)
    except RecursionError as error:
        stopped, reason = at, _short(error)
    except ValueError as error:
        stopped, reason = getattr(error, "pos", at), _short(error)
        if not final and ("Unterminated" in reason or stopped >= len(text) - 16):
            return None, at, None
    else:
        touches_end = end == len(text) and not final  # a number may go on
        return (None, at, None) if touches_end else (value, end, "")
    # Behind what only looked like the start of a value, the next one may begin at once.
    if text[at + 1 : stopped].strip():
        following = _UNTIL_NEXT.search(text, stopped)
        behind = following.end() if following else len(text)
    else:
        following = _VALUE.search(text, max(stopped, at + 1))
        behind = following.start() if following else len(text)
    return None, behind, f"no JSON record ({reason})"


def _end_of(text: str, at: int) -> int | None:
    """Where the brackets that open at a place are all closed; None where the text is too short."""
    depth = 0
    for found in _BRACKET.finditer(text, at):
        sign = found.group()
        depth += (sign in "[{") - (sign in "]}")
        if depth <= 0:
            return found.end()
    return None


class _Pieces:
    """Pieces of a text; what was taken can be put back, and comes again in small ones."""

    def __init__(self, source: Iterator[str | DamageError]) -> None:
        self._source = source
        self._again = ""
        self._at = 0

    def next(self) -> str | DamageError | None:
        if self._at < len(self._again):
            self._at += buffers.PIECE
            return self._again[self._at - buffers.PIECE : self._at]
        self._again, self._at = "", 0
        return next(self._source, None)

    def back(self, text: str) -> None:
        self._again, self._at = text + self._again[self._at :], 0


def _text(stream: Stream) -> Iterator[str | DamageError]:
    """The stream as text, in pieces that do not split a character."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    for chunk in chunks(stream):
        if isinstance(chunk, DamageError):
            yield chunk
        else:
            yield decoder.decode(chunk)
    yield decoder.decode(b"", True)
