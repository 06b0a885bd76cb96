"""The report on two versions of one story: side by side, aligned, the quotations that were changed first."""

from __future__ import annotations

from typing import NamedTuple

import newsclean
from newsclean.profile import Comparison, Marked, marked


class Beside(NamedTuple):
    """What one version has beside what the other has; empty where it has nothing."""

    before: list[Marked]
    after: list[Marked]
    label: str = ""

    @property
    def same(self) -> bool:
        """Whether both say the same in the same words."""
        return self.before == self.after


def comparison_report(found: Comparison, before: str, after: str) -> str:
    """One self-contained HTML file, which runs no script.

    Args:
        found: what :func:`newsclean.profile.compare` found.
        before: what to call the first version.
        after: what to call the second one.
    """
    from newsclean.report.templates import rendered

    return rendered(
        "comparison.html",
        found=found,
        names=(before, after),
        quotations=[
            _beside(q.before, q.after, q.speaker or "nobody named") for q in found.quotations
        ],
        facts=[c for row in found.rows for c in row.changes if c.kind != "words"],
        rows=[_beside(row.before, row.after) for row in found.rows],
        version=newsclean.__version__,
    )


def _beside(before: str | None, after: str | None, label: str = "") -> Beside:
    if before is not None and after is not None:
        return Beside(*marked(before, after), label)
    alone = [Marked(before or after or "", "words")]
    return Beside(alone if before else [], alone if after else [], label)
