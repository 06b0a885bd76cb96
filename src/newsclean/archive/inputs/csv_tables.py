"""CSV in: a page a row, its fields under the names that the first row gives."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.archive.inputs.streams import DamageError, Stream, chunks, with_head
from newsclean.archive.pages import page_of
from newsclean.archive.records import Broken, Caps, Fields, Record

SUFFIXES = (".csv", ".tsv")
_PAGE_COLUMNS = frozenset((*Fields().html, *Fields().text))
_COLUMN = re.compile(r"\w{0,40}+")
_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"


def is_table(head: bytes) -> bool:
    """Whether a stream without a name begins as a table: its first line is names of columns alone, one of
    them that of a column with pages."""
    first, newline, _ = _decoded(head).partition("\n")
    names = [name.strip('"') for name in first.rstrip("\r").split(_delimiter(first))]
    return (
        bool(newline and len(names) > 1 and _PAGE_COLUMNS & set(names))
        and all(_COLUMN.fullmatch(name) for name in names)
    )  # fmt: skip


def csv_records(stream: Stream, name: str, fields: Fields, caps: Caps) -> Iterator[Record]:
    """A record a row; a row that cannot be read is a reject, and reading goes on behind it."""
    head, stream = with_head(stream, _SAMPLE)
    damage: list[DamageError] = []
    rows = csv.reader(
        _lines(stream, _charset(head), caps.record, damage),
        delimiter=_delimiter(_decoded(head).partition("\n")[0]),
    )
    names: list[str] = []
    number = 0
    for row in _rows(rows, caps.record):
        while damage:
            yield Broken(id=f"{name}:{number + 1}", reason=damage.pop(0).reason)
        if not names and isinstance(row, list):
            names = row
            continue
        if row:
            number += 1
            place = f"{name}:{number}"
            if isinstance(row, str):
                yield Broken(id=place, reason=f"the row cannot be read ({row})")
            else:
                yield page_of(dict(zip(names, row, strict=False)), place, fields)
    for problem in damage:
        yield Broken(id=f"{name}:{number + 1}", reason=problem.reason)


def _rows(rows: Iterator[list[str]], cap: int) -> Iterator[list[str] | str]:
    """The rows, or what is wrong with one. The bound on the size of a cell is the whole process's: it is
    raised only while a row is being read."""
    while True:
        before = csv.field_size_limit(cap)
        try:
            row: list[str] | str = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            row = str(error)
        finally:
            csv.field_size_limit(before)
        yield row


def _lines(stream: Stream, charset: str, cap: int, damage: list[DamageError]) -> Iterator[str]:
    """The lines with their breaks, one longer than ``cap`` in pieces; what is damaged goes into a list."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    rest: list[str] = []
    size = 0
    for chunk in chunks(stream):
        if isinstance(chunk, DamageError):
            damage.append(chunk)
            continue
        first, *others = decoder.decode(chunk).replace("\0", "\ufffd").split("\n")
        rest.append(first)
        size += len(first)
        for piece in others:
            yield "".join(rest) + "\n"
            rest, size = [piece], len(piece)
        if size > cap:
            yield "".join(rest)
            rest, size = [], 0
    if rest:
        yield "".join(rest)


def _charset(head: bytes) -> str:
    """UTF-8, else what spreadsheets write: UTF-16 with its mark, Windows-1252."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8-sig"


def _decoded(head: bytes) -> str:
    return codecs.getincrementaldecoder(_charset(head))("replace").decode(head)


def _delimiter(line: str) -> str:
    """What most often stands between the names of the columns."""
    return max(_DELIMITERS, key=line.count)
