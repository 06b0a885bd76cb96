"""Text stays text: what is written can be read back, and never becomes markup or a command."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.ledger import Reason, Removal, Repair
from newsclean.model.article import (
    Article,
    Block,
    BlockKind,
    Candidate,
    Field,
    LeftOut,
    Link,
    Mention,
    Metadata,
    Quality,
    Quote,
    SpinScore,
    Suspect,
    Value,
)
from newsclean.model.markdown import escaped
from newsclean.model.plain_text import moment


def article(*blocks: tuple[BlockKind, str], fields: Metadata | None = None) -> Article:
    made, position = [], 0
    for kind, text in blocks:
        level = 3 if kind == "heading" else 1 if kind == "list-item" else None
        made.append(
            Block(kind=kind, text=text, start=position, end=position + len(text), level=level)
        )
        position += len(text) + 2
    return Article(
        fields=fields or Metadata(),
        blocks=tuple(made),
        body="\n\n".join(text for _, text in blocks),
        quotes=(),
        edits=(),
        suspects=(),
        warnings=(),
        quality=Quality(),
    )


def full_article() -> Article:
    """One of everything that an article can hold."""
    return Article(
        fields=Metadata(
            headline=Field(
                "The lock", "The lock | Gazette", "meta", (Value("Lock", "Lock", "opengraph"),)
            ),
            authors=Field(("Ada Holt",), "By Ada Holt", "visible"),
            published=Field(date(2026, 5, 3), "3 May 2026", "visible"),
            modified=Field(datetime(2026, 5, 3, 8, tzinfo=UTC), "2026-05-03T08:00:00Z", "json-ld"),
            site_name=Field("Gazette", "Gazette", "opengraph"),
            language=Field("en", "en", "meta"),
            paywalled=Field(True, "false", "json-ld"),
        ),
        blocks=(
            Block(
                kind="paragraph",
                text="“Yes,” he said.",
                start=0,
                end=15,
                links=(Link(7, 9, "https://a.example/"),),
            ),
        ),
        body="“Yes,” he said.",
        quotes=(
            Quote(
                text="Yes,",
                start=1,
                end=5,
                fragments=((1, 5),),
                speaker="Ada Holt",
                mention=Mention("he", 7, 9),
                cue="said",
                kind="direct",
                confidence=0.9,
            ),
        ),
        edits=(
            Removal(start=0, end=4, before="Ad. ", after="", rule="en.ad", confidence=0.9),
            Repair(
                start=8,
                end=9,
                before="x",
                after="s",
                rule="wording.phrase",
                reasons=(Reason("@ends", 1.5),),
            ),
        ),
        suspects=(
            Suspect(
                start=7,
                end=9,
                text="he",
                kind="wording.pronoun",
                reason="why",
                candidates=(Candidate("it", 0.6),),
            ),
        ),
        warnings=("cut",),
        quality=Quality(kind="article", confidence=0.97, spun=SpinScore(0.1, ("a sign",))),
        source_url="https://gazette.example/lock?from=front",
        left_out=(
            LeftOut(
                text="More stories",
                path="body > aside",
                step="block-model",
                probability=0.02,
                reason="its place and words are not those of a story",
                features=(Reason("links", -2.5),),
            ),
        ),
    )


def test_json_has_schema_org_names_and_every_key() -> None:
    got = full_article().to_dict()
    assert got["schema"] == "newsclean/1"
    assert got["author"] == [{"name": "Ada Holt"}]
    assert got["datePublished"] == "2026-05-03"
    assert got["dateModified"] == "2026-05-03T08:00:00+00:00"
    assert got["publisher"] == {"name": "Gazette"}
    assert got["isAccessibleForFree"] is False
    assert got["quotes"][0]["mention"] == {"text": "he", "start": 7, "end": 9}
    assert got["removals"][0]["rule"] == "en.ad"
    assert got["repairs"][0]["reasons"] == [{"name": "@ends", "weight": 1.5}]
    assert got["suspects"][0]["candidates"] == [{"text": "it", "score": 0.6}]
    assert got["metadata"]["headline"]["alternatives"][0]["origin"] == "opengraph"
    assert got["blocks"][0]["links"] == [{"start": 7, "end": 9, "href": "https://a.example/"}]
    assert got["sourceUrl"] == "https://gazette.example/lock?from=front"
    assert got["leftOut"][0]["step"] == "block-model"
    assert got["leftOut"][0]["texts"] == ["More stories"]
    assert got["leftOut"][0]["explained"] == [
        {"probability": 0.02, "features": [{"name": "links", "weight": -2.5}]}
    ]
    assert got.keys() == article().to_dict().keys()


def test_json_text_escapes_what_a_terminal_would_obey() -> None:
    made = article(("paragraph", "a\x9b31m \u202e b \U000e0041 é 日"))
    text = made.to_json()
    assert not set(text) & set("\x9b\u202e\U000e0041")
    assert "é 日" in text
    assert json.loads(text) == made.to_dict()


def test_markdown_of_every_kind_of_block() -> None:
    made = article(
        ("paragraph", "One."),
        ("heading", "Why"),
        ("list-item", "first"),
        ("list-item", "second"),
        ("blockquote", "She wrote\nthis."),
        ("table", "Item | Crowns\nPaint | 740"),
        ("preformatted", "a  b\n```"),
        ("caption", "The lock"),
    )
    assert made.to_markdown() == (
        "One.\n\n### Why\n\n- first\n- second\n\n> She wrote\n> this.\n\n"
        "| Item | Crowns |\n| --- | --- |\n| Paint | 740 |\n\n"
        "````\na  b\n```\n````\n\n*The lock*\n"
    )


def test_markdown_links_only_where_a_reader_may_follow() -> None:
    text = "See [the report] now."
    for href, shown in (
        ("https://a.example/x", "See [\\[the report\\]](<https://a.example/x>) now.\n"),
        ("javascript:alert(1)", "See \\[the report\\] now.\n"),
        ("https://a.example/>)", "See \\[the report\\] now.\n"),
    ):
        block = Block(
            kind="paragraph", text=text, start=0, end=len(text), links=(Link(4, 16, href),)
        )
        made = Article(
            fields=Metadata(),
            blocks=(block,),
            body=text,
            quotes=(),
            edits=(),
            suspects=(),
            warnings=(),
            quality=Quality(),
        )
        assert made.to_markdown() == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, no marks.", "plain text, no marks."),
        ("# not a heading", "\\# not a heading"),
        ("1. not a list", "1\\. not a list"),
        ("1984. A year.", "1984\\. A year."),
        ("- nor this", "\\- nor this"),
        ("> nor this", "\\> nor this"),
        ("*no* _no_ snake_case `no`", "\\*no\\* \\_no\\_ snake_case \\`no\\`"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("AT&T &amp; &lt;", "AT&T \\&amp; \\&lt;"),
        ("[a](b)", "\\[a\\](b)"),
        ("C:\\dir", "C:\\\\dir"),
        ("===", "\\==="),
    ],
)
def test_text_never_becomes_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(max_size=200))
def test_no_tag_survives_in_markdown(text: str) -> None:
    out = escaped(text)
    assert all(out[i - 1] == "\\" for i, ch in enumerate(out) if ch == "<")


def test_moments_are_written_as_people_write_them() -> None:
    assert moment(date(2024, 5, 3)) == "3 May 2024"
    assert moment(datetime(2024, 5, 3, 8, 15)) == "3 May 2024 08:15"
    zone = timezone(timedelta(hours=5, minutes=30))
    assert moment(datetime(2024, 5, 3, 8, 15, tzinfo=zone)) == "3 May 2024 08:15 +05:30"
    assert moment(None) == ""


def test_text_is_headline_and_body() -> None:
    made = article(("paragraph", "One."), fields=Metadata(headline=Field("Head", "Head", "meta")))
    assert made.to_text() == "Head\n\nOne."
    assert article(("paragraph", "One.")).to_text() == "One."
