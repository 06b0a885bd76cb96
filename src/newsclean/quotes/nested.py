"""Words that somebody quotes inside his own: “My surgeon said, ‘*You will play again.*’”.

The words between outer marks, of a turn or behind a dash are read for themselves. Only a plain report inside
them makes a quote of its own; whom its subject means is told by its own words, for the story's people are not
those of whom a speaker tells. A subject that is left out is nobody who is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from newsclean.quotes import candidates, noun_phrases, phrase_names, reporting
from newsclean.quotes.candidates import QuoteCandidate
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Strength
from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.names import clean
from newsclean.quotes.speakers import Speaker
from newsclean.quotes.story_reading import Attributed
from newsclean.quotes.titles import ANYBODY, GROUPS
from newsclean.quotes.tokens import COLONS, Phrase, TokenizedText
from newsclean.text import quotation_marks
from newsclean.text.quotation_marks import DOUBLE_MARKS, OPENING, Paragraph, Region

DOUBLE_OR_SINGLE = frozenset(DOUBLE_MARKS + OPENING)
OWN = 4
"""Tokens between words in marks and the verb of the one who quotes himself."""
SHORTEST = 2
"""Words of a quote inside another."""


def quoted(text: str, words: Iterable[Attributed], lex: Lexicon) -> list[Attributed]:
    """The quotes inside the words of others, in order."""
    if not lex.cues.verbs or lex.grammar.cjk:
        return []
    return [each for outer in words for each in _inside(text, outer, lex)]


def _inside(text: str, outer: Attributed, lex: Lexicon) -> Iterator[Attributed]:
    start, end = outer.start, outer.end
    spoken = text[start:end]
    if outer.kind == "indirect" or DOUBLE_OR_SINGLE.isdisjoint(spoken):
        return
    if lex.grammar.open_nouns and not lex.grammar.case_marked and outer.kind != "block":
        return  # English reads what stands in marks as one.
    marked = quotation_marks.paragraphs(spoken)
    if not any(paragraph.regions for paragraph in marked):
        return
    moved = [_moved(paragraph, start) for paragraph in marked]
    for candidate in candidates.candidates(TokenizedText(text, moved, lex)):
        region = candidate.region
        if not region.closed or text[region.start : region.end].count(" ") + 1 < SHORTEST:
            continue
        if (speaker := _speaker(candidate, outer)) is not None:
            yield speaker


def _moved(paragraph: Paragraph, by: int) -> Paragraph:
    """A paragraph of a part of the text in its place."""
    regions = (
        Region(r.start + by, r.end + by, r.outer + by, r.after + by, r.closed)
        for r in paragraph.regions
    )
    return Paragraph(paragraph.start + by, paragraph.end + by, tuple(regions))


def _speaker(candidate: QuoteCandidate, outer: Attributed) -> Attributed | None:
    """The words with whoever is said to say them; None where nothing reports them plainly."""
    frame, clause, region = candidate.frame, candidate.framed_in, candidate.region
    if frame is None or clause is None:
        if not _is_own(candidate.clause):
            return None
        words = Attributed(region.start, region.end, "direct", "nested", outer.speaker, None, None)
        return words._replace(sentence=reporting.sentence_of(candidate.clause))
    pointed = clause.words[candidate.clause.at - 1] in COLONS
    cued = frame.cue is not None and clause.low[frame.cue[0]] in clause.cues.verbs
    plain = cued and (frame.strength is Strength.FIRM or frame.subject is None)
    beside = frame.cue is not None and frame.cue[1] == candidate.clause.at
    beside = beside and not clause.grammar.case_marked  # “Ihr Stück *heißt* „Kein Empfang“”
    if not pointed and not (plain and (candidate.behind or beside or _is_led(candidate.clause))):
        return None
    speaker, mention = None, None
    if _is_own(candidate.clause):
        speaker = outer.speaker
    elif frame.subject is None:
        speaker = _before(clause, tuple(ANYBODY)) if cued and clause.grammar.drops else None
    elif plain or _is_known(clause, frame.subject):
        speaker = _meant(clause, frame.subject, outer)
        mention = reporting.mention_of(clause, frame.subject)
    cue = reporting.cue_of(clause, frame) if cued else None
    words = Attributed(region.start, region.end, "direct", frame.rule, speaker, cue, mention)
    return words._replace(sentence=reporting.sentence_of(clause))


def _is_own(clause: Clause) -> bool:
    """Whether a verb in the first person stands beside the words: “*Le dije*: «…»”, “‘…’ *dedim*”."""
    near = clause.low[max(clause.start, clause.at - OWN) : min(clause.end, clause.at + 1 + OWN)]
    return not clause.cues.own.isdisjoint(near)


def _is_led(clause: Clause) -> bool:
    return clause.words[clause.at - 1] == ","


def _is_known(clause: Clause, subject: Phrase) -> bool:
    """Whether a subject is a noun for people, or a pronoun."""
    head = clause.persons.noun(phrase_names.head(clause, subject))
    return head is not None or clause.persons.refers(clause.low[subject[0]])


def _meant(clause: Clause, subject: Phrase, outer: Attributed) -> Speaker | None:
    """Whom a subject means: I who speak, or somebody by his own words."""
    first, last = subject
    low, persons = clause.low[first], clause.persons
    gender = persons.pronouns.get(low)
    if last - first == 1 and gender == "":
        return outer.speaker
    known = persons.refers(low) or low in persons.first_names
    if last - first == 1 and gender in ANYBODY:
        earlier = _before(clause, ANYBODY if gender == "one" else (gender,))
        if earlier is not None:
            return earlier
    if last - first == 1 and first == clause.start and not known and persons.head(low) is None:
        return None  # “*Подошёл* и говорит: «…»”
    return _described(clause, subject)


def _before(clause: Clause, genders: Collection[Gender]) -> Speaker | None:
    """Whom the sentences before told of: “Grandma’s. *She* said: “…””."""
    persons = clause.persons
    for j in range(clause.start - 1, -1, -1):
        gender = persons.head(clause.low[j]) if clause.quote[j] < 0 else None
        if gender is None or gender in GROUPS or (gender and gender not in genders):
            continue
        found = noun_phrases.ending_at(clause.since(0), j)
        return _described(clause, found) if found is not None else None
    return None


def _described(clause: Clause, phrase: Phrase) -> Speaker:
    first, last = phrase
    name = None if clause.grammar.caseless else phrase_names.apposed(clause, phrase)
    if name is not None:
        return Speaker(clean(clause.tokens.string(name)), None, "unresolved")
    if clause.low[first] in clause.grammar.articles and last - first > 1:
        first += 1
    owner = phrase_names.owner(clause, phrase)
    return Speaker(clean(clause.tokens.string((first, last))) + owner, None, "unresolved")
