"""Markup as Python's own parser reads it, with every element closed: what lxml then cannot lose."""

from __future__ import annotations

from collections import Counter
from html import escape
from html.entities import html5
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that hold nothing and have no end tag."""

_VERBATIM = "CDATA["
"""How a section begins that holds text as it is."""


def with_closed_tags(markup: str) -> str:
    """The same page, written anew: attributes are quoted, an end tag closes what is open inside its element,
    one without an element goes, and so do comments.

    >>> with_closed_tags("<div><p>One<br>two</div></p><!-- x --> & three")
    '<div><p>One<br>two</p></div> &amp; three'

    Raises:
        AssertionError: Python's parser gives up.
    """
    writer = _Writer()
    writer.feed(markup)
    writer.close()
    return "".join(writer.parts)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        """How many elements of a tag are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        self.parts.append(f"<{tag}{written}>")
        if tag not in _VOID:
            self._open.append(tag)
            self._count[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        while self._count[tag]:
            if self._close_last() == tag:
                return

    def handle_data(self, data: str) -> None:
        inside_code = self._open and self._open[-1] in self.CDATA_CONTENT_ELEMENTS
        self.parts.append(data if inside_code else escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};" if f"{name};" in html5 else f"&amp;{name}")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def unknown_decl(self, data: str) -> None:
        if data.startswith(_VERBATIM):
            self.handle_data(data.removeprefix(_VERBATIM))

    def close(self) -> None:
        super().close()
        while self._open:
            self._close_last()

    def _close_last(self) -> str:
        tag = self._open.pop()
        self._count[tag] -= 1
        self.parts.append(f"</{tag}>")
        return tag
