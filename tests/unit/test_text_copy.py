"""Agency copy, releases, records and Markdown as they are stored: what stands around a story and in it."""

from __future__ import annotations

import pytest

import newsclean

_ONE = "The ferry to Skerry stayed in its berth on Tuesday, since the ice in the harbour was too thick."
_TWO = '"We will sail when the ice lets us," said Ada Ohm, who runs it. Nobody on the island complained.'
_THREE = "The council meets again on Thursday and will hear from the fishermen who walked to their boats."
_STORY = f"{_ONE}\n\n{_TWO}\n\n{_THREE}"


def _clean(text: str) -> newsclean.Article:
    return newsclean.clean(text, kind="text")


def _is_whole(article: newsclean.Article) -> bool:
    return article.body == _STORY


def test_commands_codes_and_stamps_of_copy() -> None:
    text = (
        "d0288 r n XQW-0417--\n^FERRY-ICE, 2ND LD; 410<\n^(Eds: SUBS graf 2 to UPDATE; art available from\n"
        "the Skerry bureau, 555-0199)<\nFerry stays in its berth\nBy NELL HARGAN\nNorth Coast Wire\n\n"
        f"{_ONE}\n\n{_TWO}\n(MORE)\n\nd0291 r n XQW-0418--\n^FERRY-ICE, 1ST ADD; 140<\n"
        f"^SKERRY: nobody complained.<\n\n{_THREE}\nXQW-SK-09-24-02 1815CDT<\n-30-\n"
    )
    article = _clean(text)
    assert _is_whole(article)
    assert article.headline == "Ferry stays in its berth"
    assert str(article.published)[:10] == "2002-09-24"


def test_a_line_of_codes_and_key_words_is_no_headline() -> None:
    text = (
        "XQM0417 4 SO 0318 FRA /XQM-AB14\nHarbour-ferry-ice-island\n\nFerry stays in its berth over ice\n\n"
        f"{_STORY}\n\nplc/mdu/tr\nXQM 181745 JAN 14\n"
    )
    article = _clean(text)
    assert (article.headline, _is_whole(article)) == ("Ferry stays in its berth over ice", True)
    assert str(article.published)[:10] == "2014-01-18"


def test_a_department_in_letters_set_apart_is_no_headline() -> None:
    text = (
        f"1133 2015-05-08 14:20:07 XQK home sea\nH O M E - S E A\n"
        f"Ferry stays in its berth\n\n{_STORY}\n\nkij/ mrk/\n"
    )
    article = _clean(text)
    assert (article.headline, _is_whole(article)) == ("Ferry stays in its berth", True)
    assert str(article.published)[:10] == "2015-05-08"


@pytest.mark.parametrize("sender", ["SKERRY HARBOUR\nOffice of the harbour master\n", ""])
def test_the_headline_of_a_release_stands_below_the_line_that_says_so(sender: str) -> None:
    text = (
        f"{sender}PRESS RELEASE No. 41/2020\nFor immediate release\n22 June 2020\n\n"
        f"FERRY STAYS IN ITS BERTH\n\n"
        f"{_STORY}\n\nNotes to editors: Skerry has 8,412 people.\nPress contacts\n"
        f"Ada Ohm | 555 0199 | a@skerry.example\n"
    )
    article = _clean(text)
    assert (article.headline, _is_whole(article)) == ("FERRY STAYS IN ITS BERTH", True)
    assert str(article.published)[:10] == "2020-06-22"


def test_a_wrapped_headline_is_whole_and_a_second_one_is_not_joined() -> None:
    head = "FOR IMMEDIATE RELEASE\nFerry stays in its berth while the ice is thick\n"
    wrapped = (
        "The ferry to Skerry stayed in its berth on Tuesday,\n"
        "since the ice in the harbour was too thick for it.\n"
    )
    rest = f"\n{_TWO}\n\n{_THREE}\n"
    assert _clean(f"{head}everywhere\n\n{wrapped}{rest}").headline == (
        "Ferry stays in its berth while the ice is thick everywhere"
    )
    assert _clean(f"{head}212 jobs affected\n\n{_STORY}\n").headline == (
        "Ferry stays in its berth while the ice is thick"
    )


def test_an_edition_below_the_date_is_no_headline() -> None:
    text = (
        "1 of 214 DOCUMENTS\nThe Skerry Mail (Kansas)\nAugust 3, 2016 Wednesday\nSTATE Edition\n"
        f"Ferry stays in its berth\nBYLINE: NELL HARGAN\nSECTION: A; Pg. 1\nLENGTH: 341 words\n\n{_STORY}\n"
    )
    assert _clean(text).headline == "Ferry stays in its berth"


def test_a_row_with_a_page_is_read_by_its_shapes() -> None:
    text = (
        f"A08 | Harbour | By Nell Hargan\nThe Skerry Mail\n2016-03-22\n403 words\n\n"
        f"Ferry stays in its berth\n\n{_STORY}\n"
    )
    article = _clean(text)
    assert (article.headline, article.section) == ("Ferry stays in its berth", "Harbour")
    assert (article.authors, _is_whole(article)) == (("Nell Hargan",), True)


def test_labels_name_what_they_label_and_where_they_are_from() -> None:
    text = (
        "title of the article: Ferry stays in its berth\nlink: https://skerry.example/ferry\n"
        f"pubDate: Mon, 28 Aug 2017 09:31:00 +0200\ndc:creator: Nell Hargan\ncontent: {_ONE} {_TWO}\n"
    )
    article = _clean(text)
    assert (article.headline, article.authors) == ("Ferry stays in its berth", ("Nell Hargan",))


def test_a_button_goes_with_its_words() -> None:
    text = f'{_ONE}\n\n{_TWO}\n\n[button url="/give"]Stand with the harbour paper[/button]\n\n{_THREE}\n'
    assert _is_whole(_clean(text))


def test_markdown_keeps_the_blank_between_marks_and_takes_what_is_only_a_link() -> None:
    text = (
        "# Ferry stays in its berth\n\n![a boat](/img/boat.jpg)\n\n"
        "_A boat in the ice. (Supplied: Nell Hargan)_\n\n"
        f"{_ONE}\n\n{_TWO}\n\n[Keep up with the harbour before breakfast](/news)\n\n"
        f"**Skerry** _harbour is closed._ "
        f"{_THREE}\n\n[It opened again on Friday.](/friday)\n"
    )
    assert _clean(text).body == (
        f"{_ONE}\n\n{_TWO}\n\nSkerry harbour is closed. {_THREE}\n\nIt opened again on Friday."
    )


@pytest.mark.parametrize(
    "line",
    [
        "#Skerry #harbour #ice",
        "- Skerry Bulletin",
        "author: Nell Hargan",
        "Correction: An earlier version had the ferry sail.",
    ],
)
def test_lines_behind_a_story_that_sign_tag_or_correct_it(line: str) -> None:
    assert _is_whole(_clean(f"Ferry stays in its berth\n\n{_STORY}\n\n{line}\n"))


@pytest.mark.parametrize(
    "line",
    ["#Harbour was the word on the posters.", "Correction was what the harbour needed, he said."],
)
def test_sentences_that_begin_like_them_stay(line: str) -> None:
    assert line in _clean(f"Ferry stays in its berth\n\n{_STORY}\n\n{line}\n").body


def test_a_byline_with_its_date_is_not_joined_with_the_headline() -> None:
    wrapped = (
        "În satul Valea Lungă, școala avea nevoie de cincisprezece elevi ca să\n"
        "rămână deschisă. Copii erau doar nouă. "
        "Așa că s-au înscris la clasa de\nfluier șase bunici, primarul și preotul din sat."
    )
    text = (
        "Un sat întreg învață să cânte la fluier ca să nu se închidă școala\n"
        f"de Ana Oltean, joi, 21 septembrie 2023, 14:30\n\n{wrapped}\n\n{wrapped}\n"
    )
    assert (
        _clean(text).headline
        == "Un sat întreg învață să cânte la fluier ca să nu se închidă școala"
    )


def test_a_full_line_of_japanese_that_ends_a_sentence_goes_on() -> None:
    text = (
        "　港町の銭湯「亀の湯」の番台に、この春から九官鳥が座っている。名前は「\n"
        "ゲンさん」。客が帰りかけると声をかけ、忘れ物を減らし\n"
        "ているという。\n\n"
        "　番台の横には、店主の孫が書いた「登録はこちら」という貼り紙があります。\n"
        "名前を書いておけば、ゲンさんが三日ほどで覚える仕組みだ。すでに四十人が\n"
        "登録した。\n\n"
        "　店主によると、忘れ物は前の年に比べて半分以下になった。「私が言うと怒る\n"
        "人も、鳥に言われると素直に戻るんです」と話す。\n"
    )
    assert len(_clean(text).blocks) == 3
