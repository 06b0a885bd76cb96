"""What stands above a story in a record: labelled fields, and lines that say by their shape what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from newsclean import lazy_re as re
from newsclean.exports.export_words import roles_of
from newsclean.exports.label_runs import run_of, title_in
from newsclean.exports.line_kinds import (
    Labelled,
    counts_words,
    is_body_mark,
    is_date,
    is_paragraph,
    is_protected,
    kind_of,
    labelled,
    name_and_value,
    pairs_from,
)
from newsclean.exports.text_lines import Sheet, TextLine
from newsclean.exports.unnamed_lines import assigned, is_name
from newsclean.light_dataclass import dataclass
from newsclean.metadata import starts_like_byline
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

_STRONG = frozenset({"record", "length", "copyright"})
_UNKNOWN = "unknown"
"""The role of a field whose name says nothing here."""
_LONG_VALUE = 60
"""Characters of a value that is no name: “Text: …” labels a story, “Text: Ada Holt” its author."""
_FULL = 0.6
"""The part of its paragraph's longest line that a wrapped line fills."""
_LEAST_LINE = 22
_LONGER = 3
"""Words by which a headline is longer than the name of a paper."""
_HEADLINE_WORDS = 40
_MOST_FREE = 7
"""Lines of a head that nothing names: a menu above a story has more."""
_PARTED = re.compile(r"(?<!\s)\s+[|•]\s+")


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
    run: int = 0
    """The end of the run of names and values that the text begins with, whatever they are called."""

    def named(self) -> set[str]:
        return {role for role, _ in self.roles}


def read_head(sheet: Sheet, deepest: int, language: str | None) -> Head:
    """The head within the first ``deepest`` lines, with labels in ``language``; none where the story begins
    at once."""
    lines = sheet.lines
    scan = _Scan(language=language, run=run_of(lines))
    at = 0
    while at < min(len(lines), deepest):
        line = lines[at].text
        marked = is_body_mark(line, language) and (scan.roles or scan.kinds)
        if marked or (at == scan.run > 0 and line.endswith((":", "："))):
            return _finished(lines, scan, at + 1)
        below = _take_pairs(lines, scan, at)
        if below > at:
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
        if (
            _take_unknown(scan, at, found)
            or _take_row(scan, at, line)
            or (at == 0 and is_protected(line))
        ):
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


def _take_pairs(lines: Sequence[TextLine], scan: _Scan, at: int) -> int:
    """Take labels with their values below them; the number of the next line, ``at`` without any."""
    below = pairs_from(lines, at, scan.language) if lines[at].opens else at
    for i in range(at, below, 2):
        _note(scan, i, _role(roles_of(lines[i].text, scan.language)), lines[i + 1].text)
        scan.last = below - 1
    return below


def _take_unknown(scan: _Scan, at: int, found: Labelled | None) -> bool:
    """Take a field of a run whose name nobody knows here: a day in it is one on which something was done to
    the story."""
    if found is None or at >= scan.run:
        return False
    _note(scan, at, "created" if is_date(found.value) else _UNKNOWN, found.value)
    scan.last = at
    return True


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
    yield from (("authors", part) for part in free[1:] if is_name(part.title()))


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
        day = "created" if _is_labelled_day(line) else "dated"
        kind_name, role = kind, {"date": day, "url": "url"}.get(kind, "")
    scan.kinds.setdefault(kind_name, at)
    if kind_name == "date" and counts_words(line):
        scan.kinds.setdefault("words", at)
    if kind_name == "date" and scan.date is None:
        scan.date = at
    if role:
        scan.values.append((role, line))
    scan.last = at
    return True


def _is_labelled_day(line: str) -> bool:
    """Whether the name of a field that is not known stands in front of a day: "Tanggal dibuat: 5/12/2016"."""
    found = name_and_value(line)
    return found is not None and not any(map(str.isdigit, found[0]))


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
    if "headline" not in named and scan.run:
        unknown = (value for role, value in values if role == _UNKNOWN)
        values += [("headline", title)] if (title := title_in(unknown)) else []
    elif "headline" not in named:
        unnamed = [at for at in scan.free if body is None or at < body]
        found = assigned(lines, unnamed, scan.date, named, {role for role, _ in values})
        values += [(role, text) for role, text, _ in found]
        end = max([end, *(at + 1 for _, _, at in found)])
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
    if scan.run:
        return True
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
