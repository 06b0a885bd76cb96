"""Short texts that a page states in data, which may hold markup of their own, escaped once or more."""

from __future__ import annotations

import html

from newsclean import lazy_re as re

_MOST_LAYERS = 4
"""Escaping upon escaping that is undone: by an editor, a template, a feed, a second template."""
_APART = (
    "p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|figure"
)
_INLINE = (
    "a|abbr|b|bdi|cite|code|del|em|font|i|img|ins|mark|o:p|q|s|small|span|strike|strong|sub|sup"
    "|time|tt|u|wbr"
)
_BREAK = re.compile(rf"</?(?:{_APART})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_TAG = re.compile(
    rf"</?(?:{_INLINE})(?:\s[^<>]{{0,2000}})?/?>|<!--(?:(?!<!--).){{0,2000}}?-->",
    re.IGNORECASE | re.DOTALL,
)
_CUT_OFF = re.compile(
    rf"<(?:/?(?:{_APART}|{_INLINE})(?:\s[^<>]{{0,2000}})?)?\s*(?=(?:\.\.\.|…)?\Z)", re.IGNORECASE
)
"""A tag of which a limit on the length left only the beginning."""


def snippet_text(text: str) -> str:
    """The words of a short text, without tags and entities, blanks collapsed.

    Only what HTML knows as a tag is one: "<5 % of voters" is text.

    >>> snippet_text("&lt;p&gt;Caf&amp;eacute; at &lt;b&gt;S&lt;/b&gt;kerry&lt;/p&gt;")
    'Café at Skerry'
    """
    for _ in range(_MOST_LAYERS):
        plain = html.unescape(text) if "&" in text else text
        if "<" in plain:
            plain = _CUT_OFF.sub(" ", _TAG.sub("", _BREAK.sub(" ", plain)))
        if plain == text:
            break
        text = plain
    return " ".join(text.split())
