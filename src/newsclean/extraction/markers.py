"""Lines between the paragraphs of a story that mark what a page sets there: advertisements, players."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from newsclean import data
from newsclean import lazy_re as re
from newsclean.exports import is_shortcode
from newsclean.extraction.blocks import HEADINGS, RawBlock
from newsclean.html import text_of
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

_LONGEST = 90
"""Letters of such a line with the length of a recording."""
_BESIDE = re.compile(r"^[\W\d]+|[\W\d]+$")
"""Marks around the words, and how long it takes: "▶ Listen to this article 2:10"."""
_SIGN = re.compile(
    r"(?:\d?\d:\d\d\s?)?/\s?\d?\d:\d\d|[\u2600-\u27bf\ufe0f\u200d\U0001f300-\U0001faff]{1,8}"
)
"""How far a player is ("0:00 / 2:14"), and the picture sign of a box."""
_MEANT = ("p", "td", "th")
"""Where such a sign says something: a tick in a table is an answer."""
_NOTICES = data.listed("words", "words", "notices")
_CREDIT = re.compile(
    rf"\(?(?:{one_of(data.listed('words', 'words', 'credits'))})\s?[:：]\s?[^:：]{{2,50}}\)?",
    re.IGNORECASE,
)
"""A line that says who made the picture, and nothing else."""
_NEAR, _MOST_AT_PLAYER, _MOST_PLAYERS = 2, 140, 20
"""Elements around a player that may be its box, characters of all that stands there; players of a page."""
_SHARING = frozenset(
    (*data.listed("lines", "words", "share"), *data.listed("lines", "words", "network"))
)
_MARKERS = frozenset(_BESIDE.sub("", said) for said in data.listed("words", "words", "markers"))


def without_markers(story: list[int], blocks: list[RawBlock]) -> list[int]:
    """The story without lines that are nothing but such a marker; a heading may be called so. The ways to
    share of a list go together."""
    lists: dict[int, list[int]] = {}
    for i in story:
        if blocks[i].container.tag == "li" and (above := blocks[i].container.parent) is not None:
            lists.setdefault(above.index, []).append(i)
    shared = {
        i for items in lists.values() if all(_is_to_share(blocks[i]) for i in items) for i in items
    }
    players = _boxes_of_players(blocks)
    return [
        i
        for i in story
        if i not in shared
        and not _is_marker(blocks[i])
        and not (players and _names_recording(blocks[i], players))
    ]


def _names_recording(block: RawBlock, players: frozenset[etree._Element]) -> bool:
    around = (block.container.element, block.container.element.getparent())
    return not players.isdisjoint(around) and not ends_sentence(block.text)


def _is_marker(block: RawBlock) -> bool:
    if len(block.text) > _LONGEST or block.container.tag in HEADINGS:
        return False
    if _SIGN.fullmatch(block.text) and block.container.tag not in _MEANT:
        return True
    if block.container.tag not in ("pre", "code") and is_shortcode(block.text):
        return True
    text = _BESIDE.sub("", block.text).casefold()
    if text in _MARKERS or text.startswith(_NOTICES):
        return True
    if block.container.tag != "li" and _is_to_share(block):
        return True
    return _CREDIT.fullmatch(block.text) is not None and not ends_sentence(block.text)


def _boxes_of_players(blocks: list[RawBlock]) -> frozenset[etree._Element]:
    """The boxes of players in which hardly a word stands: what names the recording."""
    if not blocks:
        return frozenset()
    root = blocks[0].container.element.getroottree().getroot()
    boxes: set[etree._Element] = set()
    for player in islice(root.iter("audio"), _MOST_PLAYERS):
        for box in islice(player.iterancestors(), _NEAR):
            if box.tag in ("body", "main", "article") or len(text_of(box)) > _MOST_AT_PLAYER:
                break
            boxes.add(box)
    return frozenset(boxes)


def _is_to_share(block: RawBlock) -> bool:
    """Whether a short line is nothing but ways to share: "Share Facebook"."""
    words = tokens(block.text.casefold())
    return bool(words) and _SHARING.issuperset(words)
