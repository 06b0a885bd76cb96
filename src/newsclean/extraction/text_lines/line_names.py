"""The people whom one line of a text names."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.metadata import byline_of, read_date, read_names, starts_like_byline
from newsclean.text.phrases import one_of
from newsclean.text.scripts import HANGUL, has_spaceless
from newsclean.text.words import tokens

_MARKUP = re.compile(
    r"^(?:#{1,6}|\*{1,3}|_{1,3}|={1,6})\s*|(?<!\s)\s*(?:\*{1,3}|_{2,3}|={2,6}|(?<=\s)=)$"
)
_OF_MARKUP = "#*_="
PARTS = re.compile(r"(?<!\s)\s*(?:[|｜•·;/]|\s[–—-]\s)\s*")
_LABELLED = re.compile(r"^[^\W\d_]{2,20}\s?[:：]\s*")
_KOREAN = data.read("lang/ko/names.toml")["words"]["roles"]
_HANGUL = re.compile(rf"([{HANGUL}]{{2,4}})\s*(?:{one_of(_KOREAN.split())})")
_ADDRESS = re.compile(r"(?<!\S)[^\s@]+@\S+|https?:\S+")
_DENSE_PARTS = re.compile(r"[\n/／、,，・|｜（）()【】:：]+")
_REPORTED = tuple(word for word in data.listed("names", "by", "behind") if len(word) > 1)
"""What stands behind a place that somebody reported from, without a space."""
_AFTER_YEAR = re.compile(r"(?<=(?:19|20)\d\d)\s?[,|•·–-]\s?([^\d|•·]{5,60})\Z")
_HANDS = filter(has_spaceless, data.listed("names", "by", "hands"))
_OF_HANDS = re.compile(rf"(?:{one_of(tuple(_HANDS))})\s?[:：]\s?[^\s|｜]{{1,20}}")
"""Who had another hand in it, or where it is from, behind its label."""
_LEAST_DENSE, _MOST_DENSE = 3, 6
"""Letters of a person's name in a script without spaces, where it signs and at most."""
NAMES_ONLY = re.compile(r"(?<![\w.'’-])[^\W\d_][\w.'’-]*(?:[ /|][^\W\d_][\w.'’-]*){1,3}")
_OF_PAGE = frozenset(("menu", "share", "published", "plea", "comments", "asks", "you", "site"))
DIGITS = re.compile(r"\d")
MOST_NAME = 80
"""Characters of a name that stands in a line of its own."""
_MOST_NAMED = 3


def bare_line(text: str) -> str:
    """A line without the marks of a heading."""
    bare = text.strip()
    if any(map(bare.__contains__, _OF_MARKUP)):
        bare = _MARKUP.sub("", bare).strip()
    return bare


def names_in(line: str, site: str | None) -> tuple[str, ...]:
    """The people whom a byline names; what stands behind a stroke or behind the first comma of a bare name is
    where they work."""
    text = bare_line(line)
    if has_spaceless(text):
        said = read_names(text, site) if starts_like_byline(text) else ()
        return said if said and all(map(is_dense_name, said)) else _dense_names(text)
    if starts_like_byline(text):
        head = _without_outlet(PARTS.split(text)[0])
        named = read_names(head, site) or read_names(text, site)
        return _people(named or read_names(head, site, desks=True))
    text = _LABELLED.sub("", text)
    if hangul := hangul_names(text):
        return hangul
    parts = [part for part in PARTS.split(_ADDRESS.sub("", text)) if part]
    while len(parts) > 1 and _is_no_name(parts[0]):
        parts = parts[1:]
    head = _without_outlet(_undated(parts[0])) if parts else ""
    front, _, names = head.partition(" ")
    if front.islower() and names.istitle() and " " in names:
        head = names  # "de Ana Popescu": a particle stands in front of a family's name only
    if head and not _names_outlet(_without_post(head)) and read_date(head) is None:
        found = read_names(head, site, strict=True)
        if found and all(len(n.split()) > 1 or not n.isascii() for n in found):
            return _people(found)
    return names_behind_date(text, site) or _names_behind_year(text, site)


def is_of_page(name: str) -> bool:
    """Whether what looks like a name is words of menus, share bars and labels: "Print", "Zavřít okno"."""
    known = word_classes()
    if has_spaceless(name):
        return any(word in name and not _OF_PAGE.isdisjoint(names) for word, names in known.dense)
    words = tokens(name.lower())
    return all(not _OF_PAGE.isdisjoint(known.words.get(word, ())) for word in words)


def _is_no_name(part: str) -> bool:
    """Whether a part of a byline is the desk, a day, an hour or how long it takes to read."""
    if part[0].isdigit() or _is_desk(part):
        return True
    return read_date(part) is not None and read_date(_undated(part)) is not None


def hangul_names(text: str) -> tuple[str, ...]:
    """The Korean names of a text in front of what their owners do."""
    return tuple(dict.fromkeys(_HANGUL.findall(text)))


def is_signature(line: str) -> bool:
    """Whether a line is one name in brackets and nothing else, as the last line of a story signs it."""
    if line[0] not in "(（" or line[-1] not in ")）" or len(line) > MOST_NAME:
        return False
    inner = line[1:-1].strip()
    dense = has_spaceless(inner)
    if dense:
        return _LEAST_DENSE <= len(inner) <= _MOST_DENSE and is_dense_name(inner)
    return read_names(inner, strict=True) == (inner,) and " " in inner and not _names_outlet(inner)


def signs_in_print(line: str, told: str) -> bool:
    """Whether a line is a name in capitals with a full stop, as old papers have it below a story; ``told`` is
    the text in which its words stand nowhere else."""
    if not line.isupper() or line[-1] != "." or len(line) > MOST_NAME:
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
    return tuple(dict.fromkeys(filter(is_dense_name, names)))


def is_dense_name(run: str) -> bool:
    bare = run.replace(" ", "")
    return 1 < len(bare) <= _MOST_DENSE and bare.isalpha() and has_spaceless(run)


def names_behind_date(line: str, site: str | None) -> tuple[str, ...]:
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
