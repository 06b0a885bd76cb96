"""Garbled wording: listed phrases, changed set phrases, suspects, the spin score, the rewriter hook."""

from __future__ import annotations

from typing import Final

from newsclean import data
from newsclean.text.passes import Pass
from newsclean.wording import listed_phrases
from newsclean.wording.rewriter import ask_rewriter
from newsclean.wording.spin_score import spin_score
from newsclean.wording.suspects import find_suspects, moved_back

__all__ = ["PASSES", "ask_rewriter", "find_suspects", "moved_back", "prepare", "spin_score"]

PASSES: Final = (Pass("repair.wording", listed_phrases.mend),)
"""Wording that is never right."""


def prepare() -> None:
    """Bring the pairs of words into memory."""
    data.packed()
