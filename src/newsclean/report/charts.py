"""Charts as inline SVG: bars to the right, columns, and one bar of parts. Colours come from the
style sheet of the page, so they fit its light and its dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from newsclean.model.plain_text import visible

_ROW = 22
_LETTER = 6.8
_WIDTH = 420
_MOST_LABEL = 24


def number(n: float) -> str:
    """With thin spaces between thousands; one decimal where it is small and no whole number."""
    if n != int(n) and abs(n) < 100:
        return f"{n:.1f}"
    return f"{round(n):,}".replace(",", "\u2009")


def percent(part: float, whole: float) -> str:
    """``12.3 %``, ``0.045 %``; 0 and 100 only where it is exactly that."""
    share = 100 * part / whole if whole else 0.0
    if 99.95 <= share < 100:
        return "over 99.9\u2009%"
    return f"{share:.2g}\u2009%" if share < 1 else f"{share:.1f}\u2009%".replace("100.0", "100")


def bars(
    title: str, items: Sequence[tuple[str, float]], kind: str = "plain", rest: str = ""
) -> str:
    """A bar for each name, to the right, with its number behind it; ``rest`` is a last line."""
    most = max((n for _, n in items), default=0) or 1
    left = 16 + _LETTER * min(_MOST_LABEL, max((len(name) for name, _ in items), default=0))
    room = _WIDTH - left - 60
    parts = []
    for row, (name, n) in enumerate(items):
        y = row * _ROW
        width = max(1.0, room * n / most)
        parts.append(
            f"<g><title>{_text(name)}: {number(n)}</title>"
            f'<text x="{left - 8:.1f}" y="{y + 15}" class="label">{_text(_short(name))}</text>'
            f'<rect x="{left:.1f}" y="{y + 4}" width="{width:.1f}" height="14" rx="2" class="{kind}"/>'
            f'<text x="{left + width + 6:.1f}" y="{y + 15}" class="value">{number(n)}</text></g>'
        )
    if rest:
        y = len(items) * _ROW + 15
        parts.append(f'<text x="{left:.1f}" y="{y}" class="tick">{_text(rest)}</text>')
    return _svg(title, _WIDTH, max(_ROW, (len(items) + bool(rest)) * _ROW), parts)


def columns(title: str, items: Sequence[tuple[str, float]], under: str, kind: str = "plain") -> str:
    """A column for each name, the names beneath, and beneath them what they are."""
    most = max((n for _, n in items), default=0) or 1
    width, height, top = _WIDTH, 130, 18
    each = width / max(1, len(items))
    labelled = False
    parts = [f'<line x1="0" x2="{width}" y1="{top + height}" y2="{top + height}" class="axis"/>']
    for place, (name, n) in enumerate(items):
        tall = height * n / most
        x = place * each
        if n:
            tall = max(tall, 1.0)
            parts.append(
                f"<g><title>{_text(name)}: {number(n)}</title>"
                f'<rect x="{x + 1.5:.1f}" y="{top + height - tall:.1f}" width="{each - 3:.1f}"'
                f' height="{tall:.1f}" class="{kind}"/></g>'
            )
        if n == most and not labelled:
            labelled = True
            y = top + height - tall - 4
            middle = min(max(x + each / 2, 22), width - 22)
            parts.append(f'<text x="{middle:.1f}" y="{y:.1f}" class="value mid">{number(n)}</text>')
        if len(items) <= 10 or place % 4 == 0:
            where = x + each / 2 if len(items) <= 10 else x
            anchor = "mid" if len(items) <= 10 or place else ""
            parts.append(
                f'<text x="{where:.1f}" y="{top + height + 15}" class="tick {anchor}">{_text(name)}</text>'
            )
    parts.append(
        f'<text x="{width / 2}" y="{top + height + 33}" class="tick mid">{_text(under)}</text>'
    )
    return _svg(title, width, top + height + 38, parts)


def parts_of(title: str, items: Sequence[tuple[str, float, str]]) -> str:
    """One bar across the page, of parts: name, number, kind."""
    total = sum(n for _, n, _ in items) or 1
    width, x = 1000.0, 0.0
    drawn = []
    for name, n, kind in items:
        if not n:
            continue
        wide = max(2.0, width * n / total)
        drawn.append(
            f"<g><title>{_text(name)}: {number(n)} ({percent(n, total)})</title>"
            f'<rect x="{x:.1f}" y="0" width="{wide:.1f}" height="20" class="{kind}"/></g>'
        )
        x += wide
    return _svg(title, max(width, x), 20, drawn, stretch=True)


def spark(share: float, kind: str) -> str:
    """A small bar for a cell of a table."""
    wide = max(1.0, 80 * min(1.0, share)) if share else 0.0
    return (
        '<svg class="spark" viewBox="0 0 80 10" width="80" height="10" aria-hidden="true">'
        f'<rect width="{wide:.1f}" height="10" rx="2" class="{kind}"/></svg>'
    )


def _svg(
    title: str, width: float, height: float, parts: list[str], *, stretch: bool = False
) -> str:
    fit = ' preserveAspectRatio="none" class="stretch"' if stretch else ""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{_text(title)}"{fit}>'
        f"{''.join(parts)}</svg>"
    )


def _short(name: str) -> str:
    return name if len(name) <= _MOST_LABEL else name[: _MOST_LABEL - 1] + "…"


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))
