"""46 families of damage to clean news text; every word and pattern in them was written for this project.

A family takes a clean text, a source of chance and a rate, and says what to put where. :func:`damage` does so
and returns the exact places that were hurt.
"""

from __future__ import annotations

import random

from evaluation.scorers.repair.damage import characters, inserted, spacing, wording
from evaluation.scorers.repair.damage.places import Family

Hurt = tuple[int, int, int, int]
"""Start and end in the damaged text, start and end in the clean text."""

TRUNCATED = "truncated"
"""The stump of a feed, “… [+1234 chars]”. What was cut off cannot come back: the clean text is cut too."""

FAMILIES: dict[str, Family | None] = {
    "moji_cp1252": characters.moji_cp1252,
    "moji_cp1252_x2": characters.moji_cp1252_x2,
    "moji_latin1": characters.moji_latin1,
    "moji_macroman": characters.moji_macroman,
    "moji_cp1251": characters.moji_cp1251,
    "moji_lossy_?": characters.moji_lossy_q,
    "moji_lossy_fffd": characters.moji_lossy_fffd,
    "moji_lossy_drop": characters.moji_lossy_drop,
    "lost_to_?": characters.lost_to_qmark,
    "lost_to_fffd": characters.lost_to_fffd,
    "apostrophe_dropped": characters.apostrophe_dropped,
    "entity_once": characters.entity_once,
    "entity_numeric": characters.entity_numeric,
    "entity_double": characters.entity_double,
    "invisible": characters.invisible,
    "odd_space": characters.nbsp_odd_space,
    "ligature": characters.ligature,
    "ligature_lost": characters.ligature_lost,
    "fullwidth": characters.fullwidth,
    "ocr": characters.ocr,
    "quote_space": spacing.quote_space,
    "quote_direction": spacing.quote_direction,
    "quote_mixed": spacing.quote_mixed_ascii,
    "space_before_punct": spacing.space_before_punct,
    "lost_space_sentence": spacing.lost_space_sentence,
    "lost_space_comma": spacing.lost_space_comma,
    "tag_join_camel": spacing.tag_join_camel,
    "tag_join_lower": spacing.tag_join_lower,
    "tag_split_word": spacing.tag_split_word,
    "para_join": spacing.para_join,
    "hyphen_wrap": spacing.hyphen_wrap,
    "hard_wrap": spacing.hard_wrap,
    "split_sentence": spacing.split_sentence,
    "drop_cap": spacing.drop_cap,
    "dup_word": inserted.dup_word,
    "dup_sentence": inserted.dup_sentence,
    "dup_para": inserted.dup_para,
    "boiler_en": inserted.boiler_en,
    "boiler_en_tail": inserted.boiler_en_tail,
    "boiler_5lang": inserted.boiler_5lang,
    "boiler_inline": inserted.boiler_inline,
    "ad_mid_sentence": inserted.ad_mid_sentence,
    TRUNCATED: None,
    "spun_known": wording.spun_known,
    "pronoun_swap": wording.pronoun_swap,
    "dropped_noun": wording.dropped_noun,
}


def damage(family: str, text: str, seed: str, rate: float = 0.3) -> tuple[str, str, list[Hurt]]:
    """The damaged text, the clean text and the places that were hurt; always the same for a seed."""
    rng = random.Random(f"{family}|{seed}")
    function = FAMILIES[family]
    if function is None:
        return _truncated(text, rng)
    changes = sorted(c for c in function(text, rng, rate) if text[c[0] : c[1]] != c[2])
    parts: list[str] = []
    hurts: list[Hurt] = []
    position = length = 0
    for start, end, new in changes:
        if start < position:
            continue
        parts += text[position:start], new
        length += start - position
        hurts.append((length, length + len(new), start, end))
        length += len(new)
        position = end
    return "".join(parts) + text[position:], text, hurts


def _truncated(text: str, rng: random.Random) -> tuple[str, str, list[Hurt]]:
    cut = min(len(text) - 1, rng.randint(200, 900))
    cut = text.rfind(" ", 0, cut) if " " in text[:cut] else cut
    mark = rng.choice(["… [+%d chars]", "... [+%d chars]", "…[+%d chars]"])
    tail = mark.replace("%d", str(len(text) - cut))
    return text[:cut] + tail, text[:cut], [(cut, cut + len(tail), cut, cut)]
