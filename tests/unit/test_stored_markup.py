"""Markup that was stored as a literal of a program, or as text of other markup, is read as it was meant."""

from __future__ import annotations

import html
import json

import pytest
from growing import changes

import newsclean
from newsclean.reading import read
from newsclean.reading.stored_markup import ESCAPED, LITERAL, as_markup, as_meant

STORY = (
    "The council of Harwick voted on Tuesday to close the old swimming pool after a long debate.",
    "“We had no choice,” said Mayor Ann Field, who had promised to keep it open until the election.",
    "Residents gathered outside the town hall and sang, and some of them swam in the fountain.",
)
LINES = "\r\n\r\n".join(f"<p>{text}</p>" for text in STORY)
PAGE = f'<div class="story" id="pool">\r\n<h1>Pool closes</h1>\r\n{LINES}\r\n</div>'


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        (json.dumps(PAGE), LITERAL),
        (json.dumps(PAGE, ensure_ascii=False)[1:-1], LITERAL),
        (json.dumps(PAGE)[1:-1].replace("</", "<\\/"), LITERAL),
        (PAGE.replace("\r\n", "\\r\\n"), LITERAL),
        (html.escape(PAGE), ESCAPED),
    ],
)
def test_a_page_is_read_as_what_was_stored(stored: str, said: str) -> None:
    article = newsclean.clean(stored)
    assert article.headline == "Pool closes"
    assert tuple(block.text for block in article.blocks) == STORY
    assert said in article.warnings


def test_bytes_are_read_so_too() -> None:
    found = read(json.dumps(PAGE).encode())
    assert found.kind == "html"
    assert found.encoded is None
    assert as_meant(json.dumps(PAGE))[0] == found.text


@pytest.mark.parametrize(
    "markup",
    [
        r'<p title="a">Write \n for a new line.</p>',
        r"<p>Write <code>class=\"a\"</code> and <code>id=\"b\"</code> in strings.</p>",
        r"<p>It ends with</p><code>\n</code><p>and so on</p>",
        '<script>x = "<p>a</p>\\n<p>b</p>"</script>\n<p title="a">So it was.</p>',
        '<pre><p>a</p>\\n<p>b</p></pre><p title="a">So it was.</p>',
        r'<p title="a">A path</p> C:\new\text <p>so</p>',
        '<p title="a">So</p>\n<p>it was</p>',
    ],
)
def test_other_markup_stays_as_it_is(markup: str) -> None:
    assert as_meant(markup) == (markup, False)


def test_breaks_behind_code_are_read() -> None:
    code = '<script>x = "<p>\\n<p>"</script><p title="a">So</p>'
    assert as_meant(f"{code}\\n\\n<p>it was</p>\\n") == (f"{code}\n<p>it was</p>\n", True)


def test_two_escaped_values_or_two_breaks_tell_a_literal() -> None:
    assert changes(lambda n: as_meant(r"\u2019" + r"<b id=\"a\">" * n)[1], range(6)) == [1]
    assert changes(lambda n: "’" in as_meant(r"\u2019" + r"<p>so</p>\n" * n)[0], range(6)) == [1]


def test_a_tag_before_a_break_is_looked_for_in_500_characters() -> None:
    assert changes(lambda n: as_meant(f'<p {"a" * (n - 3)}>\\n<p>="')[1], range(400, 600)) == [500]


@pytest.mark.parametrize(
    "text",
    ["Use &lt;p&gt; for a paragraph.", "&lt;3 tea &amp; scones", "&lt;p&gt;<b>a</b>&lt;/p&gt;"],
)
def test_a_text_that_speaks_of_markup_is_none(text: str) -> None:
    assert as_markup(text) is None
