"""When a story was published and when it was changed: two fields that are never mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from newsclean.document import Field, Moment, Origin, Value
from newsclean.page.dates import date_of_address, read_date
from newsclean.page.jsonld import string
from newsclean.page.nearby import OF_ANOTHER
from newsclean.page.statements import Survey, first
from newsclean.page.structured import Marked

_PUBLISHED = re.compile(
    r"publish|pubdate|posted|date-?created|entry-date|release|datum|\bdate\b|timestamp|[-_]date\b"
)
_MODIFIED = re.compile(r"modif|updat|edited|aktualis|actualiz|mis-a-jour")
_MODIFIED_WORDS = re.compile(
    r"\b(?:updated?|modified|edited|revised|reviewed|aktualisiert|geändert|bearbeitet|mis à jour"
    r"|modifié|actualizado|actualización|aggiornato|atualizado|bijgewerkt|обновлено|оновлено"
    r"|zaktualizowano|güncellendi|güncelleme|uppdaterad)\b|更新|갱신|수정",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(r"\b(?:copyright|expires?|deadline|founded|since|est\.)|©", re.IGNORECASE)
_AT_HEAD = 5
"""Lines right behind the headline: a date further down may be another story's."""
_MOST_WORDS = 16
"""Words of a line that may be a date with what stands around it; longer ones are prose."""
_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "datepublished", "publish-date", "publish_date",
    "publishdate", "pubdate", "published_time", "published", "published-date", "published_date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date", "citation_online_date",
    "article.published", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate",
    "date", "publication_date", "publicationdate", "citation_date", "article:published",
    "datecreated", "rnews:datepublished", "originalpublicationdate", "displaydate",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "modified_time", "article.updated", "revised", "dc.date.modified",
    "updated date", "last_published_date", "last_updated", "lastupdated", "article:modified",
)  # fmt: skip

# Names of a system's own: "w-published-date".
_NAMED_PUBLISHED = re.compile(r"publish\w*[-_.:]?(?:date|time|on|at)$")

Reading = tuple[str, Origin]


def find_published(page: Survey) -> Field[Moment] | None:
    """When the story was first published.

    The page's statement about the story, then what its readers see at the headline, then what it
    says about itself as a page; an address that holds the day is the last resort.
    """
    stated = first(_moments(_published(page), page.language))
    if stated is None:
        return first(_moments(_elsewhere(page), page.language))
    shown = next(_moments(_lines(page, modified=False, most=_AT_HEAD), page.language), None)
    if stated and shown and _day(stated.value) - _day(shown.value) > timedelta(days=1):
        # A story cannot be newer than the day it shows: it was stated anew when it moved.
        lost = (Value(stated.value, stated.raw, stated.origin), *stated.lost)
        return Field(shown.value, shown.raw, shown.origin, tuple(v for v in lost if v != shown))
    return stated


def find_modified(page: Survey) -> Field[Moment] | None:
    """When the story was last changed, as far as the page says so in words or data."""
    return first(_moments(_modified(page), page.language))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moments(readings: Iterable[Reading], language: str | None) -> Iterator[Value[Moment]]:
    for raw, origin in readings:
        if raw and (moment := read_date(raw, language)):
            yield Value(moment, raw, origin)


def _published(page: Survey) -> Iterator[Reading]:
    stated = page.stated
    yield string(page.story.get("datePublished")), "json-ld"
    for text in stated.meta(*_PUBLISHED_METAS):
        yield text, "meta"
    for name, texts in stated.metas.items():
        if "publish" in name and _NAMED_PUBLISHED.search(name) and not name.startswith("last"):
            yield texts[0], "meta"
    for item in (*stated.times, *stated.marked):
        if item.itemprop in ("datepublished", "datecreated"):
            yield item.value or item.text, "microdata"
    yield from _lines(page, modified=False)
    for node in page.pages:
        yield string(node.get("datePublished")), "json-ld"
    yield string(page.story.get("dateCreated")), "json-ld"
    yield from _of_one_day(page, [i for i in stated.times if not _says_modified(i)])


def _elsewhere(page: Survey) -> Iterator[Reading]:
    """Elements anywhere that call themselves a date, and the day in the address."""
    yield from _of_one_day(page, [i for i in page.stated.classed(_PUBLISHED.search) if _is_date(i)])
    if page.url and (day := date_of_address(page.url)):
        yield day.isoformat(), "url"


def _is_date(item: Marked) -> bool:
    short = len(item.text) < 100 and not item.inside_prose
    return short and bool(_PUBLISHED.search(item.names)) and not _says_modified(item)


def _of_one_day(page: Survey, items: list[Marked]) -> Iterator[Reading]:
    """Dates far from the headline, unless they differ: then they are those of many stories."""
    found = [(i.value or i.text, "visible") for i in items[:50]]
    days = {_day(d) for text, _ in found if (d := read_date(text, page.language))}
    if len(days) == 1:
        for text, _ in found:
            yield text, "visible"


def _modified(page: Survey) -> Iterator[Reading]:
    stated = page.stated
    yield string(page.story.get("dateModified")), "json-ld"
    for text in stated.meta(*_MODIFIED_METAS):
        yield text, "meta"
    for item in (*stated.times, *stated.marked):
        if item.itemprop == "datemodified":
            yield item.value or item.text, "microdata"
    for node in page.pages:
        yield string(node.get("dateModified")), "json-ld"
    yield from _lines(page, modified=True)
    for item in stated.times:
        if _says_modified(item):
            yield item.value or item.text, "visible"


def _lines(page: Survey, *, modified: bool, most: int | None = None) -> Iterator[Reading]:
    """Dates in the short lines around the headline; "Updated" in front decides what they are."""
    before = ""
    for line in page.lines if most is None else [n for n in page.lines[:most] if n.after]:
        text = line.text
        if OF_ANOTHER.search(line.names):
            continue
        if len(text.split()) <= _MOST_WORDS and any(map(str.isdigit, text)):
            label = f"{before} " if before.endswith(":") or len(before) < 16 else ""
            yield from _parts(label, text, line.names, line.stamps, modified)
        before = text


def _parts(
    label: str, text: str, names: str, stamps: tuple[str, ...], modified: bool
) -> Iterator[Reading]:
    """What a line says of one kind: "Posted May 3, 2024 · Updated May 5, 2024" says both."""
    if _OTHER_WORDS.search(text):
        return
    said = _MODIFIED_WORDS.search(label + text)
    if said is None:
        if bool(_MODIFIED.search(names)) == modified and not (modified and _PUBLISHED.search(text)):
            yield from ((s, "visible") for s in stamps)
            yield text, "visible"
        return
    at = max(0, said.start() - len(label))
    if modified:
        yield text[at:], "visible"
        if not at:
            yield from ((s, "visible") for s in stamps)
    elif at:
        yield text[:at], "visible"


def _says_modified(item: Marked) -> bool:
    return bool(_MODIFIED.search(item.names) or _MODIFIED_WORDS.search(item.text))
