"""What the report on an archive is made from, gathered while the archive is cleaned.

Counts go to the tally. Of pages to show, only the few with the smallest ranks are kept: that is a
random sample where ranks are random, the worst where they are a confidence. Both depend neither on
the order of pages nor on the number of workers, and take no more memory for more pages.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from newsclean import lazy_re as re
from newsclean.archive.outputs.manifest import Tally
from newsclean.archive.stats.facts import Facts, RuleFacts, rank_of
from newsclean.archive.task import Outcome
from newsclean.light_dataclass import dataclass

SAMPLES = 10
WORST = 20
_FINE = 1_000_000
"""Steps in which pages are ordered, and steps for chance among those that are equally bad."""
LENGTHS = tuple(50 << n for n in range(7))
"""Words at which one column of the histogram of lengths ends and the next begins."""

_NUMBER = re.compile(r"\d{4,}|(?<=\()[\d.]++(?=\))|(?<=: ).++")
"""What of a reason tells one page from another; without it reasons can be counted."""

Name = tuple[str, str]
Row = tuple[int, str]
"""Rank, and what is kept as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """All that a report tells of a job. The keys of ``counts`` and of ``shown`` are what
    :class:`Gathered` writes."""

    counts: Mapping[str, Mapping[str, int]]
    shown: Mapping[Name, list[dict[str, Any]]]


@dataclass
class Gathered:
    """What is kept to be shown, by what it is: ``("sample", rule)``, ``("reject", status)``,
    ``("worst", "confidence")``, ``("worst", "removed")``."""

    kept: dict[Name, list[Row]] = field(default_factory=dict)
    changed: set[Name] = field(default_factory=set)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int, str]]) -> Gathered:
        """As a manifest gives it back."""
        gathered = cls()
        for what, name, rank, value in sorted(rows):
            gathered.kept.setdefault((what, name), []).append((rank, value))
        return gathered

    def changes(self) -> dict[Name, list[Row]]:
        """What is new since this was asked last."""
        changes = {name: self.kept[name] for name in sorted(self.changed)}
        self.changed.clear()
        return changes

    def shown(self) -> dict[Name, list[dict[str, Any]]]:
        return {name: [json.loads(v) for _, v in rows] for name, rows in self.kept.items()}

    def take(self, outcome: Outcome, tally: Tally) -> None:
        """Gather from one outcome."""
        if outcome.facts is not None:
            self._article(outcome, outcome.facts, tally)
        elif outcome.status not in ("ok", "left-out", "duplicate"):
            of = "host-others" if outcome.status == "no-story" else "host-rejects"
            tally.add(of, outcome.host or "")
            tally.add(
                "reject-reason", f"{outcome.status}\t{_NUMBER.sub('…', outcome.reason or '')}"
            )
            rank = rank_of(outcome.status, outcome.id)
            row = {"id": outcome.id, "url": outcome.url, "reason": outcome.reason}
            self._keep(("reject", outcome.status), SAMPLES, rank, row)

    def _article(self, outcome: Outcome, facts: Facts, tally: Tally) -> None:
        host = outcome.host or ""
        tally.add("language", facts.language)
        tally.add("confidence", str(min(19, int(facts.confidence * 20))))
        tally.add("length", str(bisect.bisect_right(LENGTHS, facts.words)))
        tally.add("month", facts.month)
        for flag in facts.flags:
            tally.add("flag", flag)
        for name in ("characters", "removed", "repaired", "words"):
            tally.add("sum", name, getattr(facts, name))
        tally.add("sum", "confidence", round(1000 * facts.confidence))
        tally.add("host-articles", host)
        tally.add("host-confidence", host, round(1000 * facts.confidence))
        tally.add("host-characters", host, facts.characters)
        tally.add("host-removed", host, facts.removed)
        for rule in facts.rules:
            self._rule(outcome, rule, tally)
        for left_out in facts.left_out:
            tally.add("left-out-blocks", left_out.step, left_out.blocks)
            tally.add("left-out-characters", left_out.step, left_out.characters)
            tally.add("left-out-articles", left_out.step)
        row = {
            "id": outcome.id, "url": outcome.url, "kind": outcome.kind, "headline": facts.headline,
            "confidence": round(facts.confidence, 3), "words": facts.words,
            "characters": facts.characters, "removed": facts.removed,
        }  # fmt: skip
        among = facts.rank % _FINE  # of pages that are equally bad, a random few
        doubt = round(_FINE * facts.confidence) * _FINE + among
        self._keep(("worst", "confidence"), WORST, doubt, row)
        if facts.removed:
            left = 1 - facts.removed / max(1, facts.characters)
            self._keep(("worst", "removed"), WORST, round(_FINE * left) * _FINE + among, row)

    def _rule(self, outcome: Outcome, facts: RuleFacts, tally: Tally) -> None:
        tally.add("rule-what", f"{facts.rule}\t{facts.what}")
        tally.add("rule-times", facts.rule, facts.times)
        tally.add("rule-articles", facts.rule)
        tally.add("rule-characters", facts.rule, facts.characters)
        row = {"id": outcome.id, "url": outcome.url, **facts.sample}
        self._keep(("sample", facts.rule), SAMPLES, facts.rank, row)

    def _keep(self, name: Name, most: int, rank: int, value: Mapping[str, Any]) -> None:
        rows = self.kept.setdefault(name, [])
        if len(rows) >= most and rank > rows[-1][0]:
            return
        row = (rank, json.dumps(value, ensure_ascii=True))
        if row in rows:
            return  # the same page twice in one archive
        bisect.insort(rows, row)
        del rows[most:]
        self.changed.add(name)
