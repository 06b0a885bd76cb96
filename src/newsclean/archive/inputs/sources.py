"""Opens archives: recognises what a file is, by content first, and streams its records."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import field
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from newsclean.archive.inputs import (
    csv_tables,
    file_archives,
    jsonlines,
    parquet,
    story_files,
    warc,
)
from newsclean.archive.inputs.compression import SUFFIXES, compression_of
from newsclean.archive.inputs.locate import Unit, check, units
from newsclean.archive.inputs.recognition import Format, recognised
from newsclean.archive.inputs.streams import (
    Consumed,
    DamageError,
    RawFile,
    Stream,
    decompressed,
    read_within,
    with_head,
)
from newsclean.archive.pages import shown, unpacked
from newsclean.archive.records import Broken, Caps, Fields, Record, ResumeError, StoredPage
from newsclean.errors import MissingExtraError
from newsclean.light_dataclass import dataclass

_NESTED = 3
_CHANGED = (
    "the sources have changed since the job was interrupted: {}, so it cannot go on without losing"
    " records or writing some twice; put them back as they were, or start anew with --overwrite"
)


class RecordPosition(NamedTuple):
    """Where a record was, and what shows that all in front of it is still as it was read."""

    rank: tuple[str, ...]
    """Of its file, in the order of all files."""
    number: int
    """Its number there, from 1."""
    before: str
    """A digest of the names and sizes of all files in front of its own."""
    consumed: Consumed
    """What was read of its file when it came; :data:`UNOPENED` where the file cannot be opened."""

    @classmethod
    def of(cls, values: Sequence[Any]) -> RecordPosition:
        """From JSON."""
        rank, number, before, consumed = values
        return cls(tuple(rank), number, before, (consumed[0], consumed[1]))


UNOPENED: Consumed = (-1, "")


@dataclass(frozen=True, slots=True)
class Located:
    """A record and where it was."""

    record: Record
    place: RecordPosition


@dataclass
class ArchiveReader:
    """Reads archives record by record.

    ``position`` is what was read of the files so far, in bytes as they lie on the disk.
    """

    arguments: tuple[str, ...]
    fields: Fields = field(default_factory=Fields)
    caps: Caps = field(default_factory=Caps)
    leave_out: frozenset[Path] = frozenset()
    position: int = 0

    def records(self, after: RecordPosition | None = None) -> Iterator[Located]:
        """All records, or those behind a place. Files before that place are not opened again.

        Raises:
            InputError: an argument names nothing that exists.
            MissingExtraError: a file needs a package that is not installed.
            ResumeError: what is in front of the place is not what it was.
        """
        before = hashlib.sha256()
        for unit in units(self.arguments, self.leave_out):
            skip, expected = 0, None
            if after is not None:
                if unit.rank < after.rank:
                    self.position += _size(unit)
                    _pass(before, unit)
                    continue
                if unit.rank != after.rank or before.hexdigest() != after.before:
                    raise ResumeError(_CHANGED.format("the files in front of it are not those"))
                skip, expected, after = after.number, after.consumed, None
            for number, (record, consumed) in enumerate(self._unit(unit, skip, expected), skip + 1):
                yield Located(
                    record, RecordPosition(unit.rank, number, before.hexdigest(), consumed)
                )
            _pass(before, unit)
        if after is not None:
            raise ResumeError(_CHANGED.format("the file where it stopped is gone"))

    def _unit(
        self, unit: Unit, skip: int, expected: Consumed | None
    ) -> Iterator[tuple[Record, Consumed]]:
        """The records behind the first ``skip``, each with what was read until it came."""
        changed = ResumeError(_CHANGED.format(f"{unit.name} begins otherwise than it did"))
        try:
            file = _opened(unit)
        except OSError as error:
            if expected is None:
                reason = f"the file cannot be read ({error.strerror or error})"
                yield Broken(id=unit.name, reason=reason), UNOPENED
            elif expected != UNOPENED:
                raise changed from error
            return
        before = self.position
        with nullcontext() if unit.path is None else file:
            raw = RawFile(file, expected)
            number = 0
            for number, record in enumerate(self._read(raw, unit.name, unit.alone, file), 1):
                self.position = before + max(raw.position, _tell(file))
                if number > skip:
                    if not raw.proven:
                        raise changed
                    yield record, raw.consumed()
            if not raw.proven or number < skip:
                raise changed
        self.position = before + max(raw.position, _size(unit))

    def _read(
        self, raw: Stream, name: str, alone: bool, file: BinaryIO | None = None, depth: int = 0
    ) -> Iterator[Record]:
        """Records of a stream that may be anything."""
        try:
            stream, head, plain = self._uncovered(raw, name)
            form = recognised(head, plain)
            if form in ("zip", "parquet") and file is not None and isinstance(raw, RawFile):
                raw.take_whole()
            if form in ("zip", "parquet") and (file is None or plain != name):
                yield Broken(
                    id=name, reason=f"a {form} file inside another archive; unpack it first"
                )
            elif form == "page":
                yield from self._page(stream, name)
            elif depth < _NESTED:
                records = self._archive(form, stream, name, alone, file, depth)
                containers = form in ("zip", "tar")
                yield from records if containers else self._without_flood(records, name)
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
        elif form == "csv":
            yield from csv_tables.csv_records(stream, name, self.fields, self.caps)
        elif form == "warc":
            yield from warc.warc_records(stream, name, self.caps)
        elif form == "parquet" and file is not None:
            yield from parquet.records(file, name, self.fields, self.caps)
        else:
            members = (
                file_archives.zip_members(file, self.caps)
                if form == "zip" and file is not None
                else file_archives.tar_members(stream, self.caps)
            )
            barren = 0
            for member, content in members:
                inner = shown(member) if alone else f"{name}/{shown(member)}"
                inner = inner if member else name
                barren += 1
                if isinstance(content, str):
                    yield Broken(id=inner, reason=content)
                else:
                    for record in self._read(content, inner, False, depth=depth + 1):
                        barren = barren if isinstance(record, Broken) else 0
                        yield record
                if barren > self.caps.rejects:
                    yield self._flood(name)
                    return

    def _without_flood(self, records: Iterator[Record], name: str) -> Iterator[Record]:
        """The records; the first ones only of a row that cannot be read and is too long."""
        row = 0
        for record in records:
            row = row + 1 if isinstance(record, Broken) else 0
            if row > self.caps.rejects:
                yield self._flood(name)
                return
            yield record

    def _flood(self, name: str) -> Broken:
        most = f"{self.caps.rejects:,}"
        reason = f"more than {most} records in a row cannot be read; the rest was left"
        return Broken(id=name, reason=reason)

    def _page(self, stream: Stream, name: str) -> Iterator[Record]:
        head, stream = with_head(stream, story_files.SAMPLE)
        splitter = story_files.recognised_stories(head)
        if splitter is not None:
            yield from story_files.story_records(stream, name, splitter, self.caps)
            return
        content, more, damage = read_within(stream, self.caps.record)
        lost = next((d.reason for d in damage if d.lost), None)
        if more:
            lost = f"a page of more than {self.caps.record:,} bytes"
        if lost:
            yield Broken(id=name, reason=lost)
            return
        yield unpacked(StoredPage(id=name, content=content), self.caps)
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
    reader = ArchiveReader(names, fields or Fields(), caps or Caps())
    return (located.record for located in reader.records())


def _without_suffix(name: str, magic: bytes) -> str:
    for suffix in SUFFIXES[magic]:
        if name.lower().endswith(suffix):
            bare = name[: -len(suffix)]
            return bare + ".tar" if suffix.startswith(".t") else bare
    return name


def _pass(before: Any, unit: Unit) -> None:
    """Take a file into the digest of those that are done."""
    before.update(repr((unit.rank, unit.name, _size(unit))).encode("utf-8", "replace"))


def _opened(unit: Unit) -> BinaryIO:
    if unit.path is None:
        if sys.stdin is None:
            raise OSError(None, "standard input is closed")
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
    reader = ArchiveReader(())
    for unit in units(arguments):
        try:
            with _opened(unit) as file:
                _, head, plain = reader._uncovered(RawFile(file), unit.name)
                yield unit, recognised(head, plain)
        except (OSError, DamageError, MissingExtraError):
            yield unit, None
