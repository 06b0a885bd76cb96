"""How far the rules of names and bylines reach: at each bound, and just beyond."""

from __future__ import annotations

import pytest
from edges import Edge, each
from metadata_pages import HEADING, PROSE, sized, times
from pages import html_page, metadata_of

from newsclean.metadata import read_names

ADA = ("Ada Ohm",)


def authors(body: str, head: str = "") -> tuple[str, ...]:
    found = metadata_of(html_page(HEADING + body, head, title="Two clocks")).authors
    return found.value if found else ()


def below(end: str) -> tuple[str, ...]:
    return authors(PROSE * 3 + end)


NAMES = [
    Edge(
        "words of a link to an author's page",
        lambda n: below(f"<a href='/authors/a'>Ada Ohm Editor {times('Coast', n - 3)}</a>"),
        6,
        ADA,
        (),
    ),
    Edge(
        "lines that may be signed",
        lambda n: below("<p>It was written by him.</p>" * (n - 1) + "<p>Written by Ada Ohm</p>"),
        60,
        ADA,
        (),
    ),
    Edge(
        "elements round a signature",
        lambda n: below("<div>" * n + "<i>Written by</i>" + "</div>" * n + "<div>Ada Ohm</div>"),
        2,
        ADA,
        (),
    ),
    Edge("letters of a name", lambda n: len(read_names(f"A{'a' * (n - 4)} Ohm")), 60, 1, 0),
    Edge("words of a name", lambda n: len(read_names(f"Ada {times('Bo', n - 2)} Ohm")), 6, 1, 0),
    Edge(
        "words of a name that is guessed",
        lambda n: len(read_names(f"Ada {times('Bo', n - 2)} Ohm", strict=True)),
        5,
        1,
        0,
    ),
    Edge(
        "names of a byline",
        lambda n: len(read_names(", ".join(f"Ada O{'h' * i}m" for i in range(n)))) == n,
        20,
        True,
        False,
    ),
    Edge(
        "signs of a name without capitals",
        lambda n: len(read_names("ب" * n, strict=True)),
        20,
        1,
        0,
    ),
    Edge(
        "signs of a name of Han",
        lambda n: len(read_names("磯" * n, strict=True)),
        5,
        1,
        0,
    ),
    Edge(
        "letters of a title behind a name",
        lambda n: len(read_names(f"Ada, {'C' * n}")),
        5,
        1,
        2,
    ),
    Edge(
        "words of a date before a name",
        lambda n: read_names(f"May 3 2024 {times('2024', n - 3)} Ada Ohm"),
        5,
        ADA,
        (),
    ),
    Edge(
        "words of a role",
        lambda n: authors(f"<p>Ada Ohm</p><p>Old {times('Very', n - 3)} Staff Writer</p>{PROSE}"),
        4,
        ADA,
        (),
    ),
    Edge(
        "words of a name beside a date",
        lambda n: authors(f"<p>Ada {times('Bo', n - 2)} Ohm</p><p>May 3, 2024</p>{PROSE}") != (),
        3,
        True,
        False,
    ),
    Edge(
        "words of a date beside a name",
        lambda n: authors(f"<p>Ada Ohm</p><p>May 3, 2024 {times('so', n - 3)}</p>{PROSE}"),
        8,
        ADA,
        (),
    ),
    Edge(
        "lines before a name, a stroke and a date",
        lambda n: authors("<p>So it was.</p>" * (n - 1) + f"<p>Ada Ohm | May 3, 2024</p>{PROSE}"),
        3,
        ADA,
        (),
    ),
    Edge(
        "lines before a name and a date",
        lambda n: authors(
            "<p>So it was.</p>" * (n - 2) + f"<p>Ada Ohm</p><p>May 3, 2024</p>{PROSE}"
        ),
        6,
        ADA,
        (),
    ),
    Edge(
        "characters of a byline",
        lambda n: authors(f"<div>By</div><div>{sized('Ada Ohm, Director of', n)}</div>{PROSE}"),
        140,
        ADA,
        (),
    ),
    Edge(
        "words of a line that is called an author",
        lambda n: authors(f"<p class=author>Ada Ohm, {times('so', n - 2)}</p>{PROSE}"),
        8,
        ADA,
        (),
    ),
]


@each(NAMES)
def test_names_and_bylines(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("burdened", "name"),
    [
        ("Ada X. Ohm Coast Editor", "Ada X. Ohm"),
        ("Ada Bob Coast Skerry Editor", "Ada Bob"),
        ("Ada Ohm Coast Editor", "Ada Ohm Coast"),
    ],
)
def test_a_name_before_a_role_has_two_words_or_an_initial_between(burdened: str, name: str) -> None:
    assert read_names(burdened, strict=True) == (name,)


BYLINE = f"<p>By Ada Ohm</p>{PROSE}"


AROUND = [
    Edge(
        "elements behind the headline",
        lambda n: authors("<p></p>" * (n - 1) + BYLINE),
        160,
        ADA,
        (),
    ),
    Edge(
        "steps before the headline",
        lambda n: (
            metadata_of(
                html_page("<p>By Ada Ohm</p>" + "<p></p>" * (n - 1) + HEADING, title="Two clocks")
            ).authors
            is not None
        ),
        60,
        True,
        False,
    ),
    Edge(
        "words of the story's beginning, in paragraphs of thirty",
        lambda n: authors(
            f"<p>{times('so', 30)}</p>" * (n // 30) + BYLINE.replace("<p>By", "<p>By", 1)
        ),
        119,
        ADA,
        (),
    ),
    Edge(
        "words of a line that is no prose",
        lambda n: authors(f"<p>{times('so', n)}</p>" * 6 + BYLINE),
        29,
        ADA,
        (),
    ),
    Edge(
        "words of one paragraph",
        lambda n: authors(f"<p>{times('so', n)}</p>" + BYLINE),
        119,
        ADA,
        (),
    ),
    Edge(
        "inline elements round a line",
        lambda n: authors("<p>By " + "<i>" * n + "Ada" + "</i>" * n + f" Ohm</p>{PROSE}"),
        6,
        ADA,
        ("Ada",),
    ),
]


@each(AROUND)
def test_lines_around_the_headline(edge: Edge) -> None:
    edge.check()
