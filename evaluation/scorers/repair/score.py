"""Repair: how much of known damage is mended, and what is changed in text that is clean.

    python -m evaluation repair --corpus texts.jsonl
    python -m evaluation repair --corpus DATA/scrapinghub/ground-truth.json --docs 40 --show 3

A corpus is JSON Lines of ``{"id", "text"}`` (also .xz), a folder of .txt files, or the ground truth of the
scrapinghub benchmark. A system is a function ``text -> {"text", "edits", "flags"}``: edits are replayed,
flags are suspects. Printed for each family of damage:

recall   the share of hurt places that are right again (``recall~``: but for the shape of marks and spaces)
right    the share of changes that are right
false    changes that touch no hurt place, per 10,000 characters
seen     the share of hurt places that are edited or flagged
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import lzma
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evaluation.scorers.repair.damage import FAMILIES, damage
from evaluation.scorers.repair.diff import fold, regions
from evaluation.scorers.repair.outcome import outcome
from evaluation.scorers.repair.traps import TRAPS

Texts = list[tuple[str, str]]
System = Callable[[str], dict[str, Any]]
Span = tuple[int, int]

# Text that is damaged at the source, or has boilerplate in it, cannot serve as clean text.
_NATIVE = re.compile(
    r"â€|Ã.|\u200b|\u00ad|\ufeff|\ufffd|&[a-z]{2,6};|[a-z]{2}\.[A-Z][a-z]{2}|\s[,.;](?:\s|$)|\b(\w{2,}) \1\b"
    r"|^(?:advertisement|read more|also read|sign up|related)\b|  ",
    re.I | re.M,
)
_ENGLISH = frozenset(("the", "of", "and", "to", "in"))


def load(corpus: Path) -> Texts:
    """Ids and texts of a corpus."""
    if corpus.is_dir():
        return [(f.name, f.read_text(encoding="utf-8")) for f in sorted(corpus.rglob("*.txt"))]
    if corpus.suffix == ".json":
        gold = json.loads(corpus.read_text(encoding="utf-8"))
        return [(key, item.get("articleBody", "")) for key, item in sorted(gold.items())]
    opened = lzma.open if corpus.suffix == ".xz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        return [(row["id"], row["text"]) for row in map(json.loads, lines)]


def clipped(text: str, limit: int) -> str:
    """A text cut at the end of a line or word."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) <= limit:
        return text
    cut = text.rfind("\n", 0, limit)
    return text[: cut if cut > limit // 2 else text.rfind(" ", 0, limit)].rstrip()


def is_english(text: str) -> bool:
    """Whether enough of its words are the small words of English."""
    words = re.findall(r"[a-z]+", text.lower())
    return len(words) > 60 and sum(w in _ENGLISH for w in words) / len(words) > 0.1


def answer(system: System, text: str) -> tuple[str, list[Span], bool | None]:
    """The result, the suspects, and whether the edits turn the text into the result; None without edits."""
    got = system(text)
    edits = got.get("edits")
    fits = None
    if edits is not None:
        parts, position, fits = [], 0, True
        for edit in sorted(edits, key=lambda e: (e["start"], e["end"])):
            fits = fits and edit["start"] >= position
            fits = fits and text[edit["start"] : edit["end"]] == edit["before"]
            parts += text[position : edit["start"]], edit["after"]
            position = edit["end"]
        fits = fits and "".join(parts) + text[position:] == got["text"]
    return got["text"], [(f["start"], f["end"]) for f in got.get("flags") or ()], fits


def on_clean(system: System, texts: Texts, show: int) -> dict[str, float]:
    """What is changed and flagged in clean texts, per 10,000 characters."""
    count: Counter[str] = Counter()
    for _, text in texts:
        result, flags, fits = answer(system, text)
        changes = regions(text, result)
        style = sum(fold(text[a:b]) == fold(result[c:d]) for a, b, c, d in changes)
        count += Counter(chars=len(text), false=len(changes), style=style, flags=len(flags))
        count["ledger"] += fits is False
        for a, b, c, d in changes[:show]:
            around = text[max(0, a - 20) : b + 20], result[max(0, c - 20) : d + 20]
            print("   changed {!r} -> {!r}".format(*around))
    rate = 1e4 / max(1, count["chars"])
    return {
        "texts": len(texts),
        "false per 10,000": round(count["false"] * rate, 2),
        "beyond style": round((count["false"] - count["style"]) * rate, 2),
        "flags per 10,000": round(count["flags"] * rate, 2),
        "ledgers that do not fit": count["ledger"],
    }


def on_traps(system: System, show: int) -> dict[str, int]:
    """What is changed in clean text that looks damaged."""
    altered = [(t, r) for t in TRAPS if (r := answer(system, t)[0]).strip() != t.strip()]
    for text, result in altered[:show]:
        print(f"   trap {text[:90]!r} -> {result[:90]!r}")
    return {"traps": len(TRAPS), "altered": len(altered)}


def on_family(
    system: System, family: str, texts: Texts, most: int, rate: float, show: int
) -> dict[str, Any] | None:
    """The figures of one family; None where no text has a place for it."""
    count: Counter[str] = Counter()
    for name, text in texts:
        if count["texts"] >= most:
            break
        damaged, clean, hurts = damage(family, text, name, rate)
        if not hurts:
            continue
        result, flags, fits = answer(system, damaged)
        count += outcome(damaged, clean, hurts, result)
        changed = [(a, b) for a, b, _, _ in regions(damaged, result)]
        seen = sum(any(_touch(h[:2], s) for s in flags + changed) for h in hurts)
        count += Counter(texts=1, chars=len(damaged), seen=seen, ledger=fits is False)
        for h in hurts[:show]:
            wanted = clean[max(0, h[2] - 15) : h[3] + 15]
            print(f"   {family}: {damaged[max(0, h[0] - 15) : h[1] + 15]!r}, wanted {wanted!r}")
    if not count["texts"]:
        return None
    return {
        "texts": count["texts"],
        "hurts": count["hurts"],
        "recall": _share(count["fixed"], count["hurts"]),
        "recall~": _share(count["fixed_soft"], count["hurts"]),
        "right": _share(count["good"], count["edits"]),
        "false": round(count["false"] * 1e4 / count["chars"], 2),
        "seen": _share(count["seen"], count["hurts"]),
        "ledger": "bad" if count["ledger"] else "ok",
    }


def _touch(a: Sequence[int], b: Sequence[int]) -> bool:
    return b[0] <= a[1] + 1 and a[0] <= b[1] + 1


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def side(name: str) -> str:
    """The split of a text, by a hash of its id."""
    return "dev" if hashlib.sha1(name.encode()).digest()[0] < 85 else "test"


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(
        prog="python -m evaluation repair",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--system", default="evaluation.adapters:clean_text")
    arguments.add_argument("--families", default=",".join(FAMILIES), help="comma list")
    arguments.add_argument("--docs", type=int, default=40, help="texts of each family, at most")
    arguments.add_argument("--characters", type=int, default=2500, help="of each text")
    arguments.add_argument("--rate", type=float, default=0.3, help="share of places to hurt")
    arguments.add_argument("--split", default="all", choices=["test", "dev", "all"])
    arguments.add_argument("--show", type=int, default=0, help="print so many places")
    given = arguments.parse_args(argv)
    module, _, name = given.system.partition(":")
    system: System = getattr(importlib.import_module(module), name)
    texts = [
        (key, short)
        for key, text in load(given.corpus)
        if given.split in ("all", side(key)) and len(short := clipped(text, given.characters)) > 400
    ]
    english = [t for t in texts if is_english(t[1])]
    vetted = [t for t in english if not _NATIVE.search(t[1])]
    others = [t for t in texts if not is_english(t[1])]
    for label, chosen in (("English", vetted), ("other languages", others)):
        print(f"clean, {label}:", on_clean(system, chosen, given.show))
    print("traps:", on_traps(system, given.show))
    rows = {}
    for family in given.families.split(","):
        row = on_family(system, family, vetted, given.docs, given.rate, given.show)
        if row is not None:
            rows[family] = row
            print(f"{family:20}", *(f"{key} {value}" for key, value in row.items()), sep="  ")
    if rows:
        print(f"macro over {len(rows)} families: recall", _mean(rows, "recall"))
        print(f"macro over {len(rows)} families: recall~", _mean(rows, "recall~"))


def _mean(rows: dict[str, dict[str, Any]], key: str) -> float:
    return round(sum(row[key] or 0 for row in rows.values()) / len(rows), 4)


if __name__ == "__main__":
    main()
