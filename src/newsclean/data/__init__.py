"""Words are data: rule files, cue lists and lexicons, one TOML file per language.

All files are read from disk at once, at the first question; later ones are answered from memory, so
that no file is opened while a story is cleaned. Parsing is left to whoever asks: most texts need
one language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_KINDS = (".toml", ".txt")


def read(name: str) -> dict[str, Any]:
    """One data file, by its path inside this package: ``read("rules/en.toml")``."""
    return tomllib.loads(shelf()[name])


def names(folder: str) -> tuple[str, ...]:
    """The data files of a folder, sorted: ``("rules/de.toml", "rules/en.toml", …)``."""
    return tuple(n for n in shelf() if n.startswith(f"{folder}/") and n.endswith(".toml"))


@cache
def shelf() -> Mapping[str, str]:
    """The text of every data file by its path inside this package, sorted by path."""
    return dict(sorted(_texts(files(__name__), "")))


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _texts(item, f"{prefix}{item.name}/")
        elif item.name.endswith(_KINDS):
            yield prefix + item.name, item.read_text(encoding="utf-8")
