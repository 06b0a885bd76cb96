"""Web and mail addresses in running text, where punctuation and spelling have other rules."""

from __future__ import annotations

from newsclean import lazy_re as re
from newsclean.text.spans import Spans

_OF_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_OF_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+")


def has_mail(text: str) -> bool:
    """Whether a text has an address by mail."""
    return "@" in text and _OF_MAIL.search(text) is not None


def addresses(text: str) -> Spans:
    """Where the addresses of a text stand.

    >>> text = "Write to desk@example.org or see www.example.org/a.b today."
    >>> [text[a:b] for a, b in addresses(text)]
    ['desk@example.org', 'www.example.org/a.b']
    """
    web = _OF_WEB.finditer(text) if "://" in text or "www." in text else ()
    mail = _OF_MAIL.finditer(text) if "@" in text else ()
    return Spans(found.span() for found in (*web, *mail))
