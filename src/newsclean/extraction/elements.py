"""What the walk over a page does about each sort of element."""

from __future__ import annotations

from typing import Any

from newsclean.extraction.inline_text import BOLD, CODE, EMPHASIS, LOWERED, SLANTED
from newsclean.extraction.unread import SET_ASIDE

# Elements whose text is never a story's: code, controls, drawings, other documents.
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select"
    " option textarea input head title map datalist fencedframe".split()
)
# Skipped too, unless broken nesting put the story inside.
CONTROLS = frozenset(("nav", "button"))
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption legend".split()
)
BREAKS = {"br": "\n", "hr": "\n\n"}
PICTURE = "img"
SHOWING = frozenset(("iframe", "video", "audio", "object", "embed"))
STYLED: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("i", "em", "cite"), (SLANTED, EMPHASIS)),
    **dict.fromkeys(("b", "strong"), (BOLD,)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), (CODE,)),
    "small": (SLANTED,),
    "var": (EMPHASIS,),
    "dfn": (EMPHASIS,),
    "sub": (LOWERED,),
}
QUOTE = "q"
DRAWN = "“”"
"""The marks that a browser draws around ``<q>``; only where the text has none of its own."""
NOTED = frozenset(("html", "body", "main", "article", "pre", "amp-img", "amp-video", "amp-youtube"))
LINES = frozenset(("div", "li", "ol", "ul", "dl", "dt", "dd", "table", "tbody", "tr", "td"))
"""Block-level elements that are lines of code, or hold them, inside ``<pre>``."""

# What the walk has to do about an element.
PLAIN, BLOCK, SPAN, LINK, OTHER = range(5)


class Kinds(dict[Any, int]):
    """What to do about a tag; one for each walk, as pages may invent tags without end."""

    def __missing__(self, tag: Any) -> int:
        custom = isinstance(tag, str) and "-" in tag and not tag.startswith("mjx-")
        self[tag] = kind = BLOCK if custom else PLAIN
        return kind


KINDS = {
    **dict.fromkeys(BLOCK_TAGS, BLOCK),
    **dict.fromkeys(
        (*SKIPPED, *CONTROLS, *BREAKS, *STYLED, *NOTED, *SET_ASIDE, PICTURE, "font", QUOTE), OTHER
    ),
    "span": SPAN,
    "a": LINK,
}
