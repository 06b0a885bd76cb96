"""What belongs to a name inside it: nicknames in marks or brackets, particles with a capital, “al-Haddad”."""

from __future__ import annotations

from functools import cache

from newsclean.quotes.columns import Columns
from newsclean.quotes.lexicon import Lexicon
from newsclean.text.quotation_marks import Paragraph
from newsclean.text.sentences import STOP_SET

NICKNAME = 3
"""Words of a nickname in marks."""
ENCLOSED = 3
"""Words of a nickname in single marks or brackets."""
STEM = 3
"""Letters of a noun for an institution from which its cases are told."""
LONGEST_NAME = 4
"""Words of the name of an institution in marks."""
_BRACKETS = ("(", "'", "‘", "’")
_JOINED_ARTICLES = frozenset("al el as ar an at ad ul bin bel ez es".split())
"""Arabic articles as they are written together with a name in Latin letters."""


def mark(
    found: Columns,
    quote: list[int],
    upper: list[bool],
    small: list[int],
    lex: Lexicon,
    text: str,
    paragraph: Paragraph,
) -> None:
    """Set ``upper`` for the tokens inside names; ``small`` are the places of small words with a capital."""
    words, low, last = found.words, found.low, len(found.words) - 1
    if paragraph.regions:
        _mark_quoted(quote, upper, text, paragraph, lex)
        if not lex.grammar.open_nouns:
            _mark_institutions(found, quote, upper, text, paragraph, lex)
    for sign in _BRACKETS:
        at = -1
        times = words.count(sign) if text.find(sign, paragraph.start, paragraph.end) >= 0 else 0
        for _ in range(times):
            at = words.index(sign, at + 1)
            _mark_enclosed(found, upper, at)
    if text.find("-", paragraph.start, paragraph.end) >= 0:
        _mark_hyphenated(words, upper, lex)
    if lex.persons.articled:
        _mark_articled(low, upper, lex)
    for i in small:
        joins = low[i] in lex.persons.particles or low[i] in lex.grammar.determiners
        joins = joins or low[i] in lex.grammar.prepositions
        inside = joins and i < last and upper[i - 1] and upper[i + 1]
        upper[i] = upper[i] or inside


def _mark_articled(low: list[str], upper: list[bool], lex: Lexicon) -> None:
    """A particle with its article between a first name and a surname: Sibylle *von der* Weyhe."""
    persons = lex.persons
    for i in [i for i in range(2, len(low) - 1) if low[i] in persons.articled]:
        given = low[i - 2] in persons.first_names or persons.head(low[i - 3]) is not None
        if low[i - 1] in persons.particles and given and upper[i + 1] and upper[i - 2]:
            upper[i - 1] = upper[i] = True


def _mark_quoted(
    quote: list[int], upper: list[bool], text: str, paragraph: Paragraph, lex: Lexicon
) -> None:
    """A nickname between marks that hold one word: Robert “Bob” Roe."""
    i = -1
    for number, region in enumerate(paragraph.regions):
        i = quote.index(number, i + 1)
        if not (0 < i < len(quote) - 1 and upper[i - 1] and upper[i + 1]):
            continue
        inside = text[region.start : region.end]
        beside = text[region.outer - 1] == " " == text[region.after : region.after + 1]
        short = inside.count(" ") < (1 if lex.grammar.capital_nouns else NICKNAME)
        upper[i] = beside and inside[-1:].isalpha() and inside[:1].isupper() and short


def _mark_institutions(
    found: Columns,
    quote: list[int],
    upper: list[bool],
    text: str,
    paragraph: Paragraph,
    lex: Lexicon,
) -> None:
    """The name of an institution in marks behind its noun, which is no quotation: “компания «Парус»”."""
    words, low, i = found.words, found.low, -1
    for number, region in enumerate(paragraph.regions):
        inside = text[region.start : region.end]
        i = quote.index(number, i + 1)
        if not i or not _is_name(inside, lex) or not region.closed:
            continue
        named = _is_group(low[i - 1], lex) and low[i - 1] not in lex.cues.documents
        then = number + 1 if number + 1 < len(paragraph.regions) else None
        if named or _writes(found, quote, then, i, lex):
            words[i], low[i] = inside, inside.lower()
            quote[i], upper[i] = -1, True


def _is_name(inside: str, lex: Lexicon) -> bool:
    few = inside.count(" ") < LONGEST_NAME
    return few and (inside[:1].isupper() or lex.grammar.caseless) and inside[-1:].isalnum()


def _is_group(low: str, lex: Lexicon) -> bool:
    """Whether a word is a noun for an institution, in any of its cases."""
    if lex.persons.head(low) == "it":
        return True
    ends = [e for e in lex.persons.case_endings if low.endswith(e)]
    return any(low.removesuffix(e) in _groups(lex) for e in ends)


@cache
def _groups(lex: Lexicon) -> frozenset[str]:
    """The nouns for institutions without the endings of their cases."""
    nouns = [
        noun for noun, gender in lex.persons.heads.items() if gender == "it" and len(noun) > STEM
    ]
    ends = lex.persons.case_endings
    return frozenset((*nouns, *(n.removesuffix(e) for n in nouns for e in ends if n.endswith(e))))


def _writes(found: Columns, quote: list[int], then: int | None, i: int, lex: Lexicon) -> bool:
    """Whether a paper is named in marks behind its verb, and its words follow: “Як пише «Хвиля» з …, «…»”."""
    last = len(quote) - 1
    if i + 1 > last or found.low[i - 1] not in lex.cues.verbs or lex.grammar.caseless:
        return False
    following = found.low[i + 1]
    led = following in lex.grammar.prepositions or following == ","
    if not led or then is None:
        return False
    return STOP_SET.isdisjoint(found.words[i + 1 : quote.index(then, i + 1)])


def _mark_enclosed(found: Columns, upper: list[bool], i: int) -> None:
    """A nickname in single marks or brackets between a first name and a surname."""
    words = found.words
    if not (0 < i < len(words) - 2 and upper[i - 1] and words[i + 1][:1].isupper()):
        return
    last = i + 1
    while (
        last < min(i + ENCLOSED, len(words) - 2)
        and upper[last + 1]
        and not words[last].endswith(("'", "’"))
    ):
        last += 1  # Dean ‘The *Door*’ Roe
    closed = words[last].endswith(("'", "’"))
    end = last + 1 if closed else last + 2
    if not closed and (last + 1 >= len(words) or words[last + 1] not in ")'’"):
        return
    inner = words[last].rstrip("'’")
    name = end < len(words) and upper[end] and len(inner) > 1 and inner[1:].islower()
    if name and found.starts[end] - found.ends[end - 1] == 1:
        upper[i:end] = [True] * (end - i)


def _mark_hyphenated(words: list[str], upper: list[bool], lex: Lexicon) -> None:
    """“Abu *al-Haddad*”; German “die *54-Jährige*”."""
    for i in [i for i, word in enumerate(words) if "-" in word and not upper[i]]:
        head, _, rest = words[i].partition("-")
        joined = head.lower() in _JOINED_ARTICLES and i and upper[i - 1]
        numbered = lex.grammar.capital_nouns and head.isdigit()
        upper[i] = rest[:1].isupper() and bool(joined or numbered)
