"""The registry of output formats: the command line and archives write what stands here.

A new format is a module with its functions and one entry of :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsclean.light_dataclass import dataclass
from newsclean.model import article_html, flat_row, markdown
from newsclean.model.article import Article
from newsclean.model.json_text import safe_json
from newsclean.writing import quote_rows, schema_org
from newsclean.writing.record_head import RecordHead


def _no_head(kept: Sequence[str]) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write an article. Its functions are those of a module, so that worker processes
    can be told of them."""

    name: str
    """What ``--format`` takes."""
    suffix: str
    """Of a file with one article, dot included."""
    write: Callable[[Article], str]
    """The whole content of such a file."""
    write_record: Callable[[Article, RecordHead], str]
    """The article as one record of many: a file of its own in a folder, or a line, where the format has
    ``line_suffixes``."""
    line_suffixes: tuple[str, ...] = ()
    """Of files that hold many articles, one record behind the other; none: one article is one file."""
    head: Callable[[Sequence[str]], str] = _no_head
    """What stands in front of the records of such a file, where these columns are kept."""
    takes_rejects: bool = False
    """Whether a line may be a reject."""


def _json_file(article: Article) -> str:
    return article.to_json(indent=2) + "\n"


def _json_record(article: Article, head: RecordHead) -> str:
    """One object on one line, the record's columns in front, those of its owner behind."""
    front = safe_json({"id": head.id, "status": "ok", "reason": None, **head.columns})
    behind = f", {safe_json(head.kept)[1:-1]}" if head.kept else ""
    return f"{front[:-1]}, {article.to_json()[1:-1]}{behind}}}\n"


def _json_line(article: Article) -> str:
    return article.to_json() + "\n"


_OF_RECORDS = ("status", "host", "crawled", "digest", "http", "offset")
"""The columns of a record that a flat row does not have itself."""


def _csv_file(article: Article) -> str:
    return flat_row.csv_line(flat_row.COLUMNS) + flat_row.csv_line(article.to_row().values())


def _csv_head(kept: Sequence[str]) -> str:
    return flat_row.csv_line(["id", *_OF_RECORDS, *flat_row.COLUMNS, *kept])


def _csv_record(article: Article, head: RecordHead) -> str:
    own = (head.id, *map(head.columns.get, _OF_RECORDS))
    row = article.to_row(date_format=head.date_format)
    return flat_row.csv_line([*own, *row.values(), *head.kept.values()])


def _markdown_file(article: Article) -> str:
    return markdown.to_markdown(article, {})


def _markdown_record(article: Article, head: RecordHead) -> str:
    kept = {name: value for name, value in head.columns.items() if value is not None}
    return markdown.to_markdown(article, {"id": head.id, **kept, **head.kept})


def _html_file(article: Article) -> str:
    return article_html.to_page(article)


def _html_record(article: Article, head: RecordHead) -> str:
    return _html_file(article)


def _text_file(article: Article) -> str:
    return article.to_text() + "\n"


def _text_record(article: Article, head: RecordHead) -> str:
    return _text_file(article)


FORMATS = {
    entry.name: entry
    for entry in (
        Format(
            name="json",
            suffix=".json",
            write=_json_file,
            write_record=_json_record,
            line_suffixes=(".jsonl", ".ndjson"),
            takes_rejects=True,
        ),
        Format(name="markdown", suffix=".md", write=_markdown_file, write_record=_markdown_record),
        Format(name="html", suffix=".html", write=_html_file, write_record=_html_record),
        Format(
            name="jsonl",
            suffix=".jsonl",
            write=_json_line,
            write_record=_json_record,
            line_suffixes=(".jsonlines", ".jl"),
            takes_rejects=True,
        ),
        Format(
            name="csv",
            suffix=".csv",
            write=_csv_file,
            write_record=_csv_record,
            line_suffixes=(".csv",),
            head=_csv_head,
        ),
        Format(
            name="quotes",
            suffix=".csv",
            write=quote_rows.write,
            write_record=quote_rows.write_record,
            line_suffixes=(".csv",),
            head=quote_rows.head,
        ),
        Format(
            name="schema.org",
            suffix=".jsonld",
            write=schema_org.write,
            write_record=schema_org.write_record,
        ),
        Format(name="text", suffix=".txt", write=_text_file, write_record=_text_record),
    )
}
"""Formats by name."""


def names() -> dict[str, str]:
    """What ``--format`` takes, names of formats and endings of files (``md``, ``txt``), and the format that
    each is."""
    endings = {entry.suffix[1:]: entry.name for entry in reversed(FORMATS.values())}
    return {**{name: name for name in FORMATS}, **endings, **{name: name for name in FORMATS}}
