"""Who wrote the story: the statements of the page, and the byline that its readers see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsclean import lazy_re as re
from newsclean.html import MarkedElement, text_of, types_of, value_text
from newsclean.metadata.author_boxes import find_signature
from newsclean.metadata.author_names import is_login, is_titled, read_names
from newsclean.metadata.byline_words import (
    WORDS,
    account_of,
    byline_of,
    is_company,
    is_role,
    joins_names,
    names_others,
    only_by,
    starts_like_byline,
    without_verb,
)
from newsclean.metadata.context import MetadataContext, first, resolved
from newsclean.metadata.date_text import read_date
from newsclean.metadata.near_headline import OF_ANOTHER, RenderedLine
from newsclean.model.article import Field, Value
from newsclean.text.addresses import has_mail

_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "byl", "citation_author", "article:author_name", "byline", "creator", "authors", "articleauthor",
    "citation_authors",
)  # fmt: skip
_AUTHOR_CLASS = re.compile(
    r"byline|author(?!i[sz]|ity|[\s_-]?(?:desc|job|position))|writer|contributor|reporter|autor|created-?by|posted-?by|written-?by|auteur"
    r"|verfasser|redacteur|redaktor|giornalista|periodista|jornalista|skribent|forfatter|kirjoittaja|yazar"
    r"|(?<![a-z])firma(?![a-z])|muhabir|penulis|wartawan|tac-?gia|szerzo"
)
"""How pages call the element with the author's name, in several languages."""
_ABOUT_LINE = re.compile(r"meta|info|submitted|details|posted|credits?(?![a-z])|pubdate|date")
"""How they call the line in which it stands beside the date."""
_PROSE = 12
"""Words of a line that is a sentence of the story."""
_OUTLETS = frozenset(("Organization", "NewsMediaOrganization", "Corporation", "WebSite"))
_MOST_LINE = 140
_MOST_WORDS = 16
"""Words of a line with names, a date and a note of a change."""
_NEXT_TO_HEAD = 6
_MOST_BEFORE = 8
"""Lines in front of the headline, nearest first, that may name its author; further ones are a menu's: "By
Industry"."""
_RIGHT_BEHIND = 3
_MOST_MARKED = 3
"""Bylines anywhere on a page that may be those of one story: more are those of comments, or of a list."""
_IN_NUMBERS = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}")
"""A day of which the order is not known."""
_STROKES = re.compile(r"\s[|•·]\s")

Names = tuple[str, ...]


def find_authors(context: MetadataContext) -> Field[Names] | None:
    """The authors: people first; the outlet or a desk only where the page names nobody else."""
    lines = list(_seen(context))
    seen = [v for v, desk in lines if not desk]
    shown = {n.lower() for v in seen for n in v.value}
    people = [
        Value(kept, v.raw, v.origin)
        for v in _stated(context, context.site)
        if (kept := tuple(n for n in v.value if not is_login(n) or n.lower() in shown))
    ]
    if seen and people and set(people[0].value) < set(seen[0].value):
        people.insert(0, seen[0])  # the page shows more of them than it states
    if people and people[0].value and (fuller := _fuller(context, people[0].value)):
        people.insert(0, fuller)
    explicit = [v for v in seen[:1] if starts_like_byline(v.raw) and " " in v.value[0]][:1]
    if explicit and people and _adds_nothing(explicit[0].value, people[0].value):
        explicit = []
    found = [*explicit, *people]
    # "By Our Staff" right behind the headline says more than the names of pictures further down.
    found += [v for v, _ in lines] if not any(v.value for v in found) else seen
    # These search the whole page: only where nothing was found at the headline.
    for search in _EVERYWHERE:
        if any(v.value for v in found):
            break
        found = list(search(context))
    return first(found)


def authors_beside(context: MetadataContext) -> Iterator[Value[Names]]:
    """Whom the page names away from its headline: taken for the author where nobody else is named."""
    for search in _EVERYWHERE:
        yield from (value for value in search(context) if value.value)


def _adds_nothing(shown: Names, stated: Names) -> bool:
    """Whether a byline has the people that are stated, fewer of them, or their names with more behind:
    "Ada Ohm Global Commons"."""
    return all(name.startswith(stated) for name in shown)


def _fuller(context: MetadataContext, stated: Names) -> Value[Names] | None:
    """A line right behind the headline that names those who are stated, and more, and nothing else."""
    for line in context.lines[:_NEXT_TO_HEAD]:
        text = line.text
        if line.after and len(text) <= _MOST_LINE and text.startswith(stated[0]):
            names = read_names(text, context.site, strict=True)
            rest = sum(len(n.split()) for n in names)
            if set(stated) < set(names) and all(map(_in_full, names)) and rest >= _words(text):
                return Value(names, text, "visible")
    return None


def _words(text: str) -> int:
    """How many words of a line begin with a capital: a list of names has no others."""
    return sum(any(map(str.isalpha, w)) for w in text.split()) - text.split().count("and")


def _stated(context: MetadataContext, site: str | None) -> Iterator[Value[Names]]:
    people: list[str] = []
    names: dict[str, None] = {}
    for item in resolved(context.story.get("author") or context.story.get("creator"), context.ids):
        raw = value_text(item)
        if raw and not raw.startswith("http"):
            people.append(raw)
            if not (isinstance(item, dict) and types_of(item) & _OUTLETS):
                names |= dict.fromkeys(read_names(raw, site))
    yield Value(tuple(names), ", ".join(people), "json-ld")
    labels = list(context.markup.meta("twitter:label1"))
    metas_of = _METAS + (("twitter:data1",) if labels and only_by(labels[0]) else ())
    found = [t for t in context.markup.meta(*metas_of) if not t.startswith("http")]
    found = [t for t in found if not is_company(t)]
    metas = dict.fromkeys(n for text in found for n in read_names(_turned(text), site))
    yield Value(tuple(metas), "; ".join(found), "meta")
    for marked in context.markup.marked:
        if marked.itemprop in ("author", "creator") or "author" in marked.itemprop.split():
            text = marked.value or _named_inside(marked) or marked.text
            yield Value(read_names(text, site), text, "microdata")


def _named_inside(author: MarkedElement) -> str:
    """The name that a marked author has inside, beside a portrait and a biography."""
    for element in author.element.iterdescendants():
        if element.get("itemprop") == "name":
            return element.get("content") or text_of(element)
    return ""


def _turned(text: str) -> str:
    """ "Okafor, Maria" as libraries write it, the other way round."""
    last, comma, rest = text.partition(", ")
    if comma and "," not in rest and " " not in last and len(rest.split()) == 1:
        return f"{rest} {last}"
    return text


def _seen(context: MetadataContext) -> Iterator[tuple[Value[Names], bool]]:
    """Bylines in the lines around the headline, and whether they name a desk or an account."""
    wanting = False
    far = sum(line.after for line in context.lines) + _MOST_BEFORE
    for number, whole in enumerate(context.lines[:far]):
        line = _own_part(whole)
        text = line.text[:_MOST_LINE]
        if len(line.text) > _MOST_LINE and not starts_like_byline(text):
            wanting = False
            continue
        if line.after and number < _NEXT_TO_HEAD and (account := account_of(text)):
            yield Value((account,), text, "visible"), True
            continue
        byline, wanted = (text if wanting else byline_of(text)), wanting
        byline = byline or _behind_date(line)
        explicit = byline is not None
        if byline is None and not names_others(text) and _AUTHOR_CLASS.search(line.names):
            byline = without_verb(text) if _close(line) else None
        wanting = only_by(text)
        if byline and not wanting:
            names = read_names(byline, context.site, strict=True)
            if names or not wanted:
                names = _apart(line, context.site) or names
            names = _without_places(names, byline, context)
            if names and (explicit or any(map(_in_full, names))):
                yield Value(names, text, "visible"), False
            elif explicit and not names and line.after and number < _NEXT_TO_HEAD:
                desk = read_names(byline, None, desks=True, strict=True)
                yield Value(desk, text, "visible"), True


def _own_part(line: RenderedLine) -> RenderedLine:
    """The part of a line that is called a byline, where its other parts are not: a date stands beside it."""
    own = [bool(_AUTHOR_CLASS.search(called)) for called in line.called]
    if all(own) or not any(own) or names_others(line.text):
        return line
    start = own.index(True)
    end = next((i for i in range(start, len(own)) if not own[i]), len(own))
    if starts_like_byline(" ".join(line.parts[:end])):
        start = 0
    parts = line.parts[start:end]
    if only_by(" ".join(parts)):
        return line
    names = " ".join(line.called[start:end])
    return replace(
        line,
        text=" ".join(parts),
        names=names,
        parts=parts if len(parts) > 1 else (),
        called=(),
    )


def _behind_date(line: RenderedLine) -> str | None:
    """The elements of a line from one on that begins like a byline, behind others that tell a day."""
    for number in range(1, len(line.parts)):
        part = line.parts[number]
        if only_by(part) or starts_like_byline(part):
            before = " ".join(line.parts[:number])
            return " ".join(line.parts[number:]) if read_date(before) is not None else None
    return None


def _without_places(names: Names, byline: str, context: MetadataContext) -> Names:
    """The names without those that the story itself is about: "Ada Ohm | Port Linnet" says where she was."""
    if len(names) < 2:
        return names
    prose = [t for t in (n.text for n in context.lines if n.after) if byline not in t]
    told = " ".join(t for t in prose if len(t.split()) >= _PROSE).lower()
    if not told or names[0].lower() in told:
        return names
    return names[:1] + tuple(n for n in names[1:] if n.lower() not in told)


def _apart(line: RenderedLine, site: str | None) -> Names:
    """The names of a line in which an element holds a whole one, and the next one something else: "By Ada
    Ohm", "Crime correspondent"; further names only behind a comma or an "and"."""
    said = ""
    for part in line.parts:
        if said and only_by(said):
            said = f"{said.rstrip(': ')}: {part}"  # "Text" is a label where a name follows
        elif not said or _goes_on(said, part):
            said = f"{said} {part}"
        elif any(map(str.isalnum, part)):
            break
    names = read_names(said, site, strict=True) if said else ()
    return names if names and all(map(_in_full, names)) else ()


def _goes_on(said: str, part: str) -> bool:
    """Whether a list of names goes on in the next element."""
    return (
        said[-1] in ",;&"
        or part[0] in ",;&"
        or joins_names(part)
        or joins_names(said.rsplit(" ", 1)[-1])
    )


def _in_full(name: str) -> bool:
    """More than one word, in a script that sets blanks: "Wellness" is a section, no author."""
    return " " in name or not name.isascii()


def _bare(context: MetadataContext) -> Iterator[Value[Names]]:
    """A line right behind the headline that is nothing but a name, beside one that is a date or says
    what somebody is, or that is a name, a stroke and a date."""
    head = [line.text for line in context.lines[:_NEXT_TO_HEAD] if line.after]
    before = [line.text for line in context.lines if not line.after][:2]
    for line in context.lines[:_NEXT_TO_HEAD]:
        if line.after and (names := _before_date(line, context)):
            yield Value(names, line.text, "visible")
    for text in head[:_RIGHT_BEHIND] + before:
        parts = [part.strip() for part in _STROKES.split(text)]
        if len(parts) > 1 and any(map(_tells_time, parts)):
            for part in [p for p in parts if not any(map(str.isdigit, p))][:1]:
                names = read_names(part, context.site, strict=True)
                if names and _in_full(names[0]) and part.startswith(names[0]):
                    yield Value(names, text, "visible")
    known = {context.site, *map(str, (context.story.get("articleSection"),))}
    for number, text in enumerate(head[:-1]):
        beside = head[max(0, number - 1) : number] + head[number + 1 : number + 2]
        told = any(map(_tells_time, beside)) or is_role(head[number + 1])
        if 2 <= len(text.split()) <= 3 and text not in known and told:
            names = read_names(text, context.site, strict=True)
            if names == (text,):
                yield Value(names, text, "visible")


def _before_date(line: RenderedLine, context: MetadataContext) -> Names:
    """The names that a line begins with, right in front of a date or an address: "Ada Ohm 3.5.2024 7.05"."""
    text = line.text
    named = _ABOUT_LINE.search(line.names) or has_mail(text) or is_titled(text)
    if not named or len(text) > _MOST_LINE or not _tells_time(text, _MOST_WORDS):
        return ()
    names = read_names(text, context.site, strict=True)
    return names if names and all(map(_in_full, names)) and text.startswith(names[0]) else ()


def _tells_time(text: str, most: int = 8) -> bool:
    if len(text.split()) > most or not any(map(str.isdigit, text)):
        return False
    return read_date(text) is not None or _IN_NUMBERS.fullmatch(text) is not None


def _close(line: RenderedLine) -> bool:
    return not OF_ANOTHER.search(line.names) and len(line.text.split()) <= 8


def _marked(context: MetadataContext) -> Iterator[Value[Names]]:
    """Elements anywhere that call themselves a byline and begin like one."""
    found = [
        Value(read_names(item.text, context.site, strict=True), item.text, "visible")
        for item in (*context.markup.marked, *context.markup.classed(_is_of_author))
        if 2 < len(item.text) < 120 and not item.inside_prose and _is_byline(item)
    ]
    named = {v.value for v in found if v.value}
    head = " ".join(line.text for line in context.lines[:_NEXT_TO_HEAD] if line.after)
    near = any(v.value[0] in head for v in found if v.value)
    yield from found if near or len(named) <= _MOST_MARKED else ()


def _is_of_author(names: str) -> bool:
    return bool(_AUTHOR_CLASS.search(names)) and not OF_ANOTHER.search(names)


def _is_byline(item: MarkedElement) -> bool:
    if not _is_of_author(item.names):
        return False
    return starts_like_byline(item.text) or "rel" in item.names or item.tag == "a"


def _shown(context: MetadataContext, name: str) -> bool:
    return any(line.after and name in line.text for line in context.lines)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _desks(context: MetadataContext) -> Iterator[Value[Names]]:
    """The outlet or one of its desks, where the page states it as the author.

    Not an organisation or an account that only data for machines name: no reader is told that it wrote the
    story. A desk ("Newsroom of the Skerry Mail") is no publisher, and says so.
    """
    for item in resolved(context.story.get("author"), context.ids):
        raw = value_text(item)
        outlet = isinstance(item, dict) and bool(types_of(item) & _OUTLETS)
        desk = " " in raw and not WORDS["desks"].isdisjoint(raw.lower().split())
        hidden = (outlet or is_login(raw)) and not desk and not _shown(context, raw)
        if raw and not raw.startswith("http") and not hidden:
            whole = (" ".join(raw.split()),) if outlet and "&" in raw else ()  # "Ohm & Reed Ltd"
            yield Value(whole or read_names(raw, None, desks=True), raw, "json-ld")
    for raw in context.markup.meta("author", "article:author"):
        if not raw.startswith("http") and not is_company(raw):
            yield Value(read_names(raw, None, desks=True), raw, "meta")
    for marked in context.markup.marked:
        if "author" in marked.itemprop.split() or "author" in marked.names.split():
            yield Value(read_names(marked.text, None, desks=True), marked.text, "microdata")
    wanting = False
    for line in context.lines:
        byline = line.text if wanting else byline_of(line.text)
        wanting = only_by(line.text)
        if len(line.text) <= _MOST_LINE and byline and not wanting:
            yield Value(read_names(byline, None, desks=True), line.text, "visible")
        elif line.after and _AUTHOR_CLASS.search(line.names) and _close(line):
            names = read_names(line.text, None, desks=True, strict=True)
            alone = len(names) == 1 and 2 * _letters(names[0]) > _letters(line.text)
            alone = alone and "/" not in line.text  # of a list of sections, one looks like a name
            if alone or any(map(_in_full, names)):  # no list of sections, nor contents
                yield Value(names, line.text, "visible")


_EVERYWHERE = (_marked, _bare, find_signature, _desks)
"""The searches of the whole page, the surest first."""
