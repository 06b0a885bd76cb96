"""What a reader of a story has gathered: attributed words, who reported last, whom the story names."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.model.article import Mention, QuoteKind
from newsclean.quotes.holders import PROMINENT
from newsclean.quotes.speakers import Discourse, Speaker

NO_FRAME = "none"
"""Stands for the rule of words that no frame reports."""
Span = tuple[int, int]


class Attributed(NamedTuple):
    """Somebody's words as they stand in the text, and who says them.

    ``rule`` is the id of the frame's rule; ``goes_on`` tells that the words are a further part of
    those before them.
    """

    start: int
    end: int
    kind: QuoteKind
    rule: str
    speaker: Speaker | None
    cue: str | None
    mention: Mention | None
    goes_on: bool = False
    sentence: Span | None = None
    """The sentence that says who speaks."""


class Report(NamedTuple):
    """Who reported, by which words, and in which paragraph."""

    speaker: Speaker
    cue: str | None
    mention: Mention | None
    paragraph: int
    sentence: Span | None = None
    """Where it stands in the text."""


class Reading(NamedTuple):
    """What a reader knows behind one place of a story."""

    discourse: Discourse
    last: Report | None = None
    """Who reported last."""

    def after(self, report: Report, sentence: int) -> Reading:
        """After somebody was quoted or reported."""
        person = report.speaker.person
        return Reading(self.discourse.mentioned(person, sentence, PROMINENT), report)


class SentencePosition(NamedTuple):
    paragraph: int
    sentence: int
    """Counted from the start of the text."""
