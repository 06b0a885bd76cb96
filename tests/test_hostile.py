"""Hostile input in small: it is cleaned under all laws, or refused with an error of ours."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hostile_families
import hostile_markup
import hostile_stories
import hostile_strategies as hostile
import hostile_words
import laws
import newsclean
from newsclean import Limits, Options
from newsclean.cli.terminal_view import story_view

CLEANER = newsclean.Cleaner()
UNREPAIRED = newsclean.Cleaner(Options(disable=frozenset(("repair", "boilerplate"))))
ADDRESS = "https://herald.example/2026/03/05/lock"
SMALL = Limits(
    bytes=20_000, depth=20, nodes=300, attributes=4, blocks=40, lines=60, quote_characters=800
)

OF_SMALL_LIMITS = newsclean.Cleaner(Options(limits=SMALL))

few = settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def obeys(source: str | bytes, cleaner: newsclean.Cleaner = CLEANER) -> newsclean.Article | None:
    """Clean it, and check every law."""
    try:
        article = cleaner.clean(source, url=ADDRESS)
    except newsclean.InputError:
        return None
    laws.holds(article)
    return article


@pytest.mark.many
@pytest.mark.parametrize("name", hostile_families.FAMILIES)
def test_family_is_cleaned_under_all_laws(name: str) -> None:
    obeys(hostile_families.FAMILIES[name](1_500))


@pytest.mark.many
@pytest.mark.parametrize(
    "name",
    [
        name
        for name in hostile_families.FAMILIES
        if not name.startswith("page_")
        and name
        not in (
            *hostile_markup.MARKUP,
            *hostile_words.WORDS,
            *hostile_stories.STORIES,
        )  # to save time
    ],
)
def test_what_is_beyond_a_limit_is_dropped_and_told(name: str) -> None:
    """With limits so small that every family is beyond one of them."""
    source = hostile_families.FAMILIES[name](21_000)
    article = obeys(source, OF_SMALL_LIMITS)
    assert len(source) > SMALL.bytes
    if article is not None:
        assert article.quality.truncated
        assert any("20,000 bytes" in warning for warning in article.warnings)


@few
@given(hostile.page | hostile.markup)
def test_broken_pages(source: str) -> None:
    obeys(source)


@few
@given(hostile.text)
def test_hostile_text(source: str) -> None:
    obeys(source)
    result = CLEANER.clean_text(source)
    laws.ledger_holds(source, result.edits, result.text)
    assert not laws.UNSAFE.search(laws.FLAG.sub("", result.text))


@few
@given(hostile.quotes)
def test_hostile_quotes(source: str) -> None:
    for quote in CLEANER.find_quotes(source):
        assert " ".join(source[a:b] for a, b in quote.fragments) == quote.text
    options = Options(indirect_quotes=True)
    assert newsclean.find_quotes(source, options=options) is not None


@few
@given(hostile.metadata)
def test_hostile_metadata(head: str) -> None:
    obeys(hostile_families.page("", head=head))


@few
@given(st.binary(max_size=300) | hostile.page.map(lambda p: p.encode("utf-8", "replace")[::-1]))
def test_hostile_bytes(source: bytes) -> None:
    obeys(source)


@few
@given(hostile.page | hostile.text)
def test_no_format_obeys_what_no_repair_took_out(source: str) -> None:
    """Terminals, JSON and Markdown are safe also where a user switched the repairs off."""
    with contextlib.suppress(newsclean.InputError):
        article = UNREPAIRED.clean(source, url=ADDRESS)
        laws.writing_is_safe(article)
        laws.ledger_holds(article.input_text, article.edits, article.body)
        assert not laws.OBEYED.search(story_view(article))


def test_the_end_of_a_page_survives_a_storm_of_blocks() -> None:
    last = "The vote was the last item on the agenda that evening in the old customs house"
    storm = "<hr>".join(f"word {number}" for number in range(100))
    limits = Limits(blocks=40)
    source = hostile_families.page(f"{storm}<p>{last}, and the meeting closed before ten.</p>")
    article = newsclean.clean(source, options=Options(limits=limits))
    assert article.quality.truncated
    assert "blocks beyond 40 were dropped from the middle of the page" in article.warnings
    assert hostile_families.KEPT in article.body
    assert last in article.body


def test_lines_of_a_text_beyond_the_limit_are_dropped_and_told() -> None:
    sentences = hostile_families.sentences()
    source = "\n\n".join(next(sentences) for _ in range(20))
    article = newsclean.clean(source, kind="text", options=Options(limits=Limits(lines=9)))
    assert article.quality.truncated
    assert article.warnings == ("lines beyond 9 of the text were dropped",)
    assert source.startswith(article.input_text)
    whole = newsclean.clean(
        source + "\n" * 50, kind="text", options=Options(limits=Limits(lines=40))
    )
    assert not whole.quality.truncated, "nothing but blank lines is beyond the limit"


def test_quotes_beyond_the_limit_are_not_looked_for_and_that_is_told() -> None:
    said = "“The bridge will be closed for six days,” said Greta Solberg.\n\n"
    options = Options(limits=Limits(quote_characters=200))
    article = newsclean.clean(
        said + 9 * (next(hostile_families.sentences()) + "\n\n") + said, options=options
    )
    assert len(article.quotes) == 1
    assert article.warnings == ("quotes were looked for in the first 200 characters only",)
    with pytest.raises(newsclean.LimitError, match="quote_characters"):
        newsclean.find_quotes(article.body, options=options)
    with pytest.raises(newsclean.LimitError, match="bytes"):
        newsclean.find_quotes("x" * 201, options=Options(limits=Limits(bytes=200)))
    with pytest.raises(newsclean.LimitError, match="bytes"):
        newsclean.clean_text("x" * 201, options=Options(limits=Limits(bytes=200)))


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.glob("crashes/*")), ids=lambda p: p.name
)
def test_what_once_failed(path: Path) -> None:
    """Inputs that the fuzzer found, made as small as they could be."""
    source = path.read_bytes()
    for cleaner in (CLEANER, UNREPAIRED):
        with contextlib.suppress(newsclean.InputError):
            article = cleaner.clean(source, url=ADDRESS)
            laws.ledger_holds(article.input_text, article.edits, article.body)
            laws.writing_is_safe(article)
    obeys(source)
    text = source.decode("utf-8", "replace")
    result = CLEANER.clean_text(text)
    laws.ledger_holds(text, result.edits, result.text)
    assert newsclean.find_quotes(text) is not None


def test_addresses_hold_nothing_but_an_address() -> None:
    odd = "https://herald.example/a b\x17\u202e\U000e0041<\"'>?q=é|~"
    article = newsclean.clean(hostile_families.page("<p>One more word.</p>"), url=odd)
    assert article.url == "https://herald.example/a%20b%17%E2%80%AE%F3%A0%81%81%3C%22'%3E?q=é|~"
