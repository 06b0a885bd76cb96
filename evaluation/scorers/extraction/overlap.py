"""How like an extracted text is to the gold, in the way that each data set publishes.

* shingles: multiset overlap of word 4-grams (article-extraction-benchmark). Precision and
  recall are averaged over the pages; F1 is taken of the two averages; deviation by bootstrap.
* words: multiset overlap of lower-cased words, averaged over the pages (WCXB; also used
  for the Readability test pages, where nothing is published but the expected HTML).
* segments: whitespace-normalised snippets that must or must not occur (trafilatura).
"""

from __future__ import annotations

import random
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

WORD = re.compile(r"\w+")


def _grams(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text or "")
    grams = (tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
    return Counter(g for g in grams if g)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingles(gold: str, text: str, size: int = 4) -> dict:
    """Precision, recall of one page; ``None`` where the published metric skips the page."""
    true, pred = _grams(gold, size), _grams(text, size)
    hit = sum((true & pred).values())
    extra, missed = sum(pred.values()) - hit, sum(true.values()) - hit
    if not extra and not missed:
        precision = recall = 1.0
    else:
        precision = hit / (hit + extra) if hit + extra else 0.0
        recall = hit / (hit + missed) if hit + missed else 0.0
    return {
        "p": precision if hit + extra else None,
        "r": recall if hit + missed else None,
        "f1": _f1(precision, recall),
        "exact": float(WORD.findall(gold or "") == WORD.findall(text or "")),
    }


def shingles_total(pages: Sequence[dict], bootstrap: int = 1000, seed: int = 0) -> dict:
    def total(sample: Sequence[dict]) -> dict[str, float]:
        ps = [s["p"] for s in sample if s["p"] is not None]
        rs = [s["r"] for s in sample if s["r"] is not None]
        p, r = statistics.fmean(ps or [0.0]), statistics.fmean(rs or [0.0])
        return {
            "f1": _f1(p, r),
            "p": p,
            "r": r,
            "exact": statistics.fmean(s["exact"] for s in sample),
        }

    out = total(pages)
    rng = random.Random(seed)
    draws = [total(rng.choices(pages, k=len(pages))) for _ in range(bootstrap)]
    if len(draws) > 1:
        out |= {f"{k}_std": statistics.stdev(d[k] for d in draws) for k in tuple(out)}
    return out


def words(gold: str, text: str) -> dict[str, float]:
    """Precision, recall and F1 of lower-cased words."""
    true = Counter(WORD.findall((gold or "").lower()))
    pred = Counter(WORD.findall((text or "").lower()))
    if not true:
        value = 0.0 if pred else 1.0
        return {"p": value, "r": value, "f1": value}
    if not pred:
        return {"p": 0.0, "r": 0.0, "f1": 0.0}
    hit = sum((true & pred).values())
    p, r = hit / sum(pred.values()), hit / sum(true.values())
    return {"p": p, "r": r, "f1": _f1(p, r)}


def snippet_rate(text: str, snippets: Sequence[str]) -> float:
    """The share of the snippets that the text has."""
    low = (text or "").lower()
    return sum(s.lower() in low for s in snippets) / len(snippets) if snippets else 1.0


def squeeze(text: str) -> str:
    """The text with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def segments(text: str, must: Sequence[str], must_not: Sequence[str]) -> dict[str, int]:
    """How many snippets came out or stayed out as they should."""
    flat = squeeze(text or "")
    tp = sum(squeeze(s) in flat for s in must)
    fp = sum(squeeze(s) in flat for s in must_not)
    return {"tp": tp, "fp": fp, "fn": len(must) - tp, "tn": len(must_not) - fp}


def segments_total(pages: Iterable[dict]) -> dict[str, float]:
    c: Counter[str] = Counter()
    for page in pages:
        c.update({k: page[k] for k in ("tp", "fp", "fn", "tn")})
    tp, fp, fn, tn = c["tp"], c["fp"], c["fn"], c["tn"]
    return {
        "f1": 2 * tp / max(1, 2 * tp + fp + fn),
        "p": tp / max(1, tp + fp),
        "r": tp / max(1, tp + fn),
        "accuracy": (tp + tn) / max(1, tp + fp + fn + tn),
        "tp": tp,
        "fp": fp,
        "fn": fn,
        "tn": tn,
    }


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that there are; None where there are none."""
    kept = [v for v in values if v is not None]
    return statistics.fmean(kept) if kept else None
