"""A text as the passes see it: what several of them ask is worked out once, and only when asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import compress, islice
from operator import eq

from newsclean.ledger import Edit
from newsclean.repair.lexicon import Vocabulary, words_in
from newsclean.repair.passes import Spans, addresses
from newsclean.repair.quoted import quoted_spans


class Prose:
    """A text and its language (BCP 47, None where it is not known). Neither changes."""

    def __init__(self, text: str, code: str | None) -> None:
        self.text = text
        self.code = code

    @property
    def language(self) -> str:
        """The first subtag; empty where the language is not known."""
        return (self.code or "").partition("-")[0]

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that the text has: the cheapest of all gates."""
        return frozenset(self.text)

    def has(self, characters: Iterable[str]) -> bool:
        """Whether the text has any of these characters."""
        return not self.characters.isdisjoint(characters)

    @cached_property
    def words(self) -> list[str]:
        """The words in order, as they are written."""
        return words_in(self.text)

    @cached_property
    def lowered(self) -> list[str]:
        """The words in order, in lower case."""
        return list(map(str.lower, self.words))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs, as it is written."""
        return Counter(self.words)

    @cached_property
    def stammered(self) -> set[str]:
        """The words that stand twice running, in lower case."""
        return set(compress(self.lowered, map(eq, self.lowered, islice(self.lowered, 1, None))))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that the text may hold."""
        return Vocabulary.of(Counter(self.lowered), self.code)

    @cached_property
    def quoted(self) -> Spans:
        """What stands inside quotation marks."""
        return quoted_spans(self.text)

    @cached_property
    def addresses(self) -> Spans:
        """Web and mail addresses, where punctuation has other rules."""
        return addresses(self.text)


Pass = Callable[[Prose], Iterable[Edit]]
"""One pass: edits in coordinates of the text it was given."""
