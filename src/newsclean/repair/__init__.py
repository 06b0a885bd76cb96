"""Repair: what scraping did to the words. Each pass is a pure function from a text to edits.

The passes stand in the tables below, in their order, under the names that ``Options.disable`` knows
(``"repair.encoding"`` …).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from newsclean.model.article import Field, Metadata, Suspect
from newsclean.model.draft import Draft
from newsclean.model.ledger import Edit, SpanMap
from newsclean.options import Options
from newsclean.repair.characters import code_points, encoding, entities, replacement_chars
from newsclean.repair.layout import drop_caps, duplicates, hard_wraps, sentence_breaks
from newsclean.repair.typography import mis_set_marks, punctuation
from newsclean.repair.words import word_errors
from newsclean.text.view import Pass, TextView
from newsclean.wording import listed_phrases, suspects
from newsclean.wording.rewriter import ask as ask_rewriter
from newsclean.wording.spin_score import spin

__all__ = [
    "CHARACTER_PASSES",
    "LAYOUT_PASSES",
    "PROSE_PASSES",
    "ask_rewriter",
    "find_suspects",
    "mend_characters",
    "mend_fields",
    "mend_layout",
    "mend_prose",
    "moved_back",
    "spin",
]

Passes = tuple[tuple[str, Pass], ...]

CHARACTERS: Final[Passes] = (
    ("encoding", encoding.mend),
    ("entities", entities.mend),
    ("encoding", encoding.mend),  # an entity may have stood for a byte of a garbled character
    ("code-points", code_points.newlines),
    ("code-points", code_points.invisible),
    ("code-points", code_points.odd),
    ("spaces", code_points.spaces),
)
LAYOUT: Final[Passes] = (
    ("drop-caps", drop_caps.mend),
    ("hyphens", hard_wraps.hyphens),
    ("hard-wraps", hard_wraps.wraps),
)
PROSE: Final[Passes] = (
    ("words", word_errors.mend),
    ("lost-marks", replacement_chars.mend),
    ("spacing", punctuation.doubled),
    ("spacing", punctuation.before),
    ("spacing", punctuation.beside_wide),
    ("sentences", sentence_breaks.joined),
    ("quotation-marks", mis_set_marks.mend),
    ("spacing", punctuation.after_comma),
    ("sentences", sentence_breaks.split),
    ("drop-caps", drop_caps.mend),
    ("duplicates", duplicates.words),
    ("duplicates", duplicates.sentences),
    ("duplicates", duplicates.paragraphs),
    ("wording", listed_phrases.mend),
)


def _ids(passes: Passes) -> tuple[str, ...]:
    """What ``Options.disable`` calls these passes."""
    return tuple(dict.fromkeys(f"repair.{name}" for name, _ in passes))


CHARACTER_PASSES: Final = _ids(CHARACTERS)
LAYOUT_PASSES: Final = _ids(LAYOUT)
PROSE_PASSES: Final = _ids(PROSE)


def mend_characters(draft: Draft, code: str | None, options: Options) -> Draft:
    """Encoding, entities, invisible and odd characters. Afterwards the text is valid Unicode without
    control characters (line feed and tab aside), lone surrogates or overrides of direction."""
    return _run(CHARACTERS, draft, code, options)


def mend_layout(draft: Draft, options: Options) -> Draft:
    """The lines of a plain text: hard wraps, hyphenation, trailing spaces, stranded initials."""
    mended = _run(LAYOUT, draft, None, options)
    return mended if mended is draft else mended.relabel(Draft.of_text(mended.text).pieces)


def mend_prose(draft: Draft, code: str | None, options: Options) -> tuple[Draft, TextView]:
    """Quotation marks, spacing, joined words, duplicates, wording that is never right. Beside the draft,
    what was worked out about its text, for :func:`find_suspects`."""
    return _run_on(TextView(draft.text, code), PROSE, draft, options)


def _run(passes: Passes, draft: Draft, code: str | None, options: Options) -> Draft:
    return _run_on(TextView(draft.text, code), passes, draft, options)[0]


def _run_on(
    prose: TextView, passes: Passes, draft: Draft, options: Options
) -> tuple[Draft, TextView]:
    for name, mend in passes:
        if options.allows(f"repair.{name}") and (edits := list(mend(prose))):
            draft = draft.apply(_outside_code(draft, edits))
            prose = TextView(draft.text, prose.code)
    return draft, prose


def _outside_code(draft: Draft, edits: list[Edit]) -> list[Edit]:
    """Without the edits to spacing and words that fall into preformatted blocks."""
    fixed = [(p.start, p.end) for p in draft.pieces if p.kind == "preformatted"]
    if not fixed:
        return edits
    return [
        e
        for e in edits
        if e.rule.startswith(("encoding", "entities", "characters"))
        or not any(start <= e.start < end for start, end in fixed)
    ]


def find_suspects(view: TextView) -> tuple[Suspect, ...]:
    """Wording that looks garbled, with what may have stood there; spans index the text of ``view``."""
    return suspects.suspects(view)


def moved_back(suspect: Suspect, moved: SpanMap) -> Suspect:
    """The suspect with its span in the text before the edits of ``moved``."""
    start, end = moved.backward_span(suspect.start, suspect.end)
    return replace(suspect, start=start, end=end)


_FIELDS = frozenset("headline description site_name section authors keywords".split())


def mend_fields(fields: Metadata, options: Options) -> Metadata:
    """Encoding, entities, odd characters and spaces of the fields' values, also of the readings that
    lost; ``raw`` stays as it is. A field of which nothing is left is none."""
    changes: dict[str, Field[Any] | None] = {}
    for name, field in fields.given():
        if name in _FIELDS:
            value = _mended(field.value, options)
            lost = tuple(
                v if _is_plain(v.value) else replace(v, value=_mended(v.value, options))
                for v in field.lost
            )
            if value != field.value or lost != field.lost:
                changes[name] = replace(field, value=value, lost=lost) if value else None
    return replace(fields, **changes) if changes else fields


def _is_plain(value: str | tuple[str, ...]) -> bool:
    """Whether nothing in a reading can need mending; most that lost are like the one that won."""
    text = value if isinstance(value, str) else " ".join(value)
    return text.isascii() and text.isprintable() and "&" not in text


def _mended(value: str | tuple[str, ...], options: Options) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return _line(value, options)
    return tuple(mended for item in value if (mended := _line(item, options)))


def _line(text: str, options: Options) -> str:
    draft = mend_characters(Draft.of_text(text), None, options)
    return " ".join(draft.text.split())
