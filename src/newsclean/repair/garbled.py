"""Words that are none: two that lost the space between them, one that got a space inside, letters that
a scanner misread, a ligature or an apostrophe that was lost.

All rest on the same evidence: the form is in no list, the document does not use it elsewhere, and one
single change gives a word that every reader knows. Names are left alone unless the document or the
list has the name that comes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.ledger import Repair
from newsclean.repair.lexicon import Words, language_of, words_of
from newsclean.repair.passes import change
from newsclean.repair.prose import Prose

_LONGEST_WORD = 40
"""Letters beyond which a run is no word: trying changes inside it would cost its length squared."""
_MISREAD = tuple(
    pair.split(":")
    for pair in "m:rn rn:m d:cl b:h c:e u:ii w:vv vv:w I:l l:I 1:l 0:o 0:O 5:S".split()
)
"""What a scanner reads, and what stood there."""
_MISREAD_DIGIT = re.compile(r"[015](?:(?<=[A-Za-z][015])|(?=[A-Za-z]))")
_O_AS_DIGIT = re.compile(r"O(?:(?=[\dOl])|(?<=[\dl]O))")
_DIGITS_WITH_O = re.compile(r"(?<![\w.,])[1-9Ol][\dOl]{1,6}(?![\w])")
_LETTER_FOR = {"1": "l", "0": "o", "5": "s"}
_CAPITAL_FOR = {"1": "l", "0": "O", "5": "S"}
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
_LOST_LETTERS = re.compile(r"(?<![^\W\d_])([A-Za-z]{0,20})\ufffd([A-Za-z]{1,20})(?![^\W\d_\ufffd])")
_FUNCTION = frozenset(
    "the and for with from that this have has had was were are been will would could should their "
    "they them which when while who what where into about after before between because also more most "
    "than only said says his her its our your not but can may all any both each some such last first "
    "many much very just even how why one two".split()
)
_AMBIGUOUS_LAST = frozenset("one two can all any his her its our not may how just even".split())
"""Function words that other words end in."""
_PARTICLES = frozenset("out over off up down away back".split())
_ENDINGS_FIRST = (
    "ed",
    "ing",
    "ly",
    "tion",
    "sion",
    "ment",
    "ous",
    "ive",
    "ful",
    "ity",
    "ness",
    "ies",
    "al",
    "ic",
)
_ENDINGS_LAST = ("ed", "ing", "tion", "sion", "ment", "ous", "ive", "ity", "ness", "ly")
_CONTRACTIONS = {
    form.replace("'", ""): form.index("'")
    for form in (
        "didn't doesn't don't isn't wasn't weren't aren't hasn't haven't hadn't wouldn't couldn't shouldn't "
        "mustn't needn't ain't that's what's there's here's where's who's he's she's you're they're we've "
        "they've you've they'll you'll it'll that'll they'd you'd i've i'm"
    ).split()
}
_WORTH_A_LOOK = frozenset((*_CONTRACTIONS, *map(str.capitalize, _CONTRACTIONS), "its", "Its"))
"""Words that are forms of others without their apostrophe."""
_ONLY_CAPITAL = frozenset(("im", "ive"))
_AFTER_ITS = re.compile(r" (?:a|an|the|not|been|so|also|worth|because|that|going)\b(?![-–])")
_ENDING = re.compile(r"(?<=\w{5})(?:ed|ing|ers?|ly)$")
_OTHER_ENDINGS = ("e", "ed", "ing", "er")
"""``fundraised`` is a word where ``fundraising`` is."""
_PREFIXES = frozenset(
    "under over out up down off on in miss non anti pre post inter super sub self co counter cross back "
    "fore mid multi micro mega mini ultra hyper cyber bio eco geo neo pan pro semi tele trans uni".split()
)
_ADVERBS = frozenset("later today now then here there again last next this since alone too".split())
_NEXT_WORD = re.compile(r" ([a-z]{3,})")
_WORD_BEHIND = re.compile(r" ([a-z]{1,16})(?![\w’'])")
_STUCK_BEFORE = tuple("’'@#/_.&?\ufffd0123456789")
_STUCK_BEHIND = tuple("@/_&\ufffd0123456789")
_MOST_UNKNOWN = 3000
"""Unknown forms of one text beyond which it is no English prose."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What the decisions need to know of a text."""

    counts: Counter[str]
    words: Words
    mark: str
    """The apostrophe that the text uses."""

    def unknown(self, form: str) -> bool:
        lower = form.lower()
        if lower in self.words.known or self.counts[form] > 2:
            return False
        stem = _ENDING.sub("", lower)
        return stem == lower or not any(stem + e in self.words.known for e in _OTHER_ENDINGS)

    def is_word(self, form: str, like: str) -> bool:
        """Whether ``form`` may stand where ``like`` stands: a word, or where a name may be, a name."""
        if form in self.counts:
            return True
        lower = form.lower()
        if like[0].isupper():
            return lower in self.words.known
        return form == lower and lower in (self.words.common if len(form) < 7 else self.words.lower)

    def misread_as(self, form: str, seen: str) -> bool:
        """Whether a scanner's slip, which put ``seen`` there, may have garbled ``form``.

        Short words have many neighbours, so they must be common ones.
        """
        if form in self.counts:
            return True
        lower = form.lower()
        if lower in self.words.top:
            return True
        if form[0].isupper():
            return lower in self.words.known
        if form != lower:
            return False
        if len(form) > 7:
            return lower in self.words.lower
        return lower in self.words.common and seen in "cI1"


def mend(prose: Prose) -> Iterator[Repair]:
    """Repairs of garbled words in English text."""
    text, counts = prose.text, prose.counts
    if (prose.language or language_of(None, counts)) != "en":
        return
    words = words_of("en")
    doubtful = {
        f for f in counts.keys() - words.known if counts[f] <= 2 and f.lower() not in words.known
    }
    if len(doubtful) > _MOST_UNKNOWN:
        return
    about = _Text(counts, words, "’" if text.count("’") >= text.count("'") and "’" in text else "'")
    yield from _lost_letters(text, about)
    yield from _digits(prose, about)
    yield from _words(prose, about, doubtful)


def _words(prose: Prose, about: _Text, doubtful: set[str]) -> Iterator[Repair]:
    done = 0
    for start, form in _places(prose, doubtful | _WORTH_A_LOOK):
        if start < done or start in prose.addresses:
            continue
        for repair in _one(prose.text, start, form, about):
            done = repair.end
            yield repair


def _places(prose: Prose, wanted: set[str]) -> Iterator[tuple[int, str]]:
    """Where these words stand, in order; the text is walked through once."""
    text = prose.text
    at = 0
    for form in [word for word in prose.words if word in wanted]:
        at = text.find(form, at)
        while at >= 0 and not _whole(text, at, at + len(form)):
            at = text.find(form, at + 1)
        if at < 0:
            return
        yield at, form
        at += len(form)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter is stuck to the word."""
    around = text[start - 1 : start] + text[end : end + 1]
    return not any(c.isalnum() and not c.isdecimal() for c in around)


def _one(text: str, start: int, form: str, about: _Text) -> Iterator[Repair]:
    end = start + len(form)
    lower = form.lower()
    if text[max(0, start - 1) : start] in _STUCK_BEFORE or text[end : end + 1] in _STUCK_BEHIND:
        return
    if lower == "its":
        if _AFTER_ITS.match(text, end):
            yield change(text, end - 1, end - 1, about.mark, "words.apostrophe", 0.9)
        return
    if lower in _CONTRACTIONS:
        if form[1:].islower() and (lower not in _ONLY_CAPITAL or form[0] == "I"):
            at = start + _CONTRACTIONS[lower]
            yield change(text, at, at, about.mark, "words.apostrophe", 0.95)
    elif _possessive(text, start, end, about):
        yield change(text, end - 1, end - 1, about.mark, "words.apostrophe", 0.85)
    elif 1 < len(form) <= _LONGEST_WORD and about.unknown(form):
        split = _split(text, start, end, about)
        yield from (split,) if split else _inside(text, start, form, about)


def _inside(text: str, start: int, form: str, about: _Text) -> Iterator[Repair]:
    """One change within an unknown form; none where two kinds of change would do."""
    if len(form) < 5 or not form[1:].replace("I", "l").islower():
        return
    read = _misread(form, about)
    ligature = _with_ligature(form, about) if form.islower() else None
    cut = _cut(form, about)
    if sum(o is not None for o in (read, ligature, cut)) != 1:
        return
    end = start + len(form)
    if cut is not None:
        yield change(text, start + cut, start + cut, " ", "words.joined", 0.85)
    elif read is not None:
        yield change(text, start, end, read, "words.misread", 0.85)
    elif ligature is not None:
        yield change(text, start, end, ligature, "words.ligature", 0.85)


def _possessive(text: str, start: int, end: int, about: _Text) -> bool:
    """``Disneys plan`` where the text has ``Disney`` and ``Disneys`` is no word: not a plural."""
    form = text[start:end]
    if not (form[0].isupper() and form[1:].islower() and form.endswith("s") and len(form) > 4):
        return False
    name = form[:-1]
    if not about.counts[name] or name.lower() in about.words.lower or about.counts[form] > 1:
        return False
    if form.lower() in about.words.known:
        return False
    written_so = f"{name}’s" in text or f"{name}'s" in text
    if not (written_so or name.lower() in about.words.known or about.counts[name] > 1):
        return False
    follow = _NEXT_WORD.match(text, end)
    before = text[max(0, start - 5) : start].lower()
    return (
        follow is not None
        and follow[1] not in _FUNCTION | _ADVERBS
        and follow[1] in about.words.common
        and not before.endswith(("the ", "two ", "of "))
    )


def _misread(form: str, about: _Text) -> str | None:
    """The one word that a scanner may have read as this form."""
    options = set()
    for seen, stood in _MISREAD:
        at = form.find(seen)
        while at >= 0:
            option = form[:at] + stood + form[at + len(seen) :]
            if about.misread_as(option, seen):
                options.add(option)
            at = form.find(seen, at + 1)
    return options.pop() if len(options) == 1 else None


def _with_ligature(form: str, about: _Text) -> str | None:
    options = {
        form[:i] + ligature + form[i:]
        for i in range(1, len(form))
        for ligature in _LIGATURES[:2] + _LIGATURES[3:]
    }
    fitting = {o for o in options if len(o) > 6 and o in about.words.common}
    return fitting.pop() if len(fitting) == 1 else None


def _cut(form: str, about: _Text) -> int | None:
    """Where two words were joined, if there is one place only."""
    places = [i for i in range(2, len(form) - 1) if _two_words(form[:i], form[i:], about)]
    if len(places) > 1:
        top = about.words.top
        places = [i for i in places if form[:i].lower() in top and form[i:] in top] or places
    return places[0] if len(places) == 1 else None


def _two_words(left: str, right: str, about: _Text) -> bool:
    common = about.words.common
    if right not in common or len(right) < 3 or left in _PREFIXES:
        return False
    total = len(left) + len(right)
    if left in _FUNCTION and right in _FUNCTION:
        return True
    if left[0].isupper():
        if right in _FUNCTION - _AMBIGUOUS_LAST:
            return len(left) > 3 and (about.counts[left] > 0 or left.lower() in common)
        return total > 11 and right.endswith("ed") and left.lower() in common
    if left not in common or len(left) < 3 or total < 7:
        return False
    if left in _FUNCTION or right in _FUNCTION - _AMBIGUOUS_LAST:
        return True
    return _no_compound(left, right, total, about.words.top)


def _no_compound(left: str, right: str, total: int, top: frozenset[str]) -> bool:
    """Whether two words stand side by side, but make no closed compound: those are short, and their
    first part has no ending."""
    if right in _PARTICLES:
        return left.endswith(("ed", "ing")) and len(left) > 4
    if total > 12 and min(len(left), len(right)) > 3:
        return True
    ended = (len(left) > 5 and left.endswith(_ENDINGS_FIRST)) or (
        len(right) > 5 and right.endswith(_ENDINGS_LAST)
    )
    return ended and len(right) > 3 and (total > 11 or (total > 9 and left in top and right in top))


def _split(text: str, start: int, end: int, about: _Text) -> Repair | None:
    """A space inside a word, of which this form is one part; a lost ligature may stand there too."""
    form = text[start:end]
    before = _word_before(text, start)
    right = _WORD_BEHIND.match(text, end)
    after = right[1] if right else ""
    options: list[tuple[int, int, str]] = []
    if after:
        options.append((start, start + len(form) + 1 + len(after), form + after))
        third = _WORD_BEHIND.match(text, right.end()) if right else None
        if third and len(after) <= 3:
            options.append((start, third.end(), form + after + third[1]))
    if before and form[0].islower():
        options.append((start - 1 - len(before), end, before + form))
        if after:
            options.append((start - 1 - len(before), end + 1 + len(after), before + form + after))
    fitting = [o for o in options if len(o[2]) >= 5 and about.is_word(o[2], o[2])]
    if len(fitting) == 1:
        return change(text, *fitting[0], "words.split", 0.9)
    if fitting:
        return None
    return _split_at_ligature(text, start, end, before, after, about)


def _word_before(text: str, start: int) -> str:
    """The word that ends one space before ``start``; empty where none does."""
    if text[start - 1 : start] != " ":
        return ""
    at = start - 1
    while at > 0 and start - at < 18 and text[at - 1].isalpha():
        at -= 1
    return "" if at and text[at - 1] in "’'@/_" else text[at : start - 1]


def _split_at_ligature(
    text: str, start: int, end: int, before: str, after: str, about: _Text
) -> Repair | None:
    form = text[start:end]
    options = {}
    for ligature in _LIGATURES:
        if after and (word := form + ligature + after).lower() in about.words.common:
            options[word] = (start, end + 1 + len(after))
        if before and (word := before + ligature + form).lower() in about.words.common:
            options[word] = (start - 1 - len(before), end)
    if len(options) != 1:
        return None
    ((word, span),) = options.items()
    return change(text, *span, word, "words.ligature", 0.9)


def _lost_letters(text: str, about: _Text) -> Iterator[Repair]:
    """U+FFFD inside a word where one ligature fits."""
    if "\ufffd" not in text:
        return
    for found in _LOST_LETTERS.finditer(text):
        options = {
            ligature
            for ligature in _LIGATURES
            if (found[1] + ligature + found[2]).lower() in about.words.lower
        }
        if len(options) == 1:
            yield change(text, found.end(1), found.start(2), options.pop(), "words.ligature", 0.95)


def _digits(prose: Prose, about: _Text) -> Iterator[Repair]:
    """A one for an l, a nought for an O, and the other way round."""
    text, skip, done = prose.text, prose.addresses, 0
    for digit in _MISREAD_DIGIT.finditer(text):
        start, end = _token(text, digit.start())
        if start < done or start in skip or not 4 < end - start < 24:
            continue
        done = end
        if (word := _without_digits(text[start:end], about)) is not None:
            yield change(text, start, end, word, "words.misread", 0.9)
    for found in _DIGITS_WITH_O.finditer(text) if _O_AS_DIGIT.search(text) else ():
        form = found.group()
        if "O" in form and sum(map(str.isdigit, form)) >= 2 and found.start() not in skip:
            yield change(
                text, *found.span(), form.replace("O", "0").replace("l", "1"), "words.misread", 0.9
            )


def _token(text: str, at: int) -> tuple[int, int]:
    """The run of ASCII letters and digits around a position, as far as it matters."""
    start = end = at
    while start > 0 and at - start < 24 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and end - at < 24 and text[end].isalnum():
        end += 1
    return start, end


def _without_digits(form: str, about: _Text) -> str | None:
    if sum(map(str.isdigit, form)) > 2 or not form.isascii():
        return None
    word = _CAPITAL_FOR.get(form[0], form[0]) + "".join(_LETTER_FOR.get(c, c) for c in form[1:])
    return word if about.misread_as(word, "1") else None
