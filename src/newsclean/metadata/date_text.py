"""Dates as pages write them: ISO 8601, RFC 5322, epochs, and words in many languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from newsclean import data
from newsclean.model.article import DateOrDatetime
from newsclean.text.phrases import one_of

FIRST, LAST = 1990, 2100
"""Years between which a date of publication is believed. Fixed, so that no clock is asked."""
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?"
)
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})(?:[:.h]|時|시\s?|时)(\d{2})(?::\d{2})?\s*([ap])?\.?m?(?![A-Za-z0-9])\.?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:UTC|GMT)\s*([+-]\d{1,2})?|([+-]\d{2}):?(\d{2})\b")
# What the standard library takes for a date of RFC 5322 is more: it reads "May 3, 2024 7:05 pm" as 7:05.
_RFC = re.compile(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})(?:[/-](\d{1,2})[/-]|[/-]([a-z]{3,9})[/-])(\d{1,2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# Languages that write the month first in numbers.
_MONTH_FIRST = frozenset(
    f"{code}-{country}"
    for code, content in data.by_language("dates").items()
    for country in content["dates"].get("month_first", ())
)


def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    numbers: dict[str, int] = {}
    for content in data.by_language("dates").values():
        for number, forms in enumerate(content["dates"].get("months", ()), 1):
            numbers |= dict.fromkeys(forms.split(), number)
    month = one_of(numbers)
    ordinal = one_of(data.listed("dates", "dates", "ordinals"))
    join = one_of(data.listed("dates", "dates", "joins"))
    pattern = re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:{ordinal}|\.)?\s+(?:(?:{join})\s*)?({month})\b\.?,?"
        rf"\s*(?:(?:{join})\s*)?(\d{{4}})"
        rf"|\b({month})\b\.?\s+(\d{{1,2}})(?:{ordinal})?,?\s+(\d{{4}})"
        rf"|(?<!\d)(\d{{4}})\s+({month})\b\.?\s+(\d{{1,2}})(?!\d)",
        re.IGNORECASE,
    )
    return numbers, pattern


_NUMBERS, _WORDED = _months()


def read_date(raw: str, language: str | None = None) -> DateOrDatetime | None:
    """The date in a short string; a datetime where a time stands beside it, with zone if given.

    ``language`` settles the order of day and month in numbers; without it only an unambiguous
    number is read. None for anything absurd.
    """
    text = raw.strip()[:120]
    if not any(map(str.isdigit, text)):
        return None
    return _iso(text) or _rfc(text) or _epoch(text) or _words(text) or _numbers(text, language)


def date_of_address(url: str) -> date | None:
    """The day in an address that holds year, month and day."""
    match = _ADDRESS.search(url)
    if match is None:
        return None
    year, number, name, day = match.groups()
    month = int(number) if number else _NUMBERS.get(name.lower(), 0)
    return _day(int(year), month, int(day))


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST <= year <= LAST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(
    day: date | None, clock: tuple[int, int, int] | None, zone: str | None
) -> DateOrDatetime | None:
    if day is None or clock is None:
        return day
    try:
        moment = datetime(day.year, day.month, day.day, *clock)
    except ValueError:
        return day
    return moment.replace(tzinfo=_zone(zone)) if zone else moment


def _zone(text: str) -> timezone | None:
    if text in ("Z", "UTC", "GMT", "z"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
    return timezone(sign * timedelta(minutes=minutes)) if minutes < 24 * 60 else None


def _iso(text: str) -> DateOrDatetime | None:
    match = _ISO.match(text)
    if not match or (match.end() < len(text) and text[match.end()].isdigit()):
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    clock = (int(hour), int(minute), int(second or 0)) if hour else None
    return _moment(_day(int(year), int(month), int(day)), clock, zone)


def _rfc(text: str) -> DateOrDatetime | None:
    if not _RFC.match(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if FIRST <= moment.year <= LAST else None


def _epoch(text: str) -> DateOrDatetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _words(text: str) -> DateOrDatetime | None:
    match = _WORDED.search(text)
    if match is None:
        if cjk := _CJK.search(text):
            return _moment(_day(*map(int, cjk.groups())), *_clock(text[cjk.end() :]))
        return None
    if match.group(2):
        day, month, year = match.group(1, 2, 3)
    elif match.group(4):
        month, day, year = match.group(4, 5, 6)
    else:
        year, month, day = match.group(7, 8, 9)
    found = _day(int(year), _NUMBERS[month.lower()], int(day))
    rest = (
        text[match.end() : match.end() + 40]
        + " "
        + text[max(0, match.start() - 20) : match.start()]
    )
    return _moment(found, *_clock(rest))


def _clock(text: str) -> tuple[tuple[int, int, int] | None, str | None]:
    match = _CLOCK.search(text)
    if match is None:
        return None, None
    hour = int(match.group(1))
    half = (match.group(3) or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _ZONE.search(text, match.end())
    name = None
    if zone:
        name = f"{zone.group(2)}{zone.group(3)}" if zone.group(2) else "UTC"
        if zone.group(1):
            name = f"{zone.group(1)[0]}{int(zone.group(1)[1:]):02d}00"
    return (hour, int(match.group(2)), 0), name


def _numbers(text: str, language: str | None) -> DateOrDatetime | None:
    if match := _YEAR_FIRST.search(text):
        year, _, month, day = match.groups()
        return _moment(_day(int(year), int(month), int(day)), *_clock(text[match.end() :]))
    match = _NUMERIC.search(text)
    if match is None:
        return _short(text)
    first, mark, second, year = match.groups()
    one, two = int(first), int(second)
    if one > 12 or mark == ".":
        day_number, month_number = one, two
    elif two > 12 or language in _MONTH_FIRST:
        day_number, month_number = two, one
    elif one == two or (language and (not language.startswith("en") or "-" in language)):
        day_number, month_number = one, two
    else:
        return None
    return _moment(_day(int(year), month_number, day_number), *_clock(text[match.end() :]))


def _short(text: str) -> DateOrDatetime | None:
    """ "28.01.22": with full stops the day comes first."""
    match = _SHORT.search(text)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    return _moment(
        _day(year + (1900 if year >= 90 else 2000), second, first), *_clock(text[match.end() :])
    )
