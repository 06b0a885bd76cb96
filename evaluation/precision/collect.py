"""Run the library over folders of real text and write down every edit it makes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import newsclean
from evaluation.precision.verdicts import Row

LONGEST = 20_000
"""A longer plain text is taken apart at blank lines, in characters."""
CONTEXT = 60
"""Characters that are kept on either side of an edit."""

_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A document to clean: its text or page, where it comes from, and in which language."""

    text: str
    kind: str
    language: str
    name: str
    is_page: bool = False


def digest(rule: str, before: str, after: str, context: str) -> str:
    """The short name of an edit: the same edit in the same words has the same one in every run."""
    whole = "|".join((rule, before, after, context))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """The text in parts of at most about ``longest`` characters, cut at blank lines only."""
    start = last = 0
    for blank in _BLANK.finditer(text):
        if blank.end() - start > longest and last > start:
            yield text[start:last]
            start = last
        last = blank.end()
    if len(text) - start > longest and last > start:
        yield text[start:last]
        start = last
    if text[start:].strip():
        yield text[start:]


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def picked(record: Row, field: str) -> Any:
    """The value at a dotted path (``articleBody`` or ``gold.body``); None where there is none."""
    value: Any = record
    for name in field.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def sources(folder: Path, field: str) -> Iterator[Source]:
    """The documents below a folder, laid out as KIND/LANGUAGE/FILE (or KIND/FILE, or FILE)."""
    for path in sorted(folder.rglob("*") if folder.is_dir() else [folder]):
        if path.suffix not in {".txt", ".html", ".jsonl"} or not path.is_file():
            continue
        parts = path.relative_to(folder).parts[:-1] if folder.is_dir() else ()
        kind = parts[0] if parts else folder.stem
        language = parts[1] if len(parts) > 1 else ""
        text = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".html":
            yield Source(text, kind, language, path.name, is_page=True)
        elif path.suffix == ".txt":
            for piece in pieces(text):
                yield Source(piece, kind, language, path.name)
        else:
            for number, line in enumerate(filter(None, text.split("\n"))):
                record = json.loads(line)
                body = "\n\n".join(strings(picked(record, field)))
                own = str(record.get("language") or language)
                name = str(record.get("id") or f"{path.name}:{number}")
                for piece in pieces(body):
                    yield Source(piece, kind, own, name)


def row(
    source: Source,
    language: str,
    rule: str,
    nature: str,
    text: str,
    start: int,
    end: int,
    after: str,
) -> Row:
    """One edit (or suspect) as it is written down."""
    left, before, right = (
        text[max(0, start - CONTEXT) : start],
        text[start:end],
        text[end:][:CONTEXT],
    )
    return {
        "digest": digest(rule, before, after, f"{left}|{right}"),
        "rule": rule,
        "nature": nature,
        "before": before,
        "after": after,
        "left": left,
        "right": right,
        "kind": source.kind,
        "language": language,
        "document": source.name,
    }


def _by_filters(article: newsclean.Article) -> Iterator[newsclean.LeftOut]:
    """What a filter of extraction took out of the story. The block model, which sees every block of
    the page, is measured against golds."""
    return (block for block in article.left_out if block.step != "block-model")


def _left_out(source: Source, language: str, block: newsclean.LeftOut) -> Row:
    """A block that a filter left out: its place on the page stands for its context."""
    at = f"{block.path}: "
    whole = at + block.text
    return row(
        source, language, f"extraction.{block.step}", "left out", whole, len(at), len(whole), ""
    )


def edits(source: Source) -> list[Row]:
    """What the library does to one document."""
    language = source.language
    rows = []
    if source.is_page:
        article = newsclean.clean(source.text)
        language = language or article.language or ""
        made, suspects = article.edits, article.suspects
        text, looked_at = article.input_text, article.body
        rows += [_left_out(source, language, block) for block in _by_filters(article)]
    else:
        cleaned = newsclean.clean_text(source.text)
        made, suspects, text = cleaned.edits, cleaned.suspects, source.text
        looked_at = text
    for edit in made:
        nature = "removal" if isinstance(edit, newsclean.Removal) else "repair"
        rows.append(
            row(source, language, edit.rule, nature, text, edit.start, edit.end, edit.after)
            | {"confidence": edit.confidence}
        )
    for doubt in suspects:
        rule, best = f"suspect:{doubt.kind}", doubt.candidates[0].text if doubt.candidates else ""
        rows.append(row(source, language, rule, "suspect", looked_at, doubt.start, doubt.end, best))
    return rows


def run(folders: list[Path], out: Path, field: str = "text") -> Row:
    """Write the edits of every document to ``out``, then how much was read, by kind and language."""
    sizes: dict[tuple[str, str], Row] = {}
    total = {"documents": 0, "bytes": 0, "edits": 0, "failed": 0}
    with out.open("w", encoding="utf-8") as file:
        for folder in folders:
            for source in sources(folder, field):
                try:
                    found = edits(source)
                except newsclean.NewscleanError as error:
                    total["failed"] += 1
                    found = [{"failed": str(error), "kind": source.kind, "document": source.name}]
                for item in found:
                    file.write(json.dumps(item, ensure_ascii=False) + "\n")
                size = sizes.setdefault(
                    (source.kind, source.language), {"documents": 0, "bytes": 0}
                )
                length = len(source.text.encode("utf-8", "surrogatepass"))
                size["documents"] += 1
                size["bytes"] += length
                total["documents"] += 1
                total["bytes"] += length
                total["edits"] += len(found)
        for (kind, language), size in sorted(sizes.items()):
            file.write(json.dumps({"size": size, "kind": kind, "language": language}) + "\n")
    return total
