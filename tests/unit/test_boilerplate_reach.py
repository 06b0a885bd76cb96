"""How far the passes over lines reach: sizes of labels, titles, tails and stumps, and how sure they are."""

from __future__ import annotations

from itertools import pairwise
from math import exp

import pytest
from edges import Edge, each
from judged_lines import OPEN, line, loose, numbered, prose, rule, tail

import newsclean
from newsclean import data
from newsclean.boilerplate import combine, inline, line_passes
from newsclean.boilerplate import line as judged
from newsclean.boilerplate.classifier import WEIGHTS, Classified, classify
from newsclean.boilerplate.line import Decision, lines_of
from newsclean.boilerplate.signs import opens_as_boilerplate, signs_of
from newsclean.model.article import Link
from newsclean.model.draft import Draft, Piece
from newsclean.rules import RuleSet

SO = "so " * 40


def says(monkeypatch: pytest.MonkeyPatch, module: object, probability: float) -> None:
    monkeypatch.setattr(module, "classify", lambda *_: Classified(probability, ()))


@pytest.mark.parametrize(("probability", "whole"), [(0.099, False), (0.1, True)])
def test_a_sentence_of_the_story_keeps_its_line(
    probability: float, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, combine, probability)
    assert combine.is_wholly(line("The keepers waited so long for it. Odd rows here.")) is whole


@pytest.mark.parametrize(("given", "decides"), [(0.895, False), (0.9, True)])
def test_a_rule_decides_behind_the_story_where_the_model_agrees(
    given: float, decides: bool
) -> None:
    lines = numbered([prose(1), prose(2), *loose(5), line(OPEN, given)])
    assert combine.rule_decides(rule("line", 0.9, between=True), lines, 7) is decides


@pytest.mark.parametrize(("given", "decides"), [(0.895, False), (0.9, True)])
def test_a_label_on_a_page_goes_where_the_model_agrees(given: float, decides: bool) -> None:
    lines = numbered([prose(1), prose(2), line("Odd row", given, page_probability=0.2), prose(3)])
    assert combine.rule_decides(rule("line", 0.9), lines, 2) is decides


@pytest.mark.parametrize(("probability", "decides"), [(0.955, False), (0.96, True)])
def test_a_rule_of_another_language_needs_a_line_that_is_plainly_boilerplate(
    probability: float, decides: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, judged, probability)
    lines = numbered([prose(1), prose(2), line(OPEN, 0.9), prose(3)])
    assert combine.rule_decides(rule("line", 0.9, "fr.rule"), lines, 2) is decides


def of_text(text: str, language: str) -> bool:
    """Whether a line is a sentence."""
    return lines_of(Draft.of_text(text), language, RuleSet.of(()), None)[0].is_prose


def linked(n: int) -> bool:
    """Whether a line of ten letters is wholly a link, n of them being one."""
    piece = Piece(kind="paragraph", start=0, end=10, links=(Link(0, n, "https://a.example/"),))
    draft = Draft(source="x" * 10, text="x" * 10, pieces=(piece,))
    return lines_of(draft, "en", RuleSet.of(()), None)[0].linked


def headed(n: int) -> int:
    """How many titles go below the label of a pointer, behind which nothing follows."""
    label = line(OPEN, 0.9, rules=(rule("heading", 0.9),), kind="heading")
    found = line_passes.sections(numbered([*map(prose, range(9)), label, *loose(n)]))
    return len(list(found))


def pointed(n: int) -> int:
    """How many titles go below a pointer of n words."""
    return labelled(SO[: 3 * n - 1])


def called(n: int) -> int:
    """The same of a label that a colon ends."""
    return labelled(SO[: 3 * n - 1] + ":")


def labelled(text: str) -> int:
    label = line(text, 0.9, rules=(rule("line", 0.9, "en.also-read"),))
    found = line_passes.sections(numbered([prose(1), prose(2), prose(3), label, *loose(2)]))
    return len(list(found))


def keyword(n: int) -> list[Decision]:
    """A feed's keyword of n words, behind a line that goes."""
    lines = numbered([prose(1), prose(2), line(OPEN), line(SO[: 3 * n - 1])])
    return list(line_passes.tail(combine.decided(lines, [Decision(2, "en.rule")])))


def bracketed(n: int) -> int:
    return len(list(inline.worded_removals(f"It came (read {SO[: 3 * n - 4]}) to an end.")))


REACH = [
    Edge("letters of a sentence", lambda n: of_text("磯" * (n - 1) + "。", "ja"), 23, False, True),
    Edge("blanks of a sentence", lambda n: of_text(SO[: 3 * n] + "so.", "en"), 4, False, True),
    Edge("letters of ten that are a link", linked, 6, False, True),
    Edge("titles at the end", headed, 6, 6, 0),
    Edge("words of a label", pointed, 3, 2, 0),
    Edge("words of a label before a colon", called, 6, 2, 0),
    Edge("words of a keyword", lambda n: len(keyword(n)), 3, 1, 0),
    Edge("words in the tail", lambda n: len(tail(line(OPEN, 0.9), *loose(1, n))), 14, 1, 0),
    Edge(
        "letters in the tail",
        lambda n: len(tail(line(OPEN, 0.9), line("Odd " + "x" * (n - 4)))),
        109,
        1,
        0,
    ),
]


@each(REACH)
def test_reach(edge: Edge) -> None:
    edge.check()


def test_a_plea_in_brackets_has_four_words(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, inline, 0.99)
    assert [bracketed(n) for n in (2, 3, 4, 5)] == [0, 0, 1, 1]


def test_passes_say_how_sure_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [d.confidence for d in keyword(2)] == [0.85]
    heading = line("Oddities", 0.9, kind="heading")
    lines = combine.decided(numbered([prose(1), heading, line(OPEN)]), [Decision(2, "en.rule")])
    assert [d.confidence for d in line_passes.empty_headings(lines)] == [0.9]
    says(monkeypatch, inline, 0.99)
    texts = "It came (read it right here) to an end.", "It came. SIGN UP RIGHT NOW and it went."
    assert [e.confidence for text in texts for e in inline.worded_removals(text)] == [0.8, 0.8]


def test_a_stump_ends_within_two_hundred_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    def searched(more: int) -> list[tuple[int, int]]:
        text = f"It was cut…\n{'x' * more}\n" + ("x" * 300 + "\n") * 3
        return list(inline._around_stumps(text))

    assert (searched(198), searched(199)) == ([(9, 511)], [(9, 211)])


def test_shares_of_nouns_have_three_bounds() -> None:
    """The model has learned a weight for each step: other steps would be other signs."""
    steps = [
        min(s for s in signs_of(" ".join(["newsletter"] * k + ["xyzzy"] * (100 - k)), "en")
             if s.startswith("@nouns-share"))
        for k in range(1, 100)
    ]  # fmt: skip
    changes = [k for k, (a, b) in enumerate(pairwise(steps), 1) if a != b]
    assert changes == [15, 30, 50]


@pytest.mark.parametrize(("at", "opens"), [(30, True), (31, False)])
def test_a_line_opens_within_forty_characters(at: int, opens: bool) -> None:
    assert opens_as_boilerplate("x" * (at - 1) + " newsletter", "en") is opens


def test_weights_are_hundredths() -> None:
    rows = [row.split() for row in data.text(WEIGHTS).splitlines() if row[0] != "#"]
    weights = {sign: int(weight) for weight, *signs in rows for sign in signs}
    odds = sum(strength * weights.get(sign, 0) for sign, strength in signs_of("Odd", "en").items())
    wanted = 1 / (1 + exp(-(odds + weights["@bias"]) / 100))
    assert classify("Odd", "en").probability == pytest.approx(wanted)


_HARBOUR = """Liman yönetimi toplandı
Haber: Sevgi Taşkıran
12.03.2022 10:15
Liman yönetimi salı günü toplandı ve yeni rıhtımın yapımına sonbaharda başlanmasına karar verdi.
"Rıhtım bize yıllardır lazımdı" dedi liman başkanı Orhan Demirel, toplantının ardından.
{label}
{title}
Rıhtımın yapımı iki yıl sürecek, bu sürede feribotlar eski iskeleden kalkmayı sürdürecek.
Esnaf, yapım sırasında dükkânların açık kalmasını istedi ve belediyeden destek bekliyor.
"""


def test_a_title_goes_with_the_label_that_went_by_its_role() -> None:
    text = _HARBOUR.format(label="İLGİLİ HABER", title="Köprüde bakım çalışması yarın bitiyor")
    kept = newsclean.clean(text, kind="text")
    assert "Köprüde" not in kept.body
    assert "Rıhtımın yapımı iki yıl sürecek" in kept.body


@pytest.mark.parametrize(
    ("label", "below"),
    [
        ("İLGİLİ HABER", "Köprüde bakım çalışması yarın bitecek, dedi belediye sözcüsü."),
        ("Rıhtım ve esnaf", "Dükkânların açık kalması için çalışma"),
    ],
)
def test_what_stands_below_other_labels_or_tells_stays(label: str, below: str) -> None:
    kept = newsclean.clean(_HARBOUR.format(label=label, title=below), kind="text")
    assert below in kept.body
