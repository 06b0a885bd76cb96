"""Marks around plain texts that say what a text is: records in one line, print views, running heads, headers
of news groups, stamps, questions on a story; each beside a text that only looks so."""

from __future__ import annotations

import datetime

import pytest

import newsclean
from newsclean.exports import fields_of_record
from newsclean.exports.line_kinds import pairs_from
from newsclean.exports.mail import _in_full
from newsclean.exports.text_lines import Sheet
from newsclean.exports.wire_signs import stamped_day
from newsclean.extraction.text_lines.around_story import comments_at, is_below_credit, set_out
from newsclean.extraction.text_lines.dense_reporters import reporters_in
from newsclean.extraction.text_lines.kind_model import IS_STORY, TextKind
from newsclean.extraction.text_lines.line_authors import _at_end
from newsclean.extraction.text_lines.line_signs import line_signs
from newsclean.extraction.text_lines.unsigned import are_words

STORY = """The ferry to Skerry sank at her berth on Monday night, and nobody was on board, the council said.

Divers found a hole of the size of a plate below the water line, where a pile had struck her hull.

"She was forty years old and never missed a day," said the harbour master, who had sailed in her as a boy."""


def rules(text: str) -> list[str]:
    return [rule for edit in newsclean.clean(text, kind="text").edits for rule in edit.rules]


def test_a_record_in_one_line_gives_its_fields() -> None:
    text = f"id=7 | title=Ferry sinks at berth | author=Ada Ohm | date=2017-08-21 | body={STORY}"
    article = newsclean.clean(text, kind="text")
    assert (article.headline, article.authors) == ("Ferry sinks at berth", ("Ada Ohm",))
    assert article.body == STORY
    behind = newsclean.clean(f"{text} | section=Local", kind="text")
    assert behind.body == STORY
    assert behind.section == "Local"
    # with too few names it is a text
    assert fields_of_record("x=1 | body=A day at sea.").headline is None
    assert fields_of_record("Title=Ferry | and so on").headline is None


def test_a_record_in_front_of_markup_gives_its_fields() -> None:
    markup = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
    text = f"id=7 | title=Ferry sinks at berth | author=Ada Ohm | date=2017-08-21 | body={markup}"
    article = newsclean.clean(text)
    assert (article.headline, article.authors) == ("Ferry sinks at berth", ("Ada Ohm",))


def test_labels_in_blocks_above_their_values_are_a_record() -> None:
    pairs = "Source\nThe Skerry Mail\n\nDate\n5 May 2014\n\nSection\nNews\n\n"
    lines = Sheet.of(pairs + STORY).lines
    assert pairs_from(lines, 0) == 6
    assert pairs_from(Sheet.of(pairs.partition("Section")[0] + STORY).lines, 0) == 0


def test_news_groups_wrote_the_year_with_two_digits() -> None:
    text = (
        "From: ada@skerry.example\nNewsgroups: feed.local\nSubject: Ferry sinks at berth\n"
        f"Keywords: ferries, ice\nDate: Wed, 9 Nov 94 15:10:22 MST\nLines: 12\n\n{STORY}"
    )
    published = newsclean.clean(text, kind="text").published
    assert published is not None
    assert str(published)[:10] == "1994-11-09"
    assert _in_full("9 Nov 69 10:00") == "9 Nov 2069 10:00"
    assert _in_full("9 Nov 70 10:00") == "9 Nov 1970 10:00"


@pytest.mark.parametrize(
    "line", ["The Skerry Mail - Print version", "Skerrymail.example: Druckversion", "印刷用ページ"]
)
def test_a_print_view_says_so_above_the_headline(line: str) -> None:
    article = newsclean.clean(f"{line}\n\nFerry sinks at her berth\n\n{STORY}", kind="text")
    assert article.headline == "Ferry sinks at her berth"
    assert article.body == STORY


def test_a_headline_that_speaks_of_print_versions_stays() -> None:
    line = "Readers of the Skerry Mail mourn its beloved old daily print version: a farewell"
    assert "exports.print-view" not in rules(f"{line}\n\n{STORY}")


def test_a_running_head_names_the_paper_and_the_day() -> None:
    told = STORY.replace(
        "said the harbour", "said the\n\n4   THE SKERRY MAIL   May 5, 2014\n\nharbour"
    )
    article = newsclean.clean(f"The Skerry Mail\n\nFerry sinks at her berth\n\n{told}", kind="text")
    assert (article.site_name, article.headline) == ("The Skerry Mail", "Ferry sinks at her berth")
    assert article.published == datetime.date(2014, 5, 5)
    assert article.body == STORY


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（島訊社記者周以安苗栗縣17日電）苗栗縣今天下雪。", ("周以安",)),
        ("（島訊社記者王小明台北5日電）台北市今天下雪。", ("王小明",)),
        ("（島訊社記者張三台北5日電）今天下雪。", ("張三",)),
        ("【記者陳大文／台北報導】台北市今天下雪。", ("陳大文",)),
        ("（島訊社記者張三、李大同台北5日電）今天下雪。", ("張三", "李大同")),
        ("（記者會）今天下雪。", ()),
        ("（記者黃志強攝）今天下雪。", ()),
    ],
)
def test_reporters_in_the_brackets_of_chinese_copy(line: str, names: tuple[str, ...]) -> None:
    assert reporters_in(line) == names


def test_authors_stand_behind_their_label_in_the_last_brackets() -> None:
    told = "Biblioteca s-a redeschis luni, a spus primarul."
    assert _at_end(f"{told} (REG - autor: Simona Apetrei, editor: Dan Rotaru)") == (
        "Simona Apetrei",
    )
    assert _at_end(f"{told} (editor: Dan Rotaru)") == ()
    assert _at_end("Biblioteca (autor: Simona Apetrei)") == ()


def test_what_somebody_is_below_the_name_is_no_label() -> None:
    signed = "Ingvild Storhaug\nJournalist\nVi rapporterer fra Namdalen"
    text = f"Ferga sank ved kai\n\n{signed}\n\n4. juni 2019\n\n{STORY}"
    assert newsclean.clean(text, kind="text").authors == ("Ingvild Storhaug",)


def test_a_quotation_set_out_in_capitals_stands_in_the_story_too() -> None:
    lines = [
        "He said: “We have found a hole below the line.”",
        "“WE HAVE FOUND A HOLE”",
        "A HOLE IS FOUND",
    ]
    assert set_out(lines) == {1}
    assert set_out([lines[0], "FOUND A HOLE"]) == set()


def test_comments_begin_below_their_count() -> None:
    def at(*lines: str) -> int:
        return comments_at(lines, [line_signs(line) for line in lines], 0)

    assert at("A story.", "Comments (3)", "Ada: I was there.") == 1
    assert at("A story.", "Comments", "Ada: I was there.") == 3
    assert at("A story.", "All the comments of the council (3)") == 2


def test_a_caption_stands_below_its_credit() -> None:
    def below(above: str) -> bool:
        return is_below_credit([line_signs(above), line_signs("The ferry at her berth.")], 1)

    assert below("Photo: Ada Ohm")
    assert below("Mail photo by Ada Ohm")
    assert not below("Ada Ohm has seen a photo of it.")
    assert not below("Ferry sinks")
    assert not is_below_credit([line_signs("The ferry.")], 0)


@pytest.mark.parametrize(
    "line",
    [
        "Was this article helpful?",
        "Líbil se vám článek?",
        "¿Te ha gustado este artículo?",
        "この記事は役に立ちましたか？",
    ],
)
def test_questions_on_the_story_go(line: str) -> None:
    assert newsclean.clean_text(f"{STORY}\n\n{line}").text == STORY


def test_a_question_that_goes_on_is_the_story_s() -> None:
    text = f"{STORY}\n\nWas this article helpful? Nobody had an answer, she said."
    assert newsclean.clean_text(text).text == text


def test_stamps_of_agencies_give_the_day() -> None:
    assert stamped_day("14-MAR-09 17:42 NNNN") == "14 MAR 2009"
    assert stamped_day("14-MAR-09 the ferry sank") is None


def test_a_print_edition_in_one_line() -> None:
    line = "28 March 2014 | The Skerry Mail | Part 2 | Page 6 | ADA OHM | 231 words"
    article = newsclean.clean(f"Ferry sinks at her berth\n{line}\n\n{STORY}", kind="text")
    assert (article.site_name, article.published) == ("The Skerry Mail", datetime.date(2014, 3, 28))
    assert [name.casefold() for name in article.authors] == ["ada ohm"]


def test_what_a_service_says_below_a_release_goes_with_its_contact() -> None:
    contact = "Rückfragen bitte an:\n\nPolizei Skerry\nTelefon: 07771 000-111"
    sent = "Original-Content von: Polizei Skerry, übermittelt durch news aktuell"
    foot = f"{contact}\n\n{sent}\n\nWeitere Meldungen"
    told = STORY.replace("The ferry to Skerry", "Skerry (ots) - The ferry to Skerry")
    assert newsclean.clean_text(f"{told}\n\n{foot}").text == told


def test_the_title_of_another_story_below_its_label() -> None:
    first, *rest = STORY.split("\n\n")
    below = "\n\n".join(rest)
    other = "You may also be interested in:\n\nWhy the sea froze over in the spring"
    text = f"{first}\n\n{other}\n\nA hole\n\n{below}"
    body = newsclean.clean(text, kind="text", options=newsclean.Options(language="en")).body
    assert "Why the sea froze" not in body
    assert "A hole" in body


def test_labels_of_a_story_make_one_likelier() -> None:
    assert TextKind("other", 0.12).in_record("article").kind == "article"
    assert TextKind("other", 0.1).in_record("article").kind == "other"
    assert TextKind("other", 0.12).in_record("article").story >= IS_STORY


def test_names_may_be_words() -> None:
    assert are_words("Use Case")
    assert are_words("Key Takeaways")
    assert not are_words("Jill Winger")


def test_a_site_of_its_owner() -> None:
    told = f"How to raise a ferry — Ada Ohmsted\nMenu\nAbout\nHow to raise a ferry\n{STORY}"
    article = newsclean.clean(told, url="https://www.adaohmsted.example/ferry", kind="text")
    assert article.authors == ("Ada Ohmsted",)


@pytest.mark.parametrize(("digits", "year"), [("69", 2069), ("70", 1970), ("94", 1994)])
def test_no_news_group_is_older_than_1970(digits: str, year: int) -> None:
    text = (
        "From: ada@skerry.example\nNewsgroups: feed.local\nSubject: Ferry sinks at berth\n"
        f"Date: 3 May {digits} 10:00:00 GMT\nLines: 9\n\n"
        "The ferry sank at its berth on Monday, and nobody was hurt, the harbour master said.\n\n"
        "The crew went home in the evening and the boat was raised on Tuesday by a large crane.\n"
    )
    published = newsclean.clean(text, kind="text").published
    assert published is not None
    assert published.year == year


def test_a_letter_by_mail_names_its_author_and_its_subject() -> None:
    head = (
        "From: Ada Ohm from The Skerry Letter <skerry@mail.example>\nTo: archive@skerry.example\n"
        "Subject: Ferry sinks at her berth\nDate: Sat, 18 Mar 2023 07:01:15 +0000\n"
        "List-Unsubscribe: <https://mail.example/off>\n\nView this post on the web at https://mail.example/p\n\n"
    )
    article = newsclean.clean(head + STORY, kind="text")
    assert (article.headline, article.authors) == ("Ferry sinks at her berth", ("Ada Ohm",))
    assert article.body == STORY
    forwarded = head.replace("List-Unsubscribe", "X-Mailer")
    assert newsclean.clean(forwarded + STORY, kind="text").authors == ()


def test_an_agency_ends_its_headline_with_a_sign() -> None:
    text = f"title: Ferry sinks at her berth =\nauthor: Ada Ohm\ndate: 5 May 2014\n\n{STORY}"
    assert newsclean.clean(text, kind="text").headline == "Ferry sinks at her berth"


def test_codes_of_subjects_below_a_story_are_the_record_s() -> None:
    head = "HD  Ferry sinks at her berth\nBY  Ada Ohm\nPD  5 May 2014\n\nLP\n\n"
    foot = "\n\nCO  skfer : Skerry Ferries PLC\n\nRE uk : United Kingdom\n\nAN  Document SKM000020140505"
    assert newsclean.clean(head + STORY + foot, kind="text").body == STORY
