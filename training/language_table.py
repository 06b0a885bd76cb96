"""Write ``docs/reference/languages.md``: what newsclean has for each language.

    python training/language_table.py

Counted in ``newsclean/data``; a test says when the page is old.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from newsclean import Options, data
from newsclean.rules import load_rules

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "languages.md"
HEAD = """# What there is for each language

Made by `python training/language_table.py` (`make tables`) from `src/newsclean/data`. A language is a folder
`data/lang/<code>/`; [CONTRIBUTING](../../CONTRIBUTING.md) says how to add one. Extraction needs no words, so
pages in languages without a row are read too; rules and phrases of all languages apply to every page, since
boilerplate of one stands in pages of another.

* **rules**: of boilerplate, those of shared families among them;
* **vocabulary**: words of boilerplate by what they do;
* **cues**: verbs and phrases by which a quotation is attributed;
* **months**: forms of their names; **date words**: such as “updated”;
* **names**: words around names in bylines;
* **page types**: phrases of walls, galleries, live blogs, errors;
* **lines**: words by which the lines around the story of a plain text are told;
* **function words**: by which a language is recognised;
* **letters**: beyond ASCII; **encodings**: how it was written before UTF-8; **marks**: how its press quotes;
* **word list**: by which garbled words are found; **wording**: phrases that rewriting leaves behind.
"""
"""The text in front of the table."""


Count = Callable[[str], int]


def _listed(code: str) -> int:
    """The words of a language's list."""
    name = f"wordlists/{code}.txt"
    rows = data.read(name).values() if name in data.names() else ()
    return sum(tier.count(" ") - 1 for row in rows for tier in row.split("|") if tier)


def _words(value: Any) -> int:
    """How many words or phrases a value of a data file lists."""
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, Mapping):
        return sum(map(_words, value.values()))
    return sum(map(_words, value)) if isinstance(value, list) else 0


def _phrases(value: Any) -> int:
    """The same where an item of an array is one, of however many words."""
    if isinstance(value, Mapping):
        return sum(map(_phrases, value.values()))
    return len(value) if isinstance(value, list) else _words(value)


def _count(kind: str, *keys: str, but: str = "about", by: Callable[[Any], int] = _words) -> Count:
    """Counts what a language's file of a kind has under keys within keys, less one of the last table."""

    def count(code: str) -> int:
        content: Any = data.of_language(code, kind) or {}
        for key in keys:
            content = content.get(key, {})
        if isinstance(content, Mapping):
            content = {name: value for name, value in content.items() if name != but}
        return by(content)

    return count


def _rewritten(code: str) -> int:
    content = data.of_language(code, "wording") or {}
    tables = (content.get(key, {}) for key in ("never", "maybe"))
    return sum(len(wrong.split("; ")) for of in tables for wrong in of.values())


def _vocabulary(code: str) -> int:
    """The words of a language's rules, or of its file for languages without rules."""
    kinds = ("boilerplate", "vocabulary")
    return max(_count(kind, "vocabulary")(code) for kind in kinds)


def _marks(code: str) -> str:
    content = data.of_language(code, "marks") or {"marks": {}}
    return str(content["marks"].get("quotation", ""))


def table() -> str:
    """The page, with its table."""
    rules = Counter(rule.language for rule in load_rules(Options()).rules)
    columns: dict[str, Callable[[str], int | str]] = {
        "rules": rules.__getitem__,
        "vocabulary": _vocabulary,
        "cues": _count("quotes", "cues"),
        "months": _count("dates", "dates", "months"),
        "date words": _count("dates", "dates", but="months", by=_phrases),
        "names": _count("names", by=_phrases),
        "page types": _count("page-types", "phrases", by=_phrases),
        "lines": _count("lines", "words"),
        "function words": _count("words", "words", "function"),
        "letters": _count("letters", "letters", "used", by=len),
        "encodings": _count("letters", "letters", "encodings"),
        "marks": _marks,
        "word list": lambda code: _listed(code),
        "wording": _rewritten,
    }
    codes = sorted({name.split("/")[1] for name in data.names() if name.startswith("lang/")})
    rows = [[code, *(str(count(code) or "") for count in columns.values())] for code in codes]
    head = [["", *columns], ["---"] * (len(columns) + 1)]
    return HEAD + "\n" + "".join(f"| {' | '.join(row)} |\n" for row in head + rows)


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8")
