"""Selectors of elements: a tag, classes, an id, attributes, as CSS writes them, without combinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean import lazy_re as re

if TYPE_CHECKING:
    from lxml import etree

_WHOLE = re.compile(
    r"(\*|[A-Za-z][\w-]*+)?((?:[.#][\w-]++|\[[\w-]++(?:=(?:\"[^\"\]]*+\"|'[^'\]]*+'|[\w-]++))?\])*+)"
)
_PART = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:=[\"']?([^\"'\]]*)[\"']?)?\]")
_MOST_SHOWN = 80
"""Characters of what is no selector that the message shows."""


class Selector(NamedTuple):
    """What an element must be and have."""

    tag: str
    """Lower case; empty for any."""
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]
    """Names and values; None for any value."""

    def matches(self, element: etree._Element) -> bool:
        """Whether an element is meant."""
        if self.tag and element.tag != self.tag:
            return False
        get = element.get
        if self.classes and not self.classes.issubset((get("class") or "").split()):
            return False
        return all(
            get(name) is not None if value is None else get(name) == value
            for name, value in self.attributes
        )


def parse_selector(text: str) -> Selector:
    """The selector in a text such as ``div.box``, ``#story`` or ``[data-role="teaser"]``.

    Raises:
        ValueError: it is none of these.
    """
    found = _WHOLE.fullmatch(text.strip())
    if found is None or not found[0]:
        raise ValueError(
            f"{text[:_MOST_SHOWN]!r} is no selector of a tag, classes, an id or attributes"
        )
    tag = (found[1] or "").lower()
    classes, attributes = set(), []
    for mark, name, attribute, value in _PART.findall(found[2]):
        if mark == ".":
            classes.add(name)
        elif mark == "#":
            attributes.append(("id", name))
        else:
            attributes.append((attribute.lower(), value or None))
    return Selector("" if tag == "*" else tag, frozenset(classes), tuple(attributes))
