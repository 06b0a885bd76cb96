"""How far the rules of repair reach: at each bound, and just beyond; and how sure they are."""

from __future__ import annotations

import pytest
from edges import Edge, each
from passages import LEAD, TAIL, mended

import newsclean
from newsclean.repair.typography import mis_set_marks
from newsclean.repair.words import run_together


def sized(size: int, opening: str = "The old boat", stop: str = ".") -> str:
    """A sentence of so many characters."""
    return (opening + " so" * size)[: size - len(stop) - 1] + "x" + stop


def shorter(text: str) -> bool:
    return len(mended(text)) < len(text)


def told(*sizes: int, before: int = 0, again: int = 2) -> bool:
    """Whether the first paragraphs of a story, of these sizes, go where they come once more behind it."""
    heads = [sized(40, f"A {name} came by") for name in ("cat", "dog", "cow")[:before]]
    names = ("The boat", "Her crew", "That quay")
    story = [sized(size, name) for size, name in zip(sizes, names, strict=False)]
    text = "\n\n".join([*heads, *story, *story[:again]])
    return "duplicates.paragraph" in {edit.rule for edit in newsclean.clean_text(text).edits}


DUPLICATES = [
    Edge("characters of a story", lambda n: told(150, n - 150), 299, False, True),
    Edge("characters that its copy leaves out", lambda n: told(200, 200, n), 100, True, False),
    Edge("paragraphs before a story", lambda n: told(200, 200, before=n), 2, True, False),
    Edge(
        "characters of a sentence that may be said twice",
        lambda n: shorter(f"{sized(n)} {sized(n)} It sank in June, and nobody was on board of it."),
        29,
        False,
        True,
    ),
    Edge(
        "characters of a sentence that may be spoken twice",
        lambda n: shorter(f"“{sized(n)} {sized(n)} It sank in June,” said the harbour master."),
        59,
        False,
        True,
    ),
    Edge(
        "characters of a paragraph that may come twice",
        lambda n: shorter(f"{sized(n)}\n\n{sized(n)}\n\nIt sank in June."),
        79,
        False,
        True,
    ),
]


@each(DUPLICATES)
def test_what_is_said_twice(edge: Edge) -> None:
    edge.check()


def line(size: int, number: int, stop: str = "") -> str:
    """A line of so many characters; without a stop it runs on."""
    opening = f"{'So' if stop else 'so'} {'abcdefghijklmnopqrstuvwxyz'[number % 26]} {number // 26}"
    return (opening + " was then" * size)[: size - 1 - len(stop)] + "x" + stop


def wrapped(count: int, size: int, first: int = 0) -> list[str]:
    return [line(size, first + i) for i in range(count)]


def stopped(count: int, size: int) -> list[str]:
    return [line(size, 50 + i, ".") for i in range(count)]


def joined(*lines: str) -> int:
    """How many of the breaks between lines are taken for wraps."""
    got = newsclean.clean_text("\n".join(lines))
    wraps = [edit.confidence for edit in got.edits if edit.rule == "layout.wrap"]
    assert set(wraps) <= {0.97}
    return len(wraps)


WRAPS = [
    Edge(
        "characters between the shortest and the longest line",
        lambda n: joined(*wrapped(6, 80), *wrapped(6, 80 - n, 6)) > 0,
        40,
        True,
        False,
    ),
    Edge(
        "characters of a line that is longer than all others",
        lambda n: joined(*wrapped(60, 60), line(n, 70), *wrapped(3, 60, 60)),
        75,
        63,
        62,
    ),
]


@each(WRAPS)
def test_lines_of_nearly_one_width(edge: Edge) -> None:
    edge.check()


SURE = [
    ("He paid Â£40 for it.", [("encoding.mojibake", 0.98)]),
    ("Fish &amp; chips cost nine pounds.", [("entities.unescape", 0.99)]),
    ("The boat , which was old, sank.", [("spacing.before", 0.98)]),
    ("The wall fell .The boat sank.", [("spacing.before", 0.98)]),
    ("The boat,which was old, sank.", [("spacing.after-comma", 0.98)]),
    ("The wall fell.The boat sank.", [("spacing.after-sentence", 0.99)]),
    ("Nobody knew the size of the. Boats.", [("sentences.split", 0.85)]),
    ("They agreed to raise awar eness of it.", [("words.split", 0.9)]),
    ("The mayor, fromNorway, was there.", [("words.joined", 0.92)]),
    ("The govemment did not answer.", [("words.misread", 0.85)]),
    ("The winter was co1der than ever.", [("words.misread", 0.9)]),
    ("Two o\ufffdcials signed it.", [("words.ligature", 0.95)]),
    ("The ef cient office was closed.", [("words.ligature", 0.9)]),
    ("The mayor had no con dence in it.", [("words.ligature", 0.9)]),
    ("The prot on the sale was his.", []),
    ("He didnt know of it.", [("words.apostrophe", 0.95)]),
    ("He said that its a trap.", [("words.apostrophe", 0.9)]),
    ("The companys boat sank.", [("words.apostrophe", 0.85)]),
    ("“We saw it, ”he said.", [("quotes.spacing", 0.98)]),
    ("“We saw it,'' he said on Monday.", [("quotes.direction", 0.98)]),
    ("T he harbour was closed by noon.", [("words.drop-cap", 0.95)]),
    ("The govern-\nment did not answer.", [("layout.hyphen", 0.92)]),
    ("The well-\nknown mayor spoke.", [("layout.hyphen", 0.92)]),
    ("The zorble-\nquaxing mayor spoke.", [("layout.hyphen", 0.92)]),
    ("The zorble- quaxing mayor spoke.", [("layout.hyphen", 0.92)]),
    ("He spoke of the the harbour.", [("duplicates.word", 0.96)]),
    (f"{sized(40)} {sized(40)} It sank.", [("duplicates.sentence", 0.96)]),
    (f"{sized(90)}\n\n{sized(90)}\n\nIt sank.", [("duplicates.paragraph", 0.87)]),
    (
        "It was the lengthy-term plan of the Joined States.",
        [("wording.phrase", 0.9), ("wording.set-phrase", 0.9)],
    ),
    (
        "It isn?t old, and ?We don?t know that,? he said.",
        [("lost.mark", c) for c in (0.99, 0.98, 0.99, 0.98)],
    ),
]


@pytest.mark.parametrize(("text", "edits"), SURE)
def test_each_repair_says_how_sure_it_is(text: str, edits: list[tuple[str, float]]) -> None:
    """The surer of two ways to read a place have the higher number; the ledger shows it."""
    got = newsclean.clean_text(LEAD + text + TAIL).edits
    assert [(e.rule, round(e.confidence, 3)) for e in got] == edits


def written(size: int, number: int) -> str:
    """A sentence of so many characters, unlike the others."""
    opening = f"The {'abcdefghijklm'[number]} keeper saw a boat" + " and so" * size
    return f"{opening[: size - 7]}x boat."


def break_lost(size: int, wholes: int = 4, whole: int = 100) -> bool:
    """Whether two sentences of a size, run together, were two paragraphs, beside so many others."""
    paragraphs = [written(whole, n) for n in range(wholes)]
    paragraphs.insert(1, written(size, 8) + written(size, 9))
    text = "\n\n".join(paragraphs)
    got = newsclean.clean_text(text, options=newsclean.Options(language="en")).edits
    [found] = [e for e in got if e.rule in ("spacing.after-sentence", "layout.lost-break")]
    assert found.confidence == (0.97 if found.rule == "layout.lost-break" else 0.99)
    return found.rule == "layout.lost-break"


BREAKS = [
    Edge("characters of sentences that are no paragraphs", break_lost, 78, False, True),
    Edge("paragraphs that tell nothing", lambda n: break_lost(100, n), 2, False, True),
    Edge(
        "characters of a line that is no paragraph", lambda n: break_lost(n, 4, n), 40, False, True
    ),
]


@each(BREAKS)
def test_what_was_lost_between_two_sentences(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("b1ll", "b1ll"),
        ("m0ney", "money"),
        ("th1s", "th1s"),
        ("hea1th", "health"),
        ("c1imate", "climate"),
    ],
)
def test_a_digit_is_a_letter_in_words_of_five_letters(form: str, word: str) -> None:
    assert mended(f"It was a {form} for them all.") == f"It was a {word} for them all."


KNOWN = frozenset("boat harbour sea bay anchored slow quickly".split())


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        # A particle behind an ending, of five letters at least with what it ends.
        *[("sewed", "away", True), ("shed", "away", False)],
        # More than twelve letters, four at least in either.
        *[("aaaaa", "bbbbbbbb", True), ("aaaaa", "bbbbbbb", False), ("aaaa", "bbbbbbbbb", True)],
        *[("aaa", "bbbbbbbbbbbb", False), ("aaaa", "bbbbb", False)],
        # An ending: of a word of six letters at least, eleven letters together beside it.
        *[("walked", "zzzzzz", True), ("walked", "zzzzz", False), ("asked", "zzzzzzz", False)],
        *[("zzzzzz", "walked", True), ("zzzzzzz", "asked", False), ("walkeded", "zzz", False)],
        # Fewer where both are well known.
        *[("harbour", "slow", False), ("boat", "quickly", True), ("harbour", "slowed", True)],
    ],
)
def test_two_words_without_a_space_make_no_compound(left: str, right: str, apart: bool) -> None:
    assert run_together._no_compound(left, right, len(left) + len(right), KNOWN) is apart


@pytest.mark.parametrize(
    ("left", "right", "certain"),
    [
        ("and", "sea", 0),
        ("and", "boat", 1),
        ("sea", "been", 0),
        ("boat", "been", 1),
        ("so", "boat", 0),
    ],
)
def test_a_word_of_grammar_beside_one_that_everybody_knows(
    left: str, right: str, certain: bool
) -> None:
    assert run_together._is_certain(left, right, KNOWN) == certain


@pytest.mark.parametrize(("letters", "spaceless"), [(25, False), (26, True)])
def test_a_text_of_which_more_than_a_quarter_is_chinese_sets_no_spaces(
    letters: int, spaceless: bool
) -> None:
    assert mis_set_marks._sets_no_spaces("橋" * letters + "x" * (100 - letters)) is spaceless
