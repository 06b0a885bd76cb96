"""Ways to other stories inside this one: cards with a picture and a teaser, headlines under a label."""

from __future__ import annotations

from collections import Counter

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock, nearest
from newsclean.text.links import host_of
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

_LABEL = re.compile(
    rf"\A\W*(?:{one_of(data.listed('words', 'words', 'pointers'))})(?!\w)", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"\A\W*(?:{one_of(data.listed('words', 'words', 'pointers'))})\s?[:：|]\s*\S", re.IGNORECASE
)
_MOST_LABEL = 6
"""Words of a label that has no colon."""
_LEAST_SHOUTED = 5
"""Words in capitals of a link that is a paragraph of its own."""
_LEAST_TITLE = 3
"""Words of a link that may be a headline."""
_MOST_CARD, _MOST_CARD_BLOCKS = 50, 4
_NEAR = 2
"""Blocks in front of a list among which its label stands."""
_TABLE_CELLS = frozenset(("td", "th"))
"""A link that is a cell of a table says something there, whatever pictures the row has."""
_SIGN = re.compile(r"[»›→▶►➤▸❯>]+\s*")
"""In front of a link that is a paragraph of its own."""
_TWO_SIGNS = re.compile(r"(?:>>+|»»+|››+|▶▶+|►►+)\s")
"""In front of a paragraph that holds a link."""
_AFTER_LABEL = " .…:：|!»›→>▶►👇–—"
_LONGEST_WHEN = 24
"""Letters of a day and a clock behind a linked title."""
_BEHIND = (":", "|", "：", "–", "—", "»", ">")
_OFTEN = 3
"""Links behind one label from which they are no sources of the story, but ways to others."""
_MOST_EXCERPT = 40
"""Words of the excerpt below a linked headline in a card."""
_MOST_CARDS = 0.25
"""Of the story's words that such cards hold; in a list of what a story is about, they hold more."""
_LEAST_BESIDE = 3
"""Paragraphs of the story beside its cards."""
_CELLS = frozenset(("p", "li", "td", "th", "dd", "dt", "blockquote"))


def without_pointers(story: list[int], found: Outline, host: str | None = None) -> list[int]:
    """The story without cards of other stories and without lists of links under a label; ``host`` is the
    page's."""
    blocks = found.blocks
    gone: set[int] = set()
    for i in range(story[0], story[-1] + 1) if story else ():
        block = blocks[i]
        if block.pictured and block.container.tag not in HEADINGS and _is_title(block):
            box = _card_around(blocks[i])
            if box is not None:
                gone.update(
                    j
                    for j in range(i, min(i + _MOST_CARD_BLOCKS, len(blocks)))
                    if box.holds(blocks[j])
                )
    gone |= _labelled(found)
    gone |= _contents(story, found)
    gone |= _labels_of_links(story, found)
    gone |= _linked_headings(story, found)
    gone |= _cards(story, found)
    gone |= _articles_inside(story, found)
    gone |= _bare_headings(story, gone, found)
    gone.update(i for i in story if _is_pointer(blocks[i], host))
    gone |= _under_one_label(story, found, host)
    return [i for i in story if i not in gone] if gone else story


def _is_pointer(block: RawBlock, host: str | None) -> bool:
    """Whether a paragraph is a link in capitals ("TWO CLOCKS STAY IN THE TOWER"), or one behind a sign, or
    one within the site behind a label: in a box of its own, or in a language without boilerplate rules."""
    if block.container.tag in HEADINGS or not block.links:
        return False
    if _TWO_SIGNS.match(block.text):
        return True
    if block.link_words == block.words and _LABELLED.match(block.text):
        return True
    if len(block.links) != 1:
        return False
    start, end, _ = block.links[0]
    sign, linked = block.text[:start], block.text[start:end]
    behind = block.text[end:].strip()
    if (not behind or _is_when(behind)) and word_count(linked) >= _LEAST_TITLE:
        if _SIGN.fullmatch(sign):
            return True
        in_prose = block.container.tag == "p"  # what its labels say is for rules of boilerplate
        if sign and not in_prose and _LABEL.fullmatch(sign.strip(_AFTER_LABEL)):
            return True
    if block.link_words < block.words:
        return False
    return block.words >= _LEAST_SHOUTED and block.text.isupper() and len(block.links) == 1


def _is_when(text: str) -> bool:
    """Whether what follows a linked title is the time at which that story appeared."""
    return len(text) <= _LONGEST_WHEN and any(map(str.isdigit, text)) and not ends_sentence(text)


def _under_one_label(story: list[int], found: Outline, host: str | None) -> set[int]:
    """The paragraphs that are a link within the site behind one and the same label, three times and more:
    "LES OGSÅ: …"."""
    labels: dict[str, list[int]] = {}
    for i in story:
        block = found.blocks[i]
        if len(block.links) == 1 and block.container.tag not in ("li", *HEADINGS):
            start, end, href = block.links[0]
            if (host_of(href) or host) != host or block.link_words < _LEAST_TITLE:
                continue
            label = block.text[:start].strip()
            if label[-1:] in _BEHIND and end == len(block.text) and label.count(" ") < _MOST_LABEL:
                labels.setdefault(label.casefold(), []).append(i)
    return {i for numbers in labels.values() if len(numbers) >= _OFTEN for i in numbers}


def _is_title(block: RawBlock) -> bool:
    return block.words >= _LEAST_TITLE and block.link_words == block.words


def _card_around(block: RawBlock) -> Container | None:
    """The largest small box around a picture and a link; None where that is a paragraph of the story."""
    at, box = block.container, None
    if at.tag in _TABLE_CELLS:
        return None
    while at.words <= _MOST_CARD and at.blocks <= _MOST_CARD_BLOCKS:
        if at.tag not in _CELLS:
            box = at
        if at.parent is None:
            break
        at = at.parent
    if box is None or box.tag in HEADINGS:
        return None
    return box if not box.prose or box.blocks > 1 else None


def _cards(story: list[int], found: Outline) -> set[int]:
    """The blocks of boxes beside the story's paragraphs that hold a linked headline and an excerpt."""
    blocks = found.blocks
    gone: set[int] = set()
    for i in story:
        title = blocks[i]
        if title.container.tag not in HEADINGS or not _is_title(title):
            continue
        box = _box_of_title(title)
        if box is not None:
            near = range(max(0, i - box.blocks), min(i + box.blocks, len(blocks)))
            gone.update(j for j in near if box.holds(blocks[j]))
    if not gone:
        return gone
    words = sum(blocks[i].words for i in story)
    beside = sum(blocks[i].is_prose for i in story if i not in gone)
    few = sum(blocks[i].words for i in gone.intersection(story)) <= _MOST_CARDS * words
    return gone if few and beside >= _LEAST_BESIDE else set()


def _articles_inside(story: list[int], found: Outline) -> set[int]:
    """The blocks of small articles, each with a title and a link, that stand inside the story's own: a few,
    which hold little of its words."""
    blocks = found.blocks
    inside: dict[int, list[int]] = {}
    for i in story:
        box = nearest(blocks[i].container, "article")
        if box is not None and box.words <= _MOST_CARD and box.parent is not None:
            if nearest(box.parent, "article") is not None:
                inside.setdefault(box.index, []).append(i)
    gone: set[int] = set()
    for numbers in inside.values():
        title, box = blocks[numbers[0]].container, nearest(blocks[numbers[0]].container, "article")
        linked = box is not None and next(box.element.iter("a"), None) is not None
        if linked and title.tag in HEADINGS:
            gone.update(numbers)
    words = sum(blocks[i].words for i in story)
    few = len(inside) < _OFTEN and sum(blocks[i].words for i in gone) <= _MOST_CARDS * words
    return gone if few else set()


def _box_of_title(title: RawBlock) -> Container | None:
    """The box of a linked headline, whose other words are an excerpt; None where the headline stands among
    the story's paragraphs, or is all of the box."""
    box = title.container.parent
    while box is not None and box.words == title.words:
        box = box.parent
    if box is None or box.tag in ("section", "article", "body", "main", "li", *HEADINGS):
        return None
    excerpt = box.words - title.words
    return box if excerpt <= _MOST_EXCERPT and box.blocks <= _MOST_CARD_BLOCKS else None


def _bare_headings(story: list[int], gone: set[int], found: Outline) -> set[int]:
    """The headings of boxes of which nothing else is the story's."""
    blocks = found.blocks
    kept = [i for i in story if i not in gone]
    inside = [0] * len(found.containers)
    for i in kept:
        inside[blocks[i].container.index] += 1
    for holder in reversed(found.containers):
        if holder.parent is not None:
            inside[holder.parent.index] += inside[holder.index]
    bare: set[int] = set()
    for i in kept:
        box = blocks[i].container.parent
        if blocks[i].container.tag in HEADINGS and box is not None:
            if box.blocks > 1 and inside[box.index] == 1 and 2 * box.link_words > box.words:
                bare.add(i)
    return bare


def _labelled(found: Outline) -> set[int]:
    """The links of lists that a label stands over, and labels that are nothing else."""
    blocks, gone = found.blocks, set()
    for i, block in enumerate(blocks):
        if block.container.tag != "li" or not _is_title(block) or not i > 0:
            continue
        above = block.container.parent
        if i - 1 in gone and blocks[i - 1].container.parent is above:
            gone.add(i)
            continue
        label = _label_before(blocks, i)
        if label is not None and above is not None and above.link_words == above.words:
            gone.add(i)
            if not blocks[label].link_words:
                gone.add(label)
    return gone


def _contents(story: list[int], found: Outline) -> set[int]:
    """A table of contents: a list of links to places on this page, which the story's headings are called, and
    the line over it."""
    blocks = found.blocks
    heads = {blocks[i].text for i in story if blocks[i].container.tag in HEADINGS}
    gone = {
        i
        for i in story
        if blocks[i].links
        and blocks[i].links[0][2].startswith("#")
        and blocks[i].container.tag == "li"
        and blocks[i].link_words == blocks[i].words
        and blocks[i].text in heads
    }
    over = {i - 1 for i in gone if i - 1 not in gone and blocks[i - 1].words <= _MOST_LABEL}
    return gone | over if len(gone) > 1 else set()


def _labels_of_links(story: list[int], found: Outline) -> set[int]:
    """The lines that are nothing but a label, with the link behind each: "Read also:", "The clock of …"."""
    blocks = found.blocks
    gone: set[int] = set()
    for i in story:
        label = blocks[i].text.rstrip(_AFTER_LABEL)
        if i + 1 < len(blocks) and _LABEL.fullmatch(label):
            behind = blocks[i + 1]
            if behind.links and behind.link_words == behind.words:
                gone |= {i, i + 1}
    return gone


def _linked_headings(story: list[int], found: Outline) -> set[int]:
    """The headings that are links, each in a box of its own between the story's paragraphs, few of which are
    called alike: in a list of what the story is about, every heading is such a link."""
    twins = Counter((holder.tag, holder.names) for holder in found.containers)
    beside = Counter(
        above.index for i in story if (above := found.blocks[i].container.parent) is not None
    )
    gone: set[int] = set()
    for i in story:
        title = found.blocks[i]
        box = title.container.parent
        if title.container.tag not in HEADINGS or not _is_title(title) or box is None:
            continue
        while box.parent is not None and box.parent.words == title.words:
            box = box.parent
        alone = box.words == title.words and box.tag not in ("section", "article", "header", "li")
        rare = twins[box.tag, box.names] < _OFTEN
        if alone and rare and box.parent is not None and beside[box.parent.index] >= _LEAST_BESIDE:
            gone.add(i)
    return gone


def _label_before(blocks: list[RawBlock], i: int) -> int | None:
    """The number of the label right in front of a list, beyond a single link at most."""
    for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        before = blocks[j]
        plain = before.words - before.link_words
        if _LABEL.match(before.text) and plain <= _MOST_LABEL:
            return j
        if before.link_words < before.words:
            return None
    return None
