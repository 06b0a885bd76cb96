"""The report on one story: the text before beside the text after, with every cut and repair marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template

import newsclean
from newsclean.ledger import Edit, Removal, SpanMap
from newsclean.model.article import Article, LeftOut, Suspect
from newsclean.model.plain_text import byline, visible
from newsclean.reading import Source
from newsclean.report.marked import MarkedSpan, marked


def story_report(article: Article, name: str, source: Source | None = None) -> str:
    """One self-contained HTML file.

    Args:
        article: what :func:`newsclean.clean` returned.
        name: what to call the input, its file name say.
        source: what reading found, for the line on the charset.
    """
    template = Template(files(__package__).joinpath("story.html").read_text(encoding="utf-8"))
    return template.substitute(
        name=_text(name),
        headline=_text(article.headline or "(no headline)"),
        byline=escape(byline(article)),
        facts=_rows(_facts(article, source)),
        before=marked(article.input_text, _marks_before(article)),
        after=marked(article.body, _marks_after(article)),
        ledger=_ledger(article),
        quotes=_table(
            ("speaker", "mention", "cue", "words", "kind", "standing", "confidence"),
            (
                (
                    q.speaker or "?",
                    q.mention.text if q.mention else "",
                    q.cue or "",
                    q.text,
                    q.kind,
                    q.standing,
                    f"{q.confidence:.2f}",
                )
                for q in article.quotes
            ),
        ),
        left_out=_left_out(article),
        suspects=_table(
            ("wording", "kind", "why it was left alone", "candidates"),
            ((s.text, s.kind, s.reason, _candidates(s)) for s in article.suspects),
        ),
        fields=_table(("field", "value", "origin", "raw", "readings that lost"), _fields(article)),
    )


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))


def _facts(article: Article, source: Source | None) -> Iterator[tuple[str, str]]:
    quality = article.quality
    yield "kind", f"{quality.kind}, confidence {quality.confidence:.2f}"
    if article.url:
        yield "address", article.url
    if source is not None:
        found = f"{source.charset} ({source.charset_origin})" if source.charset else "given as text"
        yield "read as", f"{source.kind}, {found}"
    if quality.truncated:
        yield "truncated", "yes: a limit, or the page itself, cut the story"
    if quality.spun.reasons:
        yield "looks reworded", f"{quality.spun.score:.2f}: " + "; ".join(quality.spun.reasons)
    for warning in article.warnings:
        yield "warning", warning
    yield "newsclean", newsclean.__version__


def _kind(edit: Edit) -> str:
    return "removal" if isinstance(edit, Removal) else "repair"


def _title(edit: Edit) -> str:
    title = f"{edit.rule} ({edit.confidence:.2f})"
    if edit.reasons:
        title += ": " + " ".join(reason.name for reason in edit.reasons)
    return title


def _marks_before(article: Article) -> Iterator[MarkedSpan]:
    for number, edit in enumerate(article.edits):
        yield MarkedSpan(
            start=edit.start,
            end=edit.end,
            kind=_kind(edit),
            title=_title(edit),
            anchor=f"b{number}",
            target=f"a{number}",
            instead=edit.after if _kind(edit) == "repair" else "",
        )


def _marks_after(article: Article) -> Iterator[MarkedSpan]:
    moved = SpanMap(article.edits)
    for number, edit in enumerate(article.edits):
        start = moved.forward(edit.start, right=False)
        yield MarkedSpan(
            start=start,
            end=start + len(edit.after),
            kind=_kind(edit),
            title=f"{_title(edit)}: {edit.before[:200]}",
            anchor=f"a{number}",
            target=f"b{number}",
        )
    for number, quote in enumerate(article.quotes, 1):
        for start, end in quote.fragments:
            title = f"{number}. {quote.speaker or '?'}" + (f" ({quote.cue})" if quote.cue else "")
            yield MarkedSpan(start=start, end=end, kind="quote", title=title)
    for suspect in article.suspects:
        title = f"{suspect.reason}: {_candidates(suspect)}"
        yield MarkedSpan(start=suspect.start, end=suspect.end, kind="suspect", title=title)


def _candidates(suspect: Suspect) -> str:
    return " / ".join(c.text for c in suspect.candidates)


def _ledger(article: Article) -> str:
    counts = Counter((_kind(e), e.rule) for e in article.edits)
    return _table(
        ("what", "rule", "times"),
        ((kind, rule, str(n)) for (kind, rule), n in sorted(counts.items())),
    )


def _left_out(article: Article) -> str:
    """What of the page is no part of the story, each reason once with the blocks that it holds for."""
    by_reason: dict[tuple[str, str], list[LeftOut]] = {}
    for block in article.left_out:
        by_reason.setdefault((block.step, block.reason), []).append(block)
    parts = []
    for (step, reason), blocks in by_reason.items():
        rows = _table(("where", "text"), ((block.path, block.text) for block in blocks))
        words = sum(len(block.text.split()) for block in blocks)
        told = f"{reason} ({step}): {len(blocks)} blocks, {words} words"
        parts.append(f"<details><summary>{_text(told)}</summary>{rows}</details>\n")
    return "".join(parts) or "<p>none</p>"


def _fields(article: Article) -> Iterator[tuple[str, ...]]:
    for name, field in article.fields.given():
        others = "; ".join(f"{_value(x.value)} ({x.origin})" for x in field.alternatives)
        yield name, _value(field.value), field.origin, field.raw[:300], others


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<dt>{_text(k)}</dt><dd>{_text(v)}</dd>" for k, v in pairs)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    body = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    if not body:
        return "<p>none</p>"
    cells = "".join(f"<th>{_text(h)}</th>" for h in head)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"
