"""An article as JSON types under the schema ``newsclean/1``, and back; and that schema.

What describes the story has schema.org's names (``headline``, ``datePublished``, ``articleBody`` …); what
newsclean adds has its own. Every key is always there, so that a table of articles has one shape.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_type_hints

from newsclean import lazy_re as re
from newsclean.errors import InputError
from newsclean.ledger import Edit, Removal, Repair
from newsclean.model.fields import TABLE, Declared, Field, Metadata, Value
from newsclean.model.json_types import from_plain, record_schema, schema_of, sentences, to_plain
from newsclean.model.page_remainder import LeftOut, LeftOutRun, blocks_of, runs_of
from newsclean.model.quotation import PersonRow, Quote, QuotedPerson, people_of, rows_of

SCHEMA = "newsclean/1"

_KEYS = {"body": "articleBody", "source_url": "sourceUrl"}
"""Attributes of an article whose key has another name."""
_TAG = re.compile(r"[A-Za-z\d]{1,8}(?:-[A-Za-z\d]{1,8})*+")
_MOST_SHOWN = 80
"""Characters of what is wrong with a value that a message shows."""
_APART = ("edits", "fields", "left_out", "people", "timings")
"""Attributes that are written in a way of their own, or not at all."""
_OWN_FORM = ("people", "leftOut", "removals", "repairs", "metadata")
"""Their keys."""


def to_dict(article: Any) -> dict[str, Any]:
    """An article as dicts, lists, strings, numbers, booleans and None."""
    row: dict[str, Any] = {"schema": SCHEMA}
    for declared in TABLE:
        found = getattr(article.fields, declared.name)
        row[declared.key] = (
            declared.form.missing if found is None else declared.form.top(found.value)
        )
    for name in _own(type(article)):
        row[_KEYS.get(name, name)] = to_plain(getattr(article, name))
    row["people"] = to_plain(rows_of(article.people, article.quotes))
    row["leftOut"] = to_plain(runs_of(article.left_out))
    row["removals"] = [to_plain(e) for e in article.edits if isinstance(e, Removal)]
    row["repairs"] = [to_plain(e) for e in article.edits if not isinstance(e, Removal)]
    row["metadata"] = {
        declared.name: _field(declared, found)
        for declared in TABLE
        if (found := getattr(article.fields, declared.name)) is not None
    }
    return row


def _field(declared: Declared, found: Field[Any]) -> dict[str, Any]:
    plain = declared.form.plain
    return {
        "value": plain(found.value),
        "raw": found.raw,
        "origin": found.origin,
        "alternatives": [
            {"value": plain(other.value), "raw": other.raw, "origin": other.origin}
            for other in found.alternatives
        ],
    }


def from_dict(kind: Any, row: Any) -> Any:
    """The article of class ``kind`` that :func:`to_dict` wrote.

    The metadata are read from ``fields``, which says where each was found; ``headline`` and the other
    keys at the top repeat their values. Keys that this version does not know are ignored.

    Raises:
        InputError: a key is missing, or a value does not fit the schema.
    """
    if not isinstance(row, dict) or row.get("schema") != SCHEMA:
        raise InputError(f"this is no article under the schema {SCHEMA}; pass what to_dict gave")
    hints = get_type_hints(kind)
    names = {_KEYS.get(name, name): name for name in _own(kind)}
    if missing := [key for key in (*names, *_OWN_FORM) if key not in row]:
        raise InputError(f"the article lacks {missing[0]!r}; pass what to_dict gave")
    edits: list[Edit] = [
        edit
        for key, kept in (("removals", Removal), ("repairs", Repair))
        for edit in from_plain(tuple[kept, ...], row[key], key)  # type: ignore[valid-type]
    ]
    values = {name: from_plain(hints[name], row[key], key) for key, name in names.items()}
    for number, quote in enumerate(values["quotes"]):
        if not quote.fragments:
            raise InputError(f"quotes[{number}].fragments is empty; a quote has one at least")
    return kind(
        fields=_metadata(row["metadata"]),
        edits=tuple(sorted(edits, key=lambda e: (e.start, e.end))),
        left_out=_left_out(row["leftOut"]),
        people=_people(row["people"], values["quotes"]),
        **values,
    )


def _people(row: Any, quotes: tuple[Quote, ...]) -> tuple[QuotedPerson, ...]:
    rows: tuple[PersonRow, ...] = from_plain(tuple[PersonRow, ...], row, "people")
    try:
        return people_of(rows, quotes)
    except ValueError as error:
        raise InputError("people have a quote that the article has not") from error


def _left_out(row: Any) -> tuple[LeftOut, ...]:
    runs: tuple[LeftOutRun, ...] = from_plain(tuple[LeftOutRun, ...], row, "leftOut")
    try:
        return tuple(blocks_of(runs))
    except ValueError as error:
        raise InputError("leftOut explains more or fewer blocks than it has") from error


def _metadata(row: Any) -> Metadata:
    if not isinstance(row, dict):
        raise InputError(f"metadata is {type(row).__name__}; it must be a JSON object")
    found = {}
    for declared in TABLE:
        if declared.name in row:
            where = f"metadata.{declared.name}"
            won = _reading(declared, row[declared.name], where)
            others = row[declared.name].get("alternatives", [])
            if not isinstance(others, list):
                raise InputError(
                    f"{where}.alternatives is {type(others).__name__}; it must be a list"
                )
            found[declared.name] = Field(
                won.value,
                won.raw,
                won.origin,
                tuple(_reading(declared, other, f"{where}.alternatives") for other in others),
            )
    language = found.get("language")
    if language is not None and not _TAG.fullmatch(language.value):
        raise InputError(f"language is {language.value[:_MOST_SHOWN]!r}, which is no BCP 47 tag")
    return Metadata(**found)


def _reading(declared: Declared, row: Any, where: str) -> Value[Any]:
    try:
        value, raw, origin = declared.form.read(row["value"]), row["raw"], row["origin"]
    except (KeyError, TypeError, ValueError) as error:
        reason = str(error)[:_MOST_SHOWN]
        raise InputError(f"{where} cannot be read ({reason}); pass what to_dict gave") from error
    said = (from_plain(str, raw, f"{where}.raw"), from_plain(str, origin, f"{where}.origin"))
    return Value(value, *said)


def _own(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.name not in _APART)


def schema_for(kind: Any) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what :func:`to_dict` gives for articles of class ``kind``."""
    hints, about = get_type_hints(kind), sentences(kind)
    properties: dict[str, Any] = {"schema": {"const": SCHEMA}}
    for declared in TABLE:
        described = {"description": about[declared.name]}
        properties[declared.key] = declared.form.top_schema | described
    for name in _own(kind):
        described = {"description": about[name]}
        properties[_KEYS.get(name, name)] = schema_of(hints[name]) | described
    people = {"type": "array", "items": schema_of(PersonRow)}
    properties["people"] = people | {"description": about["people"]}
    runs = {"type": "array", "items": schema_of(LeftOutRun)}
    properties["leftOut"] = runs | {"description": about["left_out"]}
    for key, kept in (("removals", Removal), ("repairs", Repair)):
        items = {"type": "array", "items": schema_of(kept)}
        properties[key] = items | {"description": about[key]}
    values = {d.name: _field_schema(d) for d in TABLE}
    properties["metadata"] = {
        "type": "object",
        "properties": values,
        "description": about["fields"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"An article of newsclean ({SCHEMA})",
        **record_schema(properties, object),
    }


def _field_schema(declared: Declared) -> dict[str, Any]:
    text = {"type": "string"}
    reading = {"value": declared.form.schema, "raw": text, "origin": text}
    others = {"type": "array", "items": record_schema(reading, Value)}
    return record_schema({**reading, "alternatives": others}, Field)
