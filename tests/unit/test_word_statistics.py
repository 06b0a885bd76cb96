"""The words of an archive: which are new in a text, which stand together, what was made of them."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from evaluation.learning_crash import everything
from growing import changes
from kirkness import SPUN

import newsclean
from newsclean.model.article import Candidate, SpinScore, Suspect
from newsclean.profile import Profile, Writer, learned, with_phrases
from newsclean.profile.archive_words import strangeness
from newsclean.profile.word_statistics import WordStatistics, share_of_new, word_sets
from newsclean.text.view import TextView


def letters(n: int) -> str:
    return "".join(chr(97 + n // 26**i % 26) for i in (2, 1, 0))


def story(number: int, *, phrase: str = "") -> str:
    """English, as far as its small words go; the others are made up, and stand in several stories each."""
    dice = random.Random(number)

    def word() -> str:
        return letters(dice.randrange(600)) + "o"

    lines = [
        f"The {word()} of {word()} was {word()} and the {word()} {word()} it with {word()} by {word()}."
        for _ in range(9)
    ]
    return "\n".join(
        [*lines, f"She said that {phrase} was {word()}, and {word()} when {word()} had it."]
    )


def profile_of(path: Path, count: int, *, reverse: bool = False) -> Path:
    numbers = range(count)[::-1] if reverse else range(count)
    with Writer(path) as writer:
        for n in numbers:
            text = story(n, phrase="breast cancer" if n % 30 == 0 else "")
            writer.add(learned(text.splitlines(), host="herald.example", id=str(n)))
        writer.finish()
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    return Profile(profile_of(tmp_path_factory.mktemp("words") / "p", 210))


def test_words_in_lower_case_and_those_side_by_side() -> None:
    found = word_sets("The old pier, “rotten”, of Kirkness sank in 2019; nobody drowned at night.")
    assert found.single >= {"old", "pier", "sank", "nobody", "drowned", "night"}
    assert found.pairs == {"old pier", "nobody drowned"}


def test_the_words_of_an_archive_are_counted_by_language(archive: Profile) -> None:
    english = archive.words("en")
    assert english is not None
    assert english.stories == 210
    assert english.counts["breast cancer"] == 7
    assert "breast cancer" in set(english.set_phrases())
    assert archive.words("de") is None


def test_few_stories_of_a_language_tell_nothing(tmp_path: Path) -> None:
    def told(count: int) -> bool:
        return Profile(profile_of(tmp_path / str(count), count)).words("en") is not None

    assert (told(199), told(200)) == (False, True)


def test_it_does_not_matter_in_which_order_or_where_stories_were_learned(tmp_path: Path) -> None:
    one, two = profile_of(tmp_path / "1", 204), profile_of(tmp_path / "2", 204, reverse=True)
    left, both = profile_of(tmp_path / "3", 120), tmp_path / "4"
    with Writer(both) as writer:
        writer.add_all_of(two)
        writer.add_all_of(left)
        writer.finish()
    assert everything(one) == everything(two) == everything(both)


def test_a_text_of_the_archive_is_compared_with_the_others_alone() -> None:
    counts = {"a": 1, "b": 2, "c": 3}
    assert [share_of_new("abc", counts, known) for known in (2, 3)] == [1 / 3, 2 / 3]
    known = WordStatistics(100, 0.0, 0.01, {letters(n): 2 for n in range(50)})
    text = " ".join(letters(n) for n in range(50))
    assert known.strangeness(text, counted=False) == 0
    assert known.strangeness(text, counted=True) == 100


def test_a_short_text_tells_nothing() -> None:
    known = WordStatistics(100, 0.0, 0.01, {})
    strange = changes(
        lambda n: known.strangeness(" ".join(map(letters, range(n))), counted=False), range(90)
    )
    assert strange == [39]


def test_set_phrases_are_frequent_and_attract_each_other() -> None:
    def phrases(both: int, each: int) -> int:
        counts = {"one": each, "two": each, "one two": both}
        return len(list(WordStatistics(1000, 0.1, 0.1, counts).set_phrases()))

    assert changes(lambda n: phrases(n, n), range(2, 20)) == [4]
    assert changes(lambda n: phrases(10, n), range(10, 60)) == [36]


def test_words_that_the_archive_lacks_bear_a_score_out(archive: Profile) -> None:
    options = newsclean.Options(language="en")
    alone, cleaner = newsclean.Cleaner(options), newsclean.Cleaner(options, profile=archive)
    told, borne_out = (c.clean(SPUN, kind="text").quality.spun for c in (alone, cleaner))
    assert borne_out.score > told.score
    # What is said in the words of the archive is not strange.
    known = WordStatistics(10, 0.1, 0.01, dict.fromkeys(word_sets(SPUN).single, 3))
    assert known.strangeness(SPUN, counted=False) < 0


def test_words_bear_out_by_three_at_most_and_never_speak_for_a_text() -> None:
    def told(strange: float) -> float:
        known = SimpleNamespace(strangeness=lambda text, counted: strange)
        return strangeness(
            TextView("", "en"), cast("Any", SimpleNamespace(words=lambda code: known)), None
        )

    assert [told(x) for x in (-1.0, 0.0, 2.9, 3.0, 3.1)] == [0.0, 0.0, 2.9, 3.0, 3.0]
    assert strangeness(TextView("", "de"), cast("Any", SimpleNamespace(words={}.get)), None) == 0


def test_a_spoiled_phrase_of_the_archive_is_a_suspect_in_a_doubtful_text(archive: Profile) -> None:
    view = TextView("They told her that the bosom cancer had come back in the winter.", "en")
    doubtful, fine = SpinScore(score=0.2, reasons=()), SpinScore(score=0.19, reasons=())
    (found,) = with_phrases(view, (), archive, doubtful)
    assert (found.text, found.candidates[0].text) == ("bosom cancer", "breast cancer")
    assert found.candidates[0].score == 0.75
    assert with_phrases(view, (), archive, fine) == ()
    assert with_phrases(view, (found,), archive, doubtful) == (found,)
    other = TextView(view.text, "de")
    assert with_phrases(other, (), archive, doubtful) == ()


def test_candidates_that_the_archive_has_come_first(archive: Profile) -> None:
    told = (Candidate("breast malignancy", 0.6), Candidate("breast cancer", 0.3))
    suspect = Suspect(start=0, end=5, text="bosom", kind="wording.spun", reason="", candidates=told)
    view = TextView("bosom malignancy", "en")
    (ranked,) = with_phrases(view, (suspect,), archive, SpinScore(score=0.0, reasons=()))
    assert ranked.candidates == (
        Candidate("breast cancer", 0.75),
        Candidate("breast malignancy", 0.6),
    )
