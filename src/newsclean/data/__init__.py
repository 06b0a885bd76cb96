"""Words are data: rule files, cue lists and lexicons, one TOML file per language."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read(name: str) -> dict[str, Any]:
    """One data file, by its path inside this package: ``read("rules/en.toml")``."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


def names(folder: str) -> tuple[str, ...]:
    """The data files of a folder, sorted: ``("rules/de.toml", "rules/en.toml", …)``."""
    found = files(__name__).joinpath(folder).iterdir()
    return tuple(sorted(f"{folder}/{item.name}" for item in found if item.name.endswith(".toml")))
