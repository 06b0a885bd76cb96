"""What was done, in words that need no glossary."""

from __future__ import annotations

from functools import cache

from newsclean import data
from newsclean.model.page_remainder import LeftOut


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
    """The words of a rule's own name; the part before the dot is a language, or a kind of text."""
    family, _, name = rule.partition(".")
    name = name.replace("-", " ").replace(".", ", ")
    return f"line of the kind “{name}”" if family == "text" else f"boilerplate: {name or family}"


def why_left_out(block: LeftOut) -> str:
    """Why a block of a page is no part of its story: what weighed most against it, where the article was made
    with ``Options(explain=True)``, else the reason."""
    told = [_known("features").get(reason.name, reason.name) for reason in block.features]
    return "; ".join(told) or block.reason


@cache
def _known(table: str) -> dict[str, str]:
    return dict(data.read("shared/edits.toml")[table])
