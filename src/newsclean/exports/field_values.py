"""From what stands behind a label to a field of metadata."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean import lazy_re as re
from newsclean.exports.export_words import compiled, is_listed
from newsclean.metadata import IN_PRINT, read_date, read_names
from newsclean.model.article import DateOrDatetime, Field, Metadata
from newsclean.text.languages import guess
from newsclean.text.links import host_of
from newsclean.text.words import tokens

_CUT = r"\s*(?:;|\[|\(|\.\s*\(|\s\|\s|,?\s(?:{0})\.?\s?\d)"
_FROM = r",?\s(?:{0})\s(?-i:(?=[^\W\d_a-zа-я]))"
"""“By Ada Holt in Oslo”."""
_LISTED = re.compile(r"(?<!\s)\s*[;|,、，·]\s*")
_INVERTED = re.compile(
    r"([^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?),\s?([^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*)?)"
)
_BEHIND_ADDRESS = re.compile(r"<?[^\s@<>()]{1,64}@[^\s@<>()]{1,255}>?\s?\(([^()@]{2,80})\)")
"""The author of an item of RSS: ``news@herald.example (Ada Holt)``."""
_ADDRESS = re.compile(r"https?://\S+")
_LAST_DASH = re.compile(r"(.+\S)\s[-–—|]\s([^-–—|]{2,60})")
_LEAST_HOST = 4
"""Letters from which a host is the name of its outlet and no chance."""
_MARKS = ' \t*_"“”'
_LONGEST = 300
_OF_WORDS = frozenset(("headline", "abstract", "authors", "section", "keywords"))
_OF_DAYS = ("published", "modified", "dated", "created")


def text_field(value: str) -> Field[str] | None:
    """A headline or another line of words."""
    bare = (
        " ".join(value.split()).strip(_MARKS)
        if value[:1] in "*_" or value[:1] == value[-1:] == '"'
        else " ".join(value.split())
    )
    bare = bare.removesuffix(" =")  # German agencies end a headline so
    return Field(bare, value, "text") if bare and len(bare) <= _LONGEST else None


def first_part(value: str) -> Field[str] | None:
    """A section or a source without what catalogues write behind it: ``NEWS; Pg. 7``."""
    bare = compiled(_CUT, ("pages", "words")).split(value, maxsplit=1)[0].strip(" .,*_")
    return Field(bare, value, "text") if bare and len(bare) <= _LONGEST // 3 else None


def names_field(value: str) -> Field[tuple[str, ...]] | None:
    """Names, also such as catalogues turn them round (``Pell, Nora; Rowe, Tom``), or behind an address."""
    if mailed := _BEHIND_ADDRESS.fullmatch(value.strip()):
        value = mailed[1]
    parts = [part.strip() for part in value.strip(_MARKS).split(";") if part.strip()]
    turned = [_INVERTED.fullmatch(part) for part in parts]
    if parts and all(turned) and (len(parts) > 1 or _is_turned(parts[0])):
        value = "; ".join(f"{found[2]} {found[1]}" for found in turned if found)
    names = read_names(
        compiled(_FROM, ("lines", "places")).split(value.strip(_MARKS), maxsplit=1)[0], desks=True
    )
    return Field(names, value, "text") if names else None


def _is_turned(name: str) -> bool:
    """One word before or behind the comma: two names of two words each are two people."""
    first, _, second = name.partition(",")
    return not (" " in first.strip() and " " in second.strip())


def moment_field(value: str, text: str) -> Field[DateOrDatetime] | None:
    """A date; the language of the text settles the order of day and month in numbers."""
    found = read_date(value, since=IN_PRINT)
    if found is None and any(map(str.isdigit, value)):
        told = guess(text)
        found = read_date(value, told[0], since=IN_PRINT) if told else None
    return Field(found, value, "text") if found else None


def list_field(value: str) -> Field[tuple[str, ...]] | None:
    """Keywords."""
    items = tuple(dict.fromkeys(item for item in _LISTED.split(value.strip()) if item))
    return Field(items, value, "text") if items else None


def url_field(value: str) -> Field[str] | None:
    """An address."""
    found = _ADDRESS.search(value)
    return Field(found[0], value, "text") if found else None


def metadata_of(values: Iterable[tuple[str, str]], text: str) -> Metadata:
    """The fields of labelled values, each a role and what stood behind the label; of two that give the
    same field, the first counts.

    A source often holds the date, too; it is read where no label gives one. A day without a label
    (``dated``) may be that on which somebody took the record out: then it is the later one.
    """
    given: dict[str, str] = {}
    days: dict[str, Field[DateOrDatetime]] = {}
    for role, value in values:
        if not value.strip() or (role in _OF_WORDS and is_answer(value)):
            continue
        given.setdefault(role, value.strip())
        if role in _OF_DAYS and role not in days and (day := moment_field(value, text)):
            days[role] = day
    source = given.get("site", "")
    told = days.get("published") or (moment_field(source, text) if source else None)
    published = min(filter(None, (told, days.get("dated"))), key=_day, default=days.get("created"))
    return Metadata(
        headline=text_field(_without_outlet(given["headline"], given.get("url", "")))
        if "headline" in given
        else None,
        description=text_field(given["abstract"]) if "abstract" in given else None,
        authors=names_field(given["authors"]) if "authors" in given else None,
        published=published,
        modified=days.get("modified"),
        site_name=first_part(source) if source else None,
        section=first_part(given["section"]) if "section" in given else None,
        keywords=list_field(given["keywords"]) if "keywords" in given else None,
        url=url_field(given["url"]) if "url" in given else None,
    )


def _without_outlet(title: str, url: str) -> str:
    """A headline less the outlet behind it, whose name is the host, too: ``… - The Rift Standard``."""
    parts = _LAST_DASH.fullmatch(title)
    host = (host_of(url) or "").split(".")[0].replace("-", "")
    if parts is None or len(host) < _LEAST_HOST:
        return title
    return parts[1] if host in "".join(tokens(parts[2].lower())) else title


def _day(moment: Field[DateOrDatetime]) -> tuple[int, int, int]:
    return moment.value.year, moment.value.month, moment.value.day


def is_answer(value: str) -> bool:
    """Whether a value says yes or no, or is nothing but numbers: what a field of a publishing system is set
    to, and no words of a story.

    >>> is_answer("Evet"), is_answer("3.412"), is_answer("Ferry stays")
    (True, True, False)
    """
    bare = value.strip(_MARKS)
    return not any(map(str.isalpha, bare)) or is_listed(bare, "record", "answers")
