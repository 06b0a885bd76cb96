"""From how many letters, lines and columns on a repair is made, and up to how many."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growing import changes, words

import newsclean
from newsclean.repair.layout.line_breaks import DISPLAYED, LineBreak, breaks_of
from newsclean.repair.layout.text_layout import infer

SAY = " The boat is old, and the mayor of the town has said so to the council more than once."
SNOW = "雪が降って町の人はみな家にいた。"


def cleaned(text: str) -> str:
    return newsclean.clean_text(text).text


def first_break(text: str) -> LineBreak:
    return next(iter(breaks_of(text)))


def owned(size: int) -> bool:
    """Whether the mark behind a word of so many letters, which the text has once more, is put back."""
    word = "x" * size
    return "’" in cleaned(f"The {word} sank. The {word} of old and the {word}�s crew.{SAY}")


def line(size: int) -> str:
    return ("so then it was" + " and they had none of it there" * 12)[: size - 1] + "x"


def width(*lines: str) -> int:
    return infer("\n".join([*lines, "so then it was there."]))[0].width


def indented(paragraphs: int) -> bool:
    """Whether the line that goes on is joined below so many paragraphs that begin with a wide blank."""
    above = "\n".join([f"\u3000{SNOW}"] * paragraphs)
    broken = (
        f"\u3000山の上の町に雪が降って人はみな家にいたと市長が\n{'雪' * 20}。\n\u3000終わりの段落。"
    )
    return "市長が雪" in cleaned(f"{above}\n{broken}")


def paper(name: str, beside: str = "") -> str:
    """A story on four pages, at whose foot stands the name of the paper with a number."""
    body = "so it was said by the keepers of the old lock who had seen"
    page = "\n".join([body] * 4)
    feet = "".join(f"{page}\n{' '.join([name, beside]).strip()} {n}\n" for n in range(1, 5))
    return cleaned(f"{name}\n\n{feet}{body} it all on the day before\nthey went home.")


def jumped(size: int) -> bool:
    """Whether a line of so many characters that leads to another page stays."""
    return "Continued" in cleaned(
        "Lock reopens\n\nBy Ada Ohm\n\n"
        "The lock on the canal reopens on Monday after a long winter of repairs and the\n"
        f"Continued on page 4 {'x' * (size - 20)}\nkeeper was glad of it all, he said.\n\nIt was late."
    )


WORDS = ["x", "ox", "sea", "boat", "river"]
BOUNDS: dict[str, tuple[Callable[[int], object], range, list[int]]] = {
    "letters of a word that owns something": (owned, range(2, 50), [30]),
    "letters of a word before a space that was lost": (
        lambda n: (
            ". Nobody"
            in cleaned(
                f"She looked at the {WORDS[n]}.Nobody came at all. They saw the harbour.Everybody left.{SAY}"
            )
        ),
        range(5),
        [1],
    ),
    "characters of the name of a paper": (
        lambda n: paper(f"So {'x' * (n - 3)}").count("So x"),
        range(6, 80),
        [9, 60],
    ),
    "words beside the name of a paper": (
        lambda n: paper("Harbour Echo", words(n, "day")).count("Echo"),
        range(10),
        [4],
    ),
    "characters of a line that leads to another page": (jumped, range(22, 100), [60]),
    "lost marks that are a plural's apostrophe or close a quotation": (
        lambda n: "�" in cleaned(f"He said: �{'the boats� crews came ' * n}so.� It was late.{SAY}"),
        range(1, 9),
        [4],
    ),
    "words of a clause between two lost marks": (
        lambda n: "�" in cleaned(f"�{words(n, 'Stay')}.� he said.{SAY}"),
        range(1, 7),
        [2],
    ),
    "clauses between lost marks beside which a word stands between two": (
        lambda n: (
            "�" in cleaned(f"{'�Stay here now.� he said. ' * n}They had a �boat� there.{SAY}")
        ),
        range(7),
        [2],
    ),
    "columns to a tab": (lambda n: DISPLAYED.columns("x" * n + "\t."), range(1, 20), [7, 15]),
    "letters of the next word that are counted": (
        lambda n: first_break(f"so it was\n{'x' * n} so it was").next_word == n,
        range(20, 100),
        [60],
    ),
    "short lines that may be strays among longer ones": (
        lambda n: width(line(38), *[line(80 + n % 3 * 3) for n in range(n)]) > 0,
        range(10, 90),
        [48],
    ),
    "words of a line that nothing wrapped, below ten that look wrapped": (
        lambda n: width(*[line(30)] * 10, words(n) + " it.") > 0,
        range(10, 120, 2),
        [40],
    ),
    "paragraphs that begin with a wide blank": (indented, range(8), [1]),
}


@pytest.mark.parametrize("what", BOUNDS)
def test_a_repair_is_made_up_to_a_number(what: str) -> None:
    read, sizes, steps = BOUNDS[what]
    assert changes(read, sizes) == steps


def test_words_of_a_script_without_spaces_are_kept_together_in_twelve_columns() -> None:
    assert first_break(f"{'ก' * 20}\n{'ก' * 30}").next_word == 12


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "The workers��� boat didn���t sail, she said.",
            "The workers’ boat didn’t sail, she said.",
        ),
        (
            "The workers�� boat didn��t sail, she said.",
            "The workers�� boat didn��t sail, she said.",
        ),
    ],
)
def test_a_curly_mark_had_three_bytes(text: str, after: str) -> None:
    assert cleaned(text) == after
