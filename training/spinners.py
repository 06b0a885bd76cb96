"""Programs that spin a text as careless ones do: a share of its content words replaced by synonyms.

Seven kinds, from four dictionaries, so that a model can be tried on a kind that it has not seen:

=============  =====================================================================================
``wordnet``    any synonym of any sense (WordNet, the files ``data.*`` and ``index.*``)
``first``      the first synonym of the first sense of WordNet
``bare``       as ``wordnet``, the synonym in its plain form: endings are lost
``moby``       any word of Moby's thesaurus (public domain), common ones more often
``common``     one of the eight most common words that Moby gives
``synonyms``   any synonym of the package ``synonyms`` of npm (``src.json``, MIT)
``pivot``      a translation of a translation: FreeDict, English to French and back
=============  =====================================================================================

Names are left alone. Inflection needs ``lemminflect`` (MIT).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas, getInflection

from newsclean.wording.collocations import FUNCTION, Collocations, collocations_of

PARTS = ("NOUN", "VERB", "ADJ", "ADV")
Synonyms = Mapping[str, Mapping[str, Sequence[Sequence[str]]]]
"""By word and part of speech the synonyms of each sense."""
Pick = Callable[[random.Random, str], str | None]
"""A synonym for a word, None where there is none."""
_PLAIN = re.compile(r"[a-z]{2,}(?: [a-z]{2,})?\Z")
_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w'’-])")
_BEGINS = re.compile(r"(?:\A|[.!?][\"'”’]? |\n)\Z")


def wordnet(folder: Path) -> Synonyms:
    found: dict[str, dict[str, list[list[str]]]] = {}
    for part, name in zip(PARTS, ("noun", "verb", "adj", "adv"), strict=True):
        sets: dict[str, list[str]] = {}
        for line in _lines(folder / f"data.{name}"):
            cells = line.split()
            words = cells[4 : 4 + 2 * int(cells[3], 16) : 2]
            sets[cells[0]] = [w.partition("(")[0].replace("_", " ").lower() for w in words]
        for line in _lines(folder / f"index.{name}"):
            cells = line.split()
            senses = [_others(cells[0], sets[at]) for at in cells[-int(cells[2]) :]]
            found.setdefault(cells[0], {})[part] = senses
    return found


def _lines(path: Path) -> list[str]:
    lines = path.read_text("latin-1").splitlines()
    return [line for line in lines if not line.startswith("  ")]


def _others(word: str, listed: Sequence[str]) -> list[str]:
    return [w for w in listed if w != word and _PLAIN.match(w)]


def moby(path: Path) -> Synonyms:
    rows = (line.lower().split(",") for line in path.read_text("latin-1").splitlines())
    known = ((row[0], [w for w in _others(row[0], row[1:]) if " " not in w]) for row in rows)
    return {word: _of_any_part(near) for word, near in known}


def _of_any_part(near: list[str]) -> Mapping[str, Sequence[Sequence[str]]]:
    return {part: [near] for part in PARTS}


def synonyms(path: Path) -> Synonyms:
    letters = {"n": "NOUN", "v": "VERB", "a": "ADJ", "s": "ADJ", "r": "ADV"}
    return {
        word: {letters.get(p, "NOUN"): [_others(word, near)] for p, near in parts.items()}
        for word, parts in json.loads(path.read_text("utf-8")).items()
    }


def pivot(there: Path, back: Path) -> Synonyms:
    out, home = _freedict(there), _freedict(back)
    near = {
        w: [b.removeprefix("to ") for f in fs[:4] for b in home.get(f, [])[:4]]
        for w, fs in out.items()
    }
    return {word: _of_any_part(_others(word, listed)) for word, listed in near.items()}


def _freedict(path: Path) -> dict[str, list[str]]:
    """Head words and translations of a dictionary file of dictd (``….dict.dz``)."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as opened:
        entries = re.split(r"\n(?=\S[^\n]* /[^\n]*/)", opened.read())
    found: dict[str, list[str]] = {}
    for entry in entries:
        head, *lines = entry.split("\n")
        for line in lines:
            plain = re.sub(r"<[^>]*>|\[[^\]]*\]|\([^)]*\)|^\s*\d+\.", "", line)
            given = (w.strip().lower() for w in re.split(r"[,;]", plain))
            short = [w for w in given if w and w.count(" ") < 2]
            found.setdefault(head.partition(" /")[0].strip().lower(), []).extend(short)
    return found


@cache
def _readings(word: str) -> tuple[tuple[str, str, str], ...]:
    """Part of speech, lemma and the tag of the form, for each part that the word may be."""
    return tuple(
        (part, lemma, next((t for t, f in getAllInflections(lemma, part).items() if word in f), ""))
        for part in PARTS
        for lemma in getAllLemmas(word, part).get(part, ())[:1]
    )


@cache
def _inflected(word: str, tag: str) -> str:
    head, _, rest = word.partition(" ")
    forms = getInflection(head if tag.startswith("V") or not rest else rest, tag) if tag else ()
    if not forms:
        return word
    return f"{forms[0]} {rest}".strip() if tag.startswith("V") or not rest else f"{head} {forms[0]}"


def picker(listed: Synonyms, *, first: bool = False, bare: bool = False, most: int = 0) -> Pick:
    """Picks from a dictionary: of the first sense only, without endings, among the most common only."""
    english = _english()

    @cache
    def candidates(word: str) -> tuple[str, ...]:
        found: list[str] = []
        for part, lemma, tag in _readings(word):
            for sense in listed.get(lemma, {}).get(part, ())[: 1 if first else None]:
                near = sorted(sense, key=lambda w: -_class(english, w))[:most] if most else sense
                found += [w if bare else _inflected(w, tag) for w in near]
            if first and found:
                return (found[0],)
        return tuple(w for w in found if w != word)

    def pick(draw: random.Random, word: str) -> str | None:
        near = candidates(word)
        if not near:
            return None
        return draw.choices(near, [1.5 ** _class(english, w) for w in near])[0]

    return pick


def _english() -> Collocations:
    if (english := collocations_of("en")) is None:
        raise FileNotFoundError("run training/collocations.py first")
    return english


def _class(english: Collocations, words: str) -> int:
    return min(english.words.get(w.encode()) or 0 for w in words.split())


def spun(text: str, pick: Pick, share: float, seed: int) -> str:
    """The text with so many of its content words replaced."""
    english = _english()
    draw = random.Random(seed)
    words = [m for m in _WORD.finditer(text) if m[0][1:].islower()]
    words = [m for m in words if (english.words.get(m[0].lower().encode()) or 0) < FUNCTION]
    wanted = round(share * len(words))
    free = [
        m for m in words if m[0].islower() or _BEGINS.search(text, max(0, m.start() - 3), m.start())
    ]
    draw.shuffle(free)
    edits: list[tuple[int, int, str]] = []
    for found in free:
        if len(edits) == wanted:
            break
        new = pick(draw, found[0].lower())
        if new is not None:
            edits.append((*found.span(), new.capitalize() if found[0][0].isupper() else new))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def all_of(folder: Path) -> dict[str, Pick]:
    """Every kind, from a folder with ``wordnet/``, ``moby.txt``, ``synonyms.json`` and FreeDict's
    ``freedict-eng-fra.dict.dz`` and ``freedict-fra-eng.dict.dz``."""
    words, near = wordnet(folder / "wordnet"), moby(folder / "moby.txt")
    there, back = (folder / f"freedict-{way}.dict.dz" for way in ("eng-fra", "fra-eng"))
    return {
        "wordnet": picker(words),
        "first": picker(words, first=True),
        "bare": picker(words, bare=True),
        "moby": picker(near),
        "common": picker(near, most=8),
        "synonyms": picker(synonyms(folder / "synonyms.json")),
        "pivot": picker(pivot(there, back)),
    }
