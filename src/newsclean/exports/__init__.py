"""Texts as databases, agencies, mail programs and publishing systems hand them out.

A reader looks for the marks of one kind of text, takes them out and makes fields of what they say. Each
begins with a cheap look: a text without such marks costs next to nothing. ``EXPORTS`` has those that read
what stands around a story, ``MARKS`` those that look into it, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from newsclean.exports import (
    catalogue,
    flat_records,
    line_marks,
    mail,
    markdown_marks,
    newsletters,
    numbered_links,
    openings,
    print_views,
    shortcodes,
    wire,
)
from newsclean.exports.running_heads import RULE as RUNNING_HEAD
from newsclean.exports.running_heads import read_paper
from newsclean.exports.shortcodes import is_shortcode
from newsclean.exports.splitting import Splitter, splitter_of
from newsclean.exports.text_lines import Reader, Sheet
from newsclean.ledger import Removal, Repair
from newsclean.model.article import Metadata
from newsclean.model.draft import Draft
from newsclean.options import Options

__all__ = [
    "EXPORTS",
    "MARKS",
    "Splitter",
    "fields_of_record",
    "is_shortcode",
    "read_exports",
    "read_marks",
    "splitter_of",
]

EXPORTS: Final = (
    Reader("exports.print-view", print_views.read),
    Reader("exports.record", flat_records.read),
    Reader("exports.mail", mail.read),
    Reader("exports.newsletter", newsletters.read),
    Reader("exports.links", numbered_links.read),
    Reader("exports.markdown", markdown_marks.read),
    Reader("exports.catalogue", catalogue.read),
    Reader("exports.opening", openings.read),
)
"""Labelled fields, mail headers and the like."""
MARKS: Final = (
    Reader("marks.shortcodes", shortcodes.read),
    Reader("marks.wire", wire.read),
    Reader("marks.lines", line_marks.read),
)
"""What stands between the paragraphs of a story, or in them."""


def read_exports(draft: Draft, options: Options) -> tuple[Draft, Metadata]:
    """The draft of a plain text without what was put around the story, and what that said."""
    fields = Metadata()
    if options.allows(RUNNING_HEAD):
        found = read_paper(Sheet.of(draft.text), draft.edits)
        draft, fields = _applied(draft, found.edits), found.fields
    draft, others = _read(draft, EXPORTS, options)
    return draft, replace(fields, **dict(others.given()))


def fields_of_record(text: str) -> Metadata:
    """What a record says in front of the markup of its story, in the same line."""
    if not flat_records.may_be(text):
        return Metadata()
    return flat_records.read(Sheet.of(text.partition("\n")[0])).fields


def read_marks(draft: Draft, options: Options) -> tuple[Draft, Metadata]:
    """The draft of a plain text without what was put into the story, and what that said."""
    return _read(draft, MARKS, options)


def _read(draft: Draft, readers: Iterable[Reader], options: Options) -> tuple[Draft, Metadata]:
    """Of two readers that give the same field, the first one is believed."""
    fields = Metadata()
    sheet = Sheet.of(draft.text)
    for reader in readers:
        if options.allows(reader.id):
            found = reader.read(sheet)
            fields = replace(found.fields, **dict(fields.given()))
            if found.edits:
                draft = _applied(draft, found.edits)
                sheet = Sheet.of(draft.text)
    return draft, fields


def _applied(draft: Draft, edits: Sequence[Removal | Repair]) -> Draft:
    if not edits:
        return draft
    draft = draft.apply(Sheet.of(draft.text).tidied(edits))
    return draft.relabel(Draft.of_text(draft.text).pieces)
