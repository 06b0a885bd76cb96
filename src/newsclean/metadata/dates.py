"""When a story was published and when it was changed: two fields that are never mixed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

from newsclean import lazy_re as re
from newsclean.html import value_text
from newsclean.metadata.context import MetadataContext, first
from newsclean.metadata.date_text import date_of_address, read_date
from newsclean.metadata.visible_dates import (
    AT_HEAD,
    Reading,
    at_headline,
    day,
    elsewhere,
    in_a_note,
    in_dateline,
    named_modified,
    of_one_day,
    says_modified,
)
from newsclean.model.article import DateOrDatetime, Field, Value

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
_NAMED_PUBLISHED = re.compile(r"publish(?:(?!publish)\w)*[-_.:]?(?:date|time|on|at)$")
# WordPress tells its timeless pages from its dated posts by a class of the body.
_TIMELESS = re.compile(r"(?:^|\s)(?:page-id-\d|page-template)")
_WESTMOST = timedelta(hours=12)
_DATES = frozenset(("datepublished", "datecreated", "created", "issued"))
_FARTHEST = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)
_MINUTE = timedelta(minutes=1)


def find_published(context: MetadataContext) -> Field[DateOrDatetime] | None:
    """When the story was first published.

    The page's statement about the story, then what its readers see at the headline, then what it
    says about itself as a page; an address that holds the day is the last resort.
    """
    if _is_front(context):
        return None
    stated = first(_moments(_published(context), context.region))
    if stated is None:
        return first(_moments(_elsewhere(context), context.region))
    stated = _zoned(_timed(stated))
    shown = next(_moments(at_headline(context, modified=False, most=AT_HEAD), context.region), None)
    if shown and (local := _in_newsroom(shown.value, stated.value)):
        return Field(local, stated.raw, stated.origin, stated.alternatives)
    if any(
        _same_clock(v.value, stated.value)
        for v in _moments(at_headline(context, modified=False), None)
    ):
        return (
            stated  # an earlier day in another line is about something else: a broadcast, an event
        )
    if shown and _overrules(shown.value, stated.value):
        return _instead(stated, shown)
    return stated


def _timed(stated: Field[DateOrDatetime]) -> Field[DateOrDatetime]:
    """A bare day, with the clock that another statement of the same day gives."""
    if isinstance(stated.value, datetime):
        return stated
    for other in stated.alternatives:
        moment = other.value
        if (
            isinstance(moment, datetime)
            and moment.date() == stated.value
            and any(moment.timetuple()[3:6])
        ):
            return _instead(stated, other)
    return stated


def _instead(stated: Field[DateOrDatetime], other: Value[DateOrDatetime]) -> Field[DateOrDatetime]:
    """Another statement in the place of the one that was taken, which becomes an alternative."""
    before = Value(stated.value, stated.raw, stated.origin)
    rest = tuple(v for v in stated.alternatives if v != other)
    return Field(other.value, other.raw, other.origin, (before, *rest))


def _zoned(stated: Field[DateOrDatetime]) -> Field[DateOrDatetime]:
    """A moment without a zone, in that of another statement of the same clock."""
    clock = stated.value
    if not isinstance(clock, datetime) or clock.tzinfo:
        return stated
    for other in stated.alternatives:
        moment = other.value
        if isinstance(moment, datetime) and moment.tzinfo and moment.replace(tzinfo=None) == clock:
            return _instead(stated, other)
    return stated


def _same_clock(shown: DateOrDatetime, stated: DateOrDatetime) -> bool:
    """Whether both say the same minute, in their own zones or in one."""
    if not (isinstance(shown, datetime) and isinstance(stated, datetime)):
        return False
    if shown.tzinfo and stated.tzinfo:
        return abs(shown - stated) < _MINUTE
    return abs(shown.replace(tzinfo=None) - stated.replace(tzinfo=None)) < _MINUTE


def _overrules(shown: DateOrDatetime, stated: DateOrDatetime) -> bool:
    """Whether the moment that readers see goes before the one that the page states.

    A story cannot be newer than the day it shows: it was stated anew when it moved. A day that only
    the time zone puts earlier says nothing.
    """
    days = (day(stated) - day(shown)).days
    if days == 1 and isinstance(stated, datetime) and stated.tzinfo:
        return (stated.astimezone(UTC) - _WESTMOST).date() > day(shown)
    return days > 1


def _in_newsroom(shown: DateOrDatetime, stated: DateOrDatetime) -> datetime | None:
    """A stated instant in the zone of the clock that the page shows, where that makes it another day:
    02:25 UTC beside "February 24, 9:25 pm" is 21:25 five hours west of it."""
    if not (isinstance(shown, datetime) and isinstance(stated, datetime) and stated.tzinfo):
        return None
    clock = shown.replace(tzinfo=None) - stated.astimezone(UTC).replace(tzinfo=None)
    offset = _QUARTER * round(clock / _QUARTER)
    if day(shown) == day(stated) or abs(offset) > _FARTHEST or abs(clock - offset) >= _MINUTE:
        return None
    return stated.astimezone(timezone(offset))


def find_modified(context: MetadataContext) -> Field[DateOrDatetime] | None:
    """When the story was last changed, as far as the page says so in words or data."""
    stated = first(_moments(_modified(context), context.region))
    return stated and _zoned(stated)


def _moments(readings: Iterable[Reading], language: str | None) -> Iterator[Value[DateOrDatetime]]:
    for raw, origin in readings:
        if raw and (moment := read_date(raw, language)):
            yield Value(moment, raw, origin)


def _published(context: MetadataContext) -> Iterator[Reading]:
    stated = context.markup
    yield value_text(context.story.get("datePublished")), "json-ld"
    for text in stated.meta(*_PUBLISHED_METAS):
        yield text, "meta"
    for name, texts in stated.metas.items():
        if "publish" in name and _NAMED_PUBLISHED.search(name) and not name.startswith("last"):
            yield texts[0], "meta"
    for item in (*stated.times, *stated.marked):
        if _DATES.intersection(item.itemprop.split()):
            yield item.value or item.text, "microdata"
    yield from at_headline(context, modified=False)
    yield from in_dateline(context)
    if not _is_timeless(context):
        for node in context.pages:
            yield value_text(node.get("datePublished")), "json-ld"
    yield value_text(context.story.get("dateCreated")), "json-ld"
    yield from of_one_day(
        context, [i for i in stated.times if not says_modified(i) and not i.inside_prose]
    )


def _is_front(context: MetadataContext) -> bool:
    """Whether this is the front page of a site, by its address, and does not call itself a story."""
    if context.story or next(context.markup.meta("og:type"), "") == "article":
        return False
    try:
        parts = urlsplit(context.url or "")
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _is_timeless(context: MetadataContext) -> bool:
    """Whether the page calls itself one without a date: then the day that its system made it, which
    no reader sees, is no day of publication."""
    body = context.markup.root.find("body")
    return body is not None and bool(_TIMELESS.search(body.get("class") or ""))


def _elsewhere(context: MetadataContext) -> Iterator[Reading]:
    """Elements anywhere that call themselves a date, and the day in the address."""
    yield from elsewhere(context)
    yield from in_a_note(context)
    yield from named_modified(context)
    if context.url and (found := date_of_address(context.url)):
        yield found.isoformat(), "url"


def _modified(context: MetadataContext) -> Iterator[Reading]:
    stated = context.markup
    yield value_text(context.story.get("dateModified")), "json-ld"
    for text in stated.meta(*_MODIFIED_METAS):
        yield text, "meta"
    for item in (*stated.times, *stated.marked):
        if item.itemprop == "datemodified":
            yield item.value or item.text, "microdata"
    for node in context.pages:
        yield value_text(node.get("dateModified")), "json-ld"
    yield from at_headline(context, modified=True)
    for item in stated.times:
        if says_modified(item):
            yield item.value or item.text, "visible"
