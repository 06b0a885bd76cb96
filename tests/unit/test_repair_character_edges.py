"""How far repairs of characters look around: at each bound, and just beyond."""

from __future__ import annotations

import pytest
from edges import Edge, each

import newsclean
from newsclean.repair.characters import encoding

WIDE = "ＡＢＣ"


def rules(text: str) -> set[str]:
    return {edit.rule for edit in newsclean.clean_text(text).edits}


def narrowed(text: str) -> bool:
    return "characters.full-width" in rules(text)


def so(size: int) -> str:
    return ("so it was " * size)[: size - 1] + " "


def mangled(times: int) -> bool:
    """Whether a word that was read so many times in the wrong charset comes back."""
    word = "café"
    for _ in range(times):
        word = word.encode().decode("latin-1")
    return "café" in newsclean.clean_text(f"The {word} on the quay was shut, she said.").text


def unescaped(text: str) -> bool:
    return "entities.unescape" in rules(text)


EDGES = [
    Edge(
        "characters behind a word about markup",
        lambda n: unescaped(f"An HTML {so(n - 5)}&hellip; {so(600)}"),
        500,
        False,
        True,
    ),
    Edge(
        "characters before it",
        lambda n: unescaped(f"{so(600)}it&rsquo;s {so(n - 13)}HTML."),
        500,
        False,
        True,
    ),
    Edge(
        "characters before a letter of another script",
        lambda n: narrowed(f"港{so(n - 1)} {WIDE} {so(600)}"),
        199,
        False,
        True,
    ),
    Edge(
        "characters behind it",
        lambda n: narrowed(f"{so(600)}{WIDE} {so(n - 1)}港"),
        199,
        False,
        True,
    ),
    Edge(
        "characters of a text with one letter of another script",
        lambda n: narrowed(f"港\n{so(n - 5)}{WIDE}"),
        199,
        False,
        True,
    ),
]


@each(EDGES)
def test_characters(edge: Edge) -> None:
    edge.check()


def test_a_word_comes_back_however_often_it_was_misread() -> None:
    assert all(mangled(times) for times in (1, 2, 4))


REST = " The boat is old, and the mayor of the town has said so to the council more than once."
SURE: list[tuple[str, dict[str, list[float]]]] = [
    ("The mayor&amp;rsquo;s boat sank.", {"entities.unescape": [0.99]}),
    ("The boat of Smith &amp Sons sank.", {"entities.unescape": [0.98]}),
    ("It sank in M&aumlrz at the quay.", {"entities.unescape": [0.98]}),
    ("It was &lt;b&gt;very&lt;/b&gt; old.", {"entities.tag": [0.98, 0.98]}),
    ("It was old &lt;a href=x&gt;...&lt;/a&gt; and shut.", {"entities.tag": [0.98]}),
    ("It was old.&lt;br&gt;It sank.", {"entities.tag": [0.98]}),
    (
        "The firm#39;s boat and the town#39;s quay cost more, \\$20 at least.",
        {"entities.unescape": [0.98, 0.98], "entities.backslash": [0.95]},
    ),
    ("The boat\\u2019s crew went.", {"escapes.literal": [0.99]}),
    ("The boat\\xe2\\x80\\x99s crew went.", {"escapes.literal": [0.99]}),
    (
        'It sank.\\nNobody saw it.\\nThe \\"old\\" boat.\\tIt sank.\\nShe left.',
        {"escapes.literal": [0.98, 0.98, 0.98, 0.98, 0.95, 0.98]},
    ),
    (
        "It isn\ufffdt the mayor\ufffds boat of the \ufffd90s, she said.",
        {"lost.mark": [0.99, 0.98, 0.95]},
    ),
    ("The council in Leeds didn\ufffdt pay \ufffd2,000 for it.", {"lost.mark": [0.99, 0.97]}),
    (
        "The boat – an old one – isn\ufffdt here \ufffd so they say.",
        {"lost.mark": [0.99, 0.97]},
    ),
    (
        "It wonâ??t do â?? she said â?? as the mayorâ??s boat isnâ??t here.",
        {"lost.mark": [0.99, 0.7, 0.7, 0.98, 0.99]},
    ),
    ("The caf\ufffd was shut, and the old café was.", {"lost.letter": [0.98]}),
]


@pytest.mark.parametrize(("text", "sure"), SURE)
def test_each_repair_of_characters_says_how_sure_it_is(
    text: str, sure: dict[str, list[float]]
) -> None:
    """The surer of two ways to read a place has the higher number; the ledger shows it."""
    found: dict[str, list[float]] = {}
    for edit in newsclean.clean_text(text + REST).edits:
        found.setdefault(edit.rule, []).append(edit.confidence)
    assert found == sure


def test_what_frames_a_literal_goes_as_surely_as_its_escapes() -> None:
    edits = newsclean.clean_text(
        r"b'The boat sank.\n\nNobody saw the \xe2\x80\x98old\xe2\x80\x99 one.'"
    ).edits
    assert [e.confidence for e in edits] == [0.99, 0.98, 0.99, 0.99, 0.99]


@pytest.mark.parametrize("unseen", ["\x81", "\u200b", "\u00ad", "\u202e"])
def test_what_stands_between_all_letters_goes_in_one_edit_for_a_stretch(unseen: str) -> None:
    word = unseen.join("harbour") + " "
    text = f"The old {word * 90}was shut."
    result = newsclean.clean_text(text)
    assert unseen not in result.text
    assert "The old harbour harbour " in result.text
    assert len(result.repairs) < 20, "there are 540 of them"
    few = newsclean.clean_text(f"The old {word}was shut.")
    assert len(few.repairs) == 6, "each for itself"


@pytest.mark.parametrize(("beyond_repair", "mended"), [(23, True), (24, False)])
def test_behind_twenty_four_garbled_words_that_cannot_be_decoded_none_is(
    beyond_repair: int, mended: bool
) -> None:
    line = "ÃŽq " * beyond_repair + "cafÃ©"
    assert encoding._decoded_by_words(line).endswith("café") is mended
