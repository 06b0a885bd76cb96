"""Marks that quote nobody: titles, nicknames, terms, attributes of markup."""

from __future__ import annotations

from newsclean.quotes import capital_terms
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Frame, Strength
from newsclean.quotes.inner_names import NICKNAME
from newsclean.quotes.tokenizer import QUOTE
from newsclean.text.quotation_marks import Region
from newsclean.text.sentences import STOPS

LONGEST_NAMED = 12
LONGEST_TITLE = 14
LONGEST_GLOSS = 4
"""Words in parentheses that only translate or name again what stands before them."""
LONGEST_PROPER = 5
APPOSED = 7
"""Tokens from the marks to a noun that says what bears the name in them."""
_ENDED = STOPS + ","


def is_quote(
    clause: Clause, region: Region, frame: Frame | None, *, inscribed: bool = False
) -> bool:
    """Whether words in marks are somebody's words, told from their form and what stands before."""
    inside = clause.tokens.text[region.start : region.end]
    words = inside.split()
    if not words or not any(c.isalnum() for c in inside):
        return False
    q = clause.at
    leads = q > clause.start
    following = clause.words[q + 1] if q + 1 < clause.end else "."
    sure = frame is not None and frame.strength > Strength.GUESS
    if leads and inscribed and (len(words) > 1 or clause.words[q - 1] == ":"):
        return True
    if leads and (
        _is_nickname(clause, words)
        or _is_gloss(clause, following, words)
        or _is_employer(clause, words)
        or _is_named(clause, words, sure)
    ):
        return False
    if (
        leads
        and clause.words[q - 1] == ":"
        and following in STOPS
        and not clause.grammar.open_nouns
    ):
        if inside[0].isupper() and inside[-1].isalnum():
            return True  # “… δεν θέλησε να μιλήσει: «Τα είδατε όλοι».”
    if clause.grammar.offices_behind and _is_closed_by_particle(clause):
        return True
    if frame is not None and _is_nobody(clause, frame):
        return False
    if leads and clause.grammar.capital_nouns and capital_terms.is_term(clause, inside, frame):
        return False
    pointed = (
        leads
        and clause.words[q - 1] == ":"
        and (
            inside[-1] in STOPS
            or (following in STOPS and inside[0].isupper() and not clause.grammar.capital_nouns)
        )
    )
    if frame is not None and len(words) <= 3 and not pointed and _is_loose(clause, frame):
        return False
    if sure or (leads and inside[0].islower() and capital_terms.in_mood(clause)):
        return True
    ended = inside[-1] in _ENDED or following in _ENDED
    begins = inside[0].isupper() or clause.grammar.caseless
    whole = ended and begins and not leads
    return whole or len(words) >= (2 if frame is not None else 4)


def _is_closed_by_particle(clause: Clause) -> bool:
    """Whether the particle of quoted speech stands right behind the marks: Korean “…”*고*, “…”*라며*."""
    q, that = clause.at, clause.grammar.that
    if q + 1 >= clause.end or clause.tokens.starts[q + 1] != clause.tokens.ends[q]:
        return False
    particle, following = clause.low[q + 1], clause.following(q + 1)
    quoted = particle.endswith(clause.grammar.quoting) or following in clause.cues.nouns
    return particle in that and quoted


def _is_nickname(clause: Clause, words: list[str]) -> bool:
    """``Robert “Bob” Roe``: one or two words between the parts of a name."""
    q = clause.at
    return (
        len(words) <= (2 if clause.grammar.capital_nouns else NICKNAME)
        and q + 1 < clause.end
        and clause.upper[q - 1]
        and clause.upper[q + 1]
        and clause.words[q - 1] != QUOTE
    )


def _is_employer(clause: Clause, words: list[str]) -> bool:
    """A name of few words behind a noun and before a name: “аналитик банка «Восход» Олег Ким”."""
    q, grammar = clause.at, clause.grammar
    if grammar.open_nouns or q + 2 >= clause.last or len(words) > LONGEST_NAMED:
        return False
    if q == clause.start:
        return False
    noun = clause.low[q - 1]
    named = clause.upper[q + 1] and clause.upper[q + 2]
    return named and words[0][0].isupper() and noun[0].isalpha() and noun not in grammar.closed


def _is_gloss(clause: Clause, following: str, words: list[str]) -> bool:
    """A few words alone in parentheses, and the address of a site."""
    if len(words) == 1 and "." in words[0][1:-1] and words[0].islower():
        return True
    alone = clause.words[clause.at - 1] == "(" and following == ")"
    return alone and clause.grammar.capital_nouns and len(words) <= LONGEST_GLOSS


def _is_named(clause: Clause, words: list[str], sure: bool) -> bool:
    """Whether the words before the marks say that a name, a title or a term follows."""
    q, naming = clause.at, clause.cues.naming
    before = clause.low[q - 1]
    if before in naming and not sure and len(words) <= LONGEST_NAMED:
        return True
    article = clause.grammar.article
    if clause.grammar.verb_first and q - 2 >= clause.start and before.startswith(article):
        return clause.low[q - 2] in naming  # “*مسرحيتها* الجديدة «…»”
    if clause.grammar.capital_nouns:  # A title has no form of its own there.
        return before == ":" and q - 2 >= clause.start and clause.low[q - 2] in naming
    if before == ":" and words[-1][-1] in STOPS:
        return False
    if not clause.grammar.open_nouns and _is_capital_term(clause, words, before):
        return True
    if _is_proper(clause, words, before):
        return True
    if before != ":" and _is_explained(clause, words):
        return True
    return _is_title(words) and _in_title_place(clause, before, sure)


def _is_capital_term(clause: Clause, words: list[str], before: str) -> bool:
    """A title where only its first word has a capital: “premio por “Las islas de sal””."""
    if not words[0][0].isupper() or words[-1][-1] in STOPS or clause.grammar.caseless:
        return False
    return before in clause.grammar.prepositions and before not in clause.grammar.judging


def _is_proper(clause: Clause, words: list[str], before: str) -> bool:
    """A few words with a capital right behind a word that reports nothing: speech would have a colon."""
    if clause.grammar.open_nouns or clause.grammar.verb_last or not words[0][0].isupper():
        return False
    if len(words) > LONGEST_PROPER or not words[-1][-1].isalnum():
        return False
    reports = clause.reports(clause.at - 1) or before in clause.cues.nouns
    return before[0].isalpha() and not reports and before not in clause.grammar.closed


def _is_explained(clause: Clause, words: list[str]) -> bool:
    """Whether an apposition says what bears the name: “publica «Marea baja», su primer *disco*”."""
    q, low = clause.at, clause.low
    if not words[0][0].isupper() or len(words) > LONGEST_NAMED or clause.following(q) != ",":
        return False
    end = min(clause.end, q + APPOSED)
    owned = q + 2 < end and (
        low[q + 2] in clause.persons.possessives or low[q + 2] in clause.grammar.articles
    )
    return owned and not clause.cues.naming.isdisjoint(low[q + 3 : end])


def _is_title(words: list[str]) -> bool:
    """Whether every word of weight begins with a capital."""
    if len(words) > LONGEST_TITLE:
        return False
    weighty = [w for w in words if len(w.strip(".,:;!?’'")) > 3] or words
    return all(not w[0].islower() for w in weighty) and words[0][0].isupper()


def _in_title_place(clause: Clause, before: str, sure: bool) -> bool:
    """Whether the word before the marks asks for a title rather than for speech.

    In a sentence that reports, only a possessive or a preposition does: “on CNN’s “New Day””.
    """
    grammar = clause.grammar
    if before.endswith("'s") or (before in grammar.prepositions and before not in grammar.judging):
        return True
    return not sure


def _is_nobody(clause: Clause, frame: Frame) -> bool:
    """Whether the subject is people at large, or the title itself: “nennt man”, “lautet der Titel”."""
    subject = frame.subject
    if subject is None or subject[1] > clause.last:
        return False
    last = clause.low[subject[1] - 1]
    generic = clause.grammar.case_marked and last in clause.persons.generic
    titled = clause.grammar.open_nouns and last in clause.cues.naming
    return generic or (subject[0] > clause.at and titled)


def _is_loose(clause: Clause, frame: Frame) -> bool:
    """A guess whose subject cannot speak, or “the “spaniel” he crowned”."""
    q, subject, persons = clause.at, frame.subject, clause.persons
    if frame.strength is Strength.GUESS and subject is not None and subject[1] <= clause.last:
        last = clause.low[subject[1] - 1]
        named = clause.upper[subject[1] - 1] or last in persons.pronouns
        return not named and persons.head(last) is None
    if frame.cue is None or frame.cue[0] <= q or q == clause.start:
        return False
    before = clause.low[q - 1]
    if frame.cue[0] == q + 1 and before in clause.grammar.definite:
        return clause.grammar.capital_nouns  # “the “Roe Ltd” said”: part of a subject.
    return frame.strength <= Strength.LOOSE and before in clause.grammar.determiners
