"""A story as schema.org's ``NewsArticle`` in JSON-LD, as search engines and archives read it."""

from __future__ import annotations

from typing import Any

from newsclean.model.article import Article
from newsclean.model.json_text import safe_json
from newsclean.writing.record_head import RecordHead


def news_article(article: Article) -> dict[str, Any]:
    """The properties of https://schema.org/NewsArticle that the article has a value for."""
    row = article.to_dict()
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": row["headline"],
        "description": row["description"],
        "author": [{"@type": "Person", **person} for person in row["author"]],
        "datePublished": row["datePublished"],
        "dateModified": row["dateModified"],
        "publisher": row["publisher"] and {"@type": "Organization", **row["publisher"]},
        "mainEntityOfPage": row["url"],
        "inLanguage": row["inLanguage"],
        "articleSection": row["articleSection"],
        "keywords": row["keywords"],
        "image": row["image"],
        "isAccessibleForFree": row["isAccessibleForFree"],
        "wordCount": len(article.body.split()),
        "articleBody": row["articleBody"],
    }
    return {name: value for name, value in found.items() if value not in (None, [])}


def write(article: Article) -> str:
    """One object, indented."""
    return safe_json(news_article(article), indent=2) + "\n"


def write_record(article: Article, head: RecordHead) -> str:
    """One object on one line, with the record's id."""
    return safe_json({**news_article(article), "identifier": head.id}) + "\n"
