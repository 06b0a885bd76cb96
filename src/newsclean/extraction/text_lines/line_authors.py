"""The authors of a plain text, from the lines that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_names import (
    MOST_NAME,
    PARTS,
    bare_line,
    hangul_names,
    is_dense_name,
    is_signature,
    names_behind_date,
    names_in,
)
from newsclean.extraction.text_lines.line_roles import BODY
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.light_dataclass import dataclass
from newsclean.metadata import (
    is_role,
    joins_names,
    only_by,
    read_date,
    read_names,
    starts_like_byline,
)
from newsclean.model.article import Value
from newsclean.text.quotation_marks import DOUBLE_MARKS
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

_FRONTS = tuple(data.listed("names", "by", "front"))
_BRACKETED = re.compile(r"[（(]([^（）()]{2,40})[）)]|/\s?([^/]{4,60}?)\s?/")
_MOST_DATELINE = 120
_OF_HEAD = 12
"""Lines at the top among which a date stands beside a name."""
_MOST_BEHIND = 12
_SURE_BYLINE = 0.75
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])")
_SHORT_WORD = 3
_NEAR_END = 4
"""Lines behind a story among which a name signs it."""
_NAMES_ONLY = re.compile(r"[^\W\d_][\w.'’-]*(?:[ /|][^\W\d_][\w.'’-]*){1,3}")
_DIGITS = re.compile(r"\d")
_ENDS_OPEN = re.compile(r"\D+,")
_POINTS = re.compile(r"[:：؛|»›>]\s*\w")
_MAY_BE_BYLINE = 0.2
_SIGNED = 7
"""Lines from the end of a story to that which signs it at most."""
_TORN = 6
"""Lines over which the names of a byline are torn at most."""
_AMPERSANDS = ("&", "+")
_NO_NAMES = frozenset(("headline", "title", "date", "masthead"))
"""Roles of lines that are nobody's name, whatever stands beside them."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A line with the role that was decided for it."""

    text: str
    role: str
    probability: float
    """That the role is right, 0–1."""
    byline: float = 0.0
    """That it is a byline, 0–1, whatever was decided."""
    headline: float = 0.0
    """That it is the headline."""


def authors_of(lines: Sequence[RoleLine], site: str | None) -> Iterable[Value[tuple[str, ...]]]:
    """The bylines: those in front of the story's end first, of these those that say so, then those behind the
    headline, then the others. Far behind the story they are those of other stories.

    Args:
        lines: all lines of the text, in order.
        site: the name of the paper, which is no author.
    """
    titles = [i for i, line in enumerate(lines) if line.role in ("headline", "title")]
    after = titles[-1] if titles else -1
    told = [i for i, line in enumerate(lines) if line.role in BODY]
    start, end = (told[0], told[-1]) if told else (len(lines), len(lines))
    found: list[tuple[tuple[bool, bool, bool, bool, bool, int], Value[tuple[str, ...]]]] = []
    for i, line in enumerate(lines[: end + _SIGNED]):
        likely = line.byline >= _MAY_BE_BYLINE
        said = starts_like_byline(bare_line(line.text))
        names: tuple[str, ...] = ()
        if only_by(line.text) and (i <= start or _is_byline(lines[i : i + 2])):
            names, said = _torn_names(lines[i + 1 : i + 1 + _TORN], site), True
        elif line.role == "byline" and not said and _goes_on(lines[i : i + 2]):
            names = _torn_names(lines[i : i + _TORN], site)
        elif line.role == "byline" or (likely and line.role == "date"):
            names = names_in(line.text, site) or _signed_by_one(line, site) or _between(lines, i)
        elif line.role == "date":
            names = names_behind_date(line.text, site)
        elif likely and said and i <= start:
            names = names_in(line.text, site)
        names = tuple(filter(None, map(_trimmed, names)))
        if names and (said or not _are_common(names, lines)):
            menu = i < after and line.role != "byline"
            order = (i > end, menu, not said, i < after, line.role != "byline", i)
            found.append((order, Value(names, line.text, "text")))
    yield from (value for _, value in sorted(found, key=lambda item: item[0]))
    if told and not found:
        yield from _unlabelled(lines, end, site)
        yield from _beside_date(lines, after, start, site)
    if told:
        for i, read in ((start, _in_dateline), (end, _at_end)):
            if names := read(lines[i].text):
                yield Value(names, lines[i].text, "text")


def _signed_by_one(line: RoleLine, site: str | None) -> tuple[str, ...]:
    """A desk, or a name of one word, where the line is a byline for all but sure."""
    if line.byline < _SURE_BYLINE or len(line.text) > MOST_NAME:
        return ()
    text = bare_line(line.text)
    capitals = all(word[0].isupper() for word in text.split())
    if capitals and _NAMES_ONLY.fullmatch(text) and (desk := read_names(text, site, desks=True)):
        return desk
    known = word_classes().words.get(text.lower(), ())
    return (text,) if text.isalpha() and text.istitle() and not known else ()


def _between(lines: Sequence[RoleLine], i: int) -> tuple[str, ...]:
    """The one word between a headline and a date, which is what somebody is called."""
    if i == 0 or i + 1 == len(lines):
        return ()
    text = bare_line(lines[i].text)
    placed = lines[i - 1].role in ("headline", "dek") and lines[i + 1].role == "date"
    known = word_classes().words.get(text.lower(), ())
    return (text,) if placed and text.isalpha() and not known else ()


def _beside_date(
    lines: Sequence[RoleLine], after: int, start: int, site: str | None
) -> Iterable[Value[tuple[str, ...]]]:
    """A person whose name alone stands beside the date between headline and story."""
    for i in range(max(1, after), min(start + 1, len(lines) - 1)):
        text = bare_line(lines[i].text)
        if "date" not in (lines[i - 1].role, lines[i + 1].role) or len(text) > MOST_NAME:
            continue
        if lines[i].role in _NO_NAMES or not _NAMES_ONLY.fullmatch(text) or text.isupper():
            continue
        names = names_in(text, site)
        words = [word.lower() for word in tokens(text)]
        if len(names) == 1 and not any(map(word_classes().words.get, words)):
            yield Value(names, lines[i].text, "text")


def _trimmed(name: str) -> str:
    """A name without the date, or what was done at it, that is glued to it or stands behind it."""
    kept: list[str] = []
    bare = _DIGITS.split(name, maxsplit=1)[0]
    for written in bare.split():
        glued = _GLUED.search(written)
        word = (
            written[: glued.start()] if glued and _is_dated(written[glued.start() :]) else written
        )
        if kept and bare != name and _is_dated(word):
            break
        kept.append(word)
        if word != written:
            break
    while len(kept) > 1 and kept[-1].islower() and len(kept[-1]) <= _SHORT_WORD:
        kept.pop()
    return " ".join(kept) if len(kept) != len(name.split()) else name


def _is_dated(word: str) -> bool:
    classes = word_classes().words.get(word.rstrip(".").lower(), ())
    return not {"month", "weekday", "published"}.isdisjoint(classes) and not word.islower()


def _unlabelled(
    lines: Sequence[RoleLine], end: int, site: str | None
) -> Iterable[Value[tuple[str, ...]]]:
    """A person whose name stands in front of the date, or alone signs the story below its last line or below
    pointers to others. The story does not speak of who wrote it: a name that it has is its own."""
    told = "\n".join(line.text for line in lines if line.role in BODY)
    if not any(map(told.__contains__, DOUBLE_MARKS)) and "\n– " not in told:
        return
    near = len(lines) - end <= _MOST_BEHIND  # behind the story of a dump, names are of others
    below = list(lines[end + 1 : end + 1 + _NEAR_END]) if near else []
    while below and below[0].role == "pointer" and _POINTS.search(below[0].text):
        below = below[1:]
    dated = [line for line in lines[:_OF_HEAD] if line.role == "date"]
    small = set(tokens(told))
    for line in (*dated, *below[:1]):
        text = _DIGITS.split(bare_line(line.text), maxsplit=1)[0].rstrip(" ,|")
        if len(text) > MOST_NAME or text.isupper() or not _NAMES_ONLY.fullmatch(text):
            continue
        names = names_in(text, site)
        words = [word.lower() for name in names for word in tokens(name)]
        if len(names) != 1 or not small.isdisjoint(words) or words[-1] in told.lower():
            continue
        if not any(word_classes().words.get(word) for word in words):
            yield Value(names, line.text, "text")


def _in_dateline(line: str) -> tuple[str, ...]:
    """The reporters whom agencies name in front of the first sentence, in brackets or between strokes, or in
    front of an equals sign."""
    head = line[:_MOST_DATELINE]
    desk, equals, _ = head.partition(" =")
    if equals and (hangul := hangul_names(desk)):
        return hangul
    for found in _BRACKETED.finditer(head):
        inner = found[1] or found[2]
        if inner.startswith(_FRONTS):
            return tuple(filter(None, map(_of_reporter, read_names(inner))))
    return ()


def _of_reporter(name: str) -> str:
    """A name without the agency in capitals in front of it; nothing where none is left."""
    if has_spaceless(name):
        return name if is_dense_name(name) else ""
    words = name.split()
    while len(words) > 2 and words[0].isupper():
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""


def _at_end(line: str) -> tuple[str, ...]:
    """Who signs a story in brackets behind its last sentence."""
    at = max(line.rfind("("), line.rfind("（"))
    if at > 0 and is_signature(line[at:]) and ends_sentence(line[:at].rstrip()):
        return read_names(line[at + 1 : -1], strict=True)
    return ()


def _are_common(names: Iterable[str], lines: Sequence[RoleLine]) -> bool:
    """Whether all words of what looks like a name stand small in the text, too: "Smart Home" names nobody."""
    words = {word.lower() for name in names for word in tokens(name)}
    if any(word == word.upper() for word in words):
        return False  # a script without capitals
    for line in lines:
        if line.role in BODY or line.role == "dek":
            words.difference_update(tokens(line.text))
            if not words:
                return True
    return False


def _goes_on(lines: Sequence[RoleLine]) -> bool:
    """Whether a line of names ends at a comma or an "and", or such a word stands in the next one."""
    text = lines[0].text
    if _ENDS_OPEN.fullmatch(text):
        return True
    told = [_unjoined(line.text.strip(" ,")) for line in lines]
    return not any(map(str.isdigit, text)) and (told[0][1] or ("", True) in told[1:])


def _is_byline(lines: Sequence[RoleLine]) -> bool:
    return any(line.role == "byline" for line in lines)


def _torn_names(lines: Sequence[RoleLine], site: str | None) -> tuple[str, ...]:
    """The people behind a line that is nothing but "By", each in a line of its own with "and" between."""
    names: list[str] = []
    expected = True
    for line in lines:
        text, joined = _unjoined(bare_line(line.text).strip(" ,"))
        if not text:
            expected = True
        elif not expected or len(text) > MOST_NAME or (names and is_role(text)):
            break
        else:
            head = PARTS.split(text)[0]
            one = read_names(head, site, strict=True)
            if read_date(text) is not None and not one:
                break
            one = one or (read_names(head, site, desks=True) if not names else ())
            names += [n for n in one if n[0].isupper() or len(one) == 1]
            expected = joined or line.text.rstrip().endswith(",")
    return tuple(dict.fromkeys(names))


def _unjoined(text: str) -> tuple[str, bool]:
    """A text without the "and" that ends it, and whether one does."""
    before, _, last = text.rpartition(" ")
    joined = last in _AMPERSANDS or joins_names(last.lower())
    return (before.rstrip(" ,"), True) if joined else (text, False)
