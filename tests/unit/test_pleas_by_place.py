"""Pleas that neither their place nor their words hold to be the story's, and what shares nothing with it."""

from __future__ import annotations

import pytest
from edges import Edge, each
from judged_lines import line as judged
from judged_lines import numbered, prose

import newsclean
from newsclean.boilerplate import combine
from newsclean.boilerplate.belonging import stems_of
from newsclean.boilerplate.line import LIKELY, lines_of
from newsclean.boilerplate.line_passes import apart, by_role_and_words
from newsclean.boilerplate.vocabulary import addresses
from newsclean.extraction.text_lines.line_signs import is_surely_none, is_way, line_signs
from newsclean.model.draft import Draft, Piece
from newsclean.options import Options
from newsclean.rules import load_rules

TITLE = "Harbour freezes over for the first time in forty years"
STORY = (
    "The harbour of Skerry froze over on Monday, the council said, and the ferries stayed at their berths.",
    "“There will be no boat tomorrow,” said Ann Lees, who speaks for the council of the island.",
    "Fishermen walked to their boats across the ice, carrying their nets, and came back at night.",
)


def text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def body(*lines: str) -> tuple[str, ...]:
    return tuple(block.text for block in newsclean.clean(text(*lines), kind="text").blocks)


@pytest.mark.parametrize(
    "plea",
    [
        "Ця публікація з'явилася завдяки нашим читачам. Станьте другом редакції — підтримайте нас.",
        "Receba no WhatsApp as notícias do Portal Jurema. Inscreva-se!",
    ],
)
def test_a_plea_goes_that_neither_its_role_nor_its_words_hold_to_be_the_storys(plea: str) -> None:
    code = "uk" if plea.startswith("Ц") else "pt"
    goes = [doubted(plea, role, code) for role in (0.5, 0.9999)]
    assert goes == [True, False]
    assert not doubted(STORY[0], 0.5, "en")


def doubted(line: str, role: float, code: str) -> bool:
    draft = Draft.of_text(line)
    piece = Piece(kind="paragraph", start=0, end=len(line), role_probability=role)
    lines = lines_of(draft.relabel((piece,)), code, load_rules(Options(), ()), None)
    return combine.doubted_twice(lines[0], behind=False)


PLEAS = (
    ("en", "Hey, thanks for reading. We run no banners here and never will."),
    ("de", "Gute Recherchen kosten Geld. Wenn Sie uns helfen wollen, werden Sie Mitglied."),
)
SAID = {
    "en": STORY,
    "de": (
        "Der Hafen von Skerry ist am Montag zum ersten Mal seit vierzig Jahren zugefroren, sagte der Rat.",
        "„Morgen fährt auch nichts“, sagte Anna Liss, die Sprecherin des Rates von Skerry.",
        "Die Fischer gingen über das Eis zu ihren Booten und kamen am Abend zurück.",
    ),
}


@pytest.mark.parametrize(("code", "plea"), PLEAS)
def test_what_speaks_to_the_reader_goes_from_a_story_that_quotes_people(
    code: str, plea: str
) -> None:
    first, second, third = SAID[code]
    assert body(first, second, plea, third) == (first, second, third)
    assert body(first, second, third, plea) == (first, second, third)
    assert plea in body(first, third, plea, third[:-1] + ", bis heute.")  # nobody is quoted
    assert f"“{plea}”" in body(first, second, f"“{plea}”", third)


OWN = [
    judged("“The ferry of the harbour stays in its berth,” said the keeper of the ferry.", 0.01),
    judged("The keeper of the harbour looked at the berth in the evening.", 0.01),
    judged("The harbour and its berth were full of ice in the evening.", 0.01),
]


@pytest.mark.parametrize(
    ("asks", "given", "goes"),
    [
        ("You can help these pages with three pounds or more a month.", 0.8, 1),
        ("You can help these pages with three pounds or more a month.", 0.79, 0),
        ("A small gift keeps these many pages alive for one more month.", 0.95, 1),
        ("A small gift keeps these many pages alive for one more month.", 0.949, 0),
        ("You can help the keeper of the harbour and its ferry.", 0.99, 0),
        ("You can help “these pages with three pounds a month”.", 0.99, 0),
        ("You can help “us” with three more pounds each month, as we ask readers.", 0.9, 1),
        ("Help us now", 0.99, 0),
    ],
)
def test_how_sure_the_words_must_be_of_what_shares_none_with_the_story(
    asks: str, given: float, goes: int
) -> None:
    told = numbered([OWN[0], judged(asks, given), *OWN[1:]])
    assert len(list(apart(told))) == goes


@pytest.mark.parametrize(("given", "goes"), [(0.5, 1), (0.49, 0)])
def test_a_last_line_that_speaks_to_somebody_needs_less(given: float, goes: int) -> None:
    last = judged("You can help these pages with three pounds or more a month.", given)
    assert len(list(apart(numbered([*OWN, last])))) == goes
    assert not list(apart(numbered([*OWN[:2], last])))  # too few lines for words to come again


@pytest.mark.parametrize(("count", "gone"), [(3, 3), (4, 0)])
def test_where_many_lines_are_apart_the_text_is_of_them(count: int, gone: int) -> None:
    words = (
        "coins before lunch",
        "pages until monday",
        "names after dinner",
        "songs during winter",
    )
    asks = [
        judged(f"Will you not give us a few of your own {word} or so?", 0.99)
        for word in words[:count]
    ]
    assert len(list(apart(numbered([*OWN, *asks])))) == gone


def test_a_sentence_of_the_story_keeps_what_speaks_to_nobody_beside_it() -> None:
    told = "The airline said in a statement that everybody will get the money back."
    assert f"{told} Coast Press" in body(*STORY, f"{told} Coast Press")


@pytest.mark.parametrize(
    ("code", "line", "speaks"),
    [
        ("sv", "Nu går undervisningen på turné.", False),
        ("sv", "Vi behöver dig.", True),
        ("en", "Now the boat sails.", False),
        ("en", "Your boat sails.", True),
    ],
)
def test_what_names_nobody_speaks_to_nobody(code: str, line: str, speaks: bool) -> None:
    assert addresses(line, code) == speaks


@pytest.mark.parametrize(
    ("line", "stems"),
    [
        ("The ferry sails.", {"ferry", "sails"}),
        ("The harbours of the island", {"harbou", "island"}),
        ("배는 항구에", {"배는", "항구"}),
        ("港の船", {"港の", "の船"}),
        ("नाव बंदरगाह", {"बंदरगा"}),
    ],
)
def test_what_lines_have_in_common(line: str, stems: set[str]) -> None:
    assert stems_of(line) == stems


def test_a_text_that_speaks_to_its_reader_keeps_its_sentences() -> None:
    plea = PLEAS[0][1]
    yours = [
        f"You will find your boat at pier {i}, said the keeper of the harbour." for i in range(3)
    ]
    assert plea in body(*STORY, plea, *yours)


EDGES = (
    Edge(
        "names in a way through a site", lambda n: is_way(" > ".join(["News"] * n)), 2, False, True
    ),
    Edge(
        "words of a station of it",
        lambda n: is_way(f"Home > News > {'very ' * (n - 1)}long"),
        4,
        True,
        False,
    ),
    Edge(
        "words of a name in a credit",
        lambda n: is_surely_none(line_signs(x := f"The boat. Photo: {'Ada ' * (n - 1)}Ohm"), x),
        5,
        True,
        False,
    ),
)


SPEAKS = judged("“The boat is late,” said the keeper of the island on Monday evening.")


def test_as_many_lines_go_by_role_and_words_as_may_stand_around_a_story() -> None:
    for count, gone in ((2, 2), (3, 0)):
        lines = [judged(f"Support us now {i}", 0.99, role_probability=0.5) for i in range(count)]
        told = numbered([SPEAKS, *lines, prose(1)])
        assert len(list(by_role_and_words(told))) == gone


@pytest.mark.parametrize(
    ("text", "given", "role", "gone"),
    [
        ("Support us now.", 0.7, 0.1, 1),
        ("Support us now.", 0.69, 0.1, 0),
        ("Support us now.", 0.95, 0.79, 1),
        ("Support us now.", 0.95, 0.8, 0),
        ("Support us now.", 0.999, 0.95, 1),
        ("Support us now.", 0.999, 0.96, 0),
        ("Support us now.", 0.99, None, 1),
        ("Support us now.", 0.989, None, 0),
        ("Support us now", 0.98, 0.71, 1),
        ("Support us now", 0.98, 0.72, 0),
    ],
)
def test_how_much_role_and_words_must_doubt(
    text: str, given: float, role: float | None, gone: int
) -> None:
    """What ends no sentence may be a heading, and needs more; a line that nothing has placed is held to be
    rather the story's."""
    told = numbered([SPEAKS, judged(text, given, role_probability=role), prose(1)])
    assert len(list(by_role_and_words(told))) == gone


def test_behind_the_story_an_open_line_needs_no_more_than_a_sentence() -> None:
    lone = judged("Support us now", 0.95, role_probability=0.79)
    assert len(list(by_role_and_words(numbered([SPEAKS, prose(1), lone])))) == 1
    assert not list(by_role_and_words(numbered([SPEAKS, lone, prose(1)])))


@each(EDGES)
def test_edges(edge: Edge) -> None:
    edge.check()


def test_a_text_that_quotes_nobody_loses_no_line_by_its_role() -> None:
    for opening, gone in ((SPEAKS, 1), (prose(0), 0)):
        lines = [opening, judged("Support us now", 0.99, role_probability=0.5), prose(1)]
        assert len(list(by_role_and_words(numbered(lines)))) == gone


@pytest.mark.parametrize(
    "beside",
    [
        "(Reporting by Lena Marsh; Editing by Omar Haddad)",
        "[Read more: how the harbour froze]",
        "© 2026 The Skerry Mail. All rights reserved.",
    ],
)
def test_a_short_last_sentence_stays_that_shares_its_paragraph(beside: str) -> None:
    last = "The fee for berths is fixed until 2031."
    assert body(TITLE, *STORY, f"{last} {beside}")[-1] == last


@pytest.mark.parametrize(
    "notice", ["All rights reserved. © The Skerry Mail", "© 2026 The Skerry Mail"]
)
def test_a_notice_of_rights_goes_where_it_stands_alone(notice: str) -> None:
    assert body(TITLE, *STORY, notice) == body(TITLE, *STORY)


@pytest.mark.parametrize(("said", "gone"), [("yapt??? s?rada", 0), ("yaptığı sırada", 1)])
def test_a_line_whose_letters_were_lost_cannot_be_read(said: str, gone: int) -> None:
    lines = [SPEAKS, judged(f"Support us {said}.", 0.99, role_probability=0.5), prose(1)]
    assert len(list(by_role_and_words(numbered(lines)))) == gone


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Mr Holt said: ›We met at the end of the. Harbour. Then it rained.‹"),
        ("de", "Herr Holt sagte: ›Abonniert uns. Folgt uns. Dann regnete es.‹"),
    ],
)
def test_a_line_that_tells_what_somebody_said_is_not_judged_by_its_words(
    code: str, line: str
) -> None:
    paragraphs = [*SAID[code][::2], line]
    options = newsclean.Options(language=code)
    got = newsclean.clean_text(text(*paragraphs), options=options)
    assert got.text.rstrip().endswith(line)
    lines = lines_of(Draft.of_text(line), code, load_rules(Options(), ()), None)
    assert lines[0].probability >= LIKELY, "its words alone would let it go"
