"""Formulas that a page writes between delimiters in its text, for a script to draw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Outline, RawBlock
from newsclean.extraction.inline_text import FORMULA

# TeX between \( and \), \[ and \], or dollars; between single ones it has a sign of TeX, or is a price.
_DELIMITED = re.compile(
    r"\\\((?P<inline>[^\n]{1,400}?)\\\)|\\\[(?P<apart>.{1,1000}?)\\\]|\$\$(?P<dollars>[^$]{1,1000})\$\$"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<single>[^$\n]{0,200}?[\\^_=][^$\n]{0,200}?|[A-Za-z])(?<=\S)\$(?!\d)",
    re.DOTALL,
)


def with_formulas(found: Outline, story: Sequence[int], root: etree._Element) -> Outline:
    """The outline in which the story's formulas between delimiters stand between dollars, and are marked;
    nothing changes on a page that has no script to draw them."""
    marked = [i for i in story if "$" in found.blocks[i].text or "\\" in found.blocks[i].text]
    if not marked or not any(_draws(script) for script in root.iter("script")):
        return found
    blocks = list(found.blocks)
    for i in marked:
        if blocks[i].container.tag != "pre":
            blocks[i] = _with_formulas(blocks[i])
    return replace(found, blocks=blocks)


def _draws(script: etree._Element) -> bool:
    low = ((script.get("src") or "") + (script.text or "")[:2000]).lower()
    return "mathjax" in low or "katex" in low


def _with_formulas(block: RawBlock) -> RawBlock:
    known = [(start, end) for start, end, sort in block.spans if sort == FORMULA]
    parts: list[str] = []
    ends: list[int] = [
        0
    ]  # where in the old text what was changed ends, and by how much it had moved
    shifts: list[int] = [0]
    spans: list[tuple[int, int, int]] = []
    position = size = 0
    for match in _DELIMITED.finditer(block.text):
        if any(start < match.end() and match.start() < end for start, end in known):
            continue
        mark = "$$" if match["apart"] or match["dollars"] else "$"
        source = " ".join((match[match.lastgroup or 0] or "").split())
        formula = f"{mark}{source}{mark}"
        before = block.text[position : match.start()]
        start = size + len(before)
        size = start + len(formula)
        spans.append((start, size, FORMULA))
        parts += before, formula
        position = match.end()
        ends.append(position)
        shifts.append(size - position)
    if not spans:
        return block
    parts.append(block.text[position:])

    def moved(at: int) -> int:
        return at + shifts[bisect_right(ends, at) - 1]

    return replace(
        block,
        text="".join(parts),
        links=tuple((moved(a), moved(b), href) for a, b, href in block.links),
        spans=tuple(sorted([*((moved(a), moved(b), sort) for a, b, sort in block.spans), *spans])),
    )
