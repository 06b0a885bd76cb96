"""How much of the structure of pages comes out: headings, list items, code, table cells, formulas,
quotations, links, footnotes; each page beside the Markdown that a careful person wrote for it.

python -m evaluation structure [FOLDER] [--misses]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from evaluation.markdown_reader import ReadText, read_markdown

FOLDER = Path(__file__).parent.parent / "tests" / "fixtures" / "structure"
ADDRESS = "https://site.example/page"
"""Of every page; links lead from there."""

Unit = tuple[object, ...]


def _headings(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        if block.kind == "heading" and block.level != 1:
            yield block.level, _words(block.text)


def _items(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        if block.kind == "list-item" and not block.continued:
            yield block.number, block.level, _words(block.text)


def _code(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        if block.kind == "preformatted":
            yield ("\n".join(line.rstrip() for line in block.text.strip("\n").split("\n")),)


def _cells(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        for row, cells in enumerate(block.cells):
            for column, cell in enumerate(cells):
                if cell.strip():
                    yield row, column, _words(cell)


def _formulas(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        for words, kind in block.spans:
            if kind == "formula":
                yield ("".join(words.strip("$").split()),)


def _quotations(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        if block.kind == "blockquote":
            yield (_words(block.text),)


def _links(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        for words, address in block.links:
            yield _words(words), address


def _notes(text: ReadText) -> Iterator[Unit]:
    for block in text.blocks:
        for before, label in block.notes:
            yield before, _words(text.notes.get(label, ""))


KINDS: dict[str, Callable[[ReadText], Iterator[Unit]]] = {
    "headings": _headings,
    "list items": _items,
    "code": _code,
    "table cells": _cells,
    "formulas": _formulas,
    "quotations": _quotations,
    "links": _links,
    "footnotes": _notes,
}
"""By name, the units of a kind in a text, with all that has to be right of each."""


def _words(text: str) -> str:
    return " ".join(text.split())


def compared(got: str, wanted: str) -> dict[str, tuple[Counter[Unit], Counter[Unit]]]:
    """By kind, the units of two Markdown texts: of what came out, and of what is right."""
    one, two = read_markdown(got), read_markdown(wanted)
    return {name: (Counter(units(one)), Counter(units(two))) for name, units in KINDS.items()}


def cleaned(page: Path) -> str:
    """What newsclean makes of a page."""
    import newsclean

    return newsclean.clean(page.read_bytes(), url=ADDRESS).to_markdown()


def main(argv: list[str]) -> int:
    """Print recall and precision by kind over the pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument(
        "--misses", action="store_true", help="print what is lost and what is wrong"
    )
    options = parser.parse_args(argv)
    right: Counter[str] = Counter()
    had: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    pages = sorted(options.folder.glob("*.html"))
    for page in pages:
        gold = page.with_suffix(".md").read_text(encoding="utf-8")
        for kind, (one, two) in compared(cleaned(page), gold).items():
            right[kind] += (one & two).total()
            had[kind] += one.total()
            wanted[kind] += two.total()
            if options.misses:
                for sign, units in (("-", two - one), ("+", one - two)):
                    for unit in units.elements():
                        print(f"{page.stem:22} {sign} {kind}: {unit!r}"[:200])
    print(f"{len(pages)} pages\n{'':12} recall precision")
    for kind in KINDS:
        recall, precision = right[kind] / max(1, wanted[kind]), right[kind] / max(1, had[kind])
        print(f"{kind:12} {recall:6.3f} {precision:9.3f}  ({wanted[kind]} in the pages)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
