"""A text as the passes see it: what several of them ask is computed once, and only when asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import compress, islice
from operator import eq
from typing import TypeVar, cast

from newsclean.model.language_tags import primary
from newsclean.text.addresses import addresses
from newsclean.text.lazily import lazily
from newsclean.text.quotation_marks import quoted_spans
from newsclean.text.scripts import unusual_in
from newsclean.text.spans import Spans
from newsclean.text.word_list import Vocabulary
from newsclean.text.words import words_in

T = TypeVar("T")


class TextView:
    """A text and its language (BCP 47, None where it is not known). Neither changes.

    >>> view = TextView("The the “Harbour” was shut.", "en-GB")
    >>> view.language, view.stammered
    ('en', {'the'})
    >>> view.text.index("Harbour") in view.quoted
    True
    """

    def __init__(self, text: str, code: str | None) -> None:
        self.text = text
        self.code = code
        self._derived: dict[object, object] = {}

    def derived(self, compute: Callable[[TextView], T]) -> T:
        """What a function of this view gives, computed once however many passes ask.

        >>> TextView("One. Two.", None).derived(lambda view: len(view.text))
        9
        """
        if compute not in self._derived:
            self._derived[compute] = compute(self)
        return cast("T", self._derived[compute])

    @property
    def language(self) -> str:
        """The first subtag; empty where the language is not known."""
        return primary(self.code or "")

    @lazily
    def characters(self) -> frozenset[str]:
        """Every character that the text has."""
        return frozenset(self.text)

    @lazily
    def unusual(self) -> str:
        """Every character that is neither printable ASCII, tab nor line feed, once."""
        return "".join(set(unusual_in(self.text)))

    def has(self, signs: Iterable[str]) -> bool:
        """Whether the text has any of these few characters, or runs of some."""
        return any(map(self.text.__contains__, signs))

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
        return quoted_spans(self.text, self.language or None)

    @lazily
    def addresses(self) -> Spans:
        """Web and mail addresses, where punctuation has other rules."""
        return addresses(self.text)
