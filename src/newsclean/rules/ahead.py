"""What the shipped patterns can begin with, worked out ahead: reading it is fifty times faster.

The file is a copy of what :func:`openings` says. It holds a digest of the patterns that it was made of and
counts for nothing when they have changed, so that it can be old, but never wrong.
``training/openings.py`` writes it; a test says when that is due.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from newsclean import data
from newsclean.rules.openings import openings
from newsclean.rules.ruleset import Openings

FILE = "models/rule-openings/openings.txt"


def worked_out(patterns: Iterable[str]) -> str:
    """The content of the file: the digest, and a line for each pattern, empty for those that may begin
    with anything."""
    kept = sorted(set(patterns))
    rows = ("\t".join(sorted(openings(pattern) or ())) for pattern in kept)
    return "\n".join((_digest(kept), *rows)) + "\n"


def read_ahead(patterns: Iterable[str]) -> Openings:
    """The openings by pattern; nothing if the file was made of other patterns."""
    kept = sorted(set(patterns))
    digest, *rows = data.shelf().get(FILE, "").split("\n")
    if digest != _digest(kept):
        return {}
    return {
        pattern: row.split("\t") if row else None
        for pattern, row in zip(kept, rows[:-1], strict=True)
    }


def _digest(patterns: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(patterns).encode()).hexdigest()
