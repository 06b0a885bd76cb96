"""Discussions and offers: pages that read like a story and are posts of several people, or a vacancy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, Outline, RawBlock
from newsclean.html import text_of

_DECLARED = re.compile(r"schema\.org/(?:DiscussionForumPosting|QAPage|JobPosting)\b")
# How the addresses of people's pages on a board begin, with the oldest programs' names for them.
_PEOPLE = ("~", *data.listed("page-types", "phrases", "profile"))
_PROFILE = re.compile(
    rf"(?:^|/)(?:{'|'.join(_PEOPLE)})[/.?=]"
    r"|(?:member|memberlist|profile|userinfo)\.php|[?&;](?:action=profile|showuser=|mode=viewprofile)|/@\w",
    re.IGNORECASE,
)
_IN_PROFILE = frozenset(_PEOPLE)
_OTHER_PROFILES = ("/@", ".php", "profile", "showuser")
_PARTS = re.compile("[/.?=]")
"""Addresses without one of these, or one of those names between such signs, are found at once: they lead to
nobody's page."""
# How boards call the element with the name of whoever wrote a post.
_POSTER = re.compile(
    r"(?:^|[\s_-])(?:user-?name|nick(?:-?name)?|poster|post-?(?:author|user)|member-?name|author-?name)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DEALS = frozenset(data.listed("page-types", "phrases", "deal"))
_BUTTONS = ("button", "a", "input")
_LONGEST_DEAL = 40
_NAMING = ("a", "span", "strong", "b", "cite", "div", "dt")
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
"""Posts, by two people at least, that make a discussion."""
_MOST_SHARE = 0.45
"""Of the chosen words that stand outside the posts; a story with comments below stands outside them."""
_MOST_ELEMENTS = 5_000

_Make = tuple[str, str, int]


def declares_posts(found: Outline) -> bool:
    """Whether a part of the page says that it is a discussion, a question with answers, or a vacancy."""
    stated = (holder.element.get("itemtype") for holder in found.containers)
    return any(_DECLARED.search(kind) for kind in stated if kind)


def makes_offer(found: Outline) -> bool:
    """Whether a button or a link of the page says that something is sold there, or a post to be had."""
    buttons = found.containers[0].element.iter(*_BUTTONS) if found.containers else ()
    for button in islice(buttons, _MOST_ELEMENTS):
        text = button.get("value") if button.tag == "input" else text_of(button)
        if text and len(text) <= _LONGEST_DEAL and text.strip(" »›→!").lower() in _DEALS:
            return next(button.iterancestors("aside", "footer", "header", "nav"), None) is None
    return False


def is_thread(found: Outline, chosen: Sequence[RawBlock]) -> bool:
    """Whether the chosen blocks stand in posts that are built alike and link to those who wrote them."""
    made = {holder.element: holder for holder in found.containers}
    people: dict[_Make, dict[int, str]] = defaultdict(dict)
    elements = found.containers[0].element.iter(*_NAMING) if found.containers else ()
    for element in islice(elements, _MOST_ELEMENTS):
        if person := _person(element):
            for holder in filter(_is_post, _around(element, made)):
                people[_make(holder)].setdefault(holder.index, person)
    makes = {
        make
        for make, posts in people.items()
        if len(posts) >= _FEWEST
        and len(set(posts.values())) > 1
        and not _is_headed(found.containers[max(posts)])
    }
    if not makes:
        return False
    words = sum(block.words for block in chosen)
    outside = sum(
        block.words
        for block in chosen
        if not any(_make(holder) in makes for holder in block.container.lineage())
    )
    return outside <= _MOST_SHARE * words


def _person(element: etree._Element) -> str:
    """Who is named by an element: the address of a profile, or the name in a box for it; empty otherwise."""
    href = element.get("href")
    if href and _may_be_profile(href.casefold()) and _PROFILE.search(href):
        return href
    called = element.get("class")
    return text_of(element) if called and _POSTER.search(called) else ""


def _may_be_profile(folded: str) -> bool:
    if any(map(folded.__contains__, _OTHER_PROFILES)):
        return True
    return not _IN_PROFILE.isdisjoint(_PARTS.split(folded))


def _around(
    element: etree._Element, made: dict[etree._Element, Container]
) -> tuple[Container, ...]:
    at: etree._Element | None = element
    while at is not None and at not in made:
        at = at.getparent()
    return tuple(made[at].lineage()) if at is not None else ()


def _is_post(holder: Container) -> bool:
    """Whether a box may be told from others: it has a name, or is an entry by its element."""
    return holder.tag in ("article", "li", "tr") or bool(holder.names.strip())


def _is_headed(last: Container) -> bool:
    """Whether the last of the posts has a headline: then they are stories."""
    return next(last.element.iter("h1", "h2"), None) is not None


def _make(holder: Container) -> _Make:
    """What posts share: their element, their names but for numbers, and how deep they stand."""
    return holder.tag, _DIGITS.sub("", holder.names), holder.depth
