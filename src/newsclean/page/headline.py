"""Which of the titles that a page gives is the headline."""

from __future__ import annotations

import re

from lxml import etree

from newsclean.document import Field, Value
from newsclean.page.statements import first
from newsclean.page.structured import Structured, text_of

_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\s+(?:[|•·»«›~]|[–—-]|::|//)\s+|\s*\|\s*")
_ASIDE = re.compile(
    r"kicker|overline|eyebrow|topline|roofline|dachzeile|spitzmarke|date|meta|categor|label|flag|sr-only"
    r"|visually-?hidden|screen-reader"
)
# Where these overlap less, a heading of the page is not taken for the story's.
_MOST_BOLD = 400
_ENOUGH_H1, _ENOUGH_H2 = 0.2, 0.6
_SAME = 0.9


def find_headline(
    stated: Structured, ld: str, site: str | None
) -> tuple[Field[str] | None, etree._Element | None]:
    """The headline by an order that was measured, and the heading of the page that it stands in.

    The h1 nearest to what the page calls itself elsewhere; else an h2 that is nearly the same; else
    OpenGraph's title, JSON-LD's, or the longest part of the title, site name and section taken off.
    """
    og = next(stated.meta("og:title", "twitter:title"), "")
    only_title = not og and not ld and sum(e.tag == "h1" for e, _ in stated.headings) == 1
    bags = [_bag(t) for t in (og, stated.title, ld) if t]
    bare = [_bag(without_site(t, site)) for t in (og, stated.title, ld) if t]
    heading = None
    readings: list[Value[str]] = []
    for tag, enough in _order(stated, bare):
        score, text, element = _nearest(stated, tag, bags)
        alone = tag == "h1" and (not bags or (only_title and len(text.split()) >= 3))
        if element is not None and (score >= enough or alone):
            heading = element if heading is None else heading
            text = _bare(element, text, bags + bare)
            readings.append(Value(without_site(text, site, visible=True), text, "visible"))
    if og:
        readings.append(Value(without_site(og, site), og, "opengraph"))
    if ld:
        readings.append(Value(without_site(ld, site, visible=True), ld, "json-ld"))
    if stated.title:
        readings.append(Value(without_site(stated.title, site), stated.title, "meta"))
    if heading is None:
        heading = _nearest(stated, "h1", bags)[2]
    if heading is None and (written := _written_out(stated, [og, ld, stated.title])):
        heading, text = written
        readings.insert(0, Value(text, text, "visible"))
    return first(readings), heading


def _order(stated: Structured, bare: list[set[str]]) -> tuple[tuple[str, float], ...]:
    """The h1 first, unless only the site's name stands in it and an h2 is the title itself."""
    order = (("h1", _ENOUGH_H1), ("h2", _ENOUGH_H2))
    if _nearest(stated, "h1", bare)[0] == 0 and _nearest(stated, "h2", bare)[0] >= _SAME:
        return order[::-1]
    return order


def _written_out(stated: Structured, titles: list[str]) -> tuple[etree._Element, str] | None:
    """On a page without headings, the bold line that is the beginning or the end of its title."""
    best: tuple[etree._Element, str] | None = None
    for number, element in enumerate(stated.root.iter("b", "strong", "font", "big", "p", "span")):
        if number == _MOST_BOLD:
            break
        text = " ".join((element.text or "").split())
        if len(text) > 300 or len(_WORD.findall(text)) < 3 or (best and len(text) <= len(best[1])):
            continue
        if any(t.startswith(text) or t.endswith(text) for t in titles):
            best = element, text
    return best


def _nearest(
    stated: Structured, tag: str, bags: list[set[str]]
) -> tuple[float, str, etree._Element | None]:
    """The heading most like one of the titles: likeness, text, element."""
    best: tuple[float, str, etree._Element | None] = (0.0, "", None)
    for element, text in stated.headings:
        if element.tag == tag and len(text) > 2:
            score = max((_overlap(_bag(text), b) for b in bags), default=0.0)
            if best[2] is None or score > best[0]:
                best = (score, text, element)
    return best


def _bare(heading: etree._Element, text: str, bags: list[set[str]]) -> str:
    """The heading's text without a kicker, date or note that stands in an element of its own."""
    for child in (*heading[:1], *heading[-1:]):
        aside = text_of(child)
        if not aside or aside == text:
            continue
        if text.startswith(aside):
            rest = text[len(aside) :]
        elif text.endswith(aside):
            rest = text[: -len(aside)]
        else:
            continue
        rest = rest.strip(" |:–—-/•·")
        if len(rest.split()) >= 2 and (_is_aside(child) or _bag(rest) in bags):
            text = rest
    return text


def _is_aside(element: etree._Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag in ("time", "small") or bool(_ASIDE.search(names))


def without_site(title: str, site: str | None, *, visible: bool = False) -> str:
    """A title without the site's name or section behind it (or in front of it)."""
    parts = [p.strip() for p in _PARTS.split(title) if p and p.strip()]
    if len(parts) < 2:
        return title.strip()
    own = _bag(site or "")
    kept = [p for p in parts if not own or _overlap(_bag(p), own) < 0.6]
    if visible:  # a heading that the reader sees carries a site's name only by mistake
        return title.strip() if len(kept) == len(parts) else title_of(title, kept)
    longest = max(kept or parts, key=lambda p: (len(_WORD.findall(p)), len(p)))
    return longest if len(_WORD.findall(longest)) >= 3 or not kept else title_of(title, kept)


def title_of(title: str, kept: list[str]) -> str:
    """The stretch of a title from the first part that is kept to the last one."""
    if not kept:
        return title.strip()
    start = title.find(kept[0])
    end = title.rfind(kept[-1]) + len(kept[-1])
    return title[start:end].strip()


def _bag(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
