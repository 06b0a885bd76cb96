"""The authors of a plain text, from the lines that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_roles import BODY
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.light_dataclass import dataclass
from newsclean.metadata import (
    byline_of,
    is_role,
    joins_names,
    only_by,
    read_date,
    read_names,
    starts_like_byline,
)
from newsclean.model.article import Value
from newsclean.text.phrases import one_of
from newsclean.text.quotation_marks import DOUBLE_MARKS
from newsclean.text.scripts import HANGUL, has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

_MARKUP = re.compile(r"^(?:#{1,6}|\*{1,3}|_{1,3}|={1,6})\s*|(?<!\s)\s*(?:\*{1,3}|_{2,3}|={2,6})$")
_OF_MARKUP = "#*_="
_PARTS = re.compile(r"(?<!\s)\s*(?:[|｜•·;/]|\s[–—-]\s)\s*")
_LABELLED = re.compile(r"^[^\W\d_]{2,20}\s?[:：]\s*")
_KOREAN = data.read("lang/ko/names.toml")["words"]["roles"]
_HANGUL = re.compile(rf"([{HANGUL}]{{2,4}})\s*(?:{one_of(_KOREAN.split())})")
_ADDRESS = re.compile(r"(?<!\S)[^\s@]+@\S+|https?:\S+")
_DENSE_PARTS = re.compile(r"[\n/／、,，・|｜（）()【】:：]+")
_REPORTED = tuple(word for word in data.listed("names", "by", "behind") if len(word) > 1)
"""What stands behind a place that somebody reported from, without a space."""
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
_AFTER_YEAR = re.compile(r"(?<=(?:19|20)\d\d)\s?[,|•·–-]\s?([^\d|•·]{5,60})\Z")
_POINTS = re.compile(r"[:：؛|»›>]\s*\w")
_HANDS = filter(has_spaceless, data.listed("names", "by", "hands"))
_OF_HANDS = re.compile(rf"(?:{one_of(tuple(_HANDS))})\s?[:：]\s?[^\s|｜]{{1,20}}")
"""Who had another hand in it, or where it is from, behind its label."""
_MAY_BE_BYLINE = 0.2
_LEAST_DENSE, _MOST_DENSE = 3, 6
"""Letters of a person's name in a script without spaces, where it signs and at most."""
_MOST_TORN = 80
"""Characters of a name that stands in a line of its own."""
_MOST_NAMED = 3
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


def bare_line(text: str) -> str:
    """A line without the marks of a heading."""
    bare = text.strip()
    if any(map(bare.__contains__, _OF_MARKUP)):
        bare = _MARKUP.sub("", bare).strip()
    return bare


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
            names = _names_behind_date(line.text, site)
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
    if line.byline < _SURE_BYLINE or len(line.text) > _MOST_TORN:
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
        if "date" not in (lines[i - 1].role, lines[i + 1].role) or len(text) > _MOST_TORN:
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
        if len(text) > _MOST_TORN or text.isupper() or not _NAMES_ONLY.fullmatch(text):
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
    if equals and (hangul := _HANGUL.findall(desk)):
        return tuple(dict.fromkeys(hangul))
    for found in _BRACKETED.finditer(head):
        inner = found[1] or found[2]
        if inner.startswith(_FRONTS):
            return tuple(filter(None, map(_of_reporter, read_names(inner))))
    return ()


def _of_reporter(name: str) -> str:
    """A name without the agency in capitals in front of it; nothing where none is left."""
    if has_spaceless(name):
        return name if _is_dense_name(name) else ""
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
        elif not expected or len(text) > _MOST_TORN or (names and is_role(text)):
            break
        else:
            head = _PARTS.split(text)[0]
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


def names_in(line: str, site: str | None) -> tuple[str, ...]:
    """The people whom a byline names; what stands behind a stroke or behind the first comma of a bare name is
    where they work."""
    text = bare_line(line)
    if has_spaceless(text):
        said = read_names(text, site) if starts_like_byline(text) else ()
        return said if said and all(map(_is_dense_name, said)) else _dense_names(text)
    if starts_like_byline(text):
        head = _without_outlet(_PARTS.split(text)[0])
        named = read_names(head, site) or read_names(text, site)
        return _people(named or read_names(head, site, desks=True))
    text = _LABELLED.sub("", text)
    if hangul := _HANGUL.findall(text):
        return tuple(dict.fromkeys(hangul))
    parts = [part for part in _PARTS.split(_ADDRESS.sub("", text)) if part]
    while len(parts) > 1 and (_is_desk(parts[0]) or read_date(parts[0]) is not None):
        parts = parts[1:]
    head = _without_outlet(_undated(parts[0])) if parts else ""
    front, _, names = head.partition(" ")
    if front.islower() and names.istitle() and " " in names:
        head = names  # "de Ana Popescu": a particle stands in front of a family's name only
    if head and not _names_outlet(_without_post(head)) and read_date(head) is None:
        found = read_names(head, site, strict=True)
        if found and all(len(n.split()) > 1 or not n.isascii() for n in found):
            return _people(found)
    return _names_behind_date(text, site) or _names_behind_year(text, site)


def is_signature(line: str) -> bool:
    """Whether a line is one name in brackets and nothing else, as the last line of a story signs it."""
    if line[0] not in "(（" or line[-1] not in ")）" or len(line) > _MOST_TORN:
        return False
    inner = line[1:-1].strip()
    dense = has_spaceless(inner)
    if dense:
        return _LEAST_DENSE <= len(inner) <= _MOST_DENSE and _is_dense_name(inner)
    return read_names(inner, strict=True) == (inner,) and " " in inner and not _names_outlet(inner)


def signs_in_print(line: str, told: str) -> bool:
    """Whether a line is a name in capitals with a full stop, as old papers have it below a story; ``told`` is
    the text in which its words stand nowhere else."""
    if not line.isupper() or line[-1] != "." or len(line) > _MOST_TORN:
        return False
    words = line[:-1].split()
    if not 1 < len(words) <= _MOST_NAMED or any(len(word) < _LEAST_DENSE for word in words[-1:]):
        return False
    name = line[:-1].title()
    lowered = told.lower()
    return read_names(name, strict=True) == (name,) and lowered.count(words[-1].lower()) == 1


def _dense_names(text: str) -> tuple[str, ...]:
    """The people of a byline in a script that sets no spaces: what is left of it beside the words for what
    they do, in runs that may be names."""
    text = _OF_HANDS.sub("\n", text)
    for word, classes in word_classes().dense:
        if not {"bio", "desk", "photo", "agency"}.isdisjoint(classes):
            text = text.replace(word, "\n")
    names: list[str] = []
    for part in _DENSE_PARTS.split(text):
        words = [word for word in part.split() if not word.endswith(_REPORTED)]
        # A family name may stand apart from a given name of one letter.
        names += [part.strip()] if len(words) == 2 and min(map(len, words)) == 1 else words
    return tuple(dict.fromkeys(filter(_is_dense_name, names)))


def _is_dense_name(run: str) -> bool:
    bare = run.replace(" ", "")
    return 1 < len(bare) <= _MOST_DENSE and bare.isalpha() and has_spaceless(run)


def _names_behind_date(line: str, site: str | None) -> tuple[str, ...]:
    """The people of a line that begins with the date: ``Posted on March 5, 2026 by Ada Ohm``."""
    behind = byline_of(bare_line(line))
    return _people(read_names(behind, site)) if behind else ()


def _names_behind_year(text: str, site: str | None) -> tuple[str, ...]:
    """The people of a byline that begins with the date: ``5 March 2026, Ada Ohm``."""
    dated = _AFTER_YEAR.search(text)
    if dated is None or read_date(text[: dated.start()]) is None:
        return ()
    return read_names(dated[1], site, strict=True)


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without those that have digits, or begin small, where others are left."""
    people = tuple(n for n in names if not n[0].islower() and not any(map(str.isdigit, n)))
    return people or names


def _undated(text: str) -> str:
    """The part in front of a comma with a date behind it."""
    head, comma, behind = text.partition(",")
    return head if comma and any(map(str.isdigit, behind)) else text


def _without_outlet(text: str) -> str:
    """A byline without the paper, or what the person does there, behind its comma."""
    head, comma, behind = text.rpartition(",")
    return head if comma and head and _names_outlet(behind) else text


def _without_post(head: str) -> str:
    """A bare name without what the person does, which stands behind two words at least: "Ada Ohm Staff
    Reporter", "Ada Ohm, MD"."""
    words = head.partition(",")[0].split()
    known = word_classes().words.get(words[-1].lower(), ()) if words else ()
    return " ".join(words[:2] if "bio" in known and "outlet" not in known else words)


def is_agency(text: str) -> bool:
    """Whether a text has no words but names of agencies."""
    return _is_of(text, {"agency"})


def _is_desk(text: str) -> bool:
    """Whether a text has no words but those of agencies and newsrooms."""
    return _is_of(text, {"agency", "desk"})


def _is_of(text: str, classes: set[str]) -> bool:
    known = word_classes().words
    return all(not classes.isdisjoint(known.get(word, ())) for word in tokens(text.lower()))


def _names_outlet(text: str) -> bool:
    known = word_classes().words
    return any(
        not {"outlet", "agency", "section", "bio"}.isdisjoint(known.get(word, ()))
        for word in tokens(text.lower())
    )
