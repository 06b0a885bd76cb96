"""Newsletters: the lines above the letter and those below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean import lazy_re as re
from newsclean.exports.export_words import Said, listed, normal, said_in
from newsclean.exports.field_values import metadata_of, names_field
from newsclean.exports.line_kinds import is_paragraph, kind_of
from newsclean.exports.text_lines import Findings, Sheet, TextLine
from newsclean.ledger import Removal
from newsclean.metadata import read_names, starts_like_byline
from newsclean.model.article import Metadata
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

RULE = "exports.newsletter"
_HEAD, _FOOT = 10, 30
_LONGEST = 180
_BRACKETED = re.compile(r"[ \t]?[(<]\s?https?://[^\s()<>]{1,800}\s?[)>]")
_STARS = re.compile(r"\*{1,3}[ \t]+")
_BADGE = 4
"""Words of a line above a letter that is no headline: a day, a badge, a button."""
_FEWEST_FOOT = 2
_FEWEST_TOLD = 2
_LONGEST_SPONSOR = 60
_REACH = 16
"""Lines from the first to the byline of the story."""


def read(sheet: Sheet) -> Findings:
    """What mailing services put above and below a letter, and the addresses behind its words."""
    lines = sheet.lines
    if not _says("\n".join([x.text for x in lines if len(x.text) <= _LONGEST]), "head", "foot"):
        return Findings()
    head = _says_head(lines[:_HEAD])
    foot = _foot(lines, headed=head is not None)
    if head is None and foot == len(lines):
        return Findings()
    edits: list[Removal] = []
    fields = Metadata()
    if head is not None:
        end, values, title = _head(lines, head, foot)
        fields = metadata_of(values, sheet.text)
        edits += [sheet.without(i, i + 1, RULE) for i in range(end) if i != title]
        if title is not None:
            edits.append(sheet.without(title, title + 1, RULE))
    edits += [sheet.without(i, i + 1, RULE) for i in _sponsors(lines[:foot])]
    stop = lines[foot].start if foot < len(lines) else len(sheet.text)
    edits += [
        sheet.cut(*found.span(), RULE)
        for found in _BRACKETED.finditer(sheet.text)
        if found.end() <= stop
    ]
    if foot < len(lines):
        edits.append(sheet.without(foot, len(lines), RULE))
    return Findings(tuple(edits), fields)


def _says(text: str, *keys: str) -> bool:
    said = Said.of(text)
    return any(said_in(said, "newsletter", key) for key in keys)


def _line_says(line: str, key: str) -> bool:
    return len(line) <= _LONGEST and _says(line, key)


def _says_head(lines: Sequence[TextLine]) -> int | None:
    """The last of the first lines that a mailing service writes; None where there is none."""
    found = [
        i
        for i, line in enumerate(lines)
        if not is_paragraph(line.text) and _line_says(line.text, "head")
    ]
    return found[-1] if found else None


def _head(
    lines: Sequence[TextLine], said: int, foot: int
) -> tuple[int, list[tuple[str, str]], int | None]:
    """Where the letter begins, the fields above it, and the line of its headline."""
    first = next(
        (
            i
            for i in range(min(len(lines), foot))
            if i > 0 and is_paragraph(lines[i].text) and not _line_says(lines[i].text, "head")
        ),
        0,
    )
    values: list[tuple[str, str]] = []
    title = _above_byline(lines, said, foot)
    if title is not None:
        # What an editor says above it, and its sponsor, are no part of the story.
        first = title + 2
        values.append(("headline", lines[title].text))
    end = said + 1
    for i in range(max(first, said + 1)):
        text = _STARS.sub("", _BRACKETED.sub("", lines[i].text)).strip()
        if not text or _line_says(text, "head") or (i >= max(first, 1) and i > said):
            continue
        kind = kind_of(text)
        if kind == "date":
            values.append(("published", text))
        elif kind is None and starts_like_byline(text):
            values.append(("authors", text))
        elif (
            kind is None
            and title is None
            and word_count(text) >= _BADGE - 1
            and not ends_sentence(text.rstrip("!?"))
        ):
            title = i
            values.append(("headline", text))
        elif (
            kind is None
            and title is not None
            and word_count(text) < _BADGE
            and read_names(text, strict=True)
            and names_field(text)
            and " " in text
        ):
            values.append(("authors", text))
        end = max(end, i + 1)
    return min(end, max(first, said + 1)), values, title


def _above_byline(lines: Sequence[TextLine], said: int, foot: int) -> int | None:
    """The line of the headline that stands above a byline further down. Above it an editor says a paragraph;
    two are a story."""
    for i in range(said + 2, min(len(lines), foot, _REACH)):
        if starts_like_byline(lines[i].text) and read_names(lines[i].text):
            above = lines[i - 1].text
            told = kind_of(above) is None and not ends_sentence(above.rstrip("!?"))
            told = told and sum(is_paragraph(line.text) for line in lines[: i - 1]) < _FEWEST_TOLD
            return i - 1 if told and word_count(above) >= _BADGE - 1 else None
    return None


def _sponsors(lines: Sequence[TextLine]) -> Iterator[int]:
    """The lines of a letter that name who pays for it, and the paragraph below such a label alone."""
    for i, line in enumerate(lines):
        text = normal(_BRACKETED.sub("", line.text))
        if text in listed("newsletter", "sponsored"):
            yield i
            if i + 1 < len(lines):
                yield i + 1
        elif len(text) <= _LONGEST_SPONSOR and text.startswith(
            tuple(f"{word} " for word in listed("newsletter", "sponsor"))
        ):
            yield i


def _foot(lines: Sequence[TextLine], *, headed: bool) -> int:
    """Where the foot begins: the first of the last lines that say so, with nothing but the like behind it."""
    floor = max(1, len(lines) - _FOOT)
    said = [i for i in range(floor, len(lines)) if _line_says(lines[i].text, "foot")]
    if len(said) < (1 if headed else _FEWEST_FOOT):
        return len(lines)
    start = len(lines)
    for at in reversed(said):
        between = lines[at:start]
        if sum(is_paragraph(x.text) and not _line_says(x.text, "foot") for x in between) > 1:
            break
        start = at
    while start > floor and kind_of(lines[start - 1].text) in ("rule", "rights", "url"):
        start -= 1
    return start
