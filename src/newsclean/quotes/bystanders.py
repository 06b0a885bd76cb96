"""Who says words that no clause reports: told by what the narrator says beside them.

Somebody acts and then speaks (``Roe shook her head. “No.”``), speaks and then acts (``“No.” Roe shook her
head.``), or is pointed to from the next paragraph (``That is how Roe describes it.``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsclean.quotes import case_subjects, phrase_names, subjects
from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Strength
from newsclean.quotes.titles import ANYBODY, GROUPS
from newsclean.quotes.tokens import COLONS, Phrase, TokenizedText

POINTED = 2
"""Tokens from the head of a sentence to the word that points back: “Comincia *così* la replica di Roe.”"""
REPORT = 4
"""Tokens from the head of a sentence to the verb that says who said what stands before it."""


def before(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The person who is the subject of the sentence before the words, in their paragraph."""
    clause = candidate.clause
    if clause.at != clause.start or not clause.start:
        return None
    place = clause.tokens.sentence_from(clause.start)
    return _actor(Clause.of(clause.tokens, *clause.tokens.sentences[place - 1]))


def pointed_to(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The only full name before a colon that leads to the words without a verb that reports: “One skeptic is
    *Ann Roe*, a chemist: “…””."""
    clause, frame = candidate.clause, candidate.frame
    lead = clause.until(clause.at)
    if clause.at - 1 <= clause.start or clause.words[clause.at - 1] not in COLONS:
        return None
    if frame is not None and (frame.strength is not Strength.GUESS or frame.subject is None):
        return None
    names = [name for name in _names(lead) if name[0] >= lead.start]
    names = [name for name in names if name[1] - name[0] > 1] or names
    return (names[0], lead) if len(names) == 1 else None


def just_before(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The same where that sentence has no words in marks, nor a report of its own."""
    found = before(candidate)
    if found is None:
        return None
    clause = found[1]
    told = range(clause.start, clause.end)
    if any(clause.quote[i] >= 0 or clause.low[i] in clause.cues.verbs for i in told):
        return None
    return found


def above(candidate: QuoteCandidate, paragraphs: TokenizedText) -> tuple[Phrase, Clause] | None:
    """The person who is the subject of the last sentence of a paragraph without words in marks, above."""
    number = candidate.paragraph - 1
    if candidate.clause.at or number < 0 or paragraphs.paragraphs[number].regions:
        return None
    tokens = paragraphs[number]
    if not tokens.sentences or tokens.headline:
        return None
    return _actor(Clause.of(tokens, *tokens.sentences[-1]))


def behind(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The person who is the subject of the sentence behind words that open their paragraph."""
    clause = candidate.clause
    if clause.at or clause.end >= clause.last:
        return None
    number = clause.tokens.sentence_from(clause.end)
    start, end = next(islice(clause.tokens.sentences, number, None), (0, 0))
    found = Clause.of(clause.tokens, start, end)
    if any(n >= 0 for n in found.quote[start:end]):
        return None
    return _actor(found)


def below(candidate: QuoteCandidate, paragraphs: TokenizedText) -> tuple[Phrase, Clause] | None:
    """The person to whom the next sentence ascribes the words: “Those were the words of Roe.”"""
    clause, number = candidate.clause, candidate.paragraph + 1
    if clause.at != clause.start:
        return None
    tokens, sentence = clause.tokens, clause.tokens.sentence_from(clause.end)
    if clause.at + 1 == clause.last and number < len(paragraphs):
        tokens, sentence = paragraphs[number], 0
    if sentence >= len(tokens.sentences):
        return None
    found = Clause.of(tokens, *tokens.sentences[sentence])
    reach = 1 if found.grammar.open_nouns else POINTED
    opening = found.low[found.start : min(found.end, found.start + reach)]
    if found.grammar.pointing.isdisjoint(opening) and not _repeats(found):
        return None
    names = list(_names(found))
    full = [name for name in names if name[1] - name[0] > 1]
    return ((full or names)[0], found) if names else None


def _repeats(clause: Clause) -> bool:
    """Whether a sentence says who said what stands before it: “*Lo ha detto* Roe.”"""
    opening = clause.low[clause.start : min(clause.end, clause.start + REPORT)]
    pointed = not clause.grammar.open_nouns and opening[0] in clause.grammar.objects
    return pointed and any(low in clause.cues.verbs for low in opening)


def _names(clause: Clause) -> Iterator[Phrase]:
    for name in clause.tokens.names:
        if name.first >= clause.end:
            return
        if name.last - name.first > 1 or clause.low[name.first] not in clause.grammar.days:
            yield name.first, name.last


def _actor(clause: Clause) -> tuple[Phrase, Clause] | None:
    """The subject of a sentence, where it is a person by name, noun or pronoun."""
    subject = None
    if clause.grammar.case_marked:
        subject = case_subjects.nominative(clause, clause.end)
    subject = subject or subjects.main_subject(clause, clause.end)
    if subject is None:
        return None
    if (
        subject[1] - subject[0] == 1
        and clause.persons.pronouns.get(clause.low[subject[0]]) in ANYBODY
    ):
        return subject, clause
    first, last = subject
    # A noun at the head of its sentence has a capital: “*Prezes* klubu”.
    opens = first == clause.start and clause.persons.head(clause.low[first]) is not None
    if not clause.grammar.open_nouns and not clause.has_name((first + opens, last)):
        noun = clause.persons.head(phrase_names.head(clause, subject))
        if noun is not None and noun not in GROUPS:
            return subject, clause
    if clause.grammar.caseless:
        return None
    if not clause.upper[subject[1] - 1]:
        named = phrase_names.apposed(clause, subject)
        return (named, clause) if named is not None else None
    if phrase_names.capitalised(clause, subject) is None:
        return None
    if clause.low[min(subject[0] + 1, subject[1] - 1)] in clause.cues.naming:
        return None  # “el *premio* Ciudad de Roe”
    return subject, clause
