"""Pages that read like a story and are none, and lines that only their place or their name betrays."""

from __future__ import annotations

import pytest
from pages import html_page, parsed

import newsclean
from newsclean.extraction.segmentation import outline
from newsclean.extraction.select import whole_headings, whole_runs
from newsclean.extraction.threads import declares_posts, is_thread, makes_offer

SAID = (
    "Third year running the hares have been at the beans, and by Sunday there were two rows left of nine.",
    "Wire at six inches is the only thing that ever worked for us, and it must be up before the beans are.",
    "Grow one row for them and one for you, and tell nobody which of the two is which until the autumn.",
)
STORY = "".join(f"<p>{said}</p>" for said in SAID)


def thread(names: tuple[str, ...], headed: bool = False) -> bool:
    head = "<h2>Hares</h2>" if headed else ""
    posts = "".join(
        f"<div class=post id=p{n}>{head}<a href='/user/{name}'>{name}</a><p>{said}</p></div>"
        for n, (name, said) in enumerate(zip(names, SAID, strict=True))
    )
    found = outline(parsed(html_page(f"<h1>Hares again</h1>{posts}")).root)
    return is_thread(found, [block for block in found.blocks if block.is_prose])


@pytest.mark.parametrize(
    ("names", "headed", "told"),
    [
        (("ada", "bo", "cy"), False, True),
        (("ada", "ada", "ada"), False, False),  # one person's posts
        (("ada", "bo", "cy"), True, False),  # stories, each with a headline
    ],
)
def test_posts_of_several_people_are_no_story(
    names: tuple[str, ...], headed: bool, told: bool
) -> None:
    assert thread(names, headed) == told


@pytest.mark.parametrize(
    ("body", "sold"),
    [
        ("<main><p>A lamp.</p><button>Add to cart</button></main>", True),
        ("<main><p>Lampe.</p><a href=/b>Jetzt bewerben</a></main>", True),
        ("<main><p>A lamp.</p></main><aside><a href=/b>Add to cart</a></aside>", False),
        ("<main><p>The mayor said: add to cart.</p></main>", False),
    ],
)
def test_a_button_tells_what_is_sold(body: str, sold: bool) -> None:
    assert makes_offer(outline(parsed(html_page(body)).root)) == sold


def test_a_page_may_declare_that_it_is_a_discussion() -> None:
    kind = "itemscope itemtype='https://schema.org/DiscussionForumPosting'"
    assert declares_posts(outline(parsed(html_page(f"<div {kind}>{STORY}</div>")).root))
    assert not declares_posts(outline(parsed(html_page(f"<div>{STORY}</div>")).root))


def body(extra: str, where: str = "end", lang: str = "en") -> str:
    inside = {"end": STORY + extra, "middle": STORY + extra + f"<p>{SAID[1][:-1]} again.</p>"}[
        where
    ]
    page = html_page(f"<h1>The hares of Skerry</h1><div class=s>{inside}</div>", lang=lang)
    return newsclean.clean(page).body


@pytest.mark.parametrize(
    "extra",
    [
        "<div class=ad__section>Advertisement 2 This advertisement has not loaded yet.</div>",
        "<div class=baca-juga><p>Kambing hadiri rapat desa sampai selesai sore hari</p></div>",
        "<div><span>Читайте также</span><a href=/1>В порту нашли ключ</a> 10 июня, 09:15</div>",
        "<p>&gt;&gt; More on <a href=/beans>beans and hares</a> in our archive</p>",
        "<p>यह भी पढ़ें...</p><p><a href=/1>तालाब में मिली साइकिल</a></p>",
        "<div class=b7><h3>Támogasson minket!</h3><p>Adójával is támogathat, iratkozzon fel.</p></div>",
        "<p>Denne artikkelen er mer enn ett år gammel.</p>",
    ],
)
def test_what_stands_between_paragraphs_and_leads_elsewhere(extra: str) -> None:
    text = body(extra, "middle")
    assert text.split("\n\n")[:3] == list(SAID)
    assert len(text.split("\n\n")) == 4


def chosen_with(what: str, chosen: list[int]) -> list[int]:
    found = outline(parsed(html_page(f"<div>{what}</div>")).root)
    return whole_headings(whole_runs(chosen, found), found)


@pytest.mark.parametrize(
    ("what", "chosen", "whole"),
    [
        (f"{STORY}<p>It is said that he paid.</p>", [0, 1, 2], [0, 1, 2, 3]),
        (f"{STORY}<p><i>It is said that he paid.</i></p>", [0, 1, 2], [0, 1, 2]),  # set apart
        (f"{STORY}<p>Subscribe to our newsletter today.</p>", [0, 1, 2], [0, 1, 2]),  # asks
        (f"{STORY}<p>Nobody has paid.</p>", [0, 1, 2], [0, 1, 2]),  # too short
        (f"{STORY}<p>It is said that he paid.</p>", [0], [0]),  # built like one paragraph only
        (f"{SAID[0]}<br><br>It is said that he paid.", [0], [0, 1]),
        (f"It is said that he paid.<br><br>{SAID[0]}", [1], [1]),  # in front of it
        (f"<p>{SAID[0]}</p><h4>No fine</h4><p>{SAID[1]}</p>", [0, 2], [0, 1, 2]),
        (f"<p>{SAID[0]}</p><h4><a href=/1>No fine</a></h4><p>{SAID[1]}</p>", [0, 2], [0, 2]),
    ],
)
def test_what_comes_with_chosen_blocks(what: str, chosen: list[int], whole: list[int]) -> None:
    assert chosen_with(what, chosen) == whole


def test_a_line_in_bold_between_paragraphs_is_a_heading() -> None:
    page = html_page(
        f"<h1>The hares of Skerry</h1>{STORY}<p><b>No fine</b></p><p>{SAID[0]} So.</p>"
    )
    assert [b.text for b in newsclean.clean(page).blocks if b.kind == "heading"] == ["No fine"]


def test_a_page_without_headings_begins_with_its_headline() -> None:
    page = html_page(f"<p align=center><b>The mill came home</b></p>{STORY}", title="No. 212")
    article = newsclean.clean(page)
    assert article.headline == "The mill came home"
    assert article.body.startswith(SAID[0])


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("<p class=signature><strong>Ada Ohm</strong><br>Skerry</p>", ("Ada Ohm",)),
        ("<p>Ada Ohm ada@herald.example</p>", ("Ada Ohm",)),
        ("<p>（田中菜摘）</p>", ("田中菜摘",)),
        ("<p><b>Ada Ohm</b></p><p><i>Photo by the author</i></p>", ("Ada Ohm",)),
    ],
)
def test_lines_that_sign_a_story(end: str, names: tuple[str, ...]) -> None:
    page = html_page(f"<h1>The hares of Skerry</h1><div class=s>{STORY}{end}</div>")
    article = newsclean.clean(page)
    assert article.authors == names
    assert article.body == "\n\n".join(SAID)


@pytest.mark.parametrize(
    ("name", "mine"), [("The mill of Skerry came home", True), ("A museum for cheese opens", False)]
)
def test_data_of_another_story_say_nothing(name: str, mine: bool) -> None:
    ld = {
        "@type": "NewsArticle",
        "headline": name,
        "author": {"@type": "Person", "name": "Bo Reed"},
    }
    head = "<h1>The mill of Skerry came home after years</h1>"
    page = html_page(f"{head}{STORY}", title="The mill of Skerry came home after years", ld=ld)
    assert newsclean.clean(page).authors == (("Bo Reed",) if mine else ())


def test_the_moment_of_a_date_may_be_an_attribute() -> None:
    stamp = (
        "<div class=post-info>at <abbr class=published title=2026-02-14T18:07:00Z>6 pm</abbr></div>"
    )
    page = html_page(f"<h1>The hares of Skerry</h1>{stamp}{STORY}")
    assert str(newsclean.clean(page).published) == "2026-02-14 18:07:00+00:00"
