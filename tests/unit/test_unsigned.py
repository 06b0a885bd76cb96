"""Authors that no byline names, and names that are none."""

from __future__ import annotations

import pytest
from edges import Edge, each

from newsclean.extraction.text_lines.line_authors import authors_of
from newsclean.extraction.text_lines.line_names import names_in
from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.unsigned import by_address
from newsclean.metadata import read_names

TITLE = "Harbour freezes over for the first time"
FIRST = "The harbour of Skerry froze over on Monday for the first time in forty years."
NAME = "Rosalind Achebe"
HEAD, DAY, STORY = ("headline", TITLE), ("date", "9 March 2026"), ("paragraph", FIRST)


def names(*pairs: tuple[str, str], byline: float = 0.0) -> tuple[str, ...]:
    found = [RoleLine(text, role, 0.9, byline) for role, text in pairs]
    return next((value.value for value in authors_of(found, None)), ())


MENU = ("navigation", "Ferries")


@pytest.mark.parametrize(
    "front",
    [
        [HEAD, ("other", NAME)],
        [HEAD, ("other", "/"), ("section", NAME), ("other", "/")],
        [("other", NAME), ("section", "vor 2 Stunden"), HEAD],
        [("other", NAME), DAY, MENU, HEAD],
        [HEAD, MENU, ("other", NAME), MENU, DAY],
    ],
)
def test_a_full_name_near_the_headline_or_the_date_is_the_author(
    front: list[tuple[str, str]],
) -> None:
    assert names(MENU, *front, STORY) == (NAME,)


@pytest.mark.parametrize(
    "text",
    [
        "Rosalind",
        "Ferry Lines",
        "Harbour Weather",
        "Achebe.example",
        "ROSALIND ACHEBE",
        f"{NAME} 12",
    ],
)
def test_what_may_be_no_name_is_none_beside_the_headline(text: str) -> None:
    assert names(MENU, HEAD, ("other", text), DAY, STORY) == ()


def near(behind: int) -> tuple[str, ...]:
    """A name so many lines in front of the headline, beside a day."""
    return names(MENU, DAY, ("other", NAME), *[MENU] * (behind - 1), HEAD, STORY)


def desk(words: int) -> tuple[str, ...]:
    return names(
        HEAD, ("byline", " ".join(["by the", *["Skerry"] * (words - 1)])), STORY, byline=0.5
    )


def described(words: int) -> bool:
    told = f"{NAME} {'still ' * (words - 3)}reporter of all that happens at the harbour."
    return bool(names(HEAD, STORY, ("other", NAME), ("other", told)))


def owned(words: int) -> bool:
    name = " ".join(["Rosalind", "Achebe", "Lindqvist", "Szabo"][:words])
    return bool(names(HEAD, STORY, ("legal", f"© 2026 {name}.")))


EDGES = [
    Edge("lines from a name to the headline", near, 4, (NAME,), ()),
    Edge("words of a desk", desk, 4, ("the Skerry Skerry Skerry",), ()),
    Edge("words in front of what somebody is", described, 12, True, False),
    Edge("words of whose rights they are", owned, 3, True, False),
]


@each(EDGES)
def test_bounds(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(("byline", "found"), [(0.5, ("3i Ferries",)), (0.49, ())])
def test_what_stands_behind_by_in_a_likely_byline_wrote_it(
    byline: float, found: tuple[str, ...]
) -> None:
    assert names(HEAD, ("byline", "By 3i Ferries"), STORY, byline=byline) == found
    assert names(HEAD, ("byline", "by   skerryman"), STORY, byline=0.5) == ("skerryman",)


def test_what_may_be_no_name_comes_behind_a_byline() -> None:
    case, signed = ("byline", "Use Case"), ("byline", NAME)
    assert names(HEAD, case, signed, STORY) == (NAME,)
    assert names(HEAD, ("byline", "Ferdinand Ferries"), signed, STORY) == ("Ferdinand Ferries",)
    menu = ("navigation", "Ferdinand Ferries")
    assert names(menu, HEAD, ("byline", "Ferdinand Ferries"), signed, STORY) == (NAME,)
    site = ("title", f"{TITLE} | Ferdinand Ferries")
    assert names(site, HEAD, ("byline", "Ferdinand Ferries"), signed, STORY) == (NAME,)
    assert names(site, HEAD, ("byline", "Ferdinand Ferries"), STORY) == ("Ferdinand Ferries",)
    # A byline that says so names people, whatever they are called.
    assert names(HEAD, ("byline", "By Hunter Dukes"), signed, STORY) == ("Hunter Dukes",)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (f"{NAME} is a reporter of the Gazette.", (NAME,)),
        ("Rosalind is an editor who lives on Skerry.", (NAME,)),
        ("(Editor) – Rosalind comes from Skerry.", (NAME,)),
        ("Rosalind is an editor who lives on Skerry", ()),
        ("Rosalind is the oldest ferry of Skerry.", ()),
        ("The editor lives on Skerry.", ()),
    ],
)
def test_a_name_above_what_somebody_is_wrote_the_story(told: str, found: tuple[str, ...]) -> None:
    assert names(HEAD, STORY, ("other", NAME), ("other", told)) == found


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        (f"© 2026 {NAME}. All rights reserved.", (NAME,)),
        (f"Copyright {NAME} 2012-2026.", (NAME,)),
        (f"© Copyright 2012-2026 {NAME}", (NAME,)),
        (f"All of it (c) by {NAME} • More in the imprint", (NAME,)),
        ("© 2026 Skerry Store", ()),
        ("© 2026 Rosalind", ()),
        ("© 2026 Harbour Bank.", ()),
    ],
)
def test_a_site_of_one_person_is_written_by_that_person(
    notice: str, found: tuple[str, ...]
) -> None:
    assert names(HEAD, STORY, ("legal", notice)) == found
    assert names(HEAD, ("byline", "By Ole Brandt"), STORY, ("legal", notice)) == ("Ole Brandt",)


def test_a_site_that_is_called_like_a_person_is_written_by_that_person() -> None:
    title, way = ("title", f"{TITLE} | {NAME}"), ("navigation", NAME)
    assert names(title, way, HEAD, STORY) == (NAME,)
    assert names(title, MENU, HEAD, STORY) == ()
    assert names(("title", f"{TITLE} | Ferry Lines"), ("navigation", "Ferry Lines"), STORY) == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("04.02.2026 | 13:10 Uhr | Rosalind Achebe", (NAME,)),
        ("· 30 min · 6279 words · Rosalind Achebe", (NAME,)),
        ("Rosalind Achebe, am Sonntag, 11.12.2022 - 05:00", (NAME,)),
        ("9 March 2026 - Rosalind Achebe", (NAME,)),
    ],
)
def test_a_name_stands_beside_days_and_hours(line: str, found: tuple[str, ...]) -> None:
    assert names_in(line, None) == found


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("Ada Ohm, Staff Attorney, Skerry Ferry Lines", ("Ada Ohm",)),
        ("Ada Ohm, court reporter, Bo Reed", ("Ada Ohm", "Bo Reed")),
        (
            "Ada Ohm, Bo Reed, Rosalind Achebe Lindqvist",
            ("Ada Ohm", "Bo Reed", f"{NAME} Lindqvist"),
        ),
        ("Staff Attorney, Skerry Ferry Lines", ()),
    ],
)
def test_for_whom_somebody_works_is_nobody(byline: str, found: tuple[str, ...]) -> None:
    assert read_names(byline, strict=True) == found


def test_names_with_offices_go_on_behind_an_and() -> None:
    office = ", Director of Ferries and Harbours, Foundation for the Skerry Isles and the Coast"
    signed = [("byline", "Ada Ohm, Staff Attorney"), ("byline", "&"), ("byline", NAME + office)]
    assert names(HEAD, *signed, DAY, STORY) == ("Ada Ohm", NAME)


@pytest.mark.parametrize("text", ["Vytisknout | Komentáře", "نظر شما", "發稿時間", "Publicerat"])
def test_words_of_a_page_are_nobody(text: str) -> None:
    assert names(HEAD, ("byline", text), STORY, byline=0.9) == ()
    assert names(HEAD, ("byline", text), ("byline", NAME), STORY, byline=0.9) == (NAME,)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("ELISABET RYDÉN", "elisabet.ryden@paper.example"), ("Elisabet Rydén",)),
        (("a.ohm@paper.example", "Ada Ohm"), ("Ada Ohm",)),
        (("Ada Ohm", "news@paper.example"), ()),
        (("Ada Li", "li@paper.example"), ()),
    ],
)
def test_a_name_beside_its_address_is_the_author_s(
    lines: tuple[str, str], authors: tuple[str, ...]
) -> None:
    found = by_address([RoleLine(text, "other", 1.0) for text in lines])
    assert [value.value for value in found] == ([authors] if authors else [])
