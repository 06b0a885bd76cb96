"""The signs of the lines of a text: where each of them changes. The models learned a weight for each of these
classes; with other classes they would be wrong in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from growing import changes, words

from newsclean.extraction.text_lines.context_signs import TextSigns, text_signs
from newsclean.extraction.text_lines.line_roles import ROLES
from newsclean.extraction.text_lines.line_signs import LineSigns, is_surely_none, line_signs
from newsclean.extraction.text_lines.role_model import RoleProbabilities, shipped_roles
from newsclean.extraction.text_lines.text_kind import kind_signs

PROSE = "The keeper of the light walked down to the shore again and nobody had seen the boat."

OTHER = "Meanwhile a lantern was hanging in every window of the street, and people were singing."


def named(signs: Iterable[str], name: str) -> list[str]:
    return sorted(s for s in signs if s.startswith(name) and (s[len(name) :] or "0")[0].isdigit())


def line(name: str, text: Callable[[int], str]) -> Callable[[int], object]:
    return lambda n: named(line_signs(text(n)).signs, name)


def test_the_length_of_a_line() -> None:
    edges = [4, 9, 16, 26, 40, 60, 85, 115, 160, 240, 400]
    assert changes(line("length", lambda n: "x" * n), range(1, 450)) == edges
    # A letter of Japanese stands for 2.2 of English.
    assert changes(line("length", lambda n: "磯" * n), range(1, 60)) == [
        2,
        4,
        7,
        12,
        18,
        27,
        39,
        52,
    ]


def test_the_words_of_a_line() -> None:
    edges = [1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 60]
    assert changes(line("words", words), range(1, 70)) == edges
    # Five letters are a word: 磯 * 7 has 15.
    assert line_signs("磯" * 7).words == 3


def test_the_share_of_digits() -> None:
    assert changes(line("digits", lambda n: "1" * n + "x" * (100 - n)), range(1, 100)) == [
        5,
        15,
        30,
        60,
    ]


def test_the_words_of_a_long_line_are_those_at_its_ends() -> None:
    def spoken(n: int) -> object:
        return "w:so" in line_signs(words(n)).signs

    assert changes(spoken, range(1, 30)) == [12]

    def looked_at(n: int) -> object:
        """Of a line of this length, whether the middle is read."""
        half = " so" * n
        text = f"{half[: n // 2]} © {half[: n - n // 2 - 3]}"
        return "copyright" in line_signs(text.strip().ljust(n, "x")).signs

    assert changes(looked_at, range(150, 260)) == [170]
    # Sixty characters at either end.
    assert "copyright" in line_signs("x" * 59 + "©" + "x" * 140).signs
    assert "copyright" not in line_signs("x" * 60 + "©" + "x" * 140).signs


@pytest.mark.parametrize(
    ("text", "form", "beyond", "then"),
    [
        # Nothing but letters and a stop, of 55 characters.
        (f"{words(7)} {'x' * 33}.", "prose", f"{words(7)} {'x' * 32}.", "sentence"),
        (f"{words(6)} {'x' * 50}.", "prose", f"{words(5)} {'x' * 50}.", "sentence"),
        (f"{'x' * 30}.", "sentence", f"{'x' * 29}.", "ended"),
        (f"12 May 2019 {'x' * 97}", "date", f"12 May 2019 {'x' * 98}", "short"),
        ("Ada Bea Cora Dora", "name", "Ada Bea Cora Dora Emma", "title"),
        ("Ada Bea & Cora", "name", "Ada & Bea + Cora -", "title"),
        ("Ada van Skerry", "name", "Ada from Skerry", "short"),
        ("goes to sea now", "short", "goes to sea now so", "title"),
        (f"{words(5)} {'x' * 125}", "title", f"{words(5)} {'x' * 126}", "long"),
        (f"so {'x' * 24}: yes", "label", f"so {'x' * 27}: yes so so", "title"),
    ],
)
def test_the_form_of_a_line(text: str, form: str, beyond: str, then: str) -> None:
    assert (line_signs(text).form, line_signs(beyond).form) == (form, then)


def test_capitals_are_counted_in_lines_of_four_words() -> None:
    def counted(text: str) -> list[str]:
        return named(line_signs(text).signs, "capitals")

    assert counted("Ada went to sea") == ["capitals1"]
    assert counted("Ada went to") == counted("Ada went & to") == counted("Ada/went to/sea so") == []
    assert counted("Ada Went To sea so") == ["capitals2"]


def test_an_address_and_few_words_are_no_story() -> None:
    def address(n: int) -> bool:
        """With marks between, so that it is one word to a reader."""
        return is_surely_none(line_signs(x := "ada@" + "/".join(["so"] * (n - 1))), x)

    assert changes(address, range(2, 12)) == [6]

    def related(n: int) -> bool:
        return is_surely_none(line_signs(x := f"» Related: {words(n - 2)}"), x)

    assert changes(related, range(4, 45)) == [30]


# The place of a line in its text.


def signs(lines: Sequence[str], apart: bool = False) -> list[list[str]]:
    return text_signs(lines, [apart] * len(lines)).rows


def shorts(n: int) -> list[str]:
    """Lines that are no running text, none like another."""
    return [f"so {chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(n)]


def place(name: str, lines: Callable[[int], list[str]], at: int) -> Callable[[int], object]:
    return lambda n: named(signs(lines(n))[at], name)


def test_how_far_a_line_is_from_either_end() -> None:
    edges = [0, 1, 2, 3, 5, 9, 19]
    assert changes(place("from-start", lambda n: shorts(n + 1), -1), range(30)) == edges
    assert changes(place("from-end", lambda n: shorts(n + 1), 0), range(30)) == edges


def test_how_far_a_line_is_from_running_text() -> None:
    edges = [0, 1, 2, 4, 7, 12, 25]
    behind = changes(place("prose-before", lambda n: [PROSE, *shorts(n + 1)], -1), range(32))
    assert behind == edges
    before = changes(place("prose-behind", lambda n: [*shorts(n + 1), PROSE], 0), range(32))
    assert before == edges
    # Without any, as far as can be.
    assert named(signs(shorts(1))[0], "prose-before") == ["prose-before7"]
    assert changes(place("at-back", lambda n: [PROSE, *shorts(n)], -1), range(1, 32)) == edges[1:]
    assert changes(place("at-front", lambda n: [*shorts(n), PROSE], 0), range(1, 32)) == edges[1:]


def test_gaps_that_a_form_is_told_with_end_at_four() -> None:
    def gaps(n: int) -> list[str]:
        return [s for s in signs([*shorts(n), PROSE])[0] if "@gaps" in s]

    assert changes(gaps, range(1, 32)) == [1, 2, 3, 5]
    assert gaps(31) == ["name@gaps4,4"]


def test_the_length_of_a_paragraph_at_its_place() -> None:
    def length(n: int) -> list[str]:
        return [s for s in signs([f"{words(n - 1)} {'x' * 60}."])[0] if s.startswith("prose")]

    assert changes(length, range(8, 50)) == [12, 20, 35]


def test_the_kind_of_a_text_by_its_lines_and_its_running_text() -> None:
    def kind(lines: list[str]) -> str:
        return next(s for s in signs(lines)[0] if s.startswith("text-"))

    assert changes(lambda n: kind(shorts(n)), range(1, 50)) == [7, 29]
    # Words of running text among a hundred.
    told = changes(lambda n: kind([words(100 - n), f"{words(n)}{'x' * 60}."]), range(10, 98))
    assert told == [29, 59, 84]


def test_what_stands_around_a_line() -> None:
    def around(name: str, lines: Callable[[int], list[str]]) -> Callable[[int], object]:
        return lambda n: [s.split(",")[0] for s in signs(lines(n))[0] if s.startswith(name)]

    edges = [2, 4, 7, 11, 16, 24, 40]
    assert changes(around("around3", lambda n: ["so", words(n)]), range(1, 60)) == edges
    # Three lines, and eight.
    three = [s for s in signs(["so", *["so so so"] * 3, words(90)])[0] if s.startswith("around")]
    assert three == ["around3-1,0", "around8-5,0"]
    eight = [s for s in signs(["so", *["so so so"] * 8, words(90)])[0] if s.startswith("around")]
    assert eight == ["around3-1,0", "around8-1,0"]
    # A line counts for a hundred words at most.
    own = [s for s in signs([words(150), words(60)])[0] if s.startswith("around3")]
    assert own == ["around3-7,0"]
    own = [s for s in signs([words(150), "so"])[0] if s.startswith("around3")]
    assert own == ["around3-0,0"]
    paragraph = f"{words(149)} {'x' * 60}."
    other = [s for s in signs(["so", paragraph, words(100)])[0] if s.startswith("around3")]
    assert other == ["around3-7,2"]

    def share(n: int) -> list[str]:
        lines = ["so", f"{words(n - 1)} {'x' * 60}.", words(100 - n)]
        return [s.split(",")[1] for s in signs(lines)[0] if s.startswith("around3")]

    assert changes(share, range(8, 97)) == [24, 49, 74]


def test_lines_of_a_kind_that_stand_together() -> None:
    edges = [1, 2, 3, 5, 9, 20]
    assert changes(place("other-run", shorts, 0), range(1, 30)) == edges
    assert changes(place("prose-run", lambda n: [PROSE] * n, 0), range(1, 30)) == edges
    assert changes(place("same-run", shorts, 0), range(2, 30)) == edges[1:]


def test_blank_lines_tell_where_one_in_three_has_them() -> None:
    def told(n: int) -> bool:
        rows = text_signs(shorts(12), [True] * n + [False] * (12 - n)).rows
        return any(s.startswith(("apart", "close")) for s in rows[0])

    assert changes(told, range(12)) == [4]


def test_lines_that_come_again() -> None:
    assert changes(place("twice", lambda n: ["so ab"] * n, 0), range(2, 9)) == [2, 3]
    title = "the keeper of the light walked down"

    def of_title(n: int) -> bool:
        return "of-title" in signs([title, title[:n].strip(), "so"])[1]

    assert changes(of_title, range(9, 20)) == [12]


TITLE = "keeper lighthouse walked shore"


def likeness(lines: list[str], at: int) -> list[str]:
    told = ("like-title", "likest-title", "of-title", "is-title")
    return [s for s in signs(lines)[at] if s.startswith(told)]


def test_a_title_that_others_are_compared_with() -> None:
    # Three words, of four letters at least.
    assert likeness(["keeper lighthouse walked", "lighthouse keeper"], 1)
    assert not likeness(["keeper lighthouse sea", "lighthouse keeper"], 1)
    assert likeness([f"{TITLE} {words(36)}", TITLE], 1)
    assert likeness([f"{TITLE} {words(37)}", TITLE], 1) == ["of-title", "of-title-first"]
    assert likeness([TITLE, f"keeper lighthouse {words(38)}"], 1)
    assert not likeness([TITLE, f"keeper lighthouse {words(39)}"], 1)
    # The first six letters are the stem.
    assert likeness([TITLE, "keepers lighthouses"], 1)
    assert not likeness([TITLE, "keepexs lightxouses"], 1)
    # Words of three letters do not count.
    assert likeness([TITLE, "lighthouse keeper sea"], 1) == likeness(
        [TITLE, "lighthouse keeper"], 1
    )


def test_a_line_that_shares_its_words_with_the_title_is_the_headline() -> None:
    def likest(n: int) -> bool:
        """Two words of the title among so many."""
        own = " ".join(chr(97 + i) * 4 for i in range(n - 2))
        return "likest-title" in signs([TITLE, f"keeper lighthouse {own}".strip(), OTHER])[1]

    # 2 of 6 and 2 of 4 are .83; 2 of 7 and 2 of 4 are .79.
    assert changes(likest, range(2, 12)) == [6]


def test_lines_around_a_headline_say_how_far_it_is() -> None:
    rows = signs([TITLE, *shorts(6), TITLE, *shorts(12), PROSE])
    told = [i for i, row in enumerate(rows) if any(s.startswith("from-title") for s in row)]
    assert told == [*range(3, 7), *range(8, 16)]


def test_short_lines_share_words_with_the_story() -> None:
    story = [PROSE, PROSE]

    def shares(text: str, name: str = "shares-front") -> list[str]:
        return [s for s in signs([text, *story])[0] if s.startswith(name)]

    own = ["keeper", "light", "walked", "down", "shore", "again", "nobody", "seen", "boat"]
    assert changes(lambda n: shares(words(9) + " " + " ".join(own[:n])), range(10)) == [
        0,
        1,
        2,
        4,
        8,
    ]
    assert changes(lambda n: bool(shares("x" * n)), range(200, 280)) == [240]
    # Thirty lines on either side.
    assert changes(
        lambda n: bool([s for s in signs([*shorts(n), *story])[0] if s.startswith("shares")]),
        range(20, 50),
    ) == [30]  # fmt: skip
    # The first forty lines of a story are the ones whose words count.

    def spoken(n: int) -> list[str]:
        rows = signs(["lantern window", *[PROSE] * n, OTHER])
        return [s for s in rows[0] if s.startswith("shares")]

    assert changes(spoken, range(30, 60)) == [39]


def test_the_densest_running_text_is_the_story() -> None:
    """A paragraph outweighs the lines between it and the next at five words each, sixty together."""

    def main(between: int, *, paragraph: int = 20, last: int = 90) -> tuple[int, int]:
        one = f"{words(paragraph - 1)} {'x' * 60}."
        two = f"{words(last - 1)} {'x' * 60}."
        return text_signs([one, *shorts(between), two], [False] * (between + 2)).main

    assert changes(lambda n: main(n)[0] == 0, range(1, 40)) == [3]
    # The first twelve lines cost sixty, each further one two: of eighty words, nine more.
    assert changes(lambda n: main(n, paragraph=200, last=200)[1] > 1, range(1, 60)) == [21]


# A text as a whole.


def one(count: int, prose: bool = False) -> LineSigns:
    return LineSigns(count * 6, count, prose, "prose" if prose else "short", (), ())


def probability(body: float = 0.0, **roles: float) -> RoleProbabilities:
    return RoleProbabilities({ROLES.index(r): p for r, p in roles.items()}, body, body)


def of_text(
    lines: Sequence[LineSigns], name: str, *, main: tuple[int, int] = (0, 0), **given: float
) -> list[str]:
    found = kind_signs(
        TextSigns(tuple(lines), [[]] * len(lines), main), [probability(**given)] * len(lines), 0.5
    )
    return [s for s in found if s.split(" ")[-1].startswith(name) and "," not in s]


def dump(*lines: LineSigns, of: int = 30) -> list[LineSigns]:
    return [*lines, *[one(0)] * (of - len(lines))]


COUNTS = [1, 2, 4, 8, 16, 32, 64, 128]
WORDS = [10, 25, 50, 100, 200, 350, 600, 1000, 2000]
SIZES = sorted(n + i for n in WORDS for i in (0, 1))


def test_the_size_of_a_dump() -> None:
    lines = changes(lambda n: of_text(dump(of=n), "lines"), range(25, 150))
    assert lines == COUNTS[5:]
    for name in ("words", "prose-words"):
        assert changes(lambda n: of_text(dump(one(n, True)), name), SIZES) == WORDS  # noqa: B023
    assert changes(lambda n: of_text(dump(one(n, True)), "main-words", main=(0, 1)), SIZES) == WORDS
    assert changes(lambda n: of_text(dump(one(n)), "body-words", body=1.0), SIZES) == WORDS
    told = changes(
        lambda n: of_text(dump(*[one(8, True)] * n, of=230), "prose-lines"), range(1, 138)
    )
    assert told == COUNTS


def test_a_dump_has_many_lines_and_most_of_them_are_no_running_text() -> None:
    assert changes(lambda n: bool(of_text(dump(of=n), "lines")), range(15, 40)) == [24]
    told = changes(lambda n: bool(of_text(dump(*[one(8, True)] * n), "lines")), range(1, 30))
    assert told == [17]


def test_shares_are_counted_in_tenths() -> None:
    edges = [9, 19, 29, 39, 49, 59, 69, 79, 89, 99]
    for name in ("prose-share", "main-share"):
        found = changes(
            lambda n: of_text([one(n, True), one(100 - n)], name, main=(0, 1)),  # noqa: B023
            range(1, 101),
        )
        assert found == edges
    assert (
        changes(lambda n: of_text([one(100)], "body-share", body=n / 100), range(1, 101)) == edges
    )


def test_the_length_of_paragraphs() -> None:
    found = changes(lambda n: of_text([one(n, True)], "prose-length"), range(1, 90))
    assert found == [10, 15, 20, 30, 45, 70]


def test_how_sure_the_roles_of_a_text_are() -> None:
    best = changes(lambda n: of_text([one(5)], "best-byline", byline=n / 100), range(1, 100))
    assert best == [24, 49, 74]
    sure = changes(lambda n: of_text([one(5)], "sum-byline", byline=n / 10), range(1, 230))
    assert sure == [2, 6, 15, 35, 80, 200]


def test_how_sure_the_lines_of_a_text_are() -> None:
    def told(n: int) -> list[str]:
        found = kind_signs(TextSigns((one(5),), [[]], (0, 0)), [probability()], n / 100)
        return [s for s in found if "expected" in s]

    assert changes(told, range(100)) == [*range(4, 99, 5)]


def test_a_model_knows_the_signs_that_are_made() -> None:
    made = {s for row in signs([*shorts(5), PROSE, PROSE, *shorts(30)]) for s in row}
    known = shipped_roles().signs
    shape = [
        s for s in made if s.startswith(("prose-before", "prose-behind", "from-start", "length"))
    ]
    assert shape
    assert all(s in known for s in shape)
