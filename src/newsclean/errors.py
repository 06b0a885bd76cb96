"""The errors that leave newsclean. Each message says what is wrong and ends with the cure.

::

    NewscleanError
    ├── InputError         (also ValueError)   what was passed in is no news story
    ├── LimitError         (also ValueError)   a text is too long to be taken whole
    ├── LedgerError        (also ValueError)   a ledger belongs to another text
    ├── OptionsError       (also ValueError)   Options, Limits or a condition cannot be followed
    ├── RuleError          (also ValueError)   a rule file is wrong
    └── MissingExtraError  (also ImportError)  an optional part is not installed

An argument of a wrong type is a :class:`TypeError`, as everywhere in Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class NewscleanError(Exception):
    """Base of every error that newsclean raises about its input or its configuration."""


class InputError(NewscleanError, ValueError):
    """The input cannot be a news story: empty, binary, or in a format that is not HTML or text."""


class LimitError(NewscleanError, ValueError):
    """The input is beyond a limit of :class:`newsclean.Limits` and no part of it can be used."""


class LedgerError(NewscleanError, ValueError):
    """A ledger does not fit the text it is replayed on."""


class OptionsError(NewscleanError, ValueError):
    """A value of :class:`newsclean.Options` or :class:`newsclean.Limits`, or a condition on
    articles, has the right type and cannot be followed."""


class RuleError(NewscleanError, ValueError):
    """A rule file is wrong."""


class MissingExtraError(NewscleanError, ImportError):
    """An optional part is not installed; the message names the pip command that adds it."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the known names that are spelt most like it.

    >>> did_you_mean("repair.encodng", ["repair.encoding", "quotes"])
    '; did you mean repair.encoding?'
    >>> did_you_mean("xyz", ["quotes"])
    ''
    """
    close = get_close_matches(name, known, n=3)
    return f"; did you mean {' or '.join(close)}?" if close else ""
