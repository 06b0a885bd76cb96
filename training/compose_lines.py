"""Stories composed by a script, in 38 languages, with the role of every line known.

Names, outlets, bylines and stories are those of ``lines/pools.toml`` and ``boilerplate/*.toml``, which were
written for newsclean; months come from ``data/lang/*/dates.toml``. What surrounds a story comes in the orders
and layouts that scrapers, agencies and archives give it. Sentences that look like boilerplate stand among the
paragraphs, with the role of a paragraph.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from line_data import FOLDS, MOST_LINES, Page, Text
from line_dumps import BIT, OUTSIDE, STORY, bits
from line_pools import Pool, pools

_COUNTRIES = {"zh": "年月日", "ja": "年月日", "ko": "년월일"}


class Composer:
    """Composes one text after the other, always the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)

    def text(self, pool: Pool, number: int) -> Text:
        """One text of a language."""
        luck = self.luck
        lines: list[tuple[str, int]] = []
        title = self.headline(pool)
        headed = luck.random() < 0.85
        busy = luck.choice((0.0, 0.15, 0.5, 0.9))
        names = luck.sample(pool.names, 2)
        outlet = luck.choice(pool.outlets)
        lines += self.front(pool, title, outlet, names, busy, headed)
        lines += self.body(pool, busy)
        lines += self.back(pool, outlet, names[0], busy)
        apart = luck.random() < 0.75
        flags = [apart and (i == 0 or luck.random() < 0.95) for i in range(len(lines))]
        return Text(
            f"{pool.code}-{number}", "composed", "article", number % FOLDS, pool.code, "composed",
            [line for line, _ in lines], flags, [mask for _, mask in lines],
        )  # fmt: skip

    def around(self, page: Page, pool: Pool) -> Text | None:
        """The gold of a page as a clean text, with something composed in front of it and behind it."""
        luck = self.luck
        body = [line.strip() for line in page.gold.body.split("\n") if line.strip()]
        if len(body) < 2:
            return None
        busy = luck.choice((0.0, 0.0, 0.3, 0.8))
        title = page.gold.title or self.headline(pool)
        names, outlet = luck.sample(pool.names, 2), luck.choice(pool.outlets)
        lines = self.front(pool, title, outlet, names, busy, luck.random() < 0.7)
        for line in body[:MOST_LINES]:
            lines.append((line, STORY))
            if luck.random() < busy * 0.15:
                lines.append(luck.choice(pool.around))
        lines += self.back(pool, outlet, names[0], busy)
        apart = luck.random() < 0.75
        return Text(
            page.id, page.collection, "article", page.fold, page.host, "clean",
            [line for line, _ in lines], [apart] * len(lines), [mask for _, mask in lines],
        )  # fmt: skip

    def headline(self, pool: Pool) -> str:
        """A listed one, or the first words of a sentence of the story."""
        luck = self.luck
        if pool.headlines and luck.random() < 0.5:
            return luck.choice(pool.headlines)
        sentence = luck.choice(pool.story)
        words = sentence.split()
        if len(words) < 4:
            return sentence[: luck.randint(10, 24)].rstrip("、，。,")
        return " ".join(words[: luck.randint(4, 11)]).rstrip('.,;:!?«»“„"')

    def front(
        self, pool: Pool, title: str, outlet: str, names: list[str], busy: float, headed: bool
    ) -> list[tuple[str, int]]:
        """What stands in front of the story."""
        luck = self.luck
        found: list[tuple[str, int]] = []
        if luck.random() < busy * 0.3 and headed:
            mark = luck.choice((" | ", " - ", " – ", " :: "))
            found.append((f"{title}{mark}{outlet}", BIT["title"]))
        if luck.random() < busy * 0.5:
            menu = luck.choices(pool.words["section"] + pool.words["menu"], k=luck.randint(2, 7))
            found += [(word.capitalize(), bits("navigation", "section")) for word in menu]
        if luck.random() < busy * 0.3:
            found.append(luck.choice(pool.around))
        if luck.random() < max(busy, 0.15) * 0.6:
            found.append((self.masthead(outlet), BIT["masthead"]))
        if luck.random() < max(busy, 0.2) * 0.6:
            found.append((self.section(pool), bits("section")))
        found += self.head(pool, title, outlet, names, busy, headed)
        if luck.random() < busy * 0.4:
            found += self.share(pool)
        if luck.random() < busy * 0.2:
            found += luck.sample(pool.around, min(len(pool.around), luck.randint(1, 3)))
        if luck.random() < busy * 0.4:
            found += self.caption(pool)
        return found

    def head(
        self, pool: Pool, title: str, outlet: str, names: list[str], busy: float, headed: bool
    ) -> list[tuple[str, int]]:
        """Headline, byline and date, in the orders in which they come."""
        luck = self.luck
        opening: list[tuple[str, int]] = []
        if luck.random() < max(busy, 0.3) * 0.9:
            opening.append((self.moment(pool), BIT["date"]))
        if luck.random() < max(busy, 0.4) * 0.9:
            opening.append((self.byline(pool, outlet, names), BIT["byline"]))
        luck.shuffle(opening)
        if luck.random() < 0.2:
            opening = [torn for line, mask in opening for torn in self.torn(line, mask, names[0])]
        if luck.random() < 0.15:
            opening = [(self.both(pool, outlet, names), BIT["byline"])]
        if headed:
            head = [(title, BIT["headline"])]
            if luck.random() < 0.2:
                head.append((self.dek(pool), BIT["dek"]))
            before = luck.random()
            if before < 0.2 and opening:
                return [opening.pop(), *head, *opening]
            if before < 0.25:
                return [*opening, *head]
            return [*head, *opening]
        return opening

    def body(self, pool: Pool, busy: float) -> list[tuple[str, int]]:
        luck = self.luck
        story = list(pool.story)
        luck.shuffle(story)
        looks = luck.sample(pool.looks, min(len(pool.looks), luck.choice((0, 0, 1, 2, 3))))
        story = story[: luck.randint(2, len(story))] + looks
        if luck.random() < 0.7:
            first, rest = story[0], story[1:]
            luck.shuffle(rest)
            story = [first, *rest]
        found: list[tuple[str, int]] = []
        for number, paragraph in enumerate(story):
            if number and luck.random() < 0.12:
                words = luck.choice(pool.story).split()
                if len(words) > 5:
                    found.append((" ".join(words[:3]).strip(",.;:"), BIT["subheading"]))
            if luck.random() < 0.03:
                paragraph = paragraph.rstrip(".。")
            role = (
                bits("paragraph", "subheading", "item") if paragraph in looks else BIT["paragraph"]
            )
            found.append((paragraph, role))
            if number + 1 < len(story):
                if luck.random() < busy * 0.45:
                    found.append(luck.choice(pool.around))
                elif luck.random() < busy * 0.12:
                    found += self.caption(pool)
            if luck.random() < 0.05:
                found += [(f"- {self.headline(pool)}", BIT["item"]) for _ in range(3)]
        return found

    def back(self, pool: Pool, outlet: str, name: str, busy: float) -> list[tuple[str, int]]:
        luck = self.luck
        found: list[tuple[str, int]] = []
        found += [
            luck.choice(pool.around) for _ in range(luck.choice((0, 0, 1, 2, 4, 6)) * (busy > 0))
        ]
        if luck.random() < busy * 0.3:
            label = luck.choice(pool.words["tags"]).capitalize()
            tags = ", ".join(luck.choices(pool.words["section"], k=3))
            found.append((f"{label}: {tags}", BIT["tags"]))
        if luck.random() < busy * 0.3:
            found += self.share(pool)
        if luck.random() < busy * 0.25:
            bio = luck.choice(pool.words["bio"])
            mail = luck.choice(("", f" {name.split()[0].lower()}@example.com"))
            found.append(
                (f"{name}, {bio}, {outlet}{mail}", bits("author-note", "byline", "contact"))
            )
        if luck.random() < busy * 0.3:
            year = luck.randint(2005, 2026)
            legal = " ".join(luck.sample(pool.words["legal"], min(3, len(pool.words["legal"]))))
            found.append(
                (
                    luck.choice((f"© {year} {outlet}", f"© {outlet}. {legal.capitalize()}.")),
                    BIT["legal"],
                )
            )
        if luck.random() < busy * 0.3:
            related = " ".join(pool.words["related"][:2]).capitalize()
            found.append((related, bits("pointer")))
            found += [(self.headline(pool), BIT["pointer"]) for _ in range(luck.randint(1, 4))]
        if luck.random() < busy * 0.15:
            count = luck.randint(0, 250)
            found.append(
                (
                    f"{luck.choice(pool.words['comments']).capitalize()} ({count})",
                    bits("comment", "share"),
                )
            )
        if luck.random() < 0.06:
            found.append(
                (luck.choice(("###", "# # #", "-30-", "ENDS", "***", "(END)", "--")), BIT["wire"])
            )
        return found

    def note(self, pool: Pool, outlet: str, name: str) -> str:
        """A line on the author, or how to reach one."""
        luck = self.luck
        bio = luck.choice(pool.words["bio"])
        mail = f"{name.split()[0].lower()}@news.example"
        forms = [f"{name}, {bio}, {outlet}", f"{name}, {bio}, {mail}", mail, f"{name} | {mail}"]
        if pool.code == "en":
            forms += [
                f"{name} is a reporter for {outlet}. Reach her at {mail}.",
                f"{name} covers schools for {outlet}. Follow him on Twitter @{name.split()[0].lower()}.",
                f"Contact the reporter at 555-0{luck.randint(100, 199)} or {mail}.",
                f"{name} writes about the coast from Skerry.",
            ]
        elif pool.code == "de":
            forms += [
                f"{name} ist {bio} bei {outlet}. Kontakt: {mail}",
                f"{name} schreibt für {outlet} über Schulen und Vereine.",
            ]
        return luck.choice(forms)

    def masthead(self, outlet: str) -> str:
        return self.luck.choice(
            (
                outlet,
                outlet,
                outlet.upper(),
                f"{outlet} online",
                f"www.{'-'.join(outlet.lower().split())}.example",
            )
        )

    def section(self, pool: Pool) -> str:
        luck = self.luck
        words = [w.capitalize() for w in luck.sample(pool.words["section"], 2)]
        home = pool.words["menu"][0].capitalize()
        return luck.choice(
            (
                words[0],
                words[0].upper(),
                f"{home} » {words[0]}",
                f"{home} > {words[0]} > {words[1]}",
                f"{words[0]} / {words[1]}",
                f"{words[0]} | {words[1]}",
            )
        )

    def dek(self, pool: Pool) -> str:
        luck = self.luck
        if pool.deks and luck.random() < 0.6:
            return luck.choice(pool.deks)
        sentence = luck.choice(pool.story)
        first = sentence.split(". ")[0]
        return first if len(first) < 170 else first[:150].rsplit(" ", 1)[0]

    def share(self, pool: Pool) -> list[tuple[str, int]]:
        luck = self.luck
        words = luck.sample(pool.words["share"], min(3, len(pool.words["share"])))
        networks = luck.sample(
            ("Facebook", "Twitter", "WhatsApp", "X", "LinkedIn", "Telegram", "Email"), 3
        )
        items = [w.capitalize() for w in words] + networks
        luck.shuffle(items)
        if luck.random() < 0.3:
            return [(" ".join(items), BIT["share"])]
        return [(item, BIT["share"]) for item in items[: luck.randint(1, 6)]]

    def caption(self, pool: Pool) -> list[tuple[str, int]]:
        luck = self.luck
        label = luck.choice(pool.words["photo"]).capitalize()
        name = luck.choice(pool.names)
        agency = luck.choice(("Reuters", "AFP", "AP", "dpa", "Getty Images", "EPA", name, name))
        credit = luck.choice(
            (
                f"{label}: {name}",
                f"{label}: {agency}",
                f"{label}: {name}/{agency}",
                f"© {agency}",
                f"({label}: {agency})",
                f"{label} {name}",
                f"[{label}={agency}]",
            )
        )
        text = self.headline(pool)
        if luck.random() < 0.4:
            return [(f"{text} {credit}", bits("caption", "credit"))]
        if luck.random() < 0.2:
            other = luck.choice(pool.words["photo"]).capitalize()
            labelled = [(label, BIT["credit"]), (name, BIT["credit"]), (other, BIT["caption"])]
            return [*labelled, (text, BIT["caption"])]
        found = [(credit, BIT["credit"])]
        if luck.random() < 0.5:
            found.insert(luck.choice((0, 1)), (text, BIT["caption"]))
        return found

    def byline(self, pool: Pool, outlet: str, names: list[str]) -> str:
        form = self.luck.choice(pool.bylines)
        return form.format(n=names[0], m=names[1], o=outlet, N=names[0].upper())

    def torn(self, line: str, mask: int, name: str) -> list[tuple[str, int]]:
        """A byline whose name is a link, and so a line of its own; another line as it is."""
        before, found, behind = line.partition(name)
        parts = [before, found, behind] if mask == BIT["byline"] else [line]
        return [(part.strip(), mask) for part in parts if part.strip()]

    def both(self, pool: Pool, outlet: str, names: list[str]) -> str:
        """Byline and date in one line."""
        luck = self.luck
        byline, moment = self.byline(pool, outlet, names), self.moment(pool)
        mark = luck.choice((" | ", " - ", ", ", " · ", " – ", "  "))
        if pool.code == "en" and luck.random() < 0.3:
            return f"Posted on {self.day(pool)} by {names[0]}"
        return f"{byline}{mark}{moment}" if luck.random() < 0.6 else f"{moment}{mark}{byline}"

    def day(self, pool: Pool) -> str:
        luck = self.luck
        day = date(2003, 1, 1) + timedelta(days=luck.randint(0, 8300))
        month = pool.months[day.month - 1] if pool.months else f"{day.month}"
        if pool.code in _COUNTRIES:
            y, m, d = _COUNTRIES[pool.code]
            return luck.choice(
                (
                    f"{day.year}{y}{day.month}{m}{day.day}{d}",
                    f"{day:%Y-%m-%d}",
                    f"{day:%Y.%m.%d}",
                    f"{day:%Y/%m/%d}",
                )
            )
        capital = month.capitalize()
        if pool.code == "en":
            return luck.choice(
                (
                    f"{capital} {day.day}, {day.year}",
                    f"{day.day} {capital} {day.year}",
                    f"{capital[:3]} {day.day}, {day.year}",
                    f"{day:%Y-%m-%d}",
                    f"{day:%A}, {capital} {day.day}, {day.year}",
                    f"{day:%m/%d/%Y}",
                )
            )
        worded = capital if pool.code == "de" else month
        return luck.choice(
            (
                f"{day.day}. {worded} {day.year}",
                f"{day.day} {worded} {day.year}",
                f"{day:%d.%m.%Y}",
                f"{day:%d/%m/%Y}",
                f"{day.day} de {worded} de {day.year}"
                if pool.code in ("es", "pt", "ca")
                else f"{day.day} {worded} {day.year}",
                f"{day:%Y-%m-%d}",
            )
        )

    def moment(self, pool: Pool) -> str:
        luck = self.luck
        day = self.day(pool)
        clock = f"{luck.randint(0, 23):02d}:{luck.randint(0, 59):02d}"
        published = luck.choice(pool.words["published"])
        changed = luck.choice(pool.words["published"])
        minutes = pool.words.get("minutes", ["min"])[0]
        return luck.choice((
            day, day, f"{day} {clock}", f"{day}, {clock}", f"{published.capitalize()}: {day}",
            f"{published.capitalize()} {day} {clock}", f"{day} - {clock}", f"{day} | {clock}",
            f"{published.capitalize()} {day}, {changed} {self.day(pool)} {clock}",
            f"{day} · {luck.randint(1, 9)} {minutes}",
            f"{luck.choice(pool.outlets).split()[-1]} | {day} {clock}",
        ))  # fmt: skip


def composed(count: int, seed: int = 1) -> list[Text]:
    """``count`` texts of each language."""
    composer = Composer(seed)
    known: list[Any] = pools()
    return [composer.text(pool, number) for pool in known for number in range(count)]


def no_stories(count: int, seed: int = 2) -> list[Text]:
    """``count`` texts of each language that are no story: a word, a menu, titles of stories, requests."""
    composer = Composer(seed)
    luck = composer.luck
    found = []
    for pool in pools():
        labels = [w for words in pool.words.values() for w in words]
        for number in range(count):
            titles = [composer.headline(pool) for _ in range(luck.randint(4, 30))]
            lines = luck.choice((
                [luck.choice(labels)],
                luck.choices(labels, k=luck.randint(2, 40)),
                titles,
                [x for title in titles for x in (title, composer.moment(pool))],
                [line for line, _ in luck.sample(pool.around, min(4, len(pool.around)))],
            ))  # fmt: skip
            kind = "listing" if len(lines) > 3 and lines[0] == titles[0] else "service"
            found.append(Text(
                f"{pool.code}-none-{number}", "composed", kind, number % FOLDS, pool.code, "junk",
                lines, [luck.random() < 0.5] * len(lines), [OUTSIDE] * len(lines),
            ))  # fmt: skip
    return found
