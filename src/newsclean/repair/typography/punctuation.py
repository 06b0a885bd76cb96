"""Spaces around punctuation: one too many, or the one that was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean import data
from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.scripts import EAST_ASIAN
from newsclean.text.spans import Spans
from newsclean.text.view import TextView

_DOUBLED = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])|(?<=[^\s]) *\t[ \t]*(?=[^\s])")
_BEFORE = re.compile(r"[ \u00a0]([,.;:?!])(?<=[^\W_][ \u00a0][,.;:?!])(?=[\s”’]|$)(?!\s[.,])")
_STOP_MISPLACED = re.compile(r" ([.,])(?<=[^\W\d_A-Z]{2} [.,])(?=“?[A-Z][a-z])")
"""``wall .The``, where the space went to the wrong side of the stop."""
_BEFORE_LOW = frozenset(",.")
_HIGH_MARKS_SPACED = frozenset(
    code for code, content in data.by_language("marks").items() if "spaced_high" in content["marks"]
)
_AFTER_COMMA = re.compile(r",(?=[^\W\d_]{2})(?<=[^\W\d_]{2},)")
_BESIDE_WIDE = re.compile(
    f" (?=[、。，．！？：；」』）】])(?<=[{EAST_ASIAN}」』）】] )"
    f"|(?<=[、。，．！？：；「『（【]) (?=[{EAST_ASIAN}「『])|(?<=」) (?=[{EAST_ASIAN}])"
)
_WIDE_MARKS = "、。，「"
_TABLE = re.compile(r"(?:^[^\t\n]{1,60}(?:\t[^\t\n]{0,60}){1,40}(?:\n|\Z)){2,}", re.MULTILINE)
"""Two lines running that tabs cut into short cells."""
_SPACED_MARKS = (" ,", " .", " ;", " :", " ?", " !")


def doubled(prose: TextView) -> Iterator[Repair]:
    """Several spaces or a tab between words become one space; tabs between the cells of a table stay."""
    text = prose.text
    if "  " not in text and "\t" not in text:
        return
    tables = Spans(found.span() for found in _TABLE.finditer(text)) if "\t" in text else None
    for found in _DOUBLED.finditer(text):
        if tables is not None and "\t" in found.group() and found.start() in tables:
            continue
        yield change(text, found.start(), found.end(), " ", "spacing.doubled")


def before(prose: TextView) -> Iterator[Repair]:
    """``word , word``: the space goes. In French ``; : ? !`` are set with a space, which stays."""
    text = prose.text
    if not prose.has("\u00a0") and not any(mark in text for mark in _SPACED_MARKS):
        return
    for found in _STOP_MISPLACED.finditer(text):
        yield change(text, found.start(), found.end(), found[1] + " ", "spacing.before", 0.95)
    spaced = prose.code is None or prose.language in _HIGH_MARKS_SPACED
    for found in _BEFORE.finditer(text):
        mark = found[1]
        if (spaced and mark not in _BEFORE_LOW) or text[found.end() : found.end() + 2] == " .":
            continue
        yield change(text, found.start(), found.start(1), "", "spacing.before", 0.97)


def beside_wide(prose: TextView) -> Iterator[Repair]:
    """``港口 ，``: full-width marks bring their own space, so a plain one beside them was not set."""
    if " " not in prose.text or not prose.has(_WIDE_MARKS):
        return
    for found in _BESIDE_WIDE.finditer(prose.text):
        yield change(prose.text, *found.span(), "", "spacing.wide", 0.95)


def after_comma(prose: TextView) -> Iterator[Repair]:
    """``word,word``: the space that was lost."""
    for found in _AFTER_COMMA.finditer(prose.text):
        if (at := found.end()) not in prose.addresses:
            yield change(prose.text, at, at, " ", "spacing.after-comma", 0.95)
