"""Which encoding from before UTF-8 the bytes are in, when nothing says so.

Encodings of several bytes a character are told by the structure of their byte pairs (the rows of
the character sets where the everyday characters stand); single-byte ones by how well the bytes
beyond ASCII, read in that encoding, fit the alphabet of a language that was written in it. Only
counts of bytes are compared, so the cost is linear with a small constant.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable
from functools import cache

from newsclean import data as package_data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass

_SAMPLE = 1_000_000
ASCII = bytes(range(0x80))
_HTML_LANG = re.compile(
    rb"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z]+)?)", re.I
)

_LANGUAGES = {
    code: content["letters"] for code, content in package_data.by_language("letters").items()
}
_ORDER: list[str] = package_data.read("shared/charsets.toml")["order"]["single-byte"]

_RUN = re.compile(rb"[\x80-\x9f\xa1-\xff]+")

# What typesetting adds to the letters of any language; NBSP and the soft hyphen among them.
_MARKS = frozenset("«»‹›„“”‚‘’–—…•·°§©®™№€£ \u00ad")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding (Python codec name) and how well the bytes fit it, 0–1."""

    codec: str
    score: float


def guess(data: bytes) -> Guess:
    """The encoding that fits the bytes best; windows-1252 where nothing else fits better."""
    sample = data[:_SAMPLE]
    hinted = _hinted(sample)
    multi = max(
        (Guess(codec, measure(sample)) for codec, measure in _MULTIBYTE), key=lambda g: g.score
    )
    hint_bonus = 0.05 if multi.codec in hinted else 0.0
    if multi.score + hint_bonus >= 0.85:
        return multi
    bins = evidence(sample)
    # A script of its own stands in whole words; Latin letters beyond ASCII stand among ASCII ones.
    whole_words = bins.total() >= 2 * sum(1 for _ in _RUN.finditer(sample))
    return max(
        (Guess(codec, fit(bins, codec)) for codec in _alphabets() if whole_words or latin(codec)),
        key=lambda g: g.score + (0.15 if g.codec in hinted else 0.03 if g.codec == "cp1252" else 0),
    )


def fit(bins: Counter[int], codec: str) -> float:
    """How well counts of bytes fit a single-byte encoding, in the language that fits best."""
    total = sum(bins.values())
    if not total:
        return 0.0
    table = decoding_table(codec)
    counts = [(table[byte], n) for byte, n in bins.items()]
    best = 0.0
    for letters, common in _alphabets()[codec]:
        inside = sum(n for char, n in counts if char in letters) / total
        if common and inside > best:
            # A whole script beyond ASCII: most of it must be the language's frequent small letters.
            frequent = sum(n for char, n in counts if char in common) / total
            inside = 0.5 * inside + 0.5 * min(1.0, frequent / 0.65)
        best = max(best, inside)
    return best


def evidence(data: bytes) -> Counter[int]:
    """How often each byte beyond ASCII occurs (A0, a blank almost everywhere, left out)."""
    return Counter(data[:_SAMPLE].translate(None, ASCII + b"\xa0"))


@cache
def latin(codec: str) -> bool:
    """Whether an encoding adds letters to the Latin alphabet, and has no script of its own."""
    return not any(common for _, common in _alphabets()[codec])


@cache
def decoding_table(codec: str) -> str:
    """The 256 characters of a single-byte encoding; undefined bytes become C1 controls."""
    decoded = [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256)]
    return "".join(decoded)


def knows(codec: str) -> bool:
    """Whether there is an alphabet to judge a single-byte encoding by."""
    return codec in _alphabets()


@cache
def single_byte(codec: str) -> bool:
    """Whether an encoding has one byte a character."""
    return codecs.lookup(codec).name not in _MULTIBYTE_NAMES


@cache
def _alphabets() -> dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]:
    """Per single-byte encoding, letters and frequent letters of the languages written in it."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for language in _LANGUAGES.values():
        letters = language.get("used", "")
        if letters:
            alphabet = frozenset(letters) | frozenset(letters.upper()) | _MARKS
            entry = (alphabet, frozenset(language.get("common", "")))
            for codec in language["encodings"]:
                found.setdefault(codec, []).append(entry)
    return {codec: tuple(found[codec]) for codec in sorted(found, key=_ORDER.index)}


def _hinted(sample: bytes) -> tuple[str, ...]:
    """The encodings that suit the language the page declares."""
    found = _HTML_LANG.search(sample[:8192])
    if not found:
        return ()
    code = found[1].decode("ascii").lower()
    language = _LANGUAGES.get(code) or _LANGUAGES.get(code.split("-")[0], {})
    return tuple(language.get("encodings", ()))


def _share(unit: re.Pattern[bytes], common: re.Pattern[bytes], sample: bytes) -> float:
    """Of the characters beyond ASCII, how many are everyday ones; stray bytes count against."""
    rest, units = unit.subn(b"", sample)
    strays = len(rest.translate(None, ASCII))
    everyday = sum(1 for _ in common.finditer(b"\n".join(unit.findall(sample))))
    return everyday / (units + strays) if units >= 3 else 0.0


def _gb18030(sample: bytes) -> float:
    return _share(_GB_UNIT, _GB_COMMON, sample)


def _big5(sample: bytes) -> float:
    return _share(_BIG5_UNIT, _BIG5_COMMON, sample)


def _euc_kr(sample: bytes) -> float:
    # Korean syllables fill the rows B0-C8, where half of Chinese text would stand too, but not all.
    return 1.02 * _share(_KR_UNIT, _KR_COMMON, sample)


def _euc_jp(sample: bytes) -> float:
    if _share(_EUCJP_UNIT, _EUCJP_KANA, sample) < 0.15:
        return 0.0
    return 1.05 * _share(_EUCJP_UNIT, _EUCJP_COMMON, sample)


def _shift_jis(sample: bytes) -> float:
    if _share(_SJIS_UNIT, _SJIS_KANA, sample) < 0.15:
        return 0.0
    return 1.05 * _share(_SJIS_UNIT, _SJIS_COMMON, sample)


_GB_UNIT = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]|[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_GB_COMMON = re.compile(rb"(?m)^(?:[\xb0-\xd7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe])$")
_BIG5_UNIT = re.compile(rb"[\x87-\xfe][\x40-\x7e\xa1-\xfe]")
_BIG5_COMMON = re.compile(rb"(?m)^[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe]$")
_KR_UNIT = re.compile(rb"[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xfe]")
_KR_COMMON = re.compile(rb"(?m)^(?:[\xb0-\xc8][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe])$")
_EUCJP_UNIT = re.compile(rb"\x8f[\xa1-\xfe]{2}|\x8e[\xa1-\xdf]|[\xa1-\xfe][\xa1-\xfe]")
_EUCJP_KANA = re.compile(rb"(?m)^[\xa4\xa5][\xa1-\xfe]$")
_EUCJP_COMMON = re.compile(rb"(?m)^(?:[\xa1\xa3-\xa5][\xa1-\xfe]|[\xb0-\xcf][\xa1-\xfe])$")
_SJIS_UNIT = re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]")
_SJIS_KANA = re.compile(rb"(?m)^(?:\x82[\x9f-\xf1]|\x83[\x40-\x96])$")
_SJIS_COMMON = re.compile(rb"(?m)^(?:[\x81-\x83\x88-\x97][\x40-\x7e\x80-\xfc])$")

_MULTIBYTE: tuple[tuple[str, Callable[[bytes], float]], ...] = (
    ("cp932", _shift_jis),
    ("euc_jp", _euc_jp),
    ("cp949", _euc_kr),
    ("gb18030", _gb18030),
    ("big5hkscs", _big5),
)
_MULTIBYTE_NAMES = frozenset(name for name, _ in _MULTIBYTE) | {
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
    "iso2022_jp",
}
