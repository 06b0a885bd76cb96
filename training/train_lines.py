"""Fit the models of ``newsclean.extraction.text_lines`` and report how well they do out of fold.

    pip install -e '.[train]'
    python training/train_lines.py DATA --out src/newsclean/data/models/line-roles/weights.json
    python training/train_lines.py DATA --folds FOLDER

``DATA`` is described in ``corpus.py``. The lines are those of dumps of its pages (``line_dumps.py``), of its
gold with something composed around it, and of stories composed by ``compose_lines.py``. Folds are by host.
With ``--folds`` one model per fold is written, and ``hosts.json`` says which fold a host was held out of. All
seeds are fixed. ``--cache FILE`` keeps the dumps between two runs.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

import crf
from compose_lines import Composer, composed, no_stories
from compose_others import conversations, others
from line_data import FOLDS, Text, cropped_of, gold_of, pages, texts_of
from line_pools import pools
from newsclean.extraction.select import best_cut
from newsclean.extraction.text_lines.context_signs import TextSigns, text_signs
from newsclean.extraction.text_lines.kind_model import KindModel, kind_model_of
from newsclean.extraction.text_lines.line_roles import ROLES
from newsclean.extraction.text_lines.role_model import (
    ZERO,
    RoleModel,
    RoleProbabilities,
    role_model_of,
    role_probabilities,
)
from newsclean.extraction.text_lines.text_kind import kind_signs
from newsclean.text import languages

SCALE = 8
_MOST = 126 - ZERO
OTHER_WAYS = ["source", "block", "marked", "tight"]
COMPOSED = 60
"""Composed texts of each language."""
JUNK = 10
"""Composed texts of each language that are no story."""
TALKS = 10
"""Interviews of each language, from which only the kind is learned."""
OTHERS = 20
"""Texts made of each of the written ones that are no story."""
HOSTS, HOSTS_OF_WORDS = 12, 30
"""Hosts that a sign must be seen on, and a word."""
LEAST = 0.12
"""Nats below which a weight is left out where all of its sign's are."""
KINDS = ("article", "listing", "other")
_KIND_OF = {"article": 0, "listing": 1, "collection": 1, "category": 1}
_KIND_HOSTS = 20
_WEIGHTS = {"composed": 0.2, "clean": 0.2, "junk": 0.1, "short": 0.4, "talk": 0.4}
_STORIES = {"dump": 0.5, "text": 0.85}
"""Share of what all texts count that stories have: a text without menus is less likely to be none."""


@dataclass(slots=True)
class Corpus:
    """Texts, and what is known of the pages that they are of."""

    texts: list[Text]
    golds: dict[str, str]


def gather(data: Path) -> Corpus:
    """All texts: a dump of each page, one of each article that is cut to the story, and the gold of each
    article with something around it."""
    known = {pool.code: pool for pool in pools()}
    composer = Composer(7)
    texts: list[Text] = []
    golds: dict[str, str] = {}
    for page in pages(data):
        luck = random.Random(page.id)
        if page.kind != "article":
            texts += [*texts_of(page, "node"), *gold_of(page)]
            continue
        golds[page.id] = page.gold.body if page.collection != "trafilatura" else ""
        ways = ["node", *luck.sample(OTHER_WAYS, 2)]
        luck.shuffle(ways)
        texts += [*texts_of(page, ways[0]), *cropped_of(page, ways[1])]
        found = languages.decide(page.gold.body[:3000])
        pool = known.get(found.value[:2] if found else "en", known["en"])
        if page.gold.body and (text := composer.around(page, pool)):
            texts.append(text)
    return Corpus([t for t in texts if t.lines], golds)


@dataclass(slots=True)
class Rows:
    """The signs of the lines of many texts, as numbers."""

    names: list[str]
    flat: Any
    ends: Any
    starts: list[int]
    """The first line of each text."""
    hosts: Any
    """Per sign, on how many hosts it was seen."""

    def lines(self, number: int) -> list[Any]:
        """The signs of the lines of a text."""
        first, last = self.starts[number], self.starts[number + 1]
        return [self.flat[self.ends[i] : self.ends[i + 1]] for i in range(first, last)]


def rows_of(texts: list[Text]) -> Rows:
    """The signs of all lines; those too rare to learn from are left out."""
    ids: dict[str, int] = {}
    flat, ends, starts = array("i"), array("i", [0]), [0]
    seen: list[set[int]] = []
    for text in texts:
        host = zlib.crc32(text.host.encode())
        mine: set[int] = set()
        for row in text_signs(text.lines, text.apart).rows:
            numbers = [ids.setdefault(sign, len(ids)) for sign in row]
            flat.extend(numbers)
            ends.append(len(flat))
            mine.update(numbers)
        starts.append(len(ends) - 1)
        seen += [set() for _ in range(len(ids) - len(seen))]
        for number in mine:
            if len(seen[number]) <= HOSTS_OF_WORDS:
                seen[number].add(host)
    names = list(ids)
    hosts = np.array([len(s) for s in seen])
    words = np.array([sign[1:2] == ":" for sign in names])
    kept = hosts >= np.where(words, HOSTS_OF_WORDS, HOSTS)
    new = np.cumsum(kept) - 1
    every = np.frombuffer(flat, np.int32)
    good = kept[every]
    sums = np.concatenate([[0], np.cumsum(good)])
    return Rows(
        [name for name, k in zip(names, kept, strict=True) if k],
        new[every[good]].astype(np.int32),
        sums[np.frombuffer(ends, np.int32)].astype(np.int64),
        starts,
        hosts[kept],
    )


def fit_roles(texts: list[Text], rows: Rows, held_out: int | None) -> dict[str, Any]:
    """The model of roles from all folds but one, in the JSON of ``role_model``."""
    used = [i for i, t in enumerate(texts) if t.kind == "article" and t.fold != held_out]
    random.Random(1).shuffle(used)
    groups = crf.batches(
        [(rows.lines(i), texts[i].masks, 10 / len(texts[i].lines) ** 0.5) for i in used],
        len(rows.names),
        len(ROLES),
    )
    model = crf.fit(groups, len(rows.names), len(ROLES), rounds=7, report=held_out is None)
    return written(model, rows.names)


def written(model: crf.Fitted, names: list[str]) -> dict[str, Any]:
    """Weights as whole numbers, each a character."""
    signs = {
        name: encoded(row)
        for name, row in zip(names, model.weights, strict=True)
        if np.abs(row).max() >= LEAST
    }
    return {
        "roles": list(ROLES),
        "scale": SCALE,
        "signs": signs,
        "steps": [encoded(row) for row in model.steps],
        "first": encoded(model.first),
        "last": encoded(model.last),
        "kinds": None,
    }


def encoded(row: Any) -> str:
    """Per weight one printable character."""
    values = np.clip(np.rint(np.asarray(row) * SCALE), -_MOST, _MOST).astype(int)
    return "".join(chr(ZERO + int(v)) for v in values)


@dataclass(slots=True)
class Judged:
    """A text as a model saw it that had not learned from its host."""

    text: Text
    signs: TextSigns
    probabilities: list[RoleProbabilities]
    cut: float
    expected: float
    kind_signs: list[str]


def judged(text: Text, model: RoleModel) -> Judged:
    signs = text_signs(text.lines, text.apart)
    found = role_probabilities(model, signs.rows)
    cut, expected = best_cut([p.body for p in found], [one.words for one in signs.lines])
    return Judged(text, signs, found, cut, expected, kind_signs(signs, found, expected))


def shortened(texts: list[Text], golds: dict[str, str]) -> list[Text]:
    """The stories of pages without anything around them, most of them cut to the first paragraphs, as briefs
    are: only the kind is learned from them."""
    luck = random.Random(5)
    found = []
    for text in texts:
        if text.way == "clean" and text.kind == "article":
            size = luck.choice((2, 3, 4, 5, 7, 9, 12, 1000))
            lines = [line.strip() for line in golds[text.page].split("\n") if line.strip()][:size]
            parts = (lines, [False] * len(lines), [0] * len(lines))
            found.append(
                Text(text.page, text.collection, text.kind, text.fold, text.host, "short", *parts)
            )
    return found


def is_measured(text: Text) -> bool:
    """Whether a text is read out of fold: of trafilatura's pages no whole gold is known, and of the composed
    ones a part is enough."""
    if text.way == "composed":
        return text.page.endswith(("0", "3", "6"))
    return text.collection != "trafilatura"


def fit_kinds(seen: list[Judged], golds: dict[str, str], held_out: int | None) -> dict[str, Any]:
    """The model of kinds: a multinomial logistic regression with a quadratic penalty."""
    used = [j for j in seen if j.text.fold != held_out]
    hosts: dict[str, set[str]] = defaultdict(set)
    for j in used:
        for sign in j.kind_signs:
            hosts[sign].add(j.text.host)
    names = sorted(s for s, h in hosts.items() if len(h) >= _KIND_HOSTS)
    numbers = {name: i for i, name in enumerate(names)}
    columns = [[numbers[s] for s in j.kind_signs if s in numbers] for j in used]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([c for row in columns for c in row], np.int32)
    matrix = sparse.csr_matrix((np.ones(len(flat)), flat, ends), (len(used), len(names)))
    marks = np.array([_kind(j.text) for j in used])
    weights = _weights_of(used, marks)
    size = len(names) * len(KINDS)

    def loss(point: Any) -> tuple[float, Any]:
        table = point[:size].reshape(len(names), -1)
        scores = matrix @ table + point[size:]
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        value = -(np.log(shares[np.arange(len(marks)), marks] + 1e-12) * weights).sum()
        shares[np.arange(len(marks)), marks] -= 1
        shares *= weights[:, None]
        penalty = 0.6
        slope = np.concatenate(
            [(matrix.T @ shares + 2 * penalty * table).ravel(), shares.sum(axis=0)]
        )
        return value + penalty * (table**2).sum(), slope

    start = np.zeros(size + len(KINDS))
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    table = found[:size].reshape(len(names), -1)
    return {
        "scale": 4 * SCALE,
        "kinds": list(KINDS),
        "signs": {
            n: encoded(row * 4)
            for n, row in zip(names, table, strict=True)
            if np.abs(row).max() > 0.05
        },
        "base": encoded(found[size:] * 4),
        "trust": fit_trust(used, golds),
    }


def _kind(text: Text) -> int:
    return _KIND_OF.get(text.kind, 2)


def _weights_of(used: list[Judged], marks: Any) -> Any:
    """As much for stories as for others, among dumps and among other texts; a composed text counts less than
    a page."""
    weights = np.array([_WEIGHTS.get(j.text.way, 1.0) for j in used])
    places = np.array([j.kind_signs[0] for j in used])
    story = marks == 0
    for place in np.unique(places):
        here = places == place
        total, share = weights[here].sum(), _STORIES[place]
        for side, part in ((here & story, share), (here & ~story, 1 - share)):
            weights[side] *= total * part / weights[side].sum()
    return weights


def fit_trust(used: list[Judged], golds: dict[str, str]) -> list[float]:
    """How the log-odds of the expected F1 become those of an F1 of .9 and more (Platt, 1999)."""
    points, right = [], []
    for j in used:
        gold = golds.get(j.text.page)
        if gold and j.text.way not in ("composed", "short", "talk"):
            points.append(odds(j.expected))
            right.append(word_f1(gold, kept_text(j)) >= 0.9)
    x, y = np.array(points), np.array(right, float)

    def loss(p: Any) -> float:
        z = p[0] * x + p[1]
        return float((np.logaddexp(0, z) - y * z).sum()) + 0.01 * float(p[0] ** 2)

    best = optimize.minimize(loss, np.array([1.0, 0.0])).x
    return [round(float(v), 3) for v in best]


def odds(share: float) -> float:
    inside = min(0.998, max(0.002, share))
    return float(np.log(inside / (1 - inside)))


def kept_text(j: Judged) -> str:
    cut = min(j.cut, 0.5)
    return "\n".join(
        line for line, p in zip(j.text.lines, j.probabilities, strict=True) if p.body >= cut
    )


_WORD = re.compile(r"\w+")


def word_f1(gold: str, text: str) -> float:
    """Overlap of lower-cased words as multisets: the metric of WCXB."""
    true, found = (Counter(_WORD.findall(t.lower())) for t in (gold, text))
    both = sum((true & found).values())
    total = sum(true.values()) + sum(found.values())
    return 2 * both / total if total else 1.0


def report(seen: list[Judged], golds: dict[str, str], kinds: list[dict[str, Any]]) -> None:
    """Out-of-fold figures: word F1 by collection and way, roles, story or not, reliability."""
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    roles: Counter[str] = Counter()
    right_roles: Counter[str] = Counter()
    lost = sentences = 0
    for j in seen:
        if j.text.kind != "article":
            continue
        way = "cropped" if j.text.way.endswith("cropped") else j.text.way
        if way != "short" and (gold := golds.get(j.text.page)):
            scores[j.text.collection, way].append(word_f1(gold, kept_text(j)))
        for one, p, mask in zip(j.signs.lines, j.probabilities, j.text.masks, strict=True):
            if mask & (mask - 1) == 0 and way == "composed":
                role = ROLES[mask.bit_length() - 1]
                roles[role] += 1
                right_roles[role] += bool(mask >> p.best(body=p.body >= 0.5) & 1)
            if one.prose and way in ("composed", "clean") and mask & 7:
                sentences += 1
                lost += p.body < 0.3
    for key, values in sorted(scores.items()):
        print(f"{key}: {len(values)} texts, word F1 {np.mean(values):.4f}")
    print(
        "roles of composed lines:",
        {r: f"{right_roles[r] / n:.3f} of {n}" for r, n in roles.items()},
    )
    print(f"sentences of clean texts lost: {lost} of {sentences}")
    report_kinds(seen, [kind_model_of(k, ZERO) for k in kinds])


def report_kinds(seen: list[Judged], kinds: list[KindModel]) -> None:
    """Story or not: of the dumps of whole pages, of clean texts, of short texts; reliability of the first."""
    hits: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    bands: dict[int, list[bool]] = defaultdict(list)
    for j in seen:
        way = {
            "composed": "short",
            "junk": "short",
            "clean": "clean",
            "short": "short",
            "talk": "short",
        }.get(j.text.way, "dumps")
        if "cropped" in j.text.way or (way != "short" and j.text.collection != "wcxb"):
            continue
        story = kinds[j.text.fold].kind_of(j.kind_signs).story
        hits[way][j.text.kind == "article", story >= 0.5] += 1
        if way == "dumps":
            bands[min(9, int(story * 10))].append(j.text.kind == "article")
    for way, counts in sorted(hits.items()):
        sure = counts[True, True] / (counts[True, True] + counts[True, False])
        spared = counts[False, False] / (counts[False, True] + counts[False, False])
        print(f"story or not, {way}: balanced {(sure + spared) / 2:.3f} ({dict(counts)})")
    for band, marks in sorted(bands.items()):
        print(f"probability .{band}-: {len(marks)} texts, {np.mean(marks):.3f} stories")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, help="write the model trained on everything")
    parser.add_argument("--folds", type=Path, help="write one model per fold")
    parser.add_argument("--cache", type=Path, help="keep the dumps here")
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        corpus: Corpus = pickle.loads(args.cache.read_bytes())
    else:
        corpus = gather(args.data)
        if args.cache:
            args.cache.write_bytes(pickle.dumps(corpus))
    texts = corpus.texts + composed(COMPOSED) + no_stories(JUNK) + others(OTHERS)
    print(f"{len(texts)} texts, {sum(len(t.lines) for t in texts)} lines", flush=True)
    rows = rows_of([t for t in texts if t.kind == "article"])
    articles = [t for t in texts if t.kind == "article"]
    print(f"{len(rows.names)} signs", flush=True)
    last = fit_roles(articles, rows, None) if args.out else None
    if last:
        write(last, args.out)  # the kinds follow, which take a while
    models = [fit_roles(articles, rows, fold) for fold in range(FOLDS)]
    seen: list[Judged] = []
    for fold, model in enumerate(models):
        loaded = role_model_of(model)
        others_told = shortened(texts, corpus.golds) + conversations(TALKS)
        of_fold = [t for t in texts + others_told if t.fold == fold]
        seen += [judged(t, loaded) for t in of_fold if is_measured(t)]
        print(f"fold {fold}", flush=True)
    kinds = [fit_kinds(seen, corpus.golds, fold) for fold in range(FOLDS)]
    report(seen, corpus.golds, kinds)
    if args.folds:
        args.folds.mkdir(parents=True, exist_ok=True)
        for fold, model in enumerate(models):
            write(model | {"kinds": kinds[fold]}, args.folds / f"fold{fold}.json")
        hosts = {t.host: t.fold for t in texts}
        (args.folds / "hosts.json").write_text(json.dumps(hosts, sort_keys=True), encoding="utf-8")
    if last:
        write(last | {"kinds": fit_kinds(seen, corpus.golds, None)}, args.out)


def write(model: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(model, separators=(",", ":"), sort_keys=True, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
