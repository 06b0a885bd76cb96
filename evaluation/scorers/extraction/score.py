"""Extraction: how much of the story comes out, and how much else.

    python -m evaluation extraction --data DATA --sets wcxb-dev,scrapinghub,trafilatura --page-type article
    python -m evaluation extraction … --as-text                     # a plain text dump of each page
    python -m evaluation extraction … --extractor peers:trafilatura # another tool

An extractor is a function ``(html: bytes, url: str | None) -> {"text", "title", "author", "date"}``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.scorers.extraction import datasets, fields, overlap, runner

META = (
    "title",
    "title_exact",
    "title_given",
    "author",
    "author_f1",
    "author_given",
    "author_spurious",
    "date",
    "date_given",
    "date_spurious",
)


def score(page: datasets.Page, result: dict[str, Any]) -> dict[str, Any]:
    """All scores of one page; the set's own metric stands under ``main``."""
    text = result["text"]
    out: dict[str, Any] = {"meta": fields.metadata(page, result)}
    if page.set == "scrapinghub":
        out["main"] = overlap.shingles(page.text or "", text)
    elif page.set == "trafilatura":
        out["main"] = overlap.segments(text, page.must, page.must_not)
    else:
        out["main"] = overlap.words(page.text or "", text)
        if page.must or page.must_not:
            out["with"] = overlap.snippet_rate(text, page.must)
            out["without"] = overlap.snippet_rate(text, page.must_not) if page.must_not else 0.0
    return out


def total(name: str, rows: list[dict[str, Any]], bootstrap: int) -> dict[str, Any]:
    """Totals of one data set from the rows of its pages."""
    mains = [r["main"] for r in rows]
    if name == "scrapinghub":
        out = overlap.shingles_total(mains, bootstrap)
    elif name == "trafilatura":
        out = overlap.segments_total(mains)
    else:
        out = {k: overlap.mean(m[k] for m in mains) for k in ("f1", "p", "r")}
    out["pages"] = len(rows)
    for key in ("with", "without"):
        out[key] = overlap.mean(r.get(key) for r in rows)
    out |= {key: overlap.mean(r["meta"][key] for r in rows) for key in META}
    out["meta_n"] = {
        k: sum(r["meta"][k] is not None for r in rows) for k in ("title", "author", "date")
    }
    out["errors"] = sum(bool(r["error"]) for r in rows)
    out["timeouts"] = sum("timeout" in (r["error"] or "") for r in rows)
    out["empty"] = sum(not r["chars"] for r in rows)
    timed = [r for r in rows if r["ms"] is not None and r["floor_ms"]]
    if timed:
        ms, floor = [r["ms"] for r in timed], [r["floor_ms"] for r in timed]
        out["time"] = {
            "median_ms": statistics.median(ms),
            "total_ms": sum(ms),
            "p95_ms": sorted(ms)[int(0.95 * (len(ms) - 1))],
            "max_ms": max(ms),
            "floor_median_ms": statistics.median(floor),
            "floor_total_ms": sum(floor),
            "ratio_total": sum(ms) / sum(floor),
            "ratio_median": statistics.median(m / f for m, f in zip(ms, floor, strict=True)),
        }
    return out


def measure(
    spec: str,
    name: str,
    data: Path,
    limit: float,
    only: str | None,
    cap: int,
    bootstrap: int,
    texts: dict[str, Any] | None,
    as_text: bool = False,
) -> dict[str, Any]:
    pages = datasets.load(name, data)
    pages = [p for p in pages if not only or p.page_type == only][: cap or None]
    rows = []
    for page, result, error, ms, floor in runner.run(spec, pages, limit, as_text=as_text):
        rows.append(
            {
                "id": page.id,
                "type": page.page_type,
                "chars": len(result["text"]),
                "error": error,
                "ms": ms,
                "floor_ms": floor,
            }
            | score(page, result)
        )
        if texts is not None:
            texts.setdefault(name, {})[page.id] = result
    out = {"total": total(name, rows, bootstrap), "pages": rows}
    kinds = sorted({r["type"] for r in rows})
    if len(kinds) > 1:
        out["by_type"] = {k: total(name, [r for r in rows if r["type"] == k], 0) for k in kinds}
    return out


def cell(value: float | None, digits: int = 3) -> str:
    """A number in a table; a dash for none."""
    return "-" if value is None else f"{value:.{digits}f}"


def field(t: dict[str, Any], name: str) -> str:
    """Accuracy of a metadata field; a dash where the extractor never fills it."""
    return cell(t[name] if t[f"{name}_given"] else None)


def table(results: dict[str, Any]) -> str:
    head = "set pages F1 ± P R title author date fail empty cpu-ms ×lxml".split()
    lines: list[Sequence[str]] = []
    for name, res in results["sets"].items():
        rows = [(name, res["total"])]
        rows += [(f"  {k}", v) for k, v in res.get("by_type", {}).items()]
        for label, t in rows:
            time_ = t.get("time") or {}
            lines.append(
                (
                    label,
                    str(t["pages"]),
                    cell(t["f1"]),
                    cell(t.get("f1_std")),
                    cell(t["p"]),
                    cell(t["r"]),
                    field(t, "title"),
                    field(t, "author"),
                    field(t, "date"),
                    str(t["errors"]),
                    str(t["empty"]),
                    cell(time_.get("median_ms"), 1),
                    cell(time_.get("ratio_total"), 1),
                )
            )
    widths = [max(len(r[i]) for r in [head, *lines]) for i in range(len(head))]

    def row(cells: Sequence[str]) -> str:
        return "  ".join(
            c.rjust(w) if i else c.ljust(w)
            for i, (c, w) in enumerate(zip(cells, widths, strict=True))
        )

    return "\n".join([f"extractor: {results['extractor']}", row(head), *map(row, lines)])


def main(argv: list[str] | None = None) -> int:
    ap = argparse.ArgumentParser(
        prog="python -m evaluation extraction",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ap.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    ap.add_argument("--sets", required=True, help="comma list of: " + ", ".join(datasets.SETS))
    ap.add_argument(
        "--extractor", default="evaluation.adapters:extract", help="module:function, or peers:NAME"
    )
    ap.add_argument("--out", type=Path, help="results as JSON, page by page")
    ap.add_argument("--texts", type=Path, help="also keep what was extracted (.json.gz)")
    ap.add_argument("--page-type", help="only pages of this type, e.g. article")
    ap.add_argument(
        "--as-text", action="store_true", help="hand over a plain text dump of each page"
    )
    ap.add_argument("--max-pages", type=int, default=0)
    ap.add_argument("--timeout", type=float, default=20.0, help="seconds per page")
    ap.add_argument("--bootstrap", type=int, default=1000)
    args = ap.parse_args(argv)

    names = args.sets.split(",")
    if unknown := [n for n in names if n not in datasets.SETS]:
        ap.error(f"unknown set: {', '.join(unknown)}")
    texts: dict[str, Any] | None = {} if args.texts else None
    results: dict[str, Any] = {
        "extractor": args.extractor,
        "started": time.strftime("%F"),
        "sets": {},
    }
    for name in names:
        results["sets"][name] = measure(
            args.extractor,
            name,
            args.data,
            args.timeout,
            args.page_type,
            args.max_pages,
            args.bootstrap,
            texts,
            args.as_text,
        )
        if args.out:
            args.out.parent.mkdir(parents=True, exist_ok=True)
            args.out.write_text(json.dumps(results))
        if args.texts:
            args.texts.parent.mkdir(parents=True, exist_ok=True)
            with gzip.open(args.texts, "wt", encoding="utf8") as f:
                json.dump(texts, f)
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
