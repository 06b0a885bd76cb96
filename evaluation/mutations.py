"""Mutated pages and texts of a folder under all laws, and every writer's output read back.

    python -m evaluation mutations FOLDER [--count 3000] [--seed 1] [--only NUMBER]

Case N of seed S is a file of the folder (``.html``, ``.htm``, ``.txt``) after one to four mutations: bytes
cut, flipped, spliced from another file, repeated; charsets changed or declared wrongly; tags renamed. Each is
cleaned under the laws of ``tests/laws.py``: no error but newsclean's comes out, the ledger is replayed and
undone, all formats are valid and free of what a terminal obeys, and Parquet holds what JSON holds. Printed
is what failed, by kind; the exit status is 1 if anything did.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import laws
import newsclean
from fuzz import Mutation, drop, drop_kind, escape, flip, insert, recode, repeat, splice, swap
from newsclean.archive.outputs.tables import table_of, table_row
from newsclean.archive.records import StoredPage

ADDRESS = "https://herald.example/2026/03/05/lock"
LARGEST = 400_000
"""Bytes of a mutated file: what repeats must not take the whole time."""
PATIENCE = 5.0
"""CPU seconds of a case, laws included."""
_NAMES = b"div p span a h1 table td li svg math iframe template noscript select textarea pre article".split()
_CHARSETS = (
    b"utf-8 utf-16le iso-2022-jp gb18030 shift_jis koi8-r windows-1252 x-user-defined utf-7".split()
)


def rename_tags(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """Every tag of one name, or of its half, becomes another."""
    old, new = dice.choice(_NAMES), dice.choice(_NAMES)
    pattern = rb"(</?)" + old + rb"(?=[\s>/])"
    return re.sub(pattern, lambda m: m[1] + (new if dice.random() < 0.7 else old), data)


def declare(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """Another charset is declared than the bytes are in, perhaps behind a mark of a third."""
    mark = dice.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    return mark + b'<meta charset="%s">' % dice.choice(_CHARSETS) + data


def cut(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """A long piece from anywhere goes."""
    start = dice.randrange(len(data) + 1)
    return data[:start] + data[start + dice.randrange(1 + len(data) // 2) :]


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, cut, drop, flip, flip, insert, splice, splice, rename_tags, rename_tags),
    *(declare, recode, repeat, swap, drop_kind, escape),
)


def case(number: int, seed: int, sources: list[bytes]) -> bytes:
    """The input of one case."""
    dice = random.Random(f"{seed}:{number}")
    data = dice.choice(sources)[:LARGEST]
    for _ in range(dice.randrange(1, 5)):
        data = dice.choice(MUTATIONS)(dice, data, sources)[:LARGEST]
    return data


def fault_of(cleaner: newsclean.Cleaner, source: bytes) -> str | None:
    """What is wrong with the article that comes of it; None where nothing is."""
    start = time.process_time()
    try:
        article = cleaner.clean(source, url=ADDRESS)
        laws.holds(article)
        row = table_row(article, StoredPage(id="a\x9b\u202eb", content=source, url=ADDRESS))
        (kept,) = table_of([row]).to_pylist()
        assert kept["articleBody"] == article.body, "Parquet holds another body"
    except newsclean.NewscleanError:
        pass
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.name}"
        return f"{type(error).__name__} in {where}: {str(error)[:150]!r}"
    taken = time.process_time() - start
    return f"{taken:.1f} seconds" if taken > PATIENCE else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one case")
    chosen = parser.parse_args()
    kinds = (".html", ".htm", ".txt")
    files = sorted(p for p in chosen.folder.rglob("*") if p.suffix in kinds and p.is_file())
    if not files:
        parser.error(f"{chosen.folder} holds no .html, .htm or .txt file")
    sources = [path.read_bytes() for path in files]
    cleaner = newsclean.Cleaner()
    numbers = range(chosen.count) if chosen.only is None else (chosen.only,)
    found: Counter[str] = Counter()
    for number in numbers:
        fault = fault_of(cleaner, case(number, chosen.seed, sources))
        if fault is not None:
            found[fault.partition(":")[0]] += 1
            print(f"{chosen.seed}:{number} {fault}", flush=True)
    print(f"{len(numbers):,} cases over {len(files):,} files: {sum(found.values())} failed")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
