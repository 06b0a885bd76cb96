"""The words by which the language of a text is told, and how much each speaks for a language.

    pip install wordfreq==3.1.1
    python training/language_words.py --out src/newsclean/data/models/languages/weights.txt

For each language the most frequent words of wordfreq (Speer, 2022), and those of ``function-words.toml`` for
languages that it lacks; Serbian is Croatian in Cyrillic letters. A word's weight is the logarithm of its
frequency in the language over that of a word that the language hardly has, so that the sum over a text's
words compares the likelihoods of naive Bayes. Scripts that one language alone writes are told without.
"""

from __future__ import annotations

import argparse
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

import wordfreq

MOST = 150
"""Words of each language."""
FLOOR = 2e-5
"""Frequency below which a word counts as none of a language's."""
SCALE = 10
"""Weights are tenths of a natural logarithm, as whole numbers."""
OWN_SHARE = 0.35
"""Share of a text that the commonest words make, in a language whose frequencies are not known."""
CODES = {"nb": "no", "sh": "hr"}
WITHOUT = frozenset(("ja", "ko", "zh"))
_PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ"}
_LATIN, _CYRILLIC = "abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш"


def cyrillic(word: str) -> str:
    for pair, letter in _PAIRS.items():
        word = word.replace(pair, letter)
    return word.translate(str.maketrans(_LATIN, _CYRILLIC))


def frequencies() -> dict[str, Mapping[str, float]]:
    found: dict[str, Mapping[str, float]] = {
        CODES.get(code, code): wordfreq.get_frequency_dict(code, "best")
        for code in wordfreq.available_languages("best")
        if code not in WITHOUT
    }
    found["sr"] = {cyrillic(word): often for word, often in found["hr"].items()}
    own = tomllib.loads(Path(__file__).with_name("function-words.toml").read_text("utf-8"))
    for code, listed in own.items():
        words = listed.split()
        found[code] = dict.fromkeys(words, OWN_SHARE / len(words))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found = frequencies()
    ranked = {
        code: sorted((w for w in often if w.isalpha()), key=lambda w: -often[w])[:MOST]
        for code, often in found.items()
    }
    asked = {word for words in ranked.values() for word in words}
    lines = []
    for code, often in sorted(found.items()):
        weights = {
            word: round(SCALE * math.log(often[word] / FLOOR))
            for word in sorted(asked & often.keys())
            if often[word] > FLOOR
        }
        lines.append(" ".join((code, *(f"{w}:{n}" for w, n in weights.items() if n))))
    given.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
