"""Reporting clauses: the verb that reports, its subject, and which quotation they belong to.

The narration is read with the quotations masked, so nothing that is said inside the marks can be
taken for a speaker. A frame is looked for where English and its neighbours put it: behind the
quotation (``“…,” said X``, ``“…,” X said``), before it (``X said: “…”``), or around it.
Where marks, comma and subject make the frame sure, any finite verb serves as its cue: a closed list
of verbs ends at nine cues in ten.
"""

from __future__ import annotations

from typing import NamedTuple

from newsclean.quotes import phrases
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.phrases import Phrase
from newsclean.quotes.tokens import QUOTE, Line


class Frame(NamedTuple):
    """Subject and cue as token ranges; ``sure`` 0–1 is how often such a frame is right."""

    subject: Phrase | None
    cue: Phrase | None
    sure: float
    content: int = -1
    """Where a frame stands before its quotation: the first token of what is reported."""


_DASHES = frozenset("—–―-")
_BREAKS = frozenset(",;:()[]—–―-")
REACH = 40
"""Tokens between a cue and the far end of its subject."""


def behind(line: Line, q: int, end: int, lex: Lexicon) -> Frame | None:
    """The frame that follows the quotation at token ``q`` in its sentence."""
    i = q + 1
    while i < end and i < q + 3 and _between(line, i, lex):
        i += 1
    if i >= end or line.quote[i] >= 0:
        return None
    if line.words[i - 1] in _DASHES and i > q + 1:
        signed = _signature(line, i, end, lex)
        if signed is not None:
            return signed
    return (
        according(line, i, end, lex)
        or _tag(line, i, end, lex)
        or _verb_first(line, i, end, lex)
        or _subject_first(line, i, end, lex)
    )


def _between(line: Line, i: int, lex: Lexicon) -> bool:
    return line.words[i] in ",;،" or line.words[i] in _DASHES or line.low[i] in lex.conjunction


def _signature(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """A name set behind the words after a dash, and nothing more: “…” – Jane Roe."""
    subject = phrases.starting_at(line, i, end, lex)
    if subject is None or not line.upper[i]:
        return None
    j = subject[1]
    if j >= end or line.words[j] in ".,":
        return Frame(subject, None, 0.85)
    return None


def trailing(line: Line, q: int, end: int, lex: Lexicon) -> Frame | None:
    """A frame that closes the sentence behind more narration: ``“…” in his plan, X said.``"""
    for c in range(end - 1, q + 1, -1):
        if line.quote[c] >= 0 or c < end - REACH:
            return None
        low = line.low[c]
        if low not in lex.cues or low in lex.participles:
            continue
        subject = phrases.ending_at(line, c - 1, q + 1, lex)
        lead = line.low[subject[0] - 1] if subject is not None else ""
        if subject is not None and (lead in ",—–" or lead in lex.judging):
            return Frame(subject, (c, c + 1), 0.85)
        inverted = phrases.starting_at(line, c + 1, end, lex) if lex.inverts else None
        if inverted is not None and line.words[c - 1] in ",—–":
            return Frame(inverted, (c, c + 1), 0.85)
    return None


def according(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    seconds = lex.according.get(line.low[i])
    if seconds is None:
        return None
    j = i + 1
    if j < end and line.low[j] in seconds:
        j += 1
    elif "" not in seconds:
        return None
    subject = phrases.starting_at(line, j, end, lex)
    if subject is None and j < end and line.quote[j] < 0 and line.low[j] in lex.determiners:
        subject = (j, j + 1)
    return Frame(subject, (i, j), 0.92, subject[1] if subject else j) if subject else None


def _tag(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    if line.low[i] not in lex.tags:
        return None
    subject = phrases.starting_at(line, i + 1, end, lex)
    return Frame(subject, (i, i + 1), 0.9) if subject else None


def _verb_first(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """``said X``, ``has X said``; any verb where a name follows it directly."""
    low = line.low[i]
    j = i + 1
    if low in lex.auxiliaries:
        subject = phrases.starting_at(line, j, end, lex)
        if subject and subject[1] < end and line.low[subject[1]] in lex.cues:
            return Frame(subject, (subject[1], subject[1] + 1), 0.95)
    known = low in lex.cues
    if not known and (low in lex.closed or not low.isalpha() or line.upper[i]):
        return None
    if low in lex.participles:
        return None
    while j < end and (line.low[j] in lex.adverbs or line.low[j] in lex.days) and j < i + 4:
        j += 1
    subject = phrases.starting_at(line, j, end, lex)
    if subject is None or _is_object(line, subject, lex):
        return Frame(None, (i, i + 1), 0.85) if known and lex.drops else None
    if known:
        if subject[1] < end and line.low[subject[1]] in lex.cues and not phrases.has_name(line, subject):
            return None
        return Frame(subject, (i, i + 1), 0.95)
    named = line.upper[subject[0]] or line.low[subject[0]] in lex.titles
    return Frame(subject, (i, i + 1), 0.7) if named and lex.inverts and lex.head(low) is None and low not in lex.titles else None


def _subject_first(line: Line, i: int, end: int, lex: Lexicon) -> Frame | None:
    """``X said``, ``X, who was there, said``, ``X later told``; any verb right behind a subject."""
    subject = phrases.starting_at(line, i, end, lex)
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
        and (phrases.has_name(line, subject) or line.low[subject[0]] in lex.pronouns)
    ):
        return Frame(subject, (j, j + 1), 0.75)
    last = subject[1] - 1
    if last > subject[0] and phrases.has_name(line, (subject[0], last)) and _finite(line.low[last], lex):
        return Frame((subject[0], last), (last, last + 1), 0.75)
    return None


def _finite(low: str, lex: Lexicon) -> bool:
    return low.isalpha() and lex.head(low) is None and low not in lex.titles and low.endswith(lex.endings)


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


def before(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """The frame that leads to the quotation at token ``q``, in the sentence from ``start``."""
    label = _label(line, q, start, lex)
    if label is not None:
        return label
    soft: Frame | None = None
    for c in range(q - 1, max(start, q - REACH) - 1, -1):
        frame = _cue_at(line, c, q, start, lex)
        if frame is None:
            continue
        lemma = lex.cues.get(line.low[c]) or lex.weak.get(line.low[c], "")
        if lemma not in lex.soft and not _nested(line, c, frame, start, lex):
            return frame if soft is None or frame.subject is not None else soft
        soft = soft or frame
    return soft


def _nested(line: Line, c: int, frame: Frame, start: int, lex: Lexicon) -> bool:
    """Whether another cue governs this one: “said it would tell”, “tried to tell”."""
    if line.low[c - 1] in lex.infinitive:
        return True
    if frame.subject is None or line.low[frame.subject[0]] not in lex.pronouns:
        return False
    i = frame.subject[0] - 1
    if i > start and line.low[i] in lex.that:
        i -= 1
    return i >= start and line.low[i] in lex.cues


def _label(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """``Roe: “…”``: nothing but a subject before the colon."""
    if q - 2 < start or line.words[q - 1] not in (":", "："):
        return None
    subject = phrases.ending_at(line, q - 2, start, lex)
    if subject is None or subject[0] != start or not phrases.has_name(line, subject):
        return None
    return Frame(subject, None, 0.85, q)


def any_verb(line: Line, q: int, start: int, lex: Lexicon) -> Frame | None:
    """Without a known cue: the subject of the sentence and the word behind it."""
    subject = main_subject(line, start, q, lex)
    if subject is None or (lex.mood and not lex.mood.isdisjoint(line.low[max(start, q - REACH) : q + 8])):
        return None
    j = subject[1]
    while j < q and (line.low[j] in lex.auxiliaries or line.low[j] in lex.adverbs):
        j += 1
    known = j < q and line.low[j].isalpha() and not line.upper[j] and line.low[j] not in lex.closed
    sure = 0.6 if line.words[q - 1] in (":", "：", ",") else 0.5
    return Frame(subject, (j, j + 1) if known else None, sure, j)


def reporting(line: Line, c: int, start: int, end: int, lex: Lexicon) -> Frame | None:
    """The frame of the cue at token ``c`` in a sentence without regard to marks."""
    frame = _cue_at(line, c, end, start, lex)
    return frame if frame is not None and frame.subject is not None else None


def closing(line: Line, comma: int, end: int, lex: Lexicon) -> Frame | None:
    """A frame right behind a comma that reaches to the end of the sentence, nearly."""
    i = comma + 1
    found = according(line, i, end, lex) or _verb_first(line, i, end, lex)
    if found is None:
        subject = phrases.starting_at(line, i, end, lex)
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
    return i < end and (line.low[i] in lex.that or line.low[i] in lex.pronouns or line.quote[i] >= 0)


def _cue_at(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Frame | None:
    low = line.low[c]
    if (low in lex.cues or low in lex.weak) and not line.upper[c]:
        if _is_noun(line, c, lex):
            return _noun_cue(line, c, start, lex)
        near = 0.92 if q - c <= 3 else 0.85
        if lex.citing and lex.cues.get(low) in lex.citing:
            cited = phrases.starting_at(line, c + 1, q, lex)
            if cited is not None:
                return Frame(cited, (c, c + 1), near, cited[1])
        inserted = _inserted(line, c, q, start, lex)
        if inserted is not None:
            return Frame(inserted, (c, c + 1), near, inserted[1])
        subject = None if lex.verb_first else subject_of(line, c, start, lex)
        if subject is None or (lex.verb_second and not _adjacent(line, subject, c, start, lex)):
            follow = _following(line, c, q, start, lex)
            if follow is not None:
                return Frame(follow, (c, c + 1), near, follow[1])
        if subject is None and not lex.drops:
            subject = main_subject(line, start, c, lex)
        elif subject is not None and _names_a_thing(line, subject, c, q, lex):
            return None
        return Frame(subject, (c, c + 1), near if subject else 0.5, c + 1)
    if low in lex.nouns:
        return _noun_cue(line, c, start, lex) if q - c <= 8 else None
    if low in lex.according:
        return according(line, c, q, lex)
    if low in lex.behind:
        subject = phrases.ending_at(line, c - 1, start, lex)
        if subject is not None:
            return Frame(subject, (c, c + 1), 0.9, c + 1)
    return None


def _inserted(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject of a clause set between commas: “the cows, explains he, …”."""
    if c <= start or line.words[c - 1] != "," or not lex.inverts:
        return None
    found = phrases.starting_at(line, c + 1, q, lex)
    if found is None or found[1] >= q or line.words[found[1]] != ",":
        return None
    return found if not _is_object(line, found, lex) else None


def _following(line: Line, c: int, q: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject behind its verb, where the language or the place allows it."""
    if not (lex.inverts and (c == start or lex.verb_first or lex.verb_second or lex.drops)):
        return None
    j = c + 1
    while j < q and line.low[j] in lex.adverbs and j < c + 4:
        j += 1
    found = phrases.starting_at(line, j, q, lex)
    return found if found and not _is_object(line, found, lex) else None


def _is_object(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    return phrase[1] - phrase[0] == 1 and line.low[phrase[0]] in lex.objects


def _adjacent(line: Line, subject: Phrase, c: int, start: int, lex: Lexicon) -> bool:
    """Whether a subject before its verb begins its clause."""
    if line.low[subject[0]] in lex.pronouns or subject[0] == start:
        return True
    return subject[0] > start and (
        line.low[subject[0] - 1] in lex.conjunctions
        or line.low[subject[0] - 1] in lex.conjunction
        or line.words[subject[0] - 1] in _BREAKS
    )


def _noun_cue(line: Line, c: int, start: int, lex: Lexicon) -> Frame | None:
    """``X’s claim that “…”``, ``her warning that “…”``: the owner of the noun is the speaker."""
    if line.low[c + 1] not in lex.that and line.quote[c + 1] < 0:
        return None
    for i in range(c - 1, max(start, c - 4) - 1, -1):
        low = line.low[i]
        if low in lex.possessives:
            return Frame((i, i + 1), (c, c + 1), 0.7, c + 1)
        if low.endswith("'s"):
            owner = phrases.ending_at(line, i, start, lex)
            return Frame(owner, (c, c + 1), 0.7, c + 1) if owner else None
        if low in lex.closed:
            return None
    return None


def _names_a_thing(line: Line, subject: Phrase, c: int, q: int, lex: Lexicon) -> bool:
    """``a book called “…”``: the participle of a thing that was just introduced."""
    return (
        line.low[c] in lex.weak
        and subject[1] == c
        and line.low[subject[0]] in lex.indefinite
        and line.low[c - 1] not in lex.heads
        and not line.upper[c - 1]
    )


def _is_noun(line: Line, c: int, lex: Lexicon) -> bool:
    """``a report``, ``the call``, ``his claims``: a cue's form behind a determiner is a noun."""
    if c == 0:
        return False
    low = line.low[c - 1]
    if low in lex.pronouns:
        return False
    if low in lex.determiners or low in lex.possessives:
        return True
    if line.low[c] not in lex.ambiguous:
        return False
    for i in range(c - 1, max(c - 5, -1), -1):
        low = line.low[i]
        if low in lex.determiners or low in lex.possessives or low.endswith("'s"):
            return not (line.upper[c - 1] and low in lex.articles)
        if low in lex.heads or low in lex.closed or not low[0].isalpha():
            return False
    return False


def subject_of(line: Line, c: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject of the verb at token ``c``, looking to its left within the sentence."""
    j = c - 1
    floor = max(start, c - REACH)
    while j >= floor and (line.low[j] in lex.auxiliaries or line.low[j] in lex.adverbs or _is_adverb(line.low[j], lex)):
        j -= 1
    if j < floor:
        return None
    low = line.low[j]
    if low in lex.pronouns:
        return j, j + 1
    if low in lex.relatives:
        k = j - 1
        if k >= floor and line.words[k] == ",":
            k -= 1
        found = phrases.ending_at(line, k, start, lex)
        return _whole(line, found, start, lex) if found else (j, j + 1)
    if line.words[j] in _BREAKS or low in lex.conjunctions or low in lex.conjunction:
        return _across(line, j, start, floor, lex)
    if low in lex.days:
        return subject_of(line, j, start, lex)
    found = phrases.ending_at(line, j, start, lex)
    if found is None:
        return main_subject(line, start, c, lex)
    return _governed(line, found, start, c, lex)


def _is_adverb(low: str, lex: Lexicon) -> bool:
    return bool(lex.adverb_ending) and low.endswith(lex.adverb_ending) and low not in lex.heads and len(low) > 4


def _governed(line: Line, found: Phrase, start: int, c: int, lex: Lexicon) -> Phrase | None:
    """Where a preposition governs the phrase, the phrase that it belongs to: “aide to X said”."""
    i = found[0]
    if i <= start:
        return found
    low = line.low[i - 1]
    if low in lex.inner or low in lex.prepositions:
        outer = phrases.ending_at(line, i - 2, start, lex) if i - 2 >= start else None
        if outer is None:
            return main_subject(line, start, c, lex) or found if i - 1 > start else found
        return _governed(line, (outer[0], outer[1]), start, c, lex)
    if low in lex.cues or low in lex.that:
        return found
    return phrases.with_partners(line, found, start, lex)


def _whole(line: Line, found: Phrase, start: int, lex: Lexicon) -> Phrase:
    i = found[0]
    if i - 2 >= start and line.low[i - 1] in lex.inner:
        outer = phrases.ending_at(line, i - 2, start, lex)
        if outer is not None:
            return outer
    return found


def _across(line: Line, j: int, start: int, floor: int, lex: Lexicon) -> Phrase | None:
    """The subject before an apposition, a parenthesis or an earlier verb of the same subject."""
    for k in range(j - 1, floor, -1):
        if line.words[k] not in _BREAKS:
            continue
        found = phrases.ending_at(line, k - 1, start, lex)
        if found is None:
            continue
        named = phrases.has_name(line, found) or line.low[found[0]] in lex.determiners
        if named and _begins_clause(line, found[0], start, lex):
            return found
    return main_subject(line, start, j, lex)


def _begins_clause(line: Line, i: int, start: int, lex: Lexicon) -> bool:
    if i == start:
        return True
    low = line.low[i - 1]
    return (
        low in lex.conjunctions
        or low in lex.that
        or low in lex.relatives
        or line.words[i - 1] in ";:"
    )


def main_subject(line: Line, start: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The first phrase of a sentence that no preposition governs, behind what is put in front."""
    i = start
    stop = min(stop, start + REACH)
    while i < stop:
        low = line.low[i]
        if low in lex.prepositions or low in lex.fronting or line.low[i] in lex.participles:
            comma = _next_comma(line, i, stop)
            if comma < 0:
                i += 1
                found = phrases.starting_at(line, i, stop, lex)
                if found:
                    i = found[1]
                continue
            i = comma + 1
            continue
        found = phrases.starting_at(line, i, stop, lex)
        if found is None:
            i += 1
            continue
        if found[1] < stop and line.words[found[1]] == "," and found[1] - found[0] <= 2 and not phrases.has_name(line, found) and line.low[found[0]] not in lex.pronouns:
            i = found[1] + 1
            continue
        return found
    return None


def _next_comma(line: Line, i: int, stop: int) -> int:
    for j in range(i, stop):
        if line.words[j] == ",":
            return j
    return -1
