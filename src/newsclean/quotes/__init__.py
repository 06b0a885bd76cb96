"""Who said what: quotes with their speakers.

The steps: ``text.quotation_marks`` finds the words between marks, ``dialogue`` those behind dashes;
``tokens`` masks them in the narration; ``candidates`` looks for the frame that reports them (the
rules of ``frames_before`` and ``frames_behind``) and sorts out marks that quote nobody;
``attribution`` reads the story and tells whom each subject means; ``assembly`` joins the parts.
"""

from __future__ import annotations

from newsclean.model.article import Quote
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
    people,
    short_texts,
    transcripts,
)
from newsclean.quotes.attribution import Attributed
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.tokens import TokenizedText
from newsclean.text import quotation_marks

TOLD = 2
"""Words of people who are named beside them, from which a page is read as a story whatever its kind."""


def find(
    text: str, code: str | None, options: Options, *, doubtful: bool, story: bool = True
) -> tuple[Quote, ...]:
    """The quotes of a clean text, in order; spans index ``text``.

    Nothing is looked for beyond ``options.limits.quote_characters``.

    Args:
        text: the body, paragraphs on lines of their own.
        code: its language (BCP 47), or None where it is unknown.
        options: ``indirect_quotes`` lists reported speech without marks too.
        doubtful: whether the text looks spun, so that the words may not be the speaker's.
        story: whether the page holds a story. Documentation, shops and forums set terms, code and labels
            in marks: there only people who are named beside their words are speakers.
    """
    text = text[: _end(text, options.limits.quote_characters)]
    if code is None or (options.language is None and len(text) <= short_texts.SHORT):
        code = short_texts.language_of(text, primary(code) if code else None)
    lex = lexicon_files.load(code)
    words = attributed(text, lex, reported=options.indirect_quotes)
    if not story and sum(map(attribution.is_plain, words)) < TOLD:
        words = [w if attribution.is_plain(w) else attribution.unspoken(w) for w in words]
    return assembly.quotes(text, words, "doubtful" if doubtful else "as-printed")


def attributed(text: str, lex: Lexicon, *, reported: bool) -> list[Attributed]:
    """Everybody's words in a text, each part of a parted quote by itself."""
    marked = quotation_marks.paragraphs(text)
    if lex.grammar.cjk:
        return cjk.attributed(text, marked, lex)
    marked = [dialogue.with_speech(text, paragraph, lex) for paragraph in marked]
    marked = dialogue.with_turns(text, marked, lex)
    paragraphs = TokenizedText(text, marked, lex)
    if not lex.cues.verbs:
        return [*map(attribution.unattributed, candidates.candidates(paragraphs))]
    turns = transcripts.turns(paragraphs)
    in_turns = {turn.paragraph for turn in turns}
    found = [c for c in candidates.candidates(paragraphs) if c.paragraph not in in_turns]
    blocks = list(block_quotes.set_off(paragraphs))
    if not (found or turns or blocks or reported):
        return []  # Nobody speaks: the people need not be known.
    everybody = people.gather(paragraphs, lex)
    return attribution.attribute(paragraphs, found, blocks, turns, everybody, reported=reported)


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
