"""The report shows both sides of every edit, and nothing of the input can become markup in it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.cli import main
from newsclean.report import story_report
from newsclean.report.marked import MarkedSpan, marked

STORY = Path(__file__).parent.parent / "fixtures" / "texts" / "spun-story.txt"


def test_each_edit_is_marked_on_both_sides_and_leads_across() -> None:
    article = newsclean.clean(STORY)
    page = lxml.html.fromstring(story_report(article, STORY.name))
    for number, edit in enumerate(article.edits):
        (before,) = page.xpath(f'//*[@id="b{number}"]')
        (after,) = page.xpath(f'//*[@id="a{number}"]')
        assert before.get("href") == f"#a{number}"
        assert after.get("href") == f"#b{number}"
        assert edit.rule in before.get("title")
    left = page.xpath('//div[@class="side before"]')[0]
    for inserted in left.xpath(".//ins"):
        inserted.drop_tree()
    assert left.text_content().split() == article.input_text.split()


def test_nothing_of_the_input_becomes_markup() -> None:
    evil = '<script>alert(1)</script> <img src=x onerror="x">'
    text = f"A {evil} headline\n\n" + f"He said it was {evil} and left for the harbour again. " * 3
    report = story_report(newsclean.clean(text, kind="text"), evil)
    assert "<script" not in report
    assert "<img" not in report
    assert "default-src 'none'" in report


def spans(draw: st.DrawFn, size: int) -> list[MarkedSpan]:
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, size))
        end = draw(st.integers(start, size))
        marks.append(MarkedSpan(start=start, end=end, kind="quote", title="t"))
    return marks


@given(st.data())
def test_marks_may_overlap_and_lose_no_letter(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab <&", max_size=20))
    marks = spans(data.draw, len(text)) if text else []
    shown = marked(text, marks)
    bare = lxml.html.fromstring(f"<div>{shown}</div>").text_content()
    assert bare.replace("✂", "") == text


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = CliRunner().invoke(main, ["report", str(STORY), "-o", str(target)])
    assert result.exit_code == 0
    assert "Vellmar’s river gangs" in target.read_text(encoding="utf-8")
    for wrong in ([str(tmp_path / "none.html"), "-o", str(target)], [str(STORY), "-o", "/no/x"]):
        failed = CliRunner().invoke(main, ["report", *wrong])
        assert failed.exit_code == 1
        assert "Traceback" not in failed.output


@pytest.mark.parametrize("name", ["longread", "german", "infinite"])
def test_reports_on_pages(name: str) -> None:
    page = STORY.parent.parent / "pages" / f"{name}.html"
    report = lxml.html.fromstring(story_report(newsclean.clean(page), name))
    assert report.xpath("//h1")[0].text_content()
