"""Quotations: are the words found, and the person who said them?

    python -m evaluation quotes --gold polnear_dev.jsonl
    python -m evaluation quotes --gold polnear_dev.jsonl --system evaluation.adapters:find_all_quotes

A system is a function ``text -> [{"start", "end", "speaker", "cue", "kind"}]``, and may add ``spans`` (the
parts of a quotation that is interrupted), ``group`` (equal for parts that it lists apart) and
``speaker_mention`` (the words beside the quotation, where ``speaker`` is resolved). Marks, punctuation and
spaces at the edges of spans do not count. evaluation/README.md has the form of the gold.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from evaluation.scorers.quotes.spans import Found
from evaluation.scorers.quotes.tally import Errors, tally

F1 = {
    "strict": "span and person right",
    "mention": "span right, and the words that name the speaker",
    "exact": "span exact",
    "direct": "span exact, direct quotations only",
    "overlap": "span at IoU .5",
    "letters": "letters in marks",
    "report_exact": "whole attribution exact",
    "report_letters": "letters of whole attributions",
}
RATES = {
    "speaker": "person right",
    "speaker_mention": "words that name the speaker right",
    "speaker_of_direct": "person right, direct quotations",
    "speaker_name": "… where it is a name",
    "speaker_nominal": "… where it is a description",
    "pronoun_mention": "… the pronoun itself",
    "pronoun_resolved": "… the person behind a pronoun",
    "nobody": "nobody named where the gold has nobody",
    "cue": "cue right",
    "kind": "kind right",
    "recall_direct": "exact spans found, direct",
    "recall_mixed": "exact spans found, mixed",
    "report_direct": "attributions found at IoU .5, direct",
    "report_mixed": "attributions found at IoU .5, mixed",
    "report_indirect": "attributions found at IoU .5, indirect",
}


def f1(count: Counter[str], name: str) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    tp, fp, fn = (count[f"{name}_{kind}"] for kind in ("tp", "fp", "fn"))
    p, r = tp / (tp + fp or 1), tp / (tp + fn or 1)
    return p, r, 2 * p * r / (p + r or 1)


def summary(counts: list[Counter[str]]) -> dict[str, Any]:
    """All figures, in percent; of rates, with the number of cases."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    figures: dict[str, Any] = {
        label: [round(100 * x, 1) for x in f1(total, name)] for name, label in F1.items()
    }
    for name, label in RATES.items():
        cases = total[name + "_n"]
        figures[label] = [round(100 * total[name] / (cases or 1), 1), cases]
    return figures


def interval(counts: list[Counter[str]], name: str, draws: int = 500) -> list[float]:
    """The 95 % interval of an F1 when articles are drawn anew."""
    rng = random.Random(7)
    values = []
    for _ in range(draws):
        total: Counter[str] = Counter()
        for count in rng.choices(counts, k=len(counts)):
            total.update(count)
        values.append(100 * f1(total, name)[2])
    values.sort()
    return [round(values[int(draws * q)], 1) for q in (0.025, 0.975)]


def run(
    function: Any, records: list[dict[str, Any]], errors: Errors | None = None
) -> tuple[list[Counter[str]], list[float]]:
    """The counts and the seconds of each article; a crash counts as no answer."""
    counts, seconds = [], []
    function("The first call loads what the system needs.")
    for record in records:
        begun = time.perf_counter()
        found: list[Found] = []
        try:
            found = list(function(record["text"]))
        except Exception as error:
            print("failed:", record["id"], repr(error)[:100], file=sys.stderr)
        seconds.append(time.perf_counter() - begun)
        size = len(record["text"])
        kept = [
            q for q in found if q.get("start") is not None and 0 <= q["start"] < q["end"] <= size
        ]
        counts.append(tally(record, kept, errors))
    return counts, seconds


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(
        prog="python -m evaluation quotes",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--gold", type=Path, required=True, help="JSON Lines, an article each")
    arguments.add_argument("--system", default="evaluation.adapters:find_quotes")
    arguments.add_argument("--limit", type=int, help="so many articles")
    arguments.add_argument("--errors", type=int, default=0, help="print so many of each class")
    arguments.add_argument("--json", type=Path, help="the figures as JSON")
    given = arguments.parse_args(argv)
    lines = given.gold.read_text(encoding="utf-8").splitlines()[: given.limit]
    records = [json.loads(line) for line in lines]
    module, _, name = given.system.partition(":")
    errors: Errors | None = defaultdict(list) if given.errors else None
    counts, seconds = run(getattr(importlib.import_module(module), name), records, errors)
    figures = {
        "articles": len(records),
        "ms per article, mean": round(1000 * sum(seconds) / (len(seconds) or 1), 2),
        **summary(counts),
    }
    if counts:
        figures["95 % interval of strict"] = interval(counts, "strict")
    for label, value in figures.items():
        print(f"{label:48} {value}")
    for kind, cases in (errors or {}).items():
        print(f"\n{kind}: {len(cases)}")
        for case in random.Random(1).sample(cases, min(given.errors, len(cases))):
            print("  ", *case, sep=" | ")
    if given.json:
        given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
