"""Results of extraction side by side: ``python -m evaluation compare RESULT.json …``.

Prints one table per data set, what an oracle that picks the best extractor for each page
would reach (the headroom), and, with ``--against NAME``, paired bootstrap differences.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
from pathlib import Path
from typing import Any

from evaluation.scorers.extraction.score import cell, field, total


def read(paths: list[Path]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """set -> extractor -> rows of pages. A later file overrides an earlier one."""
    sets: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for path in paths:
        data = json.loads(path.read_text("utf8"))
        for name, res in data["sets"].items():
            sets.setdefault(name, {})[data["extractor"]] = res["pages"]
    return sets


def goodness(main: dict[str, Any]) -> float:
    """One page's quality: its F1, or the share of snippets that were judged right."""
    if "tp" in main:
        n = sum(main[k] for k in ("tp", "fp", "fn", "tn"))
        return (main["tp"] + main["tn"]) / n if n else 1.0
    return main["f1"]


def oracle(peers: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        max(rows, key=lambda r: goodness(r["main"])) for rows in zip(*peers.values(), strict=True)
    ]


def paired(
    a: list[dict[str, Any]], b: list[dict[str, Any]], draws: int = 2000
) -> tuple[float, float, float]:
    """Mean page-wise difference a - b with the 95 % interval of a paired bootstrap."""
    diff = [goodness(x["main"]) - goodness(y["main"]) for x, y in zip(a, b, strict=True)]
    rng = random.Random(0)
    means = sorted(statistics.fmean(rng.choices(diff, k=len(diff))) for _ in range(draws))
    return statistics.fmean(diff), means[int(0.025 * draws)], means[int(0.975 * draws)]


def show(
    name: str, peers: dict[str, list[dict[str, Any]]], against: str | None, worst: int
) -> None:
    pages = max(len(rows) for rows in peers.values())
    peers = {k: v for k, v in peers.items() if len(v) == pages}
    print(f"\n### {name}: {pages} pages\n")
    print(
        "| extractor | F1 | P | R | accuracy | title | author | author F1 | date | fail | "
        "empty | cpu ms | x lxml |\n|" + "---|" * 13
    )
    lines = []
    for extractor, rows in peers.items():
        t = total(name, rows, 0)
        tm = t.get("time") or {}
        lines.append(
            (
                t["f1"],
                f"| {extractor} | {cell(t['f1'])} | {cell(t['p'])} | "
                f"{cell(t['r'])} | {cell(t.get('exact', t.get('accuracy')))} | "
                f"{field(t, 'title')} | {field(t, 'author')} | "
                f"{cell(t['author_f1'] if t['author_given'] else None)} | "
                f"{field(t, 'date')} | {t['errors']} | {t['empty']} | "
                f"{cell(tm.get('median_ms'), 1)} | {cell(tm.get('ratio_total'), 1)} |",
            )
        )
    print("\n".join(line for _, line in sorted(lines, reverse=True)))
    if len(peers) > 1:
        best = total(name, oracle(peers), 0)
        print(
            f"\nper-page oracle of {len(peers)}: F1 {best['f1']:.3f}, P {best['p']:.3f}, "
            f"R {best['r']:.3f}"
        )
    if against in peers:
        for other, rows in peers.items():
            if other != against:
                d, low, high = paired(peers[against], rows)
                print(f"{against} - {other}: {d:+.4f} [{low:+.4f}, {high:+.4f}]")
    if worst and against in peers:
        top = oracle(peers)
        gaps = sorted(
            zip(peers[against], top, strict=True),
            key=lambda p: goodness(p[0]["main"]) - goodness(p[1]["main"]),
        )
        for mine, theirs in gaps[:worst]:
            print(
                f"  {mine['id'][:60]}: {goodness(mine['main']):.3f} "
                f"(oracle {goodness(theirs['main']):.3f})"
            )


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m evaluation compare", description=__doc__)
    ap.add_argument("results", nargs="+", type=Path)
    ap.add_argument("--against", help="extractor for paired differences")
    ap.add_argument(
        "--worst", type=int, default=0, help="list its N pages farthest from the oracle"
    )
    ap.add_argument("--leave-out", default="", help="comma list of extractors not in the tables")
    args = ap.parse_args()
    skip = set(args.leave_out.split(","))
    for name, peers in read(args.results).items():
        show(name, {k: v for k, v in peers.items() if k not in skip}, args.against, args.worst)


if __name__ == "__main__":
    main()
