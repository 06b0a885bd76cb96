"""Plain text: headline, byline and date line apart from the paragraphs; a page dump without its page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from newsclean import data
from newsclean.extraction.block_model import ExtractionModel, probability
from newsclean.extraction.line_features import headline_line, line_features
from newsclean.extraction.select import best_cut
from newsclean.extraction.story import Story
from newsclean.ledger import Removal, Repair
from newsclean.metadata import date_of_address, read_date, read_names, starts_like_byline
from newsclean.model.article import DateOrDatetime, Field, Metadata
from newsclean.model.draft import Draft, Piece
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens, word_count

# A line drawn below a headline.
_UNDERLINE = re.compile(r"[-=_*~]{4,400}")
_MOST_HEADLINE_WORDS = 28
_REPEATED = 3
_LEAST_LINES = 25
_MOST_OPENING = 8
"""Lines in front of the first paragraph that may be headline, byline and date."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """What was read from the lines in front of the story."""

    headline: Field[str] | None = None
    authors: Field[tuple[str, ...]] | None = None
    published: Field[DateOrDatetime] | None = None


def from_text(draft: Draft, url: str | None, model: ExtractionModel, known: Metadata) -> Story:
    """The story of a plain text; what its labels gave (``known``) is believed before what its lines say.

    A text that looks like the dump of a whole page loses the lines around the story; a clean text
    loses nothing but the headline, the byline and a line that is only a date, which become fields.
    """
    confidence, warnings = 1.0, ()
    dumped = is_dump(_lines(draft))
    if dumped:
        draft = rejoined(draft)
        lines = _lines(draft)
        found = story_lines(lines, model)
        confidence = found.confidence
        draft = draft.relabel(map(_scored, draft.pieces, found.probabilities))
        removals, opening = _around(draft, lines, found.kept, found.headline)
    else:
        lines = _lines(draft)
        removals, opening = _opening(draft, lines, known)
    published = opening.published
    if published is None and url and (day := date_of_address(url)):
        published = Field(day, url, "url")
    return Story(
        draft=draft.apply(removals),
        fields=replace(
            known,
            headline=known.headline or opening.headline,
            authors=known.authors or opening.authors,
            published=known.published or published,
            url=Field(url, url, "url") if url else known.url,
        ),
        confidence=confidence,
        warnings=warnings,
    )


def _lines(draft: Draft) -> list[str]:
    return [draft.text[p.start : p.end].rstrip() for p in draft.pieces]


def _scored(piece: Piece, probability: float) -> Piece:
    return replace(piece, probability=probability)


def _opening(draft: Draft, lines: list[str], known: Metadata) -> tuple[list[Removal], _Opening]:
    """Headline, byline and date line of a clean text; no headline where it is known already."""
    first = next((i for i, line in enumerate(lines[:_MOST_OPENING]) if _is_paragraph(line)), None)
    if not first:
        return [], _Opening()
    removals: list[Removal] = []
    found = _Opening()
    # A line that comes three times is boilerplate.
    if known.headline is None and _is_headline(lines[0]) and lines.count(lines[0]) < _REPEATED:
        headline = lines[0].strip()
        found = _Opening(headline=Field(headline, lines[0], "text"))
        removals.append(_removal(draft, 0, "text.headline"))
    for i in range(0 if found.headline is None else 1, first):
        found, rule = _read_line(lines[i], found)
        if i == 1 and found.headline is not None and _UNDERLINE.fullmatch(lines[i]):
            rule = "text.headline"
        if rule:
            removals.append(_removal(draft, i, rule))
    return removals, found


def _around(
    draft: Draft, lines: list[str], kept: set[int], headline_at: int | None
) -> tuple[list[Removal], _Opening]:
    """The lines of a dump that are no story; byline and date are read from those before it."""
    found = _Opening()
    removals: list[Removal] = []
    if headline_at is not None:
        found = _Opening(headline=Field(lines[headline_at].strip(), lines[headline_at], "text"))
    start = min(kept, default=0)
    for i in range(len(lines)):
        if i in kept:
            continue
        rule = "text.boilerplate"
        if i == headline_at:
            rule = "text.headline"
        elif headline_at is not None and headline_at < i < start:
            found, read = _read_line(lines[i], found)
            rule = read or rule
        removals.append(_removal(draft, i, rule, 0.9))
    return removals, found


def _read_line(line: str, found: _Opening) -> tuple[_Opening, str | None]:
    """What a line in front of the story gives, and the rule that takes it out of the body."""
    if len(line) > 160 or (ends_sentence(line) and len(line) > 80):
        return found, None
    moment = read_date(line)
    if starts_like_byline(line) and found.authors is None:
        names = read_names(re.split(r"\s[|•·–—-]\s|\d", line)[0])
        if names:
            authors = Field(names, line, "text")
            published = found.published
            if published is None and moment is not None:
                published = Field(moment, line, "text")
            return _Opening(found.headline, authors, published), "text.byline"
    if moment is not None and len(tokens(line)) <= 14:
        published = found.published or Field(moment, line, "text")
        return _Opening(found.headline, found.authors, published), "text.date"
    return found, None


def _is_headline(line: str) -> bool:
    words = tokens(line)
    return (
        len(line) < 220
        and (2 <= len(words) <= _MOST_HEADLINE_WORDS or not line.isascii())
        and not re.search(r"[.。।:]$", line.rstrip())
        and not starts_like_byline(line)
        and read_date(line) is None
    )


def _is_paragraph(line: str) -> bool:
    dense = not line.isascii() and len(line) > 40
    return ends_sentence(line) and (len(tokens(line)) >= 9 or dense)


def _removal(draft: Draft, i: int, rule: str, confidence: float = 0.95) -> Removal:
    """One line with the break behind it."""
    pieces = draft.pieces
    start, end = pieces[i].start, pieces[i].end
    if i + 1 < len(pieces):
        end = pieces[i + 1].start
    return Removal(
        start=start,
        end=end,
        before=draft.text[start:end],
        after="",
        rule=rule,
        confidence=confidence,
    )


@cache
def _hanging() -> frozenset[str]:
    """Words that end no sentence: a line that stops at one goes on in the next."""
    return frozenset(data.listed("words", "words", "hanging"))


def is_dump(lines: list[str]) -> bool:
    """Whether most lines are too short to be paragraphs, as navigation and teasers are."""
    if len(lines) < _LEAST_LINES:
        return False
    short = sum(len(line) < 60 and not ends_sentence(line) for line in lines)
    return short > 0.4 * len(lines)


def rejoined(draft: Draft) -> Draft:
    """Sentences that links and bold words tore into several lines, whole again."""
    edits: list[Repair] = []
    pieces = draft.pieces
    for one, two in pairwise(pieces):
        before = draft.text[one.start : one.end]
        after = draft.text[two.start : two.end]
        gap = draft.text[one.end : two.start]
        if "\n\n" in gap or not _goes_on(before, after):
            continue
        glue = "" if after[0] in ",.;:!?)]”’" or before[-1] in "([“‘" else " "
        edits.append(
            Repair(
                start=one.end,
                end=two.start,
                before=gap,
                after=glue,
                rule="text.rejoined",
                confidence=0.9,
            )
        )
    return _merged(draft.apply(edits))


def _merged(draft: Draft) -> Draft:
    """Lines as pieces again, after breaks were taken out."""
    return draft.relabel(Draft.of_text(draft.text).pieces)


def _goes_on(before: str, after: str) -> bool:
    """Whether the second line continues the sentence of the first."""
    if ends_sentence(before):
        return False
    if (after[0] in ",.;:!?)]”’" and len(after) > 1) or after in (".", ",", ")", ").", "."):
        return True
    if after[0].islower() and (before[-1].isalnum() or before[-1] in ",;)’”\"'"):
        return len(before) + len(after) > 30
    last = before.split()[-1].lower() if before.split() else ""
    return (last in _hanging() or before[-1] in ",(“‘") and len(before) > 30


@dataclass(frozen=True, slots=True)
class StoryLines:
    """What the model says of the lines of a dump."""

    kept: set[int]
    """The numbers of the lines that are the story."""
    headline: int | None
    confidence: float
    probabilities: list[float]
    """How likely each line is to belong to the story, 0–1."""


def story_lines(lines: list[str], model: ExtractionModel) -> StoryLines:
    """The lines of the story and of its headline."""
    rows = line_features(lines, model.word_weights)
    probabilities = [probability(model.lines.log_odds(row)) for row in rows]
    cut, expected = best_cut(probabilities, [word_count(line) for line in lines])
    kept = {i for i, probability in enumerate(probabilities) if probability >= cut}
    if not kept:
        return StoryLines(set(range(len(lines))), None, 0.0, probabilities)
    start = min(kept)
    at = headline_line(lines)
    headline = at if at else _headline_before(start, lines)
    kept.discard(-1 if headline is None else headline)
    return StoryLines(kept, headline, round(model.confidence(expected), 4), probabilities)


def _headline_before(start: int, lines: list[str]) -> int | None:
    """The longest line of four words and more among the dozen in front of the story, and in front of
    the byline if there is one."""
    best: int | None = None
    most = 0
    first = max(0, start - 12)
    bylines = (i for i in range(first + 1, start) if starts_like_byline(lines[i]))
    for i in range(first, next(bylines, start)):
        words = word_count(lines[i])
        if 4 <= words <= 28 and len(lines[i]) < 220 and words > most:
            best, most = i, words
    return best
