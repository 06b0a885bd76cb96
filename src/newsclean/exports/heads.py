"""What stands above a story in a record: labelled fields, and lines that say by their shape what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from newsclean import lazy_re as re
from newsclean.exports.export_words import roles_of
from newsclean.exports.line_kinds import (
    Labelled,
    counts_words,
    is_body_mark,
    is_paragraph,
    is_protected,
    is_rights,
    is_trail,
    kind_of,
    labelled,
    pairs_from,
)
from newsclean.exports.text_lines import Sheet, TextLine
from newsclean.light_dataclass import dataclass
from newsclean.metadata import read_names, starts_like_byline
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

_STRONG = frozenset({"record", "length", "copyright"})
_LONG_VALUE = 60
"""Characters of a value that is no name: “Text: …” labels a story, “Text: Ada Holt” its author."""
_FULL = 0.6
"""The part of its paragraph's longest line that a wrapped line fills."""
_LEAST_LINE = 22
_MOST_PAPER = 8
"""Words of the name of a paper right above the date."""
_LONGER = 3
"""Words by which a headline is longer than the name of a paper."""
_HEADLINE_WORDS = 40
_MOST_FREE = 7
"""Lines of a head that nothing names: a menu above a story has more."""
_FEW = 6
"""Lines at the end among which the notice of rights stands."""
_PARTED = re.compile(r"(?<!\s)\s+[|•]\s+")
_OUTLET = re.compile(r"([^\W\d_][^\d.•|\n]{3,40}?)(?:\.|\s[•|])\s")


@dataclass(frozen=True, slots=True)
class Head:
    """What was read above a story.

    Attributes:
        end: the number of the story's first line.
        label: characters of that line that are the label in front of the story.
        values: roles and values of the fields, in order.
        told: whether the lines show by themselves that this is a record.
        likely: whether they may be one, if the end of the text shows it, too.
        coded: whether the labels are codes of two letters.
    """

    end: int = 0
    label: int = 0
    values: tuple[tuple[str, str], ...] = ()
    told: bool = False
    likely: bool = False
    coded: bool = False


@dataclass(slots=True)
class _Scan:
    """What was met so far, line by line."""

    roles: list[tuple[str, int]] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    free: list[int] = field(default_factory=list)
    """Lines that nothing names: headline, name of the paper, name of the author."""
    last: int = -1
    """The last line that is named."""
    date: int | None = None
    coded: bool = False
    language: str | None = None

    def named(self) -> set[str]:
        return {role for role, _ in self.roles}


def read_head(sheet: Sheet, deepest: int, language: str | None) -> Head:
    """The head within the first ``deepest`` lines, with labels in ``language``; none where the story begins
    at once."""
    lines = sheet.lines
    scan = _Scan(language=language)
    at = 0
    while at < min(len(lines), deepest):
        line = lines[at].text
        if is_body_mark(line, language) and (scan.roles or scan.kinds):
            return _finished(lines, scan, at + 1)
        below = pairs_from(lines, at, language) if lines[at].opens else at
        if below > at:
            for i in range(at, below, 2):
                _note(scan, i, _role(roles_of(lines[i].text, language)), lines[i + 1].text)
            scan.last = below - 1
            at = below
            continue
        found = labelled(line, language)
        if found is not None and found.roles and not _PARTED.search(line):
            if _is_body(found):
                if found.value:
                    return _finished(lines, scan, at, len(line) - len(found.value))
                return _finished(lines, scan, at + 1)
            at = _take(lines, scan, at, found)
            continue
        if _take_row(scan, at, line) or (at == 0 and is_protected(line)):
            at += 1
            continue
        if not _take_shaped(scan, at, line):
            if _starts_body(lines, at, language):
                further = (
                    _body_mark_below(lines, at, deepest, language)
                    if len(scan.named()) > 1
                    else None
                )
                if further is None:
                    break
                at = further
                continue
            scan.free.append(at)
        at += 1
    return _finished(lines, scan, None)


def _is_body(found: Labelled) -> bool:
    if "body" not in found.roles:
        return False
    return len(found.roles) == 1 or not found.value or len(found.value) >= _LONG_VALUE


def _take(lines: Sequence[TextLine], scan: _Scan, at: int, found: Labelled) -> int:
    """Take a labelled line with the lines that its value goes on in; the number of the next line."""
    role = _role(found.roles)
    value = found.value
    below = at + 1
    if not value and below < len(lines) and not _is_told(lines[below].text, scan.language):
        value = lines[below].text
        below += 1
    while below < len(lines) and _continues(lines, below, value, scan.language):
        value = f"{value} {lines[below].text}"
        below += 1
    _note(scan, at, role, value)
    scan.coded |= found.coded
    scan.last = below - 1
    if role == "published" and scan.date is None:
        scan.date = at
    return below


def _take_row(scan: _Scan, at: int, line: str) -> bool:
    """Take a line of several labelled values (``Author: Ada Holt | Section: City``), or of what a print
    edition says of a story (``The Herald • p. 12 • 246 words``)."""
    parts = [part.strip() for part in _PARTED.split(line)]
    if len(parts) < _LONGER - 1 or len(line) > _LONG_VALUE * _LONGER:
        return False
    found = [labelled(part, scan.language) for part in parts]
    known = [(_role(x.roles), x.value) for x in found if x is not None and x.roles]
    kinds = [kind for part in parts if (kind := kind_of(part)) in ("page", "words")]
    dated = next((part for part in parts if kind_of(part) == "date"), None)
    if kinds and dated is not None and len(parts) > _LONGER:
        known += _edition_parts(parts)
        scan.kinds.setdefault("date", at)
        scan.date = at if scan.date is None else scan.date
    elif "page" in kinds and not known:
        known = list(_signed_parts(parts))
    if not known and not kinds:
        return False
    for kind in kinds:
        scan.kinds.setdefault(kind, at)
    for role, value in known:
        _note(scan, at, role, value)
    scan.last = at
    return True


def _note(scan: _Scan, at: int, role: str, value: str) -> None:
    scan.roles.append((role, at))
    scan.values.append((role, value))


def _edition_parts(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a print edition says of a story in one line, with its day: ``5 May 2014 | The Herald | Part 2 |
    Page 6 | ADA HOLT | 231 words``. The paper comes first, the author is who has a name."""
    free = [part for part in parts if kind_of(part) is None and labelled(part) is None]
    yield from (("published", part) for part in parts if kind_of(part) == "date")
    yield from (("site", part) for part in free[:1])
    yield from (("authors", part) for part in free[1:] if _is_name(part.title()))


def _signed_parts(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Author and section in a line that gives the page, too: ``A08 | City | By Ada Holt``."""
    signed = [part for part in parts if starts_like_byline(part)]
    for part in parts if signed else ():
        if part in signed:
            yield "authors", part
        elif kind_of(part) is None:
            yield "section", part


def _role(roles: frozenset[str]) -> str:
    """Of several, the one that says most of a story."""
    order = (
        "headline",
        "published",
        "authors",
        "site",
        "section",
        "modified",
        "abstract",
        "keywords",
        "url",
    )
    return next((role for role in order if role in roles), min(roles - {"body"} or {"record"}))


def _continues(lines: Sequence[TextLine], at: int, value: str, language: str | None) -> bool:
    line = lines[at]
    if line.opens or _is_told(line.text, language) or not value:
        return False
    if line.indent > lines[at - 1].indent + 1:
        return True
    return (
        len(lines[at - 1].text) >= _LONG_VALUE
        and not ends_sentence(value)
        and len(line.text) < _LONG_VALUE
    )


def _is_told(line: str, language: str | None) -> bool:
    found = labelled(line, language)
    return (
        (found is not None and bool(found.roles))
        or is_body_mark(line, language)
        or kind_of(line) is not None
    )


def _take_shaped(scan: _Scan, at: int, line: str) -> bool:
    """Take a line whose shape tells what it is."""
    kind = kind_of(line)
    if kind is None and starts_like_byline(line) and word_count(line) < _HEADLINE_WORDS // 2:
        kind_name, role = "byline", "authors"
    elif kind is None:
        return False
    else:
        kind_name, role = kind, {"date": "published", "url": "url"}.get(kind, "")
    scan.kinds.setdefault(kind_name, at)
    if kind_name == "date" and counts_words(line):
        scan.kinds.setdefault("words", at)
    if kind_name == "date" and scan.date is None:
        scan.date = at
    if role:
        scan.values.append((role, line))
    scan.last = at
    return True


def _starts_body(lines: Sequence[TextLine], at: int, language: str | None) -> bool:
    """Whether the story's first paragraph begins here: a sentence, or full lines that come to its end."""
    if is_paragraph(lines[at].text):
        return True
    block = [at]
    while (
        block[-1] + 1 < len(lines)
        and not lines[block[-1] + 1].opens
        and len(block) < _HEADLINE_WORDS
    ):
        block.append(block[-1] + 1)
    texts = [lines[i].text for i in block]
    longest = max(map(len, texts))
    for i, text in enumerate(texts):
        if _is_told(text, language) or starts_like_byline(text):
            return False
        if ends_sentence(text):
            return is_paragraph(" ".join(texts[: i + 1])) and longest >= _LEAST_LINE
        if len(text) < _FULL * longest:
            return False
    return len(block) >= _HEADLINE_WORDS


def _body_mark_below(
    lines: Sequence[TextLine], at: int, deepest: int, language: str | None
) -> int | None:
    """The line below which the story begins, where more labels follow a paragraph: an abstract."""
    for i in range(at + 1, min(len(lines), at + deepest // 2)):
        found = labelled(lines[i].text, language)
        if is_body_mark(lines[i].text, language) or (
            found is not None and found.roles and _is_body(found)
        ):
            return i
    return None


def _finished(lines: Sequence[TextLine], scan: _Scan, body: int | None, label: int = 0) -> Head:
    named = scan.named()
    told = bool(named) if body is not None else _is_record(scan)
    likely = (
        bool(named)
        or bool({"words", "counter", "rights"} & scan.kinds.keys())
        or "date" in scan.kinds
    )
    values = list(scan.values)
    end = scan.last + 1
    if "headline" not in named:
        assigned = _assigned(lines, scan, len(lines) if body is None else body)
        values += [(role, text) for role, text, _ in assigned]
        end = max([end, *(at + 1 for _, _, at in assigned)])
    if told and end in scan.free and not lines[end].opens:
        end += 1  # what hangs on the head's own block
    if sum(at < end for at in scan.free) > _MOST_FREE:
        return Head()
    return Head(
        end=end if body is None else body,
        label=label,
        values=tuple(values),
        told=told,
        likely=likely,
        coded=scan.coded,
    )


def _is_record(scan: _Scan) -> bool:
    """Whether labels and shapes together show a record, where no label stands above the story."""
    named, kinds = scan.named(), scan.kinds
    if "headline" in named and len(named) > 1:
        return True
    if len(named) > 2 or (len(named) > 1 and named & _STRONG):
        return True
    if scan.roles[:1] == [("url", 0)] and kind_of(scan.values[0][1]) == "url":
        return True  # where it was got from, written above it
    dated = "date" in kinds or "published" in named
    if ("words" in kinds or "length" in named) and dated:
        return True
    return "counter" in kinds and (dated or bool(named))


def _assigned(lines: Sequence[TextLine], scan: _Scan, stop: int) -> list[tuple[str, str, int]]:
    """Headline, name of the paper, author and section among the lines that nothing names, by where they
    stand.

    The paper stands beside the date, or in the same line once more. Above it there is the headline, or,
    where the paper stands first, the headline is what follows the date. A word or two in front of a longer
    line are the section.
    """
    free = [
        at
        for at in scan.free
        if at < stop and not (is_trail(lines[at].text) or lines[at].text.endswith((":", "：")))
    ]
    if not free:
        return []
    date = scan.date
    dated = lines[date].text.casefold() if date is not None else ""
    before = [at for at in free if date is not None and at < date]
    after = [at for at in free if at not in before]
    named = [
        at for at in free if len(lines[at].text) > _LONGER and lines[at].text.casefold() in dated
    ]
    found: list[tuple[str, str, int]] = []
    site: int | None = None
    outlet = _beside_date(lines, date)
    if outlet is not None and date is not None:
        found.append(("site", outlet, date))
    elif named and len(free) > 1:
        site = named[0]
    elif len(before) > 1:
        site = before[-1] if date is not None and date - before[-1] == 1 else None
        before, section = _without_section(lines, [at for at in before if at != site])
        if section is not None:
            found.append(("section", lines[section].text, section))
    elif before and after:
        below = _below_date(lines, after, date)
        words = [word_count(lines[at].text) for at in (before[0], below)]
        between = lines[before[0] + 1 : date + 1] if date is not None else ()
        beside = len(between) == 1 or (date is not None and not any(x.opens for x in between))
        beside = beside and words[0] <= _MOST_PAPER
        site = before[0] if beside and words[0] < words[1] + _LONGER else after[0]
        after = [at for at in after if at >= below] if site == before[0] else after
        site = site if word_count(lines[site].text) <= _MOST_PAPER else None
    rest = [at for at in (*before, *after) if at != site]
    if not rest:
        return found
    if not before and word_count(lines[rest[0]].text) == 1:
        rest, _ = _without_section(lines, rest)  # a word of a menu
    headline = rest[0]
    found.append(("headline", _whole(lines, headline, rest), headline))
    if site is None and outlet is None and headline in before and after:
        site = after[0] if word_count(lines[after[0]].text) <= _MOST_PAPER else None
    if site is not None and "site" not in scan.named():
        found.append(("site", lines[site].text, site))
    given = {role for role, _ in scan.values}
    follows = next((at for at in rest if at > headline and _is_name(lines[at].text)), None)
    if follows is not None and "authors" not in given:
        found.append(("authors", lines[follows].text, follows))
    return found


def _beside_date(lines: Sequence[TextLine], date: int | None) -> str | None:
    """The name of the paper in front of the date, where a notice of rights has the name, too."""
    found = None if date is None else _OUTLET.match(lines[date].text)
    if found is None or not any(found[1] in x.text and is_rights(x.text) for x in lines[-_FEW:]):
        return None
    return found[1]


def _without_section(lines: Sequence[TextLine], before: list[int]) -> tuple[list[int], int | None]:
    """The lines without the short ones in front of a headline, and the first of those."""
    longest = max((word_count(lines[at].text) for at in before), default=0)
    cut = 0
    while cut + 1 < len(before) and word_count(lines[before[cut]].text) + _LONGER <= longest:
        cut += 1
    return before[cut:], before[0] if cut else None


def _below_date(lines: Sequence[TextLine], after: Sequence[int], date: int | None) -> int:
    """The headline below a date: not what hangs on the date's own block, an edition, but what opens one."""
    if date is not None and after[0] == date + 1 and not lines[after[0]].opens:
        return next((at for at in after if lines[at].opens), after[0])
    return after[0]


def _whole(lines: Sequence[TextLine], headline: int, free: Sequence[int]) -> str:
    """A headline that was wrapped, whole."""
    text = lines[headline].text
    at = headline
    while at + 1 in free and not lines[at + 1].opens and len(lines[at].text) >= _LONG_VALUE:
        if _is_name(lines[at + 1].text):
            break
        at += 1
        text = f"{text} {lines[at].text}"
    return text


def _is_name(line: str) -> bool:
    names = read_names(line, strict=True) if word_count(line) < _LONGER * 2 else ()
    # A lone word may be one of a menu, or of what was done: "Print | Close window".
    return bool(names) and all(" " in name or has_spaceless(name) for name in names)
