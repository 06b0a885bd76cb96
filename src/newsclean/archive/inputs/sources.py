"""Opens archives: recognises what a file is, by content first, and streams its records."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from newsclean.archive.inputs import containers, jsonlines, warc
from newsclean.archive.inputs.compression import SUFFIXES, compression_of
from newsclean.archive.inputs.locate import Unit, check, units
from newsclean.archive.inputs.streams import (
    DamageError,
    RawFile,
    Stream,
    decompressed,
    read_within,
    with_head,
)
from newsclean.archive.outputs import parquet
from newsclean.archive.pages import shown, unpacked
from newsclean.archive.records import Broken, Caps, Fields, Page, Record
from newsclean.errors import MissingExtraError

Format = Literal["page", "json-lines", "json", "warc", "tar", "zip", "parquet"]

_NESTED = 3
_LINES = (".jsonl", ".ndjson", ".jsonlines", ".jl")
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\{\s*+(?:"(?:[^"\\\n]|\\.){0,300}+"\s*+:|\})')
_ARRAY = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\[\s*+\{\s*+"')


@dataclass(frozen=True, slots=True)
class Located:
    """A record and where it was: the rank of its unit, and its number there (from 1)."""

    record: Record
    rank: tuple[str, ...]
    number: int


@dataclass
class Reader:
    """Reads archives record by record.

    ``position`` is what was read of the files so far, in bytes as they lie on the disk.
    """

    arguments: tuple[str, ...]
    fields: Fields = field(default_factory=Fields)
    caps: Caps = field(default_factory=Caps)
    leave_out: frozenset[Path] = frozenset()
    position: int = 0

    def records(self, after: tuple[tuple[str, ...], int] | None = None) -> Iterator[Located]:
        """All records, or those behind a place. Files before that place are not opened again.

        Raises:
            InputError: an argument names nothing that exists.
            MissingExtraError: a file needs a package that is not installed.
        """
        for unit in units(self.arguments, self.leave_out):
            skip = 0
            if after is not None and unit.rank <= after[0]:
                if unit.rank < after[0]:
                    self.position += _size(unit)
                    continue
                skip = after[1]
            for number, record in enumerate(self._unit(unit), 1):
                if number > skip:
                    yield Located(record, unit.rank, number)

    def _unit(self, unit: Unit) -> Iterator[Record]:
        try:
            file = _opened(unit)
        except OSError as error:
            yield Broken(
                id=unit.name, reason=f"the file cannot be read ({error.strerror or error})"
            )
            return
        before = self.position
        with nullcontext() if unit.path is None else file:
            raw = RawFile(file)
            for record in self._read(raw, unit.name, unit.alone, file):
                self.position = before + max(raw.position, _tell(file))
                yield record
        self.position = before + max(raw.position, _size(unit))

    def _read(
        self, raw: Stream, name: str, alone: bool, file: BinaryIO | None = None, depth: int = 0
    ) -> Iterator[Record]:
        """Records of a stream that may be anything."""
        try:
            stream, head, plain = self._uncovered(raw, name)
            form = recognised(head, plain)
            if form in ("zip", "parquet") and (file is None or plain != name):
                yield Broken(
                    id=name, reason=f"a {form} file inside another archive; unpack it first"
                )
            elif form == "page":
                yield from self._page(stream, name)
            elif depth < _NESTED:
                yield from self._archive(form, stream, name, alone, file, depth)
            else:
                yield Broken(id=name, reason="archives within archives, too deep")
        except DamageError as damage:
            yield Broken(id=name, reason=damage.reason)
        except MissingExtraError as error:
            if depth == 0:
                raise
            yield Broken(id=name, reason=str(error))
        except Exception as error:  # what a library makes of damage that nobody foresaw
            yield Broken(id=name, reason=shown(f"reading fails ({type(error).__name__}: {error})"))

    def _uncovered(self, raw: Stream, name: str) -> tuple[Stream, bytes, str]:
        """The stream without its compression, its head, and its name without the suffix."""
        head, stream = with_head(raw)
        magic = compression_of(head)
        if magic is None:
            return stream, head, name
        head, stream = with_head(decompressed(magic, stream, self.caps))
        return stream, head, _without_suffix(name, magic)

    def _archive(
        self,
        form: Format,
        stream: Stream,
        name: str,
        alone: bool,
        file: BinaryIO | None,
        depth: int,
    ) -> Iterator[Record]:
        if form == "json-lines":
            yield from jsonlines.json_lines(stream, name, self.fields, self.caps)
        elif form == "json":
            yield from jsonlines.json_stream(stream, name, self.fields, self.caps)
        elif form == "warc":
            yield from warc.warc_records(stream, name, self.caps)
        elif form == "parquet" and file is not None:
            yield from parquet.records(file, name, self.fields)
        else:
            members = (
                containers.zip_members(file)
                if form == "zip" and file is not None
                else containers.tar_members(stream)
            )
            for member, content in members:
                inner = shown(member) if alone else f"{name}/{shown(member)}"
                if isinstance(content, str):
                    yield Broken(id=inner, reason=content)
                else:
                    yield from self._read(content, inner, False, depth=depth + 1)

    def _page(self, stream: Stream, name: str) -> Iterator[Record]:
        content, more, damage = read_within(stream, self.caps.record)
        lost = next((d.reason for d in damage if d.lost), None)
        if more:
            lost = f"a page of more than {self.caps.record:,} bytes"
        if lost:
            yield Broken(id=name, reason=lost)
            return
        yield unpacked(Page(id=name, content=content), self.caps)
        for number, problem in enumerate(damage, 1):
            reason = f"{problem.reason}; the page was read all the same"
            yield Broken(id=f"{name}:damage-{number}", reason=reason)


def read(
    *sources: str | Path, fields: Fields | None = None, caps: Caps | None = None
) -> Iterator[Record]:
    """Pages of archives, and what is broken in them, one by one.

    Args:
        sources: files, folders, globs, ``@file`` (a list of files, a line each), ``-``.
        fields: where JSON and Parquet hold the page.
        caps: bounds on what is read.

    Raises:
        InputError: a source does not exist.
        MissingExtraError: a file needs a package that is not installed.
    """
    names = tuple(str(source) for source in sources)
    check(names)
    reader = Reader(names, fields or Fields(), caps or Caps())
    return (located.record for located in reader.records())


def recognised(head: bytes, name: str) -> Format:
    """What a stream is, by its first bytes, then by its name."""
    lower = name.lower()
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[257:262] == b"ustar" or (lower.endswith(".tar") and len(head) >= 512):
        return "tar"
    if re.match(rb"[\r\n]*WARC/\d", head) or (lower.endswith(".warc") and head):
        return "warc"
    if lower.endswith(_LINES):
        return "json-lines"
    if _ARRAY.match(head) and not lower.endswith((".html", ".htm")):
        return "json"
    if _OBJECT.match(head) and not lower.endswith((".html", ".htm")):
        return "json-lines" if _line_is_record(head) else "json"
    return "json" if lower.endswith(".json") else "page"


def _line_is_record(head: bytes) -> bool:
    """Whether the first line is a JSON object of its own, or too long to tell."""
    line, newline, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return line.rstrip().endswith(b"}") if newline else True


def _without_suffix(name: str, magic: bytes) -> str:
    for suffix in SUFFIXES[magic]:
        if name.lower().endswith(suffix):
            bare = name[: -len(suffix)]
            return bare + ".tar" if suffix.startswith(".t") else bare
    return name


def _opened(unit: Unit) -> BinaryIO:
    if unit.path is None:
        return sys.stdin.buffer
    # A named pipe or a device in a folder would block for ever.
    if not stat.S_ISREG(os.stat(unit.path).st_mode):
        raise OSError(None, "no regular file")
    return unit.path.open("rb")


def _size(unit: Unit) -> int:
    try:
        return unit.path.stat().st_size if unit.path is not None else 0
    except OSError:
        return 0


def _tell(file: BinaryIO) -> int:
    """Where a file is being read; zip and Parquet are not read from front to back."""
    try:
        return file.tell() if file.seekable() else 0
    except (OSError, ValueError):
        return 0


def describe(arguments: Iterable[str]) -> Iterator[tuple[Unit, Format | None]]:
    """Each unit and what it looks like; None where it cannot be opened."""
    reader = Reader(())
    for unit in units(arguments):
        try:
            with _opened(unit) as file:
                _, head, plain = reader._uncovered(RawFile(file), unit.name)
                yield unit, recognised(head, plain)
        except (OSError, DamageError, MissingExtraError):
            yield unit, None
