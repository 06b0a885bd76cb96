"""WARC, read by hand: libraries end at the first damaged record, archives do not.

(fastwarc 2.0 and warcio 1.8 raise at a wrong length, at garbage between records and at a wrong
checksum, and lose all that follows; some sixty CC-NEWS files of 2016 are damaged so.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsclean import lazy_re as re
from newsclean.archive import buffers
from newsclean.archive.inputs.http import Answer, declared_length, media_refusal, taken_apart
from newsclean.archive.inputs.streams import DamageError, Stream, chunks
from newsclean.archive.pages import shown
from newsclean.archive.records import Broken, Caps, Record, StoredPage
from newsclean.light_dataclass import dataclass
from newsclean.model.moments import utc
from newsclean.reading import SourceKind

_START = re.compile(rb"WARC/\d\.\d+\r?\n")
_MARK = re.compile(rb"\r?\nWARC/[01]\.\d+\r?\n")
_LINE_ENDS = re.compile(rb"[\r\n]*")
_HEADER_OR_MARK = re.compile(rb"\r?\n\r?\n|" + _MARK.pattern)
_MOST_HEADER = 1 << 20
_RECORD_END = b"\r\n\r\n"
_MARK_SIZE = len(b"\r\n\r\nWARC/1.0000\r\n")
"""Bytes in which the beginning of a record is seen."""
_PAGES = {"response", "resource", "conversion"}


class _Window:
    """A stretch of the stream that can be looked at before it is consumed."""

    def __init__(self, stream: Stream) -> None:
        self._chunks = chunks(stream)
        self._data = b""
        self._at = 0
        self._came = 0
        self.over = False
        self.damage: list[DamageError] = []

    @property
    def size(self) -> int:
        """Bytes that are there."""
        return len(self._data) - self._at

    @property
    def offset(self) -> int:
        """Where the window begins in the stream."""
        return self._came - self.size

    def fill(self, size: int) -> bool:
        """Whether at least ``size`` bytes are there now."""
        have, wanted = self.size, size
        if have >= size or self.over:
            return have >= size
        # Some more than asked for, so that what is there is not copied for every few bytes.
        size = max(size, have + have // 2)
        parts = [self._data[self._at :]]
        while have < size and not self.over:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.over = True
            elif isinstance(chunk, DamageError):
                self.damage.append(chunk)
                parts.append(_RECORD_END)  # the next record is found at the start of a line
                have += len(parts[-1])
            else:
                parts.append(chunk)
                have += len(chunk)
                self._came += len(chunk)
        self._data, self._at = b"".join(parts), 0
        return have >= wanted

    def take(self, size: int) -> bytes:
        start, self._at = self._at, min(self._at + size, len(self._data))
        return self._data[start : self._at]

    def peek(self, start: int, size: int) -> bytes:
        return self._data[self._at + start : self._at + start + size]

    def skip_line_ends(self) -> bool:
        """Whether anything is left behind line ends."""
        while self.size or self.fill(1):
            found = _LINE_ENDS.match(self._data, self._at)
            self._at = found.end() if found else self._at
            if self.size:
                return True
        return False

    def find(self, mark: re.Pattern[bytes], most: int) -> re.Match[bytes] | None:
        """The mark within ``most`` bytes; looks ahead no further than needed."""
        start = 0
        while True:
            found = mark.search(self._data, self._at + start)
            if found or self.over or self.size >= most:
                return found
            start = max(0, self.size - _MARK_SIZE)
            self.fill(self.size + buffers.LARGE_PIECE)

    def up_to(self, found: re.Match[bytes] | None) -> bytes:
        """Take what is before a mark, or all there is."""
        return self.take(self.size if found is None else found.start() - self._at)

    def drop_until(self, mark: re.Pattern[bytes]) -> int:
        """Drop everything before the mark, or all to the end; how many bytes that was."""
        dropped = 0
        while True:
            found = mark.search(self._data, self._at)
            if found or self.over:
                return dropped + len(self.up_to(found))
            dropped += len(self.take(max(0, self.size - _MARK_SIZE)))
            self.fill(self.size + buffers.LARGE_PIECE)


@dataclass(frozen=True, slots=True)
class _Header:
    fields: dict[str, str]
    offset: int
    """Of the record in the stream."""

    @property
    def kind(self) -> str:
        return self.fields.get("warc-type", "").lower()

    @property
    def url(self) -> str | None:
        url = self.fields.get("warc-target-uri", "").strip("<>")
        return shown(url) if url else None

    @property
    def about(self) -> dict[str, Any]:
        """What the archive says of the page."""
        found = self.fields
        return {
            "crawled": utc(found.get("warc-date", "")),
            "digest": shown(found.get("warc-payload-digest", "")) or None,
            "offset": self.offset,
        }

    @property
    def length(self) -> int | None:
        """As declared; None where it is missing or no length."""
        return declared_length(self.fields)


def warc_records(stream: Stream, name: str, caps: Caps) -> Iterator[Record]:
    """The pages among the records (responses, resources, conversions), and what is damaged."""
    window = _Window(stream)
    number = hurt = 0
    more = True
    while more:
        more = window.skip_line_ends()
        for problem in window.damage:
            hurt += 1
            yield Broken(id=f"{name}:damage-{hurt}", reason=problem.reason)
        window.damage.clear()
        if not more:
            return
        number += 1
        place = f"{name}:{number}"
        window.fill(_MARK_SIZE)
        if _START.match(window.peek(0, _MARK_SIZE)):
            yield from _one(window, place, caps)
        else:
            lost = window.drop_until(_MARK)
            yield Broken(id=place, reason=f"{lost:,} bytes that belong to no WARC record")


def _one(window: _Window, place: str, caps: Caps) -> Iterator[Record]:
    """The record that the window begins with."""
    offset = window.offset
    window.take(len(b"WARC/"))
    end = window.find(_HEADER_OR_MARK, _MOST_HEADER)
    if end is None or end[0].strip():
        window.drop_until(_MARK)
        yield Broken(id=place, reason="a WARC header without end")
        return
    header = _Header(_parsed(window.up_to(end)), offset)
    window.take(len(end[0]))
    identity = shown(header.fields.get("warc-record-id", "").strip("<> ")) or place
    length = header.length
    content = None if length is None or length > caps.record else _declared(window, length)
    if content is not None:
        record = _page(header, content, identity, caps) if header.kind in _PAGES else None
    else:
        record = _undeclared(window, header, identity, caps)
    if record is not None:
        yield record


def _declared(window: _Window, length: int) -> bytes | None:
    """The content by its declared length; None where no record or end follows there."""
    if not window.fill(length + _MARK_SIZE) and window.size < length:
        return None
    behind = length
    while not (rest := window.peek(behind, buffers.BEGINNING).lstrip(b"\r\n")):
        behind = min(behind + buffers.BEGINNING, window.size)
        if behind > length + _MOST_HEADER:
            return None
        if behind == window.size and not window.fill(behind + _MARK_SIZE) and window.size == behind:
            break
    ended = (
        window.peek(length, len(_RECORD_END)) == _RECORD_END
    )  # as a record ends; junk may follow
    if rest and not ended and not rest.startswith(b"WARC/"):
        return None
    return window.take(length)


def _undeclared(window: _Window, header: _Header, identity: str, caps: Caps) -> Record | None:
    """A record whose length is false or beyond the cap: it ends where the next one begins."""
    if _START.match(window.peek(0, _MARK_SIZE)):
        return None if header.kind not in _PAGES else Broken(id=identity, reason="an empty record")
    found = window.find(_MARK, caps.record)
    whole = found is not None or window.over
    content = window.up_to(found).rstrip(b"\r\n")
    if not whole:
        window.drop_until(_MARK)
    if header.kind not in _PAGES:
        return None
    if whole:
        page = _page(header, content, identity, caps, certain=False)
        if isinstance(page, StoredPage):
            return page
    elif content.startswith(b"HTTP/"):
        if refusal := media_refusal(taken_apart(content[:65536]).content_type):
            return Broken(id=identity, reason=refusal, url=header.url, status="no-page")
    reason = "the record is cut off, too large, or its length is wrong"
    return Broken(id=identity, reason=reason, url=header.url)


def _parsed(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        key, colon, value = line.partition(":")
        if colon:
            fields.setdefault(key.strip().lower(), value.strip())
    return fields


def _page(
    header: _Header, content: bytes, identity: str, caps: Caps, *, certain: bool = True
) -> Record:
    """The page in a record's content; not ``certain``: only if HTTP's own length confirms it."""
    content_type = header.fields.get("content-type")
    kind: SourceKind | None = "text" if header.kind == "conversion" else None
    if content.startswith(b"HTTP/"):
        answer: Answer | None = taken_apart(content)
        if answer is not None and not certain:
            answer = answer.confirmed()
        if answer is None:
            return Broken(id=identity, reason="", url=header.url)
        return answer.page(identity, header.url, caps, header.about)
    if not certain:
        return Broken(id=identity, reason="", url=header.url)
    if header.kind == "response":
        content_type = None
    refusal = media_refusal(content_type)
    if refusal:
        return Broken(id=identity, reason=refusal, url=header.url, status="no-page")
    return StoredPage(
        id=identity, content=content, url=header.url, kind=kind, content_type=content_type,
        about=header.about,
    )  # fmt: skip
