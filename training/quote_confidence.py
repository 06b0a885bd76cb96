"""Fit the confidence of quotes; report how it does on articles that were left out.

    python training/quote_confidence.py polnear_train.jsonl german_train.jsonl \
        --out src/newsclean/data/models/quote-confidence/weights.toml

Each line of a file is an article: ``{"id", "lang", "text", "quotes": […], "attributions": […]}``. Both
lists hold ``{"start", "end", "speaker", "speaker_type", "entity"}``: a quote per pair of marks, an
attribution per reported speech. ``speaker`` is the mention beside the words, ``entity`` whom a pronoun
means; in files where pronouns have none, what a pronoun or an office tells is left out. The weights were
fitted to
PolNeAR (Newell, Margolin and Ruths, LREC 2018), to a corpus of German Wikinews, and to passages in 30
languages that were written and annotated for newsclean, all in that form; the last have no reported speech
(``"attributions": null``), and say with the type ``nobody`` that a story names no speaker.
A quote is right where each of its parts is the words of one annotated pair of marks (reported speech:
shares half with an annotated one), and its speaker has the head word of the annotated speaker. Words
without marks that stand as a block are not annotated there. The file of weights holds no text.

A line may also hold what an earlier version made of a quote of an article that nobody had read yet:
``{"fold", "rule", "language", "features": [[table, name, value], …], "right"}``. So languages whose articles
were all read since keep the precision of a first run.

For each rule the report gives how often quotes that it found were right, and what the model said of them
when it had learned from the other four fifths of the articles.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.quotes import assembly, confidence, lexicon_files, read

FOLDS = 5
SURE = 0.9
"""The confidence from which nine in ten have to be right."""
PENALTY = 1.0
"""Of squared weights: as if each had been seen right and wrong about once more."""
STEPS = 12
"""Newton steps; the fit stands still after eight."""
REFERRING = ("pronoun", "office", "only-person")
"""What tells a speaker whom the mention beside the words does not name."""
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_CUT = re.compile(
    r"[,(;:\[–—]|\s-\s|\b(?:of|for|at|in|who|from|with|which|that|on|von|der|dem|bei|aus)\b"
)

Name = tuple[str, str]


class Example(NamedTuple):
    fold: int
    rule: str
    language: str
    features: dict[Name, float]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    examples = [each for path in given.files for each in _examples(path)]
    unseen: list[tuple[Example, float]] = []
    for fold in range(FOLDS):
        weights = _fit([e for e in examples if e.fold != fold])
        unseen += [(e, _probability(e.features, weights)) for e in examples if e.fold == fold]
    figures = _figures(unseen)
    print(figures)
    given.out.write_text(_toml(_fit(examples), unseen, given.files), encoding="utf-8")


def _examples(path: Path) -> Iterator[Example]:
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    referring = any(q.get("entity") for article in articles for q in article.get("quotes", ()))
    for number, article in enumerate(articles):
        if "features" in article:
            known = {(a, b): value for a, b, value in article["features"]}
            yield Example(
                article["fold"], article["rule"], article["language"], known, article["right"]
            )
            continue
        text = article["text"]
        gold = {_core(text, q["start"], q["end"]): q for q in article["quotes"]}
        told_too = article["attributions"] is not None
        reports = [(_core(text, q["start"], q["end"]), q) for q in article["attributions"] or ()]
        lex = lexicon_files.load(article["lang"])
        words = read(text, lex, reported=told_too).words
        for parts in assembly.joined(words):
            leader = assembly.leader(parts)
            speaker = leader.speaker
            refers = speaker is not None and speaker.how in REFERRING
            if leader.kind == "block" or (refers and not referring):
                continue
            spans = [_core(text, p.start, p.end) for p in parts]
            if leader.kind == "indirect":
                near = [q for span, q in reports if _shared(span, spans[0]) >= 0.5]
                told = _right(speaker.name if speaker else None, [near[0] if near else None])
            else:
                told = _right(speaker.name if speaker else None, [gold.get(s) for s in spans])
            if speaker is not None and speaker.how == "unresolved":
                told = False  # “he” names nobody.
            if told is not None:
                features = {(a, b): value for a, b, value in confidence.features(leader, lex.code)}
                rule = f"{leader.rule} (indirect)" if leader.kind == "indirect" else leader.rule
                yield Example(number % FOLDS, rule, lex.code, features, told)


def _shared(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The share of two spans that they have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks, blanks and punctuation at its edges."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _right(speaker: str | None, matched: list[dict[str, Any] | None]) -> bool | None:
    """Whether parts are annotated quotes of this speaker; None where that cannot be told."""
    quotes = [q for q in matched if q is not None]
    if len(quotes) < len(matched):
        return False
    for quote in quotes:
        if quote["speaker_type"] == "nobody":
            if speaker:
                return False
            continue
        wanted = quote.get("entity") or quote["speaker"]
        if quote["speaker_type"] == "none" or not wanted:
            return None
        if quote["speaker_type"] == "pronoun" and not quote.get("entity"):
            return None
        if not speaker or not any(_same(a, b) for a in _heads(speaker) for b in _heads(wanted)):
            return False
    return True


def _same(a: str, b: str) -> bool:
    """Whether two words are one, but for the endings of cases, or for the office that no blank parts."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    unspaced = not a.isascii() and len(a) > 1 and len(b) > 1 and (a in b or b in a)
    return a == b or unspaced or (shared >= 4 and max(len(a), len(b)) - shared <= 2)


def _heads(phrase: str) -> set[str]:
    """The last words of a phrase, before a comma and before what hangs on it."""
    found = set()
    for part in (_CUT.split(phrase.strip())[0], phrase.split(",")[0]):
        words = [re.sub(r"['’]s?$", "", word).strip(".-'’") for word in _WORD.findall(part)]
        found |= {word.lower() for word in words[-1:]}
    return found


def _probability(features: dict[Name, float], weights: dict[Name, float]) -> float:
    logit = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-logit))


def _fit(examples: list[Example]) -> dict[Name, float]:
    """Logistic regression by Newton's method, with a penalty on all weights but the intercept."""
    names = sorted({name for e in examples for name in e.features})
    place = {name: i for i, name in enumerate(names)}
    weights = [0.0] * len(names)
    free = place["all", "intercept"]
    for _ in range(STEPS):
        slope = [-PENALTY * w for w in weights]
        slope[free] = 0.0
        curve = [[0.0] * len(names) for _ in names]
        for i in range(len(names)):
            curve[i][i] = PENALTY if i != free else 1e-6
        for e in examples:
            known = [(place[name], value) for name, value in e.features.items()]
            p = 1 / (1 + math.exp(-sum(weights[i] * value for i, value in known)))
            for i, value in known:
                slope[i] += value * (e.right - p)
                for j, other in known:
                    curve[i][j] += value * other * p * (1 - p)
        for i, step in enumerate(_solved(curve, slope)):
            weights[i] += step
    return _centred(dict(zip(names, weights, strict=True)), examples)


def _centred(weights: dict[Name, float], examples: list[Example]) -> dict[Name, float]:
    """The same model with a mean of 0 in each table, so that an unknown name counts as the average."""
    counts = Counter(name for e in examples for name in e.features)
    centred = dict(weights)
    for part in sorted({part for part, _ in weights} - {"all", "indirect"}):
        inside = [name for name in weights if name[0] == part]
        mean = sum(weights[n] * counts[n] for n in inside) / sum(counts[n] for n in inside)
        centred |= {name: weights[name] - mean for name in inside}
        centred["all", "intercept"] += mean
    return centred


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    found = [0.0] * size
    for i in range(size - 1, -1, -1):
        rest = sum(rows[i][k] * found[k] for k in range(i + 1, size))
        found[i] = (rows[i][size] - rest) / rows[i][i]
    return found


def _figures(unseen: list[tuple[Example, float]]) -> str:
    """How often each rule is right, and how well the model predicts what it has not seen."""
    by_rule: defaultdict[str, list[tuple[Example, float]]] = defaultdict(list)
    by_tenth: defaultdict[int, list[tuple[Example, float]]] = defaultdict(list)
    for e, p in unseen:
        by_rule[e.rule].append((e, p))
        by_tenth[min(9, int(p * 10))].append((e, p))
    lines = ["rule                          quotes   right   said"]
    for rule, found in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        lines.append(_row(rule, found))
    lines.append("confidence")
    for tenth, found in sorted(by_tenth.items()):
        lines.append(_row(f"{tenth / 10:.1f} and more", found))
    lines.append("language: given .9 and more, right of them")
    by_language: defaultdict[str, list[tuple[Example, float]]] = defaultdict(list)
    for e, p in unseen:
        if p >= SURE and not e.rule.endswith("(indirect)"):
            by_language[e.language].append((e, p))
    for language, found in sorted(by_language.items()):
        lines.append(_row(language, found))
    lines.append(
        f"Brier score {_brier(unseen):.4f}; of the mean alone {_brier_of_mean(unseen):.4f}"
    )
    return "\n".join(lines)


def _row(name: str, found: list[tuple[Example, float]]) -> str:
    right = sum(e.right for e, _ in found) / len(found)
    return f"{name:<28} {len(found):7} {right:7.3f} {sum(p for _, p in found) / len(found):6.3f}"


def _brier(unseen: list[tuple[Example, float]]) -> float:
    return sum((e.right - p) ** 2 for e, p in unseen) / len(unseen)


def _brier_of_mean(unseen: list[tuple[Example, float]]) -> float:
    mean = sum(e.right for e, _ in unseen) / len(unseen)
    return mean * (1 - mean)


def _toml(
    weights: dict[Name, float], unseen: list[tuple[Example, float]], files: list[Path]
) -> str:
    """The file of weights, with the figures on articles that were left out."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for (part, name), weight in sorted(weights.items()):
        parts[part].append(f"{name} = {weight:.3f}")
    about = [
        "# The weights of newsclean.quotes.confidence. Made by training/quote_confidence.py; do not edit.",
        "#",
        *(f"# {line}" for line in _figures(unseen).splitlines()),
        "",
        "[about]",
        'source  = """counts over the quotes of annotated news: PolNeAR (Newell, Margolin and Ruths, LREC \\',
        "2018), a corpus of German Wikinews, and passages in 30 languages written for newsclean. The \\",
        'file holds weights of rules, no text"""',
        'licence = "Apache-2.0"',
        f'command = "python training/quote_confidence.py {" ".join(path.name for path in files)} --out …"',
        f'figure  = """out of fold, {len(unseen)} quotes: Brier score {_brier(unseen):.4f} '
        f'(the mean alone: {_brier_of_mean(unseen):.4f})"""',
        "",
    ]
    return "\n".join(about + [f"[{p}]\n" + "\n".join(lines) + "\n" for p, lines in parts.items()])


if __name__ == "__main__":
    main()
