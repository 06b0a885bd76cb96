"""Quotes and those who are quoted: the part of the document model that says who said what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from newsclean.ledger import Citation
from newsclean.light_dataclass import dataclass

QuoteKind = Literal["direct", "mixed", "indirect", "block"]
Standing = Literal["as-printed", "verbatim", "altered", "doubtful"]
UsedGender = Literal["he", "she", "they", "it"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the story that name somebody.

    Attributes:
        text: as the story writes them: ``he``, ``the official``, ``Ms Holt``.
        start: where they begin in the body.
        end: where they end.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words in the text.

    Attributes:
        text: the words without their marks; fragments are joined with a space.
        start: where they begin in the body, inside the quotation marks.
        end: where they end.
        fragments: start and end of each part where a cue or a paragraph parts the quote, else of the whole.
        speaker: the name as resolved through the text, else the description; None where nobody is named.
        mention: the words that name the speaker, beside the quote or in the report before that it goes on
            with; None where there are none.
        cue: the word that reports: ``said``, ``according to``; None for a quote without one.
        kind: ``direct`` (a sentence in marks), ``mixed`` (words in marks within a reporting sentence),
            ``indirect`` (reported without marks, with ``Options(indirect_quotes=True)``) or ``block``
            (set off as paragraphs of its own).
        confidence: the probability, 0–1, that speaker and words belong together.
        attribution: start and end of the sentence that says who speaks, in the body; it may hold the
            words or parts of them. None where nothing says who.
        standing: ``as-printed``; ``doubtful`` where the document looks reworded by a machine or translated
            back, so that the words may not be the speaker's; with a profile also ``verbatim`` where an
            independent report has the same words, and ``altered`` where the report that this one was made
            from has other ones.
        sources: the passages on which ``verbatim`` and ``altered`` rest.
    """

    text: str
    start: int
    end: int
    fragments: tuple[tuple[int, int], ...]
    speaker: str | None
    mention: Mention | None
    cue: str | None
    kind: QuoteKind
    confidence: float
    attribution: tuple[int, int] | None = None
    standing: Standing = "as-printed"
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What a story says of somebody whom it quotes.

    Attributes:
        name: as the quotes have it: the fullest form of the story.
        gender: the pronoun by which the story calls the speaker, as its own pronouns, titles and nouns tell
            it: ``he``, ``she``, ``they`` or ``it``; a first name alone tells nothing. None where nothing
            tells it, or where they differ.
        roles: what the story says the speaker is, as printed and without articles, each wording once:
            ``Mayor``, ``chief engineer of the harbour``.
        mentions: where the narration names the speaker, and the words beside the quotes that do; in order.
    """

    name: str
    gender: UsedGender | None = None
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPerson(Portrait):
    """Somebody whom a story quotes, or something: a person, an institution, a paper.

    Attributes:
        quotes: what is quoted, in the order of the body. In JSON, the numbers of the quotes, from 0.
    """

    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow(Portrait):
    """A :class:`QuotedPerson` as JSON has it.

    Attributes:
        quotes: the numbers of the quotes in the article, from 0, in the order of the body.
    """

    quotes: tuple[int, ...] = ()


def rows_of(people: Iterable[QuotedPerson], quotes: Sequence[Quote]) -> tuple[PersonRow, ...]:
    """The people of an article with the numbers of their quotes in it."""
    numbers = {(q.start, q.end, q.kind): n for n, q in enumerate(quotes)}
    return tuple(
        PersonRow(
            name=p.name,
            gender=p.gender,
            roles=p.roles,
            mentions=p.mentions,
            quotes=tuple(numbers[q.start, q.end, q.kind] for q in p.quotes),
        )
        for p in people
    )


def people_of(rows: Iterable[PersonRow], quotes: Sequence[Quote]) -> tuple[QuotedPerson, ...]:
    """The people of rows, with the quotes that the numbers mean.

    Raises:
        ValueError: a number is that of no quote.
    """
    rows = tuple(rows)
    if any(not 0 <= n < len(quotes) for row in rows for n in row.quotes):
        raise ValueError("no quote of this number")
    return tuple(
        QuotedPerson(
            name=row.name,
            gender=row.gender,
            roles=row.roles,
            mentions=row.mentions,
            quotes=tuple(quotes[n] for n in row.quotes),
        )
        for row in rows
    )
