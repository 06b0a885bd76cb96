"""Scripts: which one a character belongs to, and which are written without spaces between words.

The sets are ranges for a character class of a regular expression: ``re.compile(f"[{HAN}]")``.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from newsclean import lazy_re as re

HAN: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
"""Chinese characters, also those of Japanese, with their radicals."""
KANA: Final = "\u3040-\u30ff\u31f0-\u31ff"
BOPOMOFO: Final = "\u3100-\u312f"
HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
"""Letters of Korean, which sets spaces between words."""
EAST_ASIAN: Final = HAN + KANA + BOPOMOFO
"""Letters of Chinese and Japanese, which are as wide as they are high and set no spaces."""
CJK: Final = EAST_ASIAN + HANGUL
"""Letters of Chinese, Japanese and Korean."""
CJK_SIGNS: Final = "\u2fe0-\u3004\u3008-\u303f\uff00-\uffef"
"""Punctuation of these languages and full-width forms."""
SPACELESS: Final = EAST_ASIAN + "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Letters of scripts that set no spaces between words: besides Chinese and Japanese, Thai, Lao, Burmese,
Khmer (Unicode Standard Annex 14, line breaking classes ID and SA)."""
COMBINING: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
    "\u200c\u200d"
)
"""Signs inside a word that Unicode calls no letters: accents, points of Hebrew and Arabic, vowel signs of
Devanagari and Bengali, and the joiners that Persian sets between parts of a word."""
HEBREW_JOINT: Final = '["״׳](?=[א-ת])'
"""The mark before the last letter of a Hebrew abbreviation."""

_SPACELESS = re.compile(f"[{SPACELESS}]")
_ASCII = bytes(range(0x80))
_PLAIN = b"\t\n" + bytes(range(0x20, 0x7F))


def has_spaceless(text: str) -> bool:
    """Whether a text has letters of a script that sets no spaces, so that its words cannot be told apart.

    >>> has_spaceless("東京 2026"), has_spaceless("서울 2026"), has_spaceless("Oslo 2026")
    (True, False, False)
    """
    return not text.isascii() and _SPACELESS.search(text) is not None


def spaceless_letters(text: str) -> int:
    """How many letters of scripts without spaces a text has; two of them are about a word.

    >>> spaceless_letters("東京 today")
    2
    """
    return 0 if text.isascii() else sum(1 for _ in _SPACELESS.finditer(text))


def script_of(character: str) -> str:
    """The script of a letter, as the first word of its Unicode name; ``"?"`` where it has no name.

    >>> script_of("é"), script_of("е"), script_of("東")
    ('LATIN', 'CYRILLIC', 'CJK')
    """
    return unicodedata.name(character, "?").split()[0]


def beyond_ascii(text: str) -> str:
    """The characters of a text that are not ASCII, in order.

    >>> beyond_ascii("Café São")
    'éã'
    """
    # Bytes are sorted out far faster than a regex looks at characters.
    return "" if text.isascii() else _decoded(_encoded(text).translate(None, _ASCII))


def unusual_in(text: str) -> str:
    r"""The characters of a text that are no printable ASCII, tab or line feed, in order.

    >>> unusual_in("A\x07 naïve\tword")
    '\x07ï'
    """
    return _decoded(_encoded(text).translate(None, _PLAIN))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
