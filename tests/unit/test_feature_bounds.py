"""What the models know is bounded, as it was when they learned: a huge page gives no larger numbers.

A model that sees other numbers than those it was trained on is wrong in silence: nothing else fails
when a bound of a feature is changed. So a page beyond every bound is measured here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from growing import changes, words
from pages import html_page, outline_of, parsed

from newsclean.extraction.block_model import shipped
from newsclean.extraction.containers import best_container
from newsclean.extraction.features import (
    NAMES,
    Hints,
    features,
    flat,
    opening_tokens,
    short_tokens,
)
from newsclean.extraction.line_features import LineFeatures, line_features
from newsclean.extraction.page_features import (
    PageFeatures,
    PageWords,
    page_features,
    scores,
    words_of_page,
)
from newsclean.extraction.segmentation import outline
from newsclean.metadata import read_metadata

PROSE = "The keeper of light number {} walked down to the shore again and nobody had seen the boat."


def paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def ranges(names: Sequence[str], rows: Sequence[Sequence[float]]) -> dict[str, tuple[float, float]]:
    """The least and the greatest value of each feature."""
    columns = zip(names, zip(*rows, strict=True), strict=True)
    return {name: (round(min(c), 3), round(max(c), 3)) for name, c in columns}


HUGE = (
    paragraphs(["Before it."] * 90)
    + "<h1>Keeper of the light</h1>"
    + paragraphs(PROSE.format(n) for n in range(100))
    + paragraphs([f"Short {n}." for n in range(60)])
    + paragraphs(["a" * 60])
    + "<div>" * 60
    + "<p>Deep.</p>"
    + "</div>" * 60
)


@pytest.fixture(scope="module")
def of_blocks() -> dict[str, tuple[float, float]]:
    rows = features(outline_of(HUGE), shipped().word_weights, Hints())
    return ranges(NAMES, [flat(row) for row in rows if row is not None])


@pytest.mark.parametrize(
    ("name", "least", "greatest"),
    [
        ("letters_per_word", 4, 15),
        ("heading_distance", 0, 20),
        ("repeated", 1, 5),
        ("blocks_since_h1", -20, 60),
        ("between_prose", 0, 6),
        ("best_before", 0, 8),
        ("best_after", 0, 8),
        ("window_prose", 0, 7),
        ("kin", 0, 20),
        ("best_levels", 1, 12),
        ("twins", 1, 60),
        ("depth", 2, 30),
        ("parent_blocks", 1, 60),
        ("parent_prose", 0, 20),
    ],
)
def test_features_of_a_block_are_bounded(
    of_blocks: dict[str, tuple[float, float]], name: str, least: float, greatest: float
) -> None:
    assert of_blocks[name] == (pytest.approx(least, abs=0.8), greatest)


def test_a_count_is_a_logarithm_up_to_a_bound() -> None:
    def greatest(words: int) -> float:
        rows = features(
            outline_of("<p>a</p><p>" + "so it was " * words), shipped().word_weights, Hints()
        )
        return max(flat(row)[NAMES.index("words")] for row in rows if row is not None)

    assert greatest(1) == pytest.approx(2)
    assert 11.9 < greatest(1_300) < 12
    assert greatest(1_500) == greatest(9_000) == 12


def test_all_words_of_a_short_block_are_weighed_and_those_that_open_a_long_one() -> None:
    def of(size: int) -> str:
        return ("so " * 90)[: size - 1] + "x"

    assert changes(lambda n: bool(short_tokens(of(n))), range(60, 260)) == [119]
    assert changes(lambda n: bool(opening_tokens(of(n))), range(60, 260)) == [119]
    assert opening_tokens("a" * 500) == ["a" * 240]


def test_a_paragraph_weighs_as_a_hundred_words_at_most_in_the_best_box() -> None:
    def best(size: int) -> str:
        one = f"<div class=a><div><p>{words(size)}</p></div></div>"
        two = f"<div class=b><div><p>{words(60)}</p><p>{words(rest)} x</p></div></div>"
        holder = best_container(outline_of(one + two)).parent
        return holder.names.strip() if holder else ""

    rest = 30
    assert changes(best, range(50, 300)) == [90]
    rest = 39
    assert best(300) == "a"
    rest = 40
    assert best(300) == "b"


def test_a_block_without_a_heading_is_as_far_from_it_as_can_be() -> None:
    rows = features(outline_of(paragraphs(["So it was."])), shipped().word_weights, Hints())
    assert [flat(row)[NAMES.index("heading_distance")] for row in rows if row] == [20]


def test_which_article_a_block_stands_in() -> None:
    story = paragraphs(PROSE.format(n) for n in range(4))
    page = f"<p>So.</p><article><p>One.</p></article><article>{story}</article><article><p>Two."
    rows = features(outline_of(page), shipped().word_weights, Hints())
    found = [flat(row)[NAMES.index("article")] for row in rows if row]
    assert found == [0, 3, *[1] * 4, 2]


LINES = [
    *["Menu"] * 110,
    "Keeper of the light",
    *(f"{PROSE.format(n)[:-1]}{', a' * 14}." for n in range(100)),
    *["b" * 60, "1" * 70],
    *["So"] * 110,
]


@pytest.fixture(scope="module")
def of_lines() -> dict[str, tuple[float, float]]:
    return ranges(LineFeatures._fields, line_features(LINES, shipped().word_weights))


@pytest.mark.parametrize(
    ("name", "least", "greatest"),
    [
        ("letters_per_word", 2, 15),
        ("commas", 0, 8),
        ("repeated", 1, 5),
        ("since_headline", 0, 80),
        ("from_start", -40, 40),
        ("from_end", -40, 40),
        ("prose_before", 0, 12),
        ("prose_after", 0, 12),
    ],
)
def test_features_of_a_line_are_bounded(
    of_lines: dict[str, tuple[float, float]], name: str, least: float, greatest: float
) -> None:
    assert of_lines[name] == (pytest.approx(least, abs=0.8), greatest)


def column(lines: list[str], name: str) -> list[float]:
    at = LineFeatures._fields.index(name)
    return [round(row[at], 3) for row in line_features(lines, shipped().word_weights)]


def test_the_surroundings_of_a_line_reach_three_and_ten_lines() -> None:
    lines = ["So"] * 15 + ["The keeper walked down to the shore again today."] + ["So"] * 15
    near, far = column(lines, "near_prose"), column(lines, "far_prose")
    assert [i for i, share in enumerate(near) if share] == [*range(12, 19)]
    assert [i for i, share in enumerate(far) if share] == [*range(5, 26)]


def test_a_line_of_prose_is_a_sentence_of_eight_words() -> None:
    eight = "One two three four five six seven eight."
    assert column([eight, "So"], "prose_before")[1] == 1
    assert column([eight.replace(" two", ""), "So"], "prose_before")[1] == 0


def test_digits_are_counted_at_the_beginning_of_a_line() -> None:
    assert column(["1" * 40 + "a" * 40, "a" * 40 + "1" * 40, "1" * 20 + "a" * 60], "digits") == [
        1,
        0,
        0.5,
    ]


def test_the_densest_run_weighs_prose_against_other_lines() -> None:
    """A line of n words of prose weighs n - 4, any other -3, and one below four words -4."""
    prose = "One two three four five six seven eight."

    def inside(between: list[str]) -> list[float]:
        return column([prose, *between, prose, prose, prose], "inside")

    assert inside(["Four words are few"]) == [1] * 5
    assert inside(["Four words are few"] * 2) == [0, 0, 0, 1, 1, 1]
    assert inside(["So"]) == [0, 0, 1, 1, 1]
    assert inside(["So it was"]) == [0, 0, 1, 1, 1]


def test_a_long_line_of_prose_outweighs_no_page() -> None:
    """It weighs as sixty words do."""
    long = " ".join(["word"] * 300) + "."
    assert column([long, *["Four words are few"] * 18, long], "inside") == [1] * 20
    assert column([long, *["Four words are few"] * 19, long], "inside") == [1] + [0] * 20


@pytest.mark.parametrize(("size", "found"), [(13, 1), (12, 0), (299, 1), (300, 0)])
def test_the_title_of_a_dump_comes_again_as_a_line_of_some_length(size: int, found: int) -> None:
    title = ("keeper of the light " * 20)[: size - 1].strip().ljust(size, "x")
    lines = [f"{title} Skerry News", "Menu", title, "So"]
    assert column(lines, "since_headline")[3] == (1 if found else 3)


PATH = "https://example.org/" + "a/" * 9 + "4" * 20 + "-on-the" * 9


def of_page(body: str, url: str | None, title: str = "") -> PageFeatures:
    page = parsed(html_page(body, title=title), url)
    found = outline(page.root)
    fields = read_metadata(page)
    return page_features(found, found.blocks, 0.9, fields, url, PageWords(), frozenset(), {})


def test_features_of_a_page_are_bounded() -> None:
    articles = "".join(f"<article><p>{PROSE.format(n)}</p></article>" for n in range(40))
    heading = " ".join(["Keeper", "of", "lights"] * 11)
    got = of_page(f"<h1>{heading}</h1>{articles}", PATH, title=heading)
    assert (got.deep, got.slug, got.digits) == (6, 12, 12)
    assert (got.articles, got.headline_words) == (20, 20)


def test_digits_of_a_page_are_counted_at_the_beginning_of_a_part_of_its_address() -> None:
    assert of_page("<p>So.</p>", "https://example.org/" + "a" * 36 + "4" * 30).digits == 4
    assert of_page("<p>So.</p>", None).digits == -1


def test_words_that_hint_at_the_kind_of_a_page_stand_once_for_each_place() -> None:
    page = parsed(html_page('<div class="post post"><p>Rain, rain on Skerry</p></div>'), PATH)
    found = outline(page.root)
    words = words_of_page(None, frozenset({"og:article"}), found, "Rain", found.blocks)
    assert words.hints == ["type og:article"]
    assert words.boxes == ["box post"]
    assert (words.title, words.text) == (["title rain"], ["text on", "text rain", "text skerry"])
    assert scores(words, {"text rain": 0.5, "text on": 0.25, "box post": -1.0}) == {
        "word_score": 0.0,
        "box_score": -1.0,
        "title_score": 0.0,
        "text_score": 0.75,
    }
