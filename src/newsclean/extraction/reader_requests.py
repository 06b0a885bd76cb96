"""Small boxes between the story's paragraphs in which the site asks its readers for something: an address, an
answer, a subscription. A form tells, or words of asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsclean import data
from newsclean.extraction.blocks import HEADINGS, SET_OFF, Container, Outline, RawBlock
from newsclean.text.addresses import has_mail
from newsclean.text.scripts import has_spaceless
from newsclean.text.words import tokens

_PLEAS = frozenset(data.listed("lines", "words", "plea"))
_ASKS = frozenset(data.listed("words", "words", "asks"))
"""Beginnings of words; of scripts without spaces, what may stand anywhere."""
_SPACELESS_ASKS = tuple(filter(has_spaceless, _ASKS))
_LENGTHS = sorted({len(ask) for ask in _ASKS}, reverse=True)
_FEWEST_PLEAS = 2
_MOST, _MOST_BLOCKS = 60, 4
"""Words and blocks of such a box."""
_MOST_SHARE = 1 / 3
"""Of the story's words that such boxes hold: more, and a form stands in the story."""
_CONTROLS = ("form", "input", "textarea", "select")
_SILENT = frozenset(("hidden", "submit", "button", "image", "search"))
"""Types of inputs that ask for nothing."""
_MOST_CONTROLS = 200
_LEAST_CARD, _MOST_CALL = 3, 5
"""Blocks of a box that leads on, and words of its link."""
_LEAST_STORY = 2
"""Blocks of a story that are never such lines."""
_NETWORKS = tuple(w for w in data.listed("lines", "words", "network") if len(w) > 4)
_PARTS = frozenset(
    (
        *"p li ul ol blockquote td tr table dl dd article main section header body html".split(),
        *HEADINGS,
    )
)
"""Elements that are no such box, but parts of a story or of the page."""

Twins = Counter[tuple[str, str]]
"""How many containers are called alike: a box that has twins is a part of the story, or of a list."""


def without_requests(story: list[int], found: Outline) -> list[int]:
    """The story without such boxes."""
    twins = Counter((holder.tag, holder.names) for holder in found.containers if holder.names)
    boxes = {box.index for box in _with_forms(found, twins)}
    boxes |= {box.index for box in _asking(story, found, twins)}
    boxes |= {box.index for box in _asking_by_mail(story, found, twins)}
    blocks = found.blocks
    story = [i for i in _without_last_pleas(story, found, twins) if not _is_set_off_plea(blocks[i])]
    if not boxes:
        return story
    kept = [i for i in story if boxes.isdisjoint(at.index for at in blocks[i].container.lineage())]
    words = sum(blocks[i].words for i in story)
    return kept if words - sum(blocks[i].words for i in kept) <= _MOST_SHARE * words else story


def _with_forms(found: Outline, twins: Twins) -> Iterator[Container]:
    """The small boxes around controls into which a reader writes or chooses."""
    made = {holder.element: holder for holder in found.containers}
    controls = found.containers[0].element.iter(*_CONTROLS) if found.containers else ()
    for control in islice(controls, _MOST_CONTROLS):
        if control.get("type") not in _SILENT and control.get("role") != "search":
            at: etree._Element | None = control
            while at is not None and at not in made:
                at = at.getparent()
            if at is not None and (box := _small(made[at], twins)):
                yield box


def _small(holder: Container, twins: Twins) -> Container | None:
    """The largest small box from a container outwards."""
    box: Container | None = None
    for at in holder.lineage():
        if at.words > _MOST or at.blocks > _MOST_BLOCKS or twins[at.tag, at.names] > 1:
            break
        if at.tag in _PARTS and box is not None:
            break
        if at.tag not in _PARTS:
            box = at
    return box


def _asking(story: list[int], found: Outline, twins: Twins) -> Iterator[Container]:
    """The small boxes with words of asking that stand beside paragraphs of the story."""
    blocks = found.blocks
    beside = Counter(
        above.index for i in story if (above := blocks[i].container.parent) is not None
    )
    said: dict[Container, set[str]] = {}
    for i in story:
        box = _small(blocks[i].container, twins)
        if box is not None and box.parent is not None and beside[box.parent.index]:
            said.setdefault(box, set()).update(_pleas(blocks[i].text.lower()))
            if _leads_on(box, i, blocks):
                yield box
    yield from (box for box, pleas in said.items() if len(pleas) >= _FEWEST_PLEAS)


def _leads_on(box: Container, inside: int, blocks: list[RawBlock]) -> bool:
    """Whether a box is a title, a few words, and a link of its own that leads to what they announce: "Our
    podcast", "Listen now". ``inside`` is the number of one of its blocks."""
    start, end = inside, inside + 1
    while start > 0 and box.holds(blocks[start - 1]):
        start -= 1
    while end < len(blocks) and box.holds(blocks[end]):
        end += 1
    title, call = blocks[start], blocks[end - 1]
    return (
        end - start >= _LEAST_CARD
        and (title.container.tag in HEADINGS or title.bold >= SET_OFF)
        and not title.link_words
        and call.link_words == call.words <= _MOST_CALL
        and len(call.links) == 1
        and not call.links[0][2].startswith("#")
    )


def _asking_by_mail(story: list[int], found: Outline, twins: Twins) -> Iterator[Container]:
    """The small boxes called like no other that ask something and give an address; a letter's writer may do
    so in a paragraph, or behind the story's last one."""
    for i in story:
        if _asks_by_mail(found.blocks[i]):
            box = _small(found.blocks[i].container, twins)
            if box is not None and box.names.strip():
                yield box


def _is_set_off_plea(block: RawBlock) -> bool:
    """The same of a line that is set off."""
    return max(block.slanted, block.bold) >= SET_OFF and _asks_by_mail(block)


def _asks_by_mail(block: RawBlock) -> bool:
    """Whether a line asks something and gives an address: "Do you have a tip? Write to …"."""
    return block.words <= _MOST and "?" in block.text and has_mail(block.text)


def _without_last_pleas(story: list[int], found: Outline, twins: Twins) -> list[int]:
    """The story without the lines behind its end with words of asking, which are set in italics or bold, or
    named like no other."""
    kept = list(story)
    for i in reversed(story[_LEAST_STORY:]):
        block = found.blocks[i]
        called = block.container.tag, block.container.names
        alone = called[1].strip() != "" and twins[called] == 1
        if block.words > _MOST or not (alone or max(block.slanted, block.bold) >= SET_OFF):
            break
        low = block.text.lower()
        asked = {*_pleas(low)}
        named = any(word.startswith(_NETWORKS) for word in tokens(low))
        if len(asked) + named >= _FEWEST_PLEAS and asked:
            kept.remove(i)
    return kept


def is_plea(text: str) -> bool:
    """Whether a text has a word of asking."""
    return next(_pleas(text.lower()), None) is not None


def _pleas(text: str) -> Iterator[str]:
    """The words of asking in a text, each as far as it is known."""
    for word in tokens(text):
        begins = next((word[:n] for n in _LENGTHS if word[:n] in _ASKS), None)
        if begins or word in _PLEAS:
            yield begins or word
    yield from (ask for ask in _SPACELESS_ASKS if ask in text)
