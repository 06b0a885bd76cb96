"""Who says words that no clause reports: told by what the narrator says beside them.

Somebody acts and then speaks (``Roe shook her head. “No.”``), speaks and then acts (``“No.” Roe shook her
head.``), or is pointed to from the next paragraph (``That is how Roe describes it.``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsclean.quotes import case_subjects, datelines, phrase_names, subjects
from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Strength
from newsclean.quotes.titles import ANYBODY, GROUPS
from newsclean.quotes.tokens import COLONS, Phrase, TokenizedText

POINTED = 2
"""Tokens from the head of a sentence to the word that points back: “Comincia *così* la replica di Roe.”"""
WHOLE = 3
"""Tokens of a paragraph that holds nothing but words in marks: a dash, the words, a full stop."""
REPORT = 4
"""Tokens from the head of a sentence to the verb that says who said what stands before it."""


def before(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The person who is the subject of the sentence before the words, in their paragraph."""
    clause = _sentence_before(candidate)
    return _actor(clause) if clause is not None else None


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
    place = datelines.end(clause.words, clause.low, clause.grammar.days) if clause.at else 0
    if clause.at != place or clause.end >= clause.last:
        return None
    number = clause.tokens.sentence_from(clause.end)
    start, end = next(islice(clause.tokens.sentences, number, None), (0, 0))
    found = Clause.of(clause.tokens, start, end)
    if any(n >= 0 for n in found.quote[start:end]):
        return None
    return _actor(found)


def asked_before(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """Whoever was asked something in the sentence before: “*Roe* was asked if he would go. “No.””"""
    clause = _sentence_before(candidate) if candidate.frame is None else None
    if clause is None or not clause.grammar.open_nouns or clause.grammar.case_marked:
        return None
    for c in range(clause.start + 1, clause.end):
        if clause.low[c] in clause.grammar.fronting and clause.low[c - 1] in clause.grammar.passive:
            subject = subjects.subject_of(clause, c)
            return (subject, clause) if subject is not None else None
    return None


def opens_below(
    candidate: QuoteCandidate, paragraphs: TokenizedText
) -> tuple[Phrase, Clause] | None:
    """The person in full who is the subject with which the paragraph below words begins that fill theirs."""
    clause, number = candidate.clause, candidate.paragraph + 1
    if clause.at > 1 or clause.last > clause.at + WHOLE or number >= len(paragraphs):
        return None
    tokens = paragraphs[number]
    if not tokens.sentences or tokens.headline or tokens.quote[0] >= 0:
        return None
    found = _actor(Clause.of(tokens, *tokens.sentences[0]))
    full = found is not None and found[0][0] == 0 and found[0][1] > 1 and found[1].upper[0]
    return found if full else None


def described_before(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The subject of the sentence before, where it is a noun for a person without a name."""
    found = before(candidate)
    if found is None or found[1].grammar.caseless:
        return None
    if found[1].grammar.open_nouns and not found[1].grammar.case_marked:
        return None
    (first, last), clause = found
    if clause.persons.refers(clause.low[first]) and last - first == 1:
        return None
    named = clause.has_name((first + (first == clause.start), last))
    if clause.persons.head(phrase_names.head(clause, (first, last))) in (None, *GROUPS):
        return None
    named = named and not clause.grammar.capital_nouns
    return None if named or phrase_names.apposed(clause, (first, last)) is not None else found


def group_before(candidate: QuoteCandidate) -> tuple[Phrase, Clause] | None:
    """The subject of the sentence before, where it is a noun for several people."""
    clause = _sentence_before(candidate)
    if clause is None:
        return None
    subject = subjects.main_subject(clause, clause.end)
    if subject is None or clause.persons.head(phrase_names.head(clause, subject)) != "they":
        return None
    return subject, clause


def named_before(candidate: QuoteCandidate) -> Iterator[tuple[Phrase, Clause]]:
    """The full names in the sentence before that no preposition governs but that of a genitive."""
    clause = _sentence_before(candidate)
    for name in clause.tokens.names if clause is not None else ():
        if clause is None or not clause.start <= name.first < clause.end:
            continue
        if name.last - name.start > 1 and not _is_governed(clause, name.first):
            yield (name.first, name.last), clause


def _is_governed(clause: Clause, i: int) -> bool:
    """Whether a preposition stands before a name or before the small words that lead to it."""
    for j in range(i - 1, max(clause.start, i - phrase_names.ATTRIBUTES) - 1, -1):
        low = clause.low[j]
        if low in clause.grammar.prepositions:
            return low not in clause.grammar.genitive
        if not low[0].isalpha():
            return False
    return False


def _sentence_before(candidate: QuoteCandidate) -> Clause | None:
    """The sentence before words that open theirs, in their paragraph."""
    clause = candidate.clause
    if clause.at != clause.start or not clause.start:
        return None
    place = clause.tokens.sentence_from(clause.start)
    return Clause.of(clause.tokens, *clause.tokens.sentences[place - 1])


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
    subject = _behind_verb(clause, subject) or subject
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
        return (subject, clause) if _is_titled(clause, subject) else None
    if not clause.upper[subject[1] - 1]:
        named = phrase_names.apposed(clause, subject)
        return (named, clause) if named is not None else None
    if phrase_names.capitalised(clause, subject) is None:
        return None
    if clause.low[min(subject[0] + 1, subject[1] - 1)] in clause.cues.naming:
        return None  # “el *premio* Ciudad de Roe”
    return subject, clause


def _behind_verb(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The pronoun behind the verb, where the verb stands second and something else was put in front: Dutch
    “*Haar opvolger* heeft *ze* niet gevonden.”"""
    i = phrase[1]
    if not clause.grammar.verb_second or clause.grammar.case_marked or i + 1 >= clause.end:
        return None
    verbal = (
        clause.low[i] in clause.grammar.auxiliaries or clause.low[i] not in clause.grammar.closed
    )
    pronoun = clause.persons.pronouns.get(clause.low[i + 1]) in ANYBODY
    return (i + 1, i + 2) if verbal and pronoun and clause.low[i].isalpha() else None


def _is_titled(clause: Clause, phrase: Phrase) -> bool:
    """Whether a form of address or an apposition tells that a subject is somebody, where no capitals do."""
    first, last = phrase
    if any(low in clause.persons.titles for low in clause.low[first:last]):
        return phrase_names.caseless(clause, phrase) is not None
    if last + 1 >= clause.end or clause.words[last] not in ",،" or first != clause.start:
        return False
    return clause.persons.head(clause.low[last + 1]) not in (None, *GROUPS)
