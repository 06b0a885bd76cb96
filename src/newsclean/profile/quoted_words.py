"""The words of a quotation as they are compared: what papers write in two ways is the same word.

One paper's house style has “the U.S. paid 5 percent”, another's “the United States paid five per cent” for
the same words that somebody spoke.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsclean import data
from newsclean import lazy_re as re


def quoted_words(text: str, code: str) -> list[str]:
    """The words in lower case, each in one spelling; ``code`` is the language,
    without a region.

    >>> quoted_words("The U.S. paid 5%", "en") == quoted_words("the United States paid five per cent", "en")
    True
    >>> quoted_words("“He’s with us,", "")
    ['hes', 'with', 'us']
    """
    pattern, written = _styles(code)
    if written:
        text = pattern.sub(
            lambda found: f" {written.get(found[0]) or written[found[0].lower()]} ", text
        )
    return "".join(c.lower() if c.isalnum() else "" if c in "'’‘" else " " for c in text).split()


@cache
def _styles(code: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What papers of a language write in several ways, and the first way of each. What has capitals alone
    counts only as it stands: “US” is a country, “us” is not."""
    words = data.of_language(code, "words") or {}
    rows = [row.split("|") for row in words.get("words", {}).get("house_styles", ())]
    written = {other: first for first, *others in rows for other in others}
    longest = sorted(written, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, longest))), written


def _bounded(way: str) -> str:
    """An expression for a way to write, which no letter or figure may touch; a sign may."""
    before, after = (r"(?<!\w)" if way[0].isalnum() else "", r"(?!\w)" if way[-1].isalnum() else "")
    return before + _cased(way) + after


def _cased(way: str) -> str:
    return re.escape(way) if way.isupper() else f"(?i:{re.escape(way)})"
