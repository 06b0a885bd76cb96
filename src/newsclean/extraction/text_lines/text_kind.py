"""What can be said of a plain text as a whole: whether it is a story, and what it is if not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from newsclean.extraction.text_lines.context_signs import TextSigns
from newsclean.extraction.text_lines.line_roles import ROLES
from newsclean.extraction.text_lines.role_model import RoleProbabilities

_COUNTS = (0, 1, 2, 4, 8, 16, 32, 64, 128)
_WORDS = (0, 10, 25, 50, 100, 200, 350, 600, 1000, 2000)
_SHARES = 10
_LEAST_DUMP, _MOST_PROSE = 25, 0.6
"""Lines of the dump of a page, and the share of them that are running text."""
_TOLD = ("headline", "byline", "date", "section", "caption", "tags", "pointer", "comment", "plea")
_NUMBER = {role: number for number, role in enumerate(ROLES)}


def kind_signs(
    signs: TextSigns, probabilities: Sequence[RoleProbabilities], expected: float
) -> list[str]:
    """The signs of a text as a whole; those of the dump of a page are told from those of other texts.

    Args:
        signs: of its lines.
        probabilities: of the roles of its lines.
        expected: the expected F1 of the lines that are taken for the story.
    """
    lines = signs.lines
    total = len(lines)
    words = sum(one.words for one in lines) or 1
    prose = [(one, p) for one, p in zip(lines, probabilities, strict=True) if one.prose]
    told = sum(one.words for one, _ in prose)
    body = fsum(one.words * p.body for one, p in zip(lines, probabilities, strict=True))
    start, end = signs.main
    main = sum(one.words for one in lines[start:end] if one.prose)
    dump = total >= _LEAST_DUMP and len(prose) < _MOST_PROSE * total
    # Of a text without menus the size says nothing: briefs are stories, too.
    found = [] if not dump else [
        f"lines{bisect_left(_COUNTS, total)}",
        f"words{bisect_left(_WORDS, words)}",
        f"prose-words{bisect_left(_WORDS, told)}",
        f"body-words{bisect_left(_WORDS, body)}",
        f"main-words{bisect_left(_WORDS, main)}",
        f"words{bisect_left(_WORDS, words)},body-share{int(body * 5 / words)}",
        f"main-words{bisect_left(_WORDS, main)},lines{bisect_left(_COUNTS, total)}",
        f"prose-lines{bisect_left(_COUNTS, len(prose))}",
        f"run{bisect_left(_COUNTS, _longest_run(signs))}",
    ]  # fmt: skip
    found += [
        f"prose-share{told * _SHARES // words}",
        f"body-share{int(body * _SHARES / words)}",
        f"main-share{main * _SHARES // words}",
        f"main-lines{(end - start) * _SHARES // (total or 1)}",
        f"prose-length{bisect_left((0, 10, 15, 20, 30, 45, 70), told / (len(prose) or 1))}",
        f"expected{int(expected * 20)}",
    ]
    found += [f"{name}{count}" for name, count in _told(probabilities)]
    counts: Counter[str] = Counter()
    for one in lines:
        counts.update({sign for sign in one.signs if sign in _COUNTED or sign.startswith("form-")})
    for name in sorted(counts):
        found.append(f"{name}#{bisect_left(_COUNTS, counts[name])}")
        found.append(f"{name}%{counts[name] * _SHARES // total}")
    spoken = {token for one in lines for token in one.tokens}
    found += [f"w:{token}" for token in sorted(spoken)]
    # What a price or a date says is another thing among menus than in a text of a few lines.
    place = "dump" if dump else "text"
    return [place, *(f"{place} {sign}" for sign in found)]


_COUNTED = frozenset(
    (
        "price", "mail", "address", "copyright", "clock", "year", "dated", "by", "name", "label", "equals",
        "hash", "asks", "exclaims", "enclosed", "slash", "bar", "arrow", "has-comments", "has-share",
        "has-menu", "has-plea", "has-contact", "has-legal", "has-section", "has-related", "has-bio",
        "has-published", "has-tags", "has-minutes", "has-month", "has-asks", "has-you", "first-asks",
        "begins-lower", "beginsbullet", "beginslower", "beginsdigit", "digits3", "digits4", "quoted",
    )
)  # fmt: skip


def _told(probabilities: Sequence[RoleProbabilities]) -> list[tuple[str, str]]:
    """How sure the surest line of some roles is, and how many lines have the role."""
    found = []
    for role in _TOLD:
        number = _NUMBER[role]
        values = [p.of_role.get(number, 0.0) for p in probabilities]
        found.append((f"best-{role}", str(int(max(values, default=0.0) * 4))))
        found.append((f"sum-{role}", str(bisect_left((0.2, 0.6, 1.5, 3.5, 8, 20), fsum(values)))))
    return found


def _longest_run(signs: TextSigns) -> int:
    """Most lines of running text one behind the other."""
    edges = [-1, *(i for i, one in enumerate(signs.lines) if not one.prose), len(signs.lines)]
    return max((b - a - 1 for a, b in pairwise(edges)), default=0)
