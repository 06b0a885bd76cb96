"""HTML entities that were left in the text: named, numeric, and escaped more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.view import TextView

_ENTITY = re.compile(
    r"&(?:amp;){0,6}(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,30});"
)


def mend(prose: TextView) -> Iterator[Repair]:
    """Only what ends in a semicolon and has a name that HTML knows: never ``AT&T`` or ``&copy=``."""
    text = prose.text
    if "&" not in text:
        return
    for found in _ENTITY.finditer(text):
        meant = _meant(found.group())
        if meant is not None:
            yield change(text, found.start(), found.end(), meant, "entities.unescape", 0.99)


def _meant(entity: str) -> str | None:
    while True:
        if entity[1] != "#" and entity[1:] not in html5 and not entity.startswith("&amp;"):
            return None
        plain = unescape(entity)
        if plain == entity or len(plain) < 3 or plain[0] != "&":
            return "" if plain == "\ufffd" else plain
        entity = plain
