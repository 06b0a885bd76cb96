r"""Markup that was stored as a string literal of JSON or JavaScript (``<p class=\"a\">It\u2019s …<\/p>``),
or as text of other markup (``&lt;p class=&quot;a&quot;&gt;``)."""

from __future__ import annotations

import html
from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.text.string_literals import unescaped

LITERAL = "markup was stored as a string literal; its escapes were resolved"
ESCAPED = "markup was stored as text; its entities were resolved"

_BLOCK = (
    r"(?:p|div|h[1-6]|ul|ol|li|br|hr|section|article|blockquote|figure|header|footer|main|table|tr)"
)
_BREAK = re.compile(r">\s*+((?:\\[rnt])++)\s*+(?=<|\Z)")
"""Breaks of a literal behind a tag, with nothing else up to the next one."""
_TAG = re.compile(rf"</?{_BLOCK}\b[^<>]*+>", re.IGNORECASE)
_LONGEST_TAG = 500
_CODE = re.compile(r"<(/?)(script|style|pre|code|textarea|samp|kbd)\b", re.IGNORECASE)
_MAY_BREAK = re.compile(r">(?: \\|\\[rnt])")
_ANY_TAG = re.compile(r"<[a-zA-Z][^<>]*+>")
"""Outside tags a page may speak of escaped marks."""
_ANY_BLOCK = re.compile(rf"</{_BLOCK}\s*+>", re.IGNORECASE)
_FEWEST = 2
"""Escaped marks around values, or breaks of a literal, that a page stored so has."""


def as_meant(markup: str) -> tuple[str, bool]:
    r"""The markup itself where it was stored as a literal, and whether it was.

    In a literal no mark around a value is bare and no line ends. Elsewhere only breaks that stand alone
    between blocks are read as such.

    >>> as_meant(r'"<div class=\"a\"><p id=\"b\">It\u2019s late.<\/p>\n<\/div>"')
    ('<div class="a"><p id="b">It’s late.</p>\n</div>', True)
    >>> as_meant('<p title="a">So</p>\\n<p>it is</p>')
    ('<p title="a">So</p>\n<p>it is</p>', True)
    """
    if not _may_have_breaks(markup) and ('="' in markup or '=\\"' not in markup):
        return markup, False
    if _is_literal(markup):
        inner = markup.strip()
        quoted = len(inner) > 1 and inner[0] == inner[-1] == '"'
        return unescaped(inner[1:-1] if quoted else inner), True
    parts: list[str] = []
    done = 0
    for found in _breaks(markup):
        parts += markup[done : found.start(1)], "\n"
        done = found.end(1)
    return "".join((*parts, markup[done:])), done > 0


def as_markup(text: str) -> str | None:
    """The markup that a text of entities stands for; None for other texts.

    >>> as_markup("&lt;p class=&quot;a&quot;&gt;Tea &amp;amp; scones&lt;/p&gt;")
    '<p class="a">Tea &amp; scones</p>'
    """
    if not text.lstrip().startswith("&lt;") or "<" in text or ">" in text:
        return None
    markup = html.unescape(text)
    return markup if _ANY_BLOCK.search(markup) else None


def _may_have_breaks(markup: str) -> bool:
    # By an expression: to look for each of these strings takes twenty times as long, as ">" is so common.
    return "\\" in markup and _MAY_BREAK.search(markup) is not None


def _is_literal(markup: str) -> bool:
    if '="' in markup or "\n" in markup.strip():
        return False
    values = sum(tag[0].count('=\\"') for tag in _ANY_TAG.finditer(markup))
    return values >= _FEWEST or sum(1 for _ in _breaks(markup)) >= _FEWEST


def _breaks(markup: str) -> Iterator[re.Match[str]]:
    """The breaks that stand outside code, behind the tag of a block."""
    code = ""
    tags = _CODE.finditer(markup)
    tag = next(tags, None)
    for found in _BREAK.finditer(markup):
        while tag is not None and tag.start() < found.start():
            name = tag[2].lower()
            if not code and not tag[1]:
                code = name
            elif code == name and tag[1]:
                code = ""
            tag = next(tags, None)
        opens = markup.rfind("<", max(0, found.start() - _LONGEST_TAG), found.start())
        if not code and opens >= 0 and _TAG.match(markup, opens):
            yield found
