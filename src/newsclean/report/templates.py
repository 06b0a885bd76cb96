"""The templates of reports. Jinja2 escapes all that is put into them."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from newsclean.model.plain_text import visible

_SHOWN = {" ": "␣", "\u00a0": "⍽", "\n": "¶", "\t": "⇥"}
_NAMES = {" ": "space", "\u00a0": "no-break space", "\n": "line end", "\t": "tab"}
_MOST_NAMED = 6


def rendered(template: str, /, **values: Any) -> str:
    """The page that a template makes of values."""
    return _environment().get_template(template).render(**values)


def page_of_parts(template: str, /, **parts: str) -> str:
    """The page that a template makes of parts that are HTML already."""
    return rendered(template, **{name: Markup(part) for name, part in parts.items()})


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("newsclean.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["spaces"] = spaces
    return environment


def _shown(value: object) -> object:
    """What is put into a page: nothing in it is obeyed by a terminal that shows the page."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def spaces(text: str, trimmed: bool = False) -> Markup:
    """Text that was changed: white space and characters that cannot be seen are shown as signs, and named for
    those who listen; ``trimmed``: not those around and between lines that went as a whole."""
    if trimmed and text.strip():
        text = "\n".join(filter(None, map(str.strip, text.splitlines())))
    blank = not text.strip()
    plain = "" if blank else " \n" if trimmed else " "
    shown = escape(text[:_MOST_NAMED] if blank else text)
    return Markup("".join(char if char in plain else _sign(char) for char in shown))


def _sign(char: str) -> str:
    """How a character of HTML is shown: as itself if it can be seen."""
    if char in _SHOWN:
        return (
            f'<span aria-hidden="true">{_SHOWN[char]}</span><span class="sr">{_NAMES[char]}</span>'
        )
    return char if char.isprintable() else f"<code>U+{ord(char):04X}</code>"
