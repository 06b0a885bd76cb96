"""Write ``newsclean/data/parsed.jsonl``: what TOML files and word lists say, as JSON.

python training/parsed_data.py
"""

from __future__ import annotations

from pathlib import Path

from newsclean import data

FOLDER = Path(data.__file__).parent


def content() -> bytes:
    """What the file should hold: all files that are parsed, sorted by path."""
    found = (*FOLDER.rglob("*.toml"), *FOLDER.glob("wordlists/??.txt"))
    sources = {path.relative_to(FOLDER).as_posix(): path for path in found}
    return data.parsed_file({name: path.read_bytes() for name, path in sorted(sources.items())})


if __name__ == "__main__":
    (FOLDER / data.PARSED).write_bytes(content())
