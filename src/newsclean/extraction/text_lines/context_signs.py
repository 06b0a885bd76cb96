"""What can be said of a line by where it stands: its neighbours, the story near it, its repetitions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from newsclean.extraction.text_lines.line_signs import LineSigns, line_signs
from newsclean.light_dataclass import dataclass
from newsclean.text.scripts import has_spaceless
from newsclean.text.words import tokens

_PLACES = (0, 1, 2, 3, 5, 9, 19)
_GAPS = (0, 1, 2, 4, 7, 12, 25)
_RUNS = (1, 2, 3, 5, 9, 20)
_REACHES = (3, 8)
"""Lines on either side within which the running text is weighed."""
_MEANS = (2, 4, 7, 11, 16, 24, 40)
_SHORT_COST = 5
"""Words of running text that a line which is none outweighs, where the story's range is looked for."""
_MOST_BREAK = 60
"""Words that all the lines between two paragraphs cost together at most."""
_NEAR = 30
"""Lines in front of the story, and behind it, whose words are compared with the story's."""


@dataclass(frozen=True, slots=True)
class TextSigns:
    """The lines of a text with all their signs."""

    lines: tuple[LineSigns, ...]
    rows: list[list[str]]
    """Per line, all signs: its own and those of its place."""
    main: tuple[int, int]
    """First and last line, exclusive, of the densest range of running text; ``(0, 0)`` without any."""


def text_signs(lines: Sequence[str], apart: Sequence[bool]) -> TextSigns:
    """The signs of all lines of a text.

    Args:
        lines: without line breaks, none blank.
        apart: per line, whether a blank line stands before it.
    """
    found = tuple(map(line_signs, lines))
    main = _main_range(found)
    rows = [list(one.signs) for one in found]
    total = len(found)
    if not total:
        return TextSigns(found, rows, main)
    kind = _kind_of_text(found)
    _add_places(rows, found, main, kind)
    _add_windows(rows, found)
    _add_neighbours(rows, found, apart)
    keys = [" ".join(tokens(line[:300].lower())) for line in lines]
    _add_repetitions(rows, keys)
    _add_likeness_of_title(rows, keys, found, main[0])
    _add_likeness(rows, lines, found, main)
    return TextSigns(found, rows, main)


def _main_range(found: Sequence[LineSigns]) -> tuple[int, int]:
    """The range of lines with most running text and least else (Pasternack and Roth, *Extracting article
    text from the web with maximum subsequence segmentation*, 2009)."""
    best, best_range, total, start, broken = 0.0, (0, 0), 0.0, 0, 0
    for i, one in enumerate(found):
        if total <= 0:
            total, start = 0.0, i
        if one.prose:
            total += min(one.words, 80)
            broken = 0
        else:
            cost = min(_SHORT_COST, _MOST_BREAK - broken) if broken < _MOST_BREAK else 2
            broken += cost
            total -= cost
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range


def _kind_of_text(found: Sequence[LineSigns]) -> str:
    prose = sum(one.words for one in found if one.prose)
    every = sum(one.words for one in found) or 1
    share = prose / every
    size = "few" if len(found) < 8 else "some" if len(found) < 30 else "many"
    return f"{size}{0 if share < 0.3 else 1 if share < 0.6 else 2 if share < 0.85 else 3}"


def _add_places(
    rows: list[list[str]], found: Sequence[LineSigns], main: tuple[int, int], kind: str
) -> None:
    start, end = main
    last = len(found) - 1
    none = _GAPS[-1] + 1
    before = [0] * len(found)
    behind = [0] * len(found)
    gap = none
    for i, one in enumerate(found):
        before[i] = gap
        gap = 0 if one.prose else gap + 1
    gap = none
    for i in range(last, -1, -1):
        behind[i] = gap
        gap = 0 if found[i].prose else gap + 1
    for i, one in enumerate(found):
        form = one.form
        if not end:
            region = "none"
        elif i < start:
            region = f"front{bisect_left(_GAPS, start - i)}"
        elif i >= end:
            region = f"back{bisect_left(_GAPS, i - end + 1)}"
        else:
            region = "in"
        row = rows[i]
        place = bisect_left(_PLACES, i)
        left, right = bisect_left(_GAPS, before[i]), bisect_left(_GAPS, behind[i])
        row += (
            f"text-{kind}",
            f"at-{region}",
            f"{form}@{region}",
            f"{kind}@{region[:5]}",
            f"from-start{place}",
            f"{form}@start{place}",
            f"from-end{bisect_left(_PLACES, last - i)}",
            f"prose-before{left}",
            f"prose-behind{right}",
            f"gaps{left},{right}",
            f"{form}@gaps{min(left, 4)},{min(right, 4)}",
        )
        if one.prose:
            length = bisect_left((12, 20, 35), one.words)
            row.append(f"prose{length}@{region},{left},{right}")
            row.append(f"prose{length}@{kind}")


def _add_windows(rows: list[list[str]], found: Sequence[LineSigns]) -> None:
    """How much running text stands around a line, and how long the lines there are."""
    words = [0, *accumulate(min(one.words, 100) for one in found)]
    prose = [0, *accumulate(min(one.words, 100) if one.prose else 0 for one in found)]
    last = len(found)
    for reach in _REACHES:
        for i, row in enumerate(rows):
            left, right = max(0, i - reach), min(last, i + reach + 1)
            own = min(found[i].words, 100)
            around = words[right] - words[left] - own
            told = prose[right] - prose[left] - (own if found[i].prose else 0)
            size = right - left - 1 or 1
            mean = bisect_left(_MEANS, around // size)
            share = 4 * told // around if around else 0
            row.append(f"around{reach}-{mean},{share}")
            row.append(f"{'prose' if found[i].prose else 'other'}-around{reach}-{mean},{share}")


def _add_neighbours(
    rows: list[list[str]], found: Sequence[LineSigns], apart: Sequence[bool]
) -> None:
    forms = ["edge", "edge", *(one.form for one in found), "edge", "edge"]
    spaced = sum(apart) * 3 > len(apart)
    for i, row in enumerate(rows):
        two, one, own, following, next_two = forms[i : i + 5]
        row += (
            f"before-{one}",
            f"behind-{following}",
            f"{one}>{own}>{following}",
            f"before2-{two}",
            f"behind2-{next_two}",
            f"{two}>{one}>{own}",
            f"{own}>{following}>{next_two}",
        )
        if i:
            row += [f"above:{s}" for s in found[i - 1].signs if s in _TELLING]
        if i + 1 < len(found):
            row += [f"below:{s}" for s in found[i + 1].signs if s in _TELLING]
        if spaced:
            closed = i + 1 >= len(apart) or apart[i + 1]
            row.append(f"{'apart' if apart[i] else 'close'}{'apart' if closed else 'close'}")
    _add_runs(rows, found)


_TELLING = frozenset(
    f"{where}-{name}"
    for where in ("first", "label", "has")
    for name in (
        "photo", "related", "plea", "share", "tags", "published", "legal", "contact", "comments", "menu",
        "section", "bio", "network",
    )
)  # fmt: skip
"""Signs of a line that say something of the next one and of the one before."""


def _add_runs(rows: list[list[str]], found: Sequence[LineSigns]) -> None:
    """How many lines that are no running text stand together, and how many of a line's own form."""
    i = 0
    while i < len(found):
        j = i + 1
        while j < len(found) and found[j].prose == found[i].prose:
            j += 1
        run = f"{'prose' if found[i].prose else 'other'}-run{bisect_left(_RUNS, j - i)}"
        for row in rows[i:j]:
            row.append(run)
        i = j
    i = 0
    while i < len(found):
        j = i + 1
        while j < len(found) and found[j].form == found[i].form:
            j += 1
        if j - i > 1:
            same = f"same-run{bisect_left(_RUNS, j - i)}"
            for k in range(i, j):
                rows[k].append(same)
        i = j


def _add_repetitions(rows: list[list[str]], keys: list[str]) -> None:
    counts = Counter(keys)
    seen: set[str] = set()
    named: set[str] = set()
    title = keys[0]
    for i, key in enumerate(keys):
        times = counts[key]
        if times > 1:
            rows[i].append(f"twice{min(times, 4)}")
            if key in seen:
                rows[i].append("again")
        seen.add(key)
        if i and len(key) > 12 and key in title:
            rows[i].append("of-title" if key != title else "is-title")
            if key not in named:
                rows[i].append("of-title-first")
                rows[0].append("title-comes-again")
            named.add(key)


def _add_likeness_of_title(
    rows: list[list[str]], keys: list[str], found: Sequence[LineSigns], start: int
) -> None:
    """How many words a line has in common with the first one, where that may be the title of a page; and
    which line in front of the story has most."""
    dense = has_spaceless(keys[0])
    title = _pieces(keys[0])
    if len(title) < _LEAST_TITLE or found[0].words > _MOST_TITLE:
        return
    longest, most = -1, 0.0
    for i, one in enumerate(found):
        if not i or not 1 < one.words <= _MOST_TITLE:
            continue
        own = _pieces(keys[i]) if dense else {w[:6] for w in keys[i].split() if len(w) > 3}
        shared = len(own & title)
        if shared < 2:
            continue
        share, covered = shared / len(own), shared / len(title)
        rows[i].append(f"like-title{int(share * 4)},{int(covered * 4)}")
        if i <= start and share + covered >= most:
            longest, most = i, share + covered
    if longest < 0 or most < _LIKE_TITLE:
        return
    rows[longest].append("likest-title")
    for i in range(
        max(1, longest - _AROUND_TITLE), min(len(rows), longest + 2 * _AROUND_TITLE + 1)
    ):
        if i != longest:
            rows[i] += (f"from-title{i - longest}", f"{found[i].form}^title{i - longest}")


_LEAST_TITLE, _MOST_TITLE = 3, 40
"""Words of a title that others are compared with."""
_LIKE_TITLE = 0.8
"""Share of the words of a line that the title has, and of the title's that the line has, together, from which
the line may be the headline."""
_AROUND_TITLE = 4
"""Lines in front of a headline that are told how far it is; behind it, twice as many."""


def _add_likeness(
    rows: list[list[str]],
    lines: Sequence[str],
    found: Sequence[LineSigns],
    main: tuple[int, int],
) -> None:
    """How many of a short line's words the story has, and which of the lines in front is the longest."""
    start, end = main
    if not end:
        return
    spoken: Counter[str] = Counter()
    for i in range(start, min(end, start + 40)):
        if found[i].prose:
            spoken.update(_pieces(lines[i]))
    longest, most = -1, 0
    for i in (*range(max(0, start - _NEAR), start), *range(end, min(len(lines), end + _NEAR))):
        one = found[i]
        if one.prose or one.size > 240:
            continue
        own = _pieces(lines[i])
        shared = sum(piece in spoken for piece in own)
        share = f"{bisect_left((0, 1, 2, 4), shared)}of{bisect_left((0, 1, 2, 4, 8), len(own))}"
        rows[i].append(f"shares{'-front' if i < start else '-back'}{share}")
        if i < start and shared >= most and shared:
            most = shared
            longest = i
    if longest >= 0:
        rows[longest].append("most-shared")


def _pieces(line: str) -> set[str]:
    """What two lines that speak of the same thing have in common: longer words, cut to their stem, or pairs
    of letters of a script without spaces."""
    if has_spaceless(line):
        return {line[i : i + 2] for i in range(len(line) - 1)}
    return {word[:6] for word in tokens(line.lower()) if len(word) > 3}
