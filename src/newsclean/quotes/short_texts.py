"""The language of a text that is too short for its small words to tell: script, letters and cues.

The script decides where only one language, or one of a few that differ by letters, writes it. Else each
word votes that a language lists among its small words, cues, pronouns, titles and nouns for people: the
more languages share a word, the less it says. A letter that a language does not write speaks against it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from newsclean import data
from newsclean.text import languages, scripts
from newsclean.text.words import words_in

SHORT = 900
"""Characters up to which small words alone are not trusted."""
SAMPLE = 1_000
"""Characters that are looked at."""
FOREIGN = 0.7
"""What a different letter that a language does not write takes from its votes: names bring some along."""
LEAST = 1.0
"""Votes that a language needs: those of a word that no other one has."""
SHARE = 0.08
"""Votes for each word of the text that it needs."""
MARGIN = 1.25
"""How many times the votes of the next language."""
CUE = 2.0
"""What a reporting verb counts against a small word."""
_PERSONS = ("pronouns", "titles", "heads")
_SMALL = ("determiners", "prepositions", "conjunctions", "that", "auxiliaries", "stops")
"""The tables, and the lists of small words, that speak for a language."""
_BY_SCRIPT = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "DEVANAGARI": "hi",
    "GREEK": "el", "HEBREW": "he", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "GURMUKHI": "pa", "GUJARATI": "gu",
}  # fmt: skip
_BY_LETTER = {
    "ARABIC": (("پچژگکی", "fa"), ("", "ar")),
    "CYRILLIC": (("іїєґ", "uk"), ("ђјљњћџ", "sr"), ("ыэё", "ru")),
}
"""Scripts of several languages: the letters that tell each, in the order of trial."""


def language_of(text: str, guessed: str | None = None) -> str | None:
    """The language of a text, or None where nothing tells it; ``guessed`` where its words are too few.

    >>> language_of("« Nous partons », a déclaré Anna Roth."), language_of("“Da!”")
    ('fr', None)
    """
    if guessed is None and len(text) > SHORT:
        found = languages.guess(text)
        if found is not None:
            return found[0]
    if guessed is not None and guessed not in data.languages("quotes"):
        return guessed
    sample = text[:SAMPLE].lower()
    script, told = _script(sample)
    if told is None and script in ("LATIN", "CYRILLIC"):
        told = _voted(sample)
    return told or guessed


def _script(sample: str) -> tuple[str, str | None]:
    """The script of most letters, and the language where the script or its letters tell it."""
    letters = Counter(c for c in sample if c.isalpha())
    counts: Counter[str] = Counter()
    for letter, times in letters.items():
        counts["LATIN" if letter.isascii() else scripts.script_of(letter)] += times
    if not counts:
        return "?", None
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts["CJK"] > 0:
        return "HIRAGANA", "ja"
    script = counts.most_common(1)[0][0]
    if sum("\u1ea0" <= c <= "\u1ef9" for c in letters) >= 2:
        return script, "vi"
    for signs, code in _BY_LETTER.get(script, ()):
        if not signs or any(sign in letters for sign in signs):
            return script, code
    return script, _BY_SCRIPT.get(script)


def _voted(sample: str) -> str | None:
    votes: defaultdict[str, float] = defaultdict(float)
    words = words_in(sample)
    for word in words:
        listing = [(code, of[word]) for code, of in _weights().items() if word in of]
        for code, weight in listing:
            votes[code] += weight / len(listing)
    letters = {c for c in sample if c.isalpha() and not c.isascii()}
    for code in votes:
        votes[code] -= FOREIGN * sum(not _writes(code, c) for c in letters)
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < max(LEAST, SHARE * len(words)):
        return None
    code, most = ranked[0]
    rivals = [(other, count) for other, count in ranked[1:3] if not _are_close(code, other)]
    return None if any(most < MARGIN * count for _, count in rivals) else code


def _writes(code: str, letter: str) -> bool:
    """Whether a language writes a letter, or its parts: Vietnamese sets one accent on another."""
    known = _letters().get(code, "")
    return letter in known or all(
        part.isascii() or part in known for part in unicodedata.normalize("NFD", letter)
    )


def _are_close(code: str, other: str) -> bool:
    return other in _close(code) or code in _close(other)


def _close(code: str) -> tuple[str, ...]:
    """Languages whose words are mostly the same, so that either will do."""
    words = data.of_language(code, "words")
    return tuple(words["words"].get("close", "").split()) if words is not None else ()


@cache
def _letters() -> Mapping[str, str]:
    found = data.by_language("letters")
    return {code: content["letters"].get("used", "") for code, content in found.items()}


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Language → word → what it counts, shared by the languages that list it."""
    small, quoting = data.by_language("words"), data.by_language("quotes")
    found: dict[str, dict[str, float]] = {}
    for code in (*quoting, *(code for code in small if code not in quoting)):
        content = quoting.get(code, {})
        words = content.get("words", {})
        listed = [small[code]["words"].get("function", "")] if code in small else []
        listed += [words[name] for name in _SMALL if name in words]
        listed += [w for table in _PERSONS for w in content.get(table, {}).values()]
        cues = " ".join(content.get("cues", {}).values())
        found[code] = dict.fromkeys(" ".join(listed).split(), 1.0) | dict.fromkeys(
            cues.split(), CUE
        )
    return found
