"""A date in a short text: ISO 8601, RFC 5322, seconds since 1970, words of many languages, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.metadata.calendars import in_common_era
from newsclean.metadata.clock_text import Clock, read_clock, zone_of
from newsclean.metadata.date_words import MONTHS, month_of, weekday_in
from newsclean.model.article import DateOrDatetime
from newsclean.text.phrases import one_of

FIRST, LAST = 1990, 2100
"""Years between which a page's date of publication is believed. Fixed, so that no clock is asked."""
IN_PRINT = 1800
"""The year from which a date of a plain text is believed: archives hold what was printed long ago."""
_MOST = 120
"""Characters of a text in which a date is looked for."""
_BEHIND, _AHEAD = 40, 24
"""Characters behind a day and in front of it in which its time may stand."""
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?"
)
# What the standard library takes for a date of RFC 5322 is more: it reads "May 3, 2024 7:05 pm" as 7:05.
_RFC = re.compile(
    r"(?:[A-Za-z]{3}, ?)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?"
    r"(?: (?:([+-])(\d\d)(\d\d)|GMT|UT|UTC|Z))?"
)
_RFC_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DIGIT = re.compile(r"\d")
_MONTHS = sorted(MONTHS)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})(?:([/-])(\d{1,2})\2|(\.)\s?(\d{1,2})\.\s?)(\d{4})(?!\d)")
_SHORT = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d./-])")
_ZONE_OF_US = re.compile(r"\d\s?(?:[AP]\.?M\.?,?)?\s\(?(?:[ECMP][SD]T|[EP]T)(?![A-Z])")
"""A time with a zone whose papers write the month first."""
_YEAR_FIRST = re.compile(r"(?<!\d)((?:18|19|20)\d{2})([./-])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_CJK = re.compile(
    r"(\d{4})\s*[年년](?:[（(][^（）()]{1,12}[）)])?\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
)
_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})(?:[/-](\d{1,2})[/-]|[/-]([a-z]{3,9})[/-])(\d{1,2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_YEAR_FIRST_IN = frozenset(("sv", "hu", "lt", "zh", "ja", "ko", "fa", "eu", "mn"))
"""Languages that may write a year of two figures first."""
# Languages that write the month first in numbers.
_MONTH_FIRST = frozenset(
    f"{code}-{country}"
    for code, content in data.by_language("dates").items()
    for country in content["dates"].get("month_first", ())
)


@lru_cache(maxsize=128)
def _worded(months: tuple[str, ...]) -> re.Pattern[str]:
    """Dates with one of these months. With all six hundred it would take as long to compile as ten pages do
    to clean; a text has one or two."""
    month = one_of(months)
    ordinal = one_of(data.listed("dates", "dates", "ordinals"))
    join = one_of(data.listed("dates", "dates", "joins"))
    between = rf"(?:\s+(?:(?:{join})\s*)?|[/-]|(?<=\d\.))"
    return re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:{ordinal}|\.)?{between}({month})(?!\w)\.?,?{between[:-1]}|\s*)(\d{{4}})(?!\d)"
        rf"|(?<!\w)({month})(?!\w)\.?[\s-]+(\d{{1,2}})(?:{ordinal})?,?(?:\s+|-)(\d{{4}})(?!\d)"
        rf"|(?<!\d)(\d{{4}})\.?\s+(?:(?:{join})\s+)?({month})(?!\w)\.?\s+(\d{{1,2}})(?!\d)"
        rf"|(?<!\d)(\d{{4}})\.\s+(?:(?:{join})\s+)?(\d{{1,2}})\.\s+({month})(?!\w)"
    )


def read_date(
    raw: str, language: str | None = None, *, since: int = FIRST
) -> DateOrDatetime | None:
    """The date in a short string; a datetime where a time stands beside it, with zone if given.

    ``language`` (with its region, if known: "en-us") settles the order of day and month in numbers, and
    what abbreviations mean; without it only what is unambiguous is read. ``since`` is the first year that
    is believed. None for anything absurd.
    """
    text = raw.strip()[:_MOST]
    if not any(map(str.isdigit, text)) and "年" not in text:
        return None
    text = in_common_era(text, language)
    if not _YEAR.search(text):
        return _short(text, language)  # of this century or the end of the last one
    readings = (
        reading
        for read in (_iso, _rfc, _epoch, _words, _numbers, _iso_in_front)
        if (reading := read(text, language)) is not None and reading.year >= since
    )
    return next(readings, None)


def date_of_address(url: str) -> date | None:
    """The day in an address that holds year, month and day."""
    match = _ADDRESS.search(url)
    if match is None:
        return None
    year, number, name, day = match.groups()
    month = int(number) if number else month_of(name, "en")
    return _day(int(year), month, int(day)) if int(year) >= FIRST else None


def _day(year: int, month: int, day: int) -> date | None:
    if not IN_PRINT <= year <= LAST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(day: date | None, clock: Clock | None, language: str | None) -> DateOrDatetime | None:
    if day is None or clock is None:
        return day
    zone: tzinfo | None = zone_of(clock.zone, day, language) if clock.zone else None
    try:
        return datetime(
            day.year, day.month, day.day, clock.hour, clock.minute, clock.second, tzinfo=zone
        )
    except ValueError:
        return day


def _iso(text: str, language: str | None, *, whole: bool = True) -> DateOrDatetime | None:
    """A text that begins with a date of ISO 8601; with ``whole`` only one that says nothing behind it that
    may be a time or a zone."""
    match = _ISO.match(text)
    if not match or (match.end() < len(text) and text[match.end()].isdigit()):
        return None
    hour, minute, second, zone = match.group(4, 5, 6, 7)
    if whole and not zone and match.end() < len(text):
        return None
    clock = Clock(int(hour), int(minute), int(second or 0), zone or "", 0) if hour else None
    return _moment(_day(*map(int, match.group(1, 2, 3))), clock, None)


def _iso_in_front(text: str, language: str | None) -> DateOrDatetime | None:
    return _iso(text, language, whole=False)


def _rfc(text: str, language: str | None) -> DateOrDatetime | None:
    found = _RFC.fullmatch(text)
    if found is None or found[2].lower() not in _RFC_MONTHS:
        return None
    month = _RFC_MONTHS.index(found[2].lower()) + 1
    day, year, hour, minute, second = (int(found[i] or 0) for i in (1, 3, 4, 5, 6))
    zone: tzinfo | None = UTC if text[-1].isalpha() else None
    try:
        if found[7] and found.group(7, 8, 9) != ("-", "00", "00"):  # which says: not known
            offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
            zone = timezone(offset if found[7] == "+" else -offset)
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return moment if IN_PRINT <= moment.year <= LAST else None


def _epoch(text: str, language: str | None) -> DateOrDatetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _words(text: str, language: str | None) -> DateOrDatetime | None:
    if _DIGIT.search(text) is None:
        return None
    # Three times faster than a pattern that is blind to case; the Turkish capital would become two letters.
    lowered = text.replace("İ", "i").lower()
    searched = lowered if len(lowered) == len(text) else text
    months = tuple(filter(searched.__contains__, _MONTHS))
    match = _worded(months).search(searched) if months else None
    if match is None:
        match = _CJK.search(text)
        if match is None:
            return None
        return _with_clock(_day(*map(int, match.groups())), text, match, language)
    if match[1]:
        day, month, year = match.group(1, 2, 3)
    elif match[4]:
        month, day, year = match.group(4, 5, 6)
    elif match[7]:
        year, month, day = match.group(7, 8, 9)
    else:
        year, day, month = match.group(10, 11, 12)
    return _with_clock(_day(int(year), month_of(month, language), int(day)), text, match, language)


def _with_clock(
    day: date | None, text: str, match: re.Match[str], language: str | None
) -> DateOrDatetime | None:
    """A day with the time that stands behind it, else in front of it."""
    if day is None:
        return None
    ahead = max(0, match.start() - _AHEAD)
    clock = read_clock(text[: match.end() + _BEHIND], language, match.end())
    clock = clock or read_clock(text[: match.start()], language, ahead)
    return _moment(day, clock, language)


_DAY_FIRST = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
"""Greek and Cyrillic letters: all languages that are written so set the day before the month."""


def _numbers(text: str, language: str | None) -> DateOrDatetime | None:
    if match := _YEAR_FIRST.search(text):
        year, _, month, day = match.groups()
        return _with_clock(_day(int(year), int(month), int(day)), text, match, language)
    match = _NUMERIC.search(text)
    if match is None:
        return _short(text, language)
    first, mark, second, stop, third, year = match.groups()
    one, two = int(first), int(second or third)
    if language in (None, "en") and not stop and _ZONE_OF_US.search(text):
        language = "en-us"
    order_of = "el" if language in (None, "en") and _DAY_FIRST.search(text) else language
    days = [_day(int(year), month, day) for day, month in _orders(one, two, mark or stop, order_of)]
    named = weekday_in(text[: match.start()], language)
    told = [d for d in dict.fromkeys(_both(int(year), one, two)) if d.weekday() == named]
    if len(told) == 1 and not stop:
        days = [*told]
    return _with_clock(days[0], text, match, language) if days else None


def _orders(one: int, two: int, mark: str, language: str | None) -> Iterator[tuple[int, int]]:
    """Day and month of two numbers, where their order is known."""
    if one > 12 or mark == ".":
        yield one, two
    elif two > 12 or language in _MONTH_FIRST:
        yield two, one
    elif one == two or (language and (not language.startswith("en") or "-" in language)):
        yield one, two


def _both(year: int, one: int, two: int) -> Iterator[date]:
    """The days that two numbers may stand for."""
    for day, month in ((one, two), (two, one)):
        if found := _day(year, month, day):
            yield found


def _short(text: str, language: str | None) -> DateOrDatetime | None:
    """ "28.01.22": with full stops the day comes first; with others as the language has it."""
    match = _SHORT.search(text)
    if match is None:
        return None
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == ".":
        orders = [(one, two)]
    elif language is None or language.partition("-")[0] in _YEAR_FIRST_IN:
        return None
    else:
        orders = list(_orders(one, two, match[2], language))
    days = [_day(year + (1900 if year >= 90 else 2000), month, day) for day, month in orders]
    return _with_clock(days[0], text, match, language) if days else None
