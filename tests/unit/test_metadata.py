"""Metadata: names, dates and headlines as pages write them, and which statement wins."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import html_page, metadata_of

from newsclean.html.jsonld import read_json
from newsclean.metadata import read_names
from newsclean.model.article import Metadata


def fields(
    head: str = "", body: str = "", *, ld: Any = None, url: str | None = None, lang: str = "en"
) -> Metadata:
    return metadata_of(html_page(body, head, ld=ld, lang=lang), url)


def authors(body: str, **more: Any) -> tuple[str, ...]:
    found = fields(body=f"<h1>The town keeps its two clocks</h1>{body}", **more).authors
    return found.value if found else ()


def test_the_site_is_no_author() -> None:
    assert read_names("The Valley Post", "The Valley Post") == ()
    assert read_names("Ada Ohm, The Valley Post", "The Valley Post") == ("Ada Ohm",)
    assert read_names("Ada Ohm THE VALLEY POST", "The Valley Post") == ("Ada Ohm",)


STORY = {
    "@type": "NewsArticle",
    "headline": "The town keeps its two clocks",
    "datePublished": "2024-05-03T07:00:00+01:00",
    "dateModified": "2024-05-05T09:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Ohm"}],
}


def test_json_ld_in_a_graph_with_references() -> None:
    story = STORY | {"author": {"@id": "#ada"}, "publisher": {"@id": "#post"}}
    graph = [
        story,
        {"@type": "Person", "@id": "#ada", "name": "Ada Ohm"},
        {"@type": "Organization", "@id": "#post", "name": "The Valley Post"},
    ]
    found = fields(ld={"@context": "https://schema.org", "@graph": graph})
    assert found.authors
    assert found.authors.value == ("Ada Ohm",)
    assert found.authors.origin == "json-ld"
    assert found.site_name
    assert found.site_name.value == "The Valley Post"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"NewsArticle","headline":"x"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"x"}\n//]]>',
        '{"@type":"NewsArticle","headline":"x",}',
        '{"@type":"NewsArticle","headline":"x"}{"@type":"WebSite"}',
        '{"@type":"NewsArticle","headline":"x\ty\n"}',
        '{"@type":"NewsArticle","headline":"a "bare" mark","datePublished":"2024-05-03"}',
    ],
)
def test_broken_json_is_read(script: str) -> None:
    assert read_json(script)[0]["@type"] == "NewsArticle"


def test_published_and_modified_are_not_mixed_up() -> None:
    found = fields(body="<h1>A head line here</h1><p>Updated May 5, 2024</p>")
    assert found.published is None
    assert found.modified
    assert found.modified.value == date(2024, 5, 5)
    both = fields(body="<h1>A head line</h1><p>Posted May 3, 2024 · Updated May 5, 2024</p>")
    assert both.published
    assert both.published.value == date(2024, 5, 3)
    assert both.modified
    assert both.modified.value == date(2024, 5, 5)
    label = fields(body="<h1>A head line</h1><div>Last updated:</div><div>May 5, 2024</div>")
    assert label.published is None
    assert label.modified
    assert label.modified.value == date(2024, 5, 5)


def test_the_stated_time_beats_the_shown_day_and_keeps_its_zone() -> None:
    found = fields(ld=STORY, body="<h1>The town keeps its two clocks</h1><p>May 3, 2024</p>")
    assert found.published
    assert found.modified
    assert found.published.value == datetime(2024, 5, 3, 7, tzinfo=timezone(timedelta(hours=1)))
    assert found.modified.value == datetime(2024, 5, 5, 9, tzinfo=timezone(timedelta(hours=1)))
    assert date(2024, 5, 3) in [lost.value for lost in found.published.alternatives]


def test_a_story_is_not_newer_than_the_day_it_shows() -> None:
    found = fields(ld=STORY, body="<h1>The town keeps its two clocks</h1><p>June 1, 2019</p>")
    assert found.published
    assert found.published.value == date(2019, 6, 1)
    assert found.published.origin == "visible"


def test_a_listing_has_no_date_of_its_own() -> None:
    cards = "".join(
        f'<article class="card"><h3>Story {n}</h3><time datetime="2024-05-0{n}">x</time></article>'
        for n in range(1, 8)
    )
    assert fields(body=f"<h1>All the news</h1>{cards}").published is None


def test_a_period_is_no_date() -> None:
    assert fields(body="<h1>The clock fair</h1><p>2025-12-12 - 2025-12-17</p>").published is None


def test_a_front_page_was_not_published_on_a_day() -> None:
    head = '<meta property="article:published_time" content="2021-05-24T15:24:38Z">'
    story = '<meta property="og:type" content="article">'
    assert fields(head, url="https://valley.example/").published is None
    assert fields(head, url="https://valley.example/clocks").published is not None
    assert fields(head + story, url="https://valley.example/").published is not None


def test_region_decides_the_order_of_numbers() -> None:
    page = '<h1>A head line here</h1><p class="date">03/04/2024</p>'
    assert fields(body=page).published is None
    british = fields(body=page, url="https://paper.example.uk/a")
    assert british.published
    assert british.published.value == date(2024, 4, 3)
    american = fields('<meta property="og:locale" content="en_US">', page)
    assert american.published
    assert american.published.value == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>By <a href='/x'>Ada Ohm</a> · Dec 20, 2025 at 3:00 am</p>", ("Ada Ohm",)),
        ("<p>Published August 7, 2023 by Ada Ohm</p>", ("Ada Ohm",)),
        ("<div>Written by</div><div>Ada Ohm</div>", ("Ada Ohm",)),
        ("<a href='/authors/ada-ohm'>Ada Ohm</a>", ("Ada Ohm",)),
        ("<p>Ada Ohm</p><p>May 3, 2024</p>", ("Ada Ohm",)),
        ("<p>By Ada Ohm <span>City Hall Reporter</span></p>", ("Ada Ohm",)),
        ("<div class='byline'>May 3, 2024 · Ada Ohm</div>", ("Ada Ohm",)),
        ("<p>By Ada Ohm and Bo Reed</p>", ("Ada Ohm", "Bo Reed")),
        ("<p>Edited by Bo Reed</p>", ()),
        ("<p>Health News</p><p>Share this</p>", ()),
        ("<p>Songs by Ada Ohm are played in the long hall of the customs house.</p>", ()),
    ],
)
def test_bylines_that_readers_see(body: str, names: tuple[str, ...]) -> None:
    assert authors(body) == names


def test_the_shown_byline_beats_the_account_that_posted_it() -> None:
    ld = STORY | {"author": {"@type": "Person", "name": "desk7"}}
    assert authors("<p>By Ada Ohm</p>", ld=ld) == ("Ada Ohm",)


def test_an_outlet_is_an_author_only_where_nobody_else_is_named() -> None:
    ld = STORY | {"author": {"@type": "Organization", "name": "Valley Wire"}}
    assert authors("<p>By Ada Ohm</p>", ld=ld) == ("Ada Ohm",)
    assert authors("<p>By Valley Wire</p>", ld=ld) == ("Valley Wire",)
    assert authors("", ld=ld) == ()  # no reader is told so


@pytest.mark.parametrize(
    ("heading", "title", "headline"),
    [
        ("The town keeps its clocks", "The town keeps its clocks | Post", "The town keeps its clocks"),
        ("<i>Local</i> The town keeps clocks", "The town keeps clocks | P", "The town keeps clocks"),
        ("Clock row<br>The town keeps its clocks", "x", "Clock row The town keeps its clocks"),
        ("<style>a{}</style>The town keeps its clocks", "y", "The town keeps its clocks"),
        ("The town keeps its clocks<time>May 3</time>", "z", "The town keeps its clocks"),
        ("", "The town keeps its clocks - Valley Post", "The town keeps its clocks"),
    ],
)  # fmt: skip
def test_headlines(heading: str, title: str, headline: str) -> None:
    found = fields(f"<title>{title}</title>", f"<h1>{heading}</h1>" if heading else "").headline
    assert found
    assert found.value == headline


def test_a_page_without_headings_has_its_bold_line() -> None:
    found = fields(
        "<title>The Post: Town votes to keep its clocks</title>",
        "<font><b>Town votes to keep its clocks</b></font><br><font>By ADA OHM<br>March 9, 2004</font>",
    )
    assert found.headline
    assert found.headline.value == "Town votes to keep its clocks"
    assert found.authors
    assert found.authors.value == ("Ada Ohm",)


def test_addresses_are_absolute_and_broken_ones_are_left_out() -> None:
    head = '<link rel=canonical href="/a"><meta property="og:image" content="http://[x/i.png">'
    found = fields(head, url="https://paper.example/a?b")
    assert found.url
    assert found.url.value == "https://paper.example/a"
    assert found.image is None


@pytest.mark.parametrize(("free", "paywalled"), [("False", True), (True, False), ("maybe", None)])
def test_paywall(free: object, paywalled: bool | None) -> None:
    found = fields(ld=STORY | {"isAccessibleForFree": free}).paywalled
    assert (found.value if found else None) is paywalled


@pytest.mark.parametrize(
    ("more", "paywalled"),
    [
        ({"isAccessibleForFree": "http://schema.org/False"}, True),
        ({"isAccessibleForFree": 1}, False),
        ({"hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": "False"}]}, True),
        ({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": True}}, None),
        ({"isAccessibleForFree": True, "hasPart": {"isAccessibleForFree": False}}, False),
        ({"isAccessibleForFree": ["perhaps"]}, None),
    ],
)
def test_paywall_in_other_words(more: dict[str, Any], paywalled: bool | None) -> None:
    found = fields(ld={"@type": "NewsArticle", "headline": "A", **more}).paywalled
    assert (found.value if found else None) is paywalled


def test_language_as_an_object_of_json_ld() -> None:
    spoken = {"@type": "Language", "name": "German", "alternateName": "de"}
    found = fields(ld={"@type": "NewsArticle", "inLanguage": spoken}, lang="").language
    assert found is not None
    assert (found.value, found.origin) == ("de", "json-ld")


def test_section_keywords_and_dek() -> None:
    found = fields(
        '<meta property="article:section" content="Local"><meta name=keywords content="a1, b2; a1">'
        '<meta name=description content="What a search engine shows.">',
        '<h1>A head line here</h1><p class="standfirst">What readers are told under the headline.</p>',
    )
    assert found.section
    assert found.section.value == "Local"
    assert found.keywords
    assert found.keywords.value == ("a1", "b2")
    assert found.description
    assert found.description.origin == "visible"
    assert [v.origin for v in found.description.alternatives] == ["meta"]


@pytest.mark.parametrize(
    ("stated", "beside", "sections"),
    [
        (["World", "Ferries", "World"], "", ("World", "Ferries")),
        ("Arts, Books & Culture", "", ("Arts, Books & Culture",)),
        (
            "Design, Living Rooms",
            '<meta name=keywords content="Design">',
            ("Design, Living Rooms",),
        ),
        (
            "Design, Living Rooms",
            '<meta name=keywords content="Design; Living Rooms; sofas">',
            ("Design", "Living Rooms"),
        ),
        (None, '<meta property="article:section" content="Sport">' * 2, ("Sport",)),
        (None, "", None),
    ],
)
def test_sections_are_parted_where_the_page_states_each_alone(
    stated: object, beside: str, sections: tuple[str, ...] | None
) -> None:
    found = fields(beside, ld={"@type": "NewsArticle", "headline": "A", "articleSection": stated})
    assert (found.sections.value if found.sections else None) == sections


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "@type @id @graph headline name author datePublished image url keywords publisher"
                " articleSection mainEntityOfPage isAccessibleForFree inLanguage".split()
            ),
            inner | st.sampled_from(["NewsArticle", "Person", "#a", "2024-05-03"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_no_json_raises(value: object) -> None:
    fields(ld=value)


def test_a_publication_date_under_a_name_of_the_system_s_own() -> None:
    found = fields('<meta name="w-published-date" content="2025-05-27">').published
    assert found is not None
    assert found.value == date(2025, 5, 27)


def test_a_heading_that_is_only_the_site_s_name_yields_to_the_story_s() -> None:
    found = fields(
        "<title>The ferry that learned to wait | Dora Lunt</title>"
        '<meta property="og:site_name" content="Dora Lunt">',
        "<h1>Dora Lunt</h1><h2>The ferry that learned to wait</h2><p>It waits.</p>",
    ).headline
    assert found is not None
    assert found.value == "The ferry that learned to wait"


@pytest.mark.parametrize(
    ("title", "address", "body", "site"),
    [
        (
            "The town keeps its clocks | Skerry Post",
            "https://www.skerrypost.example/a",
            "",
            "Skerry Post",
        ),
        ("Élan – La ville garde ses horloges", "https://elan.example/a", "", "Élan"),
        (
            "The town keeps its clocks - Skerry Post",
            "https://sp.example/a",
            "<a href=/>Skerry Post</a>",
            "Skerry Post",
        ),
        (
            "The town keeps its clocks - Council",
            "https://sp.example/a",
            "<a href=/>Skerry Post</a>",
            None,
        ),
        (
            "The town keeps its clocks | News",
            "https://sp.example/a",
            "<a href=/news>News</a>",
            None,
        ),
    ],
)
def test_the_site_s_name_in_the_title(
    title: str, address: str, body: str, site: str | None
) -> None:
    head = f'<link rel="canonical" href="{address}">'
    found = metadata_of(html_page(body, head, title=title)).site_name
    assert (found.value if found else None) == site
