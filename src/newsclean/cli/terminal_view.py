"""A story for reading in a terminal, with a summary of what was done to it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from newsclean.model.article import Article
from newsclean.model.plain_text import byline, visible

_MOST_QUOTE = 76
_MOST_REASON = 240


def story_view(article: Article) -> str:
    """Headline, byline, body, then quotes, removals, repairs and suspects, counted by rule."""
    head = [article.headline] if article.headline else []
    quality = article.quality
    facts = [article.language or "?", f"{quality.kind}, {quality.confidence:.2f}"]
    head.append(" · ".join(filter(None, [byline(article), *facts])))
    return visible("\n".join([*head, "", article.body, "", *_summary(article), ""]))


def _summary(article: Article) -> Iterator[str]:
    speakers = [(q.speaker or "?", q.cue, q.text) for q in article.quotes]
    for number, (speaker, cue, text) in enumerate(speakers):
        label = _count(len(speakers), "quote", "quotes") if number == 0 else ""
        said = f" ({cue})" if cue else ""
        words = textwrap.shorten(text, _MOST_QUOTE, placeholder=" …")
        yield f"{label:<12}{speaker}{said}: “{words}”"
    if not speakers:
        yield "0 quotes"
    cut = Counter(e.rule for e in article.removals)
    mended = Counter(e.rule for e in article.repairs)
    left = Counter(s.kind for s in article.suspects)
    for counter, what in ((cut, "removed"), (mended, "repaired"), (left, "suspect")):
        yield f"{sum(counter.values())} {what:<10}{_counted(counter)}".rstrip()
    for suspect in article.suspects:
        shown = " / ".join(c.text for c in suspect.candidates)
        yield f"            “{suspect.text}”: {suspect.reason}" + (f" ({shown}?)" if shown else "")
    if article.quality.spun.likely:
        reasons = "; ".join(article.quality.spun.reasons)
        yield f"spun        {article.quality.spun.score:.2f}: {reasons}"
    yield from _left_out(article)


def _left_out(article: Article) -> Iterator[str]:
    """By what the page's other blocks were left out; each of them where the options ask for details."""
    if not article.left_out:
        return
    steps = Counter(block.step for block in article.left_out)
    yield f"{len(article.left_out)} left out  {_counted(steps)}"
    for block in article.left_out:
        if block.probability is not None:
            told = textwrap.shorten(str(block), _MOST_REASON, placeholder=" …")
            yield f"            {told}"


def _counted(counts: Counter[str]) -> str:
    return " · ".join(f"{name} ×{n}" if n > 1 else name for name, n in sorted(counts.items()))


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
