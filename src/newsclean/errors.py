"""The errors that leave newsclean. Each message says what is wrong and ends with the cure."""

from __future__ import annotations


class NewscleanError(Exception):
    """Base of every error that newsclean raises about its input or its configuration."""


class InputError(NewscleanError, ValueError):
    """The input cannot be a news story: empty, binary, or in a format that is not HTML or text."""


class LimitError(NewscleanError, ValueError):
    """The input is beyond a limit of :class:`newsclean.Limits` and no part of it can be used."""


class LedgerError(NewscleanError, ValueError):
    """A ledger does not fit the text it is replayed on."""


class RuleError(NewscleanError, ValueError):
    """A rule file or an option is wrong."""


class MissingExtraError(NewscleanError, ImportError):
    """An optional part is not installed; the message names the pip command that adds it."""
