"""Verdicts on edits: which to read next, and how they are kept."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WORDS = ("right", "wrong", "doubtful")


def rows(path: Path) -> list[Row]:
    """The lines of a JSONL file; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def known(path: Path) -> dict[str, str]:
    """The last verdict on each edit."""
    return {item["digest"]: item["verdict"] for item in rows(path)}


def sample(edits: Iterable[Row], rule: str, n: int, seed: int, judged: set[str]) -> list[Row]:
    """Up to ``n`` edits without a verdict, in turn from each kind of text and language.

    Rare kinds and languages are thus read as often as frequent ones: the point is to find every
    kind of mistake, so the share of right ones leans to the rare ones too.
    """
    strata: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for item in edits:
        if item.get("rule") == rule and item["digest"] not in judged:
            strata[item["kind"], item["language"]].setdefault(item["digest"], item)
    chance = random.Random(seed)
    queues = []
    for _, group in sorted(strata.items()):
        queue = list(group.values())
        chance.shuffle(queue)
        queues.append(queue)
    chance.shuffle(queues)
    taken: list[Row] = []
    while queues and len(taken) < n:
        taken.extend(queue.pop() for queue in queues)
        queues = [queue for queue in queues if queue]
    return taken[:n]


def shown(item: Row, longest: int = 300) -> str:
    """An edit on one line, its context around it."""

    def plain(text: str) -> str:
        text = text.replace("\n", "⏎").replace("\t", "⇥")
        return text if len(text) <= longest else f"{text[: longest // 2]} … {text[-longest // 2 :]}"

    change = f"[{plain(item['before'])}→{plain(item['after'])}]"
    where = f"{item['digest']} {item['language'] or '?'} {item['kind']}"
    return f"{where} …{plain(item['left'])}{change}{plain(item['right'])}…"


def judge(path: Path, given: Iterable[str], edits: Iterable[Row] = ()) -> int:
    """Appends verdicts given as ``DIGEST=right``; returns how many.

    Only the digest, the rule and the verdict are kept, never a publisher's words.

    Raises:
        ValueError: one is not of that form, or names an edit that is not among ``edits``.
    """
    rules = {item["digest"]: item["rule"] for item in edits if "rule" in item}
    lines = []
    for text in given:
        name, _, verdict = text.partition("=")
        if verdict not in WORDS or (rules and name not in rules):
            raise ValueError(f"{text!r} is no verdict: write DIGEST=right, =wrong or =doubtful")
        lines.append({"digest": name, "verdict": verdict, "rule": rules.get(name, "")})
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    return len(lines)
