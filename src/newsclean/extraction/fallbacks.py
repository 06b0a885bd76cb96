"""The last resort: bodies that stand in no element that a browser shows without scripts."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Outline
from newsclean.extraction.crowded_page import MOST
from newsclean.extraction.segmentation import outline
from newsclean.html import Page, read_json, strings, without_tags
from newsclean.light_dataclass import dataclass
from newsclean.text.sentences import sentence_ends

LEAST_STORY = 60
"""Words below which a page is taken to hold no body."""
_MOST_SCRIPT = 3_000_000
_LEAST_STRING = 80
_STATE = re.compile(r"__[A-Z_]{4,40}__|application/json|initialState|preloadedState", re.IGNORECASE)
_STREAM = "self.__next_f.push("
_MOST_LABEL = 8
"""Letters of the number of a row."""
_SIZED = re.compile(rb"[0-9a-f]{1,8}:T([0-9a-f]{1,8}),")
_ROW_OR_END = re.compile(rb"\n|[0-9a-f]{1,8}:|\Z")
_PLACE = re.compile(r"\$\$[A-Z_]{3,40}\$\$")
"""Where a script puts an advertisement."""
_BRACE = re.compile(r"[{\[]")
_MOST_ELEMENTS = 5_000
_MOST_MARKUP = 300_000
_MOST_LINKED = 0.3
_PARAGRAPHS = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Rescued:
    """A page whose body was found elsewhere."""

    outline: Outline
    certain: bool
    """Whether all of it is the body; else the block model decides."""
    warning: str
    doubtful: bool = False
    """Whether newsclean's own model saw no story there."""


def rescue(page: Page, found: Outline, words: int, most: int = MOST) -> Rescued | None:
    """The body of a page whose outline ``found`` shows ``words`` words of a story at most, if it is
    somewhere else:
    in ``<noscript>`` or ``<template>``, in the structured data, in the state of an application; last,
    where readability-lxml sees it."""
    wanted = max(LEAST_STORY, 2 * words)
    whole = outline(page.root, most, everything=True)
    if _unlinked(whole) > max(wanted, 2 * _unlinked(found)):
        return Rescued(whole, False, "the body was found in <noscript> or <template> elements")
    if len(page.markup.body.split()) > wanted:
        paragraphs = _PARAGRAPHS.split(page.markup.body)
        return Rescued(
            _outline_of(paragraphs, most), True, "the body was found in the structured data only"
        )
    state = _state(page.root)
    if sum(len(text.split()) for text in state) > wanted:
        return Rescued(
            _outline_of(state, most), True, "the body was found in the state of an application only"
        )
    if _unlinked(found) > wanted:
        other = second_opinion(page.root)
        if other is not None and _unlinked(other) > wanted:
            return Rescued(other, True, "the body is readability-lxml's choice", doubtful=True)
    return None


def _unlinked(found: Outline) -> int:
    page = found.containers[0]
    return page.words - page.link_words


def _state(root: etree._Element) -> list[str]:
    """The strings of prose in the script that holds most of them."""
    best = _prose_of(_streamed(root))
    most = sum(map(len, best))
    for script in root.iter("script"):
        text = script.text
        if not text or not _LEAST_STRING <= len(text) <= _MOST_SCRIPT or text.startswith(_STREAM):
            continue
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind or not (_STATE.search(text[:400]) or _STATE.search(kind)):
            continue
        brace = _BRACE.search(text)
        if brace is None:
            continue
        found = _prose_of(strings(read_json(text[brace.start() :])))
        size = sum(map(len, found))
        if size > most:
            best, most = found, size
    return best


def _prose_of(found: Iterable[str]) -> list[str]:
    return [_PLACE.sub("", text) for text in dict.fromkeys(found) if _is_prose(text)]


def _streamed(root: etree._Element) -> Iterator[str]:
    """The strings of a page that React streams in scripts (``self.__next_f.push([1,"5:[…]"])``): rows of
    JSON, or of plain text behind its length."""
    parts: list[str] = []
    size = 0
    for script in root.iter("script"):
        text = script.text
        if text and text.startswith(_STREAM) and (size := size + len(text)) <= _MOST_SCRIPT:
            parts += strings(read_json(text[len(_STREAM) :].rstrip(" ;\n")[:-1]))
    for row in _rows("".join(parts).encode("utf-8", "replace")):
        label, colon, value = row.partition(":")
        if not colon or len(label) > _MOST_LABEL:
            yield row
        elif value.startswith("T"):
            yield value.partition(",")[2]
        elif value[:1] in ("[", "{"):
            yield from strings(read_json(value))


def _rows(stream: bytes) -> Iterator[str]:
    """The rows of a stream: its lines, but that a plain text ends where its length says, without a line break
    in front of the next row."""
    at = 0
    while at < len(stream):
        sized = _SIZED.match(stream, at)
        end = sized.end() + int(sized[1], 16) if sized else 0
        if not sized or end > len(stream) or not _ROW_OR_END.match(stream, end):
            line = stream.find(b"\n", at)
            end = line if line >= 0 else len(stream)
        yield stream[at:end].decode("utf-8", "replace")
        at = end + stream.startswith(b"\n", end)


def _is_prose(text: str) -> bool:
    """A string of a sentence or more, marked up or not, and no code."""
    if len(text) < _LEAST_STRING or text.lstrip()[:1] in ("{", "["):
        return False
    return (
        text.count(" ") * 12 > len(text)
        and next(sentence_ends(without_tags(text)), None) is not None
    )


def _outline_of(texts: list[str], most: int) -> Outline:
    """Texts, marked up or plain, as the outline of a page of their own."""
    parts = []
    for text in texts:
        if "<" in text or "&" in text:
            parts.append(f"<div>{text}</div>")
        else:
            parts += [f"<p>{html.escape(p)}</p>" for p in _PARAGRAPHS.split(text) if p.strip()]
    markup = f"<html><body><article>{''.join(parts)}</article></body></html>"
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    return outline(etree.fromstring(markup.replace("\0", ""), parser), most)


@cache
def _readability() -> Any:
    """The class of readability-lxml, which few pages need, kept from printing: it logs each page that it
    cannot read."""
    import logging

    from readability import Document

    logging.getLogger("readability").addHandler(logging.NullHandler())
    return Document


def second_opinion(root: etree._Element) -> Outline | None:
    """The blocks that readability-lxml takes for the story; None where it finds none or fails, is not
    installed, or the page is too large to ask it.

    It costs forty times the parse and, measured out of fold, is no better where the block model has
    found something; so it is asked only where nothing would be left.
    """
    if next(islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        return None
    markup = etree.tostring(root, encoding="unicode", method="html")
    if len(markup) > _MOST_MARKUP:
        return None
    try:
        summary = str(_readability()(markup).summary(html_partial=True))
        tree = etree.fromstring(summary, etree.HTMLParser(remove_comments=True, no_network=True))
    except Exception:  # whatever goes wrong there, newsclean has its own answer: no story
        return None
    if tree is None:
        return None
    found = outline(tree)
    page = found.containers[0]
    return found if page.words and page.link_words <= _MOST_LINKED * page.words else None
