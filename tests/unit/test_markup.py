"""What a page states in data: JSON-LD, meta tags, microdata."""

from __future__ import annotations

import pytest
from lxml.html import fromstring
from pages import html_page, parsed

from newsclean.html import Markup
from newsclean.html.markup import text_of


def of(script: str) -> Markup:
    return parsed(html_page(head=f"<script type='application/ld+json'>{script}</script>")).markup


@pytest.mark.parametrize(
    ("script", "types", "body"),
    [
        (
            '{"@type": "NewsArticle", "articleBody": "The ferry left."}',
            {"NewsArticle"},
            "The ferry left.",
        ),
        ('{"@type" : ["https://schema.org/Article"], "articleBody": 7}', {"Article"}, ""),
        (
            '[{"@type": "Person", "articleBody": "Short"}, {"@type": "A", "articleBody": "Longer"}]',
            {"A", "Person"},
            "Longer",
        ),
        ('{"@type": 7, "author": {"@type":"Person"}, "note": "articleBody"}', {"Person"}, ""),
        ('{"@type": "Article", "articleBody": ', {"Article"}, ""),
        (
            '{"@graph": [{"@type": "A", "articleBody": "&lt;p&gt;A &amp;amp; B&lt;/p&gt;"}]}',
            {"A"},
            " A &amp; B ",
        ),
    ],
)
def test_types_and_the_longest_body(script: str, types: set[str], body: str) -> None:
    markup = of(script)
    assert markup.types == types
    assert markup.body == body


def test_type_of_opengraph() -> None:
    assert parsed(html_page(head='<meta property="og:type" content="Article">')).markup.types == {
        "og:article"
    }


@pytest.mark.parametrize(
    ("blanks", "text"), [(7_996, "a b end"), (7_997, "a b end"), (7_998, "a b end"), (7_999, "a b")]
)
def test_of_the_text_of_an_element_eight_thousand_characters_are_read(
    blanks: int, text: str
) -> None:
    assert text_of(fromstring(f"<p>a<b>{' ' * blanks}b</b><i> end</i></p>")) == text
