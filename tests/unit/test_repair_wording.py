"""Words joined and marks mixed, told by what a text itself bears out; wording that is only suspect."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Options, data
from newsclean.text.words import words_in

LEAD = (
    "The council met on Monday and put off the vote on the new bridge until the spring, and that was all "
    "that was said of it in the hall.\n\n"
)
PIVOTS = data.read("lang/en/suspects.toml")["pivot"]
LEXICON = data.read("lang/en/wording.toml")


def cleaned(text: str) -> str:
    return newsclean.clean_text(LEAD + text).text.removeprefix(LEAD)


def kinds(text: str) -> set[str]:
    return {s.kind for s in newsclean.clean_text(LEAD + text).suspects}


@pytest.mark.parametrize("pivot", PIVOTS, ids=lambda p: p["id"])
def test_a_pivot_finds_its_examples_and_spares_the_others(pivot: dict[str, list[str]]) -> None:
    for text in pivot["matches"]:
        result = newsclean.clean_text(f"{LEAD}In the end, {text}, and nobody asked.")
        (suspect,) = result.suspects
        assert suspect.kind == "wording.pivot"
        assert [c.text for c in suspect.candidates] == pivot["candidates"]
    for text in pivot["spares"]:
        assert "wording.pivot" not in kinds(text)


def test_no_pivot_fires_on_what_another_spares() -> None:
    assert len({p["id"] for p in PIVOTS}) == len(PIVOTS) >= 20
    assert "wording.pivot" not in kinds(" ".join(t for p in PIVOTS for t in p["spares"]))


def test_the_lexicon_is_large_and_names_no_phrase_twice() -> None:
    pairs = [w for k in ("never", "maybe") for ws in LEXICON[k].values() for w in ws.split("; ")]
    assert len(pairs) >= 1600
    assert len(set(pairs)) == len(pairs)


JOINED = (
    "The officialsSaid so. The committee hasreported to the mayor, and the harbour master fromNorway was "
    "thereforethe first to know, ashe said atthe gate whichhad been shut.\n\n"
    "He saw the casestudy that the two bankclerks made of it."
)


def test_words_that_might_be_compounds_are_cut_only_beside_sure_cases() -> None:
    text = cleaned(JOINED)
    assert "the case study that the two bank clerks made" in text
    alone = "He saw the casestudy that was made of it, and the bankclerks went."
    assert cleaned(alone) == alone


def test_beside_parts_of_programs_only_what_opens_sentences_is_parted() -> None:
    text = "They call src.Close there.The boat sank at noon. It was file.Close, the master said."
    assert cleaned(text) == text.replace("there.The", "there. The")
    noon = "The boat sank at noon.Passengers were taken off."
    assert cleaned(noon) == noon.replace("noon.", "noon. ")


@pytest.mark.parametrize(
    "text",
    [
        "The plan was unscalable; homeownership, upskilling and worldbuilding were its themes.",
        "The raw dicts went to Anel Brandl, Hugo Haller and the Pavillon, where Cornas was served.",
        "She bought Sonicare brushes, a Timemore scale and tickets for VivaTech, TechCon and DeepFest.",
        "Visit Octane.AI or Enterprise.Nxt, or call dst.Close() and String.Index in the code.",
        "They call src.Close and file.Close, then pathlib.Path, when the boat has left the harbour.",
        "The type decimal.Decimal is slow, the harbour master said of it.",
        "Install it first:\n\n```sh\npip install it\n```\n\nThen he said: “It is done.”",
        "The class ``Harbour`` of ``boats`` was “new”, he said, and ``Ship`` was “old”.",
        'They ran python -Im pip and then print(f"{boats} boats") as the guide has it.',
        "The RAID5 array belonged to the D0UBLE ZER0 foundry.",
        '{"articleNumber": 12, "returnPolicyCountry": "FR", "hasReturnPolicy": true} is what they sent.',
    ],
)
def test_new_words_names_and_brands_are_no_damage(text: str) -> None:
    assert cleaned(text) == text


def test_a_paragraph_below_another_label_is_said_again_on_purpose() -> None:
    told = (
        "At every fair of the association the harbour masters meet for two days and compare their figures. "
        "Whoever wants to come writes to the office in Marnes a month ahead."
    )
    text = f"There are two fairs.\n\nTrondvik, May\n\n{told}\n\nMarnes, June\n\n{told}\n\nAll are free."
    assert cleaned(text).count("compare their figures") == text.count("compare their figures")


def test_tabs_between_the_cells_of_a_table_stay() -> None:
    table = "Harbour\tBoats\tYear\nTrondvik\t41\t1998\nMarnes\t12\t2003"
    text = f"These are the figures.\n\n{table}\n\nThe boat sank."
    assert cleaned(text) == text


def test_capitals_inside_names_stay_where_nothing_else_was_joined() -> None:
    text = "The firms SoundHarbor and BrightLantern sold PlayStation and MacBook machines to DualShock fans."
    assert cleaned(text) == text
    torn = (
        "The mayor met them in LosAngeles, saidDerek Holt, and the ministersFrom abroad were told "
        "byUlla Norling that MacBook sales in NewHampshire were low."
    )
    assert cleaned(torn) == (
        "The mayor met them in Los Angeles, said Derek Holt, and the ministers From abroad were told "
        "byUlla Norling that MacBook sales in New Hampshire were low."
    )


def test_the_text_of_a_program_keeps_its_names() -> None:
    text = "Call parseLine() first: let firstWord = the word, saidDerek once, fromNorway twice."
    assert "parseLine()" in cleaned(text)
    assert "firstWord" in cleaned(text)


@pytest.mark.parametrize(
    "text",
    [
        "The super PAC has joined them, and Father Hamel in Normandy was killed.",
        "Cyber security was on the agenda; the pro forma vote was not.",
        "Diane Arbus took it, and the Horner scheme was Arnie Garnier’s.",
        "The actual time of the call is not known.",
    ],
)
def test_neighbours_that_would_make_a_word_stay_apart(text: str) -> None:
    assert cleaned(text) == text


def test_marks_of_another_system_go_even_if_there_is_one() -> None:
    pairs = "“We saw it,” she said. “It was big.” “And old,” he said. "
    assert cleaned(pairs + "``It sank,” he said.") == pairs + "“It sank,” he said."


def test_a_pair_of_straight_marks_is_a_choice() -> None:
    text = '“We saw it,” she said of the "old lady" and left. “It was big.”'
    assert cleaned(text) == text
    torn = "``We saw it,'' she said of the \"old lady\" and left. “It was big.”"
    assert cleaned(torn) == text


def test_a_quotation_that_goes_on_may_hold_another() -> None:
    text = (
        "“He called it a “trap“ for “fools“ like us.\n\n“And he was right,” she said of “the lot.”"
    )
    assert cleaned(text) == text.replace("trap“", "trap”").replace("fools“", "fools”")


def test_the_mark_that_opens_the_next_paragraph_goes_with_it() -> None:
    whole = [
        f"The harbour of Vellmar stays closed on {day}, and the boats of the island lie at the quay until "
        f"the wind has gone down, said the mayor in the hall on {day} after the meeting."
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    ]
    quoted = (
        '"Nobody was hurt in the storm that came over the island, and nobody was out at sea in it," she '
        "said to the people who had come to the landing stage that night."
    )
    text = "\n\n".join(
        (*whole, quoted, whole[0].replace("Monday", "Sunday"), whole[1] + " So it was.")
    )
    assert newsclean.clean_text(text.replace("\n\n" + quoted, quoted)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "plain words, 4U and don't",
        "café naïve ½ ² ª x",
        "Straße ǅ ΑΣ ЖУК",
        "市長は ok",
        "a_b 1٢3 ﬁ",
    ],
)
def test_words_are_the_same_however_they_are_found(text: str) -> None:
    import re

    assert words_in(text) == re.findall(r"[^\W\d_]+", text)


def test_each_latin_letter_is_one_in_every_way() -> None:
    import re

    for c in map(chr, range(0x2C2)):
        assert words_in(c) == re.findall(r"[^\W\d_]+", c), hex(ord(c))


def test_quotes_of_a_spun_story_are_doubtful_and_the_reasons_are_named() -> None:
    story = (
        "The United States confronts a growing danger on the river, officials of the Joined Nations say.\n\n"
        "“Speed is the problem, ”said Anton Reyes, a senior river politician at the Pentagon, of planes "
        "that stab bombs on the boats at a relatively low level. Cost.\n\n"
        "They hit some of the port’s most valuable during raids, the authority said on Monday in town.\n\n"
        "Read the complete article at: Bright Lantern News"
    )
    article = newsclean.clean(story, kind="text")
    assert article.quality.spun.likely
    assert any("set phrase" in r for r in article.quality.spun.reasons)
    assert any("other meaning" in r for r in article.quality.spun.reasons)
    assert {q.standing for q in article.quotes} == {"doubtful"}
    off = newsclean.clean(
        story, kind="text", options=Options(disable=frozenset({"repair.suspects"}))
    )
    assert off.quality.spun.score < article.quality.spun.score


GERMAN = (
    "Der Bürgermeister sprach am Montag im Rathaus über die Brücke, und die Boote blieben mit der "
    "Mannschaft in dem Hafen.\n\n"
)
SWEDISH = (
    "Det var i går som mannen på kajen sade att båten inte var med den som hade sagt det, och hon var "
    "inte glad över det.\n\n"
)
CHINESE = (
    "市长周一在市政厅谈到了大桥，船只和船员都留在港口里。"
    "他说这座桥会在春天重新开放，所有人都会知道。\n\n"
)
FRENCH = (
    "Le maire a parlé lundi du pont dans la mairie, et les bateaux sont restés avec leur équipage dans "
    "le port de la ville.\n\n"
)


@pytest.mark.parametrize(
    ("lead", "before", "after"),
    [
        (GERMAN, '„Das ist nicht wahr", sagte er.', "„Das ist nicht wahr“, sagte er."),
        (GERMAN, '"Das ist nicht wahr“, sagte er.', "„Das ist nicht wahr“, sagte er."),
        (GERMAN, "„Nein”, sagte er. „Gut”, sagte sie.", "„Nein”, sagte er. „Gut”, sagte sie."),
        (GERMAN, "Die Boote , sagte er , sind da.", "Die Boote, sagte er, sind da."),
        (
            SWEDISH,
            "”Det är bra“, sade hon. ”Ja”, sade han.",
            "”Det är bra”, sade hon. ”Ja”, sade han.",
        ),
        (SWEDISH, "” Det är bra”, sade hon.", "”Det är bra”, sade hon."),
        (CHINESE, "他说 ，船 。「 不 」 他走了。", "他说，船。「不」他走了。"),
        (FRENCH, "Non , dit-il . Oui !", "Non, dit-il. Oui !"),
    ],
)
def test_each_language_has_its_own_marks_and_spaces(lead: str, before: str, after: str) -> None:
    assert newsclean.clean_text(lead + before).text == lead + after


@pytest.mark.parametrize(
    "text",
    [
        GERMAN + "„Das ist wahr“, sagte er. „‚Nein‘, sagte er“, sagte sie.",
        GERMAN + "“Das ist wahr”, sagte er.",
        SWEDISH + "”Det är bra”, sade hon. Och ”ja”, sade han.",
        CHINESE + "他说：“不对。”她走了。“好”，他说。",
        CHINESE + "市长“很高兴”地说 iPhone 很好，“OK”。",
        FRENCH + "« Non ! » dit-il ; « “oui” : peut-être ? »",
    ],
)
def test_marks_and_spaces_that_are_right_stay(text: str) -> None:
    assert newsclean.clean_text(text).text == text


def test_what_follows_a_quotation_and_stands_twice_goes_once() -> None:
    once = "“It sank,” the harbour master said before the vote in the hall on Monday. Nobody died."
    capital = once.replace("the harbour", "Harbour")
    tail = " Harbour master said before the vote in the hall on Monday."
    assert cleaned(capital.replace(tail, tail + tail)) == capital


def test_a_long_sentence_twice_in_a_quotation_was_set_twice() -> None:
    long = "We have seen it come in over the bar at night with all its lamps out."
    assert cleaned(f"“{long} {long} It sank,” she said.") == f"“{long} It sank,” she said."
    short = "We have seen it come at night."
    assert (
        cleaned(f"“{short} {short} It sank,” she said.") == f"“{short} {short} It sank,” she said."
    )


def test_a_possessive_that_cannot_be_a_plural_gets_its_apostrophe() -> None:
    text = "The companys boats and the womens crew left; the citys mens rea, the boys and Emmys stayed."
    assert cleaned(text) == (
        "The company's boats and the women's crew left; the city's mens rea, the boys and Emmys stayed."
    )
