"""The laws of cleaning, on generated stories: whatever comes in, these hold."""

from __future__ import annotations

import contextlib
import html
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import laws
import newsclean

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)

NAMES = ("Greta Solberg", "Neil Harbin", "Dorota Wilk", "Idris Fenwick", "Amara Holt")
CLEAN = (
    "The council met on Monday and put off the vote on the new bridge until the spring.",
    "About forty people live on the island, and most of them came to the landing stage.",
    "In 2019 the mill was sold for £310,000, a third of what it had cost to build.",
    "The road was closed for six days. It was opened again on Friday at 7:20 a.m.",
    "Dr. Lund, who kept the accounts, left the county with two suitcases and a clock.",
    "Follow us, the guide told the visitors, and mind the wet steps by the lighthouse.",
    "Nobody had counted the sheep since the war – not even the man who sold them.",
    "The ferry’s bell was rung by hand, as it had been since the company began.",
)
SAYINGS = (
    "We have soup, blankets and a lawyer",
    "Nobody asked us before the dam was built",
    "It will outlive me, and I mean to live long",
    "There is tin down there for thirty years",
)
FURNITURE = (
    "Also Read: Ten quiet walks along the coast",
    "Read the complete article at: Harbour Lantern",
    "Sign up to our newsletter",
    "Follow us on Facebook",
    "Advertisement",
    "Share this article",
    "Latest news",
    "All rights reserved.",
)

quoted = st.builds(
    "“{0},” said {1}.".format, st.sampled_from(SAYINGS), st.sampled_from(NAMES)
) | st.builds(
    "{1} said: “{0}.”".format, st.sampled_from(SAYINGS), st.sampled_from(NAMES)
)  # fmt: skip
prose = st.lists(st.sampled_from(CLEAN), min_size=1, max_size=3, unique=True).map(" ".join)
story = st.lists(prose | quoted, min_size=3, max_size=8, unique=True)
clean_story = story.filter(lambda parts: _no_sentence_twice(parts))


def _no_sentence_twice(paragraphs: list[str]) -> bool:
    text = " ".join(paragraphs)
    return all(text.count(part) <= 1 for part in (*CLEAN, *SAYINGS))


def damaged(paragraph: str, how: str) -> str:
    """The paragraph as a careless pipeline leaves it."""
    return {
        "none": lambda: paragraph,
        "mojibake": lambda: paragraph.encode().decode("cp1252", errors="replace"),
        "entities": lambda: html.escape(paragraph).replace("“", "&ldquo;").replace("”", "&rdquo;"),
        "spacing": lambda: paragraph.replace(",” ", ", ”").replace(", ", " , "),
        "joined": lambda: paragraph.replace(". ", "."),
        "invisible": lambda: paragraph.replace("e", "e\u200b", 2).replace(" ", "\u00a0", 1),
        "twice": lambda: paragraph + "\n\n" + paragraph,
    }[how]()


DAMAGE = ("none", "mojibake", "entities", "spacing", "joined", "invisible", "twice")


@st.composite
def ugly_text(draw: st.DrawFn) -> str:
    parts = [damaged(p, draw(st.sampled_from(DAMAGE))) for p in draw(story)]
    for line in draw(st.lists(st.sampled_from(FURNITURE), max_size=3)):
        parts.insert(draw(st.integers(0, len(parts))), line)
    return draw(st.sampled_from(["\n\n", "\n", "\r\n\r\n"])).join(parts)


@st.composite
def ugly_page(draw: st.DrawFn) -> str:
    tags = ["<p>{}</p>", "<div>{}</div>", "<p><span>{}", "{}<br><br>", "<li>{}"]
    body = "".join(
        draw(st.sampled_from(tags)).format(part) for part in draw(ugly_text()).split("\n\n")
    )
    boilerplate = "<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>"
    return (
        "<html><head><title>The bridge | Lantern</title></head><body>"
        f"{boilerplate}<h1>The bridge</h1><article>{body}</article><footer>© Lantern</footer>"
    )


@few
@given(clean_story)
def test_clean_text_passes_unchanged(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    result = newsclean.clean_text(text)
    assert result.edits == ()
    assert result.text == text


@few
@given(ugly_text())
def test_text_ledger_holds_and_spans_index_the_input(text: str) -> None:
    result = newsclean.clean_text(text)
    laws.ledger_holds(text, result.edits, result.text)
    for suspect in result.suspects:
        assert 0 <= suspect.start < suspect.end <= len(text)


@few
@given(ugly_text() | ugly_page())
def test_article_ledger_and_spans_hold(source: str) -> None:
    got = newsclean.clean(source)
    laws.ledger_holds(got.input_text, got.edits, got.body)
    assert "\n\n".join(block.text for block in got.blocks) == got.body
    for block in got.blocks:
        assert got.body[block.start : block.end] == block.text
    for quote in got.quotes:
        assert " ".join(got.body[a:b] for a, b in quote.fragments) == quote.text
        assert got.body[quote.start : quote.end].startswith(quote.text[:1])
    for suspect in got.suspects:
        assert got.body[suspect.start : suspect.end] == suspect.text
    assert json.loads(got.to_json()) == got.to_dict()


@few
@given(ugly_text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = newsclean.clean(text, kind="text").body
    assert newsclean.clean_text(once).text == once


@few
@given(ugly_text())
def test_every_character_comes_from_the_input_or_from_a_repair(text: str) -> None:
    result = newsclean.clean_text(text)
    kept, position = [], 0
    for edit in result.edits:
        kept += text[position : edit.start], edit.after
        position = edit.end
        if isinstance(edit, newsclean.Removal):
            assert not edit.after.strip()
    assert "".join([*kept, text[position:]]) == result.text


@few
@given(st.lists(quoted | prose, min_size=2, max_size=6, unique=True), st.sampled_from(DAMAGE))
def test_words_inside_quotation_marks_survive(paragraphs: list[str], how: str) -> None:
    text = "\n\n".join(damaged(p, how) for p in paragraphs)
    result = newsclean.clean_text(text).text
    for saying in SAYINGS:
        if any(saying in p for p in paragraphs):
            assert words(saying) in words(result)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


@few
@given(st.lists(ugly_text(), min_size=2, max_size=4))
def test_order_does_not_matter(texts: list[str]) -> None:
    cleaner = newsclean.Cleaner()
    forwards = [cleaner.clean_text(text) for text in texts]
    backwards = [newsclean.clean_text(text) for text in reversed(texts)]
    assert forwards == backwards[::-1]


@few
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_whatever_comes_is_cleaned_or_refused(source: str | bytes) -> None:
    with contextlib.suppress(newsclean.NewscleanError):
        got = newsclean.clean(source)
        laws.ledger_holds(got.input_text, got.edits, got.body)
        got.body.encode()
