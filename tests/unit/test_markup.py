"""What a page states in data: JSON-LD, meta tags, microdata."""

from __future__ import annotations

import pytest
from pages import html_page, parsed

from newsclean.html import Markup


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
