"""What is known of one picture: its address in the largest version, its size, its credit."""

from __future__ import annotations

from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.block_kind import CREDIT, CREDIT_REACH
from newsclean.extraction.blocks import RawBlock
from newsclean.extraction.unread import text_in

_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-image", "src")
_CANDIDATE = re.compile(
    r"(?<![^\s,])([^\s,](?:[^\s,]|,(?=\S))*+)(?:\s++(\d++(?:\.\d++)?+)([wx]))?+\s*+(?:,|$)"
)
_MOST_SET = 20_000
_MOST_VERSIONS = 50
"""Elements of the box around a picture that are looked at."""
_SMALLEST = 60
"""Pixels below which a picture is an icon."""
_PLACEHOLDER = re.compile(r"(?:placeholder|blank|spacer|pixel|transparent|1x1|loading)[^/]*$", re.I)
_SIZE = re.compile(r"[-_@](?:\d+x\d+|\d+w|scaled|\d+px)$|^(?:\d+px-)")
_OF_CREDIT = re.compile(
    r"credit|copyright|(?:^|[\s_-])(?:source|author|photographer|agency|byline|attribution|rights)(?:$|[\s_-])"
)
_MARKS = " \t\n|·•–—-,;/"


def address_of(picture: etree._Element) -> str:
    """The address of a picture's largest version, as the page writes it; empty where it has none."""
    best, width = "", -1.0
    for element in (picture, *_versions_of(picture)):
        for name in _SETS:
            for address, size in _candidates(element.get(name) or ""):
                if size > width and not _is_empty(address):
                    best, width = address, size
    if best:
        return best
    for name in _SOURCES:
        value = (picture.get(name) or "").strip()
        if value and not _is_empty(value):
            return value
    beside = picture.getnext()
    if beside is not None and beside.tag == "noscript":  # the picture for readers without scripts
        inner = next(beside.iter("img"), None)
        return (inner.get("src") or "") if inner is not None else ""
    return ""


def _versions_of(picture: etree._Element) -> list[etree._Element]:
    """The elements that give versions of a picture: they stand in one box with it, in front of it. The parser
    does not know that they are empty, and puts what follows inside."""
    above, versions = picture.getparent(), list[etree._Element]()
    while above is not None and above.tag == "source" and len(versions) < _MOST_VERSIONS:
        versions.append(above)
        above = above.getparent()
    if above is not None and above.tag == "picture":
        versions += (at for at in islice(above, _MOST_VERSIONS) if at.tag == "source")
    return versions


def _candidates(sources: str) -> list[tuple[str, float]]:
    """The addresses of a ``srcset``, each with its width or density."""
    found = _CANDIDATE.findall(sources[:_MOST_SET])
    return [(address.rstrip(","), float(size) if size else 1.0) for address, size, _ in found]


def _is_empty(address: str) -> bool:
    return address.startswith("data:") or _PLACEHOLDER.search(address) is not None


def is_small(picture: etree._Element) -> bool:
    """Whether a picture says that it is no larger than an icon."""
    for name in ("width", "height"):
        value = (picture.get(name) or "").removesuffix("px").strip()
        if value.isdecimal() and int(value[:9]) < _SMALLEST:
            return True
    return False


def name_of(address: str) -> str:
    """The name of the file that an address leads to, without size and ending: two versions of a picture
    have one.

    >>> name_of("https://img.example/a/Harbour-1024x768.jpg?w=900")
    'harbour'
    """
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    name = path.rstrip("/").rpartition("/")[2].lower()
    stem = name.rpartition(".")[0] or name
    return _SIZE.sub("", stem)


def credit_in(block: RawBlock) -> tuple[str, str]:
    """The words of a caption, and the credit in or behind it; either may be empty."""
    text = " ".join(block.text.split())
    marked = _marked_credit(block)
    if marked == text:
        return "", _bare(text)
    if marked and text.endswith(marked):
        return text[: -len(marked)].rstrip(_MARKS + "(["), _bare(marked)
    found = CREDIT.search(text, max(0, len(text) - CREDIT_REACH))
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(_MARKS + "(["), _bare(text[found.start() :])


def _bare(credit: str) -> str:
    credit = credit.strip(_MARKS)
    return credit[1:-1].strip() if credit[:1] == "(" and credit[-1:] == ")" else credit


def _marked_credit(block: RawBlock) -> str:
    """The text of the element that is named for the credit: the block itself, or one inside it."""
    holder = block.container
    if _OF_CREDIT.search(holder.names):
        return " ".join(block.text.split())
    for element in holder.element.iterdescendants("span", "small", "cite", "em", "i", "a", "b"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if names.strip() and _OF_CREDIT.search(names):
            return text_in(element)
    return ""
