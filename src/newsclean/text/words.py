"""Words of a text, and how many there are, also where a script sets no spaces."""

from __future__ import annotations

from typing import Final

from newsclean import lazy_re as re
from newsclean.text.parts import parts_of
from newsclean.text.scripts import beyond_ascii, spaceless_letters

TOKEN: Final = re.compile(r"\w+")
"""A run of letters, digits and underscores."""
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = bytes(b if b > 0x7F or chr(b).isalpha() else 0x20 for b in range(0x100))
"""UTF-8 with a space in place of every ASCII character that is no letter."""
_FEW_SIGNS = 24
"""Different characters beyond ASCII that are no letters, as far as they are looked for one by one."""


def tokens(text: str) -> list[str]:
    """Runs of letters, digits and underscores, in order.

    >>> tokens("It's 5 o'clock.")
    ['It', 's', '5', 'o', 'clock']
    """
    return TOKEN.findall(text)


def words_in(text: str) -> list[str]:
    """The words of a text, in order: runs of letters.

    >>> words_in("It's 5 o'clock in «São Paulo».")
    ['It', 's', 'o', 'clock', 'in', 'São', 'Paulo']
    """
    signs = {c for c in set(beyond_ascii(text)) if not c.isalnum() or c.isdecimal()}
    if len(signs) > _FEW_SIGNS:
        # By way of runs of letters and digits, which are found twice as fast.
        runs = TOKEN.findall(text)
        return [w for run in runs for w in ((run,) if run.isalpha() else _WORD.findall(run))]
    for sign in signs:
        text = text.replace(sign, " ")
    spaced = text.encode("utf-8", "surrogatepass").translate(_SPACED)
    return spaced.decode("utf-8", "surrogatepass").split()


def word_count(text: str) -> int:
    """The number of words: of tokens, or of half the letters in a script without spaces.

    >>> word_count("Three words, here."), word_count("東京は今日も雨です")
    (3, 4)
    """
    return max(_token_count(text), spaceless_letters(text) // 2)


def _token_count(text: str) -> int:
    return sum(len(TOKEN.findall(text, start, end)) for start, end in parts_of(text))


def spaced_count(text: str) -> int:
    """The same, roughly and fast: tokens are counted by the spaces between them.

    >>> spaced_count("Three words, here."), spaced_count("東京は今日も雨です")
    (3, 4)
    """
    return max(text.count(" ") + 1, spaceless_letters(text) // 2)
