"""HTML to an lxml tree within limits."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import etree

from newsclean.html.markup import Markup, read_markup
from newsclean.html.parser import build
from newsclean.light_dataclass import dataclass
from newsclean.options import Limits
from newsclean.reading import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page. The tree belongs to whoever holds the page, and must not cross threads."""

    root: etree._Element
    """The ``<html>`` element, with a ``<body>``; without comments and processing instructions."""
    url: str | None
    """Where the page came from."""
    base: str | None
    """What relative links are relative to: the page's ``<base href>``, else ``url``, else the address that
    the page gives as its own."""
    markup: Markup
    """What the page states in data."""
    truncated: bool = False
    warnings: tuple[str, ...] = ()


def parse(source: Source, limits: Limits | None = None) -> Page:
    """The tree of a page within limits, and what it states in data.

    Never raises for odd markup: what is beyond a limit is dropped, and ``warnings`` say so;
    ``truncated`` is set where words may be missing or their structure was flattened.
    """
    built = build(source.text, limits or Limits(), source.encoded)
    markup = read_markup(built.root)
    return Page(
        root=built.root,
        url=source.url,
        base=_base(built.root, source.url or _own_address(markup)),
        markup=markup,
        truncated=built.truncated,
        warnings=built.warnings,
    )


def _own_address(markup: Markup) -> str | None:
    """The address that a page states as its own."""
    stated = [href for rel, href in markup.links if "canonical" in rel.split()]
    own = (a for a in (*stated, *markup.meta("og:url")) if a.startswith(("https://", "http://")))
    return next(own, None)


def _base(root: etree._Element, url: str | None) -> str | None:
    for element in root.iter("base"):
        href = (element.get("href") or "").strip()
        if href:
            try:
                return urljoin(url or "", href)
            except ValueError:
                return url
    return url
