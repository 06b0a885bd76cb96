"""The short lines around the headline, where a page shows byline and date to its readers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from newsclean import lazy_re as re
from newsclean.html import names_around, stamp_of
from newsclean.light_dataclass import dataclass
from newsclean.text.words import spaced_count

COLUMNISTS = (
    r"(?:^|[\s_-])(?:(?:kose-?)?yazarlar|columnists?|column(?:as|istas)|kolumn(?:y|isten))"
    r"(?:$|[\s_-])"
)
"""How pages call their lists of columnists."""
OF_ANOTHER = re.compile(
    r"related|comment|sidebar|more-|(?<!v)(?<!author[_-])card|teaser|recommend|popular|photo|credit"
    rf"|{COLUMNISTS}"
)
"""Names of elements that belong to another story, to a picture, or to a list of columnists; "vcard" marks a
person."""
_TRAIL = re.compile(r"crumb|rootline|path(?:way)?(?![a-z])|you-are-here")
"""Names of the way through a site to the story."""
_INLINE = frozenset(
    "a abbr address b bdi cite em font i label mark s small span strong sub sup time u".split()
)
_UNREAD = frozenset(
    "script style noscript template svg math iframe select option button blockquote figcaption".split()
)
"""Code, controls, and words of others: who wrote a letter that is quoted, and when, says nothing here."""
_MOST_AFTER, _MOST_BEFORE = 160, 60
_PROSE, _ENOUGH_PROSE = 30, 120
"""A line of that many words is prose; after that many words of it the story has begun."""
_MOST_LINE = 500
_NAMING = ("class", "id", "rel", "itemprop")
_MOST_NAMED = 8
_MOST_PIECES = 40
_MOST_CALLED = 300
"""Characters of a line whose elements are asked for their names: longer ones are prose."""
_DEEP = 4
"""Elements inside a line that hold one another."""
_SIGNS = frozenset(("i", "span", "em", "b", "svg"))
_PERSON = re.compile(
    r"(?:^|[\s_-])(?:glyphicon|fa|icon|bi|ti|icofont|dashicons|la|uil|mdi|ion|pe)-"
    r"(?:[a-z\d]+-){0,3}(?:users?|author|person|pencil|account|writer)(?![a-z])"
    r"|(?<![a-z])(?:user|author|person)-?icon(?![a-z])"
)
"""Names of the signs of common icon fonts (Bootstrap, Font Awesome, Material, Dashicons)."""
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|writers?|contributors?|people|staff|by)/"
)


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A run of text that a browser would set as one line or paragraph."""

    text: str
    names: str
    """Class, id, rel and itemprop of its elements, lower case."""
    after: bool
    """Whether it follows the headline."""
    stamps: tuple[str, ...] = ()
    """``datetime`` of the ``<time>`` elements in it."""
    parts: tuple[str, ...] = ()
    """The texts of its elements, where there are several."""
    called: tuple[str, ...] = ()
    """Class and itemprop of each of them, and of what holds it inside the line."""
    tag: str = ""
    """Of its block-level element."""
    linked: int = 0
    """Words of its longest link, those of scripts without spaces counted by their letters."""


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line that may hold a date."""

    line: RenderedLine
    number: int
    """Among the lines around the headline, from 0."""
    label: str
    """The short line in front of it: "Updated: "."""
    listed: bool
    """Whether lines of its class show the days of many stories."""


def own_names(heading: etree._Element) -> frozenset[str]:
    """What the boxes of the headline have in common with those of other stories ("card")."""
    return frozenset(OF_ANOTHER.findall(names_around(heading)))


def lines_around(heading: etree._Element) -> tuple[RenderedLine, ...]:
    """The lines behind the headline, nearest first, then those in front of it, nearest first; without the
    way through the site.

    Bounded in number, so that the cost does not depend on the page.
    """
    after = _lines(_following(heading), after=True)
    lines = (*after, *_lines(_preceding(heading), after=False))
    return tuple(line for line in lines if not _TRAIL.search(line.names))


Piece = tuple[etree._Element, str]


def _following(heading: etree._Element) -> Iterator[Piece]:
    """Element and text in the order of the document, from behind the heading."""
    at: etree._Element | None = heading
    down = False
    for _ in range(_MOST_AFTER):
        child = None
        if at is not None and down and at.tag not in _UNREAD and len(at):
            child = at[0]
        while at is not None and child is None:
            parent = at.getparent()
            if parent is not None and at.tail:
                yield parent, at.tail
            child = at.getnext()
            if child is None:
                at = parent
        if child is None:
            return
        at, down = child, True
        if _pictures_person(at):
            yield at, ""
        if at.text and at.tag not in _UNREAD:
            yield at, at.text


def _preceding(heading: etree._Element) -> Iterator[Piece]:
    """The same in front of the heading, nearest first."""
    at = heading
    for _ in range(_MOST_BEFORE):
        before = at.getprevious()
        if before is None:
            parent = at.getparent()
            if parent is None:
                return
            if parent.text:
                yield parent, parent.text
            at = parent
            continue
        if before.tail and (parent := before.getparent()) is not None:
            yield parent, before.tail
        at = before
        while len(at) and at.tag not in _UNREAD:
            if at[-1].tail:
                yield at, at[-1].tail
            at = at[-1]
        if _pictures_person(at):
            yield at, ""
        if at.text and at.tag not in _UNREAD:
            yield at, at.text


def _pictures_person(element: etree._Element) -> bool:
    """Whether an element is the sign of a font that stands in front of an author's name."""
    return (
        element.tag in _SIGNS and _PERSON.search((element.get("class") or "").lower()) is not None
    )


def _lines(pieces: Iterator[Piece], *, after: bool) -> Iterator[RenderedLine]:
    holder: etree._Element | None = None
    gathered: list[Piece] = []
    prose = 0
    for element, text in pieces:
        if not text.strip() and not _pictures_person(element):
            continue
        block = _block(element)
        if gathered and block is not holder:
            line = _line(gathered, holder, after)
            if line.text:
                yield line
            words = len(line.text.split())
            prose += words if words >= _PROSE else 0
            if prose >= _ENOUGH_PROSE:
                return
            gathered = []
        holder = block
        gathered.append((element, text[:_MOST_LINE]))
    if gathered and (line := _line(gathered, holder, after)).text:
        yield line


def _block(element: etree._Element) -> etree._Element:
    for _ in range(6):
        if element.tag not in _INLINE or (above := element.getparent()) is None:
            break
        element = above
    return element


def _line(pieces: list[Piece], holder: etree._Element | None, after: bool) -> RenderedLine:
    ordered, signed = _without_signs(pieces if after else pieces[::-1])
    if not after and not any(map(str.isdigit, "".join(text for _, text in ordered))):
        signed = set()  # the way to a reader's account stands above the headline, too
    elements = dict.fromkeys(e for e, _ in ordered)
    if holder is not None:
        elements[holder] = None
        if (above := holder.getparent()) is not None:
            elements[above] = None
    names: list[str] = []
    stamps: list[str] = []
    by_page = False
    for number, element in enumerate(elements):
        if not element.keys():
            continue
        get = element.get
        if number < _MOST_NAMED:
            names += filter(None, map(get, _NAMING))
        if stamp := stamp_of(element):
            stamps.append(stamp)
        elif element.tag == "a" and not by_page:
            by_page = _AUTHOR_PAGE.search(get("href") or "") is not None
    said = " ".join(names) + (" author-page" if by_page else "")
    said += " author" if signed and len(ordered) == 1 else ""
    parts = [" ".join(t.split()) for _, t in ordered[:_MOST_PIECES]]
    text = " ".join(parts)[:_MOST_LINE]
    several = len(parts) > 1
    links = (
        spaced_count(text) for (e, _), text in zip(ordered, parts, strict=False) if e.tag == "a"
    )
    return RenderedLine(
        text,
        said[:400].lower(),
        after,
        tuple(stamps[:4]),
        tuple(parts) if several else (),
        _called(ordered, holder, signed) if several and len(text) <= _MOST_CALLED else (),
        str(holder.tag) if holder is not None else "",
        max(links, default=0),
    )


def _without_signs(pieces: list[Piece]) -> tuple[list[Piece], set[int]]:
    """The pieces with text, and the numbers of those that have the sign of a person in front."""
    kept: list[Piece] = []
    signed: set[int] = set()
    for element, text in pieces:
        if text.strip():
            kept.append((element, text))
        else:
            signed.add(len(kept))
    return kept, signed & set(range(len(kept)))


def _called(
    pieces: list[Piece], holder: etree._Element | None, signed: set[int]
) -> tuple[str, ...]:
    called = (_names_inside(element, holder) for element, _ in pieces[:_MOST_PIECES])
    return tuple(f"{names} author" if n in signed else names for n, names in enumerate(called))


def _names_inside(element: etree._Element, holder: etree._Element | None) -> str:
    names: list[str] = []
    at: etree._Element | None = element
    for _ in range(_DEEP):
        if at is None or at is holder:
            break
        names += filter(None, map(at.get, _NAMING))
        at = at.getparent()
    return " ".join(names).lower()
