"""Names with the titles and offices before them, which say something of gender and office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.names import plain, surname
from newsclean.text.sentences import STOP_SET

PERSONAL = frozenset({"he", "she"})
"""Genders of human beings."""
ANYBODY = PERSONAL | {"one"}
"""Genders of pronouns for human beings."""
GROUPS = frozenset({"it", "they"})
"""Genders of groups and papers."""
_FEMALE = frozenset({"she"})
_FINAL = STOP_SET | set("\n—–-")
_NONE: frozenset[str] = frozenset()


class Name(NamedTuple):
    """Capitalised words that belong together, and what the titles among them tell."""

    first: int
    """The first token, with titles."""
    start: int
    """The first token behind the titles."""
    last: int
    """The token behind the last."""
    parts: tuple[str, ...]
    """The words in small letters, without titles."""
    surname: str
    gender: Gender
    offices: frozenset[str]


def name(words: Sequence[str], low: Sequence[str], lex: Lexicon, first: int, last: int) -> Name:
    """The name that the tokens of a phrase are."""
    if last - first == 1:
        alone = plain(low[first])
        return Name(first, first, last, (alone,), alone, "", _NONE)
    persons = lex.persons
    # A masculine office may be a woman's: “Мэр Ольга …”. Where nouns are capitalised it tells.
    telling = PERSONAL if lex.grammar.capital_nouns else _FEMALE
    gender: Gender = ""
    offices = _NONE
    parts = [plain(word) for word in low[first:last]]
    # “Wells Fargo CEO John Stumpf”: the name starts behind the last title, whatever leads to it.
    n = len(parts) - 2
    leading = persons.titles
    if lex.grammar.capital_offices and (
        parts[0] in leading or persons.head(parts[0]) not in (None, *GROUPS)
    ):
        leading = {**leading, **persons.heads}  # “Ketua Serikat Pedagang *Suparlan Hadi*”
    while n > 0 and parts[n] not in leading:
        n -= 1
    while n < len(parts) - 1:
        word = parts[n]
        if word in leading:
            gender = gender or (leading[word] if leading[word] not in GROUPS else "")
            offices |= {ranked(low, first + n, lex)}
        elif (office := _office(words, word, first + n, lex)) is not None:
            gender = gender or (office if office in telling else "")
            offices |= {word}
        elif (
            not (n and word in persons.seats)
            and word not in persons.modifiers
            and word not in persons.couples
            and not (persons.ages and word.endswith(persons.ages))
            and not _is_office(low, first + n, last, lex)
            and not _is_seat(low, first, n, last, lex)
        ):
            break
        n += 1
    if _is_held(low, first, n, lex) and _hides_name(parts[n:], lex):
        n = len(parts) - 2  # “Burmistrz *Zalesia Górnego* Jan Roe”
    if parts[n] in persons.links:
        named = (k for k in range(n + 2, len(parts) - 1) if parts[k] in persons.first_names)
        n = next(
            named, 0
        )  # “Secretary of State *John Roe*”; “Minister of Works” is an office alone.
        gender, offices = (gender, offices) if n else ("", _NONE)
    bare = tuple(parts[n:])
    return Name(first, first + n, last, bare, surname(bare, persons), gender, offices)


def ranked(low: Sequence[str], i: int, lex: Lexicon) -> str:
    """An office with the word that makes it another: “*vice president*”."""
    office = plain(low[i]).rstrip(".")
    return f"{low[i - 1]} {office}" if i and low[i - 1] in lex.persons.ranks else office


def _office(words: Sequence[str], word: str, i: int, lex: Lexicon) -> Gender | None:
    """The gender of a noun that owes its capital to the language, or to the head of its sentence."""
    office = lex.persons.head(word)
    if lex.grammar.capital_nouns:
        return office
    opens = i == 0 or words[i - 1] in _FINAL
    return None if office in GROUPS or not opens else office


def _is_held(low: Sequence[str], first: int, n: int, lex: Lexicon) -> bool:
    """Whether an office stands right before a token of a name, where what it is of is declined."""
    i, persons = first + n - 1, lex.persons
    if i < 0 or not persons.case_endings or lex.grammar.surname_first:
        return False
    return persons.head(low[i]) not in (None, *GROUPS)


def _hides_name(parts: Sequence[str], lex: Lexicon) -> bool:
    """Whether a first name and a surname end words that do not begin with a first name."""
    given = lex.persons.first_names
    return len(parts) > 2 and parts[-2] in given and parts[0] not in given


def _is_seat(low: Sequence[str], first: int, n: int, last: int, lex: Lexicon) -> bool:
    """What an office is of, right before the name of its holder: “presidente della *Regione* Salvo Roe”."""
    if n or last - first != 3 or first < 2 or lex.grammar.open_nouns:
        return False
    if low[first + 1] in lex.persons.particles:
        return False
    held = lex.persons.head(low[first - 2])
    return low[first - 1] in lex.grammar.genitive and held is not None and held not in GROUPS


def _is_office(low: Sequence[str], i: int, last: int, lex: Lexicon) -> bool:
    """An unknown capitalised word before a first name and a surname: “Selectman Walter Groom”.

    Where all nouns have capitals, the ending of the first of three tells the same.
    """
    persons = lex.persons
    if last - i < 3 or low[i] in persons.first_names or low[i] in persons.particles:
        return False
    if low[i + 1] in persons.first_names:
        return True
    # “*Wicemarszałek Sejmu* Piotr Roe”: the first word owes its capital to the sentence.
    opens = not lex.grammar.open_nouns and (i == 0 or low[i - 1] in _FINAL)
    if opens and last - i == 4 and low[i + 2] in persons.first_names:
        return True
    return low[i].endswith(persons.office_endings) and not any(
        persons.head(word) in GROUPS for word in low[i + 1 : last]
    )
