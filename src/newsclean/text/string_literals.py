r"""Escapes of string literals as JSON (RFC 8259) and JavaScript write them: ``\n``, ``\"``, ``\u2019``."""

from __future__ import annotations

from newsclean import lazy_re as re

_ESCAPE = re.compile(
    r"\\(?:(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4})|([\"'/\\bfnrt]))"
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def unescaped(text: str) -> str:
    r"""The text that a literal stands for; what is no escape stays.

    >>> unescaped(r"<p class=\"a\">It\u2019s 1\/2<\/p>\n")
    '<p class="a">It’s 1/2</p>\n'
    """
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        return character("\\" + escape[1])
    return _SHORT.get(escape[2], escape[2])


def character(escape: str) -> str:
    r"""The character of a ``\uXXXX`` or a pair of them; none for half of a pair.

    >>> character(r"\u00e9") + character(r"\ud83d\ude00")
    'é😀'
    """
    units = [int(unit, 16) for unit in escape.split("\\u")[1:]]
    if len(units) == 2:
        return chr(0x10000 + ((units[0] - 0xD800) << 10) + (units[1] - 0xDC00))
    return "" if 0xD800 <= units[0] < 0xE000 else chr(units[0])
