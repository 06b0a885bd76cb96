"""One record per line of a text, and what a pass answers about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsclean.boilerplate.classifier import LONGEST, NOTHING, Classified, classify
from newsclean.boilerplate.vocabulary import words_of_story
from newsclean.boilerplate.word_score import (
    LABEL,
    TAIL,
    is_short_title,
    is_word,
    score,
)
from newsclean.model.article import BlockKind
from newsclean.model.draft import Draft, Piece
from newsclean.model.ledger import Reason
from newsclean.rules import Rule, RuleSet
from newsclean.text.lazily import lazily
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence

_SENTENCE = 24
"""Characters of a line that may be a sentence, in scripts that set no spaces."""
_MOST_OWN = 6
"""Words of boilerplate in a story's own sentences, beyond which it is about sites and selling."""
_ABOUT_MEDIA = 0.6
"""What a line of such a story must have more."""
_BULLET = re.compile(r"(?:[-*•▪●◦‣·–✓✔]|\d{1,2}[.)])\s")
_PRICED = re.compile(r"[$£€]\s?\d|\d\s?[€£]")


@dataclass(frozen=True)
class StoryWords:
    """The story's own use of the words of boilerplate: a text about newsletters says newsletter."""

    lines: tuple[str, ...]
    prose: tuple[bool, ...]
    language: str | None

    @lazily
    def plain_scores(self) -> tuple[float, ...]:
        """The word score of each line, without regard to what the story is about."""
        return tuple(score(line, self.language) for line in self.lines)

    @lazily
    def own(self) -> frozenset[str]:
        """Words of boilerplate that its sentences use more than once; none are counted in a text
        without a line that looks like boilerplate."""
        if max(self.plain_scores, default=0.0) < TAIL:
            return frozenset()
        told = [
            line
            for line, prose, value in zip(self.lines, self.prose, self.plain_scores, strict=True)
            if prose and value < TAIL
        ]
        return words_of_story(told, self.language)

    def score(self, number: int) -> float:
        """The word score of a line, in which the story's own words count for nothing."""
        value = self.plain_scores[number]
        if value < TAIL or not self.own:
            return value
        about_media = _ABOUT_MEDIA if len(self.own) > _MOST_OWN else 0.0
        return score(self.lines[number], self.language, self.own) - about_media


@dataclass(frozen=True, eq=False)
class Line:
    """A line and all that is known of it by itself. What takes time is worked out when asked for."""

    number: int
    text: str
    kind: BlockKind
    linked: bool
    """Most of it is a link."""
    page_probability: float | None
    """How likely extraction held it to be the story's, 0–1; None where it saw no page."""
    is_prose: bool
    """Long enough for a sentence, and ending as one."""
    rules: tuple[Rule, ...]
    """The rules whose pattern and length fit it, and whose language is the text's."""
    story: StoryWords

    @lazily
    def word_score(self) -> float:
        """By what its words do and by its shape: about 0 for a sentence, 2.2 and more for boilerplate."""
        return self.story.score(self.number)

    @lazily
    def classified(self) -> Classified:
        """By the learned model: the probability that it is boilerplate, and the strongest signs."""
        if len(self.text) > LONGEST:
            return NOTHING
        plain = self.story.plain_scores[self.number]
        return classify(self.text, self.story.language, plain)

    @property
    def probability(self) -> float:
        """That it is boilerplate, 0–1, by the learned model."""
        return self.classified.probability

    @property
    def ends_sentence(self) -> bool:
        return ends_sentence(self.text)

    @property
    def is_word(self) -> bool:
        """It is one word, which is mostly a heading."""
        return is_word(self.text)

    @property
    def may_be_heading(self) -> bool:
        return self.kind == "heading" or is_short_title(self.text)

    @property
    def is_dense(self) -> bool:
        """Its script sets no spaces."""
        return has_spaceless(self.text)

    @property
    def has_label(self) -> bool:
        """It begins with a few words before a colon, a bar or a dash."""
        return LABEL.match(self.text) is not None

    @property
    def has_bullet(self) -> bool:
        return _BULLET.match(self.text) is not None

    @property
    def has_price(self) -> bool:
        return _PRICED.search(self.text) is not None

    @property
    def words(self) -> int:
        """Words, as many as it has spaces and one more."""
        return self.text.count(" ") + 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What a pass says of a line: it goes, or it stays, and why."""

    line: int
    rule: str
    """The id of the rule or the pass."""
    confidence: float = 1.0
    goes: bool = True
    why: str = ""
    """For people, where the id alone does not say it."""
    signs: tuple[Reason, ...] = ()
    """What spoke for it most, where it was learned."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, with what has been decided so far."""

    lines: tuple[Line, ...]
    headline: str | None
    decisions: tuple[Decision | None, ...]
    """Per line, why it goes; None where it stays so far."""

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, number: int) -> Line:
        return self.lines[number]

    def goes(self, number: int) -> bool:
        return self.decisions[number] is not None

    @property
    def prose(self) -> int:
        """How many lines are sentences."""
        return sum(line.is_prose for line in self.lines)


@dataclass(frozen=True, slots=True)
class Pass:
    """One way to tell boilerplate. It answers about lines that it has something to say of."""

    id: str
    """What ``Options.disable`` takes to switch it off."""
    run: Callable[[Lines], Iterable[Decision]]


def lines_of(draft: Draft, language: str | None, rules: RuleSet, headline: str | None) -> Lines:
    """The records of a draft, one per piece.

    Args:
        draft: a text; each of its pieces is a line.
        language: of the text (BCP 47), None where it is unknown.
        rules: those that may fit.
        headline: of the page, where it has one.
    """
    texts = tuple(draft.text[p.start : p.end] for p in draft.pieces)
    prose = tuple(_is_prose(text) for text in texts)
    story = StoryWords(texts, prose, (language or "").partition("-")[0] or None)
    fitting = rules.fitting(texts, ("line", "heading", "tail"))
    spoken = rules.languages_for(language)
    lines = tuple(
        Line(
            number=i,
            text=texts[i],
            kind=piece.kind,
            linked=_is_linked(piece),
            page_probability=piece.probability,
            is_prose=prose[i],
            # A page has one language; a text without a page may be a mixture.
            rules=tuple(
                rule for rule in fitting(i) if piece.probability is None or rule.language in spoken
            )
            if piece.kind not in ("preformatted", "table")
            else (),
            story=story,
        )
        for i, piece in enumerate(draft.pieces)
    )
    return Lines(lines, headline, (None,) * len(lines))


def _is_linked(piece: Piece) -> bool:
    return sum(x.end - x.start for x in piece.links) > 0.6 * (piece.end - piece.start)


def _is_prose(line: str) -> bool:
    long = line.count(" ") >= 5 or (len(line) >= _SENTENCE and has_spaceless(line))
    return long and ends_sentence(line)
