"""Plain texts: up to how many words, letters and lines each part of one is what it looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from growing import changes, words

from newsclean.extraction.text_lines.glued_opening import glued_opening
from newsclean.extraction.text_lines.kind_model import KindModel
from newsclean.extraction.text_lines.layout import is_dump, lines_of, rejoined
from newsclean.extraction.text_lines.line_authors import _trimmed, authors_of
from newsclean.extraction.text_lines.line_names import is_signature, signs_in_print
from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.line_signs import (
    ends_in_credit,
    is_contact,
    is_credited,
    is_stamp,
    is_way,
    line_signs,
)
from newsclean.extraction.text_lines.role_model import (
    RoleModel,
    role_probabilities,
    shipped_roles,
)
from newsclean.extraction.text_lines.text_fields import fields_of
from newsclean.model.draft import Draft

TITLE = ("headline", "Harbour freezes over for the first time")
FIRST = (
    "paragraph",
    "The harbour of Skerry froze over on Monday for the first time in forty years.",
)
SPOKEN = ("paragraph", "“It is cold in here,” the keeper of the harbour said on Monday, and left.")
HUNDRED = range(1, 100)


def lines(*pairs: tuple[str, str], probability: float = 0.9) -> list[RoleLine]:
    return [RoleLine(text, role, probability) for role, text in pairs]


def others(n: int, role: str = "other") -> list[tuple[str, str]]:
    return [(role, f"Line {i}") for i in range(n)]


def names(*given: RoleLine) -> tuple[str, ...]:
    return next((value.value for value in authors_of(given, None)), ())


def likely(role: str, text: str, byline: int) -> tuple[str, ...]:
    """Who is named by a line that is a byline with so many hundredths."""
    return names(*lines(TITLE), RoleLine(text, role, 0.9, byline / 100), *lines(FIRST))


def glued(named: int = 2, left: int = 100, clocks: int = 0, capitals: str = "") -> str:
    """What is left of a line behind the byline and the date that open it."""
    by = f"By {'Ada ' * (named - 1)}Ohm May 3, 2024 {'5 ' * clocks}{capitals} "
    line = f"{by}The boat of {'x' * (left - 14)}."
    found = glued_opening(line)
    return line[found.end :] if found else ""


AUTHORS = [
    pytest.param(lambda n: glued(n) != "", range(2, 20), [8], id="words of a glued byline"),
    pytest.param(lambda n: glued(2, n) != "", range(20, 120), [60], id="letters behind one"),
    pytest.param(lambda n: glued(clocks=n) != "", range(60, 180), [107], id="numbers between them"),
    pytest.param(
        lambda n: glued(capitals="XYZWVU"[:n])[:3],
        range(1, 7),
        [1, 4],
        id="capitals of a time zone",
    ),
    pytest.param(
        lambda n: likely("byline", "Rosalind", n), HUNDRED, [74], id="hundredths of one name"
    ),
    pytest.param(
        lambda n: likely("other", "By Ada Ohm", n), HUNDRED, [19], id="hundredths of a byline"
    ),
    pytest.param(
        lambda n: _trimmed(f"Ada Ohm {'defghij'[:n]}") == "Ada Ohm",
        range(1, 8),
        [3],
        id="letters of a small word behind a name",
    ),
    pytest.param(
        lambda n: names(*lines(TITLE, *others(n), ("date", "Ada Ohm 5 March 2026"), SPOKEN)),
        range(20),
        [10],
        id="lines in front of a name with a date",
    ),
    pytest.param(
        lambda n: names(*lines(TITLE, SPOKEN, ("other", "Ada Ohm"), *others(n))),
        range(20),
        [10],
        id="lines behind the name below a story",
    ),
    pytest.param(
        lambda n: names(
            *lines(TITLE, SPOKEN, *[("pointer", "Read: So it was")] * n, ("other", "Ada Ohm"))
        ),
        range(8),
        [3],
        id="pointers in front of that name",
    ),
    pytest.param(
        lambda n: names(*lines(TITLE, FIRST, *others(n), ("byline", "Ole Brandt"))),
        range(12),
        [5],
        id="lines between a story and its byline",
    ),
    pytest.param(
        lambda n: names(*lines(TITLE, ("paragraph", f"{'磯' * (n - 8)}（記者 王小明）磯。"))),
        range(60, 200),
        [120],
        id="letters in front of the reporter",
    ),
    pytest.param(
        lambda n: is_signature(f"（{'小' * n}）"), range(1, 10), [2, 6], id="letters of a signature"
    ),
    pytest.param(
        lambda n: signs_in_print(name := f"{'ADA ' * (n - 1)}OHM.", f"So.\n{name}"),
        range(1, 7),
        [1, 3],
        id="words of a name in print",
    ),
    pytest.param(
        lambda n: signs_in_print(name := f"ADA {'OHMER'[:n]}.", f"So.\n{name}"),
        range(1, 6),
        [2],
        id="letters of a name in print",
    ),
]


def field(name: str, *given: RoleLine) -> object:
    found = getattr(fields_of(given, None, None), name)
    return None if found is None else found.value


def issue(before: int = 0, size: int = 20, between: int = 0) -> bool:
    """Whether a line is the name of the paper above the number of its issue: so many lines from the top,
    with a number of so many letters, and so many lines above the headline."""
    number = f"No. 5, Vol. 7, {'x' * (size - 15)}"
    given = lines(
        *others(before),
        ("headline", "The Daily Boat"),
        ("other", number),
        *others(between),
        ("headline", "The harbour is frozen now"),
        FIRST,
    )
    return field("site_name", *given) == "The Daily Boat"


def second(spaces: int) -> bool:
    """Whether a second headline says more than the first one."""
    more = ("headline", "The harbour of Skerry froze over, the council said")
    return field("description", *lines(("headline", "Boats" + " so" * spaces), more, FIRST)) is None


def section(text: str) -> object:
    return field("section", *lines(TITLE, ("section", text), FIRST)) is not None


FIELDS = [
    pytest.param(
        lambda n: field("headline", *lines(("headline", "x" * n), FIRST)) is None,
        range(150, 500),
        [300],
        id="letters of a headline",
    ),
    pytest.param(
        lambda n: field("headline", *lines(*[("headline", "Read the paper")] * n, FIRST)),
        range(1, 7),
        [2],
        id="times that a headline comes",
    ),
    pytest.param(second, range(9), [3], id="blanks of a headline above another"),
    pytest.param(lambda n: issue(n), range(9), [2], id="lines above the name of a paper"),
    pytest.param(lambda n: issue(0, n), range(20, 260), [160], id="letters of an issue's number"),
    pytest.param(lambda n: issue(between=n), range(9), [3], id="lines above the headline of one"),
    pytest.param(
        lambda n: field("site_name", *lines(("masthead", words(n)), FIRST)) is None,
        range(1, 15),
        [6],
        id="words of a site's name",
    ),
    pytest.param(
        lambda n: field("site_name", *lines(("masthead", "x" * n), FIRST)) is None,
        range(20, 100),
        [59],
        id="letters of a site's name",
    ),
    pytest.param(
        lambda n: field("site_name", *lines(("masthead", "Boat"), FIRST, probability=n / 100)),
        HUNDRED,
        [49],
        id="hundredths of a site's name",
    ),
    pytest.param(
        lambda n: section("x" * n), range(20, 100), [59], id="letters of a section's name"
    ),
    pytest.param(
        lambda n: section(f"{'Menu ' * n}{'Boat ' * (10 - n)}".strip()),
        range(11),
        [5],
        id="words of menus in a section's name",
    ),
]


def stanza(count: int, size: int = 30) -> bool:
    """Whether the lines of a stanza stay."""
    verse = [f"{'The sea is' if i == 0 else 'and so on'} {'x' * 60}"[:size] for i in range(count)]
    text = "\n".join(["So it.", "", *verse, "", "So."])
    return rejoined(Draft.of_text(text)).text == text


def short_verse(size: int) -> bool:
    text = "\n".join(
        ["So it.", "", "The grey sea", ", and it was so"[:size], "So it was so", "", "So."]
    )
    return rejoined(Draft.of_text(text)).text == text


def titled(size: int) -> bool:
    """Whether a line stays that is the beginning of the page's title."""
    head = "Boat goes down to sea"
    menu = ["Home"] * 30
    text = "\n".join([f"{head} {'x' * (size - 22)}", *menu, head, "and left us all here for good"])
    return rejoined(Draft.of_text(text)).text == text


def torn(front: int) -> bool:
    """Whether a sentence is joined that is torn behind so many lines."""
    sentence = ["The boats of Skerry and the", "harbour are frozen", "So."]
    text = "\n".join([*(f"Line {i}" for i in range(front)), *sentence])
    return lines_of(Draft.of_text(text)).text != text


LAYOUT = [
    pytest.param(
        lambda n: is_dump(["x"] * n + ["y" * 80] * (50 - n)), range(50), [20], id="short lines"
    ),
    pytest.param(torn, range(14), [6], id="lines in front of a torn headline"),
    pytest.param(stanza, range(2, 7), [2], id="lines of a stanza"),
    pytest.param(lambda n: stanza(4, n), range(30, 80), [59], id="letters of a verse"),
    pytest.param(short_verse, range(2, 16), [11], id="letters of a short verse"),
    pytest.param(
        lambda n: rejoined(Draft.of_text(f"{words(n)}\nBoat of Skerry\n, and it left")).text.count(
            "\n"
        ),
        range(1, 10),
        [4],
        id="words in front of a link",
    ),
    pytest.param(titled, range(200, 460), [300], id="letters of a title"),
]


def way(steps: int, size: int = 1) -> bool:
    return is_way(" > ".join(["Boat" + " so" * (size - 1)] * steps))


def stamp(line: str) -> bool:
    return is_stamp(line_signs(line), line)


def caption(spaces: int = 9, credit: int = 4) -> bool:
    return is_credited(
        f"Keepers{' at' * (spaces - 1)} (Photo courtesy of Ada{' Ohm' * (credit - 4)})"
    )


SIGNS = [
    pytest.param(way, range(1, 9), [2], id="steps of a way"),
    pytest.param(lambda n: way(4, n), range(1, 9), [4], id="words of a step"),
    pytest.param(
        lambda n: stamp(f"Published: 17 May 2021{'.' * (n - 22)}"),
        range(22, 260),
        [160],
        id="characters of when a story came out",
    ),
    pytest.param(
        lambda n: is_contact(f"Ada Ohm | {'x' * (n - 31)} | ada@skerry.example"),
        range(40, 260),
        [160],
        id="characters of how somebody is reached",
    ),
    pytest.param(
        lambda n: ends_in_credit(f"The boat. Photograph: {'Ada ' * (n - 1)}Ohm"),
        range(1, 12),
        [5],
        id="words of whose picture it is",
    ),
    pytest.param(caption, range(1, 80), [2, 47], id="blanks of a caption"),
    pytest.param(lambda n: caption(credit=n), range(4, 20), [12], id="words of its credit"),
    pytest.param(
        lambda n: is_credited(f"{'磯' * (n - 4)}王五 摄"),
        range(40, 150),
        [90],
        id="letters of a caption in Chinese",
    ),
]


KINDS = KindModel(100, ("article", "other"), {"a": (1, 0)}, (0, 0), (1.0, 0.0))
"""A model to which each sign says that a text is a story, a hundredth of a nat."""


def followed(*first: int) -> int:
    """How many roles a line may have, of which these stand so many hundredths of a nat below the best one."""
    known = shipped_roles()
    none = [0] * len(known.first)
    scores = [-n for n in first] + [-5000] * (len(none) - len(first))
    model = RoleModel(100, {}, known.steps, tuple(scores), tuple(none), KINDS)
    return len(role_probabilities(model, [[]] * 2)[0].of_role)


MODELS = [
    pytest.param(
        lambda n: (
            KindModel(100, KINDS.kinds, {"a": (n - 100, 0)}, (0, 0), (1.0, 0.0)).kind_of(["a"]).kind
        ),
        range(200),
        [99],
        id="hundredths of a nat for a story",
    ),
    pytest.param(
        lambda n: KINDS.confidence(n / 1000),
        range(990, 1001),
        [*range(990, 998)],
        id="thousandths of how sure a text is",
    ),
    pytest.param(
        lambda n: followed(0, 100 * n), range(3, 20), [9], id="nats to a role that is followed"
    ),
    pytest.param(
        lambda n: followed(*range(n)), range(1, 15), [*range(1, 7)], id="roles that are followed"
    ),
]


def test_three_signs_are_told_of_a_line_that_is_left_out() -> None:
    roles = shipped_roles()
    assert len(roles.reasons([*roles.signs][:40], 2)) == 3


@pytest.mark.parametrize(("read", "sizes", "edges"), AUTHORS + FIELDS + LAYOUT + SIGNS + MODELS)
def test_up_to_where_a_line_is_what_it_looks_like(
    read: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(read, sizes) == edges
