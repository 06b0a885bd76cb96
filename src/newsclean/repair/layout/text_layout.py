"""How a plain text is laid out: the width to which it was wrapped, its indents, its blank lines.

The layout is inferred from the whole text before anything is joined. The evidence are the breaks in
mid-sentence: the line before one ends no sentence and the next begins in lower case. Where a program wrapped
the text, the next word would have passed the width at each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsclean.light_dataclass import dataclass
from newsclean.repair.layout.line_breaks import LineBreak, breaks_of, measures_of

_WIDEST = 130
"""Columns of the widest wrap; a line beyond is a paragraph."""
_NARROWEST = 22
"""Columns of the narrowest; below are verse, lists and words one by one."""
_ONE_BREAK = 60
"""Columns from which a single break in mid-sentence shows a wrap: no verse and no label is as long."""
_TWO_BREAKS = 40
_SURE_WIDTH = 36
"""Columns below which it takes more breaks, since verse and captions are as short."""
_FEWEST, _FEWEST_NARROW = 3, 5
_FEWEST_DOUBLE = 4
"""Breaks that it takes in a text with double spacing, where each line looks like a paragraph, and in a script
without capitals."""
_FILLED = 0.8
"""The share of breaks in mid-sentence that the width must explain."""
_OPEN_FILLED = 0.55
"""That of all breaks behind unfinished sentences: headings and addresses are some, verse is all."""
_RAGGED = 0.6
"""The share of breaks in mid-sentence in a text whose lines are of nearly one length, as a layout
program leaves them, which measures letters and not characters."""
_RAGGED_LEAST, _RAGGED_MOST = 35, 110
_STRAY = 50
"""Lines of which one may be longer or shorter than all others for reasons of its own."""
_OVERLONG = 1.25
"""Times the width from which a line was not wrapped to it."""
_UNWRAPPED = 0.3
"""The share of a text in such lines from which nothing wrapped it: its short lines are lists, verse, code or,
where they are of a full width, somebody else's text in it."""
_INDENTED = 2
"""Columns of the smallest indent."""
_INDENTS_ENDED = 0.6


@dataclass(frozen=True, slots=True)
class TextLayout:
    """How a text is laid out.

    Attributes:
        width: columns to which its lines were wrapped; 0 where they were not.
        least: right edge, in columns, from which a line counts as full where its lines are ragged; 0 where
            the width explains each break.
        behind: whether lines were broken behind the word that passed the width.
        spacing: line feeds between the lines of a paragraph: 1, or 2 in a text set with double spacing.
        divided: whether paragraphs are set apart by more line feeds than lines are.
        margin: columns in front of a line that goes on a paragraph.
        indented: whether paragraphs begin further right than that.
    """

    width: int = 0
    least: int = 0
    behind: bool = False
    spacing: int = 1
    divided: bool = False
    margin: int = 0
    indented: bool = False

    def is_indented(self, b: LineBreak) -> bool:
        """Whether the line behind the break begins further right than lines inside paragraphs do."""
        return b.indent >= self.margin + _INDENTED

    def holds(self, right: float) -> bool:
        """Whether a line that ends in this column may have been wrapped to the width."""
        return right <= _OVERLONG * self.width

    def fills(self, b: LineBreak) -> bool:
        """Whether the line is as full as the width asks for: its last word did not fit beyond."""
        if self.least:
            return b.right >= self.least
        if self.behind:
            return b.right >= self.width > b.right - b.last_word - 1
        return b.right + 1 + b.next_word > self.width


def infer(text: str) -> tuple[TextLayout, list[LineBreak]]:
    """The layout that explains the breaks of a text best, and the breaks as that counts columns."""
    read: list[tuple[TextLayout, list[LineBreak]]] = []
    for measure in measures_of(text):
        breaks = list(breaks_of(text, measure))
        read.append((_explanation(breaks), breaks))
    return max(read, key=lambda pair: _fit(*pair))


def _fit(layout: TextLayout, breaks: Sequence[LineBreak]) -> tuple[bool, bool, float]:
    torn = [b for b in breaks if b.torn and b.feeds == layout.spacing]
    share = sum(map(layout.fills, torn)) / (len(torn) or 1)
    return layout.width > 0, not layout.least, share


def _explanation(breaks: Sequence[LineBreak]) -> TextLayout:
    for spacing in (1, 2):
        inner = [b for b in _in_prose(breaks, spacing) if not (b.fixed or b.item)]
        layout = _wrapped(inner)
        if layout.width and (spacing == 1 or sum(b.torn for b in inner) >= _FEWEST_DOUBLE):
            divided = any(b.feeds > spacing for b in breaks)
            margins = Counter(b.indent for b in inner if b.torn)
            margin = margins.most_common(1)[0][0] if margins else 0
            found = replace(layout, spacing=spacing, divided=divided, margin=margin)
            if not _is_sure(found) and _unwrapped(found, breaks):
                return TextLayout()
            return replace(found, indented=_has_indents(found, inner))
        if spacing == 1 and sum(b.torn for b in inner) > 1:
            break
    return TextLayout()


def _is_sure(layout: TextLayout) -> bool:
    """Whether the layout shows in itself: no verse, list or code is as broad and as exact."""
    return layout.width >= _ONE_BREAK and not layout.least and layout.spacing == 1


def _unwrapped(layout: TextLayout, breaks: Sequence[LineBreak]) -> bool:
    """Whether much of the text lies in lines beyond the width."""
    long = sum(b.length for b in breaks if not layout.holds(b.right))
    return long >= _UNWRAPPED * sum(b.length for b in breaks)


def _in_prose(breaks: Sequence[LineBreak], spacing: int) -> Iterable[LineBreak]:
    """The breaks inside runs of lines of which one at least ends a sentence: not those of headings."""
    run: list[LineBreak] = []
    for b in breaks:
        if b.feeds == spacing:
            run.append(b)
            continue
        if b.ends or any(x.ends for x in run):
            yield from run
        run = []
    yield from run


def _wrapped(breaks: Sequence[LineBreak]) -> TextLayout:
    torn = [b for b in breaks if b.torn and b.right <= _WIDEST]
    if not torn:
        return TextLayout()
    rights = sorted((b.right for b in torn), reverse=True)
    width, explained = max(
        ((w, _explained(torn, w)) for w in _candidates(rights)), key=lambda pair: (pair[1], pair[0])
    )
    exact = TextLayout(width)
    if not any(b.small for b in torn) and not _enough_without_capitals(len(torn), len(breaks)):
        return TextLayout()
    if _enough(len(torn), width) and explained >= _FILLED * len(torn) and _mostly(exact, breaks):
        return exact
    behind = TextLayout(rights[-1 - len(rights) // _STRAY], behind=True)
    if (
        len(torn) >= _FEWEST_NARROW
        and behind.width >= _SURE_WIDTH
        and sum(map(behind.fills, torn)) >= 0.9 * len(torn)
        and _mostly(behind, breaks)
    ):
        return behind
    return _ragged(breaks)


def _candidates(rights: list[int]) -> Iterable[int]:
    """Widths worth trying: the longest lines, but for a few that are longer for other reasons."""
    last = len(rights) - 1
    places = (0, 1, 2, last // 100, last // _STRAY, last // 20, last // 10, last // 5)
    return {rights[min(place, last)] for place in places}


def _explained(torn: Sequence[LineBreak], width: int) -> int:
    return sum(b.right <= width < b.right + 1 + b.next_word for b in torn)


def _enough(count: int, width: int) -> bool:
    if width < _NARROWEST:
        return False
    if width >= _ONE_BREAK:
        return True
    if width >= _TWO_BREAKS:
        return count >= 2
    return count >= (_FEWEST if width >= _SURE_WIDTH else _FEWEST_NARROW)


def _enough_without_capitals(torn: int, breaks: int) -> bool:
    """Where no letter tells whether a sentence goes on, a headline is as unfinished as a wrapped line: so
    it takes several such breaks, and as many as others."""
    return torn >= _FEWEST_DOUBLE and 2 * torn >= breaks


def _mostly(layout: TextLayout, breaks: Sequence[LineBreak]) -> bool:
    """Whether the width explains most breaks behind unfinished sentences, not only those that go on in
    lower case, of which there must be a fair part."""
    unfinished = [b for b in breaks if not b.ends]
    torn = sum(b.torn for b in unfinished)
    filled = sum(map(layout.fills, unfinished))
    return filled >= _OPEN_FILLED * len(unfinished) and torn >= 0.3 * filled


def _ragged(breaks: Sequence[LineBreak]) -> TextLayout:
    flowing = [b for b in breaks if b.flows and _RAGGED_LEAST <= b.length <= _RAGGED_MOST]
    if len(flowing) < _FEWEST or len(flowing) < _RAGGED * len(breaks):
        return TextLayout()
    rights = sorted(b.right for b in flowing)
    low, high = rights[len(rights) // _STRAY], rights[-1 - len(rights) // _STRAY]
    return TextLayout() if high - low > 0.5 * high else TextLayout(high, least=low)


def _has_indents(layout: TextLayout, breaks: Sequence[LineBreak]) -> bool:
    """Whether lines that begin further right follow the end of a sentence, and lines in mid-sentence do
    not begin so."""
    deeper = [b for b in breaks if layout.is_indented(b)]
    ended, torn = sum(b.ends for b in deeper), sum(b.torn for b in deeper)
    return bool(deeper) and ended >= _INDENTS_ENDED * len(deeper) and torn <= 0.1 * len(deeper)
