"""A paragraph as tokens, with each quotation masked as one token, and its sentences.

Columns instead of objects: the frames look at a few thousand tokens per story, most of them once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import overload

from newsclean.quotes import block_quotes, names
from newsclean.quotes.block_quotes import Columns
from newsclean.quotes.lexicon import Lexicon
from newsclean.text.quotation_marks import Paragraph, Region

QUOTE = "\ufffc"
"""Stands for a quotation among the words."""
COLONS = frozenset(":：")
_TOKEN = re.compile(r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'&@/][^\W_]+)*['’]?|[^\w\s]|\n")


class Line:
    """The tokens of one paragraph. ``quote[i]`` is the index of the region at token i, or -1.

    Read column by column, because most words of a story are looked at once or never. ``low`` holds
    them in small letters with straight apostrophes, ``upper`` whether a capital tells something.
    """

    __slots__ = (
        "_headline", "_lex", "_names", "_sentences", "_text",
        "ends", "low", "quote", "regions", "starts", "upper", "words",
    )  # fmt: skip

    def __init__(self, text: str, start: int, end: int, regions: tuple[Region, ...], lex: Lexicon):
        self.words: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.upper: list[bool] = []
        self.quote: list[int] = []
        self.regions = regions
        self._text, self._lex = text, lex
        self._sentences: list[tuple[int, int]] | None = None
        self._headline: bool | None = None
        self._names: list[tuple[int, int]] | None = None
        position = start
        for number, region in enumerate(regions):
            self._read(position, region.outer)
            self._mask(region, number)
            position = region.after
        self._read(position, end)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges of the sentences."""
        if self._sentences is None:
            self._sentences = list(_sentences(self._text, self, self._lex))
        return self._sentences

    @property
    def names(self) -> list[tuple[int, int]]:
        """Token ranges of capitalised words with the particles between them. None crosses a sentence."""
        if self._names is None:
            self._names = names.runs(self.upper, self.low, self._lex, 0, len(self))
        return self._names

    @property
    def headline(self) -> bool:
        """Whether the capitals of the paragraph tell nothing: a title, or shouting."""
        if self._headline is None:
            self._headline = names.is_headline(self.words)
        return self._headline

    def _mask(self, region: Region, number: int) -> None:
        self.words.append(QUOTE)
        self.low.append(QUOTE)
        self.starts.append(region.outer)
        self.ends.append(region.after)
        self.upper.append(False)
        self.quote.append(number)

    def _read(self, start: int, end: int) -> None:
        matches = list(_TOKEN.finditer(self._text, start, end))
        if not matches:
            return
        words = [m[0] for m in matches]
        # No token holds a blank, so that all of them are lowered at once.
        low = " ".join(words).lower().replace("’", "'").split(" ")
        found = Columns(words, low, [m.start() for m in matches], [m.end() for m in matches])
        found = block_quotes.with_stops(found, self._lex)
        inert: set[int] = set()
        if self._lex.elided or self._lex.clitics:
            found, inert = block_quotes.split(found, self._lex)
        first = len(self.words)
        self.words += found.words
        self.low += found.low
        self.starts += found.starts
        self.ends += found.ends
        count = len(found.words)
        self.quote += [-1] * count
        self.upper += [False] * count
        for i in [i for i, word in enumerate(found.words, first) if word[0].isupper()]:
            if i - first not in inert:
                self._capital(i)

    def _capital(self, i: int) -> None:
        """Tell a name from a small word at the start of its sentence."""
        word, low, lex = self.words[i], self.low[i], self._lex
        if low not in lex.closed:
            self.upper[i] = True
        elif len(word) > 1 and word.isupper():
            low = self.low[i] = low + "."  # “US” is no “us”, “WHO” no “who”
            self.upper[i] = low not in lex.closed
        else:
            # “said Will Doyle”: a verb with a capital in mid-sentence is a name.
            verb = low in lex.cues or (low in lex.auxiliaries and low not in lex.days)
            self.upper[i] = verb and not self._at_start(i)

    def _at_start(self, i: int) -> bool:
        if i == 0:
            return True
        return self.words[i - 1] in _FINAL or self.words[i - 1] in (QUOTE, ":", "\n", "—", "–", "-")


class Lines(Sequence[Line]):
    """The paragraphs of a text as lines, each read when it is first asked for."""

    def __init__(self, text: str, paragraphs: list[Paragraph], lex: Lexicon) -> None:
        self._text, self._lex = text, lex
        self._paragraphs = paragraphs
        self._lines: list[Line | None] = [None] * len(paragraphs)

    def __len__(self) -> int:
        return len(self._lines)

    def opening(self, number: int) -> str:
        """The first character of a paragraph, told without reading it."""
        return self._text[self._paragraphs[number].start]

    def leads_on(self, number: int) -> bool:
        """Whether a paragraph ends with a colon, told without reading it."""
        place = self._paragraphs[number]
        i = place.end - 1
        while i > place.start and (self._text[i].isspace() or self._text[i] == "_"):
            i -= 1
        return self._text[i] in COLONS

    @overload
    def __getitem__(self, number: int) -> Line: ...
    @overload
    def __getitem__(self, number: slice) -> list[Line]: ...
    def __getitem__(self, number: int | slice) -> Line | list[Line]:
        if isinstance(number, slice):
            return [self[i] for i in range(*number.indices(len(self)))]
        line = self._lines[number]
        if line is None:
            place = self._paragraphs[number]
            line = Line(self._text, place.start, place.end, place.regions, self._lex)
            self._lines[number] = line
        return line


APPOSED = 20
"""Tokens behind a quotation in which its cue may stand, where something is in apposition."""
_FINAL = frozenset(".!?…。؟;")
_CANDIDATES = _FINAL | {QUOTE}


def _sentences(text: str, line: Line, lex: Lexicon) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences. A quotation ends one where it closes with a full stop."""
    start, count = 0, len(line)
    words, low = line.words, line.low
    for i in [i for i, word in enumerate(words) if word in _CANDIDATES]:
        if i + 1 < count and _ends_sentence(text, line, i, words, low, lex):
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
        if line.quote[i + 1] >= 0:
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
    apposed = "," in low[i + 1 : i + 5] and low[i + 1] != ","
    for j in range(i + 1, min(i + (APPOSED if apposed else 8), len(low))):
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
