"""Files of many stories as plain text: exports of databases and folders of mail, read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from newsclean.archive.inputs.streams import DamageError, Stream, chunks
from newsclean.archive.records import Broken, Caps, Record, StoredPage
from newsclean.exports import Splitter, splitter_of

SAMPLE = 1 << 17
"""Bytes at the beginning of a file by which it is told whether it holds many stories."""
_HEADERS = ("Subject", "From", "Date")


def recognised_stories(head: bytes) -> Splitter | None:
    """How a file that begins so is cut into stories; None where it is one page or text."""
    if b"\0" in head or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return None
    return splitter_of(_text(head))


def story_records(stream: Stream, name: str, splitter: Splitter, caps: Caps) -> Iterator[Record]:
    """The stories of a file, one by one; ``name:3`` is the id of the third."""
    number = 0
    for part in _parts(stream, splitter, caps):
        if isinstance(part, str):
            number += 1
            yield Broken(id=f"{name}:{number}", reason=part)
        elif part.strip():
            number += 1
            yield _record(part, f"{name}:{number}", splitter)


def _record(part: bytes, place: str, splitter: Splitter) -> Record:
    if not splitter.is_mail:
        return StoredPage(id=place, content=part, kind="text")
    message = message_from_bytes(part.split(b"\n", 1)[-1], policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        return Broken(id=place, reason="a message without text")
    try:
        content = str(body.get_content())
    except (LookupError, ValueError) as error:
        return Broken(id=place, reason=f"a message in an unknown encoding ({error})")
    if body.get_content_subtype() == "html":
        return StoredPage(id=place, content=content, kind="html")
    head = "\n".join(f"{key}: {message[key]}" for key in _HEADERS if message[key])
    return StoredPage(id=place, content=f"{head}\n\n{content}", kind="text")


def _parts(stream: Stream, splitter: Splitter, caps: Caps) -> Iterator[bytes | str]:
    """The bytes of each story; a reason where some are missing or too many."""
    part: list[bytes] = []
    size = 0
    closing = blank = 0
    begun = False
    for line in _lines(stream):
        if isinstance(line, str):
            yield line
            continue
        text = _text(line).strip()
        if splitter.opens is not None and splitter.opens(text):
            if part and (begun or splitter.is_mail):
                yield b"".join(part)
            part, size, begun = [], 0, True
        part.append(line)
        size += len(line)
        if size > caps.record:
            yield f"a story of more than {caps.record:,} bytes"
            part, size = [], 0
        if splitter.closes is None:
            continue
        if splitter.closes(text):
            closing, blank = 1, 0
        elif closing and not text:
            blank += 1
        else:
            closing = 0
        if closing and blank >= splitter.blanks:
            yield b"".join(part)
            part, size, closing = [], 0, 0
    if part:
        yield b"".join(part)


def _lines(stream: Stream) -> Iterator[bytes | str]:
    """The lines of a stream with their breaks, and the reasons of damage."""
    rest: list[bytes] = []
    for chunk in chunks(stream):
        if isinstance(chunk, DamageError):
            yield chunk.reason
            continue
        first, newline, more = chunk.partition(b"\n")
        rest.append(first + newline)
        if not newline:
            continue
        yield b"".join(rest)
        lines = _kept(more)
        rest = [lines.pop()] if lines and not lines[-1].endswith(b"\n") else []
        yield from lines
    if rest:
        yield b"".join(rest)


def _kept(data: bytes) -> list[bytes]:
    """Lines that end in a line feed: a lone carriage return is no break here."""
    parts = data.split(b"\n")
    last = parts.pop()
    return [part + b"\n" for part in parts] + ([last] if last else [])


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").lstrip("\ufeff")
