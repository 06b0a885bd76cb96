"""JSON-LD: the values in a script, also when it is broken, and what they say as text."""

from __future__ import annotations

import html
import json
import re
from typing import Any

MOST_TEXT = 2_000
_SPACES = re.compile(r"\s+")
_WRAPPING = re.compile(
    r"^\s*+(?:<!--|//\s*+<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*+\]\]>|\]\]>)\s*+;?\s*+$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def read_json(text: str) -> list[Any]:
    """The values in a script, also when it is wrapped, run together or slightly broken."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        values = _values(attempt)
        if values:
            return values
    return []


def _values(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    position = 0
    try:
        while position < len(text) and len(values) < 50:
            while position < len(text) and text[position] in " \t\r\n,;":
                position += 1
            if position < len(text):
                value, position = decoder.raw_decode(text, position)
                values.append(value)
    except (ValueError, RecursionError):
        pass  # what came before the broken place stands
    return [v for v in values if isinstance(v, dict | list)]


def string(value: object) -> str:
    """A JSON-LD value as text: a string, a number, the ``name`` or ``@value`` of an object."""
    if isinstance(value, str):
        plain = html.unescape(value) if "&" in value else value
        return _SPACES.sub(" ", plain.encode("utf-8", "ignore").decode()).strip()[:MOST_TEXT]
    if isinstance(value, dict):
        for key in ("name", "@value", "url", "@id"):
            if isinstance(value.get(key), str):
                return string(value[key])
    if isinstance(value, list) and value:
        return string(value[0])
    return ""


def types(node: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without the vocabulary's address."""
    raw = node.get("@type")
    found = raw if isinstance(raw, list) else [raw]
    return {t.rsplit("/", 1)[-1] for t in found if isinstance(t, str)}
