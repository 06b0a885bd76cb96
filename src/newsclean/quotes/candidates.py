"""Candidate quotations: words in marks that somebody says, and the frame that reports them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.model.article import QuoteKind
from newsclean.quotes import frames_apart, frames_before, frames_behind, scare_quotes
from newsclean.quotes.adverbials import may_speak
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.frames import Frame, Strength
from newsclean.quotes.tokens import COLONS, TokenizedText
from newsclean.text.quotation_marks import Region
from newsclean.text.sentences import STOPS

_CLOSED = STOPS + ",;—–-"
_POINTED = COLONS | {","}
_RESUMES = DASHES | {","}
_LABEL = re.compile(r"[A-Z][A-Z.’' -]{2,30}(?=:\s)")


class QuoteCandidate(NamedTuple):
    """A quotation, with the clause that reports it."""

    paragraph: int
    """The number of its paragraph."""
    clause: Clause
    """Its sentence; ``clause.at`` is its own token."""
    region: Region
    frame: Frame | None
    framed_in: Clause | None
    """Where the frame stands: mostly the sentence itself. None without a frame."""
    behind: bool
    """Whether the frame stands behind it."""
    kind: QuoteKind
    label: str | None
    """The name before a colon inside the marks, as transcripts have it."""
    dashed: bool
    """Whether a dash opens it, no mark."""
    inscribed: bool = False
    """Whether it stands on something, and nobody says it."""
    goes_on: bool = False
    """Whether it is a further part of the quotation before it."""

    @property
    def sentence(self) -> tuple[int, int]:
        """Paragraph and first token of its sentence."""
        return self.paragraph, self.clause.start


def candidates(paragraphs: TokenizedText) -> list[QuoteCandidate]:
    """The quotations in order, with their frames. Paragraphs without marks are not read."""
    found: list[QuoteCandidate] = []
    for number, paragraph in enumerate(paragraphs.paragraphs):
        if not paragraph.regions:
            continue
        for fresh in _in_paragraph(paragraphs, number):
            goes_on = bool(found) and _goes_on(fresh, found[-1])
            found.append(fresh._replace(goes_on=True) if goes_on else fresh)
    return found


def _in_paragraph(paragraphs: TokenizedText, number: int) -> Iterator[QuoteCandidate]:
    tokens = paragraphs[number]
    earlier: QuoteCandidate | None = None
    for start, end in tokens.sentences:
        for q in range(start, end):
            if tokens.quote[q] < 0:
                continue
            clause = Clause.of(tokens, start, end, q)
            candidate = _candidate(paragraphs, number, clause)
            resumed = earlier is not None and _is_resumed(clause, earlier)
            if resumed or scare_quotes.is_quote(
                clause, candidate.region, candidate.frame, inscribed=candidate.inscribed
            ):
                earlier = candidate
                yield candidate


def _candidate(paragraphs: TokenizedText, number: int, clause: Clause) -> QuoteCandidate:
    text, q = paragraphs.text, clause.at
    region = clause.tokens.regions[clause.quote[q]]
    opens = _opens_sentence(clause)
    known = bool(clause.cues.verbs)
    frame, behind = _frame(clause, region, opens) if known else (None, False)
    frame = _spoken(frame, clause)
    inscribed = clause.is_inscribed() or (not _is_told(frame) and clause.is_on_surface())
    if frame is not None and inscribed:
        frame = frame._replace(subject=None)
    framed_in = clause if frame is not None else None
    kind = _kind(clause, region, frame, behind)
    if known and frame is None and opens and q == clause.start == 0:
        elsewhere = frames_apart.above(paragraphs, number)
        if elsewhere is None and clause.at == clause.last - 1:
            elsewhere = frames_apart.below(paragraphs, number)
        if elsewhere is not None:
            frame, framed_in = elsewhere
    label = _LABEL.match(text, region.start, region.end)
    return QuoteCandidate(
        number, clause, region, frame, framed_in, behind, kind,
        label.group() if label else None, text[region.outer] in DASHES, inscribed,
    )  # fmt: skip


def _is_told(frame: Frame | None) -> bool:
    """Whether more than a guess says who speaks."""
    if frame is None or frame.subject is None:
        return False
    return frame.strength is not Strength.GUESS


def _opens_sentence(clause: Clause) -> bool:
    """Whether nothing but quotations and conjunctions stands before it in its sentence."""
    grammar = clause.grammar
    return all(
        clause.quote[i] >= 0
        or not clause.low[i][0].isalnum()
        or clause.low[i] in grammar.conjunctions
        or clause.low[i] in grammar.conjunction
        for i in range(max(clause.start, clause.at - 8), clause.at)
    )


def _frame(clause: Clause, region: Region, opens: bool) -> tuple[Frame | None, bool]:
    """The reporting clause of a quotation in its sentence, and whether it stands behind it."""
    text, q = clause.tokens.text, clause.at
    inside = text[region.start : region.end]
    ended = inside[-1:] in ",?!" or (q + 1 < clause.end and clause.words[q + 1] in ",—–")
    behind = frames_behind.behind(clause)
    if behind is not None and (opens or (inside[:1].isupper() and ended)):
        return behind, True
    lead = clause.until(q)
    before = None if opens else frames_before.before(lead)
    if before is not None:
        firm = behind is not None and behind.strength is Strength.FIRM
        return (behind, True) if ended and firm and _is_soft(lead, before) else (before, False)
    if behind is None and clause.grammar.case_marked:
        behind = frames_behind.bracket(clause)
    behind = behind or frames_behind.closing(clause)
    if behind is not None:
        return behind, True
    return (None if opens else frames_before.fallback(lead)), False


def _spoken(frame: Frame | None, clause: Clause) -> Frame | None:
    """The frame without a subject that cannot speak; None where nothing else made it a frame."""
    if frame is None or frame.subject is None:
        return frame
    guessed = frame.strength is Strength.GUESS
    if may_speak(clause, frame.subject, listed=guessed):
        return frame
    return frame._replace(subject=None) if frame.strength is Strength.FIRM else None


def _is_soft(lead: Clause, frame: Frame) -> bool:
    """Whether a frame gives way to another of its sentence: “said he *thought* “…””."""
    return frame.cue is None or lead.cues.lemma(lead.low[frame.cue[0]]) in lead.cues.soft


def _kind(clause: Clause, region: Region, frame: Frame | None, behind: bool) -> QuoteKind:
    """Direct where the words stand as a clause of their own, mixed where narration leads in."""
    text, q, start = clause.tokens.text, clause.at, clause.start
    opening, closing = text[region.start], text[region.end - 1]
    if q + 1 < clause.end and closing not in _CLOSED and region.closed:
        following = clause.low[q + 1]
        if _is_worded(clause, q + 1) and following not in clause.cues.verbs:
            if not clause.upper[q + 1]:
                return "direct" if following in clause.persons.pronouns else "mixed"
    if frame is None or behind:
        lead = range(max(start, q - 8), q)
        led_in = any(_is_worded(clause, i) for i in lead if clause.quote[i] < 0)
        return "mixed" if led_in else "direct"
    pointed = clause.words[q - 1] in _POINTED
    if pointed and not opening.islower():
        return "direct"
    if frame.cue is not None and frame.cue[0] > start and frame.content < q:
        if clause.words[frame.cue[0] - 1] == ",":
            return "mixed"
    bare = not any(_is_worded(clause, i) for i in range(max(frame.content, start), q))
    return "direct" if bare and (pointed or not opening.islower()) else "mixed"


def _is_worded(clause: Clause, i: int) -> bool:
    return clause.low[i][0].isalnum() and clause.low[i] not in clause.grammar.adverbs


def _is_resumed(clause: Clause, earlier: QuoteCandidate) -> bool:
    """Whether only a comma parts words from the report of those before: “A,” says Roe, “*b*.”"""
    frame, before = earlier.frame, earlier.clause
    if frame is None or frame.cue is None or not earlier.behind or clause.start != before.start:
        return False
    last = max(frame.cue[1], frame.subject[1] if frame.subject else 0)
    return last == clause.at - 1 and clause.words[last] in _RESUMES


def _goes_on(fresh: QuoteCandidate, earlier: QuoteCandidate) -> bool:
    """Whether a quotation is the next part of the one before: cut by its cue, or by a paragraph."""
    clause, before = fresh.clause, earlier.clause
    if fresh.label is not None:
        return False
    if earlier.paragraph != fresh.paragraph:
        return (
            earlier.paragraph + 1 == fresh.paragraph
            and not earlier.region.closed
            and clause.at == 0
            and before.at == before.last - 1
        )
    if fresh.dashed and earlier.dashed:
        own = fresh.frame is not None and fresh.frame.subject is not None
        return not (fresh.behind and own)
    frame = earlier.frame
    if clause.start != before.start or not earlier.behind or frame is None or frame.cue is None:
        return False
    if earlier.goes_on or clause.words[clause.at - 1] not in _RESUMES:
        return False
    last = max(frame.cue[1], frame.subject[1] if frame.subject else 0)
    return not any(
        clause.low[i] in clause.cues.verbs or clause.quote[i] >= 0 for i in range(last, clause.at)
    )
