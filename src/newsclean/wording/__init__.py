"""Garbled wording: listed phrases, changed set phrases, suspects, the spin score, the rewriter hook."""

from __future__ import annotations

from typing import Final

from newsclean.text.passes import Pass
from newsclean.wording import guard, listed_phrases, word_choice
from newsclean.wording.own_phrases import spoiled_forms, spoiled_phrases
from newsclean.wording.rewriter import ask_rewriter
from newsclean.wording.spin_score import borne_out, spin_score
from newsclean.wording.suspects import find_suspects, found_in_parts, moved_back
from newsclean.wording.word_choice import Exchange

__all__ = [
    "PASSES",
    "Exchange",
    "ask_rewriter",
    "borne_out",
    "exchange_odds",
    "find_suspects",
    "found_in_parts",
    "may_stand",
    "moved_back",
    "spin_score",
    "spoiled_forms",
    "spoiled_phrases",
    "spun_odds",
]

spun_odds: Final = word_choice.log_odds
exchange_odds: Final = word_choice.exchange_odds
may_stand: Final = guard.may_stand

PASSES: Final = (Pass("repair.wording", listed_phrases.mend),)
"""Wording that is never right."""
