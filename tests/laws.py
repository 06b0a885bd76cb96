"""What must hold for every article, whatever it was made from. Each function raises AssertionError."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import newsclean
from newsclean import ledger
from newsclean.cli.terminal_view import story_view
from newsclean.report import story_report
from newsclean.writing import FORMATS, RecordHead

# Controls (but for line end and tab), line separators, lone surrogates, bidirectional overrides,
# noncharacters, tag characters: what is no text, or what a terminal or an editor obeys.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,8}\U000e007f")
"""The flags of England, Scotland and Wales are spelled with tag characters."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
csv.field_size_limit(2**31 - 1)
"""A story may be longer than the 131,072 characters that the reader takes by default."""
_MARKUP = re.compile(
    r"(?<!\\)<(?!https?:|mailto:|/?(?:em|strong|su[bp])>)[a-zA-Z/!?]",  # our own elements have no attributes
    re.I,
)
_INLINE_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_SCHEME = re.compile(r"(?<!\\)\]\(<?+\s*+(?!https?:|mailto:)", re.I)


def holds(article: newsclean.Article) -> None:
    """All laws."""
    ledger_holds(article.input_text, article.edits, article.body)
    spans_hold(article)
    text_is_safe(article)
    left_out_is_safe(article)
    writing_is_safe(article)
    every_format_is_valid(article)


def ledger_holds(text: str, edits: tuple[newsclean.Edit, ...], result: str) -> None:
    """The ledger is flat and sorted, leads from the input to the result, and back."""
    assert ledger.replay(text, edits) == result
    assert ledger.undo(result, edits) == text
    position = 0
    for edit in edits:
        assert position <= edit.start <= edit.end
        assert text[edit.start : edit.end] == edit.before
        assert edit.before != edit.after
        assert 0 <= edit.confidence <= 1
        position = edit.end


def spans_hold(article: newsclean.Article) -> None:
    """Every span slices out what it claims."""
    body = article.body
    assert "\n\n".join(block.text for block in article.blocks) == body
    for block in article.blocks:
        assert body[block.start : block.end] == block.text
        for link in block.links:
            assert block.start <= link.start < link.end <= block.end
    for quote in article.quotes:
        assert 0 <= quote.start < quote.end <= len(body)
        assert " ".join(body[a:b] for a, b in quote.fragments) == quote.text
        if quote.mention:
            assert body[quote.mention.start : quote.mention.end] == quote.mention.text
    for suspect in article.suspects:
        assert body[suspect.start : suspect.end] == suspect.text


def text_is_safe(article: newsclean.Article) -> None:
    """No character in any value that is no text."""
    for place, value in values(article):
        found = UNSAFE.search(FLAG.sub("", value))
        assert not found, f"{place} holds {found.group()!r}: {value[:80]!r}"
        value.encode("utf-8")


def values(article: newsclean.Article) -> Iterator[tuple[str, str]]:
    """Every text that a reader of the article is given; not what the page had in its place, which the
    ledger and the raw readings keep as it was."""
    yield "body", article.body
    for name, item in article.fields.given():
        for value in (item.value, *(lost.value for lost in item.alternatives)):
            for text in value if isinstance(value, tuple) else (value,):
                if not isinstance(text, bool | date):
                    yield name, text
    for block in article.blocks:
        yield from (("link", link.href) for link in block.links)
    for quote in article.quotes:
        yield "quote", quote.text
        yield "speaker", quote.speaker or ""
        yield "cue", quote.cue or ""
    for edit in article.edits:
        yield "edit", edit.after
    for suspect in article.suspects:
        yield "reason", suspect.reason
        yield from (("candidate", c.text) for c in suspect.candidates)
    yield from (("warning", warning) for warning in article.warnings)
    yield from (("sign", reason) for reason in article.quality.spun.reasons)


def left_out_is_safe(article: newsclean.Article) -> None:
    """What of the page is no part of the story holds nothing that a terminal obeys."""
    for left in article.left_out:
        for text in (left.text, left.path, left.reason):
            assert not OBEYED.search(text), f"left out: {text[:80]!r}"


def every_format_is_valid(article: newsclean.Article) -> None:
    """What is written is what the format says that it is, and holds nothing that is obeyed."""
    name = "a\x1b[31m\x9b\u202eb\udcff<b>.html"
    for entry in FORMATS.values():
        for text in (
            entry.write(article),
            entry.write_record(article, RecordHead(name, article.url)),
        ):
            assert not OBEYED.search(_line_ends(text, entry.suffix)), entry.name
            text.encode("utf-8")
            if entry.suffix.startswith(".json"):
                json.loads(text)
            elif entry.suffix == ".csv":
                rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                assert len({len(row) for row in rows}) <= 1, entry.name
    for text in (story_view(article), story_report(article, name)):
        assert not OBEYED.search(text)
        text.encode("utf-8")


def _line_ends(text: str, suffix: str) -> str:
    """The text; of CSV, whose lines end in CR and LF, without the former."""
    return text.replace("\r\n", "\n") if suffix == ".csv" else text


def writing_is_safe(article: newsclean.Article) -> None:
    """JSON says what the article says; no format holds a character that a terminal obeys; Markdown
    holds no markup of the page's and no link but to the web or to mail."""
    written = article.to_json()
    assert json.loads(written) == article.to_dict()
    assert not OBEYED.search(written)
    assert not OBEYED.search(article.to_text())
    assert not OBEYED.search(article.to_markdown())
    outside_code = _without_code(article)
    assert not _MARKUP.search(outside_code), _MARKUP.search(outside_code)
    assert not _SCHEME.search(outside_code), _SCHEME.search(outside_code)


def _without_code(article: newsclean.Article) -> str:
    """The article as Markdown, but for preformatted blocks, which are fenced."""
    if not any(block.kind == "preformatted" for block in article.blocks):
        return _INLINE_CODE.sub("", article.to_markdown())
    out, fence = [], ""
    for line in article.to_markdown().split("\n"):
        mark = re.match(r"`{3,}", line)
        if fence:
            fence = "" if line == fence else fence
        elif mark:
            fence = mark.group()
        else:
            out.append(line)
    return _INLINE_CODE.sub("", "\n".join(out))


def equal(one: Any, other: Any) -> bool:
    """Whether two outcomes of cleaning are the same: articles, or errors of the same kind."""
    if isinstance(one, Exception):
        return type(one) is type(other) and str(one) == str(other)
    return bool(one == other)
