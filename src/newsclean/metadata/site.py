"""The plainer fields: site, language, description, section, keywords, addresses, paywall."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from newsclean import lazy_re as re
from newsclean.html import snippet_text, text_of, types_of, value_text
from newsclean.metadata.breadcrumb import find_breadcrumb
from newsclean.metadata.context import MetadataContext, first, resolved
from newsclean.metadata.dek import visible_dek
from newsclean.model.article import Field, Origin, Value
from newsclean.text.links import absolute, is_front_page

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_BETWEEN = re.compile(r"[,;|]")
# Top-level domains of countries that write in English, by how they order a date.
_AMERICAN = frozenset(("us", "gov", "mil", "edu"))
_BRITISH = frozenset(("uk", "au", "nz", "ie", "in", "sg", "ng", "ke", "gh", "pk", "hk"))
_STROKES = re.compile(r"(?<!\s)\s++(?:[|•·»«›–—-]|::)\s++|(?<!\s)\s*+[|｜]\s*+")
_WEAK = re.compile(r"(?<!\s)\s*+(?:[:：]|--|——|_)\s*+")
"""What may part a title from the name of its site, where a link to the front page shows that name."""
_MOST_SITE, _LEAST_SITE = 6, 4
"""Words of a site's name in a title, and its letters where the host is called so."""
_MOST_OF_HOST = 0.75
"""Of what a host is called, the letters of a name in the middle of a title."""
_MOST_LINKS = 40
"""Links of a page among which the one to its front page stands."""
_SECTIONS = ("parsely-section", "section", "cxenseparse:recs:category")
_MOST_SECTIONS = 20
_TRUE = frozenset(("true", "yes", "1"))
_FALSE = frozenset(("false", "no", "0"))

Reading = tuple[str, Origin]
VISIBLE: Origin = "visible"


def _as_they_are(readings: Iterable[Reading]) -> Field[str] | None:
    return first(Value(text, text, origin) for text, origin in readings if text)


def find_site(context: MetadataContext) -> Field[str] | None:
    """The name of the site or of the publisher."""

    def readings() -> Iterator[Reading]:
        for text in context.markup.meta("og:site_name"):
            yield text, "opengraph"
        for item in resolved(context.story.get("publisher"), context.ids):
            if not (text := value_text(item)).startswith("http"):
                yield text, "json-ld"
        for node in context.markup.nodes:
            if "WebSite" in types_of(node):
                yield value_text(node.get("name")), "json-ld"
        for text in context.markup.meta(
            "application-name", "apple-mobile-web-app-title", "dc.publisher"
        ):
            yield text, "meta"

    return _as_they_are(readings()) or _as_they_are([(_named_in_title(context), "meta")])


def _named_in_title(context: MetadataContext) -> str:
    """The end or the beginning of the title that a link to the front page shows too, or that the host is
    called; empty where there is none."""
    title = " ".join(context.markup.title.split())
    ends = _ends(_STROKES.split(title))
    host = _bare_letters(_host(context))
    for end in ends:
        letters = _bare_letters(end)
        if len(letters) >= _LEAST_SITE and letters in host:
            return end
    called = _called(_host(context))
    for end in ends:
        if len(called) >= _LEAST_SITE and _holds_most(_bare_letters(end), (called,)):
            return end
    for part in _STROKES.split(title)[1:-1]:  # behind it stands what the page is: "Print"
        if _is_host(_bare_letters(part), _host(context)):
            return part.strip()
    shown = frozenset(map(_bare_letters, _home_links(context)))
    ends += _ends(_WEAK.split(title))
    for end in ends:
        if _bare_letters(end) in shown:
            return end
    logos = frozenset(map(_bare_letters, _home_logos(context)))
    return next((end for end in ends if _holds_most(_bare_letters(end), logos)), "")


def _is_host(letters: str, host: str) -> bool:
    """Whether a name is most of what a host is called: "Skerry Mail" at www.skerrymail.example."""
    called = _called(host)
    return letters in called and len(letters) >= max(_LEAST_SITE, _MOST_OF_HOST * len(called))


def _called(host: str) -> str:
    """The letters of the longest part of a host's name, without what all names end with."""
    return max(map(_bare_letters, host.split(".")[:-1]), key=len, default="")


def _holds_most(letters: str, logos: Iterable[str]) -> bool:
    """Whether a logo says most of what stands at the end of a title: "Radio Tern" of "Radio Tern 98 FM"."""
    return any(logo in letters and len(letters) < 2 * len(logo) for logo in logos)


def _ends(parts: list[str]) -> list[str]:
    """The last and the first part of several, as far as they are short."""
    ends = (parts[-1].strip(), parts[0].strip()) if len(parts) > 1 else ()
    return [end for end in ends if _bare_letters(end) and len(end.split()) <= _MOST_SITE]


def _home(context: MetadataContext) -> Iterator[etree._Element]:
    links = islice(context.markup.root.iter("a"), _MOST_LINKS)
    return (link for link in links if is_front_page(link.get("href") or ""))


def _home_links(context: MetadataContext) -> Iterator[str]:
    """What links to the front page show."""
    return map(text_of, _home(context))


def _home_logos(context: MetadataContext) -> Iterator[str]:
    """What stands for the pictures of links to the front page."""
    for link in _home(context):
        for picture in link.iter("img"):
            yield picture.get("alt") or ""


def _bare_letters(text: str) -> str:
    """The text in lower case without the marks over its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isalnum())


def _host(context: MetadataContext) -> str:
    canonical = [href for rel, href in context.markup.links if "canonical" in rel.split()]
    for address in (*canonical, *context.markup.meta("og:url"), context.url or ""):
        try:
            if host := urlsplit(address).hostname:
                return host
        except ValueError:
            continue
    return ""


def find_language(context: MetadataContext) -> Field[str] | None:
    """The language as declared, BCP 47 in lower case."""

    def readings() -> Iterator[Reading]:
        yield context.markup.language, "meta"
        spoken = context.story.get("inLanguage")
        yield (
            value_text(spoken.get("alternateName") if isinstance(spoken, dict) else spoken),
            "json-ld",
        )
        for text in context.markup.meta("og:locale"):
            yield text, "opengraph"
        for text in context.markup.meta("content-language", "language", "dc.language"):
            yield text, "meta"

    return first(
        Value(raw.strip().replace("_", "-").lower(), raw, origin)
        for raw, origin in readings()
        if _LANGUAGE.fullmatch(raw.strip())
    )


def with_region(language: Field[str] | None, url: str | None) -> str | None:
    """The language with its region, where the page or its address tells one.

    The region decides the order of day and month in numbers: 3/4/2025 is April in Britain.
    """
    if language is None:
        return None
    base = language.value.split("-")[0]
    for reading in (language.value, *(v.value for v in language.alternatives)):
        if reading.startswith(base + "-"):
            return reading
    host = urlsplit(url).hostname if url and absolute(url, None) else None
    if base == "en" and host:
        ending = host.rsplit(".", 1)[-1]
        return "en-us" if ending in _AMERICAN else f"en-{ending}" if ending in _BRITISH else base
    return base


def find_description(context: MetadataContext) -> Field[str] | None:
    """The dek where the page marks one, else its own summary."""

    def stated() -> Iterator[Reading]:
        yield value_text(context.story.get("description")), "json-ld"
        for text in context.markup.meta("og:description"):
            yield text, "opengraph"
        for text in context.markup.meta("description", "twitter:description", "dc.description"):
            yield text, "meta"

    summaries = list(stated())
    seen = [Value(text, text, VISIBLE) for text in visible_dek(context, [s for s, _ in summaries])]
    told = [Value(words, s, origin) for s, origin in summaries if (words := snippet_text(s))]
    found = first([*seen, *told])
    if found is None or found.origin != VISIBLE:
        return found
    # That machines are told the same says that it is no paragraph of the story.
    same = tuple(value for value in told if value.value == found.value)[:1]
    return replace(found, alternatives=(*same, *found.alternatives))


def find_section(context: MetadataContext) -> Field[str] | None:
    """The section of the paper."""

    def readings() -> Iterator[Reading]:
        yield value_text(context.story.get("articleSection")), "json-ld"
        for text in context.markup.meta("article:section"):
            yield text, "opengraph"
        for text in context.markup.meta(*_SECTIONS):
            yield text, "meta"

    return _as_they_are(readings())


def find_sections(context: MetadataContext) -> Field[tuple[str, ...]] | None:
    """All sections that the page gives. One statement with commas is several only where the page also states
    each part alone: a section may be called "Arts, Books & Culture"."""
    meta = context.markup.meta
    value = context.story.get("articleSection")
    told = list(map(value_text, value[:_MOST_SECTIONS] if isinstance(value, list) else [value]))
    several: list[tuple[list[str], Origin]] = [
        (told, "json-ld"),
        (list(meta("article:section")), "opengraph"),
        *(([text], "meta") for text in meta(*_SECTIONS)),
    ]
    crumbs, tags = find_breadcrumb(context), find_keywords(context)
    alone = {text for texts, _ in several for text in texts}
    alone.update(crumbs.value if crumbs else (), tags.value if tags else ())
    alone.update(line.text for line in context.lines)

    def readings() -> Iterator[Value[tuple[str, ...]]]:
        for texts, origin in several:
            parts = dict.fromkeys(part for text in texts for part in _parts(text, alone))
            yield Value(tuple(parts)[:_MOST_SECTIONS], ", ".join(filter(None, texts)), origin)

    return first(readings())


def _parts(text: str, alone: Container[str]) -> list[str]:
    parts = list(filter(None, map(str.strip, text.split(","))))
    return parts if all(part in alone for part in parts) else [text]


def find_keywords(context: MetadataContext) -> Field[tuple[str, ...]] | None:
    """The keywords, each once."""

    def readings() -> Iterator[Reading]:
        value = context.story.get("keywords")
        several = value if isinstance(value, list) else [value]
        yield ", ".join(filter(None, map(value_text, several[:100]))), "json-ld"
        yield ", ".join(context.markup.meta("article:tag")), "opengraph"
        for text in context.markup.meta("news_keywords", "keywords", "parsely-tags"):
            yield text, "meta"

    return first(Value(_split(raw), raw, origin) for raw, origin in readings())


def _split(raw: str) -> tuple[str, ...]:
    parts = (p.strip() for p in _BETWEEN.split(raw))
    return tuple(dict.fromkeys(p for p in parts if 1 < len(p) < 80))[:50]


def find_address(context: MetadataContext) -> Field[str] | None:
    """The canonical address, absolute."""

    def readings() -> Iterator[Reading]:
        for rel, href in context.markup.links:
            if "canonical" in rel.split():
                yield href, "meta"
        for text in context.markup.meta("og:url"):
            yield text, "opengraph"
        main = context.story.get("mainEntityOfPage")
        yield value_text(main.get("@id") if isinstance(main, dict) else main), "json-ld"
        yield value_text(context.story.get("url")), "json-ld"
        yield context.url or "", "url"

    return _addresses(readings(), context.base)


def find_image(context: MetadataContext) -> Field[str] | None:
    """The address of the picture that stands for the story."""

    def readings() -> Iterator[Reading]:
        for text in context.markup.meta("og:image", "og:image:url", "og:image:secure_url"):
            yield text, "opengraph"
        for item in resolved(context.story.get("image"), context.ids):
            yield value_text(item.get("url") if isinstance(item, dict) else item), "json-ld"
        for text in context.markup.meta("twitter:image", "twitter:image:src"):
            yield text, "meta"

    return _addresses(readings(), context.base)


def _addresses(readings: Iterable[Reading], base: str | None) -> Field[str] | None:
    origins: dict[str, Origin] = {}
    for raw, origin in readings:
        if raw:
            origins.setdefault(raw, origin)  # most say the same: worked out once
    return first(
        Value(address, raw, origin)
        for raw, origin in origins.items()
        if (address := absolute(raw, base))
    )


def find_paywall(context: MetadataContext) -> Field[bool] | None:
    """Whether the page says that the story, or a part of it, is not free to read."""
    parts = [n for n in resolved(context.story.get("hasPart"), context.ids) if isinstance(n, dict)]
    for node in (context.story, *context.pages, *parts):
        raw = value_text(node.get("isAccessibleForFree")) or str(node.get("isAccessibleForFree"))
        said = raw.rsplit("/", 1)[-1].lower()
        if said in _FALSE or (said in _TRUE and node not in parts):
            return Field(said in _FALSE, raw, "json-ld")
    for raw in context.markup.meta("article:content_tier", "og:article:content_tier"):
        return Field(raw.lower() in ("locked", "metered"), raw, "opengraph")
    return None
