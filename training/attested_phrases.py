"""Which of the listed wordings are good English after all: those lead to no edit.

    python training/attested_phrases.py en-us.lm.bin --bigrams BIGRAMS.txt … --texts HONEST.jsonl … \
        --out src/newsclean/data/lang/en/attested.toml

``lang/en/wording.toml`` lists wordings that spinning leaves behind, each with what was meant. One that honest
English has must not be changed. Evidence are the model and the lists of ``training/collocations.py``, and
honest texts (``{"text"}`` a line). A wording is attested where

- an honest text has it, or
- it has two words, and the model or a list has the pair, or
- it has more, and the model has each three of them in a row, or
- it has three, the model has both pairs, and one of the pairs without function words.

The words are compared in lower case: what only capitals make wrong ("United Countries") counts as attested
where "united countries" is found.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from collocations import COMMON, Model
from newsclean import data
from newsclean.wording.collocations import FUNCTION

HEAD = '''\
# Wordings of wording.toml that honest English has. Made by training/attested_phrases.py; do not edit.
[about]
language = "en"
source = """pairs and triples of the US English model of pocketsphinx 5.1 (BSD-2-Clause), bigrams of \\
symspellpy (MIT, from Google Books Ngrams, CC BY 3.0), PolNeAR's training part, texts of WCXB (CC BY 4.0)"""
licence = "Apache-2.0"
command = "python training/attested_phrases.py en-us.lm.bin --bigrams BIGRAMS.txt --texts HONEST.jsonl"

'''


def listed() -> set[str]:
    """The wordings that are said never to be right, in lower case."""
    raw = data.of_language("en", "wording")
    assert raw is not None
    return {wrong.lower() for wrongs in raw["never"].values() for wrong in wrongs.split("; ")}


def attested(
    phrases: set[str], model: Model, bigrams: Iterable[Path], texts: Iterable[Path]
) -> dict[str, list[str]]:
    """The phrases by their evidence."""
    split = {phrase: re.findall(r"[\w'/]+", phrase) for phrase in phrases}
    two = {pair for words in split.values() for pair in pairwise(words)}
    three = {t for words in split.values() for t in zip(words, words[1:], words[2:], strict=False)}
    pairs, triples = _known(model, two, three)
    for path in bigrams:
        rows = (line.split()[:2] for line in path.read_text("utf-8-sig").splitlines())
        pairs |= {(row[0], row[1]) for row in rows if len(row) == 2} & two
    content = {w for w, p in zip(model.words, model.word, strict=True) if p < COMMON[FUNCTION - 1]}
    honest = _honest(phrases, texts)
    found: dict[str, list[str]] = {"texts": sorted(honest), "pairs": [], "triples": []}
    for phrase, words in sorted(split.items()):
        beside = list(pairwise(words))
        if phrase in honest or not beside:
            continue
        if len(beside) == 1 or (len(beside) == 2 and any(map(content.issuperset, beside))):
            if pairs.issuperset(beside):
                found["pairs"].append(phrase)
                continue
        if len(beside) > 1 and triples.issuperset(zip(words, words[1:], words[2:], strict=False)):
            found["triples"].append(phrase)
    return found


def _known(
    model: Model, two: set[tuple[str, str]], three: set[tuple[str, str, str]]
) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    """The wanted pairs and triples that the model has."""
    words = model.words
    wanted = {w for pair in two for w in pair}
    fine = [w in wanted for w in words]
    pairs, numbers = set(), {}
    for at, (a, b) in enumerate(zip(model.first.tolist(), model.second.tolist(), strict=True)):
        if fine[a] and fine[b] and (words[a], words[b]) in two:
            pairs.add((words[a], words[b]))
            numbers[at] = (words[a], words[b])
    triples = set()
    before = zip(model.before_pair.tolist(), model.pair_of_three.tolist(), strict=True)
    for first, pair in before:
        if pair in numbers and (words[first], *numbers[pair]) in three:
            triples.add((words[first], *numbers[pair]))
    return pairs, triples


def _honest(phrases: set[str], texts: Iterable[Path]) -> set[str]:
    """The phrases that honest texts have."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(phrases)))})(?![\w-])")
    found: set[str] = set()
    for path in texts:
        for line in path.read_text("utf-8").splitlines():
            found.update(pattern.findall(json.loads(line)["text"].lower()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--bigrams", type=Path, nargs="*", default=[])
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    phrases = listed()
    found = attested(phrases, Model(given.model), given.bigrams, given.texts)
    print(f"{len(phrases)} wordings, {', '.join(f'{len(p)} by {k}' for k, p in found.items())}")
    rows = "\n".join(f"{kind} = {json.dumps('; '.join(p))}" for kind, p in found.items())
    given.out.write_text(f"{HEAD}[attested]\n{rows}\n", "utf-8")


if __name__ == "__main__":
    main()
