"""The titles and offices that stand before a name, and what they say of gender and role."""

from __future__ import annotations

from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.names import plain
from newsclean.quotes.people_named import PERSONAL
from newsclean.quotes.tokens import Line

_FEMALE = frozenset({"she"})
_GROUPS = frozenset({"it", "they"})
_FINAL = frozenset(".!?…\n—–-")


def untitled(line: Line, first: int, last: int, lex: Lexicon) -> tuple[int, Gender, frozenset[str]]:
    """Where the name starts behind its titles; the gender and the offices that these tell."""
    gender: Gender = ""
    role = set()
    # “Wells Fargo CEO John Stumpf”: the name starts behind the last title, whatever leads to it.
    i = next((k for k in range(last - 2, first, -1) if plain(line.low[k]) in lex.titles), first)
    while i < last - 1:
        low = plain(line.low[i])
        if low in lex.titles:
            gender = gender or lex.titles[low]
            role.add(low.rstrip("."))
        elif (office := _office(line, i, lex)) is not None:
            # A masculine office may be a woman's: “Мэр Ольга …”. Where nouns are capitalised it tells.
            telling = PERSONAL if lex.capital_nouns else _FEMALE
            gender = gender or (office if office in telling else "")
            role.add(low)
        elif low not in lex.modifiers and not _is_office(line, i, last, lex):
            break
        i += 1
    return i, gender, frozenset(role)


def _office(line: Line, i: int, lex: Lexicon) -> Gender | None:
    """The gender of a noun that owes its capital to the language, or to the head of its sentence."""
    office = lex.head(plain(line.low[i]))
    if lex.capital_nouns:
        return office
    opens = i == 0 or line.words[i - 1] in _FINAL
    return None if office in _GROUPS or not opens else office


def _is_office(line: Line, i: int, last: int, lex: Lexicon) -> bool:
    """An unknown capitalised word before a first name and a surname: “Selectman Walter Groom”.

    Where all nouns have capitals, the ending of the first of three tells the same.
    """
    if last - i < 3:
        return False
    if line.low[i] not in lex.first_names and line.low[i + 1] in lex.first_names:
        return True
    return (
        bool(lex.office_endings)
        and line.low[i] not in lex.first_names
        and line.low[i].endswith(lex.office_endings)
        and not any(lex.head(low) in _GROUPS for low in line.low[i + 1 : last])
    )
