"""Who said what: quotes with their speakers."""

from __future__ import annotations

from newsclean.document import Quote
from newsclean.options import Options


def find(text: str, code: str | None, options: Options, *, doubtful: bool) -> tuple[Quote, ...]:
    """The quotes of a clean text, in order; spans index ``text``."""
    return ()
