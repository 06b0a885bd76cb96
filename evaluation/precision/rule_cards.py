"""What the verdicts say about each rule: a card for each, and the page of all cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evaluation.precision.verdicts import Row

BAR, FLOOR = 0.99, 0.97
"""A rule is good enough from this precision on, if the lower bound of the interval holds too."""
STORIES = ("fundus", "honesty", "news", "scrapinghub", "wcxb-article", "pages-article")
"""Kinds of text that are articles; the others are manuals, fiction, lists and the like."""
_MOST_KINDS = 4
"""Kinds of text that a card names, those read most."""

_PAGE = """# Rule cards

How often each rule is right on real text that it was not written on. Made by the run; do not edit:

```
{commands}
```

The texts: {megabytes:.0f} MB, pages with their markup, of {kinds} kinds in {languages} languages
(`evaluation/precision/SOURCES.md`); {edits:,} edits and suspects, of which {read:,} were read
(`evaluation/precision/verdicts.jsonl` keeps a digest and the verdict of each). Samples are drawn
evenly from all kinds of text and languages, so that rare ones weigh as much as frequent ones:
precision by edit is mostly higher. *doubtful* counts as not right. *95 %* is Wilson's interval of
the precision; a rule meets the bar with a precision of {bar} and a lower bound of {floor}; *too
few* means that its precision would do, but that too few of its edits could be read to show the bound.
*of stories* is right of read in articles alone ({stories}). *wrong
per MB* is the number of its edits times the share that was not right. `suspect:…` are places that
are only pointed out, `extraction.…` blocks of pages that a filter of extraction left out.

{table}
"""
_COMMANDS = """python -m evaluation precision run TEXTS… -o edits.jsonl
python -m evaluation precision cards edits.jsonl evaluation/precision/verdicts.jsonl \\
  --page docs/reference/rule-cards.md"""


def wilson(right: int, read: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, *Probable inference*, 1927)."""
    if not read:
        return 0.0, 1.0
    share, square = right / read, z * z
    middle = share + square / (2 * read)
    spread = z * ((share * (1 - share) + square / (4 * read)) / read) ** 0.5
    whole = 1 + square / read
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


@dataclass(slots=True)
class Card:
    """What is known about one rule."""

    rule: str
    fired: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    right_in: Counter[str] = field(default_factory=Counter)
    """Edits that were right, by kind of text."""
    read_in: Counter[str] = field(default_factory=Counter)
    """Edits that were read, by kind of text."""
    wrong_by_language: Counter[str] = field(default_factory=Counter)
    read_by_language: Counter[str] = field(default_factory=Counter)

    def take(self, kind: str, language: str, verdict: str) -> None:
        """Count one edit that was read."""
        self.verdicts[verdict] += 1
        self.read_in[kind] += 1
        self.read_by_language[language] += 1
        if verdict == "right":
            self.right_in[kind] += 1
        else:
            self.wrong_by_language[language] += 1

    @property
    def read(self) -> int:
        """How many edits were read; the doubtful ones count as not right."""
        return self.verdicts.total()

    @property
    def precision(self) -> float:
        """The share of the edits read that were right."""
        return self.verdicts["right"] / self.read if self.read else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies."""
        return wilson(self.verdicts["right"], self.read)

    @property
    def meets_bar(self) -> bool:
        """Whether the rule may edit on its own."""
        return self.precision >= BAR and self.interval[0] >= FLOOR

    @property
    def standing(self) -> str:
        """Whether the rule meets the bar, or may, as far as so few edits tell."""
        if self.meets_bar:
            return "yes"
        return "too few" if not self.read or self.precision >= BAR else "no"

    @property
    def of_stories(self) -> str:
        """Right of read in articles."""
        read = sum(self.read_in[kind] for kind in STORIES)
        return f"{sum(self.right_in[kind] for kind in STORIES)}/{read}" if read else ""

    @property
    def by_kind(self) -> str:
        """Right of read, for the kinds of text that were read most."""
        most = sorted(self.read_in.items(), key=lambda item: (-item[1], item[0]))[:_MOST_KINDS]
        return " · ".join(f"{kind} {self.right_in[kind]}/{read}" for kind, read in most)

    @property
    def worst_language(self) -> str:
        """The language with the most edits that were not right, and how many of how many."""
        if not self.wrong_by_language:
            return ""
        name, wrong = self.wrong_by_language.most_common(1)[0]
        return f"{name or '?'} {wrong}/{self.read_by_language[name]}"

    @property
    def expected_wrong(self) -> float:
        """About how many of all its edits are not right."""
        return self.fired * (1 - self.precision) if self.read else 0.0


def cards(edits: Iterable[Row], judged: Mapping[str, str]) -> list[Card]:
    """A card per rule, the most damage first."""
    made: dict[str, Card] = {}
    counted: set[str] = set()
    for item in edits:
        if "rule" not in item:
            continue
        card = made.setdefault(item["rule"], Card(item["rule"]))
        card.fired += 1
        card.kinds[item["kind"]] += 1
        card.languages[item["language"]] += 1
        verdict = judged.get(item["digest"])
        if verdict is not None and item["digest"] not in counted:
            counted.add(item["digest"])
            card.take(item["kind"], item["language"], verdict)
    return sorted(made.values(), key=lambda card: (-card.expected_wrong, -card.fired, card.rule))


def table(found: Iterable[Card], megabytes: float, *, markdown: bool) -> str:
    """The cards as lines: Markdown, or columns parted by tabs."""
    head = (
        "rule", "fired", "kinds", "languages", "read", "right", "doubtful", "precision", "95 %",
        "of stories", "wrong per MB", "right of read, by kind", "worst language", "meets the bar",
    )  # fmt: skip
    lines = [head]
    for card in found:
        low, high = card.interval
        lines.append((
            card.rule, str(card.fired), str(len(card.kinds)), str(len(card.languages)),
            str(card.read), str(card.verdicts["right"]), str(card.verdicts["doubtful"]),
            f"{card.precision:.3f}" if card.read else "",
            f"{low:.2f}–{high:.2f}" if card.read else "",
            card.of_stories,
            f"{card.expected_wrong / megabytes:.2f}" if card.read and megabytes else "",
            card.by_kind, card.worst_language, card.standing,
        ))  # fmt: skip
    if not markdown:
        return "\n".join("\t".join(line) for line in lines)
    marks = ["|" + "|".join("---" for _ in head) + "|"]
    body = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join(body[:1] + marks + body[1:])


def page(edits: Iterable[Row], judged: Mapping[str, str]) -> str:
    """The page of the documentation: where the figures come from, and a row per rule."""
    rows = list(edits)
    sizes = [row for row in rows if "size" in row]
    megabytes = sum(row["size"]["bytes"] for row in sizes) / 1e6
    found = cards(rows, judged)
    return _PAGE.format(
        commands=_COMMANDS,
        megabytes=megabytes,
        kinds=len({row["kind"] for row in sizes}),
        languages=len({row["language"].split("-")[0].split("_")[0] for row in sizes} - {""}),
        edits=sum(card.fired for card in found),
        read=sum(card.read for card in found),
        bar=BAR,
        floor=FLOOR,
        stories=", ".join(STORIES),
        table=table(found, megabytes, markdown=True),
    )
