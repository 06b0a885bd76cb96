"""Plain texts: from one printed page to the next, captions by their credit, names without a label."""

from __future__ import annotations

from datetime import date

import pytest

import newsclean
from newsclean.extraction.text_lines.line_signs import is_contact, is_credited
from newsclean.metadata import read_date

FIRST = (
    "The harbour of Skerry froze over on Monday for the first time in forty years, the council said, and "
    "the ferries stayed at their berths."
)
SAID = "“There will be no boat tomorrow,” said Ann Lees, who speaks for the council of the island."
LAST = "Fishermen walked to their boats across the ice, carrying nets, and came back at night."


def clean(*lines: str) -> newsclean.Article:
    return newsclean.clean("\n\n".join(lines) + "\n", kind="text")


@pytest.mark.parametrize(
    "between",
    [
        "(Continued on Page 8)\n\nPage 8     THE SKERRY SENTINEL     Thursday, June 11, 1953\n\nICE —\n"
        "(Continued from Page 1)",
        "(Turn to Page 3)\n\n3      THE SKERRY SENTINEL      3\n\n(Continued from Page 1)",
    ],
)
def test_a_sentence_goes_on_behind_what_leads_from_page_to_page(between: str) -> None:
    text = f"""THE SKERRY SENTINEL
Vol. LXII   No. 24      Skerry, Thursday, June 11, 1953      Price 5 Cents

HARBOUR FREEZES OVER
By LORENA HATCH
  The harbour froze over here shortly before
dawn on Wednesday, the council said, and left
all of the ferries standing at their berths
on the quay. Nobody who

{between}

wanted to cross could leave for the mainland,
and then they all wanted to leave at once on
the first boat in the morning.
  "We had no boat all night long," the keeper
said, and went home to his wife.
"""
    article = newsclean.clean(text, kind="text")
    assert "Nobody who wanted to cross could leave for the mainland" in article.body
    assert not any(word in article.body for word in ("SENTINEL", "Page", "ICE"))
    assert article.headline == "HARBOUR FREEZES OVER"


def test_a_not_sign_is_a_hyphen_that_the_end_of_the_line_made() -> None:
    text = "Les ouvriers ont repris le travail, et l'on comptait onze cents gré¬\nvistes dans la ville.\n"
    assert "grévistes dans la ville" in newsclean.clean(text, kind="text").body


@pytest.mark.parametrize(
    "caption",
    [
        "NEW BOATS. Fishers receive boats in Skerry on Monday. (Photo courtesy of the bureau)",
        "Fischer am zugefrorenen Hafen von Skerry am Montagabend (Archivfoto: Lena Ohm)",
        "改造后的三号码头。记者 周文博 摄",
    ],
)
def test_a_caption_by_the_credit_that_ends_it(caption: str) -> None:
    assert is_credited(caption)


@pytest.mark.parametrize(
    "line",
    [
        "The rate fell to four per cent in March (Source: Office for Statistics)",
        "“We sent a picture to the paper,” said Ann Lees (photo below)",
        "The harbour of Skerry (population 400)",
    ],
)
def test_other_brackets_end_no_caption(line: str) -> None:
    assert not is_credited(line)


def test_who_signs_below_a_story_without_a_word_for_it() -> None:
    assert clean("Harbour freezes over", FIRST, SAID, LAST, "Rosalind Achebe").authors == (
        "Rosalind Achebe",
    )
    assert clean("Harbour freezes over", FIRST, SAID, LAST, "Ann Lees").authors == ()
    old = clean("Harbour freezes over", FIRST, SAID, LAST, "ROSALIND ACHEBE.")
    assert old.authors == ("Rosalind Achebe",)
    assert "ACHEBE" not in old.body


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("POSTED: 12/02/2015 05:38:14 PM MST", None, date(2015, 12, 2)),
        ("12/02/2015 05:38", None, None),
        ("30-09-22, 18:04", "nl", date(2022, 9, 30)),
        ("30-09-22, 18:04", None, None),
        ("22-09-30", "sv", None),
    ],
)
def test_the_order_of_day_and_month_in_numbers(
    raw: str, language: str | None, expected: date | None
) -> None:
    found = read_date(raw, language)
    assert (found and date(found.year, found.month, found.day)) == expected


def test_gaps_between_a_day_and_a_name_are_no_way_through_a_site() -> None:
    article = newsclean.clean(
        "老码头改造为江边公园 下月起免费开放\n2019-09-24 07:46   来源：临江晚报   作者：林晓岚\n\n"
        "闲置了十二年的临江三号码头将变身市民公园。记者昨日从市园林局获悉，改造工程已进入收尾阶段。\n\n"
        "市园林局副局长陈国栋说：“我们没有把旧东西拆光，老工人回来还能认得出自己干活的地方。”\n",
        kind="text",
    )
    assert article.authors == ("林晓岚",)


@pytest.mark.parametrize(
    "line",
    [
        "Loading...",
        "This interview has been edited for length and clarity.",
        "From the archive, first published Friday 19th Sep 2003.",
    ],
)
def test_lines_that_are_no_words_of_the_storys(line: str) -> None:
    assert line not in clean("Harbour freezes over", FIRST, SAID, line, LAST).body


@pytest.mark.parametrize(
    "line",
    [
        "“Loading...” was all that the screen said on Monday.",
        "— Skerry Watch (@skerry) May 31, 2022",
    ],
)
def test_lines_that_look_like_them_stay(line: str) -> None:
    assert line in clean("Harbour freezes over", FIRST, SAID, line, LAST).body


def test_what_a_story_says_in_short_above_it_goes_with_its_label() -> None:
    points = "Key points:\nThe harbour froze over\nNo boat will go tomorrow"
    assert "Key points" not in clean("Harbour freezes over", points, FIRST, SAID, LAST).body
    told = "Key points:\nThe harbour froze over.\nNo boat will go tomorrow."
    assert (
        "No boat will go tomorrow." in clean("Harbour freezes over", told, FIRST, SAID, LAST).body
    )


def test_the_foot_of_a_report_of_science_goes_and_the_day_of_a_release_is_read() -> None:
    foot = "JOURNAL\nNight Ecology\nDOI\n10.5555/ne.2023\nDisclaimer: The service is not responsible for it."
    article = clean("NEWS RELEASE 19-APR-2023\nBats whisper, study finds", FIRST, SAID, LAST, foot)
    assert article.body.endswith(LAST)
    assert str(article.published)[:10] == "2023-04-19"
    one = clean(
        "NEWS RELEASE 19-APR-2023\nBats whisper, study finds",
        FIRST,
        SAID,
        LAST,
        "DOI\nA word of it",
    )
    assert "DOI" in one.body


def test_the_profile_of_the_sender_goes_from_a_release() -> None:
    profile = (
        "Profilo: Ferrovie della Valsorda gestisce 46 km e trasporta 800.000 passeggeri l'anno."
    )
    story = (
        "Dopo diciotto anni di sosta torna in servizio la locomotiva 740, costruita nel 1921 a Skerry.",
        "«Non è nostalgia, è turismo lento», ha dichiarato Silvia De Marchi, che guida le ferrovie.",
        "I biglietti sono in vendita da lunedì nelle stazioni della valle e in municipio.",
    )
    released = clean("COMUNICATO STAMPA", "Torna il treno a vapore", *story, profile)
    assert released.body.endswith(story[-1])
    assert profile in clean("Torna il treno a vapore", *story, profile).body


@pytest.mark.parametrize(
    ("line", "reaches"),
    [
        ("Skerry District | 101 Station Road | 250-555-0177", True),
        ("Служба новостей: (82100) 5-55-10", True),
        ("Skerry Town 3 | Orla United 1 | 4,021", False),
        ("Final score of the cup: 2010", False),
    ],
)
def test_who_is_reached_how(line: str, reaches: bool) -> None:
    assert is_contact(line) == reaches
