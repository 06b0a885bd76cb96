"""The report on a story shows each edit on both sides, is for everybody, and nothing of the input can become
markup in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from page_checks import contrasts, page_is_for_everybody

import newsclean
import newsclean.report
from newsclean.cli import main
from newsclean.report import story_report
from newsclean.report.changes import diff_runs
from newsclean.report.marked import ReportMark, pieces

FIXTURES = Path(__file__).parent.parent / "fixtures"
STORY = FIXTURES / "texts" / "spun-story.txt"
_PATHS = [*sorted((FIXTURES / "texts").glob("*.txt")), *sorted((FIXTURES / "pages").glob("*.html"))]
INPUTS = [path for path in _PATHS if path.stem != "feed-by-mistake"]
CSS = Path(newsclean.report.__file__).parent / "base.css"
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_rows_hold_all_of_both_texts_and_each_edit_once(path: Path) -> None:
    article = newsclean.clean(path)
    rows = [
        row
        for run in diff_runs(article.input_text, article.body, article.edits)
        for row in run.rows
    ]
    before = "".join(piece.text for row in rows for piece in row.before)
    after = "".join(piece.text for row in rows for piece in row.after)
    assert squeezed(before) == squeezed(article.input_text)
    assert squeezed(after) == squeezed(article.body)
    assert [n for row in rows for n in row.edits] == list(range(1, len(article.edits) + 1))
    page_is_for_everybody(story_report(article, path.name))


def test_a_paragraph_that_went_is_a_row_of_its_own_between_others_that_stay_together() -> None:
    text = "The lock reopens on Monday , he said.\n\nAlso read: Ten years of locks\n\nThe barge came at noon."
    cleaned = newsclean.clean_text(text)
    runs = diff_runs(text, cleaned.text, cleaned.edits)
    assert [[row.kind for row in run.rows] for run in runs] == [["changed", "removed"], ["same"]]
    changed = runs[0].rows[0]
    assert [(p.text, [m.kind for m in p.marks]) for p in changed.before][:2] == [
        ("The lock reopens on Monday", []), (" ", ["mend"]),
    ]  # fmt: skip


def test_each_edit_is_listed_with_its_rule_and_leads_to_its_place() -> None:
    article = newsclean.clean(STORY)
    page = lxml.html.document_fromstring(story_report(article, STORY.name))
    for number, edit in enumerate(article.edits, 1):
        (listed,) = page.xpath(f'//li[@id="e{number}"]')
        assert edit.rule in listed.text_content()
        assert listed.xpath(f'.//a[@href="#m{number}"]')
        (mark,) = page.xpath(f'//*[@id="m{number}"]')
        assert mark.tag in ("del", "ins", "a")
    for number, quote in enumerate(article.quotes, 1):
        (card,) = page.xpath(f'//li[@id="quote{number}"]')
        assert (quote.speaker or "Nobody named") in card.text_content()


def test_nothing_of_the_input_becomes_markup() -> None:
    evil = '<script>alert(1)</script> <img src=x onerror="x">{{ 7 * 7 }}'
    text = f"A {evil} headline\n\n" + f"He said it was {evil} and left for the harbour again. " * 3
    report = story_report(newsclean.clean(text, kind="text"), evil)
    page_is_for_everybody(report)
    assert "{{ 7 * 7 }}" in report


def test_a_reader_is_warned_of_what_is_no_story_and_told_when_nothing_was_changed() -> None:
    consent = story_report(newsclean.clean(FIXTURES / "pages" / "consent.html"), "c")
    assert "This page is no story" in consent
    plain = story_report(newsclean.clean("<h1>Lock</h1><p>The lock reopens on Monday.</p>"), "p")
    assert "Nothing was changed" in plain


def test_a_long_story_makes_a_page_of_moderate_size() -> None:
    paragraph = (
        "<p>The lock number {0} reopens on Monday,said Ruth Adeyemi , and “we looked at every gate, all {0}"
        " of them,” she told the council of the town, which had waited since the floods of last winter.</p>"
    )
    page = "<h1>Locks</h1>" + "".join(paragraph.format(n) for n in range(120))
    article = newsclean.clean(page)
    assert len(article.edits) > 100
    assert len(story_report(article, "long").encode()) < 300_000


def test_colours_can_be_read_in_light_and_in_dark() -> None:
    weak = {pair: c for pair, c in contrasts(CSS.read_text(encoding="utf-8")).items() if c < 4.5}
    assert not weak


@given(st.data())
def test_marks_may_overlap_and_lose_no_letter(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab <&", max_size=20))
    marks = []
    for number in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text)))
        marks.append(ReportMark(start, data.draw(st.integers(start, len(text))), "said", number))
    found = pieces(text, 0, len(text), marks)
    assert "".join(piece.text for piece in found) == text
    closed = [mark for piece in found for mark in piece.closes]
    assert sorted(m.number for m in closed) == sorted(m.number for m in marks)


def test_the_command_writes_the_file_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = CliRunner().invoke(main, ["report", str(STORY), "-o", str(target)])
    assert result.exit_code == 0
    assert str(target) in result.stderr
    assert "Vellmar’s river gangs" in target.read_text(encoding="utf-8")
    for wrong in ([str(tmp_path / "none.html"), "-o", str(target)], [str(STORY), "-o", "/no/x"]):
        failed = CliRunner().invoke(main, ["report", *wrong])
        assert failed.exit_code == 1
        assert "Traceback" not in failed.output


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_a_browser_shows_it_without_a_message(tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    page.write_text(story_report(newsclean.clean(STORY), "<b>x</b>"), encoding="utf-8")
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
        f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "CONSOLE" not in done.stderr
    assert "Vellmar" in done.stdout
