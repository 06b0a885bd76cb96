"""The title of a page, which its dump begins with, and the lines below that say a part of it.

A title has the headline and the name of the site, in either order. Which is which shows in what stands as a
line of its own: the headline does so above the story, the name of the site further up, if at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_names import bare_line
from newsclean.light_dataclass import dataclass
from newsclean.text.links import host_of
from newsclean.text.words import tokens

_PARTS = re.compile(
    r"(?<!\s)\s++(?:[|•·»«›~–—-]|::|//)\s++|(?:(?<!\s)\s++)?+[|｜ㅣ∣]\s*+|(?<!\s)\s?:\s++"
)
_MOST_TITLE = 300
_LEAST_NAME = 3
"""Letters of a name that an address has."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the title that stands as a line, or as two where it was wrapped."""

    at: int
    """The number of the line."""
    text: str
    raw: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageTitle:
    """What of the title stands as a line below it."""

    headline: Stretch | None = None
    other: Stretch | None = None
    """The part at the other end, which is no headline, or is not known to be one."""
    inner: frozenset[tuple[str, ...]] = frozenset()
    """The words of those between other parts."""


def page_title(lines: Sequence[str], url: str | None) -> PageTitle:
    """The lines in front of a story that say a part of the title with which they begin.

    Args:
        lines: those in front of the story, without blank ones.
        url: the address of the text, where it has one: what it is called by is the site.
    """
    parts = _parted(lines[0]) if lines and len(lines[0]) <= _MOST_TITLE else []
    if not parts:
        return PageTitle()
    found = _found(lines, _runs([words for _, words in parts]))
    last = len(parts)
    labelled = last > 1 and all(mark in ("", ":") for mark, _ in parts)
    if labelled and (entire := found.get((0, last))):
        return PageTitle(entire)
    fronts = [
        (end, one)
        for (start, end), one in found.items()
        if start == 0 and (end < last or last == 1)
    ]
    backs = [(start, one) for (start, end), one in found.items() if start > 0 and end == last]
    front = max(fronts, key=lambda f: f[0]) if fronts else None
    told = front[0] if front else 0
    inner = frozenset(
        one.words for (start, end), one in found.items() if start > 0 and told < end < last
    )
    behind, back = min(backs, key=lambda b: b[0]) if backs else (last, None)
    if front is None:
        return PageTitle(None, back, inner)
    # What stands in front of a colon is a label or the name of a series.
    labels = parts[front[0] - 1][0] == ":" or _names_host(front[1].words, url)
    longer = back is not None and len(back.words) > len(front[1].words) and back.at > front[1].at
    if labels and (back is None or behind != front[0] or _names_host(back.words, url)):
        return PageTitle(None, front[1], inner)
    if labels or longer:
        return PageTitle(back, front[1], inner)
    return PageTitle(front[1], back, inner)


def title_parts(title: str) -> frozenset[tuple[str, ...]]:
    """The words of each stretch of parts of a page's title; none where it is longer than a title."""
    if len(title) > _MOST_TITLE:
        return frozenset()
    return frozenset(_runs([words for _, words in _parted(title)]))


def _runs(parts: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[int, int]]:
    """The words of each stretch of parts, with the first part and the one behind the last."""
    runs: dict[tuple[str, ...], tuple[int, int]] = {}
    for start in range(len(parts)):
        words: tuple[str, ...] = ()
        for end in range(start + 1, len(parts) + 1):
            words += parts[end - 1]
            runs.setdefault(words, (start, end))
    return runs


def _found(
    lines: Sequence[str], runs: dict[tuple[str, ...], tuple[int, int]]
) -> dict[tuple[int, int], Stretch]:
    """The lines that say such a stretch, of several the nearest to the story."""
    found: dict[tuple[int, int], Stretch] = {}
    last = max(end for _, end in runs.values())
    whole = (0, last) if last > 1 else None
    above: tuple[str, ...] = ()
    for i, line in enumerate(lines[1:], 1):
        words = tuple(tokens(line.lower())) if len(line) <= _MOST_TITLE else ()
        both = above + words
        if words in runs:
            found[runs[words]] = Stretch(i, bare_line(line), line, words)
        if len(above) > 1 and len(words) > 1 and runs.get(both, whole) != whole:
            before = lines[i - 1]
            if above not in runs or before.rstrip().endswith(":"):
                text = f"{bare_line(before)} {bare_line(line)}"
                found[runs[both]] = Stretch(i, text, f"{before}\n{line}", both)
        above = words
    return found


def _parted(title: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each part of a title, behind the mark that ends it."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    start = 0
    for cut in _PARTS.finditer(title):
        parts.append((cut[0].strip(), tuple(tokens(title[start : cut.start()].lower()))))
        start = cut.end()
    parts.append(("", tuple(tokens(title[start:].lower()))))
    return [(mark, words) for mark, words in parts if words]


def _names_host(words: Sequence[str], url: str | None) -> bool:
    """Whether words are those by which the site is addressed: "Bold.org" of ``bold.org``."""
    name = "".join(words)
    host = "".join(filter(str.isalnum, host_of(url) or ""))
    return len(name) >= _LEAST_NAME and name in host
