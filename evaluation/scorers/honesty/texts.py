"""Clean news, as JSON Lines: ``{"id", "language", "text"}``, or a gold with ``summary`` and ``sections``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHORTEST = 300


@dataclass(frozen=True, slots=True)
class CleanNews:
    """One story as its paper wrote it."""

    id: str
    language: str
    text: str


def read(path: Path) -> Iterator[CleanNews]:
    """The stories of a file that are long enough to say something."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row.get("text") or "\n\n".join(_paragraphs(row))
            if len(text) >= SHORTEST:
                yield CleanNews(str(row.get("id", "")), row.get("language") or "", text)


def _paragraphs(row: Mapping[str, Any]) -> Iterator[str]:
    parts = list(row.get("summary") or ())
    for section in row.get("sections") or ():
        parts += (section.get("headline") or []) + (section.get("paragraphs") or [])
    return (p.strip() for p in parts if p and p.strip())
