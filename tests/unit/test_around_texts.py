"""What stands around a story that is kept as plain text: bylines and datelines in their many forms, ways
through a site, feet of releases, letters and pages. Each kind is tried in several languages."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.extraction.text_lines.layout import lines_of as joined
from newsclean.extraction.text_lines.line_authors import authors_of
from newsclean.extraction.text_lines.line_names import is_signature, names_in
from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.line_signs import is_surely_none, is_way, line_signs
from newsclean.metadata import dateline_days, read_names
from newsclean.model.draft import Draft

TITLE = "Harbour freezes over for the first time in forty years"
STORY = (
    "The harbour of Skerry froze over on Monday, the council said, and the ferries stayed at their berths.",
    "“There will be no boat tomorrow,” said Ann Lees, who speaks for the council of the island.",
    "Fishermen walked to their boats across the ice, carrying their nets, and came back at night.",
)


def text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def body(*lines: str) -> tuple[str, ...]:
    return tuple(block.text for block in newsclean.clean(text(*lines), kind="text").blocks)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Ohm Staff Reporter", ("Ada Ohm",)),
        ("Ada Ohm, MS, RD, FAND", ("Ada Ohm",)),
        ("Ada Ohm Redakteurin", ("Ada Ohm",)),
        ("Harbour News Staff", ()),
        ("Ada Ohm Harbour News", ()),
        ("dpa/Ada Ohm", ("Ada Ohm",)),
        ("(AFP) - Ada Ohm", ("Ada Ohm",)),
        ("dpa", ()),
        ("de Ana Popescu | 9 martie 2026", ("Ana Popescu",)),
        ("Ana de Souza", ("Ana de Souza",)),
        ("2026-03-09 08:15 来源：海岸日报 作者：张三", ("张三",)),
        ("Haber Merkezi - Ayşe Yılmaz", ("Ayşe Yılmaz",)),
        ("Das Wichtigste in Kürze", ()),
        ("Por Ada Ohm, Portal do Porto", ("Ada Ohm",)),
        ("記者許芳瑜／海埔報導", ("許芳瑜",)),
        ("記者許芳瑜、陳大文／台北報導", ("許芳瑜", "陳大文")),
    ],
)
def test_a_byline_gives_people_and_not_what_they_do(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line, None) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("From our correspondent in Port Linnet, Ada Ohm", ("Ada Ohm",)),
        ("De notre correspondante à Rimoncourt, Ada Ohm", ("Ada Ohm",)),
        ("De nuestra corresponsal en Lima, Ada Ohm", ("Ada Ohm",)),
        ("Von unserer Korrespondentin in Skerry, Ada Ohm", ("Ada Ohm",)),
        ("De notre correspondant à Rimoncourt", ()),
        ("Ein Bericht von Ada Ohm", ("Ada Ohm",)),
        ("By Da Silva", ("Da Silva",)),
    ],
)
def test_the_place_of_a_correspondent_is_no_name(line: str, names: tuple[str, ...]) -> None:
    assert read_names(line) == names


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("(스케리=연안뉴스) 홍길동 기자 = 항구가 얼었다.", "끝났다.", ("홍길동",)),
        ("海岸社3月9日电（记者张三 李四）港口结冰。", "渔民返回。", ("张三", "李四")),
        (
            "СКЕРРИ, 9 марта. /Корр. БЕРЕГ Иван Петров/. Гавань замёрзла.",
            "Все ждут.",
            ("Иван Петров",),
        ),
        ("Il porto è gelato.", "I pescatori sono tornati. (Mario Rossi)", ("Mario Rossi",)),
        ("港が凍った。", "漁師は歩いた。（佐伯美和）", ("佐伯美和",)),
        ("SKERRY (COSTA) - Il porto è gelato.", "Lo ha detto la giunta (Anna Lisi)", ()),
        ("The harbour (Skerry) froze.", "They came back (Ada Ohm said).", ()),
    ],
)
def test_a_reporter_is_named_in_the_dateline_or_signs_behind_the_last_sentence(
    first: str, last: str, names: tuple[str, ...]
) -> None:
    lines = [
        RoleLine(TITLE, "headline", 0.9),
        *(RoleLine(x, "paragraph", 0.9) for x in (first, last)),
    ]
    assert next((value.value for value in authors_of(lines, None)), ()) == names


def test_common_words_in_capitals_are_no_name() -> None:
    story = RoleLine("She keeps her smart phone at home.", "paragraph", 0.9)
    for said, names in (("Smart Home", ()), ("Smart Ohm", ("Smart Ohm",))):
        lines = [RoleLine(TITLE, "headline", 0.9), RoleLine(said, "byline", 0.9), story]
        assert next((value.value for value in authors_of(lines, None)), ()) == names


def test_names_torn_at_commas_belong_together() -> None:
    lines = [
        RoleLine(line, "byline", 0.9)
        for line in ("Ada Ohm,", "Bo Reed", "Skerry Mail", "9 March 2026")
    ]
    lines = [RoleLine(TITLE, "headline", 0.9), *lines, RoleLine(STORY[0], "paragraph", 0.9)]
    assert next(value.value for value in authors_of(lines, None)) == ("Ada Ohm", "Bo Reed")


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("(Ada Ohm)", True),
        ("（佐伯美和）", True),
        ("(dpa)", False),
        ("(Reuters)", False),
        ("Ada Ohm", False),
    ],
)
def test_a_name_in_brackets_signs(line: str, signs: bool) -> None:
    assert is_signature(line) == signs


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Skarvøy, 14. juni 2019: Torsken flytter nordover.", "14. juni 2019"),
        ("GALT, Calif., Sept. 21, 2016 /NewsLine Wire/ -- Norwick Foods said.", "Sept. 21, 2016"),
        ("УСТЬ-НЕНЕЦК, 22 декабря 2011 года. /Корр./. Ледокол вышел.", "22 декабря 2011"),
        ("The treaty was signed on 3 May 1921 and it held.", None),
    ],
)
def test_the_day_stands_in_the_dateline(opening: str, day: str | None) -> None:
    assert next(iter(dateline_days(opening)), None) == day


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("Strona główna / Aktualności / Miasto", True),
        ("Startseite › Lokales › Wennrode", True),
        ("Home > News", False),
        ("Harbour froze / ferries stayed at their berths / fishermen walked", False),
        (TITLE, False),
    ],
)
def test_the_way_through_a_site_is_no_headline(line: str, way: bool) -> None:
    assert is_way(line) == way


@pytest.mark.parametrize(
    ("line", "none"),
    [
        ("The new boat at the pier. Photograph: Dan Hession", True),
        ("Das neue Boot am Anleger. Foto: Dan Hession", True),
        ("The new boat at the pier. photograph: Dan Hession", False),
        ("She kept one photo: the last one they had taken together at home", False),
    ],
)
def test_a_line_that_ends_in_a_credit_describes_a_picture(line: str, none: bool) -> None:
    assert is_surely_none(line_signs(line), line) == none


def test_what_an_interview_says_is_its_headline_and_the_line_below_says_more() -> None:
    said, more = (
        "Ada Olmos: «El hielo nos enseñó a esperar»",
        "La capitana habla del invierno en que se heló la bahía",
    )
    told = [
        f"Respuesta número {i}: el domingo por la noche crujió el muelle, y nadie durmió."
        for i in range(4)
    ]
    found = newsclean.clean(text("ENTREVISTA", said, more, *told), kind="text")
    assert (found.headline, found.description, found.section) == (said, more, "ENTREVISTA")


def test_the_name_of_the_paper_goes_in_mid_sentence() -> None:
    name = "LE COURRIER DE SKERRY"
    for number, stays in (("4      ", False), ("", True)):
        torn = STORY[0].replace(", and the", f"\n\n{number}{name}\n\nand the")
        found = newsclean.clean(text(name, TITLE, torn, *STORY[1:]), kind="text")
        assert (found.blocks[0].text == STORY[0].replace("said, and", "said and")) is not stays


def test_the_title_of_a_page_goes_on_in_no_menu() -> None:
    menu = [f"Menu {i}" for i in range(30)]
    torn = (
        "On Skerry the",
        TITLE.lower(),
        ", the council said on Monday.",
    )  # words of the title as a link
    dump = "\n".join([TITLE, "skip to content", *menu, TITLE, "by", "Ada Ohm", *STORY, *torn])
    lines = joined(Draft.of_text(dump)).text.split("\n")
    assert lines[0] == TITLE
    assert lines.count(TITLE) == 2
    assert lines[-1] == f"{torn[0]} {torn[1]}{torn[2]}"


def test_a_headline_that_was_wrapped_is_whole_again() -> None:
    wrapped = "Harbour freezes over for the\nfirst time in forty years"
    found = newsclean.clean(f"{wrapped}\n\nBy Ada Ohm\n\n{text(*STORY)}", kind="text")
    assert found.headline == TITLE
    assert newsclean.clean(f"{TITLE}\nby Ada Ohm\n\n{text(*STORY)}", kind="text").headline == TITLE


@pytest.mark.parametrize(
    ("label", "foot"),
    [
        (
            "FOR IMMEDIATE RELEASE",
            ("About Skerry Works\nSkerry Works was founded in 1911.", "SOURCE Skerry Works"),
        ),
        (
            "Press release",
            ("Forward-Looking Statements", "Results may differ from what was said here."),
        ),
        ("Pressemitteilung", ("Über die Skerry-Werke: Sie wurden 1911 gegründet.",)),
        ("PRESSEMELDING", ("Om Skerry verk: Verket ble grunnlagt i 1911.",)),
    ],
)
def test_the_foot_of_a_release_is_no_part_of_it(label: str, foot: tuple[str, ...]) -> None:
    assert body(label, TITLE, *STORY, *foot) == STORY


def test_a_section_about_somebody_stays_in_a_story_and_in_a_short_release() -> None:
    about = (
        "About Ada Ohm",
        "Ada Ohm was born on Skerry in 1950, she said, and never left the island.",
    )
    assert body(TITLE, *STORY, *about) == (*STORY, *about)
    assert about[1] in body("FOR IMMEDIATE RELEASE", TITLE, STORY[0], *about)


def test_a_letter_begins_at_the_headline_above_its_byline_and_its_sponsor_goes() -> None:
    head = ("View this email in your browser", "The Skerry Bulletin", "Tuesday, March 12, 2024")
    greeting = (
        "Good morning, Skerry. Here is the one story that everybody was talking about at the pier."
    )
    sponsor = ("A WORD FROM OUR SPONSOR", "Dreaming of a new boat? Skerry Bank makes loans simple.")
    foot = ("Did you like today's newsletter?", "Unsubscribe")
    lines = (
        *head,
        greeting,
        "PRESENTED BY SKERRY BANK",
        f"{TITLE}\nBy Ada Ohm",
        *STORY,
        *sponsor,
        *foot,
    )
    found = newsclean.clean(text(*lines), kind="text")
    assert (found.headline, found.authors) == (TITLE, ("Ada Ohm",))
    assert tuple(block.text for block in found.blocks) == STORY


def test_what_a_sender_says_above_a_cut_is_no_part_of_what_is_passed_on() -> None:
    head = "Path: skerry.example\nFrom: bo@skerry.example\nNewsgroups: skerry.misc\nSubject: ice\nLines: 9"
    cut = "-------- cut here --------"
    told = [f"Boat number {i} lay in the ice of the harbour, the council said." for i in range(9)]
    for remark, stays in ((["Typed in by hand, so blame me for it all."], False), (told, True)):
        found = newsclean.clean(text(head, *remark, cut, TITLE, *STORY), kind="text")
        assert (remark[0] in found.body) == stays


def test_what_a_sender_says_above_a_headline_with_its_date_is_no_part_of_what_is_passed_on() -> (
    None
):
    head = "De : Jean Petit <jean@skerry.example>\nÀ : port@skerry.example\nObjet : TR: à lire"
    remark = "Bonjour à tous,\nje vous transmets cet article paru hier.\nJean"
    title = "Le port gèle pour la première fois en quarante ans"
    told = [
        f"Le bac numéro {i} est resté à quai lundi, a dit le conseil de la ville." for i in range(3)
    ]
    found = newsclean.clean(text(head, remark, f"{title}\n9 mars 2026", *told), kind="text")
    assert (found.headline, str(found.published), len(found.blocks)) == (title, "2026-03-09", 3)
    kept = newsclean.clean(text(head, told[0], title, *told[1:]), kind="text")
    assert told[0] in kept.body


def test_the_foot_of_a_page_and_the_head_of_the_next_go_in_mid_sentence() -> None:
    torn = STORY[0].replace(
        ", and the",
        "\n\n4   The Skerry Voice | March 2016\nThe Skerry Voice | March 2016   5\n\nand the",
    )
    assert body(TITLE, torn, *STORY[1:])[0].replace(" said and", " said, and") == STORY[0]


@pytest.mark.parametrize(
    ("command", "headline"),
    [
        ("^Fire sweeps ferry; 11 dead<", "Fire sweeps ferry; 11 dead"),
        ("^Ferry fire<", None),
        ("^Eds: Updates with toll<", None),
        ("^By ANN LEE MOSS<", None),
    ],
)
def test_american_copy_has_its_headline_between_signs(command: str, headline: str | None) -> None:
    text = (
        f"a0473\nr i\nBC-XX--Ferry Fire,4th Ld-Writethru,a0473,\n{command}\n^By ADA OHM=\n"
        "   PORT ASELL (AP) _ Fire broke out on the car deck of an overnight\n"
        "ferry crowded with travelers early Sunday, the coast guard said.\n"
        "   Fishing boats and two naval vessels picked up all of them from the\n"
        "ship in the strait, 14 miles north of the capital, by noon.\n\nAP-NY-08-14-05 1612EDT<\n"
    )
    article = newsclean.clean(text)
    assert article.headline == headline
    assert "r i" not in article.body
