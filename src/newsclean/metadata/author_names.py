"""Bylines as names: no "By", no titles, no outlets, no dates."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.metadata.date_words import MONTHS, SAID
from newsclean.text.phrases import one_of

_SPLIT = re.compile(r"[,;|/•·⋅●&\n\t]\s*+|\s[–—-]\s++")
_ADDRESS = re.compile(r"(?<!\S)(?=\S*?(?:@|https?:|www\.))\S+")
_BRACKETS = re.compile(r"\([^)]{0,80}\)|\[[^\]]{0,80}\]")
_NAME_WORD = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"(?<!\w)\d")
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_DOMAIN = re.compile(r"\S+\.[a-z]{2,}")
_MOST = 60
_MOST_NAMES = 20
_KEYS = (
    "and", "titles", "generations", "particles", "articles", "ours", "glued", "before_date", "after_name",
    "weekdays", "roles", "beats", "links", "desks", "bodies", "companies", "nobody",
)  # fmt: skip
_WORDS = {key: frozenset(data.listed("names", "words", key)) for key in _KEYS}
_DESCRIBING = _WORDS["roles"] | _WORDS["desks"] | _WORDS["bodies"] | _WORDS["links"]
_GLUED = re.compile(rf"\b({one_of(_WORDS['glued'])})(?=[A-ZÀ-Þ][a-zà-ÿ])")


def _by(key: str) -> str:
    return one_of(data.listed("names", "by", key))


_BY = re.compile(
    rf"^\W*(?:(?:{_by('verbs')})\W+)?(?:{_by('alone')})(?!\w)\s*[:：]?\s*|"
    rf"^\W*(?:{_by('labels')})(?:\s*[:：]\s*|\s*$)",
    re.IGNORECASE,
)
_ALONE = frozenset(w for w in data.listed("names", "by", "alone") if w.isascii())
_FIRST_WORD = re.compile(r"\W*(\w+)")
_FIRST_WORDS = frozenset(
    phrase.split("(")[0].split()[0].lower()
    for key in ("alone", "verbs", "labels")
    for phrase in data.listed("names", "by", key)
)
_BY_INSIDE = re.compile(rf"(?:^|[\s|•·,–—-])(?:{_by('inside')})[:：]?\s+", re.I)
_OTHERS = re.compile(
    rf"(?<![\s,|·•(–—-])[\s,|·•(–—-]*+(?<!\w)(?:{_by('others')})(?!\w)", re.IGNORECASE
)
_AND = re.compile(rf"(?<!\s)\s++(?:{one_of(_WORDS['and'])})\s+")
_AROUND = re.compile(rf"^(?:{_by('archives')})\s+|^[&+]\s*|(?<![»›→*])[»›→*]++\s*+$", re.IGNORECASE)
_ENDINGS = data.listed("names", "by", "endings")


def starts_like_byline(text: str) -> bool:
    """Whether a line begins with "By" in one of its languages, and goes on like a name."""
    return _opens(_unglued(text))


def _may_open(text: str) -> bool:
    """Whether the first word may be one of a byline's: asked before the patterns, for speed."""
    word = _FIRST_WORD.match(text)
    return word is not None and (word[1].lower() in _FIRST_WORDS or not word[1].isascii())


def _opens(text: str) -> bool:
    by = _BY.match(text) if _may_open(text) else None
    if by is None or by.end() == len(text):
        return False
    first = text[by.end()]
    return (first.isupper() or ord(first) > 0x2E7F) and not _OTHERS.match(text)


def _unglued(text: str) -> str:
    text = text[:400]
    return _GLUED.sub(r"\1 ", text) if any(by in text for by in _WORDS["glued"]) else text


def only_by(text: str) -> bool:
    """Whether a line is nothing but "Written by": the name stands in the next one."""
    return _may_open(text) and not _BY.sub("", text[:60], count=1).strip(" :")


def names_others(text: str) -> bool:
    """Whether a line names an editor, a reviewer or a photographer."""
    return _OTHERS.match(text) is not None


def byline_of(text: str) -> str | None:
    """The part of a short line that names authors: "August 7, by Ada Ohm" has one behind "by"."""
    text = _unglued(text)
    if _opens(text):
        return text
    if not any(map(str.isdigit, text)) or _OTHERS.match(text):
        return None
    found = _BY_INSIDE.search(text)
    if found and _dated(text[: found.start()]):
        return text[found.end() :]
    return None


def account_of(text: str) -> str | None:
    """The account in a line that is nothing but "by" and one word in lower case."""
    by = _BY.match(text) if len(text) <= _MOST and _may_open(text) else None
    name = text[by.end() :] if by else ""
    return name if len(name) > 2 and " " not in name and name.islower() else None


def joins_names(text: str) -> bool:
    """Whether a text is an "and"."""
    return text in _WORDS["and"]


def is_company(name: str) -> bool:
    """Whether a name carries its legal form: who owns or built the site, not who wrote."""
    words = name.replace(".", "").lower().split()
    return len(words) > 1 and bool(_WORDS["companies"].intersection(words[1:]))


def is_role(text: str) -> bool:
    """Whether a short line says what somebody is: "Staff Writer"."""
    words = text.lower().split()
    return 1 < len(words) <= 4 and words[-1].strip(".,") in _WORDS["roles"] and text[0].isupper()


def _dated(text: str) -> bool:
    """Whether a short stretch of text is a date, or holds one."""
    words = re.findall(r"\w+", text.lower())
    has_day = any(w[0].isdigit() for w in words)
    return (
        len(words) <= 9
        and has_day
        and (bool(MONTHS.intersection(words)) or bool(_NUMERIC_DATE.search(text)))
    )


def is_login(name: str) -> bool:
    """Whether a name is an account's: one word in lower case, or with marks or digits inside."""
    return " " not in name and (name.islower() or any(c in "._-" or c.isdigit() for c in name[1:]))


def read_names(
    raw: str, site: str | None = None, *, strict: bool = False, desks: bool = False
) -> tuple[str, ...]:
    """The names of people (or agencies) in a byline, in order, each once; ``site`` is no author.

    ``strict`` asks that every name looks like one: for text whose meaning is only guessed.
    ``desks`` lets "News Desk" and "Staff" pass.
    """
    text = _ADDRESS.sub(" ", _BRACKETS.sub(" ", raw[:800]))
    text = _AROUND.sub("", " ".join(_GLUED.sub(r"\1 ", text).split()))
    text = _undated(_OTHERS.split(_BY.sub("", text, count=1), maxsplit=1)[0], strict)
    told = SAID.search(text)
    if told and told.start():  # "Ada Ohm Published": what a date without its number leaves
        text = text[: told.start()]
    names: list[str] = []
    seen: set[str] = set()
    for number, part in enumerate(_SPLIT.split(text)):
        if number and _describes(part.strip(), names):
            continue
        whole = _WORDS["bodies"].intersection(part.lower().split())
        for item in [part] if whole else _AND.split(part):
            name = _name(_unburdened(item) if strict and not desks else item, site, desks)
            if name is None or (strict and not _looks_like_name(name)):
                if strict and number == 0 and not names:
                    return ()
                continue
            if names and " " in names[0] and " " not in name and name.isascii():
                continue  # "Ada Ohm, Dietitian": a lone word behind a full name is no other name
            if name.lower() not in seen:
                seen.add(name.lower())
                names.append(name)
    return tuple(names[:_MOST_NAMES])


def _undated(text: str, strict: bool) -> str:
    """The text in front of a date ("Ada Ohm on May 3, 2024"), or behind one that opens it."""
    words = text.split()
    opening = 0
    while opening < len(words) and opening < 5 and _is_of_date(words[opening]):
        opening += 1
    if opening > 1 and _dated(" ".join(words[:opening])):
        words = words[opening:]
        while words and words[0] in "·•|–—-/":
            words = words[1:]
        return _undated(" ".join(words), strict)
    for i, word in enumerate(words):
        bare = word.strip(".,").lower()
        opens = bare in MONTHS or bare in _WORDS["weekdays"]
        dated = opens and any(any(map(str.isdigit, w)) for w in words[i + 1 : i + 4])
        ended = strict and (_NUMBER.match(word) or word in _WORDS["after_name"])
        if i and (dated or ended):
            while i and words[i - 1].strip(":,").lower() in _WORDS["before_date"]:
                i -= 1
            return " ".join(words[:i])
    return text


def _unburdened(item: str) -> str:
    """A name without the role that follows it: "Ada Ohm Senior Editor"."""
    words = item.split()
    if words and words[0].lower() in _WORDS["articles"]:
        return item
    for i, word in enumerate(words[2:], 2):
        if word.strip(".,").lower() in _WORDS["roles"]:
            if i > 2 and words[2].lower() in _WORDS["beats"]:
                return " ".join(words[:2])
            short = 3 if len(words[1]) <= 2 or words[1].lower() in _WORDS["particles"] else 2
            if len(words) > short and words[short].strip(".,").lower() in _WORDS["generations"]:
                short += 1
            return " ".join(words[: min(i, short) if i > 3 else i])
    return item


def _is_of_date(word: str) -> bool:
    bare = word.strip(".,").lower()
    return bare in MONTHS or bare in _WORDS["weekdays"] or bare[:1].isdigit()


def _name(item: str, site: str | None, desks: bool) -> str | None:
    name = _BY.sub("", item.strip(" .:'\"“”*\u200b-–—/•【】［］「」"), count=1)
    words = _once(name.split())
    while len(words) > 1 and words[0] in _WORDS["and"]:
        words = words[1:]
    while len(words) > 1 and words[0].rstrip(".").lower() in _WORDS["titles"]:
        words = words[1:]
    if not 1 <= len(words) <= 6 or sum(map(len, words)) > _MOST:
        return None
    lowered = [w.strip(".,").lower() for w in words]
    name = _finished(words)
    if (
        ":" in name
        or not (_NAME_WORD.search(name) if desks else _NAME_WORD.match(name))
        or set(lowered) & _WORDS["nobody"]
        or (len(words) > 1 and lowered[-1] in _ALONE)
        or (not desks and not _WORDS["ours"].isdisjoint(lowered))
        or _DOMAIN.fullmatch(name)
    ):
        return None
    if set(lowered) <= MONTHS | _WORDS["weekdays"]:
        return None
    if site and name.lower() == site.lower():
        return None
    if site and name.lower().endswith(f" {site.lower()}"):
        name = name[: -len(site)].strip()
    if not desks and (set(lowered) <= _WORDS["roles"] | _WORDS["desks"] or _is_role(lowered)):
        return None
    opened = lowered[0] in _WORDS["particles"] or (desks and lowered[0] in _WORDS["articles"])
    if words[0][0].islower() and len(words) > 2 and not opened:
        return None
    return name


def _finished(words: list[str]) -> str:
    """The name as it is set in running text: not in capitals, "Jr." with its full stop."""
    if len(words) > 2 and words[-1].rstrip(".").lower() in _WORDS["generations"]:
        words = [*words[:-1], words[-1].rstrip(".") + "."]
    name = " ".join(words)
    for ending in _ENDINGS:
        name = name.removesuffix(ending).strip() or name
    if name.isupper() and len(words) > 1 and name.isascii():
        name = " ".join(w.lower() if w.lower() in _WORDS["particles"] else w.title() for w in words)
    return name


def _once(words: list[str]) -> list[str]:
    """A name that a picture's text and a link give twice, once."""
    half = len(words) // 2
    return words[:half] if half and words[:half] == words[half:] else words


def _is_role(lowered: list[str]) -> bool:
    return lowered[-1] in _WORDS["roles"] | _WORDS["desks"]


def _describes(name: str, before: list[str]) -> bool:
    """Whether what follows a name says what the person is or works for: "Director of Operations", "BBC
    NORTH"."""
    words = name.lower().split()
    return (
        not words
        or (len(words) > 1 and name.isupper() and bool(before) and not before[-1].isupper())
        or bool(set(words) & _DESCRIBING)
        or words[0] in _WORDS["articles"]
        or (len(name) <= 5 and name.isupper())
    )


def _looks_like_name(name: str) -> bool:
    """Capitals where a name has them; a script without capitals passes in short names."""
    words = name.split()
    if not any(c.isupper() or c.islower() for c in name):
        return len(name) <= 20
    big = [w for w in words if w.lower() not in _WORDS["particles"]]
    return (
        0 < len(big) <= 5
        and all(w[0].isupper() for w in big)
        and not any(c.isdigit() for c in name)
    )
