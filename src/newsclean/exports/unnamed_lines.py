"""What the lines in the head of a record are that nothing names: by where they stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsclean import lazy_re as re
from newsclean.exports.line_kinds import is_rights, is_trail
from newsclean.exports.text_lines import TextLine
from newsclean.metadata import read_names, starts_like_byline
from newsclean.text.scripts import has_spaceless
from newsclean.text.words import word_count

_LONG_VALUE = 60
"""Characters of a line that may go on in the next one."""
_MOST_PAPER = 8
"""Words of the name of a paper right above the date."""
_FEW = 6
"""Lines at the end among which the notice of rights stands."""
_OUTLET = re.compile(r"([^\W\d_][^\d.•|\n]{3,40}?)(?:\.|\s[•|])\s")
_MOST_KICKER = 4
"""Words of a line above the headline that says of which kind the story is."""
_LONGER = 3
"""Words by which a headline is longer than the name of a paper."""


def assigned(
    lines: Sequence[TextLine],
    unnamed: Sequence[int],
    date: int | None,
    labelled: Collection[str],
    given: Collection[str],
) -> list[tuple[str, str, int]]:
    """Headline, name of the paper, author and section among the lines that nothing names, by where they
    stand.

    The paper stands beside the date, or in the same line once more. Above it there is the headline, or,
    where the paper stands first, the headline is what follows the date. A word or two in front of a longer
    line are the section.

    Args:
        lines: all lines of the text.
        unnamed: the numbers of those that nothing names.
        date: the number of the line with the date.
        labelled: the roles that labels give.
        given: the roles that have a value, by a label or by the shape of a line.
    """
    free = [
        at
        for at in unnamed
        if not (is_trail(lines[at].text) or lines[at].text.endswith((":", "：")))
    ]
    if not free:
        return []
    dated = lines[date].text.casefold() if date is not None else ""
    before = [at for at in free if date is not None and at < date]
    after = [at for at in free if at not in before]
    named = [
        at for at in free if len(lines[at].text) > _LONGER and lines[at].text.casefold() in dated
    ]
    found: list[tuple[str, str, int]] = []
    site: int | None = None
    outlet = _beside_date(lines, date)
    if outlet is not None and date is not None:
        found.append(("site", outlet, date))
    elif named and len(free) > 1:
        site = named[0]
    elif len(before) > 1:
        site = before[-1] if date is not None and date - before[-1] == 1 else None
        before, section = _without_section(lines, [at for at in before if at != site])
        if section is not None:
            found.append(("section", lines[section].text, section))
    elif before and after:
        below = _below_date(lines, after, date)
        words = [word_count(lines[at].text) for at in (before[0], below)]
        between = lines[before[0] + 1 : date + 1] if date is not None else ()
        beside = len(between) == 1 or (date is not None and not any(x.opens for x in between))
        beside = beside and words[0] <= _MOST_PAPER
        site = before[0] if beside and words[0] < words[1] + _LONGER else after[0]
        after = [at for at in after if at >= below] if site == before[0] else after
        site = site if word_count(lines[site].text) <= _MOST_PAPER else None
    rest = [at for at in (*before, *after) if at != site]
    if not rest:
        return found
    if not before and word_count(lines[rest[0]].text) == 1:
        rest, _ = _without_section(lines, rest)  # a word of a menu
    kicker = _kicker(lines, rest)
    found += [("section", lines[at].text, at) for at in kicker]
    rest = rest[len(kicker) :]
    headline = rest[0]
    found.append(("headline", _whole(lines, headline, rest), headline))
    if site is None and outlet is None and headline in before and after:
        site = after[0] if word_count(lines[after[0]].text) <= _MOST_PAPER else None
    if site is not None and "site" not in labelled:
        found.append(("site", lines[site].text, site))
    follows = next((at for at in rest if at > headline and is_name(lines[at].text)), None)
    if follows is not None and "authors" not in given:
        found.append(("authors", lines[follows].text, follows))
    return found


def _beside_date(lines: Sequence[TextLine], date: int | None) -> str | None:
    """The name of the paper in front of the date, where a notice of rights has the name, too."""
    found = None if date is None else _OUTLET.match(lines[date].text)
    if found is None or not any(found[1] in x.text and is_rights(x.text) for x in lines[-_FEW:]):
        return None
    return found[1]


def _without_section(lines: Sequence[TextLine], before: list[int]) -> tuple[list[int], int | None]:
    """The lines without the short ones in front of a headline, and the first of those."""
    longest = max((word_count(lines[at].text) for at in before), default=0)
    cut = 0
    while cut + 1 < len(before) and word_count(lines[before[cut]].text) + _LONGER <= longest:
        cut += 1
    return before[cut:], before[0] if cut else None


def _kicker(lines: Sequence[TextLine], rest: Sequence[int]) -> Sequence[int]:
    """The first of the lines, if it says of which kind the story is that the second one heads: that one opens
    a block, is longer, and has the author hanging on it."""
    if len(rest) < 2 or rest[1] != rest[0] + 1 or rest[1] + 1 >= len(lines):
        return ()
    kicker, title, author = lines[rest[0] : rest[0] + _LONGER]
    signed = is_name(author.text) or starts_like_byline(author.text)
    short = word_count(kicker.text) <= min(_MOST_KICKER, word_count(title.text) - _LONGER)
    return rest[:1] if short and signed and title.opens and not author.opens else ()


def _below_date(lines: Sequence[TextLine], after: Sequence[int], date: int | None) -> int:
    """The headline below a date: not what hangs on the date's own block, an edition, but what opens one."""
    if date is not None and after[0] == date + 1 and not lines[after[0]].opens:
        return next((at for at in after if lines[at].opens), after[0])
    return after[0]


def _whole(lines: Sequence[TextLine], headline: int, free: Sequence[int]) -> str:
    """A headline that was wrapped, whole."""
    text = lines[headline].text
    at = headline
    while at + 1 in free and not lines[at + 1].opens and len(lines[at].text) >= _LONG_VALUE:
        if is_name(lines[at + 1].text):
            break
        at += 1
        text = f"{text} {lines[at].text}"
    return text


def is_name(line: str) -> bool:
    names = read_names(line, strict=True) if word_count(line) < _LONGER * 2 else ()
    # A lone word may be one of a menu, or of what was done: "Print | Close window".
    return bool(names) and all(" " in name or has_spaceless(name) for name in names)
