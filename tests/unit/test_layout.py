"""Paragraphs from any layout: the text is wrapped here, and must come back as it was."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from newsclean import clean, clean_text, ledger
from newsclean.repair.layout.line_breaks import breaks_of
from newsclean.repair.layout.text_layout import infer

STORIES = {
    code: tuple(story)
    for code, story in tomllib.loads(
        Path(__file__).with_name("layout_stories.toml").read_text(encoding="utf-8")
    ).items()
}


def lines(text: str, width: int, first: str = "", rest: str = "") -> str:
    return "\n".join(
        textwrap.wrap(
            text,
            width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )
    )


LAYOUTS: dict[str, Callable[[tuple[str, ...], int], str]] = {
    "blank lines": lambda story, n: "\n\n".join(lines(p, n) for p in story),
    "blank lines that hold spaces": lambda story, n: "\n \t\n".join(lines(p, n) for p in story),
    "indents": lambda story, n: "\n".join(lines(p, n, "    ") for p in story),
    "a margin": lambda story, n: "\n\n".join(lines(p, n, "     ", "     ") for p in story),
    "double spacing": lambda story, n: "\n\n\n".join(
        lines(p, min(n, 48)).replace("\n", "\n\n") for p in story
    ),
    "quoted mail": lambda story, n: "\n>\n".join(lines(p, n, "> ", "> ") for p in story),
    "quoted twice": lambda story, n: "\n>>\n".join(lines(p, n, ">> ", ">> ") for p in story),
    "a column rule": lambda story, n: "\n\n".join(lines(p, n, "| ", "| ") for p in story),
    "returns of Windows": lambda story, n: "\r\n\r\n".join(
        lines(p, n).replace("\n", "\r\n") for p in story
    ),
    "returns of old Macs": lambda story, n: "\n\n".join(lines(p, n) for p in story).replace(
        "\n", "\r"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("code", STORIES)
@pytest.mark.parametrize("width", [34, 48, 66, 79])
def test_paragraphs_come_back(layout: str, code: str, width: int) -> None:
    text = LAYOUTS[layout](STORIES[code], width)
    done = clean_text(text)
    assert [" ".join(p.split()) for p in done.text.split("\n") if p.strip()] == list(STORIES[code])
    assert ledger.undo(done.text, done.edits) == text


@pytest.mark.parametrize("code", STORIES)
def test_a_narrow_column_of_print_comes_back(code: str) -> None:
    text = "\n\n".join(lines(p, 26) for p in STORIES[code] * 2)
    done = clean_text(text)
    assert "\n" not in done.text.split("\n\n")[0]


def test_tabs_open_paragraphs() -> None:
    text = "\n".join("\t" + lines(p, 60) for p in STORIES["en"])
    assert clean_text(text).text.split("\n\t")[0] == "\t" + STORIES["en"][0]


def test_two_columns_are_read_one_after_the_other() -> None:
    halves = [
        lines(" ".join(part), 36).split("\n") for part in (STORIES["en"][:2], STORIES["en"][2:])
    ]
    rows = max(map(len, halves))
    left, right = (half + [""] * (rows - len(half)) for half in halves)
    text = "\n".join(f"{a:<40}{b}".rstrip() for a, b in zip(left, right, strict=True))
    done = clean_text(text)
    assert " ".join(done.text.split()) == " ".join(STORIES["en"])
    assert ledger.undo(done.text, done.edits) == text


PAGES = {
    "numbers alone": "\n\n{}\n\n",
    "numbers between dashes": "\n\n- {} -\n\n",
    "numbers of a sum": "\n\n{}/9\n\n",
    "a running head with a number": "\n\nThe Canal Herald      Page {}\n\n",
    "a number and a running head": "\n\n{}\n\nTHE CANAL HERALD\n\n",
}


@pytest.mark.parametrize("between", PAGES)
def test_the_end_of_a_page_in_mid_sentence(between: str) -> None:
    one, two, three, four = STORIES["en"]
    cut = [
        one,
        two[:53].rstrip(),
        two[53:].lstrip(),
        three[:44].rstrip(),
        three[44:].lstrip(),
        four,
    ]
    text = (
        (cut[0] + "\n\n" + cut[1] + PAGES[between].format(3) + cut[2] + "\n\n" + cut[3])
        + PAGES[between].format(4)
        + cut[4]
        + "\n\n"
        + cut[5]
    )
    done = clean_text(text)
    assert done.text == "\n\n".join(STORIES["en"])
    assert ledger.undo(done.text, done.edits) == text


def test_numbers_that_count_the_parts_of_a_story_stay() -> None:
    text = "1\n\n" + "\n\n2\n\n".join(STORIES["en"][:2]) + "\n\n3\n\n" + STORIES["en"][2]
    assert clean_text(text).text == text


def test_a_blank_line_in_mid_sentence_goes() -> None:
    one, two, three, _ = STORIES["en"]
    cut = one.index(" to its")
    text = f"{one[:cut]}\n\n{one[cut + 1 :]}\n\n{two}\n\n{three}"
    assert clean_text(text).text == f"{one}\n\n{two}\n\n{three}"


def test_a_paragraph_named_in_lower_case_is_no_second_half() -> None:
    one, two, three, _ = STORIES["en"]
    entry = (
        "lockctl is a program that opens and shuts the gates of a lock when it is told to do so."
    )
    text = f"{one}\n\nThe gates are moved by a program of the council, and its name is on the door of it"
    assert clean_text(f"{text}\n\n{entry}\n\n{two}\n\n{three}").text.endswith(
        f"\n\n{entry}\n\n{two}\n\n{three}"
    )


@pytest.mark.parametrize("line", ["AltF{}", "RFC {}", "RAID{}", "{}."])
def test_what_counts_no_pages_stays(line: str) -> None:
    one, two, three, four = (STORIES["en"] * 2)[:4]
    text = "\n\n".join(
        part
        for n, story in enumerate((one, two, three, four), 1)
        for part in (story, line.format(n))
    )
    kept = clean_text(text).text
    assert [n for n in range(1, 5) if line.format(n) in kept] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        # verse
        "The boat went down the river\nand never came again,\nthe water closed above it\nsoft as rain,",
        "O little lock, thy gates are shut,\nThe winter held thee fast;\nBut now the boats go up and down,\n"
        "And thou art free at last.",
        # an address
        "Canal Herald\n4 Lock Lane\nAshby\nEngland",
        # a list
        "What to bring:\n- a rope that is long enough for the deep lock at the end\n- gloves for all\n- tea",
        "1. The gates are shut at night and nobody may pass\n2. The fee is paid there\n3. Dogs stay",
        # a table
        "Lock      Fee   Depth\nAshby     4.50  2.1 m\nDell Quay 3.00  1.8 m\nHarwick   6.20  3.0 m",
        # code
        "def lock(gate):\n    if gate.open:\n        close(gate)\n    return gate",
        # a transcript
        "HOLT: We are glad that it is done.\nROWE: And what did it cost?\nHOLT: Less than we thought.",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert clean_text(text).text == text


def test_a_line_that_begins_with_a_dash_or_a_number_in_mid_sentence_is_no_list() -> None:
    text = (
        "The lock on the canal reopens after a long winter of repairs on",
        "7. May, as the council told the whole town on the old telephone",
        "– and as Ada Holt, who has kept the lock for so very many years,",
        "had hoped all the time that it was shut to boats.",
    )
    assert clean_text("\n".join(text)).text == " ".join(text)


def test_what_scanners_take_for_a_hyphen() -> None:
    text = (
        "The lock on the canal reopens after a long win¬\n"
        "ter of repairs to both of its gates, the coun¬\ncil said."
    )
    assert clean_text(text).text == (
        "The lock on the canal reopens after a long winter of repairs to both of its gates, "
        "the council said."
    )


def test_a_text_set_with_hyphens_breaks_words_also_in_french() -> None:
    text = (
        "L'écluse du canal rouvre lun-\ndi après un long hiver de tra-\nvaux sur les deux portes, a an-\n"
        "noncé la mairie du village."
    )
    done = clean_text(text).text
    assert "lundi après" in done
    assert "travaux sur" in done
    assert "annoncé" in done


def torn(count: int, width: int) -> str:
    """Lines of one width, of which so many break off in mid-sentence."""
    words = re.sub(r"[^a-z ]", "", "so the boats went down " * 400)
    wrapped = textwrap.wrap(words, width)[:count]
    return "\n".join([*wrapped, "and came again."])


@pytest.mark.parametrize(
    ("count", "within", "beyond"),
    [(1, 63, 58), (2, 43, 38), (3, 39, 34), (5, 24, 19)],
    ids=["one break", "two breaks", "three breaks", "five breaks"],
)
def test_the_narrower_the_lines_the_more_breaks_it_takes(
    count: int, within: int, beyond: int
) -> None:
    widest = [max(b.right for b in breaks_of(torn(count, w))) for w in (within, beyond)]
    layouts = [infer(torn(count, w))[0].width for w in (within, beyond)]
    assert layouts == [widest[0], 0]


def test_lines_beyond_a_width_are_paragraphs() -> None:
    assert infer(torn(9, 128))[0].width > 0
    assert infer(torn(9, 160))[0].width == 0


def test_a_compound_of_names_keeps_its_hyphen_though_the_word_exists_in_one() -> None:
    text = (
        "The council spoke about the Trans- Pacific Partnership, and then about the\nTrans-\nPacific"
        " Partnership again, in a meeting that went on until late in the evening of that day."
    )
    assert "TransPacific" not in clean_text(text).text


def _narrow(count: int) -> str:
    words = [f"word{chr(97 + n % 26)}" if n % 3 else "river" for n in range(count * 9)]
    made = [""]
    for word in words:
        if len(made[-1]) + len(word) >= 46:
            made.append("")
        made[-1] = f"{made[-1]} {word}".strip()
    return "The " + "\n".join(made[:count]) + " end."


@pytest.mark.parametrize(("lines", "joined"), [(12, 11), (11, 0)])
def test_short_lines_among_paragraphs_that_nothing_wrapped_stay(lines: int, joined: int) -> None:
    long = (
        "The council met on Monday and put off the vote on the new bridge until the spring, and that was all "
        "that was said of it in the hall, where a dozen people had waited since the early morning."
    )
    found = clean_text(f"{long}\n\n{_narrow(lines)}").edits
    assert [edit.rule for edit in found].count("layout.wrap") == joined


@pytest.mark.parametrize(
    "lines",
    [
        "standard (the usual tools)\n\ndesktop (one with windows)\n\nkde-desktop (the one of KDE)\n\n"
        "web-server (the pages)\n\nssh-server (for the remote)\n\nmail-server (for letters)",
        "he saw the sea and all the boats that lay\nupon the sand, and nothing more to say,\n"
        "and in the hall the people met and sang\nof other years, until the church bell rang,\n"
        "and then went home.",
        "# this takes back the last change that you have made to the file of which you give the name here\n"
        "git checkout .\n# and this one takes back all of the changes made since the last time of day",
    ],
)
def test_lists_verse_and_commands_among_long_paragraphs_stay(lines: str) -> None:
    one, two, three, four = (" ".join(STORIES["en"] * 2),) * 4
    text = f"{one} One.\n\n{lines}\n\n{two} Two.\n\n{three} Three.\n\n{four} Four."
    assert lines in clean_text(text).text


@pytest.mark.parametrize(("letters", "gone"), [(61, True), (60, False)])
def test_a_page_holds_more_than_an_entry_of_a_table(letters: int, gone: bool) -> None:
    entry = "a blue letter on the screen of an old box in the hall of the house"[: letters - 9]
    rows = "\n".join(f"{entry}\nis so\n- {n} -" for n in range(31, 37))
    text = "The codes are in the table that stands below, as they were.\n\n" + rows
    assert ("- 32 -" not in clean_text(text).text) is gone


def test_rows_of_a_table_with_numbers_between_them_stay() -> None:
    rows = "\n".join(f"for a blue letter, number {n}\nT]\n{n}\n[T" for n in range(31, 39))
    text = "The codes are in the table that stands below, as they were.\n\n" + rows
    assert all(f"\n{n}\n" in clean_text(text).text for n in range(32, 38))


@pytest.mark.parametrize(("sign", "gone"), [("a line", True), ("a=b", False)])
def test_equals_signs_at_the_ends_of_lines(sign: str, gone: bool) -> None:
    text = (
        f"The name is in Directory=\nand the boats that are in the har=\nbour have {sign} of their own, "
        "which is all that was said."
    )
    assert ("=\n" not in clean_text(text).text) is gone


@pytest.mark.parametrize(
    "line", ['print("Task {} is done")', "Business plan: €{}/month (billed by the year)"]
)
def test_numbers_inside_a_line_are_no_pages(line: str) -> None:
    one, two = STORIES["en"][:2]
    parts = [
        f"{one}\n{line.format(1)}\n",
        f"and the boats may pass from six in the morning until it is dark on the canal\n{line.format(2)}\n",
        f"and the fee stays as it was last year for all, as the council says\n{line.format(3)}\n{two}",
    ]
    kept = clean_text("\n".join(parts)).text
    assert all(line.format(n) in kept for n in (1, 2, 3))


def test_lines_without_the_wide_blank_that_opens_paragraphs_go_on() -> None:
    text = (
        "渡し船、今月限り\n\n\u3000潮見市の入り江を結ぶ渡し船が、今月三十一日で廃止される。一八九四年に始まり、\n"
        "最盛期には一日二千人が乗ったが、橋の開通で昨年度は一日平均\n十四人まで減っていた。\n\n"
        "\u3000船長の浜口定吉さんは「橋は速いけれど、あいさつができない」と話す。\n"
        "渡し船では乗客の顔と名前をすべて覚えているという。\n\n"
        "\u3000市は最終日に無料運航を予定している。\n\n【写真説明】入り江を渡る渡し船\n"
    )
    body = clean_text(text).text
    assert "昨年度は一日平均十四人まで減っていた。" in body
    assert "話す。渡し船では" in body
    verse = (
        "\u3000春は来ぬ。\n\u3000夏は来ぬ。\n\u3000秋は来ぬ。\n冬もまた来たりてここに雪の降る夜。\n"
    )
    assert "秋は来ぬ。冬" not in clean_text(verse).text


def test_lines_of_a_page_below_paragraphs_of_one_line_each_go_on_in_none() -> None:
    page = (
        "渡し船、今月限り\n"
        "\u3000潮見市の入り江を結ぶ渡し船が、今月三十一日で廃止される。最盛期には一日二千人が乗った。\n"
        "\u3000船長の浜口定吉さんは「橋は速いけれど、あいさつができない」と話す。\n"
        "あわせて読みたい 橋を渡る犬、きょうも定刻\n"
        "\u3000市は最終日に無料運航を予定している。\n"
        "この船の思い出を編集部までお寄せください。\nはい いいえ\nきょうの順位\n橋の豆腐、行方不明\n"
    )
    assert "話す。あわせて" not in clean_text(page).text
    assert "している。この" not in clean_text(page).text


def test_columns_with_indented_paragraphs_and_the_foot_of_their_page() -> None:
    left = (
        "   A narrow majority of the county",
        "commission agreed on Tuesday to sell",
        "the former county home and its farm.",
        "   The vote followed a hearing at",
        "which most of those who spoke were",
        "against the sale of the old home.",
        "   The home opened in 1889, and was",
        "closed when its east wing had burned.",
    )
    right = (
        "   A seed company offered to buy the",
        "land in April, and raised its offer",
        "last week, as its chairman has told.",
        "   A member of the commission, who",
        "voted no, said that the county had",
        "not looked for any other buyers yet.",
        "   The state has ordered the county",
        "to board it up, and the sale is near.",
    )
    rows = "\n".join(f"{a:<42}{b}" for a, b in zip(left, right, strict=True))
    head = "THE CANAL COUNTY RECORD\nThursday, July 19, 2007\n\n\nCounty home is sold\n\n\n"
    done = clean(f"{head}{rows}\n\n\n2A    The Canal County Record        July 19, 2007\n")
    column = [*left, *right]
    starts = [i for i, line in enumerate(column) if line.startswith("   ")] + [len(column)]
    told = [" ".join(map(str.strip, column[a:b])) for a, b in pairwise(starts)]
    assert [block.text for block in done.blocks] == told
