"""What stands around a story that is kept as plain text: bylines and datelines in their many forms, ways
through a site, feet of releases, letters and pages, and pleas that neither their role nor their words hold to
be the story's. Each kind is tried in several languages."""

from __future__ import annotations

import pytest
from edges import Edge, each
from judged_lines import line as judged
from judged_lines import numbered, prose

import newsclean
from newsclean.boilerplate import combine
from newsclean.boilerplate.line import lines_of
from newsclean.boilerplate.line_passes import by_role_and_words, to_reader
from newsclean.extraction.text_lines.layout import lines_of as joined
from newsclean.extraction.text_lines.line_authors import (
    RoleLine,
    authors_of,
    is_signature,
    names_in,
)
from newsclean.extraction.text_lines.line_signs import is_surely_none, is_way, line_signs
from newsclean.metadata import dateline_days, read_names
from newsclean.model.draft import Draft, Piece
from newsclean.options import Options
from newsclean.rules import load_rules

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
    "plea",
    [
        "Ця публікація з'явилася завдяки нашим читачам. Станьте другом редакції — підтримайте нас.",
        "Receba no WhatsApp as notícias do Portal Jurema. Inscreva-se!",
    ],
)
def test_a_plea_goes_that_neither_its_role_nor_its_words_hold_to_be_the_storys(plea: str) -> None:
    code = "uk" if plea.startswith("Ц") else "pt"
    goes = [doubted(plea, role, code) for role in (0.5, 0.9999)]
    assert goes == [True, False]
    assert not doubted(STORY[0], 0.5, "en")


def doubted(line: str, role: float, code: str) -> bool:
    draft = Draft.of_text(line)
    piece = Piece(kind="paragraph", start=0, end=len(line), role_probability=role)
    lines = lines_of(draft.relabel((piece,)), code, load_rules(Options(), ()), None)
    return combine.doubted_twice(lines[0], behind=False)


PLEAS = (
    ("en", "Hey, thanks for reading. We run no banners here and never will."),
    ("de", "Gute Recherchen kosten Geld. Wenn Sie uns helfen wollen, werden Sie Mitglied."),
    ("es", "Este periodismo existe gracias a personas como tú. Hazte socio desde 5 euros al mes."),
    ("fr", "Vous avez aimé cet article ? Parlez-en autour de vous."),
    ("cs", "Líbí se vám naše práce? Podpořte nás libovolnou částkou, i stokoruna pomůže."),
    ("no", "Lokaljournalistikk koster penger. Du kan hjelpe oss fra 49 kroner måneden."),
)
SAID = {
    "en": STORY,
    "cs": (
        "Přístav ve Skerry v pondělí poprvé po čtyřiceti letech zamrzl, řekla rada.",
        "„Ani zítra nic nepojede,“ řekla Anna Lísková, mluvčí rady ostrova Skerry.",
        "Rybáři šli po ledu ke svým člunům, nesli sítě na ramenou a večer se vrátili.",
    ),
    "no": (
        "Havna i Skerry frøs mandag til for første gang på førti år, sa rådet.",
        "– Det går ingen båt i morgen heller, sier Anna Lis, som taler for rådet på øya.",
        "Fiskerne gikk over isen til båtene sine, bar garnene på skuldrene og kom tilbake om kvelden.",
    ),
    "de": (
        "Der Hafen von Skerry ist am Montag zum ersten Mal seit vierzig Jahren zugefroren, sagte der Rat.",
        "„Morgen fährt auch nichts“, sagte Anna Liss, die Sprecherin des Rates von Skerry.",
        "Die Fischer gingen über das Eis zu ihren Booten und kamen am Abend zurück.",
    ),
    "es": (
        "El puerto de Skerry se heló el lunes por primera vez en cuarenta años, dijo el consejo.",
        "«Mañana tampoco saldrán», dijo Ana Lis, portavoz del consejo de la isla.",
        "Los pescadores caminaron sobre el hielo hasta sus barcas y volvieron por la noche.",
    ),
    "fr": (
        "Le port de Skerry a gelé lundi pour la première fois en quarante ans, a dit le conseil.",
        "« Demain non plus, rien ne partira », a dit Anne Lys, porte-parole du conseil.",
        "Les pêcheurs ont marché sur la glace jusqu'à leurs bateaux et sont revenus le soir.",
    ),
}


@pytest.mark.parametrize(("code", "plea"), PLEAS)
def test_what_speaks_to_the_reader_goes_from_a_story_that_quotes_people(
    code: str, plea: str
) -> None:
    first, second, third = SAID[code]
    assert body(first, second, plea, third) == (first, second, third)
    assert body(first, second, third, plea) == (first, second, third)
    assert plea in body(first, third, plea, third[:-1] + ", bis heute.")  # nobody is quoted
    assert f"“{plea}”" in body(first, second, f"“{plea}”", third)


@pytest.mark.parametrize(
    ("given", "last", "speaking", "goes"),
    [
        (0.8, False, 1, 1), (0.79, False, 1, 0), (0.7, True, 1, 1), (0.69, True, 1, 0),
        (0.9, False, 2, 2), (0.9, False, 3, 0),
    ],
)  # fmt: skip
def test_how_sure_the_words_must_be_of_what_speaks_to_the_reader(
    given: float, last: bool, speaking: int, goes: int
) -> None:
    said = judged("“There will be no boat,” said Ann Lees.")
    asks = [judged(f"We need you now, for {i} pounds.", given) for i in range(speaking)]
    told = [said, prose(1), *asks] if last else [said, *asks, prose(1)]
    assert len(list(to_reader(numbered(told)))) == goes


def test_a_text_that_speaks_to_its_reader_keeps_its_sentences() -> None:
    plea = PLEAS[0][1]
    yours = [
        f"You will find your boat at pier {i}, said the keeper of the harbour." for i in range(3)
    ]
    assert plea in body(*STORY, plea, *yours)


EDGES = (
    Edge(
        "names in a way through a site", lambda n: is_way(" > ".join(["News"] * n)), 2, False, True
    ),
    Edge(
        "words of a station of it",
        lambda n: is_way(f"Home > News > {'very ' * (n - 1)}long"),
        4,
        True,
        False,
    ),
    Edge(
        "words of a name in a credit",
        lambda n: is_surely_none(line_signs(x := f"The boat. Photo: {'Ada ' * (n - 1)}Ohm"), x),
        5,
        True,
        False,
    ),
)


SPEAKS = judged("“The boat is late,” said the keeper of the island on Monday evening.")


def test_as_many_lines_go_by_role_and_words_as_may_stand_around_a_story() -> None:
    for count, gone in ((2, 2), (3, 0)):
        lines = [judged(f"Support us now {i}", 0.99, role_probability=0.5) for i in range(count)]
        told = numbered([SPEAKS, *lines, prose(1)])
        assert len(list(by_role_and_words(told))) == gone


@pytest.mark.parametrize(
    ("text", "given", "role", "gone"),
    [
        ("Support us now.", 0.7, 0.1, 1),
        ("Support us now.", 0.69, 0.1, 0),
        ("Support us now.", 0.95, 0.79, 1),
        ("Support us now.", 0.95, 0.8, 0),
        ("Support us now.", 0.999, 0.95, 1),
        ("Support us now.", 0.999, 0.96, 0),
        ("Support us now.", 0.99, None, 1),
        ("Support us now.", 0.989, None, 0),
        ("Support us now", 0.98, 0.71, 1),
        ("Support us now", 0.98, 0.72, 0),
    ],
)
def test_how_much_role_and_words_must_doubt(
    text: str, given: float, role: float | None, gone: int
) -> None:
    """What ends no sentence may be a heading, and needs more; a line that nothing has placed is held to be
    rather the story's."""
    told = numbered([SPEAKS, judged(text, given, role_probability=role), prose(1)])
    assert len(list(by_role_and_words(told))) == gone


def test_behind_the_story_an_open_line_needs_no_more_than_a_sentence() -> None:
    lone = judged("Support us now", 0.95, role_probability=0.79)
    assert len(list(by_role_and_words(numbered([SPEAKS, prose(1), lone])))) == 1
    assert not list(by_role_and_words(numbered([SPEAKS, lone, prose(1)])))


@each(EDGES)
def test_edges(edge: Edge) -> None:
    edge.check()


def test_a_text_that_quotes_nobody_loses_no_line_by_its_role() -> None:
    for opening, gone in ((SPEAKS, 1), (prose(0), 0)):
        lines = [opening, judged("Support us now", 0.99, role_probability=0.5), prose(1)]
        assert len(list(by_role_and_words(numbered(lines)))) == gone


@pytest.mark.parametrize(
    "beside",
    [
        "(Reporting by Lena Marsh; Editing by Omar Haddad)",
        "[Read more: how the harbour froze]",
    ],
)
def test_a_short_last_sentence_stays_that_shares_its_paragraph(beside: str) -> None:
    last = "The fee for berths is fixed until 2031."
    assert body(TITLE, *STORY, f"{last} {beside}")[-1] == last
