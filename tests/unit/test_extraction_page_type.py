"""What kind of page it is: by what it declares, how it is built, what it says."""

from __future__ import annotations

import re

import pytest
from pages import html_page, story_of

from newsclean import data
from newsclean.extraction import Story
from newsclean.model.article import PageKind

SENTENCE = (
    "The {} of Skerry, who have waited since the spring, said on Monday that they would wait on."
)
NOUNS = "fishermen teachers bakers nurses drivers sailors farmers painters masons gardeners".split()
PARAGRAPHS = [
    f"<p>{SENTENCE.format(n)} {SENTENCE.format(m)}</p>"
    for n, m in zip(NOUNS, NOUNS[::-1], strict=True)
]
DATE = '<meta property="article:published_time" content="2026-01-14T05:10:00Z">'


def story(title: str, body: str, head: str = "", url: str | None = None) -> Story:
    return story_of(html_page(body, head, title=title), url)


def kind(title: str, body: str, head: str = "", url: str | None = None) -> PageKind:
    return story(title, body, head, url).kind


def article(body: str, title: str = "They wait on") -> str:
    return f"<article><h1>{title}</h1>{body}</article>"


def test_an_article() -> None:
    url = "https://news.example/2026/01/14/the-people-of-skerry-wait-on"
    assert kind("They wait on", article("".join(PARAGRAPHS)), DATE, url) == "article"


@pytest.mark.parametrize(
    "title",
    [
        "404 - Page not found",
        "Seite nicht gefunden",
        "Página no encontrada",
        "ページが見つかりません",
    ],
)
def test_an_error_page(title: str) -> None:
    found = story(title, f"<h1>{title}</h1><p>Try the start page.</p>")
    assert found.kind == "error"
    assert found.confidence < 0.5


def test_a_story_about_an_error_is_an_article() -> None:
    title = "Page not found: how a printer lost a novel"
    assert kind(title, article("".join(PARAGRAPHS), title), DATE) == "article"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Before you continue",
            "We and our partners use cookies. With your consent we process personal data.",
        ),
        ("Ihre Einwilligung", "Wir und unsere Partner nutzen Cookies und personenbezogene Daten."),
    ],
)
def test_a_consent_wall(title: str, text: str) -> None:
    found = story(title, f"<div><h1>{title}</h1><p>{text}</p></div>")
    assert found.kind == "consent"
    assert found.confidence < 0.5


def test_a_live_blog_by_its_type_and_by_its_build() -> None:
    stated = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    assert kind("Storm", article("".join(PARAGRAPHS), "Storm"), DATE + stated) == "live-blog"
    posts = "".join(f"<div class='liveblog-entry'>{p}</div>" for p in PARAGRAPHS[:5])
    assert (
        kind("Storm live: roads shut", article(posts, "Storm live: roads shut"), DATE)
        == "live-blog"
    )
    assert kind("Storm", article(posts, "Storm"), DATE) != "live-blog"


def test_a_gallery_keeps_its_captions() -> None:
    figures = "".join(
        f"<figure><img src={i}.jpg><figcaption>The {n} at the quay, early in the morning, wave to"
        " the boat that takes the last of the year’s mail away.</figcaption></figure>"
        for i, n in enumerate(NOUNS)
    )
    found = story("In pictures: the quay", article(figures, "In pictures: the quay"), DATE)
    assert found.kind == "gallery"
    assert "The masons at the quay" in found.draft.text


def test_a_stub_in_front_of_a_gate() -> None:
    gate = "<div class='gate'><p>Already a subscriber? Sign in to read the rest.</p></div>"
    broken = (
        "<p>The auction lasted nine minutes, in sales so small and so far from the capital that</p>"
    )
    stated = '{"@type": "NewsArticle", "isAccessibleForFree": false}'
    paid = f'<script type="application/ld+json">{stated}</script>'
    body = article("".join(PARAGRAPHS[:2]) + broken) + gate
    found = story("They wait on", body, DATE + paid)
    assert found.kind == "paywall-stub"
    assert found.truncated


def test_phrases_are_data_in_many_languages() -> None:
    files = data.by_language("page-types")
    assert len(files) >= 10
    for phrases in (content["phrases"] for content in files.values()):
        assert set(phrases) - {"deal", "profile"} == {"error", "consent", "gate", "live", "gallery"}
        for words in phrases.values():
            assert words
            assert all(w == w.lower().strip() and not re.search(r"\s\s", w) for w in words)


def _entries(clocks: list[str], entry: str) -> str:
    return "".join(f"<div class=x{n}><span>{c}</span>{entry}</div>" for n, c in enumerate(clocks))


ENTRY = "<p>The harbour master says that no boat leaves before the wind has turned.</p>"


@pytest.mark.parametrize(
    ("title", "clocks", "entry", "live"),
    [
        ("Storm live: roads shut", ["21:40", "21:12", "20:50", "20:22"], ENTRY, True),
        ("CANLI | Fırtına", ["00:10", "23:50", "23:12", "22:22"], ENTRY, True),
        ("Myrsky hetki hetkeltä", ["18.05", "18.20", "19.00", "19.45"], ENTRY, True),
        ("Storm live: roads shut", ["21:40", "21:12", "20:50"], ENTRY, False),
        ("Storm live: roads shut", ["21:40", "09:12", "20:50", "10:22", "19:00"], ENTRY, False),
        ("Storm: roads shut", ["21:40", "21:12", "20:50", "20:22"], ENTRY, False),
        (
            "Storm live: roads shut",
            ["21:40", "21:12", "20:50", "20:22"],
            "<p><a href=/a>No boat leaves before the wind has turned round at last</a></p>",
            False,
        ),
    ],
)
def test_entries_under_clocks_are_a_live_blog(
    title: str, clocks: list[str], entry: str, *, live: bool
) -> None:
    found = kind(title, article(_entries(clocks, entry), title), DATE)
    assert (found == "live-blog") == live
