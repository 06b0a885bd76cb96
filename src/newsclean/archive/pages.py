"""One page out of a record, member or payload: its fields, its own compression, a name to show."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsclean.archive.inputs.compression import compression_of
from newsclean.archive.inputs.streams import decompressed, read_within
from newsclean.archive.records import Broken, Caps, Fields, Record, StoredPage
from newsclean.errors import MissingExtraError
from newsclean.model.json_form import SCHEMA
from newsclean.model.moments import utc
from newsclean.model.plain_text import visible
from newsclean.reading import SourceKind

_MOST_NAME = 2000
_MOST_THERE = 200


def shown(name: str) -> str:
    """A name from an archive without characters that a terminal obeys, in Unicode, not too long."""
    name = name.encode("utf-8", "replace").decode("utf-8")
    return visible(name).replace("\n", " ").replace("\t", " ")[:_MOST_NAME]


def page_of(record: Mapping[str, Any], place: str, fields: Fields) -> Record:
    """The page of a record with fields; ``place`` is its id where it has none."""
    own = _first(record, fields.id, (str, int))
    name = shown(str(own)) if own not in (None, "") else place
    url = _first(record, fields.url, (str,))
    url = shown(url) if url else None
    kind: SourceKind | None = None
    content = _first(record, fields.html, (str, bytes))
    if not content:
        content, kind = _first(record, fields.text, (str, bytes)), "text"
    if not content:
        wanted = ", ".join((*fields.html, *fields.text))
        there = shown(", ".join(map(str, record)))[:_MOST_THERE] or "nothing"
        reason = f"no page in the record (looked for: {wanted}; it has: {there})"
        return Broken(id=name, reason=reason, url=url, status="no-page")
    content_type = _first(record, fields.content_type, (str,))
    page = StoredPage(
        id=name, content=content, url=url, kind=kind, content_type=content_type,
        about={
            "crawled": utc(str(_first(record, fields.crawled, (str, datetime)) or "")),
            **{column: _first(record, (column,), (object,)) for column in fields.keep},
        },
        row=_own_row(record),
    )  # fmt: skip
    return unpacked(page, Caps()) if isinstance(content, bytes) else page


def _own_row(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The record where it is an article that newsclean wrote; in tables its metadata are a list."""
    if record.get("schema") != SCHEMA:
        return None
    metadata = record.get("metadata")
    if not isinstance(metadata, list):
        return record
    try:
        return {**record, "metadata": {each["name"]: _reading(each) for each in metadata}}
    except (KeyError, TypeError, ValueError):  # another's list: the record is refused as no article
        return record


def _reading(reading: Mapping[str, Any]) -> dict[str, Any]:
    others = [
        {**other, "value": json.loads(other["value"])} for other in reading["alternatives"] or ()
    ]
    return {**reading, "value": json.loads(reading["value"]), "alternatives": others}


def _first(record: Mapping[str, Any], names: tuple[str, ...], kinds: tuple[type, ...]) -> Any:
    for name in names:
        value: Any = record.get(name)
        if value is None and "." in name:
            value = record
            for key in name.split("."):
                value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, kinds) and (object in kinds or not isinstance(value, bool)):
            return value
    return None


def unpacked(page: StoredPage, caps: Caps) -> Record:
    """The page, decompressed where its bytes are compressed."""
    content = page.content
    if not isinstance(content, bytes) or not (magic := compression_of(content[:8])):
        return page
    try:
        stream = decompressed(magic, io.BytesIO(content), caps)
        data, more, damage = read_within(stream, caps.record)
    except MissingExtraError as error:
        return Broken(id=page.id, reason=str(error), url=page.url)
    lost = next((d.reason for d in damage if d.lost), None)
    if more:
        lost = f"more than {caps.record:,} bytes after decompression"
    if lost:
        return Broken(id=page.id, reason=lost, url=page.url)
    return replace(page, content=data)
