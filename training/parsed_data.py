"""Write ``newsclean/data/parsed.jsonl``: what TOML files and word lists say, as JSON.

python training/parsed_data.py
"""

from __future__ import annotations

from pathlib import Path

from newsclean import data

FOLDER = Path(data.__file__).parent


def lines() -> bytes:
    """What the file should hold: a line for each file that is parsed, sorted by path."""
    found = (*FOLDER.rglob("*.toml"), *FOLDER.glob("wordlists/??.txt"))
    sources = {path.relative_to(FOLDER).as_posix(): path for path in found}
    return b"".join(
        data.parsed_line(name, path.read_bytes()) for name, path in sorted(sources.items())
    )


if __name__ == "__main__":
    (FOLDER / data.PARSED).write_bytes(lines())
