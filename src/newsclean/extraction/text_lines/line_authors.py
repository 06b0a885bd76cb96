"""The authors of a plain text, from the lines that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.dense_reporters import reporters_in
from newsclean.extraction.text_lines.line_names import (
    DIGITS,
    MOST_NAME,
    NAMES_ONLY,
    PARTS,
    bare_line,
    hangul_names,
    is_dense_name,
    is_of_page,
    is_signature,
    names_behind_date,
    names_in,
)
from newsclean.extraction.text_lines.line_roles import BODY, RoleLine
from newsclean.extraction.text_lines.page_title import title_parts
from newsclean.extraction.text_lines.unsigned import (
    are_common,
    are_words,
    beside_date,
    by_address,
    described,
    owner_of,
    unlabelled,
)
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.light_dataclass import dataclass
from newsclean.metadata import (
    is_role,
    joins_names,
    only_by,
    read_date,
    read_names,
    starts_like_byline,
    without_opening,
)
from newsclean.model.article import Value
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

_FRONTS = tuple(data.listed("names", "by", "front"))
_BRACKETED = re.compile(r"[（(]([^（）()]{2,40})[）)]|/\s?([^/]{4,60}?)\s?/")
_MOST_DATELINE = 120
_SURE_BYLINE, _SAID_BYLINE = 0.75, 0.5
_MOST_DESK = 4
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])")
_SHORT_WORD = 3
_ENDS_OPEN = re.compile(r"\D+,")
_MAY_BE_BYLINE = 0.2
_HANDS = re.compile(r"\s[–—-]\s|[,;/]\s*")
"""Between those who had a hand in a story, in brackets behind it."""
_LAST = 4
"""Lines of the story from its end to that which the brackets end."""
_OF_PLACE = re.compile(r"[電电]\Z|[／/]|報導\Z|报道\Z|[攝摄]\Z")
"""What shows that a place stands behind the name of a reporter."""
_SIGNED = 7
"""Lines from the end of a story to that which signs it at most."""
_NEAR_TITLE = 8
"""Lines behind the headline among which what says that it is a byline is the story's."""
_TORN = 6
"""Lines over which the names of a byline are torn at most."""
_AMPERSANDS = ("&", "+")


def authors_of(
    lines: Sequence[RoleLine], site: str | None, url: str | None = None
) -> Iterable[Value[tuple[str, ...]]]:
    """The bylines: those in front of the story's end first, of these those that say so, then those behind the
    headline, then the others. Far behind the story they are those of other stories. Names that may be none
    come behind those that stand beside the story without a byline.

    Args:
        lines: all lines of the text, in order.
        site: the name of the paper, which is no author.
        url: the address of the text, where it has one.
    """
    told = [i for i, line in enumerate(lines) if line.role in BODY]
    start, end = (told[0], told[-1]) if told else (len(lines), len(lines))
    found = sorted(_signed(lines, start, end, site), key=lambda one: one.order)
    sure = [one.value for one in found if not one.weak]
    yield from sure
    if told and not sure:
        yield from by_address(lines)
        yield from unlabelled(lines, end, site)
        yield from beside_date(lines, start, site)
        yield from described(lines, start)
    yield from (one.value for one in found if one.weak)
    if told:
        inside = [(start, _in_dateline), *((i, _at_end) for i in reversed(told[-_LAST:]))]
        signed = [(names, lines[i].text) for i, read in inside if (names := read(lines[i].text))]
        yield from (Value(names, text, "text") for names, text in signed)
        if not found and not signed:
            yield from owner_of(lines, end, url)


_LABEL = re.compile(r"^[^:：]{2,30}[:：]\s?\S")
"""A label in front of who wrote the story: ``Autorka: …``."""


@dataclass(frozen=True, slots=True)
class _Signed:
    order: tuple[bool | int, ...]
    weak: bool
    """It may be no name: all its words are the language's, or it stands in a menu or in the page's title."""
    value: Value[tuple[str, ...]]


def _signed(lines: Sequence[RoleLine], start: int, end: int, site: str | None) -> Iterable[_Signed]:
    titles = [i for i, line in enumerate(lines) if line.role in ("headline", "title")]
    after = titles[-1] if titles else -1
    ways = _ways(lines)
    for i, line in enumerate(lines[: end + _SIGNED]):
        names, said = _names_at(lines, i, start, site)
        names = tuple(filter(None, map(_trimmed, names)))
        if not names or (all(map(is_of_page, names)) and not _is_sure_desk(line, names)):
            continue
        if not said and (are_common(names, lines) or any(map(is_of_page, names))):
            continue
        byline = line.role == "byline"
        sure = said and byline
        weak = all(map(are_words, names)) or any(name.lower() in ways for name in names)
        of_title = said and -1 < after < i <= after + _NEAR_TITLE
        order = (
            i > end,
            i < after and not byline,
            not of_title,
            not said,
            i < after,
            not byline,
            i,
        )
        yield _Signed(order, weak and not sure, Value(names, line.text, "text"))


def _names_at(
    lines: Sequence[RoleLine], i: int, start: int, site: str | None
) -> tuple[tuple[str, ...], bool]:
    """The people of the byline that a line is or begins, and whether it says that it is one."""
    line = lines[i]
    likely = line.byline >= _MAY_BE_BYLINE
    said = starts_like_byline(bare_line(line.text))
    if only_by(line.text) and _is_post(lines[max(0, i - 1) : i + 1], site):
        return (), said
    if only_by(line.text) and (i <= start or _is_byline(lines[i : i + 2])):
        return _torn_names(lines[i + 1 : i + 1 + _TORN], site), True
    if line.role == "byline" and not said and _goes_on(lines[i : i + 2]):
        return _torn_names(lines[i : i + _TORN], site), said
    if line.role == "byline" or (likely and line.role == "date"):
        return names_in(line.text, site) or _signed_by_one(line, site) or _between(lines, i), said
    if line.role == "date":
        return names_behind_date(line.text, site), said
    labelled = said and _LABEL.search(line.text) is not None and line.role not in BODY
    if (likely and said and i <= start) or (labelled and i > start):
        return names_in(line.text, site), said
    return (), said


def _is_sure_desk(line: RoleLine, names: tuple[str, ...]) -> bool:
    """Whether the newsroom signs, in a line that is a byline for all but sure."""
    known = word_classes().words
    words = [word for name in names for word in tokens(name.lower())]
    return line.byline >= _SURE_BYLINE and any("desk" in known.get(word, ()) for word in words)


def _ways(lines: Sequence[RoleLine]) -> frozenset[str]:
    """What stands in the menus of the page, and what its title says beside the headline."""
    menus = {
        bare_line(line.text).lower() for line in lines if line.role in ("navigation", "section")
    }
    titled = lines and lines[0].role in ("title", "headline")
    parts = {" ".join(part) for part in title_parts(lines[0].text)} if titled else set()
    return frozenset(menus | parts)


def _signed_by_one(line: RoleLine, site: str | None) -> tuple[str, ...]:
    """A desk, or a name of one word, where the line is a byline for all but sure."""
    text = bare_line(line.text)
    if len(text) > MOST_NAME:
        return ()
    if line.byline >= _SAID_BYLINE and (behind := without_opening(text)) != text:
        return read_names(behind, site, desks=True) if behind.count(" ") < _MOST_DESK else ()
    if line.byline < _SURE_BYLINE:
        return ()
    capitals = all(word[0].isupper() for word in text.split())
    if capitals and NAMES_ONLY.fullmatch(text) and (desk := read_names(text, site, desks=True)):
        return desk
    known = word_classes().words.get(text.lower(), ())
    may_sign = not known or ("desk" in known and bool(read_names(text, site, desks=True)))
    return (text,) if text.isalpha() and text.istitle() and may_sign else ()


def _between(lines: Sequence[RoleLine], i: int) -> tuple[str, ...]:
    """The one word between a headline and a date, which is what somebody is called."""
    if i == 0 or i + 1 == len(lines):
        return ()
    text = bare_line(lines[i].text)
    placed = lines[i - 1].role in ("headline", "dek") and lines[i + 1].role == "date"
    known = word_classes().words.get(text.lower(), ())
    return (text,) if placed and text.isalpha() and not known else ()


def _trimmed(name: str) -> str:
    """A name without the date, or what was done at it, that is glued to it or stands behind it."""
    kept: list[str] = []
    bare = name if name[0].isdigit() else DIGITS.split(name, maxsplit=1)[0]
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


def _in_dateline(line: str) -> tuple[str, ...]:
    """The reporters whom agencies name in front of the first sentence, in brackets or between strokes, or in
    front of an equals sign."""
    head = line[:_MOST_DATELINE]
    desk, equals, _ = head.partition(" =")
    if equals and (hangul := hangul_names(desk)):
        return hangul
    for found in _BRACKETED.finditer(head):
        inner = found[1] or found[2]
        if inner.startswith(_FRONTS) and not _OF_PLACE.search(inner):
            return tuple(filter(None, map(_of_reporter, read_names(inner))))
    return reporters_in(line)


def _of_reporter(name: str) -> str:
    """A name without the agency in capitals in front of it; nothing where none is left."""
    if has_spaceless(name):
        return name if is_dense_name(name) else ""
    words = name.split()
    while len(words) > 2 and words[0].isupper():
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""


def _at_end(line: str) -> tuple[str, ...]:
    """Who signs a story in brackets behind its last sentence, alone or behind a label: ``(autor: Ada Ohm,
    editor: …)``."""
    at = max(line.rfind("("), line.rfind("（"))
    if at <= 0 or line[-1] not in ")）" or not ends_sentence(line[:at].rstrip()):
        return ()
    inner = line[at + 1 : -1]
    if is_signature(line[at:]):
        return read_names(inner, strict=True)
    if len(inner) > _MOST_DATELINE:
        return ()
    said = (x for x in _HANDS.split(inner) if ":" in x and starts_like_byline(x))
    return next((names for x in said if (names := read_names(x, strict=True))), ())


def _goes_on(lines: Sequence[RoleLine]) -> bool:
    """Whether a line of names ends at a comma or an "and", or such a word stands in the next one."""
    text = lines[0].text
    if _ENDS_OPEN.fullmatch(text) or lines[-1].text.strip() == ",":
        return True
    told = [_unjoined(line.text.strip(" ,")) for line in lines]
    return not any(map(str.isdigit, text)) and (told[0][1] or ("", True) in told[1:])


def _is_byline(lines: Sequence[RoleLine]) -> bool:
    return any(line.role == "byline" for line in lines)


def _is_post(lines: Sequence[RoleLine], site: str | None) -> bool:
    """Whether a line says what the person is whose name stands above it: no "By" over what stands below."""
    above, line = lines[0], lines[-1]
    known = word_classes().words
    told = all("bio" in known.get(word, ()) for word in tokens(line.text.lower()))
    return (
        told and above is not line and above.role == "byline" and bool(names_in(above.text, site))
    )


def _torn_names(lines: Sequence[RoleLine], site: str | None) -> tuple[str, ...]:
    """The people behind a line that is nothing but "By", each in a line of its own with "and" between."""
    names: list[str] = []
    expected = True
    for line in lines:
        text, joined = _unjoined(bare_line(line.text).strip(" ,"))
        if not text:
            expected = True
        elif not expected or (names and is_role(text)):
            break
        else:
            head = PARTS.split(text)[0]
            if len(head) > MOST_NAME:
                head = head.partition(",")[0]
            if len(head) > MOST_NAME:
                break
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
