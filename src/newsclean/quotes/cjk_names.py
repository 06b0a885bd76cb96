"""Names in Japanese and Chinese, cut out by what surrounds them: forms of address, ages, offices, joints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsclean import lazy_re as re
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.titles import GROUPS
from newsclean.text.scripts import HAN

GIVEN = 2
"""Characters of a Chinese given name."""
LONGEST_ROLE = 10
"""Characters of a Chinese phrase that is an office: “县气象台台长”."""
_FAMILIAR = frozenset("老小阿")
"""What stands before a family name among friends."""
KNOWN = 40
"""Names of a text that are kept in mind: bounds the time on lists of names."""
FAMILY = 4
"""Characters up to which a name may be short for a longer one."""
AGE = re.compile(r"[（(][^（）()]{1,12}[）)]")
_KATAKANA = "ァ-ヴー・"
_RELATIVE = re.compile(
    r"[^\n]{2,20}?(?:した|された|った|んだ|いた|する|いる|れる)(?=[^\sぁ-ん、。]{2})"
)
"""What Japanese says of somebody before the name: “開発を*担当した*遠山さやか”."""
_SMALL = frozenset("最也还還又都就很已正在从從被把对對向则則说說称稱")
"""Characters that begin no part of a given name behind a name of two."""
_WHEN = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日|(?<=[^\s])[在对對向于於就接今昨当當]|星期"
    r"|周(?=.(?:[在于於对對上下]|$))|周.$|庭外|日前|近日"
    r"|..[时時]$"
)
"""What Chinese says of where, when and to whom behind a name."""


def either(words: tuple[str, ...]) -> str:
    """An alternative of words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a text gives in full."""

    known: tuple[str, ...]
    """The longest first."""

    @classmethod
    def of(cls, text: str, lex: Lexicon) -> Names:
        """The names before forms of address and ages."""
        if not lex.persons.honorifics:
            return cls(())
        found = dict.fromkeys(match[1] for match in _before_address(lex).finditer(text))
        return cls(tuple(sorted(list(found)[:KNOWN], key=len, reverse=True)))

    def full(self, name: str) -> str:
        """The fullest form of a name: a family name alone is short for a name that begins with it."""
        if len(name) >= FAMILY:
            return name
        longer = (n for n in self.known if n.startswith(name) or n.endswith("・" + name))
        return next(longer, name)


@cache
def _before_address(lex: Lexicon) -> re.Pattern[str]:
    ends = f"{either(lex.persons.honorifics)}|[（(][０-９0-9]{{1,3}}[）)]"
    return re.compile(rf"([{HAN}]{{2,5}}?|[{_KATAKANA}]{{2,20}}?)(?={ends})")


def is_group(name: str, lex: Lexicon) -> bool:
    """Whether a name is that of an institution, told by its last characters."""
    return name.endswith(_groups(lex)) if _groups(lex) else False


def is_role(name: str, lex: Lexicon) -> bool:
    """Whether words end with a noun for people or institutions."""
    return name.endswith(tuple(lex.persons.heads)) if lex.persons.heads else False


@cache
def _groups(lex: Lexicon) -> tuple[str, ...]:
    return tuple(noun for noun, gender in lex.persons.heads.items() if gender in GROUPS)


def is_somebody(text: str, start: int, end: int, names: Names, lex: Lexicon) -> bool:
    """Whether a phrase is a person or an institution: by its address, its age, its last characters or as
    a name that is known."""
    phrase = text[start:end]
    persons = lex.persons
    return (
        phrase in persons.pronouns
        or phrase.endswith((*persons.honorifics, "）", ")"))
        or AGE.match(text, end) is not None
        or is_role(phrase, lex)
        or any(known.startswith(phrase) or phrase.endswith(known) for known in names.known)
    )


def person_in(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """The Chinese name, pronoun, office or institution that a phrase comes down to; None where it is a
    fragment of narration."""
    start, end = bare(text, start, end, lex)
    word, persons = text[start:end], lex.persons
    if word in persons.pronouns or is_group(word, lex) or "·" in word:
        return start, end
    if word in lex.grammar.stops:
        return None
    if len(word) <= LONGEST_ROLE and word.endswith(tuple(persons.titles)):
        return start, end
    for size in (1 + GIVEN, GIVEN):  # “审判长*梁启文*”
        name = word[-size:]
        if len(word) > size and word[:-size].endswith(persons.office_endings):
            if name[0] in persons.surnames or name[0] in _FAMILIAR:
                return end - size, end
    surname = word[:2] if word[:2] in persons.surnames else word[:1]
    if surname not in persons.surnames and word[:1] not in _FAMILIAR:
        return None
    longest = len(surname) + GIVEN
    if len(surname) < len(word) <= longest:
        return start, end
    if _is_titled(text, start, lex) and word[longest - 1 : longest] not in _SMALL:
        return start, start + longest  # “护士长*白玉兰*悄悄”
    # “徐杰手握胜券”: a name that stands elsewhere too.
    for size in (longest, longest - 1):
        if len(word) > size and text.count(word[:size]) > 1:
            return start, start + size
    return None


def _is_titled(text: str, place: int, lex: Lexicon) -> bool:
    """Whether an office or another noun for a person ends right before a place."""
    return text.endswith(tuple(lex.persons.titles), 0, place)


def bare(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """The name without the office before it and the form of address behind it."""
    word = text[start:end]
    japanese = bool(lex.grammar.topics)
    for pronoun in lex.persons.pronouns:
        if word.startswith(pronoun) and not japanese:
            return start, start + len(pronoun)
    age = AGE.search(word)
    if age:
        end = start + age.start()
    for joint in lex.persons.joints:
        place = text.rfind(joint, start, end)
        if text.rfind(joint, start, max(start, place)) == place - 2 > start:
            place -= 2  # “歌手の木の実エリ”
        role = joint == "の" and is_role(text[place + 1 : end], lex)
        if start < place < end - 1 and not role:
            start = place + 1
    for title in _by_length(lex):
        place = text.rfind(title, start, end)
        if place >= start and place + len(title) < end:
            start = place + len(title)
    if japanese:
        clause = _RELATIVE.match(text, start, end)
        start = clause.end() if clause is not None else start
    if not japanese and (when := _WHEN.search(text[start:end], 2)):
        end = start + when.start()
    return start, _without_address(text, start, end, lex)


@cache
def _by_length(lex: Lexicon) -> tuple[str, ...]:
    """Titles and offices, the longest first."""
    return tuple(sorted(lex.persons.titles, key=len, reverse=True))


def _without_address(text: str, start: int, end: int, lex: Lexicon) -> int:
    """The end of a name without the form of address, the office and the filler behind it."""
    for words, least in (
        (lex.persons.honorifics, 0),
        (tuple(lex.persons.titles), 1),
        (lex.persons.fillers, 0),
    ):
        for word in words:
            if text.endswith(word, start, end) and end - len(word) > start + least:
                left = text[start : end - len(word)]
                if left.endswith("の") or left in lex.persons.modifiers:
                    return end  # “会社の*社長*”, “ベテラン*議員*”: no name
                end -= len(word)
                if words is lex.persons.honorifics:
                    break
    return end
