"""Which language a text is in."""

from __future__ import annotations

import pytest

from newsclean.model.article import Field
from newsclean.model.language_tags import normal, primary
from newsclean.text.languages import decide, guess

TEXTS = {
    "en": "The council met on Monday and put off the vote on the new bridge until the spring, and it "
    "was said that the boat is old.",
    "de": "Der Rat hat am Montag getagt und die Abstimmung über die neue Brücke auf das Frühjahr "
    "verschoben, und das ist nicht neu.",
    "fr": "Le conseil s’est réuni lundi et il a reporté le vote sur le nouveau pont, qui est dans le "
    "port avec les bateaux de la ville.",
    "es": "El consejo se reunió el lunes y aplazó la votación sobre el nuevo puente, que está en el "
    "puerto con los barcos de la ciudad.",
    "it": "Il consiglio si è riunito lunedì e ha rinviato il voto sul nuovo ponte, che è nel porto "
    "con le barche della città.",
    "ru": "Совет собрался в понедельник и отложил голосование по новому мосту до весны, и это было "
    "не в первый раз, как он сказал.",
    "ja": "市長は記者会見で、港は来週まで閉鎖されると述べた。けが人はいなかった。",
    "zh": "市长在记者会上表示，港口将关闭到下周，没有人受伤。船只停在北码头等待风停。",
    "ar": "قال رئيس البلدية إن الميناء مغلق من أمس، وإن القوارب لن تبحر في هذا الأسبوع بعد أن كان قد "
    "أعلن ذلك على الصحف.",
    "hi": "महापौर ने कहा कि बंदरगाह अगले हफ्ते तक बंद रहेगा और नावें उत्तरी घाट पर हैं।",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_recognised(code: str) -> None:
    found = guess(TEXTS[code])
    assert found is not None
    assert found[0] == code


@pytest.mark.parametrize("text", ["", "OK", "1 2 3 4 5 6 7 8 9", "Xqz vrtl mnpk"])
def test_too_little_says_nothing(text: str) -> None:
    assert guess(text) is None


def test_what_the_caller_gives_stands() -> None:
    found = decide(TEXTS["en"], given="pt_BR")
    assert found is not None
    assert found.value == "pt-br"


def test_a_declaration_gives_way_to_a_text_that_speaks_clearly() -> None:
    declared = Field("en", "en", "meta")
    found = decide(TEXTS["de"], declared=declared)
    assert found is not None
    assert found.value == "de"
    assert [v.value for v in found.alternatives] == ["en"]
    assert decide("OK", declared=declared) is declared


def test_tags() -> None:
    assert normal(" en_US ") == "en-us"
    assert normal("not a tag") == ""
    assert primary("pt-BR") == "pt"


@pytest.mark.parametrize(("letter", "language"), [("α", "el"), ("ש", "he")])
def test_more_than_half_of_the_letters_tell_a_script(letter: str, language: str) -> None:
    for count, found in ((50, None), (51, language)):
        guessed = guess(letter * count + " " + "x" * (100 - count))
        assert (guessed and guessed[0]) == found


@pytest.mark.parametrize(("kana", "language"), [(10, "zh"), (11, "ja")])
def test_a_text_of_which_more_than_a_tenth_is_kana_is_japanese(kana: int, language: str) -> None:
    found = guess("か" * kana + "橋" * (100 - kana))
    assert found is not None
    assert found[0] == language


@pytest.mark.parametrize(("kana", "language"), [(10, None), (11, "ja")])
def test_among_latin_letters_too(kana: int, language: str | None) -> None:
    found = guess("か" * kana + " " + "x" * (100 - kana))
    assert (found and found[0]) == language
