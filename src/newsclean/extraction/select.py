"""Which blocks are the story: the set whose expected word F1 is highest."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import fsum

from newsclean.extraction.blocks import HEADINGS, SET_OFF, Outline, RawBlock, nearest
from newsclean.extraction.reader_requests import is_plea
from newsclean.model.article import BlockKind
from newsclean.text.sentences import ends_sentence

_FEWEST = 3
"""Items or cells that make a list or a table."""
_LEAST_SENTENCE, _TWICE = 5, 2
"""Words of a sentence that is taken with those beside it, and paragraphs that are built like it."""
_WRAPPERS = 4
"""Elements that highlighters put around code."""


def best_cut(
    probabilities: list[float], words: list[int], recall: float = 1.0
) -> tuple[float, float]:
    """The probability above which blocks are taken, and the expected F1 of taking them; with ``recall`` above
    1 the expected F-beta, which weighs recall so many times as much as precision.

    With blocks in order of probability, the best set is a prefix: its expected F1 is twice the
    expected words it gets right, over its own words plus the words that the story is expected to have
    (Lewis, *Evaluating and optimizing autonomous text classification systems*, 1995).
    """
    order = sorted(range(len(words)), key=lambda i: -probabilities[i])
    story = fsum(p * w for p, w in zip(probabilities, words, strict=True))
    right = taken = 0.0
    best, cut, reached = 0.0, 1.0, 0.0
    weight = recall * recall
    for i in order:
        right += probabilities[i] * words[i]
        taken += words[i]
        expected = (1 + weight) * right / (taken + weight * story)
        if expected >= best:
            best, cut, reached = expected, probabilities[i], 2 * right / (taken + story)
    return cut, reached


def whole_quotes(chosen: list[int], found: Outline) -> list[int]:
    """The chosen blocks with the rest of each quotation of which half the words were chosen: an
    embedded post goes or stays with the line that says whose it is."""
    if not any(holder.tag == "blockquote" for holder in found.containers):
        return chosen
    around: list[int] = []  # per container, the nearest quotation; parents come first
    for holder in found.containers:
        above = around[holder.parent.index] if holder.parent else -1
        around.append(holder.index if holder.tag == "blockquote" else above)
    inside = [around[block.container.index] for block in found.blocks]
    taken: dict[int, int] = {}
    for i in chosen:
        if inside[i] >= 0:
            taken[inside[i]] = taken.get(inside[i], 0) + found.blocks[i].words
    whole = {n for n, words in taken.items() if 2 * words >= found.containers[n].words > words}
    return sorted({*chosen, *(i for i, n in enumerate(inside) if n in whole)})


def whole_lists(chosen: list[int], found: Outline, kinds: Sequence[BlockKind]) -> list[int]:
    """The chosen blocks with the rest of each list and each table of which half the items or cells were
    chosen: a short one says too little to be scored by itself, and a table with holes says nothing."""
    group = [_list_around(b, kind) for b, kind in zip(found.blocks, kinds, strict=True)]
    sizes = Counter(group)
    taken = Counter(group[i] for i in chosen)
    whole = {
        n for n, count in taken.items() if n >= 0 and sizes[n] >= _FEWEST and 2 * count >= sizes[n]
    }
    return sorted({*chosen, *(i for i, n in enumerate(group) if n in whole)})


def whole_headings(chosen: list[int], found: Outline) -> list[int]:
    """The chosen blocks with the headings between two of them, where all three stand in one box."""
    blocks, taken = found.blocks, set(chosen)
    between = {
        i
        for i in range(1, len(blocks) - 1)
        if i not in taken
        and i - 1 in taken
        and i + 1 in taken
        and blocks[i].container.tag in HEADINGS
        and not blocks[i].link_words
        and blocks[i - 1].container.parent is blocks[i].container.parent
        and blocks[i + 1].container.parent is blocks[i].container.parent
    }
    return sorted(taken | between)


def whole_runs(chosen: list[int], found: Outline) -> list[int]:
    """The chosen blocks with the plain sentences beside them: those of one element, which breaks divide, and
    paragraphs that are built like two chosen ones in the same box."""
    blocks, taken = found.blocks, set(chosen)
    # The first chosen sentence of each element, and the chosen paragraphs of each kind.
    runs: dict[int, int] = {}
    alike: dict[tuple[int, str], list[int]] = {}
    for i in chosen:
        if blocks[i].is_prose or ends_sentence(blocks[i].text):
            if blocks[i].container.tag != "p":
                runs.setdefault(blocks[i].container.index, i)
            else:
                alike.setdefault(_build(blocks[i]), []).append(i)

    def goes_on(i: int) -> bool:
        like = alike.get(_build(blocks[i]), [])
        return runs.get(blocks[i].container.index, i) < i or (len(like) >= _TWICE and like[0] < i)

    added = {
        i
        for i in range(min(taken, default=0) + 1, len(blocks))
        if i not in taken
        and not blocks[i].link_words
        and blocks[i].words >= _LEAST_SENTENCE
        and max(blocks[i].bold, blocks[i].slanted) < SET_OFF
        and goes_on(i)
        and ends_sentence(blocks[i].text)
        and not is_plea(blocks[i].text)
    }
    return sorted(taken | added) if added else chosen


def _build(block: RawBlock) -> tuple[int, str]:
    holder = block.container
    return -1 if holder.parent is None else holder.parent.index, f"{holder.tag} {holder.names}"


def _list_around(block: RawBlock, kind: BlockKind) -> int:
    """The index of the list or table that a block is an item or a cell of, else -1."""
    holder = block.container
    if holder.tag == "li" and holder.parent is not None:
        return holder.parent.index
    table = nearest(holder, "table") if kind == "table" else None
    return table.index if table is not None else -1


def whole_code(chosen: list[int], found: Outline, kinds: Sequence[BlockKind]) -> list[int]:
    """The chosen blocks with the code among them, which reads like no story: what stands between two chosen
    blocks, or beside one in the same box."""
    code = [i for i, kind in enumerate(kinds) if kind == "preformatted"]
    if not code:
        return chosen
    taken, added = set(chosen), set(chosen)
    others = [i for i, kind in enumerate(kinds) if kind != "preformatted"]
    for i in code:
        at = bisect_left(others, i)
        beside = [n for n in others[max(0, at - 1) : at + 1] if n in taken]
        if len(beside) == 2 or any(_in_one_box(found.blocks[i], found.blocks[n]) for n in beside):
            added.add(i)
    return sorted(added)


def _in_one_box(code: RawBlock, other: RawBlock) -> bool:
    """Whether code stands in the box of another block, in at most a few elements of its own."""
    box, at = other.container.parent, code.container
    for _ in range(_WRAPPERS):
        if at.parent is None:
            return False
        at = at.parent
        if at is box:
            return True
    return False
