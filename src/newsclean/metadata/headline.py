"""Which of the titles that a page gives is the headline."""

from __future__ import annotations

from lxml import etree

from newsclean import data
from newsclean import lazy_re as re
from newsclean.html import Markup, text_of, value_text
from newsclean.metadata.context import MetadataContext, first
from newsclean.metadata.date_text import read_date
from newsclean.model.article import Field, Value
from newsclean.text.links import is_front_page
from newsclean.text.phrases import one_of
from newsclean.text.scripts import spaceless_letters
from newsclean.text.words import tokens

_PARTS = re.compile(r"(?<!\s)\s++(?:[|•·»«›~–—-]|::|//)\s++|(?:(?<!\s)\s++)?+[|｜ㅣ∣]\s*+")
_ASIDE = re.compile(
    r"kicker|overline|eyebrow|topline|roofline|dachzeile|spitzmarke|date|meta|categor|label|flag|sr-only"
    r"|visually-?hidden|screen-reader"
)
_REPLIES = re.compile(
    rf"(?:\d+|{one_of(data.listed('words', 'words', 'one_reply'))}) (?:\w+ )?"
    rf"(?:{one_of(data.listed('words', 'words', 'replies'))})\b.{{0,20}}[“\"„«]",
    re.IGNORECASE,
)
_BOLD = ("b", "strong", "font", "big", "p", "span")
_LOW = ("h3", "h4")
_ENOUGH_H1, _ENOUGH_H2 = 0.2, 0.6
"""Overlap of a heading's words with a title below which it is not taken for the story's."""
_SAME = 0.9
_ALIKE = 0.6
"""Overlap with the site's name from which a part of a title is that name."""
_NEARER = 0.15
"""How much nearer to a title a later heading must be to win over an earlier one that is near enough."""
_MOST_ASIDES = 2
"""Kickers and labels in front of a headline, in the same heading."""
_FEWEST = 3
"""Words of a headline that is believed without a second witness."""

_MOST_WORDS = 35
"""Words of a heading; longer ones are introductions."""
_APART = frozenset(":|·•»–—-")
_LABEL = 4
"""Words that a label may have."""

Headings = list[tuple[etree._Element, str, set[str]]]
"""The headings of a page, their text and its words."""


def find_headline(
    context: MetadataContext,
) -> tuple[Field[str] | None, etree._Element | None]:
    """The headline by an order that was measured, and the heading of the page that it stands in.

    The h1 nearest to what the page calls itself elsewhere; else an h2 that is nearly the same; else
    OpenGraph's title, JSON-LD's, or the longest part of the title, site name and section taken off.
    """
    markup, site = context.markup, context.site
    ld = value_text(context.story.get("headline")) or value_text(context.story.get("name"))
    og = " ".join(next(markup.meta("og:title", "twitter:title"), "").split())
    headings = [
        (e, t, _bag(t))
        for e, t in markup.headings
        if len(t) > 2 and not _REPLIES.match(t) and not _is_site(t, og, markup.title)
    ]
    if og or ld or markup.title:
        home = [h for h in headings if h[2] != _bag(og) and _leads_home(h[0], h[1])]
        headings = [h for h in headings if h not in home and len(h[1].split()) <= _MOST_WORDS]
        site = site or (home[0][1] if home else None)
    bags = [_bag(t) for t in (og, markup.title, ld) if t]
    bare = [_bag(without_site(t, site)) for t in (og, markup.title, ld) if t]
    parts = [_bag(part) for t in (og, markup.title, ld) for part in _PARTS.split(t) if part]
    single = sum(e.tag == "h1" for e, _, _ in headings) == 1 and (
        _nearest(headings, "h2", bags + bare)[0] < _SAME
    )
    heading = None
    readings: list[Value[str]] = []
    for tag, enough in _order(headings, bare):
        score, text, element = _nearest(headings, tag, bags)
        alone = tag == "h1" and (
            not bags or (single and (_stands_alone(text, og or ld) or _ends(text, markup.title)))
        )
        if element is not None and (score >= enough or alone):
            heading = element if heading is None else heading
            text = _unlabelled(_undated(_bare(element, text, bags + parts), (og, ld)))
            readings.append(Value(without_site(text, site, visible=True), text, "visible"))
    if og:
        readings.append(Value(without_site(og, site), og, "opengraph"))
    if ld:
        readings.append(Value(without_site(ld, site, visible=True), ld, "json-ld"))
    if markup.title:
        readings.append(Value(without_site(markup.title, site), markup.title, "meta"))
    if heading is None:
        heading = _nearest(headings, "h1", bags)[2]
    if heading is None and (written := _written_out(markup, [og, ld, markup.title])):
        heading, text = written
        readings.insert(0, Value(text, text, "visible"))
    if heading is not None and readings and "\u3000" in (set_as := "".join(heading.itertext())):
        wide = _as_set(readings[0].value, set_as)
        readings[0] = Value(wide, readings[0].raw, readings[0].origin)
    return first(readings), heading


def _as_set(text: str, whole: str) -> str:
    """A headline with the wide blanks that the page sets in it, which part its clauses in Japanese."""
    at = whole.replace("\u3000", " ").find(text)
    return whole[at : at + len(text)] if at >= 0 else text


def _is_site(text: str, og: str, title: str) -> bool:
    """Whether a heading is the site's name: the page's title holds it beside the headline."""
    if not og or text not in title or og not in title or text not in title.replace(og, "", 1):
        return False
    own, words = _bag(text), _bag(og)
    return not own & words and len(own) <= len(words)


def _leads_home(element: etree._Element, text: str) -> bool:
    """Whether a heading is a link to the front page: then it is the site's name."""
    link = next(element.iter("a"), None)
    if link is None or text_of(link) != text:
        return False
    return is_front_page(link.get("href") or "")


def _stands_alone(text: str, other: str) -> bool:
    """Whether the one h1 of a page is believed whatever its title says: it is what readers see."""
    return len(text.split()) >= (4 if other else 3) and not text.endswith(":")


def _ends(text: str, title: str) -> bool:
    """Whether a title ends with the heading, behind a mark that sets the site's name apart."""
    rest = title.removesuffix(text).rstrip()
    return bool(text) and rest != title and rest[-1:] in _APART


def _undated(text: str, titles: tuple[str, ...]) -> str:
    """The heading without a day that it alone has: "Dec 18 2025 The town keeps its clocks"."""
    for title in titles:
        rest = text.replace(title, " ", 1) if len(title.split()) >= _FEWEST else text
        if rest != text and len(rest.split()) <= _LABEL and read_date(rest):
            return title
    return text


def _unlabelled(text: str) -> str:
    """The heading without the short labels behind a stroke: "… | Opinion"."""
    first, *labels = text.split(" | ")
    short = all(len(x.split()) <= _LABEL and not any(map(str.isdigit, x)) for x in labels)
    return first.strip() if labels and short and len(first.split()) >= _FEWEST else text


def _order(headings: Headings, bare: list[set[str]]) -> tuple[tuple[str, float], ...]:
    """The h1 first, unless only the site's name stands in it and an h2 is the title itself."""
    order = (("h1", _ENOUGH_H1), ("h2", _ENOUGH_H2))
    if _nearest(headings, "h1", bare)[0] == 0 and _nearest(headings, "h2", bare)[0] >= _SAME:
        return order[::-1]
    return order


def _written_out(markup: Markup, titles: list[str]) -> tuple[etree._Element, str] | None:
    """On a page without high headings, the low one or the bold line that begins or ends its title."""
    best: tuple[etree._Element, str] | None = None
    for element in markup.root.iter(*_BOLD, *_LOW):
        text = text_of(element) if element.tag in _LOW else " ".join((element.text or "").split())
        if len(text) > 300 or len(tokens(text)) < 3 or (best and len(text) <= len(best[1])):
            continue
        ends = any(t.startswith(text) or t.endswith(text) for t in titles)
        if ends and not _is_site(text, titles[0], titles[-1]):
            best = element, text
    return best


def _nearest(
    headings: Headings, tag: str, bags: list[set[str]]
) -> tuple[float, str, etree._Element | None]:
    """The heading most like one of the titles: likeness, text, element."""
    best: tuple[float, str, etree._Element | None] = (0.0, "", None)
    for element, text, words in headings:
        if element.tag == tag:
            score = max((_overlap(words, b) for b in bags), default=0.0)
            if best[2] is None or score > best[0] + (_NEARER if best[0] >= _ENOUGH_H1 else 0):
                best = (score, text, element)
    return best


def _bare(heading: etree._Element, text: str, bags: list[set[str]]) -> str:
    """The heading's text without a kicker, date or note that stands in an element of its own."""
    while len(heading) == 1 and text_of(heading[0]) == text:
        heading = heading[0]
    for child in (*heading[:_MOST_ASIDES], *heading[-1:]):
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
        if (len(rest.split()) >= 2 or spaceless_letters(rest) >= _FEWEST) and (
            _is_aside(child) or _bag(rest) in bags
        ):
            text = rest
    return text


def _is_aside(element: etree._Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag in ("time", "small") or bool(_ASIDE.search(names))


def without_site(title: str, site: str | None, *, visible: bool = False) -> str:
    """A title without the site's name or section behind it (or in front of it)."""
    parts = [p.strip() for p in _PARTS.split(title) if p and p.strip()]
    if len(parts) < 2:
        rest = title.removeprefix(site).removesuffix(site).strip() if site and not visible else ""
        return rest if len(tokens(rest)) > 1 else title.strip()
    own = _bag(site or "")
    alike = _SAME if visible else _ALIKE
    kept = [p for p in parts if not own or _overlap(_bag(p), own) < alike]
    if visible:  # a heading that the reader sees carries a site's name only by mistake
        return title.strip() if len(kept) == len(parts) else title_of(title, kept)
    longest = max(kept or parts, key=lambda p: (len(tokens(p)), len(p)))
    return longest if len(tokens(longest)) >= 3 or not kept else title_of(title, kept)


def title_of(title: str, kept: list[str]) -> str:
    """The stretch of a title from the first part that is kept to the last one."""
    if not kept:
        return title.strip()
    start = title.find(kept[0])
    end = title.rfind(kept[-1]) + len(kept[-1])
    return title[start:end].strip()


def _bag(text: str) -> set[str]:
    return set(tokens(text.lower()))


def _overlap(one: set[str], other: set[str]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0
