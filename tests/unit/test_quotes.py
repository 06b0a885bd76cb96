"""Who said what: short texts in every language, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean import Options, Quote, data, find_quotes, quotes
from newsclean.quotes import lexicon_files

TEXTS: list[dict[str, Any]] = [
    case
    for name in (
        "quotes_texts.toml",
        "quotes_world.toml",
        "quotes_unseen.toml",
        "quotes_rounds.toml",
    )
    for case in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["text"]
]
SHORT: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("quotes_languages.toml").read_text(encoding="utf-8")
)["text"]
CODES = data.languages("quotes")


def find(
    text: str, code: str | None = "en", *, indirect: bool = False, doubtful: bool = False
) -> tuple[Quote, ...]:
    return quotes.find(text, code, Options(indirect_quotes=indirect), doubtful=doubtful).quotes


def holds(text: str, found: tuple[Quote, ...]) -> None:
    """Every span slices out what it claims, in order, inside the text."""
    for quote in found:
        assert " ".join(text[a:b] for a, b in quote.fragments) == quote.text
        assert quote.start == quote.fragments[0][0]
        assert quote.end == quote.fragments[-1][1]
        assert all(0 <= a < b <= len(text) for a, b in quote.fragments)
        assert list(quote.fragments) == sorted(quote.fragments)
        assert 0 <= quote.confidence <= 1
        if quote.mention is not None:
            assert text[quote.mention.start : quote.mention.end] == quote.mention.text
    assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize("case", TEXTS, ids=[case["id"] for case in TEXTS])
def test_text_is_read_as_a_reader_would(case: dict[str, Any]) -> None:
    found = find(case["text"], case["language"])
    holds(case["text"], found)
    wanted = case.get("quotes", [])
    assert [q.text for q in found] == [w["text"] for w in wanted]
    for quote, want in zip(found, wanted, strict=True):
        assert {key: getattr(quote, key) or "" for key in want} == want


@pytest.mark.parametrize("case", SHORT, ids=[case["id"] for case in SHORT])
def test_a_short_text_tells_its_language_itself(case: dict[str, Any]) -> None:
    found = find_quotes(case["text"])
    holds(case["text"], found)
    assert [q.text for q in found] == [w["text"] for w in case["quotes"]]
    for quote, want in zip(found, case["quotes"], strict=True):
        assert {key: getattr(quote, key) for key in want} == want


def test_every_language_has_texts() -> None:
    assert {case["language"] for case in TEXTS + SHORT} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_lexicon_states_its_source(code: str) -> None:
    about = data.by_language("quotes")[code]["about"]
    assert about["language"] == code
    assert about["source"]
    assert about["licence"]
    assert lexicon_files.load(code).cues.verbs


def test_nobody_speaks_in_a_language_without_words() -> None:
    text = "Tere tulemast. „Me läheme homme koju,“ ütles Jaan Tamm Tallinnas."
    assert [(q.text, q.speaker, q.cue) for q in find(text, "et")] == [
        ("Me läheme homme koju,", None, None)
    ]


def test_a_language_is_given_with_the_text() -> None:
    text = "“Da”, Ana zice."
    assert find_quotes(text, language="ro")[0].speaker == "Ana"
    with pytest.raises(newsclean.OptionsError):
        find_quotes(text, language="xx")


def test_doubtful_text_has_doubtful_quotes() -> None:
    [quote] = find("“It is late,” said Ann Roe.", doubtful=True)
    assert quote.standing == "doubtful"


def test_unresolved_pronoun_stays_visible_with_little_confidence() -> None:
    [quote] = find("“It is late,” he said.")
    assert quote.speaker == "he"
    assert quote.mention is not None
    assert quote.confidence < 0.5


def test_a_name_inside_the_marks_is_never_the_speaker() -> None:
    text = "“Peter Holm said it would rain,” said Ann Roe. “Peter Holm was wrong.”"
    assert [q.speaker for q in find(text)] == ["Ann Roe", "Ann Roe"]


def test_the_one_who_is_told_is_not_the_speaker() -> None:
    [quote] = find("“It is late,” Ann Roe told Peter Holm.")
    assert quote.speaker == "Ann Roe"


REPORTED = (
    "Ann Roe said that the bridge would open in spring. "
    "The ferry will stop on Friday, according to the company. "
    "“We are late,” said Peter Holm."
)


def test_reported_speech_is_listed_on_request_only() -> None:
    assert [q.kind for q in find(REPORTED)] == ["direct"]
    found = find(REPORTED, indirect=True)
    holds(REPORTED, found)
    assert [(q.kind, q.text, q.speaker) for q in found] == [
        ("indirect", "that the bridge would open in spring", "Ann Roe"),
        ("indirect", "The ferry will stop on Friday", "company"),
        ("direct", "We are late,", "Peter Holm"),
    ]


PIECES = st.sampled_from(
    [*"\"“”„«»‘’'「」『』—–-.,:;?!()\n ", "''", "``", "\n\n", " he said ", "said", " Ann Roe ", "Mr. ",
     " dit-elle", " sagte ", "قال", "は", "と話した", "说", " according to ", "’s ", "that ",
     "\u200b", "\u00a0"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, database=None)
@given(
    st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join),
    st.sampled_from(CODES),
    st.booleans(),
)
def test_any_text_is_read(text: str, code: str, indirect: bool) -> None:
    holds(text, find(text, code, indirect=indirect))
    assert find(text, code, indirect=indirect) == find(text, code, indirect=indirect)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ['"', "“", "”", "«", "„", "'", "''", "「", "—", '"a ', "said ", "he said ", "Ann Roe ", "a, ",
     "A. ", "a-", "“Yes,” said Ann Roe, ", "“A said\n", "’s ", "who ", "(", "Roe and ",
     "monday ", "aide to ", "sagte, ", "zitiert die „X“ ", "obtained ", "der Sprecher des "],
)  # fmt: skip
@pytest.mark.parametrize("code", ["en", "de", "fr", "ja"])
def test_long_runs_of_one_thing_come_back(piece: str, code: str) -> None:
    text = piece * (60_000 // len(piece))
    holds(text, find(text, code, indirect=True))


def test_a_stray_placeholder_among_the_words_is_no_quotation() -> None:
    text = "Hello there. \ufffc She went.\n\n“We stay,” Ruth Adeyemi said. \ufffc"
    [quote] = find_quotes(text)
    assert (quote.text, quote.speaker) == ("We stay,", "Ruth Adeyemi")


def test_a_surname_before_the_first_quote_is_joined_with_the_name_behind_the_last() -> None:
    text = "Adeyemi left.\n\n“We stay,” Adeyemi said.\n\nBy then Ruth Adeyemi had gone home early."
    [quote] = find_quotes(text)
    assert quote.speaker == "Ruth Adeyemi"


def test_the_mention_holds_the_description_before_a_name() -> None:
    [quote] = find("The miller, Ann Roe, said the wheel was “stuck again.”")
    assert quote.mention is not None
    assert (quote.speaker, quote.mention.text) == ("Ann Roe", "The miller, Ann Roe")


def test_the_mention_of_a_relative_clause_is_its_pronoun() -> None:
    [quote] = find("Nobody believed Ann Roe, who called the wheel “an old friend.”")
    assert quote.mention is not None
    assert (quote.speaker, quote.mention.text) == ("Ann Roe", "who")


@pytest.mark.parametrize(
    ("introduction", "answering"),
    [("", None), ("Mae Lin has kept the gate for years.\n\n", "Mae Lin")],
)
def test_answers_are_the_words_of_the_one_who_is_introduced(
    introduction: str, answering: str | None
) -> None:
    text = f"{introduction}Q: Who shut the gate?\n\nA: I did, at nine.\n\nQ: And why?\n\nA: It was cold."
    found = find(text)
    holds(text, found)
    assert [(q.kind, q.speaker) for q in found] == [("block", None), ("block", answering)] * 2


def test_a_run_of_marks_quotes_nobody() -> None:
    assert find("“a” " * 5000 + "“It is late,” said Ann Roe.") == ()


def test_spans_index_the_cleaned_body() -> None:
    text = (
        "The bridge reopens on Friday after two years of work on its piers and its railings.\n\n"
        "â€œWe waited long enough,â€\x9d said Ann Roe, who has kept the toll house for thirty years.\n\n"
        "Peter Holm called it “a bridge with manners” and walked across it twice before noon.\n"
    )
    article = newsclean.clean(text, kind="text")
    holds(article.body, article.quotes)
    assert [(q.text, q.speaker) for q in article.quotes] == [
        ("We waited long enough,", "Ann Roe"),
        ("a bridge with manners", "Peter Holm"),
    ]
    assert {q.standing for q in article.quotes} == {"as-printed"}
    assert any("â€œ" in edit.before for edit in article.repairs)


def test_the_people_of_an_article_are_those_who_are_quoted_in_the_order_in_which_they_speak() -> (
    None
):
    article = newsclean.clean(
        "Gates rot\n\n“We cannot wait,” said Ada Holt, the chief engineer of the harbour of Vane.\n\n"
        "“I sail on Monday,” Ben Roe said. “The gates are rotten,” Holt added, and she left the hall.",
        kind="text",
    )
    assert [(p.name, [m.text for m in p.mentions], len(p.quotes)) for p in article.people] == [
        ("Ada Holt", ["Ada Holt", "Holt"], 2),
        ("Ben Roe", ["Ben Roe"], 1),
    ]
    assert article.people[0].quotes == (article.quotes[0], article.quotes[2])


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "”Det är sent”, säger Den President"), ("nl", "‘Het is te laat’, aldus")],
)
def test_a_text_may_end_inside_an_attribution(language: str, text: str) -> None:
    assert newsclean.find_quotes(text, language=language)
