"""Authors, headlines and days from lines whose roles are known."""

from __future__ import annotations

import pytest
from edges import Edge, each

from newsclean.extraction.text_lines.context_signs import text_signs
from newsclean.extraction.text_lines.layout import rejoined
from newsclean.extraction.text_lines.line_authors import authors_of
from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.line_signs import line_signs
from newsclean.extraction.text_lines.role_model import RoleProbabilities
from newsclean.extraction.text_lines.text_fields import fields_of
from newsclean.extraction.text_lines.text_kind import kind_signs
from newsclean.model.draft import Draft

TITLE = "Harbour freezes over for the first time"
FIRST = "The harbour of Skerry froze over on Monday for the first time in forty years."


def lines(*pairs: tuple[str, str]) -> list[RoleLine]:
    return [RoleLine(text, role, 0.9) for role, text in pairs]


def names(found: list[RoleLine]) -> tuple[str, ...]:
    return next((value.value for value in authors_of(found, None)), ())


@pytest.mark.parametrize("by", ["By", "Written by:", "Von", "Por", "Autor:"])
def test_a_name_behind_a_lone_by_is_the_author_whatever_its_role(by: str) -> None:
    found = lines(
        ("headline", TITLE), ("other", by), ("navigation", "Rosalind Achebe"), ("paragraph", FIRST)
    )
    assert names(found) == ("Rosalind Achebe",)


def test_names_torn_over_lines_belong_together_until_something_else_stands_there() -> None:
    found = lines(
        ("headline", TITLE),
        ("byline", "By"),
        ("byline", "Rosalind Achebe"),
        ("byline", "and"),
        ("byline", "Ole Brandt"),
        ("date", "9 March 2026"),
        ("paragraph", FIRST),
    )
    assert names(found) == ("Rosalind Achebe", "Ole Brandt")
    assert names([*found[:3], *found[4:]]) == ("Rosalind Achebe",)
    assert names([found[0], found[1], *found[5:]]) == ()


@pytest.mark.parametrize(
    ("torn_names", "found"),
    [
        (("Rosalind Achebe, and", "Ole Brandt"), ("Rosalind Achebe", "Ole Brandt")),
        (("Rosalind Achebe", "&", "Ole Brandt"), ("Rosalind Achebe", "Ole Brandt")),
        # What somebody does stands behind the name, and names nobody.
        (("Rosalind Achebe,", "Managing Editor"), ("Rosalind Achebe",)),
    ],
)
def test_names_go_on_behind_an_and_wherever_it_stands(
    torn_names: tuple[str, ...], found: tuple[str, ...]
) -> None:
    lined = [("byline", name) for name in torn_names]
    for front in ([("headline", TITLE)], [("headline", TITLE), ("byline", "By")]):
        assert names(lines(*front, *lined, ("date", "9 March 2026"), ("paragraph", FIRST))) == found


def test_a_menu_that_begins_like_a_byline_comes_behind_the_byline_below_the_headline() -> None:
    menu, signed = ("navigation", "By Ferry Line"), ("byline", "Rosalind Achebe")
    found = lines(menu, ("headline", TITLE), signed, ("paragraph", FIRST))
    found[0] = RoleLine(menu[1], menu[0], 0.9, 0.4)
    assert names(found) == ("Rosalind Achebe",)


def test_a_word_between_headline_and_date_is_what_somebody_is_called() -> None:
    day, story = ("date", "9 March 2026"), ("paragraph", FIRST)
    assert names(lines(("headline", TITLE), ("byline", "skerryman"), day, story)) == ("skerryman",)
    assert names(lines(("headline", TITLE), ("byline", "Weather"), day, story)) == ()
    assert names(lines(("headline", TITLE), day, ("byline", "skerryman"), story)) == ()


def test_a_name_beside_the_date_below_the_headline_is_the_author() -> None:
    day, story, name = ("date", "9 March 2026"), ("paragraph", FIRST), ("other", "Rosalind Achebe")
    assert names(lines(("headline", TITLE), name, day, story)) == ("Rosalind Achebe",)
    assert names(lines(name, day, ("headline", TITLE), story)) == ()
    assert names(lines(("headline", TITLE), ("other", "Harbour Weather"), day, story)) == ()


def test_a_lone_by_among_the_pointers_below_a_story_names_nobody() -> None:
    story = lines(("headline", TITLE), ("paragraph", FIRST))
    assert names([*story, *lines(("pointer", "By"), ("pointer", "Ole Brandt"))]) == ()
    assert names([*story, *lines(("other", "Written by"), ("byline", "Ole Brandt"))]) == (
        "Ole Brandt",
    )


def test_a_desk_that_signs_is_the_author() -> None:
    assert names(lines(("headline", TITLE), ("byline", "By News Desk"))) == ("News Desk",)


def test_a_headline_may_come_as_title_of_the_page_and_as_way_to_it_too() -> None:
    found = lines(
        ("title", TITLE),
        ("navigation", "Home"),
        ("section", TITLE),
        ("headline", TITLE),
        ("paragraph", FIRST),
    )
    headline = fields_of(found, None, None).headline
    assert headline is not None
    assert headline.value == TITLE
    plea = "Read the paper on your phone"
    found = lines(*[("headline", plea)] * 3, ("paragraph", FIRST))
    assert fields_of(found, None, None).headline is None


def test_the_word_in_front_of_a_date_may_have_a_line_of_its_own() -> None:
    found = lines(
        ("date", "Updated"),
        ("date", "11 March 2026"),
        ("date", "Published"),
        ("date", "9 March 2026"),
        ("paragraph", FIRST),
    )
    fields = fields_of(found, None, None)
    assert fields.published is not None
    assert fields.modified is not None
    assert (str(fields.published.value), str(fields.modified.value)) == ("2026-03-09", "2026-03-11")
    only = fields_of([*found[:2], found[-1]], None, None)
    assert only.published is None  # the day of a change is none of publication
    assert only.modified == fields.modified
    news = [RoleLine("Safety Updates", "section", 0.9), *found[3:]]
    assert fields_of(news, None, None).modified is None


@pytest.mark.parametrize(("behind", "named"), [(6, True), (7, False)])
def test_a_story_is_signed_right_behind_its_end(behind: int, named: bool) -> None:
    found = lines(("headline", TITLE), ("paragraph", FIRST), *[("other", "Print")] * (behind - 1))
    assert bool(names([*found, *lines(("byline", "Ole Brandt"))])) == named
    front = lines(("byline", "Rosalind Achebe"))
    assert names([*front, *found, *lines(("byline", "By Ole Brandt"))]) == ("Rosalind Achebe",)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (f"{TITLE}\nby\nRosalind Achebe", False),
        (
            "The council of Skerry said in\na statement on Monday\nthat the harbour was closed.",
            True,
        ),
        ("The harbour is closed, said the mayor of\nthe small town of Skerry", True),
    ],
)
def test_only_sentences_are_joined(text: str, joined: bool) -> None:
    assert ("\n" not in rejoined(Draft.of_text(text)).text) == joined


def test_a_lone_by_has_a_form_of_its_own() -> None:
    assert [line_signs(line).form for line in ("By", "Von", "By Ole Brandt")] == [
        "by",
        "by",
        "byline",
    ]


def torn(*texts: str) -> tuple[str, ...]:
    return names(lines(("other", "By"), *(("other", text) for text in texts), ("paragraph", FIRST)))


def likest(*texts: str) -> list[int]:
    """The numbers of the lines that are likest to the first."""
    rows = text_signs([*texts, FIRST, FIRST], [False] * (len(texts) + 2)).rows
    return [i for i, row in enumerate(rows) if "likest-title" in row]


def titled(words: list[str], count: int) -> list[int]:
    title = " ".join(words[:count])
    return likest(title, "Home", title)


def place(short: int, prose: int) -> str:
    signs = text_signs(["Home"] * short + [FIRST] * prose, [False] * (short + prose))
    one = RoleProbabilities({}, 0.0, 0.0)
    return kind_signs(signs, [one] * (short + prose), 0.5)[0]


WORDS = "harbour ferries council winter sailors market bridge school".split()
EDGES = [
    Edge(
        "characters of a name's line",
        lambda n: torn("Ada Ohm (" + "o" * (n - 10) + ")"),
        80,
        ("Ada Ohm",),
        (),
    ),
    Edge(
        "lines of names behind a lone By",
        lambda n: torn(*["and"] * (n - 1), "Ada Ohm"),
        6,
        ("Ada Ohm",),
        (),
    ),
    Edge(
        "characters of a lone By",
        lambda n: line_signs("By " + ":" * (n - 3)).form,
        60,
        "by",
        "label",
    ),
    Edge("words of a title", lambda n: titled(WORDS * 6, n), 40, [2], []),
    Edge("words of no title", lambda n: titled(WORDS, n), 2, [], [2]),
    Edge(
        "words that a line has beside the title's",
        lambda n: likest(" ".join(WORDS), " ".join([*WORDS[:2], *["coast", "island"][:n]])),
        1,
        [1],
        [],
    ),
    Edge(
        "characters of the words in front of a date",
        lambda n: (
            fields_of(
                lines(("other", sized_label(n)), ("date", "9 March 2026")), None, None
            ).modified
            is None
        ),
        24,
        False,
        True,
    ),
    Edge("lines without a sentence", lambda n: place(25 - n, n), 14, "dump", "text"),
    Edge("lines of a text that is no dump", lambda n: place(n, 0), 24, "text", "dump"),
]


def sized_label(size: int) -> str:
    return "Updated" + "." * (size - 7)


@each(EDGES)
def test_bounds(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(("away", "told"), [(-4, True), (-5, False), (8, True), (9, False)])
def test_lines_near_the_title_know_how_far_it_is(away: int, told: bool) -> None:
    title = " ".join(WORDS)
    rows = text_signs([title, *["Home"] * 9, title, *["Sport"] * 12, FIRST], [False] * 24).rows
    assert (f"from-title{away}" in rows[10 + away]) == told


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("By Elaine ChenDec. 18, 2025", ("Elaine Chen",)),
        ("1. Februar 2022 , Daniel Dillenburg", ("Daniel Dillenburg",)),
        ("By Rainer März", ("Rainer März",)),
    ],
)
def test_a_name_ends_where_a_date_is_glued_to_it_and_begins_behind_one(
    line: str, named: tuple[str, ...]
) -> None:
    roles = [
        RoleLine("Harbour of Skerry freezes over", "headline", 0.9),
        RoleLine(line, "byline", 0.9, 0.9),
        RoleLine("The harbour froze over on Monday, the council said.", "paragraph", 0.9),
    ]
    assert names(roles) == named


@pytest.mark.parametrize(("days", "lost"), [(100, 0), (101, 1)])
def test_of_a_list_of_days_the_first_and_the_last_are_read(days: int, lost: int) -> None:
    """Each is read in many forms, and a list of results has thousands."""
    said = [f"{n % 28 + 1} March {1900 + n}" for n in range(days)]
    found = lines(("headline", TITLE), *(("date", day) for day in said), ("paragraph", FIRST))
    published = fields_of(found, None, None).published
    assert published is not None
    raws = [published.raw, *(other.raw for other in published.alternatives)]
    assert raws == said[:50] + said[50 + lost :]
