"""Frames in another paragraph than the words: a report above that ends with a colon, a signature below."""

from __future__ import annotations

from newsclean.quotes import frames_before, frames_behind, noun_phrases, phrase_names, subjects
from newsclean.quotes.adverbials import may_speak
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.frames import Frame
from newsclean.quotes.tokens import COLONS, Phrase, TokenizedText

SIGNATURE = 12
"""Tokens of a line that may be a signature."""
OPENING = 6
"""Tokens of a lead before the preposition that says whose words follow."""


def above(paragraphs: TokenizedText, number: int) -> tuple[Frame, Clause] | None:
    """The frame of a paragraph of words behind one that ends with a colon."""
    if number == 0 or not paragraphs.ends_with_colon(number - 1):
        return None
    tokens = paragraphs[number - 1]
    last = len(tokens) - 1
    if last < 0 or tokens.words[last] not in COLONS:
        return None
    lead = Clause.of(tokens, tokens.sentences[-1][0], last)
    frame = frames_before.before(lead)
    if frame is None or frame.subject is None:
        subject = _origin(lead) or subjects.main_subject(lead, last)
        if subject is None or not may_speak(lead, subject):
            return None
        rule = frames_before.sentence_subject
        frame = Frame(subject, (last, last + 1), -1, rule.id, rule.strength)
    return frame, lead


def below(paragraphs: TokenizedText, number: int) -> tuple[Frame, Clause] | None:
    """The signature of a paragraph of words: a line that holds a dash and a name, and nothing more."""
    if number + 1 >= len(paragraphs) or paragraphs.first_character(number + 1) not in DASHES:
        return None
    return signature(paragraphs, number + 1)


def signature(paragraphs: TokenizedText, number: int) -> tuple[Frame, Clause] | None:
    """The frame of a line that is a name, with or without a dash before it and a description behind it."""
    tokens = paragraphs[number]
    if not 1 <= len(tokens) <= SIGNATURE:
        return None
    line = Clause.of(tokens, 0, len(tokens))
    dashed = line.words[0] in DASHES
    if not dashed and line.words[-1][0] in ".?!…":
        return None
    frame = frames_behind.signature.at(line, int(dashed))
    if frame is None or frame.subject is None or not line.has_name(frame.subject):
        return None
    return (frame, line) if dashed or frame.subject[1] - frame.subject[0] > 1 else None


def _origin(lead: Clause) -> Phrase | None:
    """The name that a short lead says whose words follow: “And from Chairwoman Roe, who is ill:”."""
    low, grammar = lead.low, lead.grammar
    small = (grammar.conjunction, grammar.conjunctions, grammar.pointing, grammar.light)
    for i in range(lead.start, min(lead.end, lead.start + OPENING)):
        if low[i] in lead.cues.origins:
            found = noun_phrases.starting_at(lead, i + 1, lead.end)
            closed = found is not None and (found[1] == lead.end or lead.words[found[1]] == ",")
            if found is None or not closed or not lead.has_name(found):
                return None
            return phrase_names.capitalised(lead, found) or found
        if low[i] not in grammar.auxiliaries and not any(low[i] in words for words in small):
            break
    subject = noun_phrases.ending_at(lead, lead.end - 1)
    if subject is None or not lead.has_name(subject) or subject[0] <= lead.start:
        return None
    return subject if low[subject[0] - 1] in lead.cues.origins else None
