"""Reporting clauses that stand before their quotation: ``X said: “…”``, ``X called it “…”``."""

from __future__ import annotations

from newsclean.quotes import clauses, frames_behind, noun_phrases, subjects
from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.noun_phrases import Phrase
from newsclean.quotes.subjects import REACH
from newsclean.quotes.tokens import Line

OPINION = 16
"""Tokens between a noun for an opinion and the quotation."""


def before(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """The frame that leads to the quotation at token ``q``, in the sentence from ``start``."""
    label = _label(line, q, start, lex)
    if label is not None:
        return label
    soft: Frame | None = None
    for c in range(q - 1, max(start, q - REACH) - 1, -1):
        frame = _cue_at(line, c, q, start, lex) if line.low[c] in lex.leading else None
        if frame is None:
            continue
        lemma = lex.cues.get(line.low[c]) or lex.weak.get(line.low[c], "")
        loose = lemma in lex.soft or _is_loose(line, c, start, lex)
        if not loose and not _nested(line, c, frame, start, lex):
            return frame if soft is None or frame.subject is not None else soft
        soft = soft or frame
    return soft


def _is_loose(line: Line, c: int, start: int, lex: Lexicon) -> bool:
    """Whether a cue gives way to another of its sentence: “said her remarks “…””."""
    if line.low[c] in lex.behind or _attribute(line, c, start, lex):
        return True
    return line.low[c] in lex.nouns or subjects.is_noun(line, c, lex)


def _attribute(line: Line, c: int, start: int, lex: Lexicon) -> bool:
    """A participle that belongs to the noun before it: “tweets accusing her of …”."""
    if c <= start or line.low[c] not in lex.participles:
        return False
    before = line.low[c - 1]
    return before.isalpha() and (before not in lex.closed or before in lex.ambiguous)


def _nested(line: Line, c: int, frame: Frame, start: int, lex: Lexicon) -> bool:
    """Whether another cue governs this one: “said it would tell”, “tried to tell”."""
    if line.low[c - 1] in lex.infinitive:
        return True
    if frame.subject is None or frame.subject[0] >= c:
        return False
    i = frame.subject[0] - 1
    if i > start and line.low[i] in lex.that:
        if line.low[c] in lex.weak and line.low[i + 1] in lex.pronouns:
            return True  # “denounced what she calls “…””
        i -= 1
    return i >= start and line.low[i] in lex.cues


def _label(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """``Roe: “…”``: nothing but a subject before the colon."""
    if q - 2 < start or line.words[q - 1] not in (":", "："):
        return None
    subject = noun_phrases.ending_at(line, q - 2, start, lex)
    if subject is None or subject[0] != start or not noun_phrases.has_name(line, subject):
        return None
    return Frame(subject, None, 0.85, q)


def any_verb(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """Without a known cue: the subject of the sentence and the word behind it."""
    view = _view(line, q, start, lex)
    if view is not None:
        return view
    subject = clauses.nominative(line, start, q, lex) if lex.oblique else None
    subject = subject or subjects.main_subject(line, start, q, lex)
    if subject is None or (
        lex.mood and not lex.mood.isdisjoint(line.low[max(start, q - REACH) : q + 8])
    ):
        return None
    j = subject[1]
    while j < q and (line.low[j] in lex.auxiliaries or line.low[j] in lex.adverbs):
        j += 1
    known = j < q and line.low[j].isalpha() and not line.upper[j] and line.low[j] not in lex.closed
    if not known and j > subject[1]:
        j, known = subject[1], True  # “went even further: “…””
    sure = 0.6 if line.words[q - 1] in (":", "：", ",") else 0.5
    return Frame(subject, (j, j + 1) if known else None, sure, j)


def _view(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """Whose view a sentence tells that begins with “to Roe, …”."""
    if line.low[start] not in lex.viewing:
        return None
    subject = noun_phrases.starting_at(line, start + 1, q, lex)
    if subject is None or not clauses.able(line, subject, lex):
        return None
    if not noun_phrases.has_name(line, subject) or subject[1] - subject[0] < 2:
        return None
    return Frame(subject, (start, start + 1), 0.7, subject[1])


def reporting(line: Line, c: int, start: int, end: int, lex: Lexicon) -> Frame | None:
    """The frame of the cue at token ``c`` in a sentence without regard to marks."""
    frame = _cue_at(line, c, end, start, lex)
    return frame if frame is not None and frame.subject is not None else None


def _cue_at(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Frame | None:
    low = line.low[c]
    if (low in lex.cues or low in lex.weak) and not line.upper[c]:
        return _verb_at(line, c, q, start, lex)
    if low in lex.nouns:
        if lex.oblique and q - c <= OPINION and line.words[c + 1] == ",":
            return _opinion(line, c, q, start, lex)
        return _noun_cue(line, c, start, lex) if q - c <= 8 else None
    if low in lex.according:
        return frames_behind.according(line, c, q, lex)
    if low in lex.tags and c > start and line.words[c - 1] in (",", "—", "–"):
        return frames_behind.tag(line, c, q, lex)
    if low in lex.behind:
        subject = noun_phrases.ending_at(line, c - 1, start, lex)
        if subject is not None:
            return Frame(subject, (c, c + 1), 0.9, c + 1)
    return None


def _verb_at(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Frame | None:
    """The frame of a verb that reports, with its subject on whichever side it stands."""
    if c + 1 < q and line.low[c + 1] in lex.agent:
        return None
    if subjects.is_noun(line, c, lex):
        return _noun_cue(line, c, start, lex)
    near = 0.92 if q - c <= 3 else 0.85
    behind = _cited(line, c, q, lex) or _inserted(line, c, q, start, lex)
    if behind is not None:
        return Frame(behind, (c, c + 1), near, behind[1])
    if lex.oblique:
        found = clauses.hearsay(line, c, start, q, lex) or clauses.subject(line, c, start, q, lex)
        if found is not None:
            return Frame(found, (c, c + 1), near, max(found[1], c + 1))
    subject = None if lex.verb_first else subjects.subject_of(line, c, start, lex)
    pronoun = lex.verb_second and c + 1 < q and line.low[c + 1] in lex.pronouns
    if (
        subject is None
        or pronoun
        or (lex.verb_second and not subjects.is_adjacent(line, subject, c, start, lex))
    ):
        follow = _following(line, c, q, start, lex)
        if follow is not None:
            return Frame(follow, (c, c + 1), near, follow[1])
    if subject is None and not lex.drops:
        subject = subjects.main_subject(line, start, c, lex)
    elif subject is not None and subjects.names_a_thing(line, subject, c, q, lex):
        return None
    return Frame(subject, (c, c + 1), near if subject else 0.5, c + 1)


def _cited(line: Line, c: int, q: int, lex: Lexicon) -> Phrase | None:
    """The object of a verb that cites: German “zitiert einen Zeugen mit den Worten”."""
    if not lex.citing or lex.cues.get(line.low[c]) not in lex.citing:
        return None
    return noun_phrases.starting_at(line, c + 1, q, lex)


def _inserted(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject of a clause set between commas: “the cows, explains he, …”."""
    if c <= start or line.words[c - 1] != "," or not lex.inverts:
        return None
    found = noun_phrases.starting_at(line, c + 1, q, lex)
    if found is None or found[1] >= q or line.words[found[1]] != ",":
        return None
    return found if not subjects.is_object(line, found, lex) else None


def _following(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject behind its verb, where the language or the place allows it."""
    if not (lex.inverts and (c == start or lex.verb_first or lex.verb_second or lex.drops)):
        return None
    j = c + 1
    while j < q and (line.low[j] in lex.adverbs or line.low[j] in lex.reflexive) and j < c + 4:
        j += 1
    found = noun_phrases.starting_at(line, j, q, lex)
    return found if found and not subjects.is_object(line, found, lex) else None


def _opinion(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Frame | None:
    """Somebody who is of an opinion: German “ist der Meinung, dass”, “vertritt die These, …”."""
    subject = clauses.subject(line, c, start, q, lex)
    return Frame(subject, (c, c + 1), 0.75, c + 2) if subject else None


def _noun_cue(line: Line, c: int, start: int, lex: Lexicon) -> Frame | None:
    """``X’s claim that “…”``, ``her warning that “…”``: the owner of the noun is the speaker."""
    if c + 1 >= len(line) or (line.low[c + 1] not in lex.that and line.quote[c + 1] < 0):
        return None
    for i in range(c - 1, max(start, c - 4) - 1, -1):
        low = line.low[i]
        if low in lex.possessives:
            return Frame((i, i + 1), (c, c + 1), 0.7, c + 1)
        if low.endswith("'s"):
            owner = noun_phrases.ending_at(line, i, start, lex)
            return Frame(owner, (c, c + 1), 0.7, c + 1) if owner else None
        if low in lex.closed:
            return None
    return None
