"""Who said what: quotes with their speakers.

``marks`` finds the words between quotation marks, ``tokens`` masks them in the narration,
``frames`` finds the clause that reports them, ``people`` tells whom its subject means,
``scare`` sorts out marks that quote nobody, and ``attribution`` puts the parts together.
"""

from __future__ import annotations

from newsclean.model.article import Quote
from newsclean.options import Options
from newsclean.quotes import attribution, lexicon


def find(text: str, code: str | None, options: Options, *, doubtful: bool) -> tuple[Quote, ...]:
    """The quotes of a clean text, in order; spans index ``text``.

    Nothing is looked for beyond ``options.limits.quote_characters``.

    Args:
        text: the body, paragraphs on lines of their own.
        code: its language (BCP 47), or None where it is unknown.
        options: ``indirect_quotes`` lists reported speech without marks too.
        doubtful: whether the text looks spun, so that the words may not be the speaker's.
    """
    lex = lexicon.load(code)
    text = text[: _end(text, options.limits.quote_characters)]
    return tuple(attribution.quotes(text, lex, reported=options.indirect_quotes, doubtful=doubtful))


def unread(text: str, options: Options) -> tuple[str, ...]:
    """The warning that quotes beyond the limit were not looked for; empty where all were."""
    most = options.limits.quote_characters
    if len(text) <= most:
        return ()
    return (f"quotes were looked for in the first {most:,} characters only",)


def _end(text: str, most: int) -> int:
    """Where to stop: at the end of a paragraph, if there is one."""
    if len(text) <= most:
        return len(text)
    found = text.rfind("\n", 0, most)
    return found if found > 0 else most
