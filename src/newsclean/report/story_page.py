"""The report on one story: what it says, what was done to it, and what of the page is no part of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby

import newsclean
from newsclean.ledger import Edit, Removal
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Article, Block, LeftOut
from newsclean.model.page_remainder import LeftOutRun, runs_of
from newsclean.model.plain_text import byline
from newsclean.model.plain_words import in_words
from newsclean.reading import Source
from newsclean.report.changes import diff_runs
from newsclean.report.marked import ReportMark, ReportPiece, pieces

_AROUND = 30
"""Characters on either side of an edit in the list of edits."""
_MOST_EDIT = 300
_FEW = 0.5
"""Confidence below which a reader is warned."""


def story_report(article: Article, name: str, source: Source | None = None) -> str:
    """One self-contained HTML file, which runs no script.

    Args:
        article: what :func:`newsclean.clean` returned.
        name: what to call the input, its file name say.
        source: what reading found, for the line on the charset.
    """
    from newsclean.report.templates import rendered

    text = article.input_text
    return rendered(
        "story.html",
        article=article,
        name=name,
        byline=byline(article),
        warning=_warning(article),
        groups=list(_groups(article)),
        runs=diff_runs(text, article.body, article.edits),
        edits=[_listed(text, n, edit) for n, edit in enumerate(article.edits, 1)],
        left_out=list(_left_out(article)),
        fields=list(article.fields.given()),
        facts=list(_facts(article, source)),
        in_words=in_words,
        version=newsclean.__version__,
    )


def _warning(article: Article) -> str:
    quality = article.quality
    if not quality.is_story:
        return f"This page is no story: it looks like a page of the kind “{quality.kind}”."
    if quality.confidence < _FEW:
        return f"newsclean is not sure of this story: its confidence is {quality.confidence:.2f}."
    return ""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the story in pieces."""

    block: Block
    pieces: list[ReportPiece]


def _groups(article: Article) -> Iterator[tuple[str, list[ShownBlock]]]:
    """The blocks of the story; items of one list, and paragraphs of one quotation, are together."""
    marks = [
        ReportMark(start, end, "said", number)
        for number, quote in enumerate(article.quotes, 1)
        for start, end in quote.fragments
    ]
    marks += [ReportMark(s.start, s.end, "doubt", n) for n, s in enumerate(article.suspects, 1)]
    marks.sort(key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    reached = list(accumulate((mark.end for mark in marks), max))
    shown = []
    for block in article.blocks:
        near = slice(bisect_left(reached, block.start), bisect_right(starts, block.end))
        shown.append(ShownBlock(block, pieces(article.body, block.start, block.end, marks[near])))
    for key, group in groupby(enumerate(shown), lambda item: _together(item[0], item[1].block)):
        yield key[0], [block for _, block in group]


def _together(number: int, block: Block) -> tuple[str, int]:
    if block.kind == "list-item":
        return ("ul" if block.number is None else "ol"), -1
    return block.kind, -1 if block.kind == "blockquote" else number


@dataclass(frozen=True, slots=True)
class ListedEdit:
    """An edit as the list of edits has it."""

    number: int
    edit: Edit
    is_cut: bool
    left: str
    before: str
    after: str
    right: str


def _listed(text: str, number: int, edit: Edit) -> ListedEdit:
    left = text[max(0, edit.start - _AROUND) : edit.start].rpartition("\n")[2]
    right = text[edit.end : edit.end + _AROUND].partition("\n")[0]
    return ListedEdit(
        number,
        edit,
        isinstance(edit, Removal),
        f"…{left.partition(' ')[2] or left}" if len(left) == _AROUND else left,
        _short(edit.before),
        _short(edit.after),
        f"{right.rpartition(' ')[0] or right}…" if len(right) == _AROUND else right,
    )


def _short(text: str) -> str:
    if len(text) <= _MOST_EDIT:
        return text
    return f"{text[: _MOST_EDIT // 2]} […] {text[-_MOST_EDIT // 2 :]}"


def _left_out(article: Article) -> Iterator[tuple[str, int, int, list[LeftOutRun]]]:
    """What of the page is no part of the story: reason, blocks, words, and the blocks by their place."""
    by_reason: dict[str, list[LeftOut]] = {}
    for block in article.left_out:
        by_reason.setdefault(block.reason, []).append(block)
    for reason, blocks in by_reason.items():
        words = sum(len(block.text.split()) for block in blocks)
        yield reason, len(blocks), words, list(runs_of(blocks))


def _facts(article: Article, source: Source | None) -> Iterator[tuple[str, str]]:
    quality = article.quality
    if article.source_url:
        yield "came from", article.source_url
    if source is not None:
        found = f"{source.charset} ({source.charset_origin})" if source.charset else "given as text"
        yield "read as", f"{source.kind}, {found}"
    if quality.truncated:
        yield "truncated", "yes: a limit, or the page itself, cut the story"
    if quality.spun.reasons:
        yield (
            "looks reworded" if quality.spun.likely else "signs of rewording",
            f"{quality.spun.score:.2f}: " + "; ".join(quality.spun.reasons),
        )
    for warning in article.warnings:
        yield "warning", warning
    for sibling in article.siblings:
        yield "also reported", f"{sibling}"
