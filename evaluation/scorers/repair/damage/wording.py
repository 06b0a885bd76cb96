"""Damage to wording: spun phrases, swapped pronouns, nouns that fell out."""

from __future__ import annotations

import random
import re

from evaluation.scorers.repair.damage.places import Change, Family, sampled

# Right terms, and what synonym programs make of them.
SPUN_KNOWN = {
    "United States": ["Joined States", "Joined Together States", "Unified States"],
    "White House": ["White Home", "White Residence"],
    "Supreme Court": ["Supreme Courtroom", "Incomparable Court", "Preeminent Court"],
    "Prime Minister": ["Prime Clergyman", "High Minister"],
    "prime minister": ["high minister", "prime clergyman"],
    "House of Representatives": ["Home of Representatives"],
    "Middle East": ["Center East", "Center Japanese"],
    "climate change": ["local weather change", "environmental change of climate"],
    "World Health Organization": ["World Well being Group"],
    "Justice Department": ["Justice Division"],
    "Defense Department": ["Protection Division"],
    "State Department": ["State Division"],
    "Treasury Department": ["Treasury Division"],
    "stock market": ["inventory market"],
    "heart attack": ["coronary heart assault"],
    "breast cancer": ["bosom peril", "bosom malignancy"],
    "artificial intelligence": ["counterfeit consciousness", "man-made brainpower"],
    "mass shooting": ["mass taking pictures"],
    "gun control": ["gun management"],
    "public health": ["public well being"],
    "so-called": ["so-known as"],
    "last year": ["final yr", "last 12 months"],
    "this year": ["this yr", "this 12 months"],
    "a year ago": ["a yr in the past"],
    "long-term": ["lengthy-term"],
    "social media": ["social networking media", "online media"],
    "Wall Street": ["Wall Road", "Divider Street"],
    "New York Times": ["Big apple Instances", "New York Instances"],
    "Washington Post": ["Washington Submit"],
    "Huffington Post": ["Huffington Submit"],
    "Associated Press": ["Related Press"],
    "fire department": ["fireplace division"],
    "health care": ["well being care"],
    "big data": ["enormous information"],
}


def _spun(lex: dict[str, list[str]]) -> Family:
    def damaged(text: str, rng: random.Random, rate: float) -> list[Change]:
        reps, last = [], -1
        pat = "|".join(sorted((re.escape(k) for k, v in lex.items() if v), key=len, reverse=True))
        for m in re.finditer(rf"\b(?:{pat})\b", text):
            if m.start() >= last:
                reps.append((m.start(), m.end(), rng.choice(lex[m.group()])))
                last = m.end()
        return reps[:10]

    return damaged


spun_known = _spun(SPUN_KNOWN)

PRON = {"it": "he", "its": "his", "he": "it", "she": "he", "her": "his", "they": "he", "his": "its"}


def pronoun_swap(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[a-z,] )(it|its|he|she|they|his)(?= [a-z]{3,})", text))
    return [(m.start(), m.end(), PRON[m.group()]) for m in sampled(rng, ms, rate, 4)]


def dropped_noun(text: str, rng: random.Random, rate: float) -> list[Change]:
    """'most sensitive targets during' -> 'most sensitive during'"""
    ms = list(
        re.finditer(
            r"(?<=\b(?:the|its|his|new|own|key|our|two|her|top) )"
            r"[a-z]{4,}s?(?= (?:in|on|during|from|for|with|after|that|at) )",
            text,
        )
    )
    return [(m.start(), m.end() + 1, "") for m in sampled(rng, ms, rate, 4)]
