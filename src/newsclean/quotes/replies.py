"""Replies: words that answer a question, or address the one who spoke before, and so are somebody else's."""

from __future__ import annotations

from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.holders import OTHER
from newsclean.quotes.people import Person
from newsclean.quotes.speakers import Speaker
from newsclean.quotes.story_reading import Attributed, Reading, Report, SentencePosition
from newsclean.quotes.tokens import ASKING, Phrase


def asker(
    reading: Reading, asked: QuoteCandidate | None, candidate: QuoteCandidate
) -> Person | None:
    """The last speaker, where words answer what he asked or address him, so that they are not his."""
    last = reading.last
    person = last.speaker.person if last is not None else None
    if asked is None or person is None or last is None or last.paragraph != asked.paragraph:
        return None
    if not 0 <= candidate.paragraph - asked.paragraph <= 1 or candidate.goes_on:
        return None
    frame, clause = candidate.frame, candidate.clause
    text = clause.tokens.text
    unnamed = frame is None or frame.subject is None or _is_pronoun(frame.subject, candidate)
    if not unnamed:
        return None
    asks = text[asked.region.end - 1] in ASKING
    cue = (
        candidate.framed_in.low[frame.cue[0]] if frame and frame.cue and candidate.framed_in else ""
    )
    if asks and cue in clause.cues.replies:
        return person
    spoken = text[candidate.region.start : candidate.region.end]
    return person if reading.discourse.people.addresses(spoken, person) else None


def _is_pronoun(subject: Phrase, candidate: QuoteCandidate) -> bool:
    clause = candidate.framed_in
    return (
        clause is not None
        and subject[1] - subject[0] == 1
        and clause.persons.refers(clause.low[subject[0]])
    )


def given(
    reading: Reading, words: Attributed, other: Person, place: SentencePosition
) -> tuple[Reading, Attributed]:
    """The words of a reply that nobody is said to give: those of the one who spoke before."""
    discourse = reading.discourse
    told = words.speaker.person if words.speaker is not None else None
    if told is None or told.number == other.number:
        person = discourse.without(other).spoke_last()
        speaker = Speaker(person.name, person, "left-out") if person is not None else None
        words = words._replace(speaker=speaker, mention=None)
        if speaker is None:
            return reading, words
        report = Report(speaker, words.cue, None, place.paragraph)
        reading = Reading(discourse, reading.last).after(report, place.sentence)
    return Reading(reading.discourse.mentioned(other, place.sentence, OTHER), reading.last), words
