"""The lists of steps: what they run, and how a user changes them."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace

import pytest

import newsclean
from newsclean import Cleaner, Options, OptionsError, Pipeline, State, Step
from newsclean.ledger import Repair
from newsclean.pipeline import QUOTES, run

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Lock reopens | Canal Herald</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Lock reopens after the winter</h1>
<p>The lock on the canal reopens on Monday after a winter of repairs to its gates, the council said in a
statement on Thursday.</p>
<p>“We are glad that it is done at last,” said Ada Holt, who has kept the lock since 1998 and lives beside
it with her family.</p>
<p>Boats may pass from six in the morning until the evening, and the fee stays as it was last year. The
towpath is open to walkers and cyclists again.</p>
</article><footer>© Canal Herald. All rights reserved.</footer></body></html>"""
TEXT = "The lock reopens on Monday.\n\n“We are glad,” said Ada Holt. The fee stays the same."


def council_in_capitals(state: State) -> State:
    """A user's own step: it changes the text through the ledger, as every step does."""
    start = state.draft.text.find("council")
    edit = Repair(start=start, end=start + 7, before="council", after="Council", rule="own.council")
    return replace(state, draft=state.draft.apply([edit]) if start >= 0 else state.draft)


OWN = Step("own.council", council_in_capitals)


def test_an_own_step_runs_where_it_was_put() -> None:
    pipeline = Pipeline().adding(OWN, after="repair.prose")
    assert [s.id for s in pipeline.page][7:9] == ["repair.prose", "own.council"]
    cleaner = Cleaner(pipeline=pipeline)
    article = cleaner.clean(PAGE)
    assert "the Council said" in article.body
    assert "own.council" in {e.rule for e in article.edits}
    assert "council said" in article.input_text
    assert cleaner.clean_text("It is what the council says.").text == "It is what the Council says."
    assert pickle.loads(pickle.dumps(cleaner)).clean(PAGE) == article


def test_an_own_step_can_be_switched_off_like_any_other() -> None:
    pipeline = Pipeline().adding(OWN, after="repair.prose")
    off = Cleaner(Options(disable=frozenset({"own"})), pipeline=pipeline)
    assert "the council said" in off.clean(PAGE).body


def test_a_step_is_put_behind_one_that_exists() -> None:
    with pytest.raises(OptionsError, match=r"'repair\.pros'; did you mean repair\.prose"):
        Pipeline().adding(OWN, after="repair.pros")


@pytest.mark.parametrize("step", [s.id for s in Pipeline().steps() if not s.needed])
def test_every_step_can_be_left_out(step: str) -> None:
    cleaner = Cleaner(Options(disable=frozenset({step}), explain=True))
    article = cleaner.clean(PAGE)
    assert "reopens on Monday" in article.body
    assert step not in dict(article.timings)
    assert "reopens on Monday" in cleaner.clean(TEXT, kind="text").body
    assert cleaner.clean_text(TEXT).text.startswith("The lock")
    assert bool(cleaner.find_quotes(TEXT)) is (step != "quotes")


@pytest.mark.parametrize("step", [s.id for s in Pipeline().steps() if s.needed])
def test_a_step_that_others_need_cannot_be_left_out(step: str) -> None:
    with pytest.raises(OptionsError, match=step):
        Cleaner(Options(disable=frozenset({step})))


def test_an_unknown_name_is_refused_with_what_may_be_meant() -> None:
    with pytest.raises(OptionsError, match=r"repair\.encodng; did you mean repair\.encoding"):
        Cleaner(Options(disable=frozenset({"repair.encodng"})))


def test_ids_are_unique() -> None:
    ids = [s.id for s in Pipeline().steps()]
    assert len(ids) == len(set(ids))
    passes = [p for s in Pipeline().steps() for p in s.passes]
    assert not set(ids) & set(passes)


def test_the_list_can_be_printed() -> None:
    page, text, body, quotes = str(Pipeline()).split("\n")
    assert page.startswith("page: html, metadata, extraction, site, language,")
    assert text.startswith(
        "text: repair.characters, repair.margins, exports, marks, repair.layout, extraction, site,"
    )
    assert body.startswith("body: ")
    assert quotes == "quotes: language, quotes"


def test_timings_are_told_when_asked_for_and_are_no_part_of_the_result() -> None:
    asked = newsclean.clean(PAGE, options=Options(explain=True))
    assert [name for name, _ in asked.timings] == [s.id for s in Pipeline().page]
    assert all(seconds >= 0 for _, seconds in asked.timings)
    assert newsclean.clean(PAGE).timings == ()
    assert replace(asked, timings=()) == asked
    assert "timings" not in asked.to_dict()


def test_the_runner_hands_the_state_on_and_keeps_the_first_one() -> None:
    seen: list[Iterable[str]] = []

    def warn(state: State) -> State:
        seen.append(state.warnings)
        return replace(state, warnings=(*state.warnings, "seen"))

    steps = (Step("a", warn), Step("b", warn))
    pipeline = Pipeline(page=(), text=steps, body=(), quotes=(QUOTES,))
    article = Cleaner(pipeline=pipeline).clean("A text.", kind="text")
    assert article.warnings == ("seen", "seen")
    assert seen == [(), ("seen",)]
    assert article.body == "A text."
    assert run.__doc__


@pytest.mark.parametrize("wrong", [(), "html", QUOTES])
def test_a_pipeline_of_a_wrong_type_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"newsclean\.Pipeline"):
        Cleaner(pipeline=wrong)  # type: ignore[arg-type]


def test_find_quotes_keeps_its_limit() -> None:
    options = Options(limits=newsclean.Limits(quote_characters=100))
    with pytest.raises(newsclean.LimitError, match="quote_characters"):
        newsclean.find_quotes(TEXT * 3, options=options)
    assert newsclean.find_quotes(TEXT, options=options)
