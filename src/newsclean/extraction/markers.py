"""Lines between the paragraphs of a story that mark what a page sets there: advertisements, players."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, RawBlock

_LONGEST = 60
"""Letters of such a line with the length of a recording."""
_BESIDE = re.compile(r"^[\W\d]+|[\W\d]+$")
"""Marks around the words, and how long it takes: "▶ Listen to this article 2:10"."""
_MARKERS = frozenset(_BESIDE.sub("", said) for said in data.listed("words", "words", "markers"))


def without_markers(story: list[int], blocks: list[RawBlock]) -> list[int]:
    """The story without lines that are nothing but such a marker; a heading may be called so."""
    return [i for i in story if not _is_marker(blocks[i])]


def _is_marker(block: RawBlock) -> bool:
    if len(block.text) > _LONGEST or block.container.tag in HEADINGS:
        return False
    return _BESIDE.sub("", block.text).casefold() in _MARKERS
