"""Repair: what scraping did to the words. Each pass is a pure function from a text to edits.

The passes stand in the tables below, in their order, under the ids that ``Options.disable`` knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from newsclean import lazy_re as re
from newsclean.model.article import Field, Metadata, Suspect, Value
from newsclean.model.draft import Draft
from newsclean.model.fields import TABLE
from newsclean.model.media import Media
from newsclean.options import Options
from newsclean.repair.characters import (
    code_points,
    encoding,
    entities,
    escapes,
    replacement_chars,
)
from newsclean.repair.layout import (
    drop_caps,
    duplicates,
    hard_wraps,
    hyphens,
    page_breaks,
    print_columns,
    quoting,
    sentence_breaks,
    torn_lines,
)
from newsclean.repair.typography import mis_set_marks, punctuation
from newsclean.repair.words import word_errors
from newsclean.text.passes import Pass, run_passes
from newsclean.text.view import TextView

__all__ = [
    "CHARACTER_PASSES",
    "LAYOUT_PASSES",
    "MARGIN_PASSES",
    "PROSE_PASSES",
    "find_lost_characters",
    "mend_characters",
    "mend_fields",
    "mend_layout",
    "mend_margins",
    "mend_media",
    "was_garbled",
]

_OF_CHARACTERS = ("escapes.", "entities.", "encoding.")
"""How the rules begin that mend characters."""
CHARACTER_PASSES: Final = (
    Pass("repair.escapes", escapes.mend),
    Pass("repair.encoding", encoding.mend, in_code=True),
    Pass("repair.entities", entities.tags),
    Pass("repair.entities", entities.mend, in_code=True),
    # An entity may have stood for a byte of a garbled character.
    Pass("repair.encoding", encoding.mend, in_code=True),
    Pass("repair.code-points", code_points.newlines, in_code=True),
    Pass("repair.code-points", code_points.invisible, in_code=True),
    Pass("repair.code-points", code_points.odd, in_code=True),
    Pass("repair.spaces", code_points.spaces, in_code=True),
)
"""Afterwards the text is valid Unicode without control characters (line feed and tab aside), lone surrogates
or overrides of direction."""
MARGIN_PASSES: Final = (
    Pass("repair.quoting", quoting.quoted),
    Pass("repair.columns", quoting.ruled),
    Pass("repair.columns", print_columns.apart),
    Pass("repair.pages", page_breaks.running_heads),
)
"""For what stands around the lines of a plain text: marks of quoted mail, columns of print, ends of pages."""
LAYOUT_PASSES: Final = (
    Pass("repair.drop-caps", drop_caps.mend),
    Pass("repair.hyphens", hyphens.scanned),
    Pass("repair.hard-wraps", hard_wraps.wraps),
    Pass("repair.hyphens", hyphens.hyphens),
    Pass("repair.torn-lines", torn_lines.mend),
)
"""For the lines of a plain text: hard wraps, hyphenation, stranded initials."""
PROSE_PASSES: Final = (
    Pass("repair.lost-marks", replacement_chars.mend_remains),
    Pass("repair.lost-marks", replacement_chars.mend),
    Pass("repair.words", word_errors.mend),
    Pass("repair.spacing", punctuation.doubled),
    Pass("repair.spacing", punctuation.before),
    Pass("repair.spacing", punctuation.beside_wide),
    Pass("repair.sentences", sentence_breaks.joined),
    Pass("repair.quotation-marks", mis_set_marks.mend),
    Pass("repair.spacing", punctuation.after_comma),
    Pass("repair.spacing", punctuation.behind_mark),
    Pass("repair.sentences", sentence_breaks.split),
    Pass("repair.drop-caps", drop_caps.mend),
    Pass("repair.duplicates", duplicates.words),
    Pass("repair.duplicates", duplicates.sentences),
    Pass("repair.duplicates", duplicates.paragraphs),
)
"""For running text whose boilerplate is gone and whose language is known."""


def mend_characters(draft: Draft, code: str | None, options: Options) -> Draft:
    """The draft after :data:`CHARACTER_PASSES`."""
    return run_passes(draft, CHARACTER_PASSES, code, options)[0]


def find_lost_characters(view: TextView) -> tuple[Suspect, ...]:
    """Places where a character was lost or garbled and none was put back, in order."""
    found = (*replacement_chars.suspects(view), *encoding.suspects(view))
    return tuple(sorted(found, key=lambda suspect: suspect.start))


def mend_margins(draft: Draft, options: Options) -> Draft:
    """The draft of a plain text after :data:`MARGIN_PASSES`, cut into pieces anew where they changed it."""
    mended = run_passes(draft, MARGIN_PASSES, None, options)[0]
    return draft if mended is draft else mended.relabel(Draft.of_text(mended.text).pieces)


def mend_layout(draft: Draft, options: Options) -> Draft:
    """The draft of a plain text after :data:`LAYOUT_PASSES`, cut into pieces anew where lines were joined or
    a paragraph break came to light."""
    mended = run_passes(draft, LAYOUT_PASSES, None, options)[0]
    parted = any("\n\n" in edit.after for edit in draft.edits)
    if mended is draft and not parted:
        return draft
    return mended.relabel(Draft.of_text(mended.text).pieces)


_BLANKS = re.compile(r"[^\S\u3000]+")
"""Not the wide blank of East Asian print, where the repair of characters left it."""
_MISSET = re.compile(r"\w\s[,.;:!?](?:\s|$)|[(“]\s|\s[)”]|[^\W\d],[^\W\d]|\ufffd")
"""What passes for running text may mend in a headline: most have nothing of it."""


def mend_fields(metadata: Metadata, options: Options, code: str | None = None) -> Metadata:
    """Encoding, entities, odd characters and spaces of the fields whose values are words, also of their
    alternatives; headline and description like running text of the language ``code``. ``raw`` stays as the
    page has it: it shows what was repaired. Of a value of which nothing is left, the best alternative takes
    the place."""
    changes: dict[str, Field[Any] | None] = {}
    for declared in TABLE:
        field = getattr(metadata, declared.name)
        if declared.mend and field is not None:
            changes[declared.name] = _mended_field(field, options)
    mended = replace(metadata, **changes)
    return replace(
        mended,
        headline=_as_prose(mended.headline, options, code),
        description=_as_prose(mended.description, options, code),
    )


def _as_prose(field: Field[str] | None, options: Options, code: str | None) -> Field[str] | None:
    """A field whose value is a sentence, mended as the body is."""
    if field is None or not _MISSET.search(field.value):
        return field
    draft, _ = run_passes(Draft.of_text(field.value), PROSE_PASSES, code, options)
    value = _BLANKS.sub(" ", draft.text).strip()
    return replace(field, value=value) if value else field


def _mended_field(field: Field[Any], options: Options) -> Field[Any] | None:
    readings = [Value(field.value, field.raw, field.origin), *field.alternatives]
    mended = [
        v if _is_plain(v.value) else replace(v, value=_mended(v.value, options)) for v in readings
    ]
    left = [v for v in mended if v.value]
    return Field(left[0].value, left[0].raw, left[0].origin, tuple(left[1:])) if left else None


def _is_plain(value: str | tuple[str, ...]) -> bool:
    """Whether nothing in a value can need mending, as in most."""
    text = value if isinstance(value, str) else " ".join(value)
    return (
        text.isascii()
        and text.isprintable()
        and "&" not in text
        and text.split(" ") == text.split()
    )


def _mended(value: str | tuple[str, ...], options: Options) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return _line(value, options)
    return tuple(mended for item in value if (mended := _line(item, options)))


def _line(text: str, options: Options) -> str:
    draft = mend_characters(Draft.of_text(text), None, options)
    return _BLANKS.sub(" ", draft.text).strip()


def mend_media(media: Media, options: Options) -> Media:
    """Encoding, entities, odd characters and spaces of what is written beside the story."""
    if not (media.images or media.embeds or media.footnotes or media.corrections):
        return media

    def mended(text: str | None) -> str | None:
        return text if text is None or _is_plain(text) else _line(text, options) or None

    return replace(
        media,
        images=tuple(
            replace(x, alt=mended(x.alt), caption=mended(x.caption), credit=mended(x.credit))
            for x in media.images
        ),
        embeds=tuple(replace(x, title=mended(x.title)) for x in media.embeds),
        footnotes=tuple(
            replace(x, label=mended(x.label) or "", text=mended(x.text) or "")
            for x in media.footnotes
        ),
        corrections=tuple(replace(x, text=mended(x.text) or "") for x in media.corrections),
    )


def was_garbled(draft: Draft) -> bool:
    """Whether characters were mended, so that the source has words that no language has."""
    return any(edit.rule.startswith(_OF_CHARACTERS) for edit in draft.edits)
