"""The dates that a page shows to its readers: at the headline, in a dateline, elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from newsclean import data
from newsclean import lazy_re as re
from newsclean.html import MarkedElement
from newsclean.metadata.context import MetadataContext
from newsclean.metadata.date_text import read_date
from newsclean.metadata.date_words import SAID
from newsclean.metadata.near_headline import OF_ANOTHER, DatedLine, RenderedLine
from newsclean.model.article import DateOrDatetime, Origin
from newsclean.text.phrases import folded, one_of, whole

Reading = tuple[str, Origin]

_PUBLISHED = re.compile(
    r"publish|pubdate|posted|date-?created|release|datum|timestamp|(?<!up)(?<!andi)(?<!ali)date(?!d\b)"
)
_MODIFIED = re.compile(
    r"modif|(?<![\w-])updat(?!ed(?![\w-]))|(?<=[\w-])(?<!not)(?<!not-)updat(?!epanel)|edited|review|aktualis|actualiz|mis-a-jour"
)
"""Not the class "updated" alone: the hAtom format asks for it on any date of a post."""
_FIRST = re.compile(r"\bpublished\b")
"""Beside another class it tells that the story has not been changed since."""
_CHANGED = tuple(map(folded, data.listed("dates", "dates", "modified")))
_CHANGED_ASCII = tuple(filter(str.isascii, _CHANGED))
_MODIFIED_WORDS = re.compile(whole(data.listed("dates", "dates", "modified")), re.IGNORECASE)
_CLOCKS = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|[時时시点點]\s?\d{2}[分분]?)", re.IGNORECASE
)
_LONG_NUMBER = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_OTHER_WORDS = re.compile(
    rf"\b(?:{one_of(data.listed('dates', 'dates', 'other'))})|©", re.IGNORECASE
)
_OTHER_NAMES = re.compile(r"hours|schedul|expir|deadline|countdown|tweet|instagram")
_POSTED_WORDS = re.compile(whole(data.listed("dates", "dates", "published")), re.IGNORECASE)
_POSTED = re.compile(rf"^\W*(?:{whole(data.listed('dates', 'dates', 'published'))})", re.IGNORECASE)
_AGENCY = re.compile(
    r"[^!?]{0,60}?\b([^\W\d_]{3,12}\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4})"
    r"\s?(?:\([^\W\d_][^\d()]{1,24}\)\s?[–—-]|/[A-Z][A-Za-z -]{2,20}/)"
)
# "PORT LINNET, NS / NEWSLINE / May 1, 2026 /": places and agencies are in capitals.
_STROKED = re.compile(r"[A-Z][^/a-z]{2,60}[^/]{0,40}/\s?(?:[^/\d]{2,40}/\s?)?([^/]{6,30}\d{4})\s?/")
_OPENING = re.compile(r"\(?([^–—|()-]{6,60}?\d{4})(?:\)|\s[–—|-]\s)")
_PLACED = re.compile(
    r"[^\W\d_][^\d!?:;()/]{1,40}?, "
    r"([^\W\d_]{3,12}\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4})"
    r"(?: (?:года|року|г|р)\.?)?(?:[:.] | /| \()"
)
"""A place and a day in front of the first sentence: ``Skerry, 3 May 2024: The``."""
_ENDS_IN_YEAR = 8
"""Words of an opening that ends in a day: "Press release of 3 May 2024 | "."""
AT_HEAD = 5
"""Lines right behind the headline: a date further down may be another story's."""
_MOST_WORDS = 16
"""Words of a line that may be a date with what stands around it; longer ones are prose, unless they tell
of a publication and a change."""
_MOST_BOTH = 32
_MOST_LENGTH = 400
"""Characters that such a line cannot reach."""
_SHORT = 16
"""Characters of a label without a colon."""
_COUNTS = frozenset(("comment",))
_CREDITS = ("credit",)
"""How some pages call the line of the byline, beside those of pictures."""
_NOTES = ("p", "div", "span", "em", "i", "small", "strong", "li", "footer")
_YEAR = re.compile(r"\d{4}")
_DASH = re.compile(r" [-–—] ")
_DIGIT = re.compile(r"\d")
_LINKED = 4
"""Words of a link beside a day, in an item of a list, that are another story's title."""
_LIST = 3
"""Days that lines of the same class must show to be entries of a list."""


def day(moment: DateOrDatetime) -> date:
    """The calendar day, as written."""
    return moment.date() if isinstance(moment, datetime) else moment


def at_headline(
    context: MetadataContext, *, modified: bool, most: int | None = None
) -> Iterator[Reading]:
    """Dates in the short lines around the headline; "Updated" in front decides what they are.

    Lines of the same class that show several days are a list of stories: none of them counts, unless
    it stands right behind the headline.
    """
    if not modified and context.beside_headline:
        yield context.beside_headline, "visible"
    for dated in context.dated:
        line = dated.line
        if most is not None and (dated.number >= most or not line.after):
            return
        if not dated.listed or (dated.number < AT_HEAD and line.after):
            yield from _parts(dated.label, line.text, line.names, line.stamps, modified)


def named_modified(context: MetadataContext) -> Iterator[Reading]:
    """What first lines show that only the names of their elements, which no reader sees, call a change."""
    for dated in context.dated:
        line = dated.line
        if (
            dated.number < AT_HEAD
            and line.after
            and _word_of_change(dated.label + line.text) is None
        ):
            yield from _parts(dated.label, line.text, "", (), modified=False)


def dated_lines(
    lines: Sequence[RenderedLine], own: frozenset[str], language: str | None
) -> tuple[DatedLine, ...]:
    """The lines around the headline that may hold the story's date.

    A line whose class speaks of another story is left out, and an item of a list that links to one; ``own``
    are such words that the headline's own boxes bear too ("post-card"): these tell nothing.
    """
    lists = _lists(lines, language)
    found: list[DatedLine] = []
    before = ""
    for number, line in enumerate(map(_without_counts, lines)):
        dated = _may_be_dated(line)  # most lines are not: asked first
        others = own.union(_CREDITS) if dated and SAID.search(line.text) else own
        if (dated or _may_label(line.text)) and not others.issuperset(
            OF_ANOTHER.findall(line.names)
        ):
            continue
        if dated and not (line.tag == "li" and line.linked >= _LINKED):
            label = f"{before} " if _may_label(before) else ""
            found.append(DatedLine(line, number, label, line.names in lists))
        before = line.text
    return tuple(found)


def _without_counts(line: RenderedLine) -> RenderedLine:
    """A line right behind the headline without the elements in it that are called for comments, as their
    number beside the day is."""
    counts = [frozenset(OF_ANOTHER.findall(called)) for called in line.called]
    if not line.after or {*counts} != {frozenset(), _COUNTS}:
        return line
    if any(found and _LONG_NUMBER.search(p) for found, p in zip(counts, line.parts, strict=True)):
        return line
    parts = tuple(p for p, found in zip(line.parts, counts, strict=True) if not found)
    return replace(line, text=" ".join(parts), names=line.names.replace("comment", ""))


def _may_be_dated(line: RenderedLine) -> bool:
    text = line.text
    if len(text) >= _MOST_LENGTH or not _DIGIT.search(text):
        return False
    words = len(text.split())
    return words <= _MOST_WORDS or (
        words <= _MOST_BOTH
        and _word_of_change(text) is not None
        and bool(_POSTED_WORDS.search(text) or _PUBLISHED.search(line.names))
    )


def _word_of_change(text: str) -> re.Match[str] | None:
    """The first word that tells of a change."""
    # Whether one stands there at all is known far faster than whether it does as a whole word.
    low = folded(text)
    words = _CHANGED_ASCII if low.isascii() else _CHANGED
    return _MODIFIED_WORDS.search(text) if any(map(low.__contains__, words)) else None


def _may_label(text: str) -> bool:
    return text.endswith(":") or len(text) < _SHORT


def _lists(lines: Sequence[RenderedLine], language: str | None) -> frozenset[str]:
    """The classes of lines under which several days stand: those of lists of stories."""
    dated = [n for n in lines if n.names and _may_be_dated(n)]
    many = {names for names, times in Counter(n.names for n in dated).items() if times >= _LIST}
    days: defaultdict[str, set[date]] = defaultdict(set)
    for line in dated:
        if line.names in many and (found := read_date(line.text, language)):
            days[line.names].add(day(found))
    return frozenset(names for names, found in days.items() if len(found) >= _LIST)


def _parts(
    label: str, text: str, names: str, stamps: tuple[str, ...], modified: bool
) -> Iterator[Reading]:
    """What a line says of one kind: "Posted May 3, 2024 · Updated May 5, 2024" says both, in either order."""
    if _OTHER_WORDS.search(text) or _OTHER_NAMES.search(names):
        return
    said = label + text
    first = _word_of_change(said)
    if first is None and _is_period(text):
        return
    if first is None:
        if _named_modified(names) == modified and not (modified and _PUBLISHED.search(text)):
            yield from ((s, "visible") for s in stamps)
            yield text, "visible"
        return
    both = list(_stretches(said, len(label)))
    if modified and len(both) == 1:
        yield from ((s, "visible") for s in stamps)
    of_each = stamps if len(stamps) == len(both) else ("",) * len(both)
    for (stretch, changed), stamp in zip(both, of_each, strict=True):
        if changed == modified:
            yield stretch, "visible"
            yield stamp, "visible"
    if not modified:
        return
    if first.start() <= len(label):
        yield from ((s, "visible") for s in stamps)
    yield from _same_day(both)


def _stretches(said: str, label: int) -> Iterator[tuple[str, bool]]:
    """The parts of a line, each with whether it speaks of a change: one begins at each word that tells of
    publication or change. ``label`` characters at the beginning are another line's."""
    found = [(m.start(), m.lastgroup == "modified") for m in SAID.finditer(said)]
    if not found or found[0][0] > label:
        found.insert(0, (label, False))
    ends = [start for start, _ in found[1:]] + [len(said)]
    for (start, changed), end in zip(found, ends, strict=True):
        if stretch := said[max(start, label) : end].strip():
            yield stretch, changed


def _same_day(parts: Sequence[tuple[str, bool]]) -> Iterator[Reading]:
    """A change of which only the hour is told is one of the same day: "14 July, 9:10am (updated 11:45am)"."""
    for (before, changed), (after, changed_later) in pairwise(parts):
        if not changed and changed_later and not _LONG_NUMBER.search(after):
            yield f"{_CLOCKS.sub(' ', before)} {after}", "visible"


def _is_period(text: str) -> bool:
    """Whether a line says from when to when: "2025-12-12 - 2025-12-17"."""
    parts = _DASH.split(text, maxsplit=2)
    if len(parts) != 2:
        return False
    start, end = map(read_date, parts)
    return start is not None and end is not None and day(start) < day(end)


def _named_modified(names: str) -> bool:
    return bool(_MODIFIED.search(names)) and not _FIRST.search(names)


def in_dateline(context: MetadataContext) -> Iterator[Reading]:
    """The day that opens the text: "BERLIN, May 3, 2024 (AFP) –", "(3 May 2024) "."""
    head = [line.text for line in context.lines[:20] if line.after]
    for text in (*head, *context.markup.meta("description", "og:description")):
        if found := _AGENCY.match(text[:160]):
            yield found[1], "visible"
    for text in head:
        yield from ((said, "visible") for said in opening_days(text))


def opening_days(text: str) -> Iterator[str]:
    """What stands in front of the first sentence of a text and ends in a year: "BERLIN, 3 May 2024 – "."""
    if stroked := _STROKED.match(text[:160]):
        yield stroked[1]
    found = _OPENING.match(text[:100])
    if found and len(found[1].split()) <= _ENDS_IN_YEAR and not _OTHER_WORDS.search(found[1]):
        yield found[1]


def dateline_days(text: str) -> Iterator[str]:
    """The same of the first paragraph of a plain text, also beside an agency, and behind a place alone."""
    for shape in (_AGENCY, _PLACED):
        if found := shape.match(text[:160]):
            yield found[1]
    yield from opening_days(text)


def elsewhere(context: MetadataContext) -> Iterator[Reading]:
    """Elements anywhere that call themselves a date, unless they differ."""
    items = [i for i in context.markup.classed(_PUBLISHED.search) if _is_date(i)]
    yield from of_one_day(context, [i for i in items if _POSTED.match(i.text)])
    yield from of_one_day(context, items)


def in_a_note(context: MetadataContext) -> Iterator[Reading]:
    """Short texts anywhere that begin by telling when the story appeared: "This article was published on
    September 28, 2026.", unless they differ."""
    notes = []
    for element in context.markup.root.iter(*_NOTES):
        text = element.text
        if not text or not _YEAR.search(text):
            continue
        text = text.strip()
        if len(text.split()) <= _MOST_WORDS and _POSTED.match(text):
            notes.append((text, "visible"))
    days = {day(d) for text, _ in notes if (d := read_date(text, context.region))}
    if len(days) == 1:
        yield from ((text, "visible") for text, _ in notes)


def _is_date(item: MarkedElement) -> bool:
    short = len(item.text) < 100 and not item.inside_prose
    return short and bool(_PUBLISHED.search(item.names)) and not says_modified(item)


def of_one_day(context: MetadataContext, items: Iterable[MarkedElement]) -> Iterator[Reading]:
    """Dates far from the headline, unless they differ: then they are those of many stories."""
    found = [
        (i.value or i.text, "visible") for i in list(items)[:50] if not _OTHER_NAMES.search(i.names)
    ]
    days = {day(d) for text, _ in found if (d := read_date(text, context.region))}
    if len(days) == 1:
        for text, _ in found:
            yield text, "visible"


def says_modified(item: MarkedElement) -> bool:
    """Whether an element, or the small box that it stands in, speaks of an update."""
    return bool(
        _named_modified(f"{item.names} {item.around}")
        or _word_of_change(item.text)
        or _word_of_change(item.label)
    )
