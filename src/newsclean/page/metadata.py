"""What a page says about its story: each field by a stated order of sources, with what lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsclean.document import Field, Metadata, Moment, Value
from newsclean.page.authors import read_names, starts_like_byline
from newsclean.page.dates import date_of_address, read_date
from newsclean.page.headline import find_headline
from newsclean.page.structured import Marked, Structured, gather, string, types

T = TypeVar("T")
_STORY = re.compile(r"(?:Article|Posting|Report|Story)$")
_PAGE = frozenset(("WebPage", "ItemPage"))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_PUBLISHED = re.compile(
    r"publish|pubdate|posted|date-?created|entry-date|release|datum|\bdate\b|timestamp|[-_]date\b"
)
_MODIFIED = re.compile(r"modif|updat|edited|aktualis|actualiz|mis-a-jour")
_MODIFIED_WORDS = re.compile(
    r"\b(?:updated|modified|edited|aktualisiert|mis à jour|modifié|actualizado|aggiornato|atualizado)\b",
    re.IGNORECASE,
)
_DEK = re.compile(r"\b(?:dek|standfirst|subtitle|sub-?headline|article-?summary|article__lead)\b")
_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "datepublished", "publish-date", "publish_date",
    "publishdate", "pubdate", "published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date",
    "article.published", "cxenseparse:recs:publishtime", "bt:pubdate", "date", "publication_date",
    "citation_date", "article:published", "datecreated", "last_published_date", "rnews:datepublished",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "modified_time", "article.updated", "revised", "dc.date.modified",
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "byl", "citation_author", "article:author_name", "twitter:data1", "byline", "creator",
)  # fmt: skip


def read_metadata(root: etree._Element, *, url: str | None, base: str | None) -> Metadata:
    """The metadata of a page. Never raises: a field that cannot be read is None."""
    stated = gather(root)
    ids = {n["@id"]: n for n in stated.nodes if isinstance(n.get("@id"), str) and len(n) > 2}
    story = _story(stated)
    pages = [n for n in stated.nodes if types(n) & _PAGE]
    language = _language(stated, story)
    site = _site(stated, story, ids, url)
    published, modified = _dates(stated, story, pages, language, url)
    return Metadata(
        headline=find_headline(
            stated, string(story.get("headline")) or string(story.get("name")), _v(site)
        ),
        description=_description(stated, story),
        authors=_authors(stated, story, ids, _v(site)),
        published=published,
        modified=modified,
        site_name=site,
        url=_address(stated, story, base, url),
        language=language,
        section=_first(
            (
                Value(s, s, o)
                for s, o in _strings(
                    story.get("articleSection"), stated, "article:section", "parsely-section"
                )
            )
        ),
        keywords=_keywords(stated, story),
        image=_image(stated, story, ids, base),
        paywalled=_paywalled(stated, story),
    )


def _v(item: Field[T] | None) -> T | None:
    return item.value if item else None


def _first(readings: Iterable[Value[T]]) -> Field[T] | None:
    """The first reading wins; others that say something else are kept."""
    kept: list[Value[T]] = []
    for reading in readings:
        if reading.value and reading.value not in (k.value for k in kept) and len(kept) < 6:
            kept.append(reading)
    if not kept:
        return None
    won, *lost = kept
    return Field(won.value, won.raw, won.origin, tuple(lost))


def _story(stated: Structured) -> dict[str, Any]:
    """The JSON-LD object of the story: the first article, one with the page's own title before others."""
    stories = [n for n in stated.nodes if any(_STORY.search(t) for t in types(n))]
    title = stated.title.lower()
    for node in stories:
        name = string(node.get("headline")).lower()
        if name and name[:40] in title:
            return node
    return stories[0] if stories else {}


def _strings(value: object, stated: Structured, *metas: str) -> Iterator[tuple[str, Any]]:
    if text := string(value):
        yield text, "json-ld"
    for text in stated.meta(*metas):
        yield text, "meta"


def _resolved(value: object, ids: dict[str, dict[str, Any]]) -> list[object]:
    """A JSON-LD value as a list, references by ``@id`` looked up."""
    items = value if isinstance(value, list) else [value]
    out: list[object] = []
    for item in items[:20]:
        if isinstance(item, list):
            out += item[:20]
        elif isinstance(item, dict) and isinstance(item.get("@id"), str) and "name" not in item:
            out.append(ids.get(item["@id"], item))
        elif item is not None:
            out.append(item)
    return out


def _site(
    stated: Structured, story: dict[str, Any], ids: dict[str, dict[str, Any]], url: str | None
) -> Field[str] | None:
    def readings() -> Iterator[Value[str]]:
        for text in stated.meta("og:site_name"):
            yield Value(text, text, "opengraph")
        for item in _resolved(story.get("publisher"), ids):
            if (text := string(item)) and not text.startswith("http"):
                yield Value(text, text, "json-ld")
        for node in stated.nodes:
            if "WebSite" in types(node) and (text := string(node.get("name"))):
                yield Value(text, text, "json-ld")
        for text in stated.meta("application-name", "apple-mobile-web-app-title", "dc.publisher"):
            yield Value(text, text, "meta")

    return _first(readings())


def _language(stated: Structured, story: dict[str, Any]) -> Field[str] | None:
    def readings() -> Iterator[Value[str]]:
        sources: list[tuple[str, Any]] = [
            (stated.language, "meta"),
            (string(story.get("inLanguage")), "json-ld"),
        ]
        sources += [(t, "opengraph") for t in stated.meta("og:locale")]
        sources += [(t, "meta") for t in stated.meta("content-language", "language", "dc.language")]
        for raw, origin in sources:
            if _LANGUAGE.fullmatch(raw.strip()):
                yield Value(raw.strip().replace("_", "-").lower(), raw, origin)

    return _first(readings())


def _authors(
    stated: Structured, story: dict[str, Any], ids: dict[str, dict[str, Any]], site: str | None
) -> Field[tuple[str, ...]] | None:
    def readings() -> Iterator[Value[tuple[str, ...]]]:
        people = [string(i) for i in _resolved(story.get("author") or story.get("creator"), ids)]
        raw = ", ".join(p for p in people if p and not p.startswith("http"))
        yield Value(read_names(raw, site), raw, "json-ld")
        found = list(stated.meta(*_AUTHOR_METAS[:8]))
        names = tuple(dict.fromkeys(n for text in found for n in read_names(text, site)))
        yield Value(names, "; ".join(found), "meta")
        for item in stated.marked:
            if item.itemprop in ("author", "creator") or "author" in item.itemprop.split():
                yield Value(read_names(item.value or item.text, site), item.text, "microdata")
        for item in _bylines(stated.marked):
            yield Value(read_names(item.text, site), item.text, "visible")

    return _first(readings())


def _bylines(marked: list[Marked]) -> Iterator[Marked]:
    """Elements that look like the story's byline: they begin with "By", or are rel=author."""
    for item in marked:
        if 2 < len(item.text) < 120 and not item.inside_prose:
            if "byline" in item.names or "author" in item.names:
                if starts_like_byline(item.text) or "rel" in item.names or item.tag == "a":
                    yield item


def _dates(
    stated: Structured,
    story: dict[str, Any],
    pages: list[dict[str, Any]],
    language: Field[str] | None,
    url: str | None,
) -> tuple[Field[Moment] | None, Field[Moment] | None]:
    code = language.value if language else None

    def moments(pairs: Iterable[tuple[str, Any]]) -> Iterator[Value[Moment]]:
        for raw, origin in pairs:
            if raw and (moment := read_date(raw, code)):
                yield Value(moment, raw, origin)

    def published() -> Iterator[tuple[str, Any]]:
        yield string(story.get("datePublished")), "json-ld"
        yield from ((t, "meta") for t in stated.meta(*_PUBLISHED_METAS))
        for item in (*stated.times, *stated.marked):
            if item.itemprop in ("datepublished", "datecreated"):
                yield item.value or item.text, "microdata"
        for node in pages:
            yield string(node.get("datePublished")), "json-ld"
        yield string(story.get("dateCreated")), "json-ld"
        yield from _visible_dates(stated, modified=False)
        if url and (day := date_of_address(url)):
            yield day.isoformat(), "url"

    def modified() -> Iterator[tuple[str, Any]]:
        yield string(story.get("dateModified")), "json-ld"
        yield from ((t, "meta") for t in stated.meta(*_MODIFIED_METAS))
        for item in (*stated.times, *stated.marked):
            if item.itemprop == "datemodified":
                yield item.value or item.text, "microdata"
        for node in pages:
            yield string(node.get("dateModified")), "json-ld"
        yield from _visible_dates(stated, modified=True)

    return _first(moments(published())), _first(moments(modified()))


def _visible_dates(stated: Structured, *, modified: bool) -> Iterator[tuple[str, Any]]:
    for item in stated.times:
        if _says_modified(item) == modified:
            yield item.value or item.text, "visible"
    for item in stated.marked:
        if len(item.text) < 100 and _PUBLISHED.search(item.names) and not item.inside_prose:
            if _says_modified(item) == modified:
                yield item.text, "visible"


def _says_modified(item: Marked) -> bool:
    return bool(_MODIFIED.search(item.names) or _MODIFIED_WORDS.search(item.text))


def _description(stated: Structured, story: dict[str, Any]) -> Field[str] | None:
    def readings() -> Iterator[Value[str]]:
        for item in stated.marked:
            if (
                _DEK.search(item.names)
                and 30 < len(item.text) < 400
                and item.tag in ("p", "h2", "div")
            ):
                yield Value(item.text, item.text, "visible")
        if text := string(story.get("description")):
            yield Value(text, text, "json-ld")
        for text in stated.meta("og:description"):
            yield Value(text, text, "opengraph")
        for text in stated.meta("description", "twitter:description", "dc.description"):
            yield Value(text, text, "meta")

    return _first(readings())


def _keywords(stated: Structured, story: dict[str, Any]) -> Field[tuple[str, ...]] | None:
    def split(raw: str) -> tuple[str, ...]:
        parts = (p.strip() for p in re.split(r"[,;|]", raw))
        return tuple(dict.fromkeys(p for p in parts if 1 < len(p) < 80))[:50]

    value = story.get("keywords")
    listed = (
        ", ".join(filter(None, map(string, value))) if isinstance(value, list) else string(value)
    )
    tags = ", ".join(stated.meta("article:tag"))
    readings = [
        Value(split(listed), listed, "json-ld"),
        Value(split(tags), tags, "opengraph"),
        *(
            Value(split(t), t, "meta")
            for t in stated.meta("news_keywords", "keywords", "parsely-tags")
        ),
    ]
    return _first(readings)  # type: ignore[arg-type]


def _absolute(raw: str, base: str | None) -> str | None:
    """An absolute http(s) address, else None; broken ones never raise."""
    try:
        address = urljoin(base or "", raw.strip())
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return "".join(address.split())


def _address(
    stated: Structured, story: dict[str, Any], base: str | None, url: str | None
) -> Field[str] | None:
    def readings() -> Iterator[tuple[str, Any]]:
        yield from ((href, "meta") for rel, href in stated.links if rel == "canonical")
        yield from ((t, "opengraph") for t in stated.meta("og:url"))
        main = story.get("mainEntityOfPage")
        yield string(main.get("@id") if isinstance(main, dict) else main), "json-ld"
        yield string(story.get("url")), "json-ld"
        yield url or "", "url"

    found = ((raw, _absolute(raw, base), origin) for raw, origin in readings() if raw)
    return _first(Value(value, raw, origin) for raw, value, origin in found if value)


def _image(
    stated: Structured, story: dict[str, Any], ids: dict[str, dict[str, Any]], base: str | None
) -> Field[str] | None:
    def readings() -> Iterator[tuple[str, Any]]:
        yield from ((t, "opengraph") for t in stated.meta("og:image", "og:image:url"))
        for item in _resolved(story.get("image"), ids):
            yield string(item.get("url") if isinstance(item, dict) else item), "json-ld"
        yield from ((t, "meta") for t in stated.meta("twitter:image", "twitter:image:src"))

    found = ((raw, _absolute(raw, base), origin) for raw, origin in readings() if raw)
    return _first(Value(value, raw, origin) for raw, value, origin in found if value)


def _paywalled(stated: Structured, story: dict[str, Any]) -> Field[bool] | None:
    free = story.get("isAccessibleForFree")
    if isinstance(free, bool | str):
        raw = str(free)
        return Field(raw.strip().lower() in ("false", "no", "0"), raw, "json-ld")
    for raw in stated.meta("article:content_tier", "og:article:content_tier"):
        return Field(raw.lower() in ("locked", "metered"), raw, "opengraph")
    return None
