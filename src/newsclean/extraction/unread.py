"""Inline elements whose text does not belong to the sentence around them."""

from __future__ import annotations

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, NoteMark

STRUCK, READING, NOTE_MARK = "struck-out", "reading", "note-mark"
LINE_NUMBER, PERMALINK = "line-number", "permalink"
"""What sets inline text aside, as ``LeftOut.step`` names it."""
_STEPS = {"del": STRUCK, "s": STRUCK, "strike": STRUCK, "rt": READING, "rp": READING}
SET_ASIDE = frozenset((*_STEPS, "sup"))
_MOST_STRUCK = 400
"""Letters of a struck-out passage; a longer one is an element that was never closed."""
_MARK = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,4})\W{0,2}")
_OF_NOTE = re.compile(r"foot-?note|note-?ref|\bfn|ref(?:erence)?\b|cite|endnote")
_NOTE_TARGET = re.compile(r"#[\w:.-]*?(?:foot|end)?-?(?:note|fn|ftn|edn|cite|ref)", re.IGNORECASE)
_WRITTEN = ".,;:!?”»)"
"""Behind these a raised number is no power, but the mark of a note."""


def step_of(element: etree._Element) -> str | None:
    """Why the text of an inline element is set aside; None where it belongs to the sentence.

    Struck-out words were taken back, the readings of ruby repeat the words below them, and the mark of a
    note would be glued to the word in front of it.
    """
    tag = str(element.tag)
    if tag == "sup":
        return NOTE_MARK if _is_note_mark(element) else None
    if _STEPS[tag] == READING:
        return READING
    if any(inner.tag in ("p", "div", "li") for inner in element.iterdescendants()):
        return None
    return STRUCK if len(beginning_of(element)) <= _MOST_STRUCK else None


def _is_note_mark(sup: etree._Element) -> bool:
    text = beginning_of(sup)
    if not _MARK.fullmatch(text):
        return False
    names = f"{sup.get('class') or ''} {sup.get('id') or ''} {sup.get('role') or ''}".lower()
    if _OF_NOTE.search(names):
        return True
    links = [sup.getparent(), *sup.iter("a")]
    if any(
        link is not None and link.tag == "a" and "#" in (link.get("href") or "") for link in links
    ):
        return True
    return text.isdigit() and _text_before(sup)[-1:] in tuple(_WRITTEN)


def _text_before(element: etree._Element) -> str:
    """The text right in front of an element, in the same parent."""
    before = element.getprevious()
    if before is not None:
        return before.tail or ""
    above = element.getparent()
    return "" if above is None else above.text or ""


def is_note_link(link: etree._Element, href: str) -> bool:
    """Whether a link within the page is the mark of a note."""
    names = (
        f"{link.get('class') or ''} {link.get('role') or ''} {link.get('epub:type') or ''}".lower()
    )
    if not _NOTE_TARGET.match(href) and not _OF_NOTE.search(names):
        return False
    return _MARK.fullmatch(beginning_of(link)) is not None


def is_permalink(link: etree._Element) -> bool:
    """Whether a link within the page is the sign beside a heading by which it is linked to: ``¶``, ``#``."""
    text = beginning_of(link)
    return len(text) <= 2 and not any(map(str.isalnum, text)) and _is_in_heading(link)


def _is_in_heading(element: etree._Element) -> bool:
    around = (element.getparent(), element.getprevious(), element.getnext())
    return any(e is not None and e.tag in HEADINGS for e in around)


def note_mark(element: etree._Element) -> NoteMark:
    """What is known of a mark: its label, and the ids that it leads to and has itself."""
    link = element if element.tag == "a" else next(element.iter("a"), None)
    above = element.getparent()
    if link is None and above is not None and above.tag == "a":
        link = above
    target = (link.get("href") or "").partition("#")[2] if link is not None else ""
    own = [element.get("id"), link.get("id") if link is not None else None]
    if above is not None and above.tag in ("sup", "span", "a"):
        own.append(above.get("id"))
    return NoteMark(beginning_of(element).strip("[]() "), target, next(filter(None, own), ""))


def is_trail(nav: etree._Element) -> bool:
    """Whether a ``<nav>`` is a breadcrumb: the way from the front page to this one."""
    said = f"{nav.get('class') or ''} {nav.get('id') or ''} {nav.get('aria-label') or ''}"
    return "breadcrumb" in said.lower()


def is_marked(quote: etree._Element) -> bool:
    """Whether the text of a ``<q>`` brings quotation marks of its own."""
    text = beginning_of(quote)
    return not text or text[0] in '“"«„「'


def text_in(element: etree._Element) -> str:
    """All text inside an element, blanks collapsed."""
    return " ".join("".join(map(str, element.itertext())).split())


def beginning_of(element: etree._Element) -> str:
    """The same, cut off where it is longer than any mark or struck word: elements that stand in themselves
    are asked one by one."""
    texts: list[str] = []
    letters = 0
    for text in element.itertext():
        texts.append(str(text[: 4 * _MOST_STRUCK]))
        letters += sum(map(len, texts[-1].split()))
        if letters > _MOST_STRUCK:
            break
    return " ".join("".join(texts).split())
