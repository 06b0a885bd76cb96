"""The tree within limits: nothing raises, what is cut is said, and the end of a page is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsclean import html
from newsclean.errors import NewscleanError
from newsclean.html import parser, sanitize
from newsclean.html.parser import build
from newsclean.html.sanitize import tame
from newsclean.metadata import read_metadata
from newsclean.options import Limits
from newsclean.reading import Source, read

FIRST = "<p>The ferry to Orrin sails again on Monday, the council said.</p>"
LAST = "<p>The vote was the last item of a long evening.</p>"
END = "the last item of a long evening"


def parsed(body: str, limits: Limits | None = None) -> html.Page:
    return html.parse(Source(text=f"<html><body>{body}</body></html>", kind="html"), limits)


def seen(found: html.Page) -> str:
    """What a reader sees: the text outside code, text areas and drawings."""
    hidden = ("script", "style", "textarea", "title", "svg", "math", "template", "iframe", "select")
    for element in list(found.root.iter(*hidden)):
        parent = element.getparent()
        if parent is not None:
            element.text = None
            for child in list(element):
                element.remove(child)
    return " ".join("".join(found.root.itertext()).split())


@pytest.mark.parametrize(
    "broken",
    [
        "<!-- a comment that nobody closed ",
        "<script>var a = 1 < 2; ",
        "<style>p { color: red } ",
        "<textarea>",
        "<xmp>",
        "<plaintext>",
        "<iframe src=x>",
        "<noframes>",
        "<svg><path d='M0 0'>",
        "<math><mtext>",
        "<select><option>One",
        "<object data=x>",
        '<p class="never closed>',
        "<embed src=x>",
        "<![CDATA[ ",
        "<?php if (a > b) ",
        "<!unknown ",
        "</body></html>",
        "</body></html><html><head></head><body>",
        "<frameset><frame></frameset>",
        "<div" + " a" * 40_000 + ">",
        "<div " + "".join(f'a{n}="<b>" ' for n in range(9_000)) + ">",
        "<div>" * 3_000,
        "<b><i>" * 3_000,
        "<div>" * 3_000 + "</div>" * 3_000,
        "\0\x01\x02\x1b[31m",
    ],
    ids=lambda text: text[:16],
)
def test_the_end_of_the_page_survives(broken: str) -> None:
    assert END in seen(parsed(FIRST + broken + LAST))


def test_a_title_that_never_closes_gives_the_page_back() -> None:
    found = html.parse(Source(text=f"<html><head><title>Town<body>{FIRST}{LAST}", kind="html"))
    assert END in seen(found)
    headline = read_metadata(found).headline
    assert headline is not None
    assert headline.value == "Town"


@pytest.mark.parametrize("markup", ["<!DOCTYPE html>", "<!-- -->", "<", "<>", "</p>", "words"])
def test_markup_without_anything_has_a_body(markup: str) -> None:
    assert html.parse(Source(text=markup, kind="html")).root.find("body") is not None


def test_sound_markup_is_neither_warned_about_nor_truncated() -> None:
    found = parsed(FIRST + "<script>if (a < b) { c() }</script><!-- x -->" + LAST)
    assert not found.truncated
    assert found.warnings == ()


def test_what_is_cut_is_said() -> None:
    deep = parsed("<div>" * 50 + "inside" + "</div>" * 50, Limits(depth=20))
    assert deep.truncated
    assert any("nesting beyond 20" in w for w in deep.warnings)
    assert not parsed("<i>x</i>" * 9_990, Limits(nodes=10_000)).truncated
    many = parsed("<i>x</i>" * 10_001, Limits(nodes=10_000))
    assert many.truncated
    assert any("tags beyond 10,000" in w for w in many.warnings)
    assert sum(1 for _ in many.root.iter()) <= 10_010


@pytest.mark.parametrize(("tags", "asked"), [(20_000, True), (20_001, False)])
def test_the_slow_builder_is_asked_for_pages_of_few_tags(
    tags: int, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each tag and entity costs it as much as ten cost the others."""
    seen: list[str] = []
    monkeypatch.setattr(parser, "_second_builder", seen.append)
    monkeypatch.setattr(parser, "_lost", lambda *_: True)
    markup = f"<p>The lock opens.</p>{{}}{LAST}"
    build(markup.format("a<wbr>" * (tags - markup.count("<"))), Limits())
    assert [made.count("<") for made in seen] == [tags] * asked


def test_attributes_beyond_the_limit_go_and_the_first_stay() -> None:
    tag = "<p " + " ".join(f"a{n}=x" for n in range(5_000)) + ">Text.</p>"
    found = parsed(tag)
    paragraph = found.root.find(".//p")
    assert paragraph is not None
    assert len(paragraph.attrib) == Limits().attributes
    assert paragraph.get("a0") == "x"
    assert found.warnings


@pytest.mark.parametrize(("given", "kept"), [(31, 31), (32, 4)])
def test_attributes_go_where_there_are_eight_times_as_many_as_the_limit(
    given: int, kept: int
) -> None:
    """Fewer cost nothing, so that the page need not be rewritten."""
    tag = "<p " + " ".join(f"a{n}={'x' * 400}" for n in range(given)) + ">Text.</p>"
    paragraph = build(tag, Limits(attributes=4)).root.find(".//p")
    assert paragraph is not None
    assert len(paragraph.attrib) == kept


CODE = "for(i=0;i<f;b++){" + "call(k, n, w);" * 2_000 + "}"


def test_code_that_compares_is_no_tag_with_attributes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.html.parser.tame", pytest.fail)
    found = parsed(f"{FIRST}<script>{CODE}</script>{LAST}")
    assert found.root.findtext(".//script") == CODE
    assert END in seen(found)


@pytest.mark.parametrize(
    "before",
    [
        f"<script>{CODE}</script>",
        f"<script>{CODE} a<b'</script>",
        "<p title='<script>'>",
        "<!-- <script> --><p>",
        "<script>1<newsclean-probe></script>",
        "<script>1</script><i title='<newsclean-probe>'>",
        f"<script>{CODE}</script>" * 9,
    ],
)
def test_a_tag_with_many_attributes_is_found_behind_scripts(before: str) -> None:
    tag = "<q " + " ".join(f"a{n}=x" for n in range(5_000)) + ">"
    found = parsed(f"{FIRST}{before}{tag}It was {END}.</q></p><i title='x'>.</i></body>")
    assert [len(q.attrib) for q in found.root.iter("q")] == [Limits().attributes]
    assert END in seen(found)


def test_comments_and_instructions_are_dropped() -> None:
    found = parsed("<!-- a --><?php echo 1 ?><p>Text.</p>")
    assert all(isinstance(e.tag, str) for e in found.root.iter())


def test_base_is_what_links_are_relative_to() -> None:
    source = Source(text='<base href="/x/"><p>a', kind="html", url="https://paper.example/1")
    assert html.parse(source).base == "https://paper.example/x/"
    broken = Source(text='<base href="http://[x"><p>a', kind="html", url="https://paper.example/1")
    assert html.parse(broken).base == "https://paper.example/1"


def test_tame_markup_keeps_words_and_closes_drawings() -> None:
    tamed = tame("<svg><p>One</p><p>Two</p>", Limits())
    assert "<svg" not in tamed.markup
    assert tamed.markup.count("<p>") == 2
    kept = tame("<svg><g></g></svg><p>One</p>", Limits())
    assert kept.markup == "<svg><g></g></svg><p>One</p>"


PIECES = st.sampled_from(
    "<p> </p> <div> </div> <b> </b> <!-- --> <script> </script> <style> <textarea> <title> </title>"
    " <svg> </svg> <table><tr><td> </table> <a\thref=' \" ' > < = / & &amp; &#0; &#xD800; <html>"
    " <body> </body> <frameset> <plaintext> <template> <![CDATA[ ]]> <!DOCTYPE\thtml> word \0 \x1b"
    " \ufeff \u202e \n".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_soup_raises(soup: str) -> None:
    found = html.parse(Source(text=soup, kind="html"), Limits(depth=30, nodes=200))
    assert isinstance(found.root, etree._Element)
    assert found.root.find("body") is not None


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_taming_is_bounded_and_parses(soup: str) -> None:
    tamed = tame(soup, Limits(depth=5))
    root = build(tamed.markup, Limits()).root
    assert max((len(list(e.iterancestors())) for e in root.iter()), default=0) <= 5 + 12


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_well_or_in_an_error_of_ours(data: bytes) -> None:
    try:
        source = read(data, kind="html")
    except NewscleanError:
        return
    html.parse(source)


@pytest.mark.parametrize("pieces", [0, 1, 7])
def test_markup_that_is_rewritten_is_the_same_in_any_pieces(
    pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    markup = "<div><p title='a>b'>One<!-- x --> two<br>" * 30 + "<svg><p>three</div><textarea>four"
    whole = tame(markup, Limits(depth=9))
    monkeypatch.setattr(sanitize, "_PIECES", pieces)
    assert tame(markup, Limits(depth=9)) == whole
