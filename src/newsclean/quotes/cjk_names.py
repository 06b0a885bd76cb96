"""Names in Japanese and Chinese, cut out by what surrounds them: forms of address, ages, offices, joints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.titles import GROUPS
from newsclean.text.phrases import one_of
from newsclean.text.scripts import HAN

GIVEN = 2
"""Characters of a Chinese given name."""
LONGEST_ROLE = 10
"""Characters of a Chinese phrase that is an office: “县气象台台长”."""
FOREIGN = 4
"""Characters from which a run of those that write foreign names is one."""
TOPIC = 14
"""Characters before a name that say what its bearer is."""
CLAUSE_ENDS = "。！？，,、；：:\n”」』"
_OPENING = re.compile(rf"[。！？\n”」](?=[{HAN}])|^")
_OF = "的之"
_AGED = re.compile("[岁歲]的")
_HAN = re.compile(f"[{HAN}]")
KNOWN = 40
"""Names of a text that are kept in mind: bounds the time on lists of names."""
FULL, LONGEST_NAME = 3, 6
"""Characters of a Japanese name that is given in full."""
FAMILY = 4
"""Characters up to which a name may be short for a longer one."""
AGE = re.compile(r"[（(][^（）()]{1,12}[）)]")
_KATAKANA = "ァ-ヴー・"
_RELATIVE = re.compile(
    r"[^\n]{2,20}?(?:した|された|った|んだ|いた|する|いる|れる|営む|務める|勤める|続ける)(?=[^\sぁ-ん、。]{2})"
)
"""What Japanese says of somebody before the name: “開発を*担当した*遠山さやか”."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a text gives in full."""

    known: tuple[str, ...]
    """The longest first."""

    @classmethod
    def of(cls, text: str, lex: Lexicon) -> Names:
        """The names before forms of address and ages, in Chinese behind offices."""
        if lex.persons.honorifics:
            found = dict.fromkeys(match[1] for match in _before_address(lex).finditer(text))
        else:
            found = dict.fromkeys(_behind_offices(text, lex))
        return cls(tuple(sorted(list(found)[:KNOWN], key=len, reverse=True)))

    def full(self, name: str) -> str:
        """The fullest form of a name: a family name alone is short for a name that begins with it."""
        short, behind = len(name) < FAMILY, ("・" + name, "·" + name)
        longer = (n for n in self.known if (short and n.startswith(name)) or n.endswith(behind))
        return next(longer, name)


def _behind_offices(text: str, lex: Lexicon) -> Iterator[str]:
    """The Chinese names right behind an office or another noun for a person: “队长*李明*走进…”."""
    for match in _office(lex).finditer(text):
        end = _name_end(text, match.end(), lex)
        if end > match.end():
            yield text[match.end() : end]
    for match in _AGED.finditer(text):  # “十岁的*小杰*”
        end = _name_end(text, match.end(), lex)
        if end == match.end() and text[end : end + 1] in lex.persons.familiar:
            end += 2 if _is_given(text[end + 1 : end + 2], lex) else 0
        if end > match.end():
            yield text[match.end() : end]
    size = 1 + GIVEN
    ends = (found.end() for found in _OPENING.finditer(text))
    starts = [at for at in ends if text[at : at + 1] in lex.persons.surnames]
    firsts = {text[start] for start in starts}
    # All are counted in one walk: a text may have thousands.
    counts = Counter(text[i : i + size] for i, sign in enumerate(text) if sign in firsts)
    for start in starts:  # “。*单凤琴*红了眼眶”, and once more
        if counts[text[start : start + size]] > 1 and _name_end(text, start, lex) == start + size:
            yield text[start : start + size]


@cache
def _office(lex: Lexicon) -> re.Pattern[str]:
    return re.compile(one_of(title for title in lex.persons.titles if len(title) > 1))


def _name_end(text: str, start: int, lex: Lexicon) -> int:
    """The end of a Chinese name that begins at a place, else ``start``."""
    persons = lex.persons
    foreign = _foreign_end(text, start, lex)
    if foreign > start:
        return foreign
    surname = next((n for n in (2, 1) if text[start : start + n] in persons.surnames), 0)
    given = start + surname
    if not surname or not _is_given(text[given : given + 1], lex):
        return start
    verb = text.startswith(tuple(lex.cues.verbs), given + 1)
    return given + 1 + (not verb and _is_given(text[given + 1 : given + 2], lex))


def _is_given(sign: str, lex: Lexicon) -> bool:
    return bool(_HAN.match(sign)) and sign not in lex.persons.verb_starts


def _foreign_end(text: str, start: int, lex: Lexicon) -> int:
    """The end of a foreign name in Chinese characters, else ``start``."""
    known, end = lex.persons.transliteration, start
    after = _after_names(lex)
    while end < len(text) and (text[end] in known or text[end] in "·•"):
        if end > start + 1 and text.startswith(after, end):
            break  # “冈萨雷斯*赛后*”
        end += 1
    long = end - start >= FOREIGN or (end - start > 2 and any(c in "·•" for c in text[start:end]))
    return end if long else start


@cache
def _after_names(lex: Lexicon) -> tuple[str, ...]:
    """What may stand between a name and its verb, and begins with a character that writes foreign names."""
    known = lex.persons.transliteration
    return tuple(f for f in lex.persons.fillers if len(f) > 1 and f[0] in known)


def is_again(phrase: str, lex: Lexicon) -> bool:
    """Whether a phrase means somebody just named: Japanese “*同*研究員”, Chinese “*这位*教练”."""
    for word in lex.persons.again:
        noun = phrase.removeprefix(word)
        if phrase.startswith(word) and (not lex.grammar.topics or _is_noun(noun, lex)):
            return True
    return False


def _is_noun(noun: str, lex: Lexicon) -> bool:
    return noun in lex.persons.honorifics or noun in lex.persons.heads


def is_topic(text: str, at: int, lex: Lexicon) -> bool:
    """Whether a Chinese name opens its clause, with or without what its bearer is before it."""
    start = max(text.rfind(mark, 0, at) for mark in CLAUSE_ENDS) + 1
    before = text[start:at].strip()
    described = before.endswith((*_titles(lex), "岁的", "歲的"))
    return not before or (len(before) <= TOPIC and described)


@cache
def _before_address(lex: Lexicon) -> re.Pattern[str]:
    ends = f"{one_of(lex.persons.honorifics)}|[（(][０-９0-9]{{1,3}}[）)]"
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
    measure = next((m for m in lex.persons.measures if text.startswith(m, start, end)), "")
    start += len(measure)
    if measure:  # “一位*不愿透露姓名的*老渔民”
        start = max(start, text.rfind("的", start, end) + 1)
    word, persons = text[start:end], lex.persons
    foreign = _foreign_end(text, start, lex)
    if "·" in word and 0 < end - foreign <= GIVEN and "·" in text[start:foreign]:
        return start, foreign  # “*艾米丽·沃森*质”
    if word in persons.pronouns or is_group(word, lex) or "·" in word:
        return start, end
    if word in lex.grammar.stops:
        return None
    if is_again(word, lex) or foreign == end:
        return start, end
    if word.endswith(_titles(lex)) and (len(word) <= LONGEST_ROLE or _is_of_group(word, lex)):
        return start, end
    for size in (1 + GIVEN, GIVEN):  # “审判长*梁启文*”
        name = word[-size:]
        if len(word) > size and word[:-size].endswith(persons.office_endings):
            if name[0] in persons.surnames or name[0] in persons.familiar:
                return end - size, end
    return _opening_name(text, start, end, lex)


def _is_of_group(word: str, lex: Lexicon) -> bool:
    """Whether an institution stands before an office: “*市场监管总局*有关负责人”."""
    role = next((t for t in _by_length(lex) if word.endswith(t)), "")
    before = word.removesuffix(role)
    small = next((m for m in lex.persons.modifiers if before.endswith(m)), "")
    return is_group(before.removesuffix(small), lex)


def _opening_name(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int] | None:
    """The Chinese name with which a phrase begins; None where it begins with none."""
    word, persons = text[start:end], lex.persons
    surname = word[:2] if word[:2] in persons.surnames else word[:1]
    if surname not in persons.surnames and word[:1] not in persons.familiar:
        return None
    longest = len(surname) + GIVEN
    if len(surname) < len(word) <= longest:
        return start, end
    titled = _is_titled(text, start, lex)
    if titled and (named := _name_end(text, start, lex)) > start:
        return start, named
    if titled and word[longest - 1 : longest] not in persons.verb_starts:
        return start, start + longest  # “护士长*白玉兰*悄悄”
    # “徐杰手握胜券”: a name that stands elsewhere too.
    for size in (longest, longest - 1):
        if len(word) > size and text.count(word[:size]) > 1:
            return start, start + size
    return None


def _is_titled(text: str, place: int, lex: Lexicon) -> bool:
    """Whether an office or another noun for a person ends right before a place."""
    return text.endswith(_titles(lex), 0, place)


def bare(text: str, start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """The name without the office before it and the form of address behind it."""
    word = text[start:end]
    japanese = bool(lex.grammar.topics)
    for pronoun in lex.persons.pronouns:
        if word.startswith(pronoun) and not japanese:
            owned = start + len(pronoun) + word.startswith("的", len(pronoun))
            if text[owned:end] not in lex.persons.titles:
                return start, start + len(pronoun)
            start = owned  # “他的*经纪人*”
    age = AGE.search(word)
    if age:
        end = start + age.start()
    for joint in lex.persons.joints:
        place = text.rfind(joint, start, end)
        if text.rfind(joint, start, max(start, place)) == place - 2 > start:
            place -= 2  # “歌手の木の実エリ”
        behind = text[place + 1 : end]
        role = joint == "の" and is_role(behind, lex) and "・" not in behind
        # “商店会の*戸倉俊介*会長”
        role = role and not _is_titled_name(behind, lex)
        if start < place < end - 1 and not role:
            start = place + 1
    if not japanese and (when := _when(lex).search(text[start:end], 2)):
        end = start + when.start()
    for title in _titles_in(text[start:end], lex):
        place = text.rfind(title, start, end)
        if place >= start and _leads(text[place + len(title) : end], lex):
            start = place + len(title)
    if japanese:
        clause = _RELATIVE.match(text, start, end)
        start = clause.end() if clause is not None else start
    return start, _without_address(text, start, end, lex)


def _leads(rest: str, lex: Lexicon) -> bool:
    """Whether a title leads to the name behind it: none stands in “李女士*的丈夫*”, “总理*府发言人*”."""
    if not rest or rest[0] in _OF:
        return False
    role = next((t for t in _by_length(lex) if rest.endswith(t)), "")
    return not role or lex.grammar.topics != () or _may_be_name(rest.removesuffix(role), lex)


def _is_titled_name(word: str, lex: Lexicon) -> bool:
    """Whether a Japanese phrase is a name with its form of address, and no office alone."""
    for address in lex.persons.honorifics:
        name = word.removesuffix(address)
        if name != word and FULL <= len(name) <= LONGEST_NAME:
            return not is_role(name, lex)
    return False


def _may_be_name(word: str, lex: Lexicon) -> bool:
    """Whether Chinese characters before an office may be a name."""
    if not lex.persons.surnames or any(sign in "·•" for sign in word):
        return True
    if word in lex.grammar.stops:
        return False
    surname = 2 if word[:2] in lex.persons.surnames else 1
    own = word[:surname] in lex.persons.surnames and len(word) <= surname + GIVEN
    return own or word[:1] in lex.persons.familiar or _foreign_end(word, 0, lex) == len(word)


@cache
def _when(lex: Lexicon) -> re.Pattern[str]:
    """What Chinese says of where, when and to whom behind a name."""
    persons = lex.persons
    beside, weeks = "".join(persons.beside), one_of(persons.weeks)
    return re.compile(
        rf"(?:\d{{1,2}}月)?\d{{1,2}}日|(?<=[^\s])[{beside}]|{one_of(persons.spans)}"
        rf"|(?:{weeks})(?=[{beside}上下]|$)|..(?:{one_of(persons.moments)})$"
    )


@cache
def _titles(lex: Lexicon) -> tuple[str, ...]:
    """Titles and offices."""
    return tuple(lex.persons.titles)


@cache
def _by_length(lex: Lexicon) -> dict[str, int]:
    """Titles and offices with their number, the longest first."""
    return {t: n for n, t in enumerate(sorted(lex.persons.titles, key=len, reverse=True))}


def _titles_in(word: str, lex: Lexicon) -> list[str]:
    """The titles and offices that a word holds, the longest first. There are hundreds: its parts are looked
    up in them, not they in it."""
    numbers = _by_length(lex)
    longest = len(next(iter(numbers), ""))
    parts = (word[i:j] for i in range(len(word)) for j in range(i + 1, i + 1 + longest))
    return sorted({part for part in parts if part in numbers}, key=numbers.__getitem__)


def _without_address(text: str, start: int, end: int, lex: Lexicon) -> int:
    """The end of a name without the form of address, the office and the filler behind it."""
    for words, least in (
        (lex.persons.honorifics, 0),
        (_titles(lex), 1),
        (lex.persons.fillers, 0),
    ):
        for word in words if text.endswith(words, start, end) else ():
            if text.endswith(word, start, end) and end - len(word) > start + least:
                left = text[start : end - len(word)]
                if left.endswith("の") or left in lex.persons.modifiers:
                    return end  # “会社の*社長*”, “ベテラン*議員*”: no name
                if words is not lex.persons.fillers and not _may_be_name(left, lex):
                    return end  # “白宫*官员*”
                end -= len(word)
                if words is lex.persons.honorifics:
                    break
    return end
