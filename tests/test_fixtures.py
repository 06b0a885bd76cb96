"""Whole pages and texts, end to end: each beside a NAME.expected.json that a careful editor wrote.

Every key of the expectation is a test of its own, so that a failure names what went wrong.
``fixtures/README.md`` tells what the keys mean.
"""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from webencodings import lookup

import newsclean
from newsclean import ledger, reading

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sorted(
    str(path.relative_to(FIXTURES)).removesuffix(".expected.json")
    for path in FIXTURES.glob("*/*.expected.json")
)


APART = {"about", "charset", "error"}
"""Keys that are not checked on the article."""


@cache
def expected(name: str) -> dict[str, Any]:
    return json.loads((FIXTURES / f"{name}.expected.json").read_text(encoding="utf-8"))


def source(name: str) -> bytes:
    [path] = (p for p in FIXTURES.glob(f"{name}.*") if p.suffix in {".html", ".htm", ".txt"})
    return path.read_bytes()


@cache
def article(name: str) -> newsclean.Article:
    return newsclean.clean(source(name))


# One check per key. Each gets the article and the wanted value, and returns what is wrong with it.

Check = Callable[[newsclean.Article, Any], object]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    CHECKS[function.__name__.strip("_")] = function
    return function


def differs(got: object, want: object) -> str | None:
    return None if got == want else f"{got!r} instead of {want!r}"


def is_equal(name: str) -> Check:
    def compare(got: newsclean.Article, want: object) -> object:
        value = getattr(got, name)
        return differs(list(value) if isinstance(value, tuple) else plain(value), plain(want))

    return compare


for _name in (
    "headline", "description", "authors", "site_name", "section", "keywords", "url", "paywalled"
):  # fmt: skip
    CHECKS[_name] = is_equal(_name)


@check
def language(got: newsclean.Article, want: str) -> object:
    return differs((got.language or "").partition("-")[0], want)


def moment_differs(got: date | None, want: str | None) -> object:
    if want is None or got is None:
        return differs(got, want)
    wanted = datetime.fromisoformat(want) if "T" in want else date.fromisoformat(want)
    if isinstance(got, datetime) != isinstance(wanted, datetime):
        return f"{got!r} instead of {wanted!r}"
    return differs(got, wanted)


@check
def published(got: newsclean.Article, want: str | None) -> object:
    return moment_differs(got.published, want)


@check
def modified(got: newsclean.Article, want: str | None) -> object:
    return moment_differs(got.modified, want)


@check
def kind(got: newsclean.Article, want: str) -> object:
    return differs(got.quality.kind, want)


@check
def confidence_below(got: newsclean.Article, want: float) -> object:
    return None if got.quality.confidence < want else f"{got.quality.confidence} not below {want}"


@check
def truncated(got: newsclean.Article, want: bool) -> object:
    return differs(got.quality.truncated, want)


@check
def spun(got: newsclean.Article, want: bool) -> object:
    return differs(got.quality.spun.likely, want)


@check
def body_starts(got: newsclean.Article, want: str) -> object:
    return differs(got.body[: len(want)], want)


@check
def body_ends(got: newsclean.Article, want: str) -> object:
    return differs(got.body[-len(want) :], want)


@check
def paragraphs(got: newsclean.Article, want: int) -> object:
    found = [block.text for block in got.blocks if block.kind == "paragraph"]
    return None if len(found) == want else f"{len(found)} instead of {want}: {found}"


@check
def contains(got: newsclean.Article, want: list[str]) -> object:
    return [snippet for snippet in want if snippet not in plain(got.body)]


@check
def lacks(got: newsclean.Article, want: list[str]) -> object:
    return [snippet for snippet in want if snippet in plain(got.body)]


@check
def once(got: newsclean.Article, want: list[str]) -> object:
    return [(snippet, n) for snippet in want if (n := plain(got.body).count(snippet)) != 1]


@check
def in_order(got: newsclean.Article, want: list[str]) -> object:
    places = [got.body.find(snippet) for snippet in want]
    return None if -1 not in places and places == sorted(places) else places


@check
def blocks(got: newsclean.Article, want: list[dict[str, Any]]) -> object:
    return [
        wanted
        for wanted in want
        if not any(
            all(plain(getattr(block, key)) == value for key, value in wanted.items())
            for block in got.blocks
        )
    ]


@check
def links(got: newsclean.Article, want: list[dict[str, str]]) -> object:
    found = [
        {"text": got.body[link.start : link.end], "href": link.href}
        for block in got.blocks
        for link in block.links
    ]
    return [(wanted, found) for wanted in want if wanted not in found]


@check
def removed(got: newsclean.Article, want: list[str]) -> object:
    """The snippet was part of the input text, and a removal with a rule says that it went."""
    cut = [plain(removal.before) for removal in got.removals]
    return [snippet for snippet in want if not any(snippet in before for before in cut)]


@check
def repaired(got: newsclean.Article, want: list[dict[str, str]]) -> object:
    text, body = got.input_text, got.body
    wrong = []
    for pair in want:
        start = text.find(pair["before"])
        end = start + len(pair["before"])
        noted = any(edit.start <= end and start <= edit.end for edit in got.repairs)
        if start < 0 or not noted or pair["before"] in body or pair["after"] not in body:
            wrong.append(pair)
    return wrong


@check
def suspects(got: newsclean.Article, want: list[str]) -> object:
    return [snippet for snippet in want if not suspected(got, snippet)]


@check
def repair_or_suspect(got: newsclean.Article, want: list[str]) -> object:
    """Either mended, by an edit that the ledger holds, or marked and left alone."""
    return [
        snippet
        for snippet in want
        if not suspected(got, snippet)
        and not (snippet in got.input_text and snippet not in got.body)
    ]


@check
def untouched(got: newsclean.Article, want: list[str]) -> object:
    return [s for s in want if s not in got.input_text or s not in got.body]


@check
def unchanged(got: newsclean.Article, want: bool) -> object:
    return [edit for edit in got.edits if edit.before.strip() or edit.after.strip()]


@check
def quotes(got: newsclean.Article, want: list[dict[str, str]]) -> object:
    wrong = []
    for wanted in want:
        found = next((q for q in got.quotes if plain(q.text) == wanted["text"]), None)
        if found is None:
            wrong.append((wanted["text"], "not among", [q.text for q in got.quotes]))
            continue
        for key, value in wanted.items():
            seen = getattr(found, key)
            same = bare(seen) == bare(value) if key == "speaker" else plain(seen) == value
            if not same:
                wrong.append((wanted["text"], key, seen, "instead of", value))
    return wrong


@check
def no_quotes(got: newsclean.Article, want: list[str]) -> object:
    return [quote for quote in got.quotes if quote.text in want]


@check
def quotes_count(got: newsclean.Article, want: int) -> object:
    return differs(len(got.quotes), want)


def plain(value: object) -> object:
    """Text with every blank as a plain one: no-break and thin blanks are typography."""
    return re.sub(r"[^\S\n]", " ", value) if isinstance(value, str) else value


def bare(name: str | None) -> str | None:
    """A description counts with and without its article: “A senior official”, “senior official”."""
    return name and re.sub(r"^(?:an?|the)\s+", "", name, flags=re.IGNORECASE).casefold()


def suspected(got: newsclean.Article, snippet: str) -> bool:
    start = got.body.find(snippet)
    end = start + len(snippet)
    return start >= 0 and any(s.start < end and start < s.end for s in got.suspects)


KNOWN_FAILURES = json.loads((FIXTURES / "known-failures.json").read_text(encoding="utf-8"))
"""What newsclean does not do yet: ``{name: {key: why}}``. One that begins to pass fails the test."""


def expectations() -> Iterator[Any]:
    for name in NAMES:
        for key in expected(name):
            if key not in APART:
                why = KNOWN_FAILURES.get(name, {}).get(key)
                marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
                yield pytest.param(name, key, marks=marks)


@pytest.mark.parametrize(("name", "key"), list(expectations()))
def test_fixture_is_cleaned_as_an_editor_would(name: str, key: str) -> None:
    wrong = CHECKS[key](article(name), expected(name)[key])
    assert not wrong, wrong


@pytest.mark.parametrize("name", [n for n in NAMES if "charset" in expected(n)])
def test_charset_is_found(name: str) -> None:
    read = reading.read(
        source(name), url=None, kind=None, content_type=None, limits=newsclean.Limits()
    )
    assert lookup(read.charset or "") is lookup(expected(name)["charset"])


@pytest.mark.parametrize("name", [n for n in NAMES if "error" in expected(n)])
def test_what_is_no_story_is_refused(name: str) -> None:
    with pytest.raises(getattr(newsclean, expected(name)["error"])):
        article(name)


# What holds for every story, whatever it says.

STORIES = [name for name in NAMES if "error" not in expected(name)]


@pytest.mark.parametrize("name", STORIES)
def test_ledger_replays_and_undoes(name: str) -> None:
    got = article(name)
    assert ledger.replay(got.input_text, got.edits) == got.body
    for edit in got.edits:
        assert got.input_text[edit.start : edit.end] == edit.before
        assert edit.rule
    for earlier, later in zip(got.edits, got.edits[1:], strict=False):
        assert earlier.end <= later.start


@pytest.mark.parametrize("name", STORIES)
def test_every_span_slices_out_what_it_claims(name: str) -> None:
    got = article(name)
    assert "\n\n".join(block.text for block in got.blocks) == got.body
    for block in got.blocks:
        assert got.body[block.start : block.end] == block.text
        assert all(block.start <= link.start < link.end <= block.end for link in block.links)
    for suspect in got.suspects:
        assert got.body[suspect.start : suspect.end] == suspect.text
    for quote in got.quotes:
        assert quote.fragments[0][0] == quote.start
        assert quote.fragments[-1][1] == quote.end
        assert " ".join(got.body[a:b] for a, b in quote.fragments) == quote.text
        if quote.mention:
            mention = quote.mention
            assert got.body[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("name", STORIES)
def test_cleaning_a_clean_body_changes_nothing(name: str) -> None:
    body = article(name).body
    again = newsclean.clean_text(body)
    assert [(e.before, e.after, e.rule) for e in again.edits] == []
    assert again.text == body


@pytest.mark.parametrize("name", STORIES)
def test_json_holds_the_article(name: str) -> None:
    got = article(name)
    assert json.loads(got.to_json()) == got.to_dict()
    assert got.to_dict()["schema"] == "newsclean/1"
    assert got.to_text().strip()
    assert isinstance(got.to_markdown(), str)


@cache
def twin() -> newsclean.Cleaner:
    return pickle.loads(pickle.dumps(newsclean.Cleaner()))


@pytest.mark.parametrize("name", STORIES)
def test_same_input_gives_the_same_output(name: str) -> None:
    assert twin().clean(source(name)) == article(name)


def test_every_fixture_has_its_expectation_and_every_key_its_check() -> None:
    pages = (p for p in FIXTURES.glob("*/*") if p.suffix in {".html", ".htm", ".txt"})
    files = {p for p in pages if not p.with_suffix(".md").exists()}
    assert len(files) == len(NAMES)
    keys = {key for name in NAMES for key in expected(name)}
    assert keys <= CHECKS.keys() | APART
