"""Addresses that pages give, made safe to print and to put into markup."""

from __future__ import annotations

import re
from urllib.parse import quote

# What is obeyed or not seen, and what would end an address in markup: controls, blanks, marks of
# direction, invisible and private characters, angle brackets, quotation marks, backslashes.
_ODD = re.compile(
    '[\x00-\x20"<>\\\\\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000'
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)


def encoded(address: str) -> str:
    """The address with such characters percent-encoded, as a browser sends them."""
    if not _ODD.search(address):
        return address
    return _ODD.sub(lambda found: quote(found.group(), safe="", errors="replace"), address)
