"""Web and mail addresses in running text, where punctuation and spelling have other rules."""

from __future__ import annotations

import re

from newsclean.text.spans import Spans

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+", re.IGNORECASE)


def addresses(text: str) -> Spans:
    """Where the addresses of a text stand.

    >>> text = "Write to desk@example.org or see www.example.org/a.b today."
    >>> [text[a:b] for a, b in addresses(text)]
    ['desk@example.org', 'www.example.org/a.b']
    """
    if "://" not in text and "www." not in text and "@" not in text:
        return Spans(())
    return Spans(m.span() for m in _ADDRESS.finditer(text))
