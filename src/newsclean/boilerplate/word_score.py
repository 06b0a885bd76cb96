"""How much a line looks like boilerplate, by what its words do and by its shape; no phrase is known here.

A plea asks a reader for something ("Pass it on to a friend"), a pointer names things of a site ("More
stories from our newsroom"), a credit or a notice has the house's nouns and no sentence. Narration and
quotation speak for the story. The words are data (``vocabulary.py``), the weights are few.
"""

from __future__ import annotations

import re

from newsclean.boilerplate.vocabulary import SPACELESS, WORD, Roles, languages_of, roles
from newsclean.text.quotation_marks import DOUBLE_MARKS
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence

LONGEST = 230
"""Characters of a line beyond which it is not judged."""
MOST_WORDS = 34
_LONG_SENTENCE = 90
FURNITURE = 2.2
"""Score from which a line between paragraphs goes."""
TAIL = 1.3
"""Score from which a line in the tail of a story goes."""

_SIGNS = re.compile(r"[|»›→▶▸➤•·⇒◀«>/)\]“”„\"「]")
"""Characters without one of which a line has no arrow, no marks and is not enclosed."""
_ARROW = re.compile(r"[|»›→▶▸➤•·⇒◀«]|>{1,2}\s*$|\s[/·]\s|\(\d+\)\s*$")
LABEL = re.compile(r"^\W{0,3}([^\W_][^:|.!?“\"\n]{1,28}?)\s?[:|–—]\s+(?=\S)")
"""A few words before a colon, a bar or a dash, and more behind."""
_CREDIT = re.compile(r"\b(?:[Bb]y|[Vv]ia|[Ff]rom|of)[: ]\s?[A-Z]")
_MARKS = re.compile(f"[{DOUBLE_MARKS}]")
_NEW_CLAUSE = re.compile(r"[:?!–—|]\s|[.]\s")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?<!\w)@\w")
_OF_ADDRESS = ("@", "www.", "://")
_LITTLE = frozenset("this the on in a an to of our your for don't and all by".split())
_PERIODS = ("month", "week", "year", "day")
_PRICE = re.compile(
    r"(?:[$£€]\s?\d|\d\s?(?:€|dollars?|euros?|pounds?)).{0,12}\b(?:month|week|year|day)\b"
)
_ENCLOSED = re.compile(r"[(\[][^()\[\]\d]{3,90}[)\]]\.?$")
_ASKS = re.compile(r"\b(?:this|to|here|now|us|our|your|on|for)\b", re.IGNORECASE)
"""Scripts that set no spaces."""
_TITLE = 14
"""Characters of a title in them."""
_NONE: frozenset[str] = frozenset()


def score(line: str, code: str | None, own: frozenset[str] = _NONE) -> float:
    """About 0 for a sentence of a story, 2.2 and more for boilerplate.

    Args:
        line: one line of a text.
        code: the document’s language; English is always tried too.
        own: words that the story uses itself, from :func:`lexicon.words_of_story`; they count for nothing.
    """
    if len(line) > LONGEST or not line:
        return 0.0
    known = roles()
    ended = ends_sentence(line)
    return max(
        [
            _judged(line, known[c].without(own), c, ended)
            for c in languages_of(line, code)
            if c in known
        ],
        default=0.0,
    )


def _judged(line: str, role: Roles, code: str, ended: bool) -> float:
    if code in SPACELESS:
        return _spaceless(line, role)
    if ended and len(line) > _LONG_SENTENCE and not _begins(line, role):
        return 0.0
    if not ended and (label := LABEL.match(line)):
        led = _by_label(line, label, role)
        if led:
            return led
    lowered = line.lower()
    words = role.words(lowered)
    if not words or len(words) > MOST_WORDS:
        return 0.0
    worded = -_of_story(words, role)
    if not role.boilerplate.isdisjoint(words):
        worded += _by_words(lowered, words, role)
    first, stop, _ = lowered.partition(". ")
    if role.boilerplate.isdisjoint(role.words(first) if stop else words):
        worded -= 1.0  # it begins as a story does
    return worded + _shape(line, len(words), worded > 0, ended)


def _begins(line: str, role: Roles) -> bool:
    """Whether one of the first words is one that boilerplate begins with."""
    opening = line[:40].lower().replace("’", "'")
    return not role.boilerplate.isdisjoint(role.words(opening))


def _by_label(line: str, label: re.Match[str], role: Roles) -> float:
    """``More on this: Minister resigns``; 0 where the words before the colon lead nowhere."""
    before = label[1].lower()
    listed = role.words(before)
    words = set(listed)
    rest = line[label.end() :]
    if not words & (role.nouns | role.verbs | role.labels):
        return 0.0
    length = rest.count(" ") + 1
    leads = words & role.labels or words <= role.nouns | role.verbs | _LITTLE
    title = leads and 3 <= length <= 16 and not rest[0].islower()
    worded = _by_words(before, listed, role) - _of_story(listed, role)
    total = max(2.2 if title else 0.0, 1.6 + worded)
    return total - (1.2 if _MARKS.search(line) else 0.0) - 0.12 * max(0, length - 10)


def _by_words(lowered: str, words: list[str], role: Roles) -> float:
    nouns = [w for w in words if w in role.nouns]
    verb = 1.0 if words[0] in role.verbs else 0.8 * bool(heads_of(lowered, role) & role.verbs)
    address = sum(map(role.address.__contains__, words))
    total = verb + min(2.2, 0.7 * len(set(nouns))) + 0.6 * min(1.0, 2.0 * len(nouns) / len(words))
    if nouns or verb:
        total += 0.35 * min(3, address)
    if nouns:
        total += _of_itself(words, role)
    return total


def _of_story(words: list[str], role: Roles) -> float:
    """What a line loses by words of narration."""
    return 0.9 * min(3, sum(map(role.story.__contains__, words)))


def _of_itself(words: list[str], role: Roles) -> float:
    """What a line gains that begins with the house, the reader, or the text as a thing: “This page”."""
    if words[0] in role.this and len(words) > 2 and words[1] in role.nouns:
        return 1.2
    if words[0] in role.address:
        return 0.5
    return 0.4 if role.boilerplate.union(_LITTLE).issuperset(words) else 0.0


def heads_of(lowered: str, role: Roles) -> set[str]:
    """The first words behind a colon, a dash or a stop."""
    heads = set()
    for found in _NEW_CLAUSE.finditer(lowered):
        follow = WORD.search(lowered, found.end(), found.end() + 24)
        if follow:
            heads.update(role.words(follow.group()))
    return heads


def _shape(line: str, words: int, worded: bool, ended: bool) -> float:
    total = 0.0 if ended else 0.5
    signs = _SIGNS.search(line)
    if signs and _ARROW.search(line):
        total += 0.6
    if worded and any(map(line.__contains__, _OF_ADDRESS)) and _ADDRESS.search(line):
        total += 0.5
    if worded and _CREDIT.search(line):
        total += 0.5
    if words < 16 and any(map(line.__contains__, _PERIODS)) and _PRICE.search(line):
        total += 0.9
    if signs and _ENCLOSED.match(line):
        total += 0.9
    if signs and _MARKS.search(line):
        total -= 1.2
    if line.rstrip().endswith(":"):
        total -= 0.6
    return total - 0.06 * max(0, words - 14)


def is_short_title(line: str) -> bool:
    """Few words without an end and no request: it may be a subheading, so its score must be higher."""
    few = len(line) <= _TITLE if has_spaceless(line) else line.count(" ") < 6
    return (
        few
        and not ends_sentence(line)
        and not _ARROW.search(line)
        and not _ENCLOSED.match(line)
        and not _ASKS.search(line)
    )


def is_word(line: str) -> bool:
    """Whether a line is one word, in a script that sets spaces."""
    return " " not in line and not has_spaceless(line)


def _spaceless(line: str, role: Roles) -> float:
    """For scripts that set no spaces: words are looked up as parts of the line."""
    if len(line) > 60:
        return 0.0
    nouns = sum(len(w) for w in role.nouns if w in line)
    total = 1.0 if any(w in line for w in role.verbs) else 0.0
    total += min(2.2, 4.0 * nouns / len(line))
    total += 0.4 if any(w in line for w in role.address) else 0.0
    total -= 1.2 * sum(w in line for w in role.story)
    total += 0.5 if not ends_sentence(line) else -0.4
    return total - (1.2 if _MARKS.search(line) else 0.0)
