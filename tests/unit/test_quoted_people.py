"""What a story says of those whom it quotes, the sentence that names them, and block quotations."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import InputError, Options, QuotedPerson, quotes
from newsclean.quotes.portraits import LONGEST_ROLE

STORY = """Gates rot in Vane

Mayor Ada Holt, the chief engineer of the harbour, closed the gate on Monday. She had warned of it.

“We cannot wait,” she said. “The gates are rotten.”

Holt left the hall. Her niece, Ida Lund, 54, stayed. “I sail on Monday,” Lund told the paper.
"""


def people(text: str, language: str = "en") -> dict[str, QuotedPerson]:
    found = quotes.find(text, language, Options(), doubtful=False)
    for person in found.people:
        for mention in person.mentions:
            assert text[mention.start : mention.end] == mention.text
        assert set(person.quotes) <= set(found.quotes)
    return {person.name: person for person in found.people}


def test_a_person_has_all_mentions_of_the_narration_and_the_words_beside_the_quotes() -> None:
    found = people(STORY)
    assert [m.text for m in found["Ada Holt"].mentions] == ["Ada Holt", "she", "Holt"]
    assert [m.text for m in found["Ida Lund"].mentions] == ["Ida Lund", "Lund"]


def test_roles_are_those_that_the_story_states_without_articles() -> None:
    found = people(STORY)
    assert found["Ada Holt"].roles == ("Mayor", "chief engineer of the harbour")
    assert found["Ida Lund"].roles == ("niece",)


@pytest.mark.parametrize(
    "rest", ["of the old harbour of the town", "of the old and very grand harbour of the town"]
)
def test_a_role_of_many_words_is_cut_behind_its_first_phrase(rest: str) -> None:
    role = f"chief engineer {rest}"
    text = f"Ada Holt, {role}, closed the gate. “We cannot wait,” said Holt."
    [printed] = people(text)["Ada Holt"].roles
    assert (printed == role) == (len(role.split()) < LONGEST_ROLE)


@pytest.mark.parametrize(
    ("language", "text", "name", "gender"),
    [
        ("en", "“It rains,” said Robin Vale. “I know,” she added.", "Robin Vale", "she"),
        ("en", "“It rains,” said Mary Vale.", "Mary Vale", None),
        ("en", "“It rains,” said Mr. Vale.", "Vale", "he"),
        ("de", "„Es regnet“, sagte die Sprecherin Kim Vogel.", "Kim Vogel", "she"),
        ("pl", "– Pada – mówi burmistrz Anna Wilk.", "Anna Wilk", None),
        ("fr", "« Il pleut », a déclaré Mme Aubry.", "Aubry", "she"),
    ],
)  # fmt: skip
def test_a_gender_is_the_one_that_the_story_uses(
    language: str, text: str, name: str, gender: str | None
) -> None:
    [person] = people(text, language).values()
    assert (person.name, person.gender) == (name, gender)


def test_two_who_speak_together_are_two_people() -> None:
    found = people("“We sail on Monday,” said Ada Holt and Ben Roe.")
    assert [*found] == ["Ada Holt", "Ben Roe"]
    assert found["Ada Holt"].quotes == found["Ben Roe"].quotes


def test_people_of_a_script_without_spaces_are_found_by_their_names() -> None:
    found = people("李明说：“河水涨得太快了。”后来李明回家了。", "zh")
    assert [m.text for m in found["李明"].mentions] == ["李明", "李明"]


def test_quotes_of_people_are_numbers_in_json() -> None:
    article = newsclean.clean(STORY, kind="text")
    row = article.to_dict()
    assert [p["quotes"] for p in row["people"]] == [[0, 1], [2]]
    assert newsclean.Article.from_dict(row) == article
    row["people"][0]["quotes"] = [7]
    with pytest.raises(InputError, match="people have a quote"):
        newsclean.Article.from_dict(row)


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("en", "It rains. “We cannot wait,” said Ada Holt, who left. Night fell.",
         "“We cannot wait,” said Ada Holt, who left."),
        ("en", "Ada Holt spoke at length:\n\n“We cannot wait for the tide.”",
         "Ada Holt spoke at length:"),
        ("en", "“We cannot wait for the tide.”\n\nNight fell.", None),
        ("zh", "下雨了。李明说：“河水涨得太快了。”他回家了。", "李明说：“河水涨得太快了。”他回家了。"),
    ],
)  # fmt: skip
def test_a_quote_has_the_sentence_that_says_who_speaks(
    language: str, text: str, sentence: str | None
) -> None:
    [quote] = newsclean.find_quotes(text, language=language)
    told = quote.attribution
    assert (text[slice(*told)] if told else None) == sentence


PAGE = (
    "<html><body><article><h1>Bells</h1>"
    "<p>The bells of Vane will not ring between May and August.</p>{}"
    "<p>The ringers will practise in the hall "
    "until the young birds have left the old tower.</p></article></body></html>"
)
WORDS = "<p>The swifts weigh no more than a letter.</p><p>We can hold our peace for ten weeks.</p>"


@pytest.mark.parametrize(
    ("around", "speaker"),
    [
        ("<p>Canon Ida Brand wrote to the parish:</p><blockquote>{}</blockquote>", "Ida Brand"),
        ("<blockquote>{}<footer>— <cite>Ida Brand</cite></footer></blockquote>", "Ida Brand"),
        ("<blockquote>{}<cite>Ida Brand, canon</cite></blockquote>", "Ida Brand"),
    ],
)
def test_a_block_quotation_of_several_paragraphs_is_one_quote(around: str, speaker: str) -> None:
    article = newsclean.clean(PAGE.format(around.format(WORDS)), kind="html")
    [quote] = article.quotes
    assert (quote.kind, quote.speaker, len(quote.fragments)) == ("block", speaker, 2)
    assert (
        quote.text == "The swifts weigh no more than a letter. We can hold our peace for ten weeks."
    )


def test_a_block_quotation_of_nobody_is_no_quote() -> None:
    article = newsclean.clean(PAGE.format(f"<blockquote>{WORDS}</blockquote>"), kind="html")
    assert article.quotes == ()
