"""What was done, in words that need no glossary."""

from __future__ import annotations

from functools import cache
from typing import Final

from newsclean import data
from newsclean import lazy_re as re
from newsclean.model.page_remainder import LeftOut

_ENDS: Final = {"open": "it ends without a stop", "ended": "it ends as a sentence"}


def in_words(rule: str) -> str:
    """What a rule does: ``space before a mark`` for ``spacing.before``.

    >>> in_words("en.also-read")
    'boilerplate: also read'
    >>> in_words("spacing.before+spacing.doubled")
    'space before a mark, doubled space'
    """
    return ", ".join(
        dict.fromkeys(_known("words").get(one) or _named(one) for one in rule.split("+"))
    )


def _named(rule: str) -> str:
    """The words of a rule's own name, behind a language or who made it."""
    family, _, name = rule.partition(".")
    if family == "rewriter":
        return f"proposed by {name}"
    name = _known("kinds").get(name) or name.replace("-", " ").replace(".", ", ")
    return f"boilerplate: {name or family}"


def why_left_out(block: LeftOut) -> str:
    """Why a block of a page is no part of its story: what weighed most against it, where the article was made
    with ``Options(explain=True)``, else the reason."""
    told = [_known("features").get(reason.name, reason.name) for reason in block.features]
    return "; ".join(told) or block.reason


def sign_in_words(sign: str) -> str:
    """What told a line of boilerplate: a sign of its shape, or letters of its words.

    >>> sign_in_words("@endsopen"), sign_in_words("@nouns2,open"), sign_in_words("<watch_live>")
    ('how it ends', 'nouns of boilerplate (it ends without a stop)', 'the letters “watch live”')
    """
    if not sign.startswith("@"):
        return f"the letters “{sign.strip('<>^$').replace('_', ' ')}”"
    name, comma, end = sign[1:].rpartition(",")
    if end not in _ENDS:
        name, comma = sign[1:], ""
    if re.fullmatch(r"address\d", name):
        name = "address-words"
    known = _known("signs")
    stem = next((name[:n] for n in range(len(name), 0, -1) if name[:n] in known), "")
    return f"{known.get(stem, name)} ({_ENDS[end]})" if comma else known.get(stem, name)


@cache
def _known(table: str) -> dict[str, str]:
    return dict(data.read("shared/edits.toml")[table])
