"""Whether two phrases name the same source, and whether two cues have a word in common."""

from __future__ import annotations

import re

TITLES = frozenset(
    """mr mrs ms miss dr sen senator rep representative gov governor president pres sir lord lady prof
    professor judge justice gen general col capt lt sgt rev herr frau""".split()
)
PARTICLES = frozenset({"von", "vom", "zu", "van", "de", "del", "di", "da"})
"""Small words with which a surname may begin: with a capital at the head of a sentence they are no first
names."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
ARTICLES = frozenset({"the", "a", "der", "die", "das"})
AUXILIARIES = frozenset(
    """to has have had was is are were be been being in on at of the that also then a an as will would
    could did do does not he she it they by for with his her their its out up it’s n’t \"""".split()
)
_BEHIND_HEAD = re.compile(
    r"\s*(?:[,(;:\[–—]|\s-\s|\b(?:of|for|at|in|who|from|with|which|that|on|to|whose|when|near|von|der"
    r"|dem|bei|aus)\b)"
)
_JOINED = re.compile(r"\s+(?:and|und|et|y|и|a)\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")


def words(phrase: str | None) -> list[str]:
    """The words of a phrase, without genitive and punctuation."""
    found = _WORD.findall(phrase or "")
    return [re.sub(r"(?:['’]s|['’])$", "", w).strip(".-'’") for w in found]


def heads(phrase: str) -> set[str]:
    """Words that may be the head of a phrase, in lower case: the last one in front of what qualifies it."""
    found = set()
    for part in _JOINED.split(phrase.strip())[:3]:
        for stretch in (_BEHIND_HEAD.split(part)[0], re.split(r"[,(;\[]", part)[0]):
            kept = [w for w in words(stretch) if w and w.lower() not in SUFFIXES]
            if kept:
                found.add(kept[-1].lower())
    return found - {""}


def names(phrase: str) -> list[str]:
    """Words with a capital that are no titles, in lower case."""
    known = TITLES | SUFFIXES | ARTICLES | PARTICLES
    front = words(re.split(r"[,(;\[]", phrase)[0])
    return [w.lower() for w in front if w and w[0].isupper() and w.lower() not in known]


def same_source(found: str | None, gold: str | None) -> bool:
    """Whether two phrases name the same source: by their head word, or by a name that both have."""
    if not found or not gold:
        return False
    heads_found, heads_gold = heads(found), heads(gold)
    in_found, in_gold = names(found), names(gold)
    if heads_found & heads_gold:
        return not _other_first_name(in_found, in_gold)
    if len(in_gold) == 1 and in_gold[0] in in_found and in_gold[0] in heads_gold:
        return True
    if len(in_found) == 1 and in_found[0] in in_gold and in_found[0] in heads_found:
        if heads_gold & set(in_gold):
            return in_found[0] in (in_gold[0], in_gold[-1])
    return " ".join(words(found)).lower() == " ".join(words(gold)).lower()


def _other_first_name(found: list[str], gold: list[str]) -> bool:
    """Whether two full names share the surname alone."""
    if len(found) != 2 or len(gold) != 2 or found[1] != gold[1]:
        return False
    return found[0] != gold[0] and not found[0].startswith(gold[0][:3])


def same_cue(found: str | None, gold: str) -> bool:
    """Whether two cues have a word in common that is no auxiliary."""
    in_gold, in_found = _cue_words(gold), _cue_words(found)
    return bool(in_gold & in_found) if in_gold else not in_found


def _cue_words(cue: str | None) -> set[str]:
    all_words = {w.lower() for w in words(cue)}
    return (all_words - AUXILIARIES) or all_words
