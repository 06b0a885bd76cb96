"""What an output's name asks for: how an article becomes a row, and where rows go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from newsclean.archive.outputs.sinks import STDOUT, FolderSink, LinesSink, Sink, StreamSink
from newsclean.archive.outputs.working import Mark
from newsclean.archive.rows import FormatRow, RowWriter
from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass
from newsclean.writing import FORMATS, Format

_COMPRESSED = ("", ".gz", ".zst")
_PARQUET = ".parquet"
DEFAULT = "markdown"
"""The format of the files in a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """An output. Articles become bytes in the workers, so that the parent only stores them."""

    name: str
    """What kind of output it is: a resumed job must have the same."""
    row: RowWriter
    open: Callable[[str, Mark | None], Sink]
    """The sink, from the job's token and, where the job goes on, the sink's mark."""
    is_folder: bool = False
    takes_rejects: bool = True
    """Whether rejects may be rows, too."""


def destination(
    output: Path, asked: str | None, kept: Sequence[str] = (), date_format: str | None = None
) -> Destination:
    """What to write, and how.

    Args:
        output: its name decides.
        asked: the name of a format, for the files of a folder, or where several fit the name.
        kept: columns of the archive's owner.
        date_format: of the dates in CSV, as ``strftime`` takes it; None: ISO 8601.

    Raises:
        InputError: the name is of no known kind.
    """
    lower = output.name.lower()
    if output == STDOUT:
        form = FORMATS[asked or "json"]
        head = form.head(kept).encode()
        return Destination(
            name=form.name,
            row=FormatRow(form, date_format),
            open=lambda token, mark: StreamSink(head),
            takes_rejects=form.takes_rejects,
        )
    if lower.endswith(_PARQUET):
        return _table(output, kept)
    fitting = [f for f in FORMATS.values() if lower.endswith(_line_endings(f))]
    if fitting:
        return _lines(
            output, next((f for f in fitting if f.name == asked), fitting[0]), kept, date_format
        )
    if output.suffix and not output.is_dir() and asked is None:
        raise InputError(
            f"what to write into {output.name} is not clear; name the output .jsonl, .jsonl.gz,"
            " .jsonl.zst, .csv, .parquet, or a folder"
        )
    form = FORMATS[asked or DEFAULT]
    return Destination(
        name=f"{form.name} files",
        row=FormatRow(form, date_format),
        open=lambda token, mark: FolderSink(output, form.suffix, token, mark),
        is_folder=True,
    )


def _lines(output: Path, form: Format, kept: Sequence[str], date_format: str | None) -> Destination:
    head = form.head(kept).encode()
    return Destination(
        name=form.name,
        row=FormatRow(form, date_format),
        open=lambda token, mark: LinesSink(output, token, mark, head),
        takes_rejects=form.takes_rejects,
    )


def _table(output: Path, kept: Sequence[str]) -> Destination:
    from newsclean.archive.outputs.table_sink import TableSink
    from newsclean.archive.outputs.tables import table_row

    return Destination(
        name="table", row=table_row, open=lambda token, mark: TableSink(output, token, mark, kept)
    )


def _line_endings(form: Format) -> tuple[str, ...]:
    return tuple(suffix + packed for suffix in form.line_suffixes for packed in _COMPRESSED)


def bare_name(output: Path) -> str:
    """The name of an output without the endings that tell its kind."""
    name = output.name
    known = [end for form in FORMATS.values() for end in _line_endings(form)]
    for ending in sorted([*known, _PARQUET], key=len, reverse=True):
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name
