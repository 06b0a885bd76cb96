"""The time of day in a short text: clocks of twelve and of twenty-four hours, and their zones."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone, tzinfo
from typing import NamedTuple

from newsclean import data
from newsclean import lazy_re as re
from newsclean.text.phrases import one_of


class Clock(NamedTuple):
    """A time of day, with the zone as it is written."""

    hour: int
    minute: int
    second: int
    zone: str
    """ "+02:00", "UTC", "EDT"; empty where there is none."""
    end: int
    """Where the text goes on."""


_HALVES = {
    (code, word): half
    for code, content in data.by_language("dates").items()
    for half, key in enumerate(("forenoon", "afternoon"))
    for word in content["dates"].get(key, ())
}
_HALF = one_of({word for _, word in _HALVES})
_CLOCK = re.compile(
    rf"(?:({_HALF})\s?)?(?<![\d.,/-])(\d{{1,2}})"
    r"(?:(?:[:.]|\s?[hH]\s?|\s?[時시时點点]\s?)(\d{2})(?!\d)(?:\s?분)?(?::(\d{2})(?:[.,]\d{1,6})?(?!\d))?"
    r"|\s?[時시时點点](?!\s?\d)|(?=\s?[ap]\.?\s?m\b))"
    rf"(?:\s?([ap])\.?\s?m(?!\w)\.?|([ap])\b|\s?({_HALF})(?!\w))?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"[\s,(]*(?:(?:UTC|GMT|Z)\s?([+\u2212-]\d{1,2})?(?::?([0-5]\d))?(?![\w:])"
    r"|([+\u2212-]\d{2}):?([0-5]\d)(?!\d))"
)
_LETTERS = re.compile(r"[\s,(]{0,3}(?:(?i:uhr|hrs?|น)\.?[\s,(]{1,2})?([^\W\d_]{2,4})(?!\w)")
_STATES = "US"
_TWO = 2


def _zones() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    by_language: dict[tuple[str, str], str] = {}
    by_region: dict[tuple[str, str], str] = {}
    for code, content in data.by_language("dates").items():
        for line in content["dates"].get("zones", ()):
            letters, offset = line.split()
            by_language[code, letters] = offset
        for line in content["dates"].get("zones_by_region", ()):
            region, letters, *offset = line.split()
            by_region[region, letters] = offset[0] if offset else ""
    return by_language, by_region


_BY_LANGUAGE, _BY_REGION = _zones()


def read_clock(text: str, language: str | None = None, start: int = 0) -> Clock | None:
    """The first time of day in a text, from ``start`` on; None for one that no clock shows.

    >>> read_clock("at 3:05 p.m. EDT", "en")[:4]
    (15, 5, 0, 'EDT')
    """
    base = (language or "").split("-")[0]
    for found in _CLOCK.finditer(text, start):
        ahead, hours, minutes, seconds, half, letter, behind = found.groups()
        afternoon = _afternoon(letter or half or "", ahead or behind or "", base)
        hour = int(hours)
        if afternoon is not None and hour <= 12:
            hour = hour % 12 + 12 * afternoon
        if minutes is None and afternoon is None and ahead is None and found[0].isascii():
            continue
        if hour > 23 or int(minutes or 0) > 59:
            continue
        end = found.end()
        zone = _zone_behind(text, end, language)
        return Clock(hour, int(minutes or 0), min(int(seconds or 0), 59), zone, end)
    return None


def _afternoon(letter: str, word: str, base: str) -> bool | None:
    """Whether a mark beside a clock says that it is after noon; None for no mark, or for letters that mark
    something in another language than the page's."""
    if letter:
        return letter.lower() == "p"
    if not word:
        return None
    half = _HALVES.get((base, word.lower()))
    if half is None and not word.isascii():
        half = next((h for (_, w), h in _HALVES.items() if w == word.lower()), None)
    return None if half is None else half == 1


def _zone_behind(text: str, at: int, language: str | None) -> str:
    """The zone right behind a clock, as an offset or as letters that :func:`zone_of` knows."""
    if found := _ZONE.match(text, at):
        hours = (found[1] or found[3] or "").replace("\u2212", "-")
        if not hours:
            return "UTC"
        return f"{hours[0]}{int(hours[1:]):02d}:{found[2] or found[4] or '00'}"
    if (found := _LETTERS.match(text, at)) and _offset(found[1], language):
        return found[1]
    return ""


def _offset(letters: str, language: str | None) -> str:
    """What the letters of a zone mean, as the data write it; empty for letters that are none.

    English letters are used everywhere; those of two only where the page is in English.
    """
    base, _, region = (language or "en").partition("-")
    if (region, letters) in _BY_REGION:
        return _BY_REGION[region, letters]
    own = _BY_LANGUAGE.get((base, letters))
    if own is None and len(letters) > _TWO:
        own = _BY_LANGUAGE.get(("en", letters))
    return own or ""


def zone_of(zone: str, day: date, language: str | None = None) -> tzinfo | None:
    """The zone that a clock names, on a day: letters such as "ET" follow the summer time of the United
    States, as it has been since 2007."""
    if zone in ("UTC", "GMT", "Z", "z"):
        return UTC
    if zone[:1] not in ("+", "-"):
        zone = _offset(zone, language)
    if zone.startswith(_STATES):
        if day.year < 2007:
            return None
        return timezone(timedelta(hours=int(zone[len(_STATES) :]) + _summer(day)))
    if not zone:
        return None
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
    sign = -1 if zone[0] == "-" else 1
    return timezone(sign * timedelta(minutes=minutes)) if minutes < 24 * 60 else None


def _summer(day: date) -> bool:
    """Whether the United States have summer time: from the second Sunday in March to the first in
    November."""
    march = date(day.year, 3, 14)
    november = date(day.year, 11, 7)
    starts = march - timedelta((march.weekday() + 1) % 7)
    ends = november - timedelta((november.weekday() + 1) % 7)
    return starts <= day < ends
