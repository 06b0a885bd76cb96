"""Boilerplate goes, by rule and by structure; sentences that look like it stay."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Options, Removal
from newsclean.boilerplate import PASSES, explain_line, neighbours

PARAGRAPHS = (
    "The council met on Monday and put off the vote on the new bridge until the spring.",
    "About forty people live on the island, and most of them came to the landing stage.",
    "The old boat will sail again in June, the company said on Friday, with a new crew.",
    "Nobody was hurt in the storm, which took the roof off the fish market at night.",
    "The harbour master, who has kept the log since 1988, wrote that he had seen worse.",
)
STORY = "\n\n".join(PARAGRAPHS)


def between(line: str) -> str:
    return "\n\n".join((*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))


LISTED = [
    "Also Read: Ten years of ferry delays, in charts",
    "READ MORE | What the ruling means",
    "Read the complete article at: Bright Lantern News",
    "Sign up for our newsletter",
    "Story continues below advertisement",
    "Share on Facebook",
    "© 2021 Island Herald. All rights reserved.",
    "(Photo by Ann Lee/Getty Images)",
    "The post Ferries to stop at night appeared first on Island Herald.",
    "Lire aussi : Les quais du port sont fermés",
    "Lesen Sie auch: Was der Streik kostet",
    "Leggi anche: Il porto resta chiuso",
    "Leia também: O que muda na ponte",
    "Читайте также: Почему закрыт порт",
    "Baca juga: Pelabuhan ditutup",
    "あわせて読みたい",
    "اقرأ أيضا: لماذا أغلق الميناء",
]

UNLISTED = [
    "Our newsroom is on WhatsApp: send us your photos and videos",
    "Enjoying this story? Sign up for our free weekly newsletter",
    "Get the evening’s headlines in your inbox",
    "Download our app and never miss a boat",
    "Spotted a mistake? Tell our editors",
    "More on this: Who owns the quay",
    "This page contains affiliate links",
    "View all comments on this article (12)",
    "Hear more in today’s podcast episode",
    "Become a member and keep our newsroom independent",
]

KEPT = [
    "Follow us, the guide said, and mind the step.",
    "“Read more books,” the teacher told them.",
    "Copyright law was the issue before the court.",
    "Recommended doses were exceeded in 12 cases.",
    "Share prices rose. Sign-up rates did not.",
    "Subscribe to no party, her father used to say.",
    "Photo by photo, the inquiry rebuilt the night.",
    "Read aloud in court, the letter took an hour.",
    "Comments by the minister drew anger abroad.",
    "Download speeds doubled in the islands last year.",
    "Watch dealers in Geneva reported record sales.",
    "The newsletter of the club has 40 readers, and she writes it alone.",
    "A new dawn",
    "What the council decided",
]


@pytest.mark.parametrize("line", [*LISTED, *UNLISTED])
def test_a_line_of_boilerplate_between_paragraphs_goes(line: str) -> None:
    result = newsclean.clean_text(between(line))
    assert result.text == STORY
    (removal,) = result.edits
    assert isinstance(removal, Removal)
    assert line in removal.before


@pytest.mark.parametrize("line", UNLISTED)
def test_what_no_list_has_is_told_by_its_words_and_shape(line: str) -> None:
    assert explain_line(line).probability > 0.6


@pytest.mark.parametrize("line", KEPT)
def test_a_sentence_that_looks_like_boilerplate_stays(line: str) -> None:
    assert newsclean.clean_text(between(line)).text == between(line)


@pytest.mark.parametrize(
    "tail",
    [
        ["Read the full article at: Bright Lantern News", "Latest news", "Related news"],
        ["Comments are closed.", "Thank you for reading our stories", "Report a typo"],
        ["Tags: harbour, ferries", "Next story: How the deal was done"],
        ["Share", "Tweet", "Copy link", "Back to top"],
        ["(Reporting by Ann Lee in Leith; editing by Bo Ek)", "© 2026 Island Herald"],
    ],
)
def test_the_tail_goes(tail: list[str]) -> None:
    assert newsclean.clean_text("\n\n".join((STORY, *tail))).text == STORY


@pytest.mark.parametrize(
    "line",
    [
        "boats",
        "and so the boats went home",
        "Why prices are rising again",
        "Support",
        "34 | 12 | 9",
        "No",
        "The dear body,",
    ],
)
def test_what_stands_next_to_boilerplate_is_not_boilerplate_for_that(line: str) -> None:
    pointer = "Read the full article at: Bright Lantern News"
    for tail in ([line, pointer], [pointer, line]):
        text = "\n\n".join((STORY, *tail))
        assert newsclean.clean_text(text).text == f"{STORY}\n\n{line}"


@pytest.mark.parametrize(
    "ending",
    [
        [
            "June 9 – Port Hall, Vellmar",
            "June 10 – The Quay, Karst",
            "June 14 – Town Hall, Leith",
            "June 17 – Pier",
        ],
        ["The results:", "Vellmar 3, Karst 1", "Leith 2, Orrin 2", "Tarrin 0, Dunmore 5"],
        ["The wind goes down,", "The boats lie still."],
        ["Ruth Adeyemi"],
    ],
)
def test_a_storys_own_list_stays(ending: list[str]) -> None:
    text = "\n\n".join((STORY, *ending))
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The boat left Advertisement before noon.", "The boat left before noon."),
        ("It sank. [Read More] Nobody died.", "It sank. Nobody died."),
        (
            "The vote failed. (Read also: Who voted how) It comes back.",
            "The vote failed. It comes back.",
        ),
        ("It sank. (Watch our video of the rescue here) The crew swam.", "It sank. The crew swam."),
        ("The crew JOIN OUR MAILING LIST swam ashore.", "The crew swam ashore."),
        ("The FBI AND THE CIA met (see page 3 of the report).",) * 2,
        ("It sank. Photo: Getty Images The crew swam.", "It sank. The crew swam."),
        ("It sank. Share “We saw it,” he said.", "It sank. “We saw it,” he said."),
        ("The mayor said on Tuesday that the… [+1234 chars]", "The mayor said on Tuesday that the"),
    ],
)
def test_boilerplate_inside_a_paragraph_goes(before: str, after: str) -> None:
    assert newsclean.clean_text(between(before)).text == between(after)


def test_the_list_below_a_label_goes_line_by_line() -> None:
    teaser = "Sign up for our free weekly newsletter and read it first"
    text = between(f"Related news\n\n{teaser}\n\nWhy the lock stays shut")
    assert newsclean.clean_text(text).text == between("Why the lock stays shut")


def test_lines_below_many_labels_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each label stands above all labels behind it: asked for each, a text of labels took minutes."""
    asked: list[str] = []
    monkeypatch.setattr(neighbours, "is_quotation", asked.append)
    newsclean.clean_text(between("\n\n".join(["Also read"] * 50 + ["Why the lock stays shut"])))
    assert 50 <= len(asked) <= 60


def test_a_button_heads_nothing() -> None:
    names = "Ten names that nobody gave to cheese\n\nThe longest cheese of all that were made"
    assert newsclean.clean_text(between(f"Read more\n\n{names}")).text == between(names)


def test_a_pointer_that_names_its_story_heads_nothing() -> None:
    line = "Ten names that nobody gave to cheese"
    text = between(f"Also read: Who owns the quay\n\n{line}")
    assert newsclean.clean_text(text).text == between(line)


def test_a_long_table_without_markup_ends_a_text_whole() -> None:
    names = [
        "New York",
        "New Jersey",
        "West Virginia",
        "Rhode Island",
        "North Dakota",
        "Ohio",
        "Iowa",
    ]
    rows = [cell for i, name in enumerate(names) for cell in (name, f"${53 + i}")]
    text = "\n\n".join((*PARAGRAPHS, "Monthly fares by state", *rows, "Guam", "$61"))
    assert newsclean.clean_text(text).text == text


JAPANESE = (
    "港町の議会は月曜日、新しい橋をめぐる採決を春まで見送ることを決めた。",
    "島にはおよそ四十人が暮らしており、その多くが桟橋に集まった。",
    "古い連絡船は六月に再び就航すると、運航会社が金曜日に発表した。",
)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("関連記事\n\n空き家を直す大工たち", ""),
        ("メールアドレスを入力して、ニュースレターを受け取る", ""),
        ("古い連絡船は六月に再び", "古い連絡船は六月に再び"),
    ],
)
def test_sentences_without_blanks_are_a_story(line: str, left: str) -> None:
    text = "\n\n".join((*JAPANESE[:2], line, *JAPANESE[2:]))
    kept = (*JAPANESE[:2], *([left] if left else ()), *JAPANESE[2:])
    assert newsclean.clean_text(text).text == "\n\n".join(kept)


def test_a_text_of_boilerplate_alone_is_somebodys_text() -> None:
    assert newsclean.clean_text("Read more").text == "Read more"


def test_many_requests_are_what_a_text_is_about() -> None:
    steps = [f"Open your account page and enter an email {n}" for n in "one two three four".split()]
    text = "\n\n".join(
        (
            *PARAGRAPHS,
            *steps[:2],
            PARAGRAPHS[0].replace("Monday", "Tuesday"),
            *steps[2:],
            PARAGRAPHS[1] + " Yes.",
        )
    )
    assert newsclean.clean_text(text).text == text


def test_a_long_sentence_goes_only_if_it_opens_as_boilerplate_does() -> None:
    said = "The village put out its lamps, and an amateur of the stars sent a photograph of the square, "
    assert not explain_line(
        said + "please share it with your friends and subscribe to our newsletter."
    ).goes
    asks = "Please subscribe to our free weekly newsletter and follow us on Facebook, Twitter and Instagram "
    assert explain_line(asks + "for all the latest news.").goes


@pytest.mark.parametrize("name", [*PASSES, "boilerplate"])
def test_passes_have_switches(name: str) -> None:
    options = Options(disable=frozenset({name}))
    kept = newsclean.clean_text(
        between("Enjoying this story? Sign up for our free weekly newsletter"), options=options
    ).text
    assert (kept == STORY) == (name not in ("boilerplate", "boilerplate.wording"))


def test_several_boilerplate_lines_in_front_all_go() -> None:
    line = "Also Read: Ten quiet walks along the coast"
    story = "The council met on Monday and put off the vote on the new bridge until the spring."
    text = "\n\n".join([line, line, line, story])
    result = newsclean.clean_text(text)
    assert result.text == story
    assert [e.before for e in result.edits] == [line + "\n\n"] * 3


WORDS = ["Search", "Menu", "Login", "Help", "Comments", "Share", "Topics", "Save", "Next", "Print"]
OTHERS = ["Suche", "Rechercher", "Imprimir", "Stampa", "Друк", "打印", "作者", "SE ÄVEN", "ZIE OOK"]
CODED = ["--help", "#comment", "[tags]", "login;", ":label", "/search", "x_share", "share()"]


@pytest.mark.parametrize("line", [*WORDS, *OTHERS, *CODED])
def test_a_bare_word_between_paragraphs_stays(line: str) -> None:
    assert newsclean.clean_text(between(line)).text == between(line)


@pytest.mark.parametrize(
    "text",
    [
        "It was the fault of the old\nhelp\ndesk, which had been closed for years by then.",
        "And for every five that you\nreceive, all you must do is e-mail them the report. That's\nit.",
        "The name is changed\nvia the file that the keeper holds, a related file,\nand by hand.",
    ],
)
def test_a_line_of_a_wrapped_paragraph_stays(text: str) -> None:
    whole = " ".join(text.split())
    assert whole in " ".join(newsclean.clean_text(between(text)).text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Also read out was a letter from the bishop.",
        "Source close to the mayor: no other site was looked at",
        "All rights reserved for the old name go to the buyer, the firm said.",
        "Enter your current password, then a new password.",
        "It may fail (see also Section 6.3) at night.",
        "The access (read/write) is shown at the gate.",
    ],
)
def test_a_sentence_of_the_story_stays(sentence: str) -> None:
    assert newsclean.clean_text(between(sentence)).text == between(sentence)


@pytest.mark.parametrize(
    "credit",
    [
        "(Reporting by Nora Pell in Leith; Editing by Joan Kitt)",
        "Additional reporting by Tom Rowe; editing by Ann Holt",
        "All rights reserved.",
        "© 2026 The Island Herald. All rights reserved.",
        "[Read more: how nets are burned]",
        "(Reuters)",
        "EFE",
    ],
)
def test_a_sentence_beside_a_credit_stays(credit: str) -> None:
    last = "The scheme is paid for until 2029."
    assert newsclean.clean_text(f"{STORY}\n\n{last} {credit}").text == f"{STORY}\n\n{last}"


STORIES = {
    "de": (
        "Der Rat der Stadt hat am Montag die Abstimmung über die neue Brücke auf das Frühjahr verschoben.",
        "Auf der Insel leben rund vierzig Menschen, und die meisten von ihnen kamen an den Steg.",
    ),
    "fr": (
        "Le conseil de la ville a reporté lundi le vote sur le nouveau pont jusqu’au printemps prochain.",
        "Une quarantaine de personnes vivent sur l’île, et la plupart sont venues au débarcadère.",
    ),
    "es": (
        "El ayuntamiento aplazó el lunes la votación sobre el nuevo puente hasta la primavera que viene.",
        "Unas cuarenta personas viven en la isla, y la mayoría de ellas fue al muelle por la tarde.",
    ),
    "ru": (
        "Городской совет в понедельник отложил голосование по новому мосту до весны следующего года.",
        "На острове живут около сорока человек, и большинство из них пришли на пристань в тот день.",
    ),
    "sv": (
        "Stadens råd sköt på måndagen upp omröstningen om den nya bron till våren, och ingen sade något.",
        "På ön bor det ungefär fyrtio människor, och de flesta av dem kom ner till bryggan den dagen.",
    ),
}
IN_LANGUAGES = [
    ("de", "Foto: dpa", True),
    ("de", "Anzeige", True),
    ("de", "Lesen Sie auch: Was der Streik kostet", True),
    ("de", "Kontakt", False),
    ("de", "Quelle", False),
    ("fr", "Publicité", True),
    ("fr", "Article réservé aux abonnés", True),
    ("fr", "Connexion à un réseau sans fil", False),
    ("fr", "Sources / Lectures", False),
    ("es", "Todos los derechos reservados", True),
    ("es", "Suscríbete a nuestro boletín", True),
    ("es", "Iniciar sesión con una huella dactilar", False),
    ("ru", "Читайте также: Почему закрыт порт", True),
    ("ru", "Печать", False),
    ("sv", "Logga in med ett fingeravtryck", False),
]


@pytest.mark.parametrize(("code", "line", "goes"), IN_LANGUAGES)
def test_rules_in_texts_of_their_languages(code: str, line: str, goes: bool) -> None:
    first, second = STORIES[code]
    text = "\n\n".join((first, second, line, second.replace(",", " –"), first))
    assert (line not in newsclean.clean_text(text).text) is goes


def test_a_keyword_of_a_feed_goes_where_all_else_behind_the_story_does() -> None:
    pointer, tag = "Read the complete article at: Island Herald", "ferry delays"
    for tail in ([pointer, tag], [tag, pointer], [pointer, tag, "Latest news", "Related news"]):
        assert newsclean.clean_text("\n\n".join([STORY, *tail])).text == STORY
    for tail in ([tag], [pointer, tag, "Names of the crew", "Ann Lee"]):
        assert tag in newsclean.clean_text("\n\n".join([STORY, *tail])).text


GERMAN = "\n\n".join(
    (
        "Der Hafen bleibt nach dem Sturm geschlossen, weil die alte Brücke über den Fluss gesperrt ist.",
        "Die Stadt hat am Dienstag beschlossen, dass die Arbeiten noch in diesem Winter beginnen sollen.",
        "Nach Angaben des Hafenmeisters liegen acht Boote im Becken und warten auf besseres Wetter.",
    )
)


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        (
            "Diskutieren Sie mit anderen Leserinnen und Lesern über diese Nachricht aus dem Hafen!",
            True,
        ),
        ("Kommentare automatisch aktivieren", False),  # may be the heading of a section of a manual
    ],
)
def test_in_german_only_what_is_plainly_boilerplate_goes_by_its_words(
    line: str, goes: bool
) -> None:
    first, *others = GERMAN.split("\n\n")
    cleaned = newsclean.clean_text("\n\n".join((first, line, *others))).text
    assert (cleaned == GERMAN) == goes


def test_boilerplate_of_another_language_goes_at_the_end_of_a_text() -> None:
    titles = "Why the Bridge Is Shut [ Gazette ]\n\nInscrivez-vous à notre newsletter"
    assert newsclean.clean_text(f"{STORY}\n\n{titles}").text.endswith("[ Gazette ]")
