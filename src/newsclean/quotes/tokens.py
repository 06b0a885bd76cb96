"""A paragraph as tokens, with each quotation masked as one token, and its sentences.

Columns instead of objects: the frames look at a few thousand tokens per story, most of them once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.marks import Region

QUOTE = "\ufffc"
"""Stands for a quotation among the words."""
_TOKEN = re.compile(r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'&@/][^\W_]+)*['’]?|[^\w\s]|\n")


class Line:
    """The tokens of one paragraph. ``quote[i]`` is the index of the region at token i, or -1."""

    __slots__ = ("ends", "low", "quote", "regions", "sentences", "starts", "upper", "words")

    def __init__(self, text: str, start: int, end: int, regions: tuple[Region, ...], lex: Lexicon):
        self.words: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.upper: list[bool] = []
        self.quote: list[int] = []
        self.regions = regions
        position = start
        for number, region in enumerate(regions):
            self._read(text, position, region.outer, lex)
            self._add(QUOTE, region.outer, region.after, number)
            position = region.after
        self._read(text, position, end, lex)
        self.sentences: list[tuple[int, int]] = list(_sentences(text, self, lex))

    def __len__(self) -> int:
        return len(self.words)

    def _add(self, word: str, start: int, end: int, quote: int = -1) -> None:
        self.words.append(word)
        self.low.append(word.lower())
        self.starts.append(start)
        self.ends.append(end)
        self.upper.append(False)
        self.quote.append(quote)

    def _read(self, text: str, start: int, end: int, lex: Lexicon) -> None:
        words, lows, starts, ends = self.words, self.low, self.starts, self.ends
        uppers, quotes, stops = self.upper, self.quote, lex.closed
        skip = start
        for match in _TOKEN.finditer(text, start, end):
            a, b = match.span()
            if a < skip:
                continue
            word = match.group()
            low = word.lower().replace("’", "'")
            if b < end and text[b] == "." and low in lex.abbreviations and word[0].isupper():
                b += 1
                skip = b
            if "'" in low and lex.elided:
                head, _, rest = low.partition("'")
                if head in lex.elided and rest:
                    cut = a + len(head) + 1
                    self._add(text[a:cut], a, cut)
                    self.low[-1] = head + "'"
                    a, word, low = cut, text[cut:b], rest
            if "-" in low and lex.clitics:
                head, clitic = _clitic(low, lex)
                if clitic:
                    cut = a + len(head)
                    self._add(text[a:cut], a, cut)
                    self._add(text[b - len(clitic) : b], b - len(clitic), b)
                    continue
            if low in stops and len(word) > 1 and word.isupper():
                low += "."  # “US” is no “us”, “WHO” no “who”
            words.append(word)
            lows.append(low)
            starts.append(a)
            ends.append(b)
            first = word[0]
            uppers.append(
                first.isupper()
                and (low not in stops or (low in lex.cues and bool(a) and not self._at_start(text)))
            )
            quotes.append(-1)

    def _at_start(self, text: str) -> bool:
        """Whether the token that was just added starts a sentence."""
        if len(self.words) < 2:
            return True
        return self.words[-2] in _FINAL or self.words[-2] in (QUOTE, ":", "\n", "—", "–", "-")


def _clitic(low: str, lex: Lexicon) -> tuple[str, str]:
    head, _, tail = low.rpartition("-")
    if tail not in lex.clitics:
        return low, ""
    return head.removesuffix("-t"), tail


_FINAL = frozenset(".!?…。؟;")


def _sentences(text: str, line: Line, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences. A quotation ends one where it closes with a full stop."""
    start, count = 0, len(line)
    words, low = line.words, line.low
    for i in range(count):
        if i + 1 == count:
            break
        if _ends_sentence(text, line, i, words, low, lex):
            yield start, i + 1
            start = i + 1
    if start < count:
        yield start, count


def _ends_sentence(
    text: str, line: Line, i: int, words: list[str], low: list[str], lex: Lexicon
) -> bool:
    following = words[i + 1]
    if line.quote[i] < 0:
        if words[i] not in _FINAL:
            return False
        if following in ")],;:،" or following in _FINAL:
            return False
        if following == QUOTE:
            return not text[line.regions[line.quote[i + 1]].start].islower()
        return not following[0].islower()
    region = line.regions[line.quote[i]]
    last = text[region.end - 1]
    if last in "’'" and region.end - region.start > 1:
        last = text[region.end - 2]
    if last not in _FINAL or last == ";":
        return False
    if following == QUOTE:
        return True
    if following[0].islower() or not following[0].isalnum() or following.lower() in lex.pronouns:
        return False if last in "!?…" else following[0].isupper() and not _cue_near(line, i, lex)
    return not _cue_near(line, i, lex)


def _cue_near(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a short clause that reports follows: “Why?” Mr. Smith asked."""
    low = line.low
    for j in range(i + 1, min(i + 8, len(low))):
        if low[j] in lex.cues or low[j] in lex.weak:
            behind = low[j + 1] if j + 1 < len(low) else "."
            return (
                behind in _FINAL
                or behind in lex.prepositions
                or behind in ("", ",")
                or (behind in lex.days or behind in lex.adverbs or line.upper[j + 1])
            )
        if low[j] in _FINAL or low[j] == QUOTE or low[j] == ":":
            return False
    return False
