"""What a reader learns from the words of the narrator: whom they name, and who reported last."""

from __future__ import annotations

from bisect import bisect_left

from newsclean.quotes import (
    adverbials,
    case_subjects,
    frames_behind,
    noun_phrases,
    phrase_names,
    subjects,
)
from newsclean.quotes.adverbials import may_speak
from newsclean.quotes.clause import AFTER_CONTENT, Clause
from newsclean.quotes.holders import PROMINENT
from newsclean.quotes.reporting import mention_of, reported, sentence_of
from newsclean.quotes.speakers import Discourse
from newsclean.quotes.story_reading import Reading, Report, SentencePosition
from newsclean.quotes.tokens import Phrase


def narrated(reading: Reading, clause: Clause, place: SentencePosition) -> Reading:
    """After the words of the narrator in a sentence."""
    names, cues = clause.tokens.names, clause.cues
    discourse, sentence = reading.discourse, place.sentence
    for k in range(bisect_left(names, (clause.start,)), len(names)):
        if names[k].first >= clause.end:
            break
        discourse = discourse.named(clause, names[k], sentence)
    if clause.grammar.caseless and clause.grammar.markers:
        discourse = _topic_read(discourse, clause, sentence)
    elif clause.grammar.caseless:
        discourse = _opening_read(discourse, clause, sentence)
    reading = Reading(discourse, reading.last)
    low, telling = clause.low, cues.telling
    for i in [i for i in range(clause.start, clause.end) if low[i] in telling]:
        if low[i] in cues.verbs or low[i] in cues.weak:
            reading = _verb_read(reading, clause, i, place)
        elif low[i] in cues.according or low[i] in cues.tags:
            reading = _source_read(reading, clause, i, place)
        else:
            discourse = reading.discourse.bound(low[i], sentence)
            reading = Reading(discourse, reading.last)
    return reading


def _topic_read(discourse: Discourse, clause: Clause, sentence: int) -> Discourse:
    """After the subject of a sentence that its particle marks, where no capitals tell names."""
    subject = subjects.marked(clause, clause.end)
    if subject is None or clause.persons.refers(clause.low[subject[0]]):
        return discourse
    name = phrase_names.caseless(clause, subject)
    titled = any(
        low in clause.persons.titles or clause.persons.head(low) is not None
        for low in clause.low[slice(*subject)]
    )
    if name is None or not titled:
        return discourse
    speaker, known = discourse.resolve(clause, subject, sentence)
    return known.mentioned(speaker.person, sentence, PROMINENT)


def _opening_read(discourse: Discourse, clause: Clause, sentence: int) -> Discourse:
    """After a noun with a name in apposition at the head of a sentence: Hebrew “הבן, קובי לוי, …”."""
    opening = noun_phrases.starting_at(clause, clause.start)
    if opening is None or opening[1] >= clause.last or clause.words[opening[1]] not in ",،":
        return discourse
    if clause.persons.head(clause.low[opening[0]]) is None:
        return discourse
    speaker, known = discourse.resolve(clause, opening, sentence)
    if speaker.how != "name":
        return discourse
    return known.mentioned(speaker.person, sentence, PROMINENT)


def _verb_read(reading: Reading, clause: Clause, c: int, place: SentencePosition) -> Reading:
    """After a verb of the narration that reports: whoever is its subject spoke last."""
    subject = _subject(clause, c)
    if subject is None:
        return reading
    weak = clause.low[c] in clause.cues.weak
    if subject[1] != c and not reading.discourse.may_be_name(clause, subject):
        return reading
    if not may_speak(clause, subject) or clause.is_lone_relative(subject):
        return reading
    if weak and not clause.upper[subject[1] - 1]:
        return reading
    sentence = place.sentence
    speaker, discourse = reading.discourse.resolve(clause, subject, sentence)
    if clause.low[subject[0]] not in clause.persons.pronouns:
        discourse = discourse.mentioned(speaker.person, sentence, PROMINENT)
    if weak:
        return Reading(discourse, reading.last)
    mention = mention_of(clause, subject)
    report = Report(speaker, clause.words[c], mention, place.paragraph, sentence_of(clause))
    return Reading(discourse, report)


def _subject(clause: Clause, c: int) -> Phrase | None:
    """The subject of a verb that reports without marks, None where it is no such verb."""
    low, grammar = clause.low, clause.grammar
    passive = c + 1 < clause.end and low[c + 1] in grammar.agent
    if clause.upper[c] or passive or low[c - 1] in grammar.passive or subjects.is_noun(clause, c):
        return None
    if c - 2 >= clause.start and low[c - 1] == "," and low[c - 2] in clause.cues.verbs:
        return None  # “she said, adding”: her report already.
    if grammar.case_marked:
        subject = case_subjects.subject(clause, c)
        return subject or subjects.subject_of(clause, c)
    if grammar.verb_first and c == clause.start:
        return adverbials.subject_of_cue(clause, c)  # “*أعلن* رئيس البلدية، سامر روه، أن …”
    before = subjects.subject_of(clause, c)
    apposed = before is not None and before[1] == c - 1 and clause.has_name(before)
    if grammar.inverts and c > clause.start and low[c - 1] in AFTER_CONTENT and not apposed:
        inverted = adverbials.subject_of_cue(clause, c)
        if inverted is not None and clause.has_name(inverted):
            return inverted
    return before


def _source_read(reading: Reading, clause: Clause, i: int, place: SentencePosition) -> Reading:
    """After a source that is named without a verb: “according to X, …”."""
    frame = frames_behind.according_to.at(clause, i)
    if frame is None and i > clause.start and clause.words[i - 1] == ",":
        frame = frames_behind.tag.at(clause, i)
    if frame is None:
        return reading
    reading, report = reported(reading, frame, clause, place)
    return reading if report is None else reading.after(report, place.sentence)
