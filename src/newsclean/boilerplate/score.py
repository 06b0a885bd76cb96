"""How much a line looks like furniture, by what its words do and by its shape; no phrase is known here.

A plea asks a reader for something ("Pass it on to a friend"), a pointer names things of a site ("More
stories from our newsroom"), a credit or a notice has the house's nouns and no sentence. Narration and
quotation speak for the story. The words are data (``data/wording/furniture.toml``), the weights are few.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from newsclean import data

LONGEST = 230
"""Characters of a line beyond which it is not judged."""
MOST_WORDS = 34
_LONG_SENTENCE = 90
FURNITURE = 2.2
"""Score from which a line between paragraphs goes."""
TAIL = 1.3
"""Score from which a line in the tail of a story goes."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS = frozenset(".!?…。！？؟।")
_CLOSING = "\"'”’»)]」』"
_ARROW = re.compile(r"[|»›→▶▸➤•·⇒◀«]|>{1,2}\s*$|\s[/·]\s|\(\d+\)\s*$")
_ARROW_SIGN = re.compile("[|»›→▶▸➤•·⇒◀«>/)]")
"""One of these is in every arrow; looking for them first is much faster."""
LABEL = re.compile(r"^\W{0,3}([^\W_][^:|.!?“\"\n]{1,28}?)\s?[:|–—]\s+(?=\S)")
"""A few words before a colon, a bar or a dash, and more behind."""
_CREDIT = re.compile(r"\b(?:[Bb]y|[Vv]ia|[Ff]rom|of)[: ]\s?[A-Z]")
_MARKS = re.compile(r"[“”„\"«»「]")
_NEW_CLAUSE = re.compile(r"[:?!–—|.]\s")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?<!\w)@\w")
_SITE = re.compile(r"http|www")
_LITTLE = frozenset("this the on in a an to of our your for don't and all by".split())
_PRICE = re.compile(
    r"(?:[$£€]\s?\d|\d\s?(?:€|dollars?|euros?|pounds?)).{0,12}\b(?:month|week|year|day)\b"
)
_ENCLOSED = re.compile(r"[(\[][^()\[\]\d]{3,90}[)\]]\.?$")
_ASKS = re.compile(r"\b(?:this|to|here|now|us|our|your|on|for)\b", re.IGNORECASE)
_KEYS = ("verbs", "nouns", "address", "story", "labels", "this")
_SCRIPTS = (
    (re.compile("[А-я]"), frozenset({"ru", "uk"})),
    (re.compile("[ء-ي]"), frozenset({"ar"})),
    (re.compile("[क-ह]"), frozenset({"hi"})),
    (re.compile("[ぁ-ヿ]"), frozenset({"ja"})),
    (re.compile("[一-鿿]"), frozenset({"zh", "ja"})),
)
_SPACELESS = ("zh", "ja")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Roles:
    verbs: frozenset[str]
    nouns: frozenset[str]
    address: frozenset[str]
    story: frozenset[str]
    labels: frozenset[str]
    this: frozenset[str]
    furniture: frozenset[str]
    """All that a line of furniture may begin with."""

    def without(self, own: frozenset[str]) -> _Roles:
        """The same less some nouns and forms of address."""
        if not own:
            return self
        return replace(self, nouns=self.nouns - own, address=self.address - own)


@cache
def _roles() -> Mapping[str, _Roles]:
    content = data.read("wording/furniture.toml")
    return {
        code: _roles_of({k: frozenset(words.get(k, "").split()) for k in _KEYS})
        for code, words in content.items()
        if code != "about"
    }


def _roles_of(sets: Mapping[str, frozenset[str]]) -> _Roles:
    furniture = sets["verbs"] | sets["nouns"] | sets["labels"] | sets["address"]
    return _Roles(**sets, furniture=furniture)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return line.rstrip(_CLOSING)[-1:] in _ENDS


def score(line: str, code: str | None, own: frozenset[str] = _NONE) -> float:
    """About 0 for a sentence of a story, 2.2 and more for furniture.

    Args:
        line: one line of a text.
        code: the document’s language; English is always tried too.
        own: words that the story uses itself, from :func:`words_of_story`; they count for nothing.
    """
    if len(line) > LONGEST or not line:
        return 0.0
    known = _roles()
    codes = _codes(line, code) & known.keys()
    return max((_judged(line, known[c].without(own), c) for c in sorted(codes)), default=0.0)


def _codes(text: str, code: str | None) -> frozenset[str]:
    """The languages to try: the document’s and English; where it is unknown, those of the script."""
    if code:
        return frozenset({code.partition("-")[0], "en"})
    for pattern, codes in _SCRIPTS if not text.isascii() else ():
        if pattern.search(text):
            return codes
    return frozenset({"en"})


def words_of_story(sentences: list[str], code: str | None) -> frozenset[str]:
    """Names of things that these sentences of a story speak of often, and how they address readers."""
    known = _roles()
    codes = _codes("".join(sentences[:1]), code) & known.keys()
    signs = frozenset().union(*(known[c].nouns | known[c].address for c in codes))
    counts = Counter(
        word for line in sentences for word in signs.intersection(_WORD.findall(line.lower()))
    )
    return frozenset(word for word, times in counts.items() if times > 1)


def _judged(line: str, roles: _Roles, code: str) -> float:
    if code in _SPACELESS:
        return _spaceless(line, roles)
    ended = ends_sentence(line)
    if ended and len(line) > _LONG_SENTENCE and not _begins(line, roles):
        return 0.0
    if not ended and (label := LABEL.match(line)):
        led = _by_label(line, label, roles)
        if led:
            return led
    lowered = line.lower()
    words = _WORD.findall(lowered)
    if not words or len(words) > MOST_WORDS:
        return 0.0
    if roles.story.isdisjoint(words) and roles.furniture.isdisjoint(words):
        return _shape(line, len(words), False, ended) - 1.0
    worded = _by_words(lowered, words, roles)
    first, _, more = lowered.partition(". ")
    if roles.furniture.isdisjoint(_WORD.findall(first) if more else words):
        worded -= 1.0  # it begins as a story does
    return worded + _shape(line, len(words), worded > 0, ended)


def _begins(line: str, roles: _Roles) -> bool:
    """Whether one of the first words is one that furniture begins with."""
    opening = line[:40].lower().replace("’", "'")
    return not roles.furniture.isdisjoint(_WORD.findall(opening))


def _by_label(line: str, label: re.Match[str], roles: _Roles) -> float:
    """``More on this: Minister resigns``; 0 where the words before the colon lead nowhere."""
    words = set(_WORD.findall(label[1].lower()))
    rest = line[label.end() :]
    if not words & (roles.nouns | roles.verbs | roles.labels):
        return 0.0
    length = rest.count(" ") + 1
    leads = words & roles.labels or words <= roles.nouns | roles.verbs | _LITTLE
    title = leads and 3 <= length <= 16 and not rest[0].islower()
    lowered = label[1].lower()
    total = max(2.2 if title else 0.0, 1.6 + _by_words(lowered, _WORD.findall(lowered), roles))
    return total - (1.2 if _MARKS.search(line) else 0.0) - 0.12 * max(0, length - 10)


def _by_words(lowered: str, words: list[str], roles: _Roles) -> float:
    nouns = [w for w in words if w in roles.nouns]
    verb = 1.0 if words[0] in roles.verbs else 0.8 * bool(_heads(lowered) & roles.verbs)
    address = len([w for w in words if w in roles.address])
    total = verb + min(2.2, 0.7 * len(set(nouns))) + 0.6 * min(1.0, 2.0 * len(nouns) / len(words))
    if nouns or verb:
        total += 0.35 * min(3, address)
    if nouns:
        total += _of_itself(words, roles)
    return total - 0.9 * min(3, len([w for w in words if w in roles.story]))


def _of_itself(words: list[str], roles: _Roles) -> float:
    """What a line gains that begins with the house, the reader, or the text as a thing: “This page”."""
    if words[0] in roles.this and len(words) > 2 and words[1] in roles.nouns:
        return 1.2
    if words[0] in roles.address:
        return 0.5
    return 0.4 if roles.furniture.union(_LITTLE).issuperset(words) else 0.0


def _heads(lowered: str) -> set[str]:
    """The first words behind a colon, a dash or a stop."""
    heads = set()
    for found in _NEW_CLAUSE.finditer(lowered):
        follow = _WORD.search(lowered, found.end(), found.end() + 24)
        if follow:
            heads.add(follow.group())
    return heads


def _shape(line: str, words: int, worded: bool, ended: bool) -> float:
    total = 0.0 if ended else 0.5
    if _has_arrow(line):
        total += 0.6
    if worded and ("@" in line or _SITE.search(line)) and _ADDRESS.search(line):
        total += 0.5
    if worded and _CREDIT.search(line):
        total += 0.5
    if words < 16 and _PRICE.search(line):
        total += 0.9
    if _ENCLOSED.match(line):
        total += 0.9
    if _MARKS.search(line):
        total -= 1.2
    if line.rstrip().endswith(":"):
        total -= 0.6
    return total - 0.06 * max(0, words - 14)


def _has_arrow(line: str) -> bool:
    return _ARROW_SIGN.search(line) is not None and _ARROW.search(line) is not None


def is_short_title(line: str) -> bool:
    """Few words without an end and no request: it may be a subheading, so its score must be higher."""
    return (
        line.count(" ") < 6
        and not ends_sentence(line)
        and not _has_arrow(line)
        and not _ENCLOSED.match(line)
        and not _ASKS.search(line)
    )


def _spaceless(line: str, roles: _Roles) -> float:
    """For scripts that set no spaces: words are looked up as parts of the line."""
    if len(line) > 60:
        return 0.0
    nouns = sum(len(w) for w in roles.nouns if w in line)
    total = 1.0 if any(w in line for w in roles.verbs) else 0.0
    total += min(2.2, 4.0 * nouns / len(line))
    total += 0.4 if any(w in line for w in roles.address) else 0.0
    total -= 1.2 * sum(w in line for w in roles.story)
    total += 0.5 if not ends_sentence(line) else -0.4
    return total - (1.2 if _MARKS.search(line) else 0.0)
