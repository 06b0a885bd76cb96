"""The registry of output formats: the command line and archives write what stands here.

A new format is a module with its functions and one entry of :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsclean.model import flat_row
from newsclean.model.article import Article
from newsclean.model.json_text import safe_json
from newsclean.writing import quote_rows, schema_org


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
    write_record: Callable[[Article, str, str | None], str]
    """The article as one record of many, with the record's id and address: a file of its own in a
    folder, or a line, where the format has ``line_suffixes``."""
    line_suffixes: tuple[str, ...] = ()
    """Of files that hold many articles, one record behind the other; none: one article is one file."""
    head: str = ""
    """What stands in front of the records of such a file."""


def _json_file(article: Article) -> str:
    return article.to_json(indent=2) + "\n"


def _json_record(article: Article, identity: str, url: str | None) -> str:
    """One object on one line, ``id``, ``status`` and ``reason`` in front."""
    head = safe_json({"id": identity, "status": "ok", "reason": None})
    return f"{head[:-1]}, {article.to_json()[1:]}\n"


def _json_line(article: Article) -> str:
    return article.to_json() + "\n"


def _csv_file(article: Article) -> str:
    return _CSV_HEAD + _csv_record(article, "", None)


def _csv_record(article: Article, identity: str, url: str | None) -> str:
    return flat_row.csv_line([identity, *article.to_row().values()])


_CSV_HEAD = flat_row.csv_line(["id", *flat_row.COLUMNS])


def _markdown_record(article: Article, identity: str, url: str | None) -> str:
    """Markdown behind YAML front matter."""
    head = {"id": identity, "url": url, "kind": article.quality.kind}
    lines = [f"{key}: {safe_json(value)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", article.to_markdown()])


def _text_file(article: Article) -> str:
    return article.to_text() + "\n"


def _text_record(article: Article, identity: str, url: str | None) -> str:
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
        ),
        Format(
            name="markdown", suffix=".md", write=Article.to_markdown, write_record=_markdown_record
        ),
        Format(
            name="jsonl",
            suffix=".jsonl",
            write=_json_line,
            write_record=_json_record,
            line_suffixes=(".jsonlines", ".jl"),
        ),
        Format(
            name="csv",
            suffix=".csv",
            write=_csv_file,
            write_record=_csv_record,
            line_suffixes=(".csv",),
            head=_CSV_HEAD,
        ),
        Format(
            name="quotes",
            suffix=".csv",
            write=quote_rows.write,
            write_record=quote_rows.write_record,
            line_suffixes=(".csv",),
            head=quote_rows.HEAD,
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
