"""Text with marks on some of its spans, as HTML; spans may overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from newsclean.model.plain_text import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSpan:
    """A span of the text, or a point in it where something stood."""

    start: int
    end: int
    kind: str
    """A CSS class: ``removal``, ``repair``, ``suspect``, ``quote``."""
    title: str
    anchor: str = ""
    """Its id on this side."""
    target: str = ""
    """The id that a click leads to."""
    instead: str = ""
    """Shown behind the span: what came in its place."""


def marked(text: str, marks: Iterable[MarkedSpan]) -> str:
    """The text, escaped, each stretch of it with all the marks that cover it."""
    found = sorted(marks, key=lambda m: (m.start, m.end))
    cuts = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    parts: list[str] = []
    active: list[MarkedSpan] = []
    waiting = iter(found)
    upcoming = next(waiting, None)
    for left, right in zip(cuts, [*cuts[1:], len(text)], strict=True):
        active = [m for m in active if m.end > left]
        while upcoming is not None and upcoming.start == left:
            if upcoming.end == left:
                parts.append(_point(upcoming))
            else:
                active.append(upcoming)
            upcoming = next(waiting, None)
        if left < right:
            parts.append(_stretch(text[left:right], active, left, right))
    return "".join(parts)


def _stretch(text: str, active: list[MarkedSpan], left: int, right: int) -> str:
    inner = escape(visible(text)).replace("\n", "<br>\n")
    for mark in reversed(active):
        anchor = f' id="{mark.anchor}"' if mark.anchor and mark.start == left else ""
        tag, link = ("a", f' href="#{mark.target}"') if mark.target else ("span", "")
        title = escape(visible(mark.title))
        inner = f'<{tag}{anchor}{link} class="{mark.kind}" title="{title}">{inner}</{tag}>'
        if mark.instead and mark.end == right:
            inner += f'<ins class="{mark.kind}">{_shown(mark.instead)}</ins>'
    return inner


def _point(mark: MarkedSpan) -> str:
    tag, link = ("a", f' href="#{mark.target}"') if mark.target else ("span", "")
    shown = _shown(mark.instead) if mark.instead else "✂"
    return (
        f'<{tag} id="{mark.anchor}"{link} class="{mark.kind} point"'
        f' title="{escape(visible(mark.title))}">{shown}</{tag}>'
    )


def _shown(text: str) -> str:
    return escape(visible(text)).replace("\n", "¶") or "∅"
