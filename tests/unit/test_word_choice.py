"""Which words English has side by side, and what a text tells by words that do not fit their neighbours."""

from __future__ import annotations

import random
import string

import pytest

import newsclean
from newsclean.text.view import TextView
from newsclean.wording.collocations import (
    FUNCTION,
    NO_NEIGHBOUR,
    SEEN,
    UNKNOWN,
    UNKNOWN_PAIR,
    UNSEEN,
    Collocations,
    collocations_of,
)
from newsclean.wording.word_choice import READ, log_odds, probability, tells

HONEST = """\
The city council voted on Monday to close the old bridge over the river until the spring, after engineers
found deep cracks in two of its stone pillars. Drivers will have to use the new road to the north, which
adds about twenty minutes to the journey into town. The mayor said the repairs would cost four million
dollars, and that the money had been set aside in this year's budget. Shop owners near the bridge are
worried about losing customers during the Christmas season. A group of residents has asked for a
temporary footbridge, so that children can walk to school on the other side. The council will discuss
that plan next week, but several members said it would be too expensive. Work on the bridge is expected
to begin early next month, and the road should be open again before the summer."""
SPUN = """\
The metropolis board balloted on Monday to shut the aged bridge over the stream until the fountain, after
engineers discovered profound fissures in two of its gravel columns. Motorists will have to exploit the
new avenue to the north, which appends about twenty minutes to the voyage into town. The mayor said the
mends would price four million dollars, and that the currency had been laid aside in this year's
allowance. Store proprietors near the bridge are bothered about mislaying patrons during the Christmas
time. A cluster of occupants has begged for a makeshift footbridge, so that kids can stroll to school on
the other flank. The board will argue that scheme next week, but many limbs said it would be too costly.
Labour on the bridge is awaited to start ahead of time next month, and the avenue should be unlocked
again before the summer.

An engineer who scouted the crossing in the fall found moisture in the groundwork and rust on the steel
beams beneath the pavement. She forewarned the workplace of public labours in a sheet that was
disseminated last week, but bureaucrats took no deed until a lorry chauffeur telephoned in to gripe about
a gap in the exterior. The authorities then sealed one track and set up symbols. Neighbouring hamlets
have proffered to aid with autobuses for schoolchildren, and a domestic boatman said he would ferry folk
across at no charge when the climate is fair. The head of the merchants' brotherhood urged the mayor to
accelerate the labour, arguing that minor enterprises could not subsist another vacant winter. Some
tradesmen have already trimmed the hours of their employees, and one baker shuttered his shop for good
after thirty years of commerce.

Mariners who traverse beneath the arches have been charged to retard and to sustain to the left, since
debris might tumble without admonition. The haven captain noted that no wounds have been announced,
though a splinter of brick smote the deck of a barge in the dusk on Sunday. Archivists trust the oldest
portion of the fabric was raised by friars, and a confederation that shelters monuments has supplicated
the parliament to conserve the primitive arches rather than substitute them with cement. Its chairwoman
lauded the engineers for their meticulous toil, but mourned that decades of disregard had left the
municipality with few inexpensive selections. The mayor vowed that the façade would keep its countenance,
and that every tread of the mending would be divulged to the populace ahead of time."""


def english() -> Collocations:
    found = collocations_of("en")
    assert found is not None
    return found


@pytest.mark.parametrize("pair", ["white house", "prime minister", "strong tea", "of tea"])
def test_pairs_that_english_has_are_attested(pair: str) -> None:
    assert english().attested(*pair.split())


@pytest.mark.parametrize("pair", ["white home", "prime clergyman", "powerful tea"])
def test_pairs_that_nobody_writes_are_not(pair: str) -> None:
    assert not english().attested(*pair.split())


def test_of_names_and_unknown_words_nothing_is_known() -> None:
    assert english().attested("vellmar", "tea")


def test_few_keys_that_were_not_put_in_are_taken_for_some_that_were() -> None:
    draw = random.Random(5)
    keys = ["".join(draw.choices(string.ascii_lowercase, k=9)).encode() for _ in range(4000)]
    pairs = sum(english().pairs.get(key) is not None for key in keys)
    words = sum(english().words.get(key) is not None for key in keys)
    assert pairs < len(keys) / 25
    assert words < len(keys) / 12


def test_each_content_word_is_classed_with_its_neighbours() -> None:
    fits = english().fits(
        "Zygmunt drank strong tea. Powerful tea, said Bo, and 12 zzyzxs fell over it."
    )
    by_word = {word: fit for (_, word, _), fit in fits.items()}
    assert set(by_word) == {"drank", "strong", "tea", "powerful", "zzyzxs", "fell"}
    assert by_word["drank"].left == NO_NEIGHBOUR  # a name
    assert SEEN <= by_word["strong"].right < UNSEEN
    assert by_word["powerful"].right >= UNSEEN
    assert by_word["zzyzxs"].word == UNKNOWN
    assert by_word["fell"].left == UNKNOWN_PAIR
    assert all(fit.word < FUNCTION or fit.word == UNKNOWN for fit in fits.values())


def test_what_is_said_again_counts_once_and_each_word_in_two_places() -> None:
    once = english().fits("They drank strong tea. ")
    assert english().fits("They drank strong tea. " * 3) == once
    places = english().fits("Green tea, black tea, red tea and white tea.")
    assert [left for left, word, _ in places if word == "tea"] == ["green", "black"]


def test_a_spun_text_is_told_from_the_text_that_it_was() -> None:
    honest, spun = (TextView(text.replace("\n", " "), "en") for text in (HONEST, SPUN))
    assert probability(honest) < 0.01
    assert (log_odds(spun) or 0) > 5 + (log_odds(honest) or 0)
    assert probability(spun) > 0.5
    assert newsclean.clean_text(HONEST).spun.score < 0.5
    found = newsclean.clean_text(SPUN.replace("\n", " ")).spun
    assert found.score >= 0.5
    assert any("words beside them" in reason for reason in found.reasons)


def test_short_texts_and_other_languages_are_not_called_spun() -> None:
    assert probability(TextView("The metropolis board balloted on Monday.", "en")) < 0.5
    assert probability(TextView("", "en")) < 0.5
    assert log_odds(TextView("Der Rat der Stadt stimmte am Montag ab.", "de")) is None
    assert probability(TextView("Der Rat der Stadt stimmte am Montag ab.", "de")) == 0.0


def test_as_much_is_read_as_the_model_was_fitted_on() -> None:
    """From both sides: a word in front of the mark counts, one behind it does not."""
    honest = "The council met on Monday and voted to open the old bridge again. " * 200
    spun = (
        "The conclave encountered on Monday and balloted to unfasten the antique span anew. " * 30
    )
    mark = READ - READ % 66
    assert log_odds(TextView(honest[:mark] + "\n" + spun, "en")) == log_odds(
        TextView(honest[:mark] + "\n" + spun[: READ - mark - 1], "en")
    )
    nearer = honest[: mark - 660]
    assert log_odds(TextView(nearer + "\n" + spun, "en")) != log_odds(TextView(nearer, "en"))


@pytest.mark.parametrize(("words", "telling"), [(60, True), (59, False)])
def test_few_words_do_not_make_a_text_spun(words: int, telling: bool) -> None:
    """A dialogue of two hundred words has hardly more than fifty with a content."""
    text = ""
    model = collocations_of("en")
    assert model is not None
    for word in SPUN.split():
        text += f" {word}"
        if len(model.fits(text)) == words:
            break
    assert tells(TextView(text, "en")) is telling


def test_one_word_is_looked_up_as_many_are() -> None:
    model = collocations_of("en")
    assert model is not None
    words = ["the harbour", "council said", "of the", "zqx vv", "", "é", "x" * 300]
    for table in (model.words, model.pairs):
        asked = [*words, *(word for pair in words for word in pair.split())]
        assert [table.get(word.encode()) for word in asked] == table.values_of(asked)
