"""Which of the days of a text is the story's."""

from __future__ import annotations

import pytest
from edges import Edge, each

from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.text_fields import fields_of

HEAD = ("headline", "Harbour freezes over for the first time")
STORY = (
    "paragraph",
    "The harbour of Skerry froze over on Monday for the first time in forty years.",
)
DAY, SEEN = ("date", "9 March 2026"), ("date", "14 May 2027")
MENU = ("navigation", "Ferries")


def day(*pairs: tuple[str, str]) -> str | None:
    found = fields_of([RoleLine(text, role, 0.9) for role, text in pairs], None, None).published
    return str(found.value) if found else None


def test_the_day_behind_the_headline_is_believed_before_that_of_the_masthead() -> None:
    assert day(SEEN, *[MENU] * 9, HEAD, DAY, STORY) == "2026-03-09"
    assert day(SEEN, *[MENU] * 9, DAY, MENU, HEAD, STORY) == "2026-03-09"
    assert day(DAY, HEAD, SEEN, STORY) == "2027-05-14"
    assert day(DAY, *[MENU] * 9, STORY) == "2026-03-09"


def behind(lines: int) -> str | None:
    return day(SEEN, *[MENU] * 9, HEAD, *[MENU] * (lines - 1), DAY, STORY)


def before(lines: int) -> str | None:
    return day(SEEN, *[MENU] * 9, DAY, *[MENU] * (lines - 1), HEAD, STORY)


def alone(characters: int) -> str | None:
    return day(HEAD, ("other", "9 March 2026 ".ljust(characters, ".")), STORY)


EDGES = [
    Edge("lines from the headline to the day", behind, 8, "2026-03-09", "2027-05-14"),
    Edge("lines from the day to the headline", before, 6, "2026-03-09", "2027-05-14"),
    Edge("characters of a day", alone, 40, "2026-03-09", None),
]


@each(EDGES)
def test_bounds(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("label", "found"),
    [("Published on", "2026-03-09"), ("Erschienen am", "2026-03-09"), ("Updated on", None)],
)
def test_a_day_below_its_label_counts_whatever_its_role(label: str, found: str | None) -> None:
    assert day(HEAD, STORY, ("other", label), ("other", "9 March 2026")) == found


def test_a_day_alone_between_headline_and_story_counts() -> None:
    alone = ("other", "9 March 2026")
    assert day(HEAD, MENU, alone, STORY) == "2026-03-09"
    assert day(alone, HEAD, STORY) is None
    assert day(HEAD, ("other", "Updated on 9 March 2026"), STORY) is None
    assert day(HEAD, STORY, alone) is None
    assert (
        day(HEAD, ("other", "Ferries of 9 March 2026 and of other days of the year"), STORY) is None
    )
