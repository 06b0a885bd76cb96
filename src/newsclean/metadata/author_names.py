"""Bylines as names: no "By", no titles, no outlets, no dates."""

from __future__ import annotations

from itertools import pairwise

from newsclean import data
from newsclean import lazy_re as re
from newsclean.metadata.byline_words import (
    MOST,
    WORDS,
    is_dated,
    is_hand,
    others_at,
    unglued,
    without_opening,
)
from newsclean.metadata.date_words import MONTHS, SAID, WEEKDAYS, is_weekday
from newsclean.text.phrases import one_of
from newsclean.text.scripts import HAN, HANGUL, has_spaceless

_SPLIT = re.compile(r"[,;|/•·⋅ㆍ●&\n\t／｜、，；،؛＝=]\s*+|(?<!\s)\s++[–—-]\s++")
_ADDRESS = re.compile(r"(?<!\S)(?=\S*?(?:@|https?:|www\.))\S+")
_BRACKET = re.compile(r"[()\[\]（）]")
_BRACKETS = re.compile(r"\([^)]{0,80}\)|\[[^\]]{0,80}\]|（[^）]{0,80}）")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_MOST_HAN = 5
"""Signs of a Chinese or Japanese name: 長谷川千恵 is long, 有料会員記事 is none."""
_NAME_WORD = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"(?<!\w)\d")
_DOMAIN = re.compile(r"\S+\.[a-z]{2,}")
_MOST_NAMES = 20
_NO_NAMES_END = (":", "：", "!", "！", "?", "？")
"""Ends a label ("Last modified: ") or a call, never a line of names."""
_DESCRIBING = WORDS["roles"] | WORDS["desks"] | WORDS["bodies"] | WORDS["links"]
_IN_FRONT = WORDS["roles"] | WORDS["ours"] | WORDS["articles"] | WORDS["beats"]
_AND = re.compile(rf"(?<!\s)\s++(?:{one_of(WORDS['and'])})\s+")
_AROUND = re.compile(
    rf"^(?:{one_of(data.listed('names', 'by', 'archives'))})\s+|^[&+]\s*|(?<![»›→*])[»›→*]++\s*+$",
    re.IGNORECASE,
)
_ENDINGS = tuple(sorted(data.listed("names", "by", "endings"), key=len, reverse=True))
_OF = frozenset(
    ("de", "di", "da", "von", "av", "af", "par", "por", "door", "by", "oleh", "od", "от")
)
_OUTLETS = data.listed("names", "by", "outlets")
"""How names of outlets end in scripts without spaces or capitals, and no person's does."""
_FRONT = data.listed("names", "by", "front")
_FRONT_GLUED = tuple(sorted(filter(has_spaceless, _FRONT), key=len, reverse=True))
_FRONT_APART = tuple(
    f"{word} " for word in sorted(_FRONT, key=len, reverse=True) if not has_spaceless(word)
)
_BEHIND = data.listed("names", "by", "behind")
_AND_LETTERS = tuple(WORDS["and_letter"])
_CAPITAL = "[^\\W\\d_a-zß-ÿа-яё]"
_TOGETHER = re.compile(rf"(?<!\s)\s++(?:{one_of(WORDS['together'])})\s+(?={_CAPITAL}{{2,6}}(?!\w))")
"""What stands between names and an agency: "and Bo Reed with AFP"."""
_PLACED = re.compile(
    rf"(?<!\s)\s++(?:{one_of(WORDS['placed'])})\s+(?:{_CAPITAL}[^\s,;]*\s){{0,2}}{_CAPITAL}[^\s,;]*"
    rf"(?=\s+(?:{one_of(WORDS['and'])})\s)"
)
"""A place between two names: "Ada Ohm in Port Linnet and Bo Reed"."""
_FOR_WHOM = re.compile(
    rf"(?<=[^\s,;])\s(?:{one_of(data.listed('names', 'by', 'for_whom'))})\s(?:[^\W\d_]{{1,4}}\s)?"
    rf"{_CAPITAL}[^,;|&/]{{1,60}}\Z"
)
"""For whom somebody wrote: "Ada Ohm for the Skerry Mail"."""
_PLACE_LAST = re.compile(
    rf"((?:,|\s(?:{one_of(WORDS['and'])})\s)[^,|–—]{{2,60}}?)\s[|–—]\s[^,|–—]{{2,40}}\Z"
)
"""A place or an outlet behind several names, or behind a name and the outlet: "Ada Ohm, Skerry Mail — Port
Linnet"."""
_PLACE = re.compile(r"\A[^\W\d_]{2,20}\s[–—-]\s(?=\S+\s+\S)")
"""A word in front of a full name: where the person was."""
_OF_OTHERS = " \ufffc "
"""Stands for a bracket that says that the person in front of it is no author: "(photos)"."""
_NO_NAME = frozenset(":=<>{}")
"""Characters of code and of labels."""
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_FRAMES = "〔〕【】［］ "
_EAST_ASIAN_NAME = re.compile(f"[{HAN}]{{2,4}}|[{HANGUL}]{{2,4}}")
_OF_EMPLOYED = 3
"""Parts of a byline with a name, what the person does and for whom."""
_LEAST_ROLE = 6
"""Letters of a role that is taken off in front of a name: "Ma" is a degree and a family."""
_ALONE = frozenset(w for w in data.listed("names", "by", "alone") if w.isascii())


def is_login(name: str) -> bool:
    """Whether a name is an account's: one word in lower case, or with marks or digits inside; a hyphen in
    front of a capital is a name's: "Jean-Luc", "SM-Newsroom"."""
    if " " in name:
        return False
    return name.islower() or any(
        (mark in "._-" or mark.isdigit()) and not (mark == "-" and behind.isupper())
        for mark, behind in pairwise(f"{name[1:]} ")
    )


def read_names(
    raw: str, site: str | None = None, *, strict: bool = False, desks: bool = False
) -> tuple[str, ...]:
    """The names of people (or agencies) in a byline, in order, each once; ``site`` is no author.

    ``strict`` asks that every name looks like one: for text whose meaning is only guessed.
    ``desks`` lets "News Desk" and "Staff" pass.
    """
    text = _undated(_said(raw[:800]), strict)
    if (strict or desks) and text.rstrip().endswith(_NO_NAMES_END):
        return ()
    told = SAID.search(text)
    if told and told.start():  # "Ada Ohm Published": what a date without its number leaves
        text = text[: told.start()]
    names: list[str] = []
    seen: set[str] = set()
    parts = _without_employer(_SPLIT.split(text))
    address = _DOMAIN.fullmatch(parts[0].strip()) is not None
    for number, part in enumerate(parts):
        for item in _behind_role(part, names) if number else _items(part):
            if _OF_OTHERS.strip() in item:
                continue
            name = _name(_unburdened(item) if strict and not desks else item, site, desks)
            if name is None or (strict and not _looks_like_name(name, desks)):
                if strict and number == 0 and not names:
                    return ()
                continue
            if strict and number and name[0].islower() and name.count(" ") == 1:
                continue  # "Ada Ohm, de Lisboa": where she is
            behind = address or (names and " " in names[0])
            if behind and " " not in name:
                continue  # "Ada Ohm, Dietitian", "paper.example, Port Linnet": a lone word is no other name
            if name.lower() not in seen:
                seen.add(name.lower())
                names.append(name)
    if strict and len(names) > 1 and " " not in names[0] and _PLACE.match(text):
        del names[0]
    return tuple(names[:_MOST_NAMES])


def is_titled(text: str) -> bool:
    """Whether a line begins with a name and the word for what the person does: "한서윤 기자"."""
    return any(word in _ENDINGS for word in text.split()[1:3])


def _said(raw: str) -> str:
    """What a byline says of authors: without addresses, brackets, "By" and other people's work."""
    if "<" in raw:
        raw = _TAG.sub(" ", raw)  # markup inside a statement: "<b>Ada Ohm</b>"
    bare = _BRACKETS.sub(lambda m: _OF_OTHERS if is_hand(m[0]) else " ", raw)
    if not any(map(str.isalpha, bare)):
        bare = _BRACKET.sub(" ", raw)
    text = _AROUND.sub("", " ".join(unglued(_ADDRESS.sub(" ; ", bare)).split())).lstrip("; ")
    text = _PLACED.sub("", without_opening(text.strip(_FRAMES)))
    text = _PLACE_LAST.sub(r"\1", text)
    whom = _FOR_WHOM.search(text)
    if whom and " " in text[: whom.start()] and _AND.search(whom[0]) is None:
        text = text[: whom.start()]
    text = text[: others_at(text)]
    agency = _TOGETHER.search(text)
    return text[: agency.start()] if agency else text


def _items(part: str) -> list[str]:
    """The names of a part of a byline, which an "and" joins, or nothing but a space."""
    if WORDS["bodies"].intersection(part.lower().split()):
        return [part]
    return [name for item in _AND.split(part) for name in _joined(item)]


def _without_employer(parts: list[str]) -> list[str]:
    """The parts of a byline without the last one behind what a person does, which says for whom: "Ada Ohm,
    Director, Skerry Ferry Lines"."""
    if len(parts) != _OF_EMPLOYED:
        return parts
    role, last = parts[1].lower().split(), parts[2].split()
    told = len(role) > 1 and len(last) > 2 and last[0] not in WORDS["and"]
    return parts[:-1] if told and _is_role(role) else parts


def _behind_role(part: str, before: list[str]) -> list[str]:
    """The names of a part behind others: none where it says what those are, but for who follows that: "Ada
    Ohm, court reporter and Bo Reed"."""
    if not _describes(part.strip(), before):
        return _items(part)
    role, *others = _items(part)
    if not (before and role and _is_role(role.lower().split())):
        return []
    return [] if any(_describes(item, before) for item in others) else others


def _joined(item: str) -> list[str]:
    words = item.split()
    if item.isascii() or len(words) < 2:
        return [item]
    for i in range(2, len(words) - 1):
        word = words[i]
        if word.startswith(_AND_LETTERS) and len(word) > 2 and word not in WORDS["not_joined"]:
            return [" ".join(words[:i]), *_joined(" ".join([word[1:], *words[i + 1 :]]))]
    signed = item.lstrip().startswith(_FRONT_GLUED) or item.rstrip().endswith(_ENDINGS)
    names = [_without_front(name) for name in _finished(words).split()]
    if signed and len(names) > 1 and all(map(_EAST_ASIAN_NAME.fullmatch, names)):
        return [name for name in names if name not in WORDS["desks"] and name not in _FRONT]
    return [item]


def _undated(text: str, strict: bool) -> str:
    """The text in front of a date ("Ada Ohm on May 3, 2024"), or behind one that opens it."""
    words = text.split()
    opening = 0
    while opening < len(words) and opening < 5 and _is_of_date(words[opening]):
        opening += 1
    if opening > 1 and is_dated(" ".join(words[:opening])):
        words = words[opening:]
        while words and words[0] in "·•|–—-/":
            words = words[1:]
        return _undated(" ".join(words), strict)
    for i, word in enumerate(words):
        bare = word.strip(".,").lower()
        opens = bare in MONTHS or bare in WEEKDAYS
        dated = opens and any(any(map(str.isdigit, w)) for w in words[i + 1 : i + 4])
        ended = strict and (_NUMBER.match(word) or word in WORDS["after_name"])
        if i and (dated or ended):
            while i and words[i - 1].strip(":,").lower() in WORDS["before_date"]:
                i -= 1
            return " ".join(words[:i])
    return text


def _unburdened(item: str) -> str:
    """A name without the role that follows it: "Ada Ohm Senior Editor"."""
    words = item.split()
    if words and words[0].lower() in WORDS["articles"]:
        return item
    for i, word in enumerate(words[2:], 2):
        if word.strip(".,").lower() in WORDS["roles"]:
            if i > 2 and words[2].lower() in WORDS["beats"]:
                return " ".join(words[:2])
            short = 3 if len(words[1]) <= 2 or words[1].lower() in WORDS["particles"] else 2
            if len(words) > short and words[short].strip(".,").lower() in WORDS["generations"]:
                short += 1
            return " ".join(words[: min(i, short) if i > 3 else i])
    return item


def _is_of_date(word: str) -> bool:
    bare = word.strip(".,").lower()
    return bare in MONTHS or bare in WEEKDAYS or bare[:1].isdigit()


def _name(item: str, site: str | None, desks: bool) -> str | None:
    name = without_opening(item.strip(" .:：'\"“”*\u200b-–—/•【】［］「」〔〕<>"))
    words = _unfronted(_once(name.split()))
    while len(words) > 1 and words[0] in WORDS["and"]:
        words = words[1:]
    if len(words) > 2 and words[0] in _OF and words[1][:1].isupper() and words[2][:1].isupper():
        words = words[1:]  # "de Ilinca Sava": by, where two capitalized words follow
    while len(words) > 2 and words[0].rstrip(".").lower() in WORDS["titles"]:
        words = words[1:]
    if not 1 <= len(words) <= 6 or sum(map(len, words)) > MOST:
        return None
    name = _finished(words)
    lowered = [w.strip(".,").lower() for w in name.split()]
    if (
        not _NO_NAME.isdisjoint(name)
        or not (_NAME_WORD.search(name) if desks else _NAME_WORD.match(name))
        or set(lowered) & WORDS["nobody"]
        or (len(lowered) > 1 and lowered[-1] in _ALONE)
        or (not desks and not WORDS["ours"].isdisjoint(lowered))
        or (not desks and name.endswith(_OUTLETS))
        or _DOMAIN.fullmatch(name)
    ):
        return None
    if set(lowered) <= MONTHS | WEEKDAYS or is_weekday(name):
        return None
    if site and (name := _without_site(name, site)) == "":
        return None
    if not desks and (set(lowered) <= WORDS["roles"] | WORDS["desks"] or _is_role(lowered)):
        return None
    opened = lowered[0] in WORDS["particles"] or (desks and lowered[0] in WORDS["articles"])
    if words[0][0].islower() and len(words) > 2 and not opened:
        return None
    return name


def _without_site(name: str, site: str) -> str:
    """A name without the site's name behind it or in front of it; empty where one word is left."""
    if name.lower() == site.lower():
        return ""
    if name.lower().endswith(f" {site.lower()}"):
        name = name[: -len(site)].strip()
    if name.lower().startswith(f"{site.lower()} "):
        name = name[len(site) :].strip()
        return name if " " in name else ""  # "AAA Travel"
    return name


def _finished(words: list[str]) -> str:
    """The name as it is set in running text: not in capitals, "Jr." with its full stop."""
    if len(words) > 2 and words[-1].rstrip(".").lower() in WORDS["generations"]:
        words = [*words[:-1], words[-1].rstrip(".") + "."]
    name = " ".join(words)
    for ending in _ENDINGS:
        name = name.removesuffix(ending).strip() or name
    if name.isupper() and len(words) > 1 and name.isascii():
        name = " ".join(w.lower() if w.lower() in WORDS["particles"] else w.title() for w in words)
    return name


def _unfronted(words: list[str]) -> list[str]:
    """The words without what the person does in front of the name: "our reporter Ada Ohm"."""
    text = _without_front(" ".join(words))
    for behind in _BEHIND:
        text = text.removesuffix(behind) or text
    words = text.split()
    count = 0
    while count < len(words) and words[count].strip(".,").lower() in _IN_FRONT:
        count += 1
    while count and not _is_long_role(words[count - 1].lower()):
        count -= 1
    rest = words[count:]
    return rest if len(rest) > 1 and all(w[:1].isupper() for w in (rest[0], rest[-1])) else words


def _without_front(text: str) -> str:
    for front in (*_FRONT_GLUED, *_FRONT_APART):
        if text.startswith(front) and len(text) > len(front):
            return text[len(front) :].lstrip(" :：")
    return text


def _is_long_role(word: str) -> bool:
    return len(word) >= _LEAST_ROLE and word in WORDS["roles"] and word not in WORDS["beats"]


def _once(words: list[str]) -> list[str]:
    """A name that a picture's text and a link give twice, once."""
    half = len(words) // 2
    return words[:half] if half and words[:half] == words[half:] else words


def _is_role(lowered: list[str]) -> bool:
    return lowered[-1] in WORDS["roles"] | WORDS["desks"]


def _describes(name: str, before: list[str]) -> bool:
    """Whether what follows a name says what the person is or works for: "Director of Operations", "BBC
    NORTH"."""
    words = name.lower().split()
    if 1 < len(words) <= 3 and words[-1] in _ENDINGS:
        return False  # "한서윤 기자" is a name with what the person does behind it
    return (
        not words
        or (len(words) > 1 and name.isupper() and bool(before) and not before[-1].isupper())
        or bool(set(words) & _DESCRIBING)
        or words[0] in WORDS["articles"]
        or name.endswith(_BEHIND)
        or (len(name) <= 5 and name.isupper())
    )


def _looks_like_name(name: str, desks: bool) -> bool:
    """Capitals where a name has them, an article only in front of a desk's; a script without capitals passes
    in short names."""
    words = name.split()
    if not any(c.isupper() or c.islower() for c in name):
        return len(name) <= (_MOST_HAN if _HAN_ONLY.fullmatch(name) else 20)
    opened = words[0].lower() in WORDS["articles"]
    big = [w for w in words[opened:] if w.lower() not in WORDS["particles"]]
    return (
        (desks or not opened)
        and 0 < len(big) <= 5
        and all(w[0].isupper() for w in big)
        and not any(c.isdigit() for c in name)
    )
