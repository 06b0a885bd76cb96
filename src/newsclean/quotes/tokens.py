"""A paragraph as tokens, with each quotation masked as one token, and its sentences.

Columns instead of one object per token: the frames look at a few thousand tokens per story, most of
them once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsclean.light_dataclass import dataclass
from newsclean.quotes import datelines, names, titles, tokenizer
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.titles import Name
from newsclean.quotes.tokenizer import QUOTE
from newsclean.text.lazily import lazily
from newsclean.text.quotation_marks import Paragraph, Region

Phrase = tuple[int, int]
"""Tokens ``[first, last)`` that belong together: a noun phrase, a cue, a sentence."""
ASKING = frozenset("?？؟;")
COLONS = frozenset(":：")
APPOSED = 20
"""Tokens behind a quotation in which its cue may stand, where something is in apposition."""
_FINAL = tokenizer.FINAL
_CANDIDATES = _FINAL | {QUOTE}


@dataclass(frozen=True, eq=False)
class Tokens:
    """The tokens of one paragraph, column by column."""

    text: str
    """The whole text, which ``starts`` and ``ends`` index."""
    lex: Lexicon
    regions: tuple[Region, ...]
    """The quotations of the paragraph."""
    words: list[str]
    low: list[str]
    """The words in small letters with straight apostrophes."""
    starts: list[int]
    ends: list[int]
    upper: list[bool]
    """Whether the capital of a word tells that it is (part of) a name, or a noun in German."""
    quote: list[int]
    """The index of the region that a token masks, or -1."""

    def __len__(self) -> int:
        return len(self.words)

    def string(self, phrase: Phrase) -> str:
        """The text from the first to the last token of a phrase."""
        return self.text[self.starts[phrase[0]] : self.ends[phrase[1] - 1]]

    @lazily
    def sentences(self) -> list[Phrase]:
        """The sentences. A quotation ends one where it closes with a full stop."""
        return list(_sentences(self))

    def sentence_from(self, token: int) -> int:
        """The number of the first sentence that begins at a token or behind it."""
        return bisect_left(self.sentences, (token,))

    @lazily
    def names(self) -> list[Name]:
        """Capitalised words with the particles between them. None crosses a sentence."""
        runs = names.runs(self.upper, self.low, self.lex.persons, 0, len(self))
        return [self.name(run) for run in runs]

    def name(self, phrase: Phrase) -> Name:
        """A phrase read as a name."""
        return titles.name(self.words, self.low, self.lex, *phrase)

    @lazily
    def headline(self) -> bool:
        """Whether the capitals of the paragraph tell nothing: a title, or shouting."""
        return names.is_headline(self.words, capital_nouns=self.lex.grammar.capital_nouns)


class TokenizedText:
    """The paragraphs of a text as tokens, each read when it is first asked for."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], lex: Lexicon) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.lex = lex
        self._read: list[Tokens | None] = [None] * len(paragraphs)

    def __len__(self) -> int:
        return len(self._read)

    def first_character(self, number: int) -> str:
        """The first character of a paragraph, told without reading it."""
        return self.text[self.paragraphs[number].start]

    def ends_with_colon(self, number: int) -> bool:
        """Whether a paragraph ends with a colon, told without reading it."""
        place = self.paragraphs[number]
        i = place.end - 1
        while i > place.start and (self.text[i].isspace() or self.text[i] == "_"):
            i -= 1
        return self.text[i] in COLONS

    def asks(self, number: int) -> bool:
        """Whether a paragraph ends with a question mark, told without reading it."""
        place = self.paragraphs[number]
        return self.text[max(place.start, place.end - 4) : place.end].rstrip()[-1:] in ASKING

    def __iter__(self) -> Iterator[Tokens]:
        return map(self.__getitem__, range(len(self._read)))

    def __getitem__(self, number: int) -> Tokens:
        tokens = self._read[number]
        if tokens is None:
            place = self.paragraphs[number]
            columns, quote, upper = tokenizer.columns(self.text, place, self.lex)
            tokens = Tokens(self.text, self.lex, place.regions, *columns, upper, quote)
            self._read[number] = tokens
        return tokens


_LEADING = COLONS | {","}
LED = 8
"""Tokens before a comma or colon among which the verb stands that leads to words in marks."""


def _sentences(tokens: Tokens) -> Iterator[Phrase]:
    start, count = datelines.end(tokens.words, tokens.low, tokens.lex.grammar.days), len(tokens)
    if start:
        yield 0, start
    for i in [i for i, word in enumerate(tokens.words) if word in _CANDIDATES]:
        if start <= i < count - 1 and _ends_sentence(tokens, i):
            yield start, i + 1
            start = i + 1
    if start < count:
        yield start, count


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    text, words = tokens.text, tokens.words
    following = words[i + 1]
    if tokens.quote[i] < 0:
        if words[i] not in _FINAL or following in ")],;:،" or following in _FINAL:
            return False
        if following[0].isdigit() and tokens.starts[i + 1] == tokens.ends[i]:
            return False  # “13.20”
        if tokens.quote[i + 1] >= 0:
            return not text[tokens.regions[tokens.quote[i + 1]].start].islower()
        return not following[0].islower()
    region = tokens.regions[tokens.quote[i]]
    last = text[region.end - 1]
    if last in "’'" and region.end - region.start > 1:
        last = text[region.end - 2]
    if last not in _FINAL or last == ";":
        return False
    if following == QUOTE:
        return True
    pronoun = following.lower() in tokens.lex.persons.pronouns
    if following[0].islower() or not following[0].isalnum() or pronoun:
        if last in "!?…" or not following[0].isupper():
            return False
    return _is_led(tokens, i) or not _cue_near(tokens, i)


def _is_led(tokens: Tokens, i: int) -> bool:
    """Whether a report leads to a quotation, so that none follows it: “Roe said: “No.” Bell laughed.”"""
    if i < 2 or tokens.words[i - 1] not in _LEADING:
        return False
    cues = tokens.lex.cues
    for j in range(i - 2, max(-1, i - LED), -1):
        if tokens.low[j] in cues.verbs and not tokens.upper[j]:
            return True
        if tokens.words[j] in _FINAL or tokens.quote[j] >= 0:
            return False
    return False


def _cue_near(tokens: Tokens, i: int) -> bool:
    """Whether a short clause that reports follows: “Why?” Mr. Smith asked."""
    low, cues, grammar = tokens.low, tokens.lex.cues, tokens.lex.grammar
    apposed = "," in low[i + 1 : i + 5] and low[i + 1] != ","
    for j in range(i + 1, min(i + (APPOSED if apposed else 8), len(low))):
        if low[j] in cues.verbs or low[j] in cues.weak:
            behind = low[j + 1] if j + 1 < len(low) else "."
            return (
                behind in _FINAL
                or behind == ","
                or behind in grammar.prepositions
                or behind in grammar.days
                or behind in grammar.adverbs
                or tokens.upper[j + 1]
            )
        nickname = low[j] == QUOTE and tokens.upper[j]
        if low[j] in _FINAL or low[j] == ":" or (low[j] == QUOTE and not nickname):
            return False
    return False
