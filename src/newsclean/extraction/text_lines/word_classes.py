"""What words around a story speak of, in all languages at once: months, pictures, subscriptions …

The language of a text is not known yet when its lines are told apart, and most of what stands around a
story is too short to tell it by. So a word is looked up in every language's list, and a class that several
words of a line name weighs more than one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsclean import data
from newsclean.light_dataclass import dataclass
from newsclean.metadata import WEEKDAYS
from newsclean.text.scripts import has_spaceless

_OF_LINES = (
    "section", "menu", "share", "photo", "related", "plea", "legal", "contact", "tags", "minutes",
    "comments", "bio", "published", "agency", "network",
    "outlet",
)  # fmt: skip
_OF_BOILERPLATE = {"verbs": "asks", "nouns": "site", "address": "you", "labels": "labels"}
_OF_NAMES = {"desks": "desk", "roles": "bio", "companies": "company"}
_OF_DATES = {"published": "published", "modified": "published"}


@dataclass(frozen=True, slots=True)
class WordClasses:
    """The classes of words in lower case."""

    words: Mapping[str, tuple[str, ...]]
    dense: tuple[tuple[str, tuple[str, ...]], ...]
    """The same for words of scripts that set no spaces, which are looked for inside a line."""


@cache
def word_classes() -> WordClasses:
    """The classes of all words that the data of all languages list."""
    found: dict[str, dict[str, None]] = {}

    def add(words: tuple[str, ...], name: str) -> None:
        for word in words:
            found.setdefault(word, {})[name] = None

    for name in _OF_LINES:
        add(data.listed("lines", "words", name), name)
    for key, name in _OF_BOILERPLATE.items():
        add(data.listed("boilerplate", "vocabulary", key), name)
    for key, name in _OF_NAMES.items():
        add(data.listed("names", "words", key), name)
    add(tuple(sorted(WEEKDAYS)), "weekday")
    for key, name in _OF_DATES.items():
        add(data.listed("dates", "dates", key), name)
    for key in ("months", "jalali"):
        for forms in data.listed("dates", "dates", key):
            add(tuple(forms.split()), "month")
    classes = {word: tuple(names) for word, names in found.items() if "*" not in word}
    dense = tuple(
        (word, names) for word, names in classes.items() if has_spaceless(word) and len(word) > 1
    )
    return WordClasses(classes, dense)
