"""Who said what: quotes with their speakers.

The steps: ``text.quotation_marks`` finds the words between marks, ``dialogue`` those behind dashes;
``tokens`` masks them in the narration; ``candidates`` looks for the frame that reports them (the
rules of ``frames_before`` and ``frames_behind``) and sorts out marks that quote nobody;
``attribution`` reads the story and tells whom each subject means; ``assembly`` joins the parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.model.article import Quote, QuotedPerson
from newsclean.model.language_tags import primary
from newsclean.options import Options
from newsclean.quotes import (
    assembly,
    attribution,
    block_quotes,
    candidates,
    cjk,
    dialogue,
    lexicon_files,
    nested,
    people,
    portraits,
    short_texts,
    transcripts,
)
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.speakers import Discourse
from newsclean.quotes.story_reading import Attributed
from newsclean.quotes.tokens import TokenizedText
from newsclean.text import quotation_marks


class FoundQuotes(NamedTuple):
    """The quotes of a text in its order, and the people who say them in that of their first quote."""

    quotes: tuple[Quote, ...]
    people: tuple[QuotedPerson, ...]


class ReadText(NamedTuple):
    """A text as it was read: its narration, and what is known of the people behind its last quote."""

    words: list[Attributed]
    """Everybody's words, each part of a parted quote by itself."""
    narration: TokenizedText | None = None
    """None where the text was not read as tokens."""
    discourse: Discourse | None = None


def find(
    text: str,
    code: str | None,
    options: Options,
    *,
    doubtful: bool,
    story: bool = True,
    blocks: Sequence[tuple[int, int]] = (),
) -> FoundQuotes:
    """The quotes of a clean text, and who says them; spans index ``text``.

    Nothing is looked for beyond ``options.limits.quote_characters``.

    Args:
        text: the body, paragraphs on lines of their own.
        code: its language (BCP 47), or None where it is unknown.
        options: ``indirect_quotes`` lists reported speech without marks too.
        doubtful: whether the text looks spun, so that the words may not be the speaker's.
        story: whether the page holds a story. Documentation, shops and forums set terms, code and labels
            in marks: there only people who are named beside their words are speakers.
        blocks: spans of ``text`` that a page marks as block quotations, in order.
    """
    text = text[: _end(text, options.limits.quote_characters)]
    if code is None or (options.language is None and len(text) <= short_texts.SHORT):
        code = short_texts.language_of(text, primary(code) if code else None)
    lex = lexicon_files.load(code)
    told_by = read(text, lex, reported=options.indirect_quotes, blocks=blocks)
    words = told_by.words
    if not story:
        words = [w if attribution.is_plain(w) else attribution.unspoken(w) for w in words]
    told = assembly.quotes(text, words, "doubtful" if doubtful else "as-printed", lex.code)
    if told_by.narration is None or told_by.discourse is None:
        people_named = portraits.of_names(text, told, lex)
    else:
        people_named = portraits.of(told, told_by.narration, told_by.discourse)
    return FoundQuotes(tuple(each.quote for each in told), people_named)


def read(
    text: str, lex: Lexicon, *, reported: bool, blocks: Sequence[tuple[int, int]] = ()
) -> ReadText:
    """A text read for its quotes. The arguments are those of :func:`find`."""
    marked = quotation_marks.paragraphs(text)
    if lex.grammar.cjk:
        return ReadText(cjk.attributed(text, marked, lex))
    marked = [dialogue.with_speech(text, paragraph, lex) for paragraph in marked]
    marked = dialogue.with_turns(text, marked, lex)
    paragraphs = TokenizedText(text, marked, lex)
    if not lex.cues.verbs:
        return ReadText([*map(attribution.unattributed, candidates.candidates(paragraphs))])
    turns = transcripts.turns(paragraphs)
    in_turns = {turn.paragraph for turn in turns}
    found = [c for c in candidates.candidates(paragraphs) if c.paragraph not in in_turns]
    set_off = list(block_quotes.set_off(paragraphs, blocks))
    if not (found or turns or set_off or reported):
        return ReadText([])  # Nobody speaks: the people need not be known.
    everybody = people.gather(paragraphs, lex)
    words, discourse = attribution.attribute(
        paragraphs, found, set_off, turns, everybody, reported=reported
    )
    return ReadText([*words, *nested.quoted(text, words, lex)], paragraphs, discourse)


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
