"""Where the judge of a page has seen a line already: what its words and shape may still decide.

The judge knows place and markup, the words of a line are one sign more. On development pages, lines that
look like boilerplate by their words alone were the story's own in three cases of four: steps of a recipe,
offers in a comparison, articles about newsletters. So they decide only where the judge was not sure.
"""

from __future__ import annotations

from newsclean.boilerplate.word_score import LABEL
from newsclean.model.draft import Piece

SURE = 0.95
"""Probability from which a line stays unless a rule cannot be wrong."""
CERTAIN = 0.97
"""Confidence of such a rule."""
_UNSURE = 0.9
_PROSE: tuple[str, ...] = ("paragraph", "blockquote")


def may_decide(piece: Piece, line: str) -> bool:
    """Whether the words of a line may tell that it is boilerplate, as far as the judge is concerned."""
    if piece.probability is None:
        return True
    return piece.probability < _UNSURE and piece.kind in _PROSE and not LABEL.match(line)


def ends_story(piece: Piece) -> bool:
    """Whether a line is the story's last, whatever it looks like: the judge was sure of it, or it is an
    item of a list."""
    return piece.probability is not None and (
        piece.probability >= _UNSURE or piece.kind == "list-item"
    )
