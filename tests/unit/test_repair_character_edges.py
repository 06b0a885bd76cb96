"""How far repairs of characters look around: at each bound, and just beyond."""

from __future__ import annotations

from edges import Edge, each

import newsclean

WIDE = "ＡＢＣ"


def rules(text: str) -> set[str]:
    return {edit.rule for edit in newsclean.clean_text(text).edits}


def narrowed(text: str) -> bool:
    return "characters.full-width" in rules(text)


def so(size: int) -> str:
    return ("so it was " * size)[: size - 1] + " "


def mangled(times: int) -> bool:
    """Whether a word that was read so many times in the wrong charset comes back."""
    word = "café"
    for _ in range(times):
        word = word.encode().decode("latin-1")
    return "café" in newsclean.clean_text(f"The {word} on the quay was shut, she said.").text


EDGES = [
    Edge(
        "characters before a letter of another script",
        lambda n: narrowed(f"港{so(n - 1)} {WIDE} {so(600)}"),
        199,
        False,
        True,
    ),
    Edge(
        "characters behind it",
        lambda n: narrowed(f"{so(600)}{WIDE} {so(n - 1)}港"),
        199,
        False,
        True,
    ),
    Edge(
        "characters of a text with one letter of another script",
        lambda n: narrowed(f"港\n{so(n - 5)}{WIDE}"),
        199,
        False,
        True,
    ),
]


@each(EDGES)
def test_characters(edge: Edge) -> None:
    edge.check()


def test_a_word_comes_back_however_often_it_was_misread() -> None:
    assert all(mangled(times) for times in (1, 2, 4))
