"""The article as JSON under the schema ``newsclean/1``.

What describes the story has schema.org's names (``headline``, ``datePublished``, ``articleBody`` …);
what newsclean adds has its own. Every key is always there, so that a table of articles has one shape.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.model.article import (
        Article,
        Block,
        DateOrDatetime,
        Field,
        Quality,
        Quote,
        Rejected,
        Suspect,
    )
    from newsclean.model.ledger import Edit, Evidence

SCHEMA = "newsclean/1"

# Characters that a terminal or an editor would obey rather than show. Only the ledger and raw
# readings can hold any; JSON can write all of them as escapes.
_OBEYED = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def to_dict(article: Article) -> dict[str, Any]:
    """The article as dicts, lists, strings, numbers, booleans and None."""
    return {
        "schema": SCHEMA,
        "headline": article.headline,
        "description": article.description,
        "author": [{"name": name} for name in article.authors],
        "datePublished": _iso(article.published),
        "dateModified": _iso(article.modified),
        "publisher": {"name": article.site_name} if article.site_name else None,
        "url": article.url,
        "inLanguage": article.language,
        "articleSection": article.section,
        "keywords": list(article.keywords),
        "image": article.image,
        "isAccessibleForFree": None if article.paywalled is None else not article.paywalled,
        "articleBody": article.body,
        "blocks": [_block(b) for b in article.blocks],
        "quotes": [_quote(q) for q in article.quotes],
        "removals": [_edit(e) for e in article.removals],
        "repairs": [_edit(e) for e in article.repairs],
        "suspects": [_suspect(s) for s in article.suspects],
        "fields": {name: _field(field) for name, field in article.fields.given()},
        "quality": _quality(article.quality),
        "warnings": list(article.warnings),
        "rejected": [_rejected(r) for r in article.rejected],
    }


def to_json(article: Article, *, indent: int | None = None) -> str:
    """:func:`to_dict` as JSON text in UTF-8's characters, safe to print."""
    return safe_json(to_dict(article), indent=indent)


def safe_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that holds no character which a terminal obeys and no lone surrogate, but their escapes."""
    return _OBEYED.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _iso(moment: DateOrDatetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "text": block.text,
        "start": block.start,
        "end": block.end,
        "level": block.level,
        "links": [{"start": x.start, "end": x.end, "href": x.href} for x in block.links],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    mention = quote.mention
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "fragments": [list(f) for f in quote.fragments],
        "speaker": quote.speaker,
        "mention": None
        if mention is None
        else {"text": mention.text, "start": mention.start, "end": mention.end},
        "cue": quote.cue,
        "kind": quote.kind,
        "confidence": quote.confidence,
        "status": quote.status,
        "evidence": _evidence(quote.evidence),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        "rule": edit.rule,
        "confidence": edit.confidence,
        "evidence": _evidence(edit.evidence),
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    return {"document": evidence.document, "url": evidence.url, "passage": evidence.passage}


def _suspect(suspect: Suspect) -> dict[str, Any]:
    return {
        "start": suspect.start,
        "end": suspect.end,
        "text": suspect.text,
        "kind": suspect.kind,
        "reason": suspect.reason,
        "candidates": [{"text": c.text, "score": c.score} for c in suspect.candidates],
    }


def _rejected(rejected: Rejected) -> dict[str, Any]:
    return {
        "text": rejected.text,
        "path": rejected.path,
        "step": rejected.step,
        "probability": rejected.probability,
        "reasons": [{"name": name, "weight": weight} for name, weight in rejected.reasons],
    }


def _field(field: Field[Any]) -> dict[str, Any]:
    return {
        "value": _plain(field.value),
        "raw": field.raw,
        "origin": field.origin,
        "lost": [
            {"value": _plain(lost.value), "raw": lost.raw, "origin": lost.origin}
            for lost in field.lost
        ],
    }


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _quality(quality: Quality) -> dict[str, Any]:
    return {
        "kind": quality.kind,
        "confidence": quality.confidence,
        "truncated": quality.truncated,
        "spin": {"score": quality.spin.score, "reasons": list(quality.spin.reasons)},
    }
