"""What a page states in structured data that bears on its body."""

from __future__ import annotations

import pytest
from lxml import etree

from newsclean.extraction.statements import Statements, statements_of


def of(script: str) -> Statements:
    markup = f"<html><head><script type='application/ld+json'>{script}</script></head></html>"
    return statements_of(etree.fromstring(markup, etree.HTMLParser()))


@pytest.mark.parametrize(
    ("script", "types", "body"),
    [
        (
            '{"@type": "NewsArticle", "articleBody": "The ferry left."}',
            {"NewsArticle"},
            "The ferry left.",
        ),
        ('{"@type" : ["https://schema.org/Article"], "articleBody": 7}', {"Article"}, ""),
        ('[{"articleBody": "Short"}, {"articleBody": "The longer one"}]', set(), "The longer one"),
        ('{"@type": 7, "author": {"@type":"Person"}, "note": "articleBody"}', {"Person"}, ""),
        ('{"@type": "Article", "articleBody": ', {"Article"}, ""),
    ],
)
def test_types_and_the_longest_body(script: str, types: set[str], body: str) -> None:
    assert of(script) == Statements(frozenset(types), body)
