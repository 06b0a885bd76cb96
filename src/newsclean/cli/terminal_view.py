"""A story for reading in a terminal, with a summary of what was done to it."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

import click

from newsclean import lazy_re as re
from newsclean.ledger import Edit, Removal
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Article
from newsclean.model.plain_text import byline, visible
from newsclean.model.plain_words import in_words, why_left_out

_MOST_QUOTE = 76
_MOST_EDIT = 60
_WIDEST = 100
_LABEL = 12
_RULE = 72
_AROUND = 20
_LINE_ENDS = re.compile(r"(?<![^\S\n])[^\S\n]*+\n\s*+")


@dataclass(frozen=True, slots=True)
class TerminalStyle:
    """How a story is shown.

    Attributes:
        width: characters of a line; None wraps nothing.
        colours: whether there are any.
        verbose: whether each edit is shown, not only how many there are of each kind.
    """

    width: int | None = None
    colours: bool = False
    verbose: bool = False

    @classmethod
    def of(cls, out: TextIO, *, verbose: bool = False) -> TerminalStyle:
        """What fits where the output goes: lines are wrapped and coloured for a terminal only; where
        ``NO_COLOR`` is set (https://no-color.org), no colours."""
        if not out.isatty():
            return cls(verbose=verbose)
        width = min(_WIDEST, shutil.get_terminal_size().columns)
        return cls(width, not os.environ.get("NO_COLOR"), verbose)

    def wrapped(self, text: str, indent: str = "") -> str:
        """A paragraph, with its own line ends."""
        if self.width is None:
            return text
        lines = (
            textwrap.wrap(line, self.width, subsequent_indent=indent, break_long_words=False)
            for line in text.split("\n")
        )
        return "\n".join("\n".join(line) for line in lines)

    def titled(self, title: str) -> str:
        """A line that parts what follows from what came before."""
        return self.painted(f"── {visible(title)} ".ljust(_RULE, "─"), fg="cyan")

    def painted(self, text: str, **how: Any) -> str:
        return click.style(text, **how) if self.colours else text


def story_view(article: Article, style: TerminalStyle | None = None) -> str:
    """Headline, byline, body, then quotes, removals, repairs and suspects."""
    style = style or TerminalStyle()
    quality = article.quality
    facts = [article.language or "?", f"{quality.kind}, {quality.confidence:.2f}"]
    shown = (
        [style.painted(style.wrapped(visible(article.headline)), bold=True)]
        if article.headline
        else []
    )
    shown.append(style.painted(" · ".join(filter(None, [byline(article), *facts])), dim=True))
    shown += ["", style.wrapped(visible(article.body)), ""]
    for line in _summary(article, style):
        label, text = line[:_LABEL], line[_LABEL:]
        wrapped = style.wrapped(visible(line), " " * _LABEL)
        shown.append(
            style.painted(wrapped[: len(label)], fg="cyan") + wrapped[len(label) :]
            if text
            else wrapped
        )
    return "\n".join([*shown, ""])


def _summary(article: Article, style: TerminalStyle) -> Iterator[str]:
    for number, quote in enumerate(article.quotes):
        label = _count(len(article.quotes), "quote", "quotes") if number == 0 else ""
        said = f" ({quote.cue})" if quote.cue else ""
        words = textwrap.shorten(quote.text, _MOST_QUOTE, placeholder=" …")
        yield f"{label:<{_LABEL}}{quote.speaker or '?'}{said}: “{words}”"
        for source in quote.sources if quote.standing == "altered" else ():
            words = textwrap.shorten(source.text, _MOST_QUOTE, placeholder=" …")
            yield f"{'':<{_LABEL}}altered; {source.source} has {words}"
    if not article.quotes:
        yield "0 quotes"
    yield from _edits(article, article.removals, "removed", style)
    yield from _edits(article, article.repairs, "repaired", style)
    left = Counter(s.kind for s in article.suspects)
    yield f"{sum(left.values())} {'suspect':<10}{_counted(left)}".rstrip()
    for suspect in article.suspects:
        shown = " / ".join(c.text for c in suspect.candidates)
        yield f"{'':<{_LABEL}}“{suspect.text}”: {suspect.reason}" + (
            f" ({shown}?)" if shown else ""
        )
    if article.quality.spun.likely:
        reasons = "; ".join(article.quality.spun.reasons)
        yield f"spun        {article.quality.spun.score:.2f}: {reasons}"
    yield from _left_out(article, style)


def _edits(
    article: Article, edits: tuple[Edit, ...], what: str, style: TerminalStyle
) -> Iterator[str]:
    if not style.verbose or not edits:
        counts = Counter(in_words(edit.rule) for edit in edits)
        yield f"{len(edits)} {what:<10}{_counted(counts)}".rstrip()
        return
    text = article.input_text
    for number, edit in enumerate(edits):
        label = f"{len(edits)} {what}" if number == 0 else ""
        yield f"{label:<{_LABEL}}{_edit(edit, text)}  {in_words(edit.rule)} ({edit.rule})"


def _edit(edit: Edit, text: str) -> str:
    """What was there, and what is there now, with the words that it touches; line ends are shown."""
    if isinstance(edit, Removal) and not edit.after.strip():
        return f"“{_short(edit.before.strip())}”"
    left = text[max(0, edit.start - _AROUND) : edit.start]
    right = text[edit.end : edit.end + _AROUND]
    left = left[len(left.rstrip()) - len(left.split()[-1]) :] if left.strip() else left
    right = (
        right[: len(right) - len(right.lstrip()) + len(right.split()[0])]
        if right.strip()
        else right
    )
    return f"“{_short(left + edit.before + right)}” → “{_short(left + edit.after + right)}”"


def _short(text: str) -> str:
    if len(text) > _MOST_EDIT:
        text = f"{text[: _MOST_EDIT // 2].rstrip()} … {text[-_MOST_EDIT // 2 :].lstrip()}"
    return _LINE_ENDS.sub(" ¶ ", text)


def _left_out(article: Article, style: TerminalStyle) -> Iterator[str]:
    """By what the page's other blocks were left out; each of them where the options ask for details."""
    if not article.left_out:
        return
    steps = Counter(block.reason for block in article.left_out)
    yield f"{len(article.left_out)} left out  {_counted(steps)}"
    for block in article.left_out:
        if block.probability is not None or style.verbose:
            words = textwrap.shorten(block.text, _MOST_EDIT, placeholder=" …")
            sure = "" if block.probability is None else f" ({block.probability:.2f})"
            yield f"{'':<{_LABEL}}“{words}”{sure}  {why_left_out(block)}"


def _counted(counts: Counter[str]) -> str:
    return " · ".join(f"{name} ×{n}" if n > 1 else name for name, n in sorted(counts.items()))


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
