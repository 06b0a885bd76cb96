"""How far the readers of records, fields and short lines of exports reach, along texts that grow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growing import PROSE, changes, gone, shorts, text, words

from newsclean.exports import catalogue, field_values, heads, line_kinds, splitting
from newsclean.exports.text_lines import Sheet


def head(*lines: str) -> dict[str, str]:
    return dict(heads.read_head(Sheet.of(text(*lines)), 80, None).values)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("URL: https://herald.example/lock", True),
        ("URL: see below", False),
        ("A lock and its keeper\n\nURL: https://herald.example/lock", False),
    ],
)
def test_an_address_above_a_text_is_its_own(first: str, told: bool) -> None:
    read = heads.read_head(Sheet.of(f"{first}\n\nLock reopens\n\n{PROSE}"), 80, None)
    assert read.told == told


def test_kinds_of_short_lines() -> None:
    assert changes(lambda n: line_kinds.kind_of("https://" + "x" * n), range(100, 330)) == [212]
    label = changes(lambda n: line_kinds.labelled(words(n, "Lock") + ": yes") is None, range(1, 9))
    assert label == [4]
    day = changes(lambda n: line_kinds.is_date(f"5 March 2019 {words(n)}"), range(25))
    assert day == [13]
    year = changes(lambda n: line_kinds.is_date(f"2019 {words(n)}"), range(25))
    assert year == [0, 7]
    place = changes(
        lambda n: line_kinds.is_date(f"OSLO, 5 March 2019 - {words(n, 'x')}"), range(25)
    )
    assert place == [4]


@pytest.mark.parametrize(
    ("line", "most"),
    [
        (lambda n: "© 2019 " + "x" * n, 212),
        (lambda n: f"© {words(n)}", 15),
        (lambda n: f"{words(n)} All rights reserved", 13),
        (lambda n: f"All rights reserved {words(n)}", 29),
    ],
)
def test_notices_of_rights(line: Callable[[int], str], most: int) -> None:
    assert changes(lambda n: line_kinds.is_rights(line(n)), range(1, 330)) == [most]


def test_paragraphs() -> None:
    def begins(*lines: str) -> bool:
        return line_kinds.begins_paragraph(Sheet.of(text(*lines)).lines, 0)

    assert changes(lambda n: line_kinds.is_paragraph(f"{words(n)}."), range(1, 20)) == [8]
    assert changes(lambda n: line_kinds.is_paragraph("é" * n + "."), range(20, 60)) == [39]
    end = f"{words(14)}."
    wrapped = changes(lambda n: begins(*["x" * 50] * n, end), range(1, 20))
    assert wrapped == [11]
    narrow = changes(lambda n: begins("so so so ".ljust(n, "x"), end), range(20, 60))
    assert narrow == [35]
    full = changes(lambda n: begins("x" * 100, "x" * n, end), range(20, 100))
    assert full == [69]
    body = changes(lambda n: line_kinds.is_body_mark("Body" + "*" * n), range(60))
    assert body == [35]


def test_the_size_of_fields() -> None:
    assert changes(lambda n: field_values.text_field("x" * n) is None, range(100, 460)) == [300]
    assert changes(lambda n: field_values.first_part("x" * n) is None, range(40, 160)) == [100]


DATED = ["LOAD-DATE: March 6, 2019", "LANGUAGE: ENGLISH"]


def test_records_of_databases() -> None:
    def taken(line: str, *lines: str) -> bool:
        return line in gone(catalogue.read, text(*lines))

    titled = ["Title: Canal lock", "Author: Ada Holt"]

    def deep(n: int) -> bool:
        labels = [f"Section: {line}" for line in shorts(n)]
        return taken(labels[-1], *titled, *labels, "", PROSE, PROSE)

    assert changes(deep, range(30, 130)) == [78]

    def lines(n: int) -> bool:
        return bool(gone(catalogue.read, text(*[*titled, PROSE][:n])))

    assert changes(lines, range(1, 4)) == [2]

    def foot(n: int) -> bool:
        rights = "Copyright 2019 Canal Herald"
        return taken(DATED[0], *[PROSE] * 3, DATED[0], *[DATED[1]] * n, rights)

    assert changes(foot, range(50, 190)) == [118]

    def name(n: int) -> bool:
        paper = "x" * n
        above = (titled[0], f"Source: {paper}", titled[1], "", PROSE, PROSE, "")
        return taken(paper, *above, paper, *DATED, "LENGTH: 88 words")

    assert changes(name, range(25, 95)) == [59]

    def loose(n: int) -> bool:
        return taken("LENGTH: 88 words", *[PROSE] * 3, "LENGTH: 88 words", *shorts(n), *DATED)

    assert changes(loose, range(14)) == [6]

    def unknown(n: int) -> bool:
        """Lines with a label that nobody knows."""
        others = [f"Lock {line[-2:]}: yes" for line in shorts(n)]
        return taken("LENGTH: 88 words", *[PROSE] * 3, "LENGTH: 88 words", *others, *DATED)

    assert changes(unknown, range(14)) == [6]

    def rights(n: int) -> bool:
        notice = "Copyright 2019 Canal Herald"
        return taken(notice, *[PROSE] * 3, notice, *[PROSE] * n, *DATED)

    assert changes(rights, range(14)) == [3]

    def long(n: int) -> bool:
        return taken("Section: " + "x" * n, *[PROSE] * 3, "Section: " + "x" * n, *DATED)

    assert changes(long, range(180, 610)) == [391]


def test_heads_of_records() -> None:
    below = ["", "Herald", "5 March 2019", "88 words", "", PROSE]

    def label(n: int) -> bool:
        given = text("Title: Canal lock", "Text: " + "x" * n, PROSE)
        return heads.read_head(Sheet.of(given), 80, None).label > 0

    assert changes(label, range(20, 100)) == [59]

    def row(n: int) -> bool:
        return "section" in head(f"Author: Ada Holt | Section: {'x' * n}", PROSE)

    assert changes(row, range(40, 290)) == [152]
    wrapped = changes(
        lambda n: head(f"Title: {'x' * n}", "so on", "", PROSE)["headline"][-5:] == "so on",
        range(20, 100),
    )
    assert wrapped == [52]
    rest = changes(
        lambda n: head(f"Title: {'x' * 70}", "y" * n, "", PROSE)["headline"][-1] == "y",
        range(20, 100),
    )
    assert rest == [59]
    byline = changes(
        lambda n: "authors" in head("Title: Lock", f"By Ada Holt {words(n)}", "", PROSE),
        range(1, 30),
    )
    assert byline == [16]
    whole = changes(
        lambda n: any(v.endswith("lock so") for v in head("x" * n, "lock so", *below).values()),
        range(20, 100),
    )
    assert whole == [59]
    names = ["Ada", "Bea", "Cora", "Dora", "Emma", "Fay", "Gia"]
    author = changes(
        lambda n: "authors" in head("Lock reopens again", " ".join(names[:n]), *below), range(1, 8)
    )
    assert author == [1, 5]  # a lone word may be one of a menu

    def block(*lines: str) -> dict[str, str]:
        """A head with these lines below it: are they the story's first paragraph, or a headline?"""
        return head("Lock reopens", "5 March 2019", "88 words", "", *lines, "", PROSE)

    end = f"{words(10)}."
    full = changes(lambda n: block("x" * 100, "x" * n, end).keys(), range(30, 90))
    assert full == [59]
    assert changes(lambda n: block(*["x" * 30] * n).keys(), range(20, 62)) == [39]
    narrow = changes(
        lambda n: len(block(*["so so so ".ljust(n, "x")] * 3, "so so so.")), range(12, 40)
    )
    assert narrow == [21]


def test_files_of_many_stories() -> None:
    def splits(line: str, times: int) -> bool:
        return splitting.splitter_of(text(*[PROSE, line, "x"] * times)) is not None

    assert changes(lambda n: splits("End of Document", n), range(5)) == [1]
