"""Lists of words and phrases as parts of a pattern."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean import lazy_re as re
from newsclean.text.scripts import HANGUL, SPACELESS

_DENSE = re.compile(f"[{SPACELESS}{HANGUL}]")
"""Letters of scripts that set no spaces between words, or write particles together with them."""


def one_of(phrases: Iterable[str]) -> str:
    """The alternatives of a pattern, the longest first, so that none hides another.

    >>> one_of(["by", "by our"])
    'by\\\\ our|by'
    """
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def whole(phrases: Iterable[str]) -> str:
    """The same as whole words; in scripts without spaces wherever they stand.

    >>> re.findall(whole(["update", "更新"]), "updated, update, 最近更新")
    ['update', '更新']
    """
    listed = list(phrases)
    spaced = one_of(p for p in listed if not _DENSE.search(p))
    dense = one_of(p for p in listed if _DENSE.search(p))
    return "|".join([*([rf"\b(?:{spaced})\b"] if spaced else ()), *([dense] if dense else ())])


def folded(text: str) -> str:
    """Lower case, with the dotted and the dotless i of Turkish as one letter.

    >>> folded("GÜNCELLENDİ"), folded("yayın")
    ('güncellendi', 'yayin')
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ı", "i")
