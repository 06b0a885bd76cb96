"""Days of other calendars and digits of other scripts, rewritten as days of the Gregorian calendar."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from newsclean import data
from newsclean import lazy_re as re
from newsclean.metadata.date_words import forms_of
from newsclean.text.phrases import one_of

_EPOCH = date(622, 3, 21)
"""The first day of the Solar Hijri calendar, in the proleptic Gregorian one, as its cycle counts."""
_OLD_FIRST, _OLD_LAST = 1369, 1479
"""Solar Hijri years that fall between 1990 and 2100."""
_BUDDHIST = 543
"""Years that the Thai calendar is ahead of the Gregorian one."""
_CENTURY = 2500
_PERSIAN = frozenset(("fa", "ps"))
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_THAI_YEAR = re.compile(r"(?<!\d)(25[3-9]\d|26[0-3]\d)(?!\d)")
_JALALI_MONTHS = {
    form: number
    for content in data.by_language("dates").values()
    for number, forms in enumerate(content["dates"].get("jalali", ()), 1)
    for form in forms_of(forms)
}
_JALALI = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s++(?:ماه\s++)?+({one_of(_JALALI_MONTHS)})(?:\s++ماه)?+\s*+،?+\s*+(1[34]\d\d)(?!\d)"
)
_JALALI_NUMBERS = re.compile(r"(?<!\d)(1[34]\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d)")
_THAI_MONTHS = [
    form
    for forms in (data.of_language("th", "dates") or {"dates": {}})["dates"].get("months", ())
    for form in forms_of(forms)
]
_THAI_ERA = re.compile(r"(?<!\s)\s*+[พค]\.\s?ศ\.?\s*+")
"""In front of a year: that it counts from the Buddha's death, or from Christ's birth."""
_THAI_SHORT = re.compile(rf"(?<!\d)(\d{{1,2}}\s+(?:{one_of(_THAI_MONTHS)})\.?\s+)(\d\d)(?![\d:.])")
_ERAS = {
    name: int(year)
    for line in data.listed("dates", "dates", "eras")
    for name, year in [line.split()]
}
_ERA = re.compile(rf"({one_of(_ERAS)})\s?(\d{{1,3}}|元)\s?年")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十]{1,4}(?=\s?[年月日])")
"""A number of a day in the signs that Chinese and Japanese print sets: 一九九九, 十一."""


def in_common_era(text: str, language: str | None) -> str:
    """The text with its digits in ASCII and its days in the Gregorian calendar, as far as it is known that
    they are days of another one.

    >>> in_common_era("令和8年3月6日", None)
    '2026年3月6日'
    >>> in_common_era("一九九九年七月二十三日", "zh")
    '1999年7月23日'
    """
    if text.isascii() and (language or "")[:2] not in _PERSIAN | {"th"}:
        return text
    text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    if "年" in text:
        text = _NUMERAL.sub(_in_digits, text)
    base = (language or "").split("-")[0]
    if _ERA.search(text):
        return _ERA.sub(_of_era, text)
    if base == "th" or _THAI.search(text):
        text = _THAI_ERA.sub(" ", text)
        text = _THAI_SHORT.sub(lambda m: f"{m[1]}{_CENTURY + int(m[2])}", text)
        return _THAI_YEAR.sub(lambda m: str(int(m[1]) - _BUDDHIST), text)
    text = _JALALI.sub(lambda m: _gregorian(m, m[3], _JALALI_MONTHS[m[2]], m[1]), text)
    if base in _PERSIAN:
        text = _JALALI_NUMBERS.sub(lambda m: _gregorian(m, m[1], m[3], m[4]), text)
    return text


def _in_digits(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].rpartition("十")
    written = [int(unicodedata.numeric(sign)) for sign in ones]
    number = int("".join(map(str, written)) or "0")
    if not ten:
        return str(number)
    return str(10 * int(unicodedata.numeric(tens[-1]) if tens else 1) + number)


def _of_era(found: re.Match[str]) -> str:
    return f"{_ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年"


def _gregorian(found: re.Match[str], year: str, month: str | int, day: str) -> str:
    moment = _solar_hijri(int(year), int(month), int(day))
    return found[0] if moment is None else moment.isoformat()


def _solar_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one in the Solar Hijri calendar.

    Leap years by the cycle of 33 years, which agrees with the astronomical rule in all years that are
    believed here (Birashk, *A Comparative Calendar of the Iranian, Muslim Lunar, and Christian Eras*, 1993;
    as in ICU).
    """
    if not (_OLD_FIRST <= year <= _OLD_LAST and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    before = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    if month > 6 and day > 30:
        return None
    return _EPOCH + timedelta(365 * (year - 1) + (8 * year + 21) // 33 + before + day - 1)
