"""JSON in pages, JSON-LD above all: the values in a script, also when it is broken, and what they say."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsclean import lazy_re as re

MOST_TEXT = 2_000
MOST_NODES = 4_000
_MOST_VALUES = 50
_MOST_NUMBER = 1e15
"""Above any number that says something about a story: a moment in milliseconds has 13 digits."""
_SPACES = re.compile(r"\s+")
_OPENING = re.compile(r"\s*+(?:<!--|//\s*+<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)")
_CLOSING = re.compile(r"(?:-->|//\s*+\]\]>|\]\]>)\s*+;?\s*+\Z")
_LONGEST_CLOSING = 60
"""Letters at the end of a script in which what wraps it closes."""
_TYPE = re.compile(r'"@type"\s*+:\s*+"(\w{0,40}(?:Article|Posting|Report))"')
_DATE = re.compile(r'"(date(?:Published|Modified|Created))"\s*+:\s*+"([^"]{6,60})"')
_AUTHOR = re.compile(r'"author"\s*+:\s*+\[?\s*+\{[^{}]{0,300}?"name"\s*+:\s*+"([^"]{2,100})"')
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def read_json(text: str) -> list[Any]:
    """The values in a script, also when it is wrapped, run together or slightly broken."""
    text = _unwrapped(_unwrapped(text)).strip().rstrip(";")
    return (
        _values(text)
        or _values(_TRAILING_COMMA.sub(r"\1", text))
        or _values(html.unescape(text))
        or _salvaged(text)
    )


def _unwrapped(text: str) -> str:
    if opening := _OPENING.match(text):
        text = text[opening.end() :]
    # Only the end is searched: a state of half a megabyte is full of what might open such a mark.
    tail = len(text.rstrip()) - _LONGEST_CLOSING
    closing = _CLOSING.search(text, max(0, tail))
    return text[: closing.start()] if closing else text


def _salvaged(text: str) -> list[Any]:
    """What can be read of an object whose strings hold bare quotation marks: dates and names."""
    kind = _TYPE.search(text)
    if kind is None:
        return []
    node: dict[str, Any] = {"@type": kind[1]}
    node |= {found[1]: found[2] for found in _DATE.finditer(text)}
    if author := _AUTHOR.search(text):
        node["author"] = {"@type": "Person", "name": author[1]}
    return [node]


def _values(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    position = 0
    try:
        while position < len(text) and len(values) < _MOST_VALUES:
            while position < len(text) and text[position] in " \t\r\n,;":
                position += 1
            if position < len(text):
                value, position = decoder.raw_decode(text, position)
                values.append(value)
    except (ValueError, RecursionError):
        pass  # what came before the broken place stands
    return [v for v in values if isinstance(v, dict | list)]


def value_text(value: object) -> str:
    """A JSON-LD value as text: a string, a number, the ``name`` or ``@value`` of an object."""
    if isinstance(value, str):
        plain = html.unescape(value) if "&" in value else value
        return _SPACES.sub(" ", plain.encode("utf-8", "ignore").decode()).strip()[:MOST_TEXT]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if abs(value) < _MOST_NUMBER else ""
    if isinstance(value, dict):
        for key in ("name", "@value", "url", "@id"):
            if isinstance(value.get(key), str):
                return value_text(value[key])
    if isinstance(value, list) and value:
        return value_text(value[0])
    return ""


def types_of(node: Mapping[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without the vocabulary's address."""
    raw = node.get("@type")
    found = raw if isinstance(raw, list) else [raw]
    return {t.rsplit("/", 1)[-1] for t in found if isinstance(t, str)}


def objects(value: object) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects inside a value that have a type, outer ones first."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if "@type" in item:
                yield item
            stack += [v for v in reversed(item.values()) if isinstance(v, dict | list)]
        elif isinstance(item, list):
            stack += [v for v in reversed(item[:MOST_NODES]) if isinstance(v, dict | list)]


def strings(value: object) -> list[str]:
    """The strings inside a JSON value, in order.

    >>> strings({"a": ["x", {"b": "y"}], "c": "z"})
    ['x', 'y', 'z']
    """
    found: list[str] = []
    stack = [value]
    seen = 0
    while stack and seen < MOST_NODES:
        seen += 1
        item = stack.pop()
        if isinstance(item, dict):
            stack += reversed(item.values())
        elif isinstance(item, list):
            stack += reversed(item)
        elif isinstance(item, str):
            found.append(item)
    return found
