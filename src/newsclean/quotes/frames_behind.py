"""Reporting clauses: the verb that reports, its subject, and which quotation they belong to.

The narration is read with the quotations masked, so nothing that is said inside the marks can be
taken for a speaker. A frame is looked for where English and its neighbours put it: behind the
quotation (``“…,” said X``, ``“…,” X said``), before it (``X said: “…”``), or around it.
Where marks, comma and subject make the frame sure, any finite verb serves as its cue: a closed list
of verbs ends at nine cues in ten.
"""

from __future__ import annotations

from typing import NamedTuple

from newsclean.quotes import clauses, noun_phrases, subjects
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.noun_phrases import Phrase
from newsclean.quotes.subjects import REACH
from newsclean.quotes.tokens import Line


class Frame(NamedTuple):
    """Subject and cue as token ranges; ``sure`` 0–1 is how often such a frame is right."""

    subject: Phrase | None
    cue: Phrase | None
    sure: float
    content: int = -1
    """Where a frame stands before its quotation: the first token of what is reported."""


_DASHES = frozenset("—–―-")


def behind(line: Line, q: int, end: int, lex: Lexicon) -> Frame | None:
    """The frame that follows the quotation at token ``q`` in its sentence."""
    i = q + 1
    while i < end and i < q + 3 and _between(line, i, lex):
        i += 1
    if i >= end or line.quote[i] >= 0:
        return None
    if line.words[i - 1] in _DASHES and i > q + 1:
        signed = signature(line, i, end, lex)
        if signed is not None:
            return signed
    return (
        according(line, i, end, lex)
        or tag(line, i, end, lex)
        or _verb_first(line, i, end, lex)
        or _subject_first(line, i, end, lex)
    )


def _between(line: Line, i: int, lex: Lexicon) -> bool:
    return line.words[i] in ",;،" or line.words[i] in _DASHES or line.low[i] in lex.conjunction


def signature(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """A name set behind the words after a dash, and nothing more: “…” – Jane Roe."""
    subject = noun_phrases.starting_at(line, i, end, lex)
    if subject is None or not line.upper[i]:
        return None
    j = subject[1]
    if j >= end or line.words[j] in ".,":
        return Frame(subject, None, 0.85)
    return None


def bracketed(line: Line, q: int, start: int, end: int, lex: Lexicon) -> Frame | None:
    """A participle that closes the clause round the quotation: “hatte ihn „…“ genannt”."""
    start = max(start, q - REACH)
    for c in range(q + 1, min(end, q + 8)):
        low = line.low[c]
        if line.words[c] in ",;:" or line.quote[c] >= 0:
            return None
        if low not in lex.cues and lex.weak.get(low) not in lex.calling:
            continue
        behind = line.words[c + 1] if c + 1 < end else "."
        if behind[0].isalnum() and line.low[c + 1] not in lex.auxiliaries | lex.conjunction:
            return None
        if lex.passive.isdisjoint(line.low[start:q]) and behind not in lex.passive:
            subject = clauses.subject(line, c, start, end, lex)
            return Frame(subject, (c, c + 1), 0.85) if subject else None
        return Frame(_agent(line, start, q, lex), (c, c + 1), 0.7)
    return None


def _agent(line: Line, start: int, q: int, lex: Lexicon) -> Phrase | None:
    """Who does what a passive verb says: “wird *von Kennern* „…“ genannt”."""
    for i in range(q - 2, start - 1, -1):
        if line.low[i] in lex.agent:
            return noun_phrases.starting_at(line, i + 1, q, lex)
    return None


def trailing(line: Line, q: int, end: int, lex: Lexicon) -> Frame | None:
    """A frame that closes the sentence behind more narration: ``“…” in his plan, X said.``"""
    for c in range(end - 1, q + 1, -1):
        if line.quote[c] >= 0 or c < end - REACH:
            return None
        low = line.low[c]
        if low in lex.tags and (line.words[c - 1] in ",—–" or c == q + 1):
            found = tag(line, c, end, lex)
            if found is not None:
                return found
        if low not in lex.cues or low in lex.participles:
            continue
        subject = noun_phrases.ending_at(line, c - 1, q + 1, lex)
        lead = line.low[subject[0] - 1] if subject is not None else ""
        if subject is not None and (lead in ",—–" or lead in lex.judging):
            return Frame(subject, (c, c + 1), 0.85)
        inverted = noun_phrases.starting_at(line, c + 1, end, lex) if lex.inverts else None
        if inverted is not None and line.words[c - 1] in ",—–":
            return Frame(inverted, (c, c + 1), 0.85)
    return None


def according(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    seconds = lex.according.get(line.low[i])
    if seconds is None:
        return None
    j = i + 1
    if j + 1 < end and line.low[j] in lex.oblique and line.low[j + 1] in seconds:
        j += 1  # “nach *den* Worten”
    if j < end and line.low[j] in seconds:
        j += 1
        if j < end and (line.low[j] in lex.genitive or line.low[j] in lex.prepositions):
            j += 1  # “de acordo *com* Roe”
    elif "" not in seconds:
        return None
    subject = noun_phrases.starting_at(line, j, end, lex)
    if subject is None and j < end and line.quote[j] < 0 and line.low[j] in lex.determiners:
        subject = (j, j + 1)
    return Frame(subject, (i, j), 0.92, subject[1] if subject else j) if subject else None


def tag(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """A word that names the speaker without a verb: German ``so X``."""
    if line.low[i] not in lex.tags:
        return None
    if i + 1 < end and (
        line.low[i + 1] in lex.cues or lex.weak.get(line.low[i + 1]) in lex.calling
    ):
        return _verb_first(line, i + 1, end, lex)
    subject = noun_phrases.starting_at(line, i + 1, end, lex)
    if subject is not None and line.low[subject[1] - 1] in lex.nouns:  # “so das Fazit der Roe”
        subject = noun_phrases.starting_at(line, subject[1], end, lex) or subject
    return Frame(subject, (i, i + 1), 0.9, subject[1]) if subject else None


def _verb_first(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """``said X``, ``has X said``; any verb where a name follows it directly."""
    if line.low[i] in lex.auxiliaries:
        j = i + 1
        subject = noun_phrases.starting_at(line, j, end, lex)
        if subject and subject[1] < end and line.low[subject[1]] in lex.cues:
            return Frame(subject, (subject[1], subject[1] + 1), 0.95)
        if j < end and line.low[j] in lex.auxiliaries:
            return _verb_first(line, j, end, lex)
        if j < end and line.low[j] in lex.cues:
            i = j
    low = line.low[i]
    if low in lex.participles or low in lex.modifiers:
        return None
    if low in lex.cues or (lex.oblique and lex.weak.get(low) in lex.calling):
        return _known_first(line, i, end, lex)
    return _any_first(line, i, end, lex)


def _known_first(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """A verb that reports, with its subject behind it."""
    j = _behind_adverbs(line, i + 1, end, lex)
    subject = noun_phrases.starting_at(line, j, end, lex, verbs=False)
    if subject is None and j + 1 < end and line.quote[j + 1] >= 0 and line.low[j] in lex.definite:
        subject = j, j + 2  # A paper named in marks.
    if subject is None or subjects.is_object(line, subject, lex):
        return Frame(None, (i, i + 1), 0.85) if lex.drops else None
    source = clauses.hearsay(line, i, i, end, lex)
    if source is not None:
        return Frame(source, (i, i + 1), 0.9)
    if lex.cues.get(line.low[i]) in lex.citing:
        subject = noun_phrases.starting_at(line, subject[1], end, lex) or subject
    reports = subject[1] < end and line.low[subject[1]] in lex.cues
    if reports and not noun_phrases.has_name(line, subject):
        return None
    return Frame(subject, (i, i + 1), 0.95)


def _any_first(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """An unknown verb, with a name behind it."""
    low = line.low[i]
    if not lex.inverts or low in lex.closed or not low.isalpha() or line.upper[i]:
        return None
    subject = noun_phrases.starting_at(line, _behind_adverbs(line, i + 1, end, lex), end, lex)
    if subject is None or subjects.is_object(line, subject, lex):
        return None
    if subject[1] < end and line.low[subject[1]] in lex.cues:
        return None
    named = line.upper[subject[0]] or line.low[subject[0]] in lex.titles
    if lex.capital_nouns:  # Where every noun has a capital, the verb must look like one.
        verbal = line.words[i - 1] == "," or _finite(low, lex)
        named = verbal and clauses.able(line, subject, lex)
        named = named and not clauses.is_oblique(line, subject, lex)
    if not named or lex.head(low) is not None or low in lex.titles:
        return None
    return Frame(subject, (i, i + 1), 0.7)


def _behind_adverbs(line: Line, j: int, end: int, lex: Lexicon) -> int:
    """Behind adverbs and days, and behind a pronoun as object where the verb stands second."""
    stop = min(end, j + 3)
    while j < stop and (
        line.low[j] in lex.adverbs
        or line.low[j] in lex.days
        or (lex.verb_second and line.low[j] in lex.objects)
    ):
        j += 1
    return j


def _subject_first(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """``X said``, ``X, who was there, said``, ``X later told``; any verb right behind a subject."""
    subject = noun_phrases.starting_at(line, i, end, lex)
    if subject is None:
        return None
    cue = _verb_behind(line, subject, end, lex)
    if cue is not None:
        return Frame(subject, cue, 0.93)
    j = subject[1]
    if j < end and line.low[j] in lex.relatives:
        return None
    if (
        j < end
        and line.low[j].isalpha()
        and not line.upper[j]
        and line.low[j] not in lex.closed
        and (noun_phrases.has_name(line, subject) or line.low[subject[0]] in lex.pronouns)
    ):
        return Frame(subject, (j, j + 1), 0.75)
    last = subject[1] - 1
    if (
        last > subject[0]
        and noun_phrases.has_name(line, (subject[0], last))
        and _finite(line.low[last], lex)
    ):
        return Frame((subject[0], last), (last, last + 1), 0.75)
    return None


def _finite(low: str, lex: Lexicon) -> bool:
    return (
        low.isalpha()
        and lex.head(low) is None
        and low not in lex.titles
        and low.endswith(lex.endings)
    )


def _verb_behind(line: Line, subject: Phrase, end: int, lex: Lexicon) -> Phrase | None:
    """The cue of a subject: next to it, or behind an apposition or relative clause."""
    limit = min(end, subject[1] + REACH)
    for j in range(subject[1], limit):
        low = line.low[j]
        if low in lex.cues or (low in lex.weak and j == subject[1]):
            if j > subject[1] and line.low[j - 1] in lex.relatives:
                continue
            return j, j + 1
        if line.quote[j] >= 0 or low in ";:":
            return None
    return None


def closing(line: Line, comma: int, end: int, lex: Lexicon) -> Frame | None:
    """A frame right behind a comma that reaches to the end of the sentence, nearly."""
    i = comma + 1
    found = according(line, i, end, lex) or _verb_first(line, i, end, lex)
    if found is None:
        subject = noun_phrases.starting_at(line, i, end, lex)
        cue = _verb_behind(line, subject, end, lex) if subject else None
        found = Frame(subject, cue, 0.9) if cue else None
    if found is None or found.cue is None or found.subject is None:
        return None
    last = max(found.cue[1], found.subject[1])
    if line.low[found.cue[0]] not in lex.cues and line.low[found.cue[0]] not in lex.according:
        return None
    known = last >= end - 8 and line.low[found.cue[0]] not in lex.participles
    return found if known and not _content_follows(line, last, end, lex) else None


def _content_follows(line: Line, i: int, end: int, lex: Lexicon) -> bool:
    return i < end and (
        line.low[i] in lex.that or line.low[i] in lex.pronouns or line.quote[i] >= 0
    )
