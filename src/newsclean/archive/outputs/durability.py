"""What every sink needs: files that are safely on disk, and a reject as a row."""

from __future__ import annotations

import json
import os
from pathlib import Path

from newsclean.archive.task import Outcome


def sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reject_row(outcome: Outcome) -> bytes:
    """A reject as a row of JSON Lines."""
    row = {
        "id": outcome.id,
        "status": outcome.status,
        "reason": outcome.reason,
        "url": outcome.url,
    }
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
