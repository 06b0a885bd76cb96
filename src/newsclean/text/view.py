"""A text as the passes see it: what several of them ask is worked out once, and only when asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import compress, islice
from operator import eq
from typing import TypeVar, cast

from newsclean.model.ledger import Edit
from newsclean.repair.passes import Spans, addresses
from newsclean.repair.words.word_list import Vocabulary
from newsclean.text.languages import unusual_in, words_in
from newsclean.text.lazily import lazily
from newsclean.text.quoted import quoted_spans

T = TypeVar("T")


class TextView:
    """A text and its language (BCP 47, None where it is not known). Neither changes."""

    def __init__(self, text: str, code: str | None) -> None:
        self.text = text
        self.code = code
        self._done: dict[str, object] = {}

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What ``work`` gives, done once for this text however many passes ask."""
        if name not in self._done:
            self._done[name] = work()
        return cast("T", self._done[name])

    @property
    def language(self) -> str:
        """The first subtag; empty where the language is not known."""
        return (self.code or "").partition("-")[0]

    @lazily
    def characters(self) -> frozenset[str]:
        """Every character that the text has."""
        return frozenset(self.text)

    @lazily
    def unusual(self) -> str:
        """Every character that is no plain one of a typewriter's, once."""
        return "".join(set(unusual_in(self.text)))

    def has(self, characters: Iterable[str]) -> bool:
        """Whether the text has any of these few characters."""
        return any(c in self.text for c in characters)

    @lazily
    def words(self) -> list[str]:
        """The words in order, as they are written."""
        return words_in(self.text)

    @lazily
    def lowered(self) -> list[str]:
        """The words in order, in lower case."""
        # None of the words holds a line feed: lowering them together is faster than one by one.
        return "\n".join(self.words).lower().split("\n") if self.words else []

    @lazily
    def counts(self) -> Counter[str]:
        """How often each word occurs, as it is written."""
        return Counter(self.words)

    @lazily
    def stammered(self) -> set[str]:
        """The words that stand twice running, in lower case."""
        return set(compress(self.lowered, map(eq, self.lowered, islice(self.lowered, 1, None))))

    @lazily
    def vocabulary(self) -> Vocabulary:
        """The words that the text may hold."""
        return Vocabulary.of(self.lowered, self.code)

    @lazily
    def quoted(self) -> Spans:
        """What stands inside quotation marks."""
        return quoted_spans(self.text)

    @lazily
    def addresses(self) -> Spans:
        """Web and mail addresses, where punctuation has other rules."""
        return addresses(self.text)


Pass = Callable[[TextView], Iterable[Edit]]
"""One pass: edits in coordinates of the text it was given."""
