"""Whatever is passed in, an error of newsclean or a TypeError that says what is accepted comes out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Limits, NewscleanError, Options, archive

PAGE = "<p>The council met on Monday, and put off the vote on the new bridge.</p>"
TEXT = "“It is late,” the mayor said. The council met on Monday."


class Odd:
    """No response: it has none of the attributes."""


class Failing:
    """A response that fails when it is asked."""

    @property
    def content(self) -> bytes:
        raise RuntimeError("the stream was consumed")


WRONG: tuple[Any, ...] = (3, 3.5, object(), Odd(), ["a"], {"a": 1}, {1}, print, int, b"x", True)

TAKEN: dict[str, tuple[Callable[[Any], object], tuple[type, ...]]] = {
    "reads bytes, str, pathlib.Path": (newsclean.clean, (bytes,)),
    "url takes str": (lambda v: newsclean.clean(PAGE, url=v), ()),
    "content_type takes str": (lambda v: newsclean.clean(PAGE, content_type=v), ()),
    "kind must be": (lambda v: newsclean.clean(PAGE, kind=v), ()),
    "takes newsclean.Options": (lambda v: newsclean.clean(PAGE, options=v), ()),
    "a Cleaner takes newsclean.Options": (newsclean.Cleaner, ()),
    "this takes str, not": (newsclean.clean_text, ()),
    "takes str": (newsclean.find_quotes, ()),
    "Options.language takes str": (lambda v: Options(language=v), ()),
    "Options.disable takes a set of str": (lambda v: Options(disable=v), (list,)),
    "Options.rules takes a tuple of pathlib.Path": (lambda v: Options(rules=v), ()),
    "Options.indirect_quotes takes bool": (lambda v: Options(indirect_quotes=v), (bool,)),
    "Options.captions takes bool": (lambda v: Options(captions=v), (bool,)),
    "Options.limits takes newsclean.Limits": (lambda v: Options(limits=v), ()),
    "Limits.bytes takes int": (lambda v: Limits(bytes=v), (int,)),
    "Limits.blocks takes int": (lambda v: Limits(blocks=v), (int,)),
    "takes an iterable of pages": (lambda v: archive.clean_many(v, workers=0), (list, dict, set)),
}


@pytest.mark.parametrize("said", TAKEN)
def test_a_wrong_type_is_told_what_is_accepted(said: str) -> None:
    call, right = TAKEN[said]
    tried = 0
    for value in WRONG:
        if type(value) in right:
            continue
        with pytest.raises(TypeError, match=said) as caught:
            call(value)
        assert type(value).__name__ in str(caught.value) or repr(value) in str(caught.value)
        tried += 1
    assert tried > 5


@pytest.mark.parametrize(
    "name", ["bytes", "depth", "nodes", "attributes", "blocks", "lines", "quote_characters"]
)
def test_a_limit_that_lets_nothing_through_is_refused(name: str) -> None:
    for value in (0, -1):
        with pytest.raises(newsclean.OptionsError, match=f"Limits.{name}"):
            Limits(**{name: value})


def test_options_take_any_collection_and_stay_immutable() -> None:
    options = Options(disable={"quotes"}, rules=[])
    assert options == Options(disable=frozenset({"quotes"}))
    assert hash(options) == hash(Options(disable=frozenset({"quotes"})))


def test_a_response_that_fails_is_an_error_of_ours() -> None:
    with pytest.raises(newsclean.InputError, match="the stream was consumed"):
        newsclean.clean(Failing())  # type: ignore[arg-type]


def test_pages_of_a_wrong_type_are_outcomes() -> None:
    pages: list[Any] = [PAGE * 9, 3, None, b""]
    outcomes = list(archive.clean_many(pages, workers=0))
    assert [o.status for o in outcomes] == ["ok", "failed", "failed", "refused"]


@pytest.mark.parametrize("path", ["", ".", "/", "no such file", "a\0b", "x" * 300])
def test_a_path_that_cannot_be_read_is_an_error_of_ours(path: str) -> None:
    with pytest.raises(newsclean.InputError):
        newsclean.clean(Path(path))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, database=None)
@given(
    anything,
    anything,
    anything,
    st.sampled_from(
        [
            lambda a, b, c: newsclean.clean(a, url=b, content_type=c),
            lambda a, b, c: newsclean.clean(PAGE, url=b, content_type=c),
            lambda a, b, c: newsclean.clean(PAGE.encode(), kind=a, content_type=c),
            lambda a, b, c: newsclean.clean_text(a),
            lambda a, b, c: newsclean.find_quotes(a),
            lambda a, b, c: newsclean.clean(PAGE, options=Options(language=a)),
            lambda a, b, c: newsclean.clean(PAGE, options=Options(disable=a, rules=b)),
            lambda a, b, c: newsclean.clean(PAGE, options=Options(limits=Limits(bytes=a))),
            lambda a, b, c: list(archive.clean_many(a, workers=0, options=b)),
        ]
    ),
)
def test_nothing_else_ever_leaves(a: Any, b: Any, c: Any, call: Callable[..., object]) -> None:
    with contextlib.suppress(NewscleanError, TypeError):
        call(a, b, c)


ODD = ["", "no address", "http://[::1", "\ud800", "\x1b[31m\u202e", "x" * 99_999]


@pytest.mark.parametrize("value", ODD)
def test_any_string_is_an_address_and_a_header(value: str) -> None:
    article = newsclean.clean(PAGE.encode(), url=value, content_type=value)
    assert article.to_json().encode()


@pytest.mark.parametrize("value", [*ODD, "xx", "xyz", "klingonian", "deutsch!"])
def test_what_is_no_language_is_refused(value: str) -> None:
    with pytest.raises(newsclean.OptionsError, match="pass a code such as 'en'"):
        Options(language=value)


@pytest.mark.parametrize(
    ("value", "meant"), [("English", "en"), ("german", "de"), ("Portugese", "pt"), ("greek", "el")]
)
def test_the_name_of_a_language_is_told_its_code(value: str, meant: str) -> None:
    with pytest.raises(newsclean.OptionsError, match=f"did you mean '{meant}'"):
        Options(language=value)


@pytest.mark.parametrize("value", ["en", "EN-gb", "pt_BR", "zh-Hant-TW", "tpi", "fil", "yue"])
def test_any_language_of_bcp_47_is_taken(value: str) -> None:
    options = Options(language=value)
    assert newsclean.clean(PAGE, options=options).language == value.lower().replace("_", "-")
    assert newsclean.clean_text(TEXT, options=options).text == TEXT
    assert newsclean.find_quotes(TEXT, options=options) is not None


@pytest.mark.parametrize(
    ("name", "most"), [("depth", 2000), ("bytes", 10**9), ("lines", 10**9), ("nodes", 10**9)]
)
def test_a_limit_beyond_what_can_be_held_is_refused(name: str, most: int) -> None:
    deep = "<div>" * 3000 + "<p>The harbour board voted to open the old lock again, she said.</p>"
    options = Options(limits=Limits(**{name: most}))
    assert "old lock" in newsclean.clean(deep, options=options).body
    for beyond in (most + 1, 10**30):
        with pytest.raises(newsclean.OptionsError, match=f"Limits.{name} is beyond"):
            Limits(**{name: beyond})


def test_messages_about_what_was_passed_in_are_one_short_line() -> None:
    for selector in ("p" + ":not(p)" * 9000, "p\n\x1b[2J" * 90):
        with pytest.raises(newsclean.OptionsError) as caught:
            Options(drop=(selector,))
        assert len(str(caught.value)) < 300
        assert str(caught.value).isprintable()
    for path in (Path("a\udcff\x1b[2J\nb"), Path("a" * 100_000)):
        for call in (newsclean.clean, lambda p: newsclean.Cleaner(Options(rules=(p,)))):
            with pytest.raises(newsclean.NewscleanError) as told:
                call(path)
            assert "\n" not in str(told.value)
            assert "\x1b" not in str(told.value)


def test_a_value_without_end_in_a_row_is_an_error_of_ours() -> None:
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]
    row = newsclean.clean(PAGE).to_dict()
    row["blocks"][0]["kind"] = deep
    with pytest.raises(newsclean.InputError, match="must be one of"):
        newsclean.Article.from_dict(row)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_a_pipe_is_no_file_of_rules(tmp_path: Path) -> None:
    """Nobody may ever write into it."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(newsclean.RuleError, match="no regular file"):
        newsclean.Cleaner(Options(rules=(tmp_path / "pipe",)))
