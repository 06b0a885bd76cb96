"""The rules by which a sentence says whose words stand in marks, and what is learned of each."""

from __future__ import annotations

import pytest

from newsclean import data
from newsclean.quotes import lexicon_files, read
from newsclean.quotes.confidence import of
from newsclean.quotes.frames import FrameRule
from newsclean.quotes.frames_before import FRAMES
from newsclean.quotes.speakers import Speaker
from newsclean.quotes.story_reading import NO_FRAME, Attributed

EXAMPLES = {
    "according-to": ("en", "“The mill will close,” according to Ann Roe."),
    "verb-last": ("tr", "Ali Kaya, “Değirmen kapanıyor” dedi."),
    "tag": ("de", "„Die Mühle schließt bald“, so Anna Rehm."),
    "cue-subject": ("en", "“The mill will close,” said Ann Roe."),
    "verb-name": ("en", "“The mill will close,” chuckled Ann Roe."),
    "subject-cue": ("en", "“The mill will close,” Ann Roe, who was there, said."),
    "subject-verb": ("en", "“The mill will close,” Ann Roe chuckled."),
    "closing-tag": ("de", "„Die Mühle schließt bald“ war sein Plan, so Anna Rehm."),
    "closing-cue": ("en", "“A mill that closes” is what he wants in his plan, Ann Roe said."),
    "in-brackets": ("en", "“The mill will close in May.” (Ann Roe, a neighbour)"),
    "noun-of": ("it", "«La frana si muove ancora», la replica di Ada Riva."),
    "named-last": ("it", "Contraria la geologa Ada Riva: «La frana si muove ancora»."),
    "signature": ("en", "“The mill will close.” – Ann Roe"),
    "participle": ("de", "Anna Rehm hatte ihn „einen ganz alten Narren“ genannt."),
    "label": ("en", "Ann Roe: “The mill will close.”"),
    "verb-before": ("en", "Ann Roe said: “The mill will close.”"),
    "owner-of-noun": ("en", "They heard her warning that “the mill will close soon.”"),
    "opinion": ("de", "Anna Rehm ist der Meinung, das sei „gar keine gute Idee gewesen“."),
    "tag-before": ("de", "Die Mühle sei, so Anna Rehm, „nicht mehr zu retten gewesen“."),
    "speaker-tag": ("de", "Anna Rehm zufolge war das „gar keine gute Idee gewesen“."),
    "view": ("de", "Für Anna Rehm ist die Mühle „ein Ort, den niemand schließen darf“."),
    "sentence-subject": ("en", "Ann Roe went further: “The mill will close.”"),
}

OTHERS = {"cjk-before", "cjk-behind", "cjk-cue", "turn"}
"""What tells speakers where no frame does."""


@pytest.mark.parametrize("rule", FRAMES, ids=[rule.id for rule in FRAMES])
def test_a_rule_finds_its_example(rule: FrameRule) -> None:
    code, text = EXAMPLES[rule.id]
    [words] = read(text, lexicon_files.load(code), reported=False).words
    assert words.rule == rule.id
    assert words.speaker is not None


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.id for rule in FRAMES}) == len(FRAMES)
    assert set(EXAMPLES) == {rule.id for rule in FRAMES}


def test_weights_are_of_rules_that_exist() -> None:
    weights = data.read("models/quote-confidence/weights.toml")
    known = {rule.id for rule in FRAMES} | {NO_FRAME, *OTHERS}
    assert {*weights["rule"], *weights["indirect"]} <= known


def words(rule: str, how: str, margin: float = 1.0) -> Attributed:
    return Attributed(0, 1, "direct", rule, Speaker("Ann Roe", None, how, margin), None, None)


def test_a_name_is_surer_than_a_pronoun_and_a_clear_pronoun_than_an_open_one() -> None:
    name = of(words("cue-subject", "name"), "en")
    clear, doubtful = (of(words("cue-subject", "pronoun", margin), "en") for margin in (0.95, 0.55))
    nobody = of(Attributed(0, 1, "direct", NO_FRAME, None, None, None), "en")
    assert name > clear > doubtful > nobody
    assert name > 0.9
    assert nobody < 0.3


def test_a_rule_that_was_never_measured_counts_as_the_average() -> None:
    known = [of(words(rule.id, "name"), "en") for rule in FRAMES]
    assert min(known) < of(words("of-tomorrow", "name"), "en") < max(known)
