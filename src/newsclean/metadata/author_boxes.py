"""Authors far from the headline: boxes about them, links to their pages, "Written by" below the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from lxml import etree

from newsclean import data
from newsclean import lazy_re as re
from newsclean.html import MarkedElement, names_around, text_of
from newsclean.metadata.author_names import read_names
from newsclean.metadata.byline_words import WORDS, names_others, only_by, starts_like_byline
from newsclean.metadata.context import MetadataContext
from newsclean.metadata.near_headline import COLUMNISTS, OF_ANOTHER
from newsclean.model.article import Value
from newsclean.text.scripts import has_spaceless

_OF_AUTHOR = re.compile(r"author(?![\s_-]?(?:desc|job|position))|byline|writer|autor")
_ABOUT = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?|writers?|contributors?)/[^/?#]")
_SIGNED = data.listed("names", "by", "signed")
_DENSE = tuple(filter(has_spaceless, _SIGNED))
_ALONE = tuple(
    w[:-1]
    for w in _SIGNED
    if w.endswith(":") and w[:-1].removesuffix("(s)").removesuffix("s") in WORDS["roles"]
)
"""Labels that may have no colon where they are a line of their own: a heading "Author"."""
_BY_FIRST: dict[str, list[str]] = {}
for _opening in _SIGNED:
    _BY_FIRST.setdefault(_opening.replace(":", " ").split()[0], []).append(_opening)
_MARKS = '.:!?)]”"»…'
"""What may stand right in front of an opening, where elements meet without a space, and behind it."""
# Compiled for each page: a shared XPath holds a lock, which a child forked meanwhile waits for.
_STRING = partial(etree.XPath, "string(body)")
_CODE = partial(etree.XPath, "body//script/text() | body//style/text()", smart_strings=False)
_LONG_CODE = 100
"""Characters of code that no visible text repeats by accident."""
_TITLES = frozenset(("h2", "h3", "h4", "h5"))
_MOST_WORDS = 6
_MOST = 60
_MOST_ITEMS = 8
_MENU = re.compile(rf"(?:^|[\s_-])(?:menu|nav)(?:$|[\s_-])|{COLUMNISTS}")
"""How pages call menus, and their lists of columnists."""

Names = tuple[str, ...]


def find_signature(context: MetadataContext) -> Iterator[Value[Names]]:
    """The author that a page names in one of these ways, if it names just one in that way.

    Several are those of several stories, or of comments.
    """
    for ways in (_signed(context), _boxes(context), _links(context), _cards(context)):
        found = list(ways)
        if found and len({v.value for v in found}) == 1:
            yield found[0]


def _signed(context: MetadataContext) -> Iterator[Value[Names]]:
    """Lines that begin with "Written by" or are a label, whose name may stand in the next element."""
    # A search of every piece of the text is long: only for the openings that stand somewhere in the whole.
    whole = _shown(context.markup.root).lower()
    openings = [words for words in _may_sign(whole) if _occurs(words, whole)]
    for text in _texts_with(openings, context.markup.root) if openings else ():
        element = text.getparent()
        line = " ".join(text.split())
        begins = line.lower().startswith(_SIGNED) or line.lower() in _ALONE
        if element is None or element.tag in ("script", "style") or not begins:
            continue
        if only_by(line):
            line = f"{line.rstrip(':： ')}: {_next(element, tail=text.is_tail)}"
        yield from _full(context, line)


def _texts_with(openings: Iterable[str], root: etree._Element) -> list[Any]:
    """The short texts that hold one of these openings, whose first letter may be a capital."""
    any_of = " or ".join(f'contains(., "{words[1:]}")' for words in openings)
    texts = etree.XPath(f"descendant::text()[string-length() < 200][{any_of}]", smart_strings=True)
    return list(texts(root))[:_MOST]


def _shown(root: etree._Element) -> str:
    """The text of the body without long scripts and style sheets, which are most of it."""
    whole, at, parts = str(_STRING()(root)), 0, []
    for code in _CODE()(root):
        begin = whole.find(code, at) if len(code) > _LONG_CODE else -1
        if begin >= 0:
            parts.append(whole[at:begin])
            at = begin + len(code)
    return "\n".join((*parts, whole[at:]))


def _may_sign(text: str) -> Iterator[str]:
    """The openings whose first word a text has; those of scripts without spaces, and labels, to which a name
    may be glued."""
    apart = text
    for mark in _MARKS:
        apart = apart.replace(mark, " ")
    for word in _BY_FIRST.keys() & frozenset(apart.split()):
        yield from _BY_FIRST[word]
    yield from (label for label in _ALONE if label in text)
    if has_spaceless(text):
        yield from _DENSE


def _occurs(words: str, text: str) -> bool:
    """Whether an opening stands in a text, at the beginning of a word."""
    at = text.find(words)
    while at >= 0:
        if not text[max(0, at - 1) : at].isalpha():
            return True
        at = text.find(words, at + 1)
    return False


def _next(element: etree._Element, *, tail: bool) -> str:
    """The text of what follows a text of this element."""
    at: etree._Element | None = element
    following = None if tail or not len(element) else element[0]
    for _ in range(3):
        if following is None and at is not None:
            following, at = at.getnext(), at.getparent()
    if following is None:
        return ""
    if following.tag in ("ul", "ol"):
        return ", ".join(map(text_of, following[:_MOST_ITEMS]))
    return text_of(following)[:80]


def _boxes(context: MetadataContext) -> Iterator[Value[Names]]:
    for item in context.markup.classed(_OF_AUTHOR.search):
        names = f"{item.names} {item.around}"
        if item.inside_prose or OF_ANOTHER.search(names) or _of_teaser(item.element, context):
            continue
        yield from _full(context, _twice(item) or item.text)


def _of_teaser(element: etree._Element, context: MetadataContext) -> bool:
    """Whether the heading right beside an author is a link, and not the story's: the author of a teaser."""
    own = context.headline.value if context.headline else ""
    for beside in (element.getprevious(), element.getnext()):
        if beside is not None and beside.tag in _TITLES:
            link = next(beside.iter("a"), None)
            if link is not None and text_of(link) == text_of(beside) != own:
                return True
    return False


def _twice(item: MarkedElement) -> str:
    """The name above a note on an author that begins with it: "Ada Ohm", "Ada Ohm writes on boats."."""
    name = next((t for text in item.element.itertext() if (t := " ".join(text.split()))), "")
    return name if " " in name and item.text.startswith(f"{name} {name} ") else ""


def _cards(context: MetadataContext) -> Iterator[Value[Names]]:
    """What blogs mark as the card of a post's author ("author vcard"), also the name of an account."""
    for item in context.markup.classed(_is_card):
        if not OF_ANOTHER.search(item.around):
            names = read_names(item.text, None, desks=True)
            if names:
                yield Value(names[:1], item.text, "visible")


def _is_card(names: str) -> bool:
    return "vcard" in names and "author" in names


def _links(context: MetadataContext) -> Iterator[Value[Names]]:
    found = (a for a in context.markup.root.iter("a") if _ABOUT.search(a.get("href") or ""))
    for link in islice(found, _MOST):
        above = link.getparent()
        if _MENU.search(names_around(link)) or (above is not None and names_others(text_of(above))):
            continue
        yield from _full(context, text_of(link))


def _full(context: MetadataContext, text: str) -> Iterator[Value[Names]]:
    """The names in a short text, when each is a name in full."""
    if len(text.split()) <= _MOST_WORDS or starts_like_byline(text):
        names = read_names(text[:120], context.site, strict=True)
        if names and all(" " in n for n in names):
            yield Value(names, text, "visible")
