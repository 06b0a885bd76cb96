"""An archive of invented sites: stories of one's own in templates with what such sites put around them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from html import escape
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

HOSTS, PAGES = 30, 40
_PARAGRAPH = 100
"""Characters of a line that is one."""
LINES = Path(__file__).with_name("site-lines.txt")
_FIRST = "Ada Bram Cora Dirk Elsa Finn Greta Hugo Ines Jorn Kaja Lars Mina Nils Olga".split()
_LAST = "Ohm Baird Castell Dunne Esker Farr Glass Hollis Irving Jessop Kerr Lund Moss".split()
_PLACES = "Lantern Beacon Courier Herald Echo Sentinel Chronicle Ferryman Tribune".split()
_SECTIONS = "Council|Harbour News|Home and Garden|Money|Sport|Courts|Schools|The Islands".split("|")
_BIOS = (
    "{} has written about the {} since the spring of {} and lives above the bakery.",
    "{} looks after the {} pages and has been with the paper since {}.",
    "Before coming to us in {2}, {0} taught in the north; now it is the {1} that fill the week.",
)
_EDITORS = (
    "{} edits these pages and answers your letters in person.",
    "{} is the editor of the paper and chairs its board.",
)
_HOLDERS = (
    '<main><article class="post"><div class="entry">{}</div></article></main>',
    '<div id="page"><div class="story-body">{}</div></div>',
    '<section class="content"><article>{}</article></section>',
    '<div class="wrap"><div class="column main"><div class="text">{}</div></div></div>',
    "<table><tr><td class='body'>{}</td></tr></table>",
)


class Line(NamedTuple):
    """A line of the site's own, and how it is marked up."""

    text: str
    markup: str


class Made(NamedTuple):
    """A page that was made: where it stands, what it holds, what of it is the story."""

    host: int
    number: int
    url: str
    content: str
    story: list[str]
    lines: list[str]
    headline: str
    authors: tuple[str, ...]


class Site:
    """A site with a template of its own."""

    def __init__(self, number: int, lines: Sequence[str], dice: random.Random) -> None:
        self.number, self.dice = number, dice
        self.name = f"The {dice.choice(_PLACES)}"
        own = dice.sample(lines, 12)
        self.steady, self.turning = own[: dice.randint(3, 6)], own[6 : 6 + dice.randint(3, 6)]
        self.people = [f"{dice.choice(_FIRST)} {dice.choice(_LAST)}" for _ in range(7)]
        self.sections = dice.sample(_SECTIONS, 4)
        bio = dice.choice(_BIOS)
        self.bios = {
            p: bio.format(p, dice.choice(self.sections).lower(), dice.randint(1990, 2020))
            for p in self.people
        }
        self.holder = dice.choice(_HOLDERS)
        self.tag, self.box = dice.choice(("p", "div", "section")), dice.choice(("note", "x7", "ad"))
        self.shared = dice.random() < 0.4
        """Whether what it repeats is marked up as its paragraphs are."""
        self.editor = self.people.pop() if dice.random() < 0.5 else None
        self.bio_shown, self.section_first = dice.random() < 0.6, dice.random() < 0.3
        self.steady += [dice.choice(_EDITORS).format(self.editor)] if self.editor else []

    def page(self, number: int, story: list[str], others: Sequence[str]) -> Made:
        dice = self.dice
        headline, section = title(story[0]), dice.choice(self.sections)
        author = dice.choice(self.people) if dice.random() < 0.7 else None
        body = [self.paragraph(text) for text in story]
        added = [self.boxed(text, "note") for text in self.steady if dice.random() < 0.85]
        added.append(self.boxed(dice.choice(self.turning), "ask"))
        for line in added:
            ends = [0, len(body), len(body), dice.randint(0, len(body))]
            body.insert(dice.choice(ends), line)
        if author and self.bio_shown:
            added.append(self.boxed(self.bios[author], "bio"))
            body.append(added[-1])
        more = [self.boxed(title(text), "more") for text in others]
        body += more
        label = Line(section, f'<div class="kicker">{section}</div>')
        by = Line(f"By {author}", f'<div class="byline">By {author}</div>') if author else None
        body = [label, *([by] if by else []), *body]
        url = f"https://host{self.number}.example/{2020 + number % 4}/story-{number}"
        if self.number % 3 == 2:
            content = "\n\n".join([headline, *(line.text for line in body)])
        else:
            content = self.html(headline, section, "".join(line.markup for line in body))
        lines = [line.text for line in (*added, *more)]
        authors = (author,) if author else ()
        return Made(self.number, number, url, content, story, lines, headline, authors)

    def paragraph(self, text: str) -> Line:
        return Line(text, f"<p>{escape(text)}</p>")

    def boxed(self, text: str, what: str) -> Line:
        if self.shared:
            return self.paragraph(text)
        name = f"{self.box}-{what}"
        return Line(text, f'<div class="{name}"><{self.tag}>{escape(text)}</{self.tag}></div>')

    def html(self, headline: str, section: str, inner: str) -> str:
        big, small = ("h2", section) if self.section_first else ("h1", "")
        head = (f"<h1>{small}</h1>" if small else "") + f"<{big}>{escape(headline)}</{big}>"
        editor = (
            f'<div class="author-box"><a href="/authors/1">{self.editor}</a></div>'
            if self.editor
            else ""
        )
        return (
            f"<html><head><title>{escape(headline)} | {self.name}</title>"
            f'<meta property="article:section" content="{section}"></head><body>'
            f"<nav><a href=/>{self.name}</a><a href=/s>Sport</a></nav>"
            f"{self.holder.format(head + inner)}{editor}<footer>Imprint</footer></body></html>"
        )


def title(text: str) -> str:
    """A headline: the first words of a story."""
    return " ".join(text.split()[:9]).rstrip(",.;:")


def paragraphs(story: str) -> list[str]:
    """Its paragraphs, without headlines and bylines."""
    return [line for line in story.split("\n") if len(line) >= _PARAGRAPH] or [story]


def pages(stories: Sequence[str]) -> Iterator[Made]:
    """All pages of all sites."""
    dice = random.Random(5)
    lines = LINES.read_text(encoding="utf-8").splitlines()
    texts = cycle(stories)
    for host in range(HOSTS):
        site = Site(host, lines, dice)
        for number in range(PAGES):
            kept = paragraphs(next(texts))[: dice.randint(6, 14)]
            others = [paragraphs(dice.choice(stories))[0] for _ in range(dice.randint(0, 3))]
            yield site.page(number, kept, others)
