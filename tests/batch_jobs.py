"""A small archive, and ``newsclean batch`` on it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from newsclean.archive import Snapshot
from newsclean.optional_deps import zstd

STORY = (
    "<html lang='en'><head><title>Lock {0} reopens</title></head><body><article><h1>Lock {0} reopens</h1>"
    "<p>By Ina Roth, <time datetime='2024-05-03'>3 May 2024</time></p>"
    "<p>The lock number {0} reopens on Monday after a winter of repairs, the port said.</p>"
    "<p>“We looked at every gate, all {0} of them,” said Ruth Adeyemi, the port’s chief engineer.</p>"
    "<p>Barges waited for {0} days at the quay, and their crews played cards until it was dark.</p>"
    "<p>The council had put the work off twice, because the money of the region came late in the year.</p>"
    "<p>Now the lock has new gates of oak, each {0} metres high, and a pump that was made in the town.</p>"
    "</article></body></html>"
)


def archive(path: Path, count: int, start: int = 0) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(start, start + count):
            row = {"id": f"p{n}", "url": f"https://h{n % 3}.example/{n}", "html": STORY.format(n)}
            file.write(json.dumps(row) + "\n")
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        stream, data = data, b""
        while stream:
            frame = zstd().ZstdDecompressor()
            data += frame.decompress(stream)
            stream = frame.unused_data
    return [json.loads(line) for line in data.splitlines()]


def snapshot(**more: Any) -> Snapshot:
    base = {
        "read": 5000,
        "stories": 4700,
        "others": 100,
        "rejects": 7,
        "left_out": 0,
        "before": 1000,
    }
    base |= {"seconds": 20.0, "position": 60_000, "start": 20_000}
    return Snapshot(**{**base, **more})
