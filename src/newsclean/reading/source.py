"""What reading hands on."""

from __future__ import annotations

from typing import Literal

from newsclean.light_dataclass import dataclass

SourceKind = Literal["html", "text"]

CharsetOrigin = Literal["given", "bom", "header", "declared", "content"]
"""How the charset was found: the input was ``str``; a byte order mark; the Content-Type header;
the page's own declaration; the bytes themselves (no declaration, or one that does not fit)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Decoded input: valid Unicode without lone surrogates, HTML or plain text."""

    text: str
    kind: SourceKind
    url: str | None = None
    """Where the input came from, as the caller or the response says."""
    charset: str | None = None
    """WHATWG name of the encoding of the bytes; None where the input was ``str``."""
    charset_origin: CharsetOrigin = "given"
    encoded: bytes | None = None
    """``text`` in UTF-8, where that is how it came."""
    truncated: bool = False
    warnings: tuple[str, ...] = ()
