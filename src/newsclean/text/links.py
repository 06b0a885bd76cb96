"""Addresses that pages give, made absolute, and safe to print and to put into markup."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urljoin, urlsplit

from newsclean import lazy_re as re

# What is obeyed or not seen, and what would end an address in markup: controls, blanks, marks of
# direction, invisible and private characters, angle brackets, quotation marks, backslashes.
_ODD = re.compile(
    '[\x00-\x20"<>\\\\\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000'
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
# Nothing in such an address is to be resolved, repaired or doubted.
_WHOLE = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!$-:=@-\[\]-~]*)?(?:\?[!$-:=?@-\[\]-~]+)?(?:#[!$-:=?@-\[\]-~]+)?"
)
# The first part of a path may have no colon, which would make a scheme of it.
_RELATIVE = re.compile(r"[^:/?#]++(?:[/?#].*+)?|[/?#].*+")
_FRONT = re.compile(
    r"(?:(?:https?:)?//[^/?#]{1,200}/?|\.?/)(?:(?:index|default)\.\w{3,5})?(?:\?[^/]{0,40})?"
    r"|(?:index|default|home)\.\w{3,5}",
    re.IGNORECASE,
)


def is_front_page(address: str) -> bool:
    """Whether an address, as a page gives it, leads to the front page of a site.

    >>> is_front_page("/"), is_front_page("https://paper.example/index.html"), is_front_page("/news")
    (True, True, False)
    >>> is_front_page("default.aspx"), is_front_page("")
    (True, False)
    """
    return _FRONT.fullmatch(address) is not None


def encoded(address: str) -> str:
    """The address with blanks, controls and invisible characters percent-encoded, as a browser sends
    them.

    >>> encoded("https://paper.example/a b")
    'https://paper.example/a%20b'
    """
    if not _ODD.search(address):
        return address
    return _ODD.sub(lambda found: quote(found.group(), safe="", errors="replace"), address)


def absolute(
    raw: str, base: str | None, schemes: Collection[str] = ("http", "https")
) -> str | None:
    """The address that ``raw`` means on a page at ``base``; None for a broken one, or one of another
    scheme.

    >>> absolute("../b", "https://paper.example/a/")
    'https://paper.example/b'
    >>> absolute("javascript:void(0)", "https://paper.example/a/")
    """
    if _WHOLE.fullmatch(raw) and raw.partition(":")[0] in schemes:
        return raw
    try:
        address = urljoin(base or "", raw.strip())
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.scheme not in schemes or not (parts.hostname or parts.scheme == "mailto"):
        return None
    return encoded("".join(address.split()))


def resolved(
    raw: str, base: str | None, schemes: Collection[str] = ("http", "https")
) -> str | None:
    """:func:`absolute`; where no ``base`` is known, a relative reference (RFC 3986, 4.2) as the page has it.

    >>> resolved("/news", None), resolved("/news", "https://paper.example/")
    ('/news', 'https://paper.example/news')
    >>> resolved("javascript:void(0)", None)
    """
    address = absolute(raw, base, schemes)
    if address is not None or base is not None:
        return address
    reference = encoded("".join(raw.split()))
    return reference if _RELATIVE.fullmatch(reference) else None


def host_of(url: str | None) -> str | None:
    """The host of an address, lower case, without ``www.``; None where there is none.

    >>> host_of("https://www.Paper.example:80/a")
    'paper.example'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
