"""Each basic notion of text is defined once, in ``text/``: nobody else lists the marks that define it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from newsclean import data

PACKAGE = Path(__file__).parent.parent / "src" / "newsclean"
NOTIONS = {
    "the end of a sentence": re.compile(r"\[[^\]]*\.!\?|\A\W*\.!\?"),
    "a word": re.compile(r"\A\\w\+\Z"),
    "a script without spaces": re.compile("\u3040|\u4e00|\u2e80|\u2e7f"),
    "quotation marks": re.compile("“”„|«»“|“„«|\"'”’"),
}
# Where such a list is no second definition, and why.
ALLOWED = {
    "extraction/text_lines/line_signs.py": "signs of a learned model, as it was trained",
    "boilerplate/signs.py": "signs of a learned model, as it was trained",
    "metadata/calendars.py": "the signs of numbers",
    "repair/layout/sentence_breaks.py": "a stop that lost the space behind it",
    "repair/typography/mis_set_marks.py": "the double marks that are mended, right or wrong",
    "repair/typography/punctuation.py": "where one sentence meets the next between two tabs",
    "wording/suspects.py": "two sentences inside one quotation",
}


@cache
def texts_of(path: Path) -> tuple[str, ...]:
    """The string constants of a module, without docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return tuple(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )


def definitions() -> dict[str, set[str]]:
    """For each module outside ``text/`` the notions that it lists marks of."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(("text/", "data/")):
            for text in texts_of(path):
                hits = {notion for notion, marks in NOTIONS.items() if marks.search(text)}
                if hits:
                    found.setdefault(name, set()).update(hits)
    return found


def test_each_notion_of_text_is_defined_once() -> None:
    assert {name: hits for name, hits in definitions().items() if name not in ALLOWED} == {}


def test_no_exception_is_out_of_date() -> None:
    assert set(ALLOWED) - set(definitions()) == set()


# Function words of English that are no words where they stand in a pattern, by module.
NO_WORDS = {
    "extraction/block_kind.py": {"by"},  # in the names of elements
    "extraction/formulas.py": {"in", "to"},  # commands of TeX
    "extraction/set_apart.py": {"from"},
    "extraction/text_lines/unsigned.py": {"by"},  # in notices of rights
    "metadata/authors.py": {"by"},  # in the names of elements
    "metadata/dates.py": {"on", "at"},  # in the names of declarations
    "metadata/dek.py": {"has", "with"},  # in the names of elements
    "metadata/near_headline.py": {"by", "are"},  # in addresses, and in the names of elements
    "metadata/visible_dates.py": {"not"},  # in the names of elements
    "text/single_marks.py": {"in"},  # how words end
}
TEXT_ROOMS = "text exports metadata extraction boilerplate repair wording quotes rules".split()


@cache
def known_words() -> frozenset[str]:
    return frozenset(data.read("lang/en/words.toml")["words"]["function"].split())


def words_in_code(text: str) -> set[str]:
    """Function words of English that a string lists, or has as alternatives of a pattern."""
    known = known_words()
    listed = text.split()
    if len(listed) > 2 and known.issuperset(listed):
        return set(listed)
    return known.intersection(re.findall(r"[a-z]{2,}", text)) if "|" in text else set()


def test_words_of_a_language_are_data() -> None:
    found = {}
    for path in (p for room in TEXT_ROOMS for p in sorted((PACKAGE / room).rglob("*.py"))):
        name = path.relative_to(PACKAGE).as_posix()
        words = set().union(*map(words_in_code, texts_of(path))) - NO_WORDS.get(name, set())
        if words:
            found[name] = words
    assert found == {}
