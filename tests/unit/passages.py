"""A text around what a test of repair is about."""

from __future__ import annotations

import newsclean
from newsclean import Options
from newsclean.ledger import replay, undo

LEAD = (
    "The council met on Monday and put off the vote on the new bridge until the spring, and that was all "
    "that was said of it in the hall.\n\n"
)
TAIL = (
    "\n\nAbout forty people live on the island, and most of them came to the landing stage to hear of it "
    "from the harbour master, who had been told in the morning."
)


def mended(text: str, *off: str) -> str:
    """The paragraph as it comes out of the middle of an English text."""
    options = Options(disable=frozenset(off))
    result = newsclean.clean_text(LEAD + text + TAIL, options=options)
    whole = LEAD + text + TAIL
    assert replay(whole, result.edits) == result.text
    assert undo(result.text, result.edits) == whole
    return result.text.removeprefix(LEAD).removesuffix(TAIL)
