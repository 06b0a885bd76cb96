"""Letters that a scanner misread, and ligatures that were lost, where one word only can have stood there."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.words.run_together import CERTAIN, LIKELY, SURE
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.passes import change
from newsclean.text.view import TextView
from newsclean.text.word_list import ListedWords

_CONFIDENCE = 0.9
"""How sure a misread word is read right."""
_MISREAD = tuple(
    pair.split(":")
    for pair in "m:rn rn:m d:cl b:h c:e u:ii w:vv vv:w I:l l:I 1:l 0:o 0:O 5:S".split()
)
"""What a scanner reads, and what stood there."""
_MISREAD_DIGIT = re.compile(r"[015](?:(?<=[A-Za-z][015])|(?=[A-Za-z]))")
_KINDS = bytes(
    ord("1") if chr(b) in "015" else ord("a") if b < 0x80 and chr(b).isalpha() else ord(" ")
    for b in range(256)
)
"""For bytes: whether they are such a digit, a letter of ASCII, or neither."""
_O_AS_DIGIT = re.compile(r"O(?:(?=[\dOl])|(?<=[\dl]O))")
_DIGITS_WITH_O = re.compile(r"(?<![\w.,])[1-9Ol][\dOl]{1,6}(?![\w])")
_SECTION = re.compile(r"\.\d|\. [A-Z]")
_LETTER_FOR = {"1": "l", "0": "o", "5": "s"}
_CAPITAL_FOR = {"1": "l", "0": "O", "5": "S"}
_FEW_NEIGHBOURS = 8
"""Letters from which a common word has hardly a neighbour that is a word."""
LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
_FEWEST_BEHIND = 4
"""Letters behind a lost beginning that only a word has."""
_LOST_LETTERS = re.compile(r"(?<![^\W\d_])([A-Za-z]{0,20})\ufffd([A-Za-z]{1,20})(?![^\W\d_\ufffd])")


def misread(form: str, about: Evidence) -> str | None:
    """The one word that a scanner may have read as this form."""
    options = set()
    for seen, stood in _MISREAD:
        at = form.find(seen)
        while at >= 0:
            option = form[:at] + stood + form[at + len(seen) :]
            cased = stood != "I" or at == 0
            if cased and about.misread_as(option, seen):
                options.add(option)
            at = form.find(seen, at + 1)
    return options.pop() if len(options) == 1 else None


def misread_grade(word: str, about: Evidence) -> float:
    """How sure it is that ``word`` was misread: names have too many neighbours that are names, too."""
    if not word.islower():
        return LIKELY
    if word in about.words.top and len(word) >= _FEW_NEIGHBOURS:
        return CERTAIN
    return SURE if word in about.words.common else LIKELY


def digit_grade(form: str) -> float:
    """How sure it is that a digit is a letter: ``co1der`` is no model, ``RAID5`` and ``D0UBLE`` are names."""
    inside = form[-1].islower() and form[0].isalpha() and form[1:].lower() == form[1:]
    return CERTAIN if inside and sum(map(str.isdigit, form)) == 1 else SURE


def with_ligature(form: str, about: Evidence) -> str | None:
    """The one common word that is this form once a ligature is lost."""
    found = with_ligatures(form, about.words.common)
    fitting = {word for word, lost in found if len(word) > 6 and lost != "ff"}
    return fitting.pop() if len(fitting) == 1 else None


def with_ligatures(form: str, words: ListedWords) -> Iterator[tuple[str, str]]:
    """The words that are this form once they lose a ligature inside, each with the ligature."""
    for at in range(1, len(form)):
        for ligature in LIGATURES:
            if (word := form[:at] + ligature + form[at:]) in words:
                yield word, ligature


def lost_letters(text: str, about: Evidence) -> Iterator[Repair]:
    """U+FFFD inside a word where one ligature fits."""
    if "\ufffd" not in text:
        return
    for found in _LOST_LETTERS.finditer(text):
        head, tail = found[1], found[2]
        if not head and (len(tail) < _FEWEST_BEHIND or tail.lower() in about.words.known):
            continue  # a mark may have stood there: “�n� dip”
        options = {
            ligature
            for ligature in LIGATURES
            if (head + ligature + tail).lower() in about.words.lower
        }
        if len(options) == 1:
            yield change(text, found.end(1), found.start(2), options.pop(), "words.ligature", 0.95)


def digits(prose: TextView, about: Evidence) -> Iterator[Repair]:
    """A one for an l, a nought for an O, and the other way round."""
    text, skip, done = prose.text, prose.addresses, 0
    for digit in _MISREAD_DIGIT.finditer(text) if _beside_letters(text) else ():
        if digit.start() < done:
            continue
        start, done = _token(text, digit.start())
        if start in skip or done - start <= 4:
            continue
        if text[done - 1] == "5" or _SECTION.match(text, done):
            continue  # the figure of the section that follows: "Files5.2", "Structure5. Contributing"
        if (word := _without_digits(text[start:done], about)) is not None:
            yield change(text, start, done, word, "words.misread", _CONFIDENCE)
    for found in _DIGITS_WITH_O.finditer(text) if _O_AS_DIGIT.search(text) else ():
        form = found.group()
        if "O" in form and sum(map(str.isdigit, form)) >= 2 and found.start() not in skip:
            yield change(
                text,
                *found.span(),
                form.replace("O", "0").replace("l", "1"),
                "words.misread",
                _CONFIDENCE,
            )


def _beside_letters(text: str) -> bool:
    """Whether any digit in question stands beside a letter: most texts have none, and bytes tell it fast."""
    kinds = text.encode("utf-8", "surrogatepass").translate(_KINDS)
    return b"1a" in kinds or b"a1" in kinds


def _token(text: str, at: int) -> tuple[int, int]:
    """The run of letters and digits around a position."""
    start = end = at
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _without_digits(form: str, about: Evidence) -> str | None:
    named = form[1:] != form[1:].lower()
    if named or sum(map(str.isdigit, form)) > 2 or not form.isascii():
        return None
    word = _CAPITAL_FOR.get(form[0], form[0]) + "".join(_LETTER_FOR.get(c, c) for c in form[1:])
    return word if about.misread_as(word, "1") else None
