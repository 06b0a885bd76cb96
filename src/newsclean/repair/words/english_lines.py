"""Which lines of a text are English prose: what a list of English words says, it says about these only."""

from __future__ import annotations

from collections import Counter

from newsclean import data
from newsclean import lazy_re as re
from newsclean.text.view import TextView
from newsclean.text.word_list import Words, words_of

_SMALL = frozenset(data.read("lang/en/words.toml")["words"]["function"].split())
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]{2,}(?![\w'’])")
_AROUND = 300
"""Characters on either side of a place that are looked at in a long line."""
_FEW_WORDS = 12
_SHORTEST_HEADING = 3
_KNOWN = 0.65
"""The share of its words in lower case that a line of English has in the list, garbled ones and all. Lines of
other languages that use the Latin alphabet have about half of theirs there."""
_CODE = re.compile(r"[{}<>\\_]|\(\)|::|\w=[\w\"']|\$[A-Za-z{(]")
"""Signs of a program's text, whose names are words joined on purpose."""
_BESIDE = 30


class EnglishLines:
    """The places of a text where English prose stands.

    >>> view = TextView("He said that it was over.\\nSi può digitare con il mouse.", None)
    >>> lines = EnglishLines(view)
    >>> 3 in lines, 30 in lines
    (True, False)
    """

    def __init__(self, view: TextView) -> None:
        self._text = view.text
        self._known: dict[tuple[int, int], bool] = {}

    def __contains__(self, at: int) -> bool:
        left, right = self._around(at)
        if (left, right) not in self._known:
            line = self._text[left:right]
            self._known[left, right] = _reads_english(line, words_of("en")) or (
                _may_be_english(line, words_of("en")) and self._beside_english(left, right)
            )
        return self._known[left, right] and not _CODE.search(
            self._text, max(left, at - _BESIDE), min(right, at + _BESIDE)
        )

    def _around(self, at: int) -> tuple[int, int]:
        """The line of a place, or what is near the place in a long line."""
        text = self._text
        end = text.find("\n", at)
        return (
            max(text.rfind("\n", 0, at) + 1, (at // _AROUND - 1) * _AROUND),
            min(len(text) if end < 0 else end, (at // _AROUND + 2) * _AROUND),
        )

    def _beside_english(self, left: int, right: int) -> bool:
        """Whether the line above or below, blank ones aside, is English."""
        text, above, below = self._text, left - 1, right
        while above >= 0 and text[above].isspace():
            above -= 1
        while below < len(text) and text[below].isspace():
            below += 1
        places = ([above] if above >= 0 else []) + ([below] if below < len(text) else [])
        return any(_reads_english(text[slice(*self._around(at))], words_of("en")) for at in places)


def _may_be_english(line: str, listed: Words) -> bool:
    """Whether a line is too short to tell, as a heading of words with a capital, and not plainly foreign."""
    words = _WORD.findall(line)
    lower = [w for w in words if w.islower()]
    known = sum(w in listed.lower for w in lower)
    garbled = 1 if _SMALL.isdisjoint(lower) else 3
    return (
        len(words) >= _SHORTEST_HEADING
        and len(lower) < _FEW_WORDS
        and known >= len(lower) - garbled
    )


def _reads_english(line: str, listed: Words) -> bool:
    words = Counter(w for w in _WORD.findall(line) if w.islower())
    known = sum(
        times
        for word, times in words.items()
        if word in (listed.common if len(word) < 4 else listed.lower)
    )
    small = len(_SMALL.intersection(words))
    length = words.total()
    if length < _FEW_WORDS:
        # One word was cut in two, or is in question itself.
        return small > 0 and known >= max(3, length - 2)
    return small > 1 and known >= _KNOWN * length
