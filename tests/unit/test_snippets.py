"""Descriptions that a page states with markup in them."""

from __future__ import annotations

import html

import pytest

from newsclean import clean

WORDS = "Four boats are out again after the storm — and so is the café’s cat."
MARKED_UP = {
    "as it should be": WORDS,
    "escaped tags": f"&lt;p&gt;{WORDS}&lt;/p&gt;",
    "tags within words": "&lt;p&gt;F&lt;b&gt;our&lt;/b&gt; boats are &lt;em&gt;out&lt;/em&gt; again"
    " after the storm — and so is the café’s cat.&lt;/p&gt;",
    "entities escaped twice": WORDS.replace("—", "&amp;mdash;").replace("é", "&amp;eacute;"),
    "entities escaped three times": WORDS.replace("’", "&amp;amp;rsquo;"),
    "attributes, a break, a comment": "&lt;div class='a b'&gt;Four boats are out again&lt;br /&gt;after the"
    " storm — and so is &lt;!-- the dog --&gt;the café’s cat.&lt;/div&gt;",
    "a tag that a limit cut": f"{WORDS}&lt;span style=&quot;font-si",
}


@pytest.mark.parametrize("form", MARKED_UP)
@pytest.mark.parametrize(
    "place",
    [
        '<meta name="description" content="{}">',
        '<meta property="og:description" content="{}">',
        '<script type="application/ld+json">{{"@type": "NewsArticle", "description": "{}"}}</script>',
    ],
)
def test_a_description_is_words_and_nothing_else(form: str, place: str) -> None:
    content = MARKED_UP[form]
    if "ld+json" in place:
        content = content.replace("&quot;", "'")
    found = clean(
        f"<html><head><title>Boats</title>{place.format(content)}</head><body></body></html>"
    )
    assert found.description == WORDS
    if form == "escaped tags":
        assert found.fields.description is not None
        assert "<p>" in html.unescape(found.fields.description.raw)


@pytest.mark.parametrize(
    "text", ["Fewer than <5 % of voters, but >3 % of boats", "R&D at A&B <3", "x <y> z"]
)
def test_signs_that_are_no_tags_stay_in_a_description(text: str) -> None:
    page = f'<html><head><meta name="description" content="{html.escape(text)}"></head></html>'
    assert clean(page).description == text
