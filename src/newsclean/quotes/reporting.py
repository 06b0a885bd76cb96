"""Whom the subject of a reporting clause means, with the words that name the speaker and its sentence."""

from __future__ import annotations

from newsclean.model.article import Mention
from newsclean.quotes import case_subjects, frames_behind, noun_phrases, partners
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Frame, Strength
from newsclean.quotes.story_reading import Reading, Report, SentencePosition, Span
from newsclean.quotes.tokenizer import QUOTE
from newsclean.quotes.tokens import Phrase
from newsclean.text.sentences import STOPS

TERM = 2
"""Words of a term in marks."""
_OPEN = (*STOPS, "\n", ":", QUOTE)


def is_nobody(frame: Frame, subject: Phrase, clause: Clause) -> bool:
    """Whether the subject of a frame is people at large, a lone “which”, or a thing: a noun that no list
    has, of which only a verb that names or judges, or none, makes a frame: “the program expected “start””."""
    first, last = subject
    low, persons = clause.low, clause.persons
    if low[last - 1] in persons.generic:
        return True
    if clause.is_lone_relative(subject):
        return True
    if not clause.grammar.open_nouns or clause.grammar.case_marked:
        return False  # Elsewhere only listed nouns are subjects at all.
    cue = low[frame.cue[0]] if frame.cue is not None else ""
    soft = clause.cues.lemma(cue) in clause.cues.soft
    if last - first == 1 and persons.pronouns.get(low[first]) == "" and _is_term(clause):
        return soft or cue in clause.cues.weak  # “*We* call these “effects””: the author
    if soft and _is_term(clause) and not clause.has_name(subject):
        known = (
            persons.noun(low[i]) is not None or persons.refers(low[i]) for i in range(first, last)
        )
        return not any(known)  # “The *program* expects “start””
    if cue in clause.cues.verbs or clause.has_name(subject) or persons.refers(low[first]):
        return False
    apposed = last + 1 < clause.last and clause.words[last] == "," and clause.upper[last + 1]
    return not apposed and all(persons.head(low[i]) is None for i in range(first, last))


def _is_term(clause: Clause) -> bool:
    """Whether the words in marks are one or two in small letters."""
    if not 0 <= clause.at < clause.last or clause.quote[clause.at] < 0:
        return False
    region = clause.tokens.regions[clause.quote[clause.at]]
    words = clause.tokens.text[region.start : region.end].split()
    return 0 < len(words) <= TERM and all(word.islower() for word in words)


def reported(
    reading: Reading, frame: Frame, clause: Clause, place: SentencePosition
) -> tuple[Reading, Report | None]:
    """Whom the subject of a reporting clause means, with its words."""
    if frame.subject is None or is_nobody(frame, frame.subject, clause):
        return reading, None
    beside = (
        frame.cue is not None and frame.subject[1] == frame.cue[0] and frame.cue[0] < clause.last
    )
    told = beside and frame.cue is not None and clause.reports(frame.cue[0])
    guessed = frame.strength is Strength.GUESS
    if not told and not reading.discourse.may_be_name(clause, frame.subject, guessed=guessed):
        return reading, None
    subject = case_subjects.with_genitive(clause, frame.subject)
    speaker, discourse = reading.discourse.resolve(clause, subject, place.sentence)
    known = speaker.how != "unresolved" or clause.low[subject[0]] in clause.persons.pronouns
    if not known and frame.rule == frames_behind.according_to.id:
        return reading, None  # “in *his* opinion”, and nobody is known.
    mention = mention_of(clause, _mentioned(clause, subject, frame))
    if speaker.how == "description" and _is_host(clause, subject):
        host = clause.low[subject[0] - 1]  # “*в* компании сообщили”: no subject has its case.
        speaker = speaker._replace(name=f"{host} {speaker.name}")
    two = partners.of(clause, subject, frame)
    if two is not None:
        names = [discourse.full_name(clause, phrase) for phrase in two]
        between = clause.low[two[0][1] : two[1][0]]
        joint = next(word for word in between if word in clause.grammar.conjunction)
        speaker = speaker._replace(name=f" {joint} ".join(names), together=tuple(names))
    cue = cue_of(clause, frame)
    report = Report(speaker, cue, mention, place.paragraph, sentence_of(clause))
    return Reading(discourse, reading.last), report


def _is_host(clause: Clause, subject: Phrase) -> bool:
    """Whether the subject is an institution in which something is said, where nouns are declined."""
    before = subject[0] - 1
    inside = before >= clause.start and clause.low[before] in clause.cues.hosts
    said = clause.low[subject[0]] not in clause.cues.documents
    return inside and said and bool(clause.persons.case_endings)


def cue_of(clause: Clause, frame: Frame) -> str | None:
    return clause.tokens.string(frame.cue) if frame.cue is not None else None


def mention_of(clause: Clause, phrase: Phrase) -> Mention:
    tokens = clause.tokens
    start, end = tokens.starts[phrase[0]], tokens.ends[phrase[1] - 1]
    return Mention(tokens.text[start:end], start, end)


def _mentioned(clause: Clause, subject: Phrase, frame: Frame) -> Phrase:
    """The words that name the speaker: a relative pronoun, or a name with its description."""
    first, last = subject
    words, grammar = clause.words, clause.grammar
    comma_behind = last < clause.last and words[last] == ","
    if frame.cue is not None and last < frame.cue[0]:
        i = last + 1 if comma_behind else last
        if clause.low[i] in grammar.relatives and clause.low[i] not in grammar.determiners:
            return subject if "," in words[i : frame.cue[0]] else (i, i + 1)
    if comma_behind and not clause.has_name(subject):
        name = noun_phrases.starting_at(clause, last + 1, clause.last)
        if name is not None and clause.upper[last + 1]:
            if name[1] < clause.last and words[name[1]] == ",":
                return first, name[1]
    if comma_behind and first >= 2 and words[first - 1] == "," and clause.upper[last - 1]:
        described = noun_phrases.ending_at(clause, first - 2, max(0, first - 10))
        if described is not None and (described[0] == 0 or words[described[0] - 1] in _OPEN):
            return described[0], last
    return subject


def sentence_of(clause: Clause) -> Span:
    """The span of the sentence in which a clause begins."""
    tokens = clause.tokens
    number = tokens.sentence_from(clause.start + 1) - 1
    start, end = tokens.sentences[number] if number >= 0 else (clause.start, clause.end)
    if clause.start >= end:
        start, end = clause.start, clause.end
    return tokens.starts[start], tokens.ends[end - 1]
