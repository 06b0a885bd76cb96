"""Language tags (BCP 47, RFC 5646): the form in which languages are named everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from newsclean import data
from newsclean import lazy_re as re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def primary(code: str) -> str:
    """The first subtag.

    >>> primary("pt-BR")
    'pt'
    """
    return re.split("[-_]", code, maxsplit=1)[0].lower()


def normal(code: str) -> str:
    """A language tag as BCP 47, lower case; empty where it is none.

    >>> normal("en_US"), normal("a language")
    ('en-us', '')
    """
    match = _TAG.fullmatch(code.strip())
    return match.group().replace("_", "-").lower() if match else ""


def is_language(code: str) -> bool:
    """Whether a tag has the form of BCP 47 and begins with a language of the IANA registry.

    >>> is_language("en-GB"), is_language("xx"), is_language("English")
    (True, False, False)
    """
    return primary(normal(code)) in _registered()


def code_of(name: str) -> str | None:
    """The code of the language whose English name is spelt most like ``name``; None where none is.

    >>> code_of("English"), code_of("Portugese"), code_of("?")
    ('en', 'pt', None)
    """
    codes = {n: code for code, names in _content()["names"].items() for n in names}
    close = get_close_matches(name.lower(), codes, n=1, cutoff=0.8)
    return codes[close[0]] if close else None


@cache
def _registered() -> frozenset[str]:
    return frozenset(_content()["codes"]["all"].split())


@cache
def _content() -> Mapping[str, Any]:
    return data.read("shared/languages.toml")
