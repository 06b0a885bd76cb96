"""What can be said of a line of a plain text by itself: its shape, and what its words speak of."""

from __future__ import annotations

from bisect import bisect_left

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.light_dataclass import dataclass
from newsclean.metadata import only_by, starts_like_byline
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence

_TOKEN = re.compile(r"[^\W_][\w\u0900-\u0903\u093a-\u094f\u200c'’.-]*(?<![.'’-])")
_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:1[6-9]|20)?\d\d|(?:1[3-9]|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
    r"|\d{1,4}\s?[年년]\s?\d{1,2}\s?[月월]"
)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h時시]\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[3-9]|20|25)\d\d(?!\d)")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|example|co\.uk|de|fr|info|twitter)\b")
_LABEL = re.compile(r"[\[【(（<＜▶▼■●◆>»*#\s]{0,4}([^:：|】\]\n]{1,32})[:：】\]]")
_PRICE = re.compile(r"[$£€¥₹₽]\s?\d|\d\s?[€₽]")
_SENTENCE_INSIDE = re.compile(r"[.!?…][\"”’»)]?\s+\S|[。！？]\S")
_BULLETS = frozenset("-–—*•·▪●■◆▶►▼→›»>+✓○◦‣")
_OPENERS = frozenset("\"“„«»‘'「『")
_LENGTHS = (4, 9, 16, 26, 40, 60, 85, 115, 160, 240, 400)
_WORDS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 60)
_MOSTLY_DIGITS = frozenset(("digits2", "digits3", "digits4"))
"""Shares of digits that no sentence has."""
_HAS_DIGITS = frozenset(("digits0", "digits1", "digits2", "digits3", "digits4"))
_FULL_OF_DIGITS = frozenset(("digits3", "digits4"))
_SHORT = 170
"""Characters of a line all of whose words are looked at; of a longer one, those at both ends."""
_EDGE = 60
_FEW_WORDS = 12
_DENSE = 2.2
"""Letters of a spaced script that a letter of a dense one stands for."""
_PROSE = 55
"""Characters from which a line that ends a sentence is running text."""


@dataclass(frozen=True, slots=True)
class LineSigns:
    """A line by itself."""

    size: int
    """Characters; a letter of a script without spaces counts for more."""
    words: int
    prose: bool
    """Long enough for a sentence, and ending as one."""
    form: str
    """One word for its shape: ``prose``, ``date``, ``byline``, ``name``, ``label``, ``short`` …"""
    tokens: tuple[str, ...]
    """In lower case; of a long line, those at both ends."""
    signs: tuple[str, ...]


def line_signs(line: str) -> LineSigns:
    """The signs of one line.

    Args:
        line: without a line break, not blank.
    """
    dense = has_spaceless(line)
    size = int(len(line) * _DENSE) if dense else len(line)
    looked_at = line if len(line) <= _SHORT else f"{line[:_EDGE]} \u2026 {line[-_EDGE:]}"
    if not looked_at.isascii():
        looked_at = _OTHER_DIGIT.sub(_as_ascii, looked_at)
    lowered = looked_at.lower().replace("’", "'").replace("i\u0307", "i")
    written = _TOKEN.findall(looked_at)
    tokens = tuple(_TOKEN.findall(lowered))
    words = max(1, size // 5) if dense else line.count(" ") + 1
    ended = ends_sentence(line)
    signs = [f"length{bisect_left(_LENGTHS, size)}", f"words{bisect_left(_WORDS, words)}"]
    signs.append(f"ends{_ending(line, ended)}")
    signs.append(f"begins{_beginning(line)}")
    classes = _classes(signs, tokens, lowered, dense)
    marks = _marks(signs, line, looked_at)
    prose = ended and size >= _PROSE and words >= 7 and _FULL_OF_DIGITS.isdisjoint(marks)
    form = "prose"
    if not prose:
        form = _form(signs, line, written, classes, marks, ended, words, size)
    signs.append(f"form-{form}")
    signs += _words(tokens)
    return LineSigns(size, words, prose, form, tokens, tuple(signs))


def _as_ascii(digit: re.Match[str]) -> str:
    return str(int(digit[0]))


def _words(tokens: tuple[str, ...]) -> list[str]:
    """The words themselves: all of a short line, those at both ends of a longer one."""
    if len(tokens) <= _FEW_WORDS:
        return [f"w:{token}" for token in dict.fromkeys(tokens)]
    found = [f"o:{token}" for token in tokens[:3]]
    found.append(f"l:{tokens[-1]}")
    return found


def _ending(line: str, ended: bool) -> str:
    last = line[-1]
    if ended:
        return (
            "."
            if line[-1:] in ".。।"
            else "!"
            if last in "!?！？"
            else "…"
            if last == "…"
            else "so"
        )
    if last.isalpha():
        return "letter"
    return "digit" if last.isdigit() else last if last in ':,;)]】>|-»*"”' else "sign"


def _beginning(line: str) -> str:
    first = line[0]
    if first.isalpha():
        return "lower" if first.islower() else "upper" if first.isupper() else "caseless"
    if first.isdigit():
        return "digit"
    return "quote" if first in _OPENERS else "bullet" if first in _BULLETS else first


@dataclass(slots=True)
class _Found:
    """The classes of the words of a line, while they are counted."""

    counts: dict[str, int]
    first: tuple[str, ...] = ()
    """Of the first word."""
    last: tuple[str, ...] = ()
    covered: float = 0.0
    """The share of the words, or of the letters, that have a class."""

    def add(self, names: tuple[str, ...]) -> None:
        counts = self.counts
        for name in names:
            counts[name] = counts.get(name, 0) + 1


def _classes(
    signs: list[str], tokens: tuple[str, ...], lowered: str, dense: bool
) -> dict[str, int]:
    """How many words of each class a line has; the signs of them are added."""
    found = _Found({})
    _look_up(found, tokens)
    if dense:
        _look_inside(found, lowered)
    covered = found.covered
    signs.extend([f"first-{name}" for name in found.first])
    signs.extend([f"last-{name}" for name in found.last])
    for name, count in found.counts.items():
        signs.append(f"has-{name}")
        if count > 1:
            signs.append(f"has2-{name}")
    signs.append(
        f"known{0 if covered == 0 else 1 if covered < 0.34 else 2 if covered < 0.67 else 3}"
    )
    return found.counts


def _look_up(found: _Found, tokens: tuple[str, ...]) -> None:
    known = word_classes().words
    of_class = 0
    for number, token in enumerate(tokens):
        names = known.get(token, ())
        found.last = names
        if names:
            of_class += 1
            found.add(names)
            if number == 0:
                found.first = names
    found.covered = of_class / len(tokens) if tokens else 0.0


def _look_inside(found: _Found, lowered: str) -> None:
    """Words of a script that sets no spaces."""
    letters = 0
    for word, names in word_classes().dense:
        at = lowered.find(word)
        if at < 0:
            continue
        letters += len(word)
        found.add(names)
        if at < 2:
            found.first += names
        if at + len(word) >= len(lowered) - 2:
            found.last += names
    found.covered = max(found.covered, min(1.0, letters / len(lowered)))


def _marks(signs: list[str], line: str, looked_at: str) -> set[str]:
    found = set()
    characters = set(looked_at)
    for name, wanted in _SIGNS:
        if not wanted.isdisjoint(characters):
            found.add(name)
    if _DIGITS & characters:
        if _NUMERIC_DATE.search(looked_at):
            found.add("numeric-date")
        if _CLOCK.search(looked_at):
            found.add("clock")
        if _YEAR.search(looked_at):
            found.add("year")
        if _PRICE.search(looked_at):
            found.add("price")
        digits = sum(map(str.isdigit, looked_at))
        found.add(f"digits{bisect_left((5, 15, 30, 60), digits * 100 / len(looked_at))}")
    if "." in characters and _ADDRESS.search(looked_at):
        found.add("address")
    if _SENTENCE_INSIDE.search(looked_at):
        found.add("sentences")
    if line[0] in "([【（<＜[" and line[-1] in ")]】）>＞.":
        found.add("enclosed")
    signs.extend(found)
    return found


_DIGITS = frozenset("0123456789")
_SIGNS = tuple(
    (name, frozenset(characters))
    for name, characters in (
        ("mail", "@"),
        ("copyright", "©ⓒ®"),
        ("bar", "|｜"),
        ("arrow", "»›→▶►◀«‹▼"),
        ("slash", "/"),
        ("hash", "#"),
        ("comma", ",،、，"),
        ("quoted", '"“”„«»「」‘'),
        ("bracket", "([【（"),
        ("exclaims", "!！"),
        ("asks", "?？؟"),
        ("dash", "–—"),
        ("dots", "…"),
        ("equals", "="),
        ("bullet-inside", "·•∙"),
    )
)


def _form(
    signs: list[str],
    line: str,
    written: list[str],
    classes: dict[str, int],
    marks: set[str],
    ended: bool,
    words: int,
    size: int,
) -> str:
    """The shape of a line that is no running text, as one word."""
    dated = "numeric-date" in marks or (
        not _HAS_DIGITS.isdisjoint(marks) and ("month" in classes or "weekday" in classes)
    )
    if dated:
        signs.append("dated")
    if size <= _SHORT and starts_like_byline(line):
        signs.append("by")
        return "byline-dated" if dated else "byline"
    if only_by(line):
        return "by"
    if dated and size < 110 and (not ended or not _MOSTLY_DIGITS.isdisjoint(marks)):
        return "date"
    if _label(signs, line) and not ended:
        return "label"
    named = (
        2 <= len(written) <= 4
        and words <= 5
        and not (ended or marks)
        and all(word[0].isupper() for word in written if len(word) > 3)
    )
    if line.isupper() and (named or words > 1):
        signs.append("shouts")
    if named:
        signs.append("name")
        return "name"
    if ended:
        return "sentence" if size > 30 else "ended"
    if words > 3 and len(written) > 3:
        capitals = sum(word[0].isupper() for word in written) * 4 // len(written)
        signs.append(f"capitals{capitals}")
    return "word" if words <= 1 else "short" if words <= 4 else "title" if size <= 140 else "long"


def _label(signs: list[str], line: str) -> bool:
    """Whether a line begins with a short label; what its words speak of is added to the signs."""
    label = _LABEL.match(line)
    if label is None or label.end() == len(line):
        return False
    known = word_classes().words
    signs.append("label")
    for token in _TOKEN.findall(label[1].lower()):
        signs.extend([f"label-{name}" for name in known.get(token, ())])
    return label.end() < 30


def is_ruled(line: str) -> bool:
    """Whether a line is nothing but a rule."""
    return _RULED.fullmatch(line) is not None


def is_tags(line: str) -> bool:
    """Whether a line is nothing but hashtags, two or more."""
    return line[0] == "#" and _HASHTAGS.fullmatch(line) is not None


def signs_off(one: LineSigns, line: str) -> bool:
    """Whether a line is a dash and a name: "— Skerry Mail"."""
    return one.form == "name" and _SIGN_OFF.match(line) is not None


def is_way(line: str) -> bool:
    """Whether a line is the way through a site to the story: three short names or more between strokes
    or wide gaps."""
    if not any(map(line.__contains__, _OF_STROKES)):
        return False
    parts = _STROKES.split(line)
    return len(parts) >= _LEAST_WAY and all(
        part and part.count(" ") < _MOST_STATION and not ends_sentence(part) for part in parts
    )


def is_stamp(one: LineSigns, line: str) -> bool:
    """Whether a line says when a story came out or was changed, and no more: "Published: Aug. 17, 2021 at
    6:12 p.m. | Updated: 7 p.m."."""
    if one.size > _LONGEST_STAMP or len(_NUMBERS.findall(line)) < _LEAST_NUMBERS:
        return False
    known = word_classes().words
    words = [word for word in one.tokens if len(word) > 1 and word[0].isalpha()]
    of_dates = sum(not _OF_STAMPS.isdisjoint(known.get(word, ())) for word in words)
    published = any("published" in known.get(word, ()) for word in words)
    return published and 2 * of_dates >= len(words)


def ends_in_credit(line: str) -> bool:
    """Whether a line ends in whose picture it describes: "Photograph: Ada Ohm", "© Ada Ohm"."""
    said, signed, name = line.rpartition(" © ")
    if not signed:
        said, signed, name = line.rpartition(": ")
        label = said.rpartition(" ")[2].strip("([|–—-.")
        if not label[:1].isupper() or not _is_of_pictures(label):
            return False
    return bool(said.strip()) and 0 < len(name.split()) <= _MOST_CREDITED and name[0].isupper()


def is_credited(line: str) -> bool:
    """Whether a line may be a caption by the credit that ends it: "(Photo courtesy of Ada Ohm)", in Chinese
    "记者 王五 摄"."""
    if line[-1] in _SHOT:
        return has_spaceless(line) and len(line) <= _MOST_DENSE_CAPTION
    at = max(line.rfind("("), line.rfind("（"))
    if line[-1] not in ")）" or ";" in line or line.count(" ", 0, max(at, 0)) < _LEAST_CAPTION:
        return False
    if line.count(" ") > _MOST_CAPTION:
        return False
    words = [word.lower() for word in _TOKEN.findall(line[at + 1 : -1])]
    if not 1 < len(words) <= _MOST_BRACKETED or not _OPENERS.isdisjoint(line[:at]):
        return False
    told = (words[0], words[1], words[-1])
    return any(word not in _SOURCES and _is_of_pictures(word) for word in told)


def is_contact(line: str) -> bool:
    """Whether a line behind a story says how to reach somebody, and no more: a label with a number to call,
    or names and addresses between bars."""
    if len(line) > _LONGEST_STAMP or ends_sentence(line):
        return False
    if _CALLED.fullmatch(line):
        return _YEAR.search(line) is None
    return line.count(" | ") > 1 and _REACHED.search(line) is not None


def _is_of_pictures(word: str) -> bool:
    return "photo" in word_classes().words.get(word.lower(), ())


def is_surely_none(one: LineSigns, line: str) -> bool:
    """Whether a line is no part of any story: an address or hashtags and nothing else, what ends in the
    credit of a picture, or a sign and the label of a picture, of another story, of rights."""
    if is_tags(line):
        return True
    if len(one.tokens) <= _MOST_ADDRESS and not one.prose and one.form != "byline":
        if "mail" in one.signs and one.words == 1:
            return True
    if not one.prose and one.form not in _ENDED and ends_in_credit(line):
        return True
    if "label" not in one.signs or one.prose or one.words > _MOST_LABELLED:
        return False
    signed = not _SIGNED.isdisjoint(one.signs)
    return signed and not _LABELS.isdisjoint(one.signs)


_RULED = re.compile(r"[-=_*~#─━═—–•·▬]{3,400}")
_HASHTAGS = re.compile(r"(?:#[^\W\d_]\w{0,60}[,;.]?\s{0,4}){2,40}")
_SIGN_OFF = re.compile(r"[-–—]\s{0,2}(?=[^\W\d_])")
_STROKES = re.compile(r"(?<!\s)(?:\s*[›»>/|｜]\s*|\s{3,})")
_OF_STROKES = (*"›»>/|｜\t\u3000", "   ")
"""Without one of these a line has no strokes and no wide gap."""
_LEAST_WAY, _MOST_STATION = 3, 4
"""Names in a way through a site, and words of one that is too long."""
_LONGEST_STAMP, _LEAST_NUMBERS = 160, 2
_NUMBERS = re.compile(r"\d+")
_OF_STAMPS = frozenset(("published", "month", "weekday"))
_MOST_ADDRESS = 6
_MOST_LABELLED = 30
_MOST_CREDITED = 5
_CALLED = re.compile(r"[^\W\d_][^:：\d]{2,40}[:：]\s?[+(]?\d[\d() ./-]{4,16}\d")
_REACHED = re.compile(r"@(?<=[^\s@]@)[^\s@]{1,60}\.\w{2,}|(?<!\d)\d{2,5}\)?[ -]\d[\d -]{3,14}\d")
_MOST_BRACKETED, _LEAST_CAPTION, _MOST_CAPTION = 12, 3, 50
"""Words of a credit in brackets, and spaces of the caption that it ends."""
_SOURCES = frozenset(data.listed("exports", "labels", "site"))
"""What stands in front of where a text, not a picture, is from."""
_SHOT, _MOST_DENSE_CAPTION = "摄攝", 90
"""What stands behind the name of who took a picture, and characters of its caption."""
_ENDED = ("sentence", "ended")
"""Forms of short lines that end as sentences do."""
_SIGNED = frozenset(("begins[", "begins【", "begins<", "begins＜", "begins〔", "arrow"))
_LABELS = frozenset(("label-related", "label-photo", "label-legal", "label-tags"))
