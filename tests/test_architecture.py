"""The house keeps its shape: imports point one way, and importing stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "newsclean"

# Each room may import itself and the rooms above it, nothing below.
ROOMS = (
    "errors",
    "model",
    "options",
    "data",
    "text",
    "patterns",
    "rules",
    "reading",
    "html",
    "metadata",
    "extraction",
    "boilerplate",
    "repair",
    "wording",
    "quotes",
    "writing",
    "pipeline",
    "cleaner",
    "archive",
    "report",
    "integrations",
    "cli",
)
# Article.to_json and its like forward to the room that writes; the edges use the front door.
FORWARDS = {
    ("model", "writing"),
    ("archive", ""),
    ("cli", ""),
    ("integrations", ""),
    ("report", ""),
}


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "newsclean" else ""


def imports() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        room = relative.parts[0].removesuffix(".py")
        if room in ("__init__", "__main__"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                module = node.module or ""
                names = (
                    [f"newsclean.{a.name}" for a in node.names]
                    if module == "newsclean"
                    else [module]
                )
            else:
                continue
            found += [
                (str(relative), room, room_of(n)) for n in names if n.split(".")[0] == "newsclean"
            ]
    return found


def test_every_module_belongs_to_a_room() -> None:
    tops = {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in PACKAGE.rglob("*.py")}
    assert tops - {"__init__", "__main__"} <= set(ROOMS)


def test_imports_point_one_way() -> None:
    wrong = [
        f"{path}: {room} imports {other or 'the package itself'}"
        for path, room, other in imports()
        if (room, other) not in FORWARDS
        and other != room
        and (other not in ROOMS or ROOMS.index(other) > ROOMS.index(room))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("heavy", ["bs4", "ftfy", "readability", "lxml", "w3lib", "click"])
def test_importing_newsclean_loads_nothing_heavy(heavy: str) -> None:
    code = f"import sys, newsclean; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_files_can_be_read_in_a_sitting() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in PACKAGE.rglob("*.py")
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 450
    }
    assert not long
