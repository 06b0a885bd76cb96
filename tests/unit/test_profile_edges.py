"""How much two stories, or two pages of a site, must have in common: at each bound, and just beyond."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from growing import changes

from newsclean.profile.alignment import Aligned, aligned, sentences_of
from newsclean.profile.evidence import rewording_of
from newsclean.profile.index import met
from newsclean.profile.learning import keys_of, learned
from newsclean.profile.reports import Provenance
from newsclean.profile.siblings import Overlap, SiblingReport, SiblingSearch, overlap_of
from newsclean.profile.site_lines import Recurring, is_label, recurring_lines


def letters(n: int) -> str:
    """A word of its own for each number."""
    return "".join(chr(97 + n // 26**i % 26) for i in (2, 1, 0))


def words(first: int, last: int) -> str:
    return " ".join(map(letters, range(first, last)))


def test_sentences_that_are_compared() -> None:
    # The stop is one of the four, and of the hundred and twenty.
    assert changes(lambda n: len(sentences_of(f"{words(0, n)}.")), range(1, 200)) == [2, 119]
    counts = [len(sentences_of("It sank, they say.\n" * n)) for n in (399, 400, 401, 700)]
    assert counts == [399, 400, 400, 400]


def test_sentences_that_say_the_same_share_four_words_in_ten() -> None:
    def pairs(n: int) -> int:
        ours = sentences_of(words(0, 10))
        return len(aligned(ours, sentences_of(f"{words(0, n)} {words(100, 110 - n)}".strip())))

    assert changes(pairs, range(10)) == [3]


@pytest.mark.parametrize(
    ("what", "at", "below"),
    [
        ("close", Overlap(0.25, 0, 1.0), Overlap(0.24, 0, 1.0)),
        ("one_text", Overlap(0.8, 0, 0.5), Overlap(0.79, 0, 0.5)),
        ("one_text", Overlap(0.8, 0, 0.5), Overlap(0.8, 0, 0.49)),
    ],
)
def test_what_two_texts_have_in_common(what: str, at: Overlap, below: Overlap) -> None:
    assert (getattr(at, what), getattr(below, what)) == (True, False)


def test_reports_of_one_event() -> None:
    assert changes(lambda n: Overlap(0.0, n, 1.0).one_event(0), range(40)) == [19]
    assert changes(lambda n: Overlap(0.0, 20, 1.0).one_event(n), range(20)) == [7]


def report(copied: float) -> SiblingReport:
    story = SimpleNamespace(url="https://a.example/1", host="a.example")
    return SiblingReport(cast("Any", story), (), Overlap(copied, 0, 1.0), 1)


def test_a_copy_has_half_of_the_text_and_the_own_copy_nearly_all() -> None:
    assert changes(lambda n: report(n / 100).independent, range(101)) == [49]
    assert changes(lambda n: Provenance().has(report(n / 100)), range(101)) == [96]


def test_a_passage_that_both_have_has_eight_words() -> None:
    def told(n: int) -> int:
        return overlap_of(
            f"{words(0, n)} {words(100, 130)}", f"{words(0, n)} {words(200, 230)}"
        ).told

    assert [told(n) for n in (7, 8, 9)] == [0, 8, 9]

    def copied(n: int) -> bool:
        return (
            overlap_of(f"{words(0, n)} {words(50, 80)}", f"{words(0, n)} {words(90, 99)}").copied
            > 0
        )

    assert changes(copied, range(1, 8)) == [2]


NAMES = [f"{letters(n).title()}q" for n in range(60)]


def story(names: int) -> str:
    return f"We met {' '.join(NAMES[:names])} there."


class Index:
    """An archive in which each key of a story has these stories."""

    def __init__(self, text: str, having: Callable[[int], list[int]]) -> None:
        self._having = {key: having(n) for n, key in enumerate(sorted(keys_of(text)))}

    def stories_with(self, key: int, most: int) -> list[int]:
        return self._having[key][:most]

    def digest(self, number: int) -> int:
        return number

    def text(self, number: int) -> str:
        return f"story {number}"


def candidates(keys: int, having: Callable[[int], list[int]]) -> list[int]:
    text = story(keys)
    assert len(keys_of(text)) == keys
    search = SiblingSearch(cast("Any", Index(text, having)), 1_000_000_000)
    return [number for number, _ in search.overlaps(text, -1)]


def test_stories_that_are_looked_up() -> None:
    # Three keys in common at least, and twelve stories at most.
    assert changes(lambda n: len(candidates(n, lambda _: [1])), range(1, 9)) == [2]
    assert changes(lambda n: len(candidates(5, lambda _: list(range(n)))), range(1, 25)) == [
        *range(1, 12)
    ]
    # A key that four hundred stories share still tells something.
    common = changes(lambda n: len(candidates(9, lambda _: list(range(n)))), range(190, 610, 1))
    assert common == [400]
    # The twenty-four rarest keys count: of those of story 7, the three commonest, none may fall out.
    rarest = changes(
        lambda n: 7 in candidates(n, lambda key: [7, 8] if key < 3 else [9]), range(10, 36)
    )
    assert rarest == [24]
    # Three keys of 24 are an eighth: too little where they are common ones.
    weight = changes(
        lambda n: 7 in candidates(24, lambda key: [7, *range(50, 49 + n)] if key < 3 else [9]),
        range(1, 12),
    )
    assert weight == [2]


def test_keys_of_a_story() -> None:
    assert changes(lambda n: len(keys_of(story(n))), range(20, 58)) == [*range(20, 36)]
    numbers = changes(
        lambda n: len(keys_of(" ".join(str(100 + i) for i in range(n)))), range(1, 25)
    )
    assert numbers == [*range(1, 14)]
    long = changes(
        lambda n: len(keys_of(" ".join(f"{letters(i)}letters" for i in range(n)))), range(1, 40)
    )
    assert long == [*range(1, 22)]
    assert changes(lambda n: len(keys_of("x" * n)), range(3, 14)) == [7]


def test_lines_that_are_learned() -> None:
    def text(*lines: str) -> str:
        return learned(lines, host="a.example").text

    prose = "The keeper of the light walked down to the shore again and nobody had seen the boat on Monday."
    assert changes(lambda n: bool(text("x" * (n - 9) + " it sank.")), range(60, 190)) == [119]
    # A sentence ends within it, not at its end; of a short line it must be the end.
    inner = changes(lambda n: len(text(prose, prose, "It sank. " + "x" * (n - 9))), range(30, 100))
    assert inner[0] == 59
    few = changes(lambda n: text(prose, prose, f"{words(0, n)}.").endswith("y."), range(1, 9))
    assert few == [3]
    assert len(text(*[prose] * 700)) == 60_000
    lines = changes(
        lambda n: learned([letters(i) for i in range(n)], host="a.example").page, range(1990, 2012)
    )
    assert lines == [*range(1990, 2000)]
    kin = [
        learned([letters(i) * (9 - i) for i in range(n)], host="a.example").kin for n in range(1, 7)
    ]
    assert [kin.count(k) for k in kin] == [1, 1, 4, 4, 4, 4]


def profile(of: int, stories: int, pages: int) -> Any:
    count = SimpleNamespace(stories=stories, pages=pages)
    return SimpleNamespace(
        pages_of=lambda host: of,
        lines=lambda numbers: dict.fromkeys(filter(None, numbers), count),
        paths=lambda numbers: {},
    )


@pytest.mark.parametrize(
    ("read", "most"),
    [
        (lambda n: profile(n, 50, 50), 4),
        (lambda n: profile(10, n, 10), 2),
        (lambda n: profile(100, 50, n), 29),
    ],
)
def test_lines_that_a_site_repeats(read: Callable[[int], Any], most: int) -> None:
    """Of five pages at least, in three stories, on three pages in ten."""
    line = "All that is new on the coast"
    lines = changes(
        lambda n: len(list(recurring_lines([line], [""], "a.example", read(n)))), range(2, 50)
    )
    labels = changes(lambda n: is_label(line, "a.example", read(n)), range(2, 50))
    assert lines == labels == [most]


def test_a_line_that_a_site_repeats_has_four_words() -> None:
    given = profile(10, 10, 10)
    found = changes(
        lambda n: len(list(recurring_lines([words(0, n)], [""], "a.example", given))), range(1, 9)
    )
    assert found == [3]
    assert Recurring(0, 5, 10).confidence == 0.857


def test_a_place_where_a_site_has_few_lines_has_one_for_four_pages() -> None:
    def gone(texts: float) -> int:
        count = SimpleNamespace(stories=9, pages=20, texts=texts)
        known = SimpleNamespace(
            pages_of=lambda host: 20,
            lines=lambda numbers: {},
            paths=lambda numbers: dict.fromkeys(numbers, count),
        )
        return len(list(recurring_lines([words(0, 4)], ["p x"], "a.example", cast("Any", known))))

    assert changes(lambda n: gone(n), range(1, 20)) == [5]


def test_a_sketch_tells_how_many_numbers_it_has_met() -> None:
    assert [round(met((1 << n) - 1)) for n in (0, 1, 31, 61)] == [0, 1, 43, 256]
    assert met((1 << 62) - 1) == float("inf")


@pytest.mark.parametrize(("letters", "changed"), [(3, 0), (4, 1)])
def test_words_that_say_something_have_four_letters(letters: int, changed: int) -> None:
    """Shorter ones are often changed by whoever edits a text."""
    read = "The keeper found {} beside the river and the harbour."
    [ours], [theirs] = (sentences_of(read.format(letter * letters)) for letter in "xz")
    assert rewording_of([Aligned(ours, theirs, 0.9)]).changed == changed


def test_a_sentence_tells_nothing_with_fewer_than_four_longer_words() -> None:
    [ours] = sentences_of("The keeper found xxxx of it.")
    [theirs] = sentences_of("The keeper found zzzz of it.")
    assert rewording_of([Aligned(ours, theirs, 0.9)]).spread == 0
    [ours] = sentences_of("The keeper found xxxx beside it.")
    [theirs] = sentences_of("The keeper found zzzz beside it.")
    assert rewording_of([Aligned(ours, theirs, 0.9)]).spread == 1
