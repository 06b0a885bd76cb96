"""Bodies that stand in no element that a browser shows without scripts."""

from __future__ import annotations

import json
import sys

import pytest
from pages import html_page, parsed, story_of

from newsclean.extraction import fallbacks
from newsclean.extraction.blocks import Outline
from newsclean.extraction.fallbacks import second_opinion
from newsclean.html import strings, without_tags

SENTENCES = (
    "The harbour of Skerry froze over on Monday for the first time in forty years.",
    "Fishermen walked to their boats across the ice, carrying nets on their shoulders.",
    "“My father told me about this, and I never believed him,” said Ola Brandt, who is 61.",
    "The ferry company cancelled all sailings until the end of the week, it said on Tuesday.",
    "Two tugs from the mainland are expected to break the ice if the wind does not turn.",
    "Schools will stay open, the council said, since most pupils live within walking distance.",
)
BODY = " ".join(SENTENCES)
SHELL = (
    "<html><head><title>Harbour freezes</title>{}</head><body><div id=app></div>{}</body></html>"
)


def story(head: str = "", body: str = "") -> tuple[str, tuple[str, ...]]:
    found = story_of(SHELL.format(head, body))
    return found.draft.text, found.warnings


def test_a_body_in_noscript() -> None:
    paragraphs = "".join(f"<p>{s}</p>" for s in SENTENCES)
    text, warnings = story(body=f"<noscript><article>{paragraphs}</article></noscript>")
    assert SENTENCES[0] in text
    assert any("noscript" in w for w in warnings)


@pytest.mark.parametrize("broken", ["", ","])
def test_a_body_in_the_structured_data_only(broken: str) -> None:
    stated = json.dumps({"@type": "NewsArticle", "articleBody": "\n\n".join(SENTENCES)})
    stated = stated.replace("}", broken + "}")
    text, warnings = story(f'<script type="application/ld+json">{stated}</script>')
    assert text == "\n\n".join(SENTENCES)
    assert any("structured data" in w for w in warnings)


def test_a_body_in_the_state_of_an_application() -> None:
    markup = "".join(f"<p>{s}</p>" for s in SENTENCES)
    state = json.dumps({"props": {"story": {"id": 7, "content": markup}, "menu": ["Home"] * 20}})
    text, warnings = story(
        body=f'<script id="__NEXT_DATA__" type="application/json">{state}</script>'
    )
    assert text == "\n\n".join(SENTENCES)
    assert any("state of an application" in w for w in warnings)


def test_a_state_assigned_by_a_script() -> None:
    state = json.dumps(
        {"story": {"paragraphs": [{"text": " ".join(SENTENCES[i : i + 2])} for i in (0, 2, 4)]}}
    )
    text, _ = story(body=f"<script>window.__INITIAL_STATE__ = {state};</script>")
    assert SENTENCES[3] in text


def test_a_page_with_a_body_is_left_alone() -> None:
    paragraphs = "".join(f"<p>{s}</p>" for s in SENTENCES)
    stated = json.dumps({"@type": "NewsArticle", "articleBody": "Something else. " * 60})
    text, warnings = story(
        f'<script type="application/ld+json">{stated}</script>', f"<article>{paragraphs}</article>"
    )
    assert "Something else" not in text
    assert warnings == ()


@pytest.mark.parametrize("script", ["{", "[[[[", '{"a": "' + "x" * 200, "window.__STATE__ = {", ""])
def test_broken_scripts_do_no_harm(script: str) -> None:
    text, _ = story(body=f'<script type="application/json">{script}</script><p>Short.</p>')
    assert text == "Short."


def test_strings_and_tags() -> None:
    assert strings({"a": ["x", {"b": "y"}], "c": "z"}) == ["x", "y", "z"]
    assert without_tags("a <b>c</b>").split() == ["a", "c"]
    assert without_tags("plain") == "plain"


PARAGRAPHS = "".join(
    f"<p>On day {n} it is the same. {SENTENCES[0]} {SENTENCES[1]}</p>" for n in range(6)
)
LISTED = f"<ul><li><a href=/>Home</a></li></ul><div>{PARAGRAPHS}</div>"


def opinion(body: str) -> Outline | None:
    return second_opinion(parsed(html_page(body)).root)


def test_readability_finds_prose() -> None:
    found = opinion(LISTED)
    assert found is not None
    assert sum("froze over" in block.text for block in found.blocks) == 6


@pytest.mark.parametrize("page", ["", "<p></p>", "<a href=/x>only a link</a>" * 40])
def test_readability_finds_no_prose_where_there_is_none(page: str) -> None:
    found = opinion(page)
    assert found is None or not any(block.is_prose for block in found.blocks)


@pytest.mark.parametrize(
    ("unit", "few", "many"), [("<i></i>", 4_000, 5_500), ("<!---->a ", 90_000, 160_000)]
)
def test_readability_is_not_asked_about_large_pages(unit: str, few: int, many: int) -> None:
    assert opinion(f"{LISTED}<div>{unit * few}</div>") is not None
    assert opinion(f"{LISTED}<div>{unit * many}</div>") is None


def test_readability_need_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    fallbacks._readability.cache_clear()
    monkeypatch.setitem(sys.modules, "readability", None)
    assert opinion(LISTED) is None
