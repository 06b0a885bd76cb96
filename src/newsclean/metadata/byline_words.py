"""What opens a byline and what ends it: "By", labels with a colon, the hands of others."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.metadata.date_words import MONTHS
from newsclean.text.phrases import one_of
from newsclean.text.scripts import EAST_ASIAN
from newsclean.text.words import tokens

_KEYS = (
    "and", "titles", "generations", "particles", "articles", "ours", "glued", "before_date", "after_name",
    "roles", "beats", "links", "desks", "bodies", "companies", "nobody",
    "and_letter", "not_joined", "together", "placed",
)  # fmt: skip
WORDS = {key: frozenset(data.listed("names", "words", key)) for key in _KEYS}
"""The words around names in all languages, by what they are."""
MOST = 60
"""Characters of a name, and of a line that gives nothing but one."""
_GLUED = re.compile(rf"\b({one_of(WORDS['glued'])})(?=[A-ZÀ-Þ][a-zà-ÿ])")
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def _by(key: str) -> str:
    return one_of(data.listed("names", "by", key))


_BY = re.compile(
    rf"^\W*(?:(?:{_by('verbs')})\W+)?(?:{_by('alone')})(?!\w)\s*+(?:[:：]\s*+)?", re.IGNORECASE
)
_VERB = re.compile(rf"(?:{_by('verbs')})\s?[:：]\s*(?=\S)", re.IGNORECASE)
_HANDS = frozenset(data.listed("names", "by", "hands"))
_LABELS = frozenset(data.listed("names", "by", "labels"))
_ROLES = WORDS["roles"] - _HANDS
"""What a person does may be the label in front of the name: "Redakteurin: "."""
_OF_AUTHORS = _LABELS | _ROLES
_OF_HELPERS = _OF_AUTHORS | _HANDS
_PLACE_ENDS = re.compile(r"[,:;]\s*+|\s[–—-]\s++")
_STOP = re.compile(r"[:：=＝/／|｜]")
_STOPPED = re.compile(r"(?<!\s)\s*+[:：=＝/／|｜]")
_JOINED = re.compile(
    rf"(?<!\s)\s*+[/／&+,、・·]\s*+|(?<!\s)\s++(?:{one_of(WORDS['and'])})\s++|(?<=[{EAST_ASIAN}])[と和與与](?=[{EAST_ASIAN}])"
)
_EDGES = " \t\n.'\"“”*\u200b-–—•【】［］「」()（）〔〕◆■●▲☐✎"
_MOST_LABEL = 48
_FIRST_WORD = re.compile(r"\W*(\w+)")
_ASCII_FIRST = frozenset(
    phrase.split("(")[0].split()[0].lower().rstrip(".")
    for key in ("alone", "verbs", "labels", "hands")
    for phrase in data.listed("names", "by", key)
).union(WORDS["roles"])
_OTHER_FIRST = frozenset(word[0] for word in _ASCII_FIRST if not word.isascii())
_BY_INSIDE = re.compile(rf"(?:^|[\s|•·,–—-])(?:{_by('inside')})[:：]?\s+", re.I)
_OTHERS = re.compile(
    rf"(?<![\s,|·•(–—-])[\s,|·•(–—-]*+(?<!\w)(?:{_by('others')})(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"[^\s(（【\[,;|/／｜·•–—]+")
_MOST_HANDS = 3
"""Words of a label of those who had another hand in it: "Photos and video"."""


def unglued(text: str) -> str:
    """A text whose "By" stands apart from the name behind it."""
    text = text[:400]
    return _GLUED.sub(r"\1 ", text) if any(by in text for by in WORDS["glued"]) else text


def _may_open(text: str) -> bool:
    """Whether the first word may be one of a byline's: asked before the patterns, for speed."""
    word = _FIRST_WORD.match(text)
    if word is None:
        return False
    first = word[1].lower()
    return first in _ASCII_FIRST or (not first.isascii() and first[0] in _OTHER_FIRST)


def opening(text: str) -> int:
    """How many characters of a text are "By", "Written by" or "Text and photos:"; 0 for none. The place of a
    correspondent belongs to them."""
    if not _may_open(text):
        return 0
    by = _BY.match(text)
    end = max(by.end() if by else 0, _labelled(text))
    return _behind_post(text, end) if end else 0


def _behind_post(text: str, end: int) -> int:
    """Where the names begin behind a correspondent and a place: "From our correspondent in Port Linnet, "."""
    words = text[end : end + MOST].split(None, 1)
    if len(words) < 2 or words[0] not in WORDS["placed"]:
        return end
    if WORDS["roles"].isdisjoint(text[:end].lower().split()):
        return end
    place = _PLACE_ENDS.search(text, end)
    return place.end() if place else len(text)


def _labelled(text: str) -> int:
    """The end of a label of authors and what sets it apart from them: "Words and pictures: "."""
    head = text[:_MOST_LABEL]
    end = 0
    for stop in _STOP.finditer(head):
        parts = _parts(head[: stop.start()])
        if not parts or not parts <= _OF_HELPERS:
            break
        if not parts.isdisjoint(_OF_AUTHORS):
            end = stop.end()
    if not end and len(text) < _MOST_LABEL and _bare(text) in _LABELS:
        return len(text)
    while end and end < len(text) and text[end].isspace():
        end += 1
    return end


def _parts(label: str) -> frozenset[str]:
    label = _bare(label)
    return frozenset((label,)) if label in _LABELS else frozenset(_JOINED.split(label))


def _bare(label: str) -> str:
    """A label without marks around it that do not belong to it, as those of "author(s)" do."""
    low = label.strip().lower()
    return low if low in _LABELS else low.strip(_EDGES)


def without_opening(text: str) -> str:
    """The text behind what opens a byline."""
    return text[opening(text) :]


def without_verb(text: str) -> str:
    """A line that is known to name authors, without what they did in front of a colon: "Interview: "."""
    return text[found.end() :] if (found := _VERB.match(text)) else text


def starts_like_byline(text: str) -> bool:
    """Whether a line begins with "By" in one of its languages, and goes on like a name."""
    return _opens(unglued(text))


def _opens(text: str) -> bool:
    end = opening(text)
    if not end or end == len(text):
        return False
    first = text[end]
    return (first.isupper() or ord(first) > 0x5CF) and first.isalpha() and not names_others(text)


def only_by(text: str) -> bool:
    """Whether a line is nothing but "Written by": the name stands in the next one."""
    return len(text) <= MOST and _may_open(text) and not without_opening(text).strip(" :：")


def names_others(text: str) -> bool:
    """Whether a line names an editor, a reviewer or a photographer."""
    return others_at(text) == 0


def others_at(text: str) -> int | None:
    """Where a line begins to name those who had another hand in it than its authors."""
    found = _OTHERS.search(text)
    at = found.start() if found else None
    for stop in _STOPPED.finditer(text[:at]):
        before = text[: stop.start()]
        words = [word.start() for word in _WORD.finditer(before)][-_MOST_HANDS:]
        start = next((w for w in words if _parts(before[w:]) <= _HANDS), None)
        if start is not None:
            return start if before[:start].strip(_EDGES) else 0
    return at


def is_hand(label: str) -> bool:
    """Whether a label names the part of somebody who is no author: "photos"."""
    return _parts(label) <= _HANDS


def byline_of(text: str) -> str | None:
    """The part of a short line that names authors: "August 7, by Ada Ohm" has one behind "by"."""
    text = unglued(text)
    if _opens(text):
        return text
    if not any(map(str.isdigit, text)) or names_others(text):
        return None
    found = _BY_INSIDE.search(text)
    if found and is_dated(text[: found.start()]):
        return text[found.end() :]
    return None


def account_of(text: str) -> str | None:
    """The account in a line that is nothing but "by" and one word in lower case."""
    name = without_opening(text) if len(text) <= MOST else text
    if name == text:
        return None
    return name if len(name) > 2 and " " not in name and name.islower() else None


def joins_names(text: str) -> bool:
    """Whether a text is an "and"."""
    return text in WORDS["and"]


def is_company(name: str) -> bool:
    """Whether a name carries its legal form: who owns or built the site, not who wrote."""
    words = name.replace(".", "").replace("&", " ").lower().split()
    return len(words) > 1 and bool(WORDS["companies"].intersection(words[1:]))


def is_role(text: str) -> bool:
    """Whether a short line says what somebody is: "Staff Writer"."""
    words = text.lower().split()
    return 1 < len(words) <= 4 and words[-1].strip(".,") in WORDS["roles"] and text[0].isupper()


def is_dated(text: str) -> bool:
    """Whether a short stretch of text is a date, or holds one."""
    words = tokens(text.lower())
    has_day = any(w[0].isdigit() for w in words)
    return (
        len(words) <= 9
        and has_day
        and (bool(MONTHS.intersection(words)) or bool(_NUMERIC_DATE.search(text)))
    )
