"""Boilerplate goes, by rule and by structure; sentences that look like it stay."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Options, Removal
from newsclean.boilerplate import PASSES, explain_line

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
    "Our desk is on WhatsApp: send us what you saw",
    "Enjoying this story? Pass it on to a friend",
    "Get the evening’s headlines in your inbox",
    "Download our app and never miss a boat",
    "Spotted a mistake? Tell our editors",
    "More on this: Who owns the quay",
    "This page contains affiliate links",
    "View all comments (12)",
    "Hear more in today’s podcast episode",
    "Keep our newsroom independent with a small donation",
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
        [
            "Read the full article at: Bright Lantern News",
            "faster boats",
            "Latest news",
            "Related news",
        ],
        ["Comments are closed.", "Thank you for reading our stories", "Report a typo"],
        [
            "Tags: harbour, ferries",
            "Next story: How the deal was done",
            "Why prices are rising again",
        ],
        ["Home", "Terms of use", "Our journalists", "Ferry strike: all you need", "Quay to reopen"],
    ],
)
def test_the_tail_goes(tail: list[str]) -> None:
    assert newsclean.clean_text("\n\n".join((STORY, *tail))).text == STORY


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


def test_a_heading_goes_with_its_list() -> None:
    text = between("Related news\n\nFerry strike: all you need\n\nWhy the lock stays shut")
    assert newsclean.clean_text(text).text == STORY


@pytest.mark.parametrize(
    ("label", "teaser"),
    [
        ("Also read", "The baker who sold the moon to tourists"),
        ("Recommended for you", "Ten things that nobody tells you of cheese"),
        ("Lire aussi", "Le boulanger qui vendait la lune aux touristes"),
        ("Lesen Sie auch", "Warum der Bäcker dreimal seinen Mond verkaufte"),
        ("Leer también:", "La panadera que vendió dos veces la luna"),
    ],
)
def test_a_label_goes_with_the_teaser_below_it(label: str, teaser: str) -> None:
    assert newsclean.clean_text(between(f"{label}\n\n{teaser}")).text == STORY


@pytest.mark.parametrize(
    "below",
    [
        "The ferry company spoke again on Sunday about its crew.",  # a sentence
        "What happens next",  # too short for a headline
        "Why the old boat will sail again in June",  # the next paragraph's own words
        "What the company would not say:",
    ],
)
def test_what_the_story_says_below_such_a_label_stays(below: str) -> None:
    text = between(f"Also read\n\n{below}")
    assert newsclean.clean_text(text).text == between(below)


def test_a_subheading_behind_the_teaser_stays() -> None:
    teaser = "The baker who sold the moon to tourists"
    heading = "Why the old boat will sail again"
    text = between(f"Also read:\n\n{teaser}\n\n{heading}")
    assert newsclean.clean_text(text).text == between(heading)


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
        ("関連記事\n\n空き家を直す大工たち\n\n灯台守の一日", ""),
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
    asks = (
        "Please share this story with your friends, and subscribe to our free weekly newsletter, "
    )
    assert explain_line(asks + "which we send to you by email on Friday.").goes


@pytest.mark.parametrize("name", [*PASSES, "boilerplate"])
def test_passes_have_switches(name: str) -> None:
    options = Options(disable=frozenset({name}))
    kept = newsclean.clean_text(
        between("Enjoying this story? Pass it on to a friend"), options=options
    ).text
    assert (kept == STORY) == (name not in ("boilerplate", "boilerplate.wording"))


def test_several_boilerplate_lines_in_front_all_go() -> None:
    line = "Also Read: Ten quiet walks along the coast"
    story = "The council met on Monday and put off the vote on the new bridge until the spring."
    text = "\n\n".join([line, line, line, story])
    result = newsclean.clean_text(text)
    assert result.text == story
    assert [e.before for e in result.edits] == [line + "\n\n"] * 3


def test_a_stray_keyword_goes_with_the_boilerplate_beside_it() -> None:
    story = (
        "The company said the new engines would cost twice the first estimate.\n\n"
        "The council will hold its vote on the plan on Thursday evening."
    )
    pointer, tag = "Read the complete article at: Island Herald", "ferry delays"
    for tail in ([pointer, tag], [tag, pointer]):
        assert newsclean.clean_text("\n\n".join([story, *tail])).text == story
    assert newsclean.clean_text(f"{story}\n\n{tag}").text == f"{story}\n\n{tag}"
