"""The rooms of the package: imports run one way, by the front door, and importing stays light."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "newsclean"

# Each room may import itself and the rooms above it, nothing below.
ROOMS = (
    "errors",
    "optional_deps",
    "lazy_re",
    "light_dataclass",
    "data",
    "ledger",
    "model",
    "options",
    "text",
    "rules",
    "reading",
    "html",
    "metadata",
    "exports",
    "extraction",
    "boilerplate",
    "repair",
    "wording",
    "profile",
    "quotes",
    "writing",
    "pipeline",
    "cleaner",
    "archive",
    "report",
    "integrations",
    "cli",
)
OPEN = ("model", "text")
"""Rooms whose modules are imported one by one; of the others, what their ``__init__`` gives."""
EDGES = ("archive", "report", "integrations", "cli")
"""Rooms that use newsclean as a user does: they may import the package itself."""
DYNAMIC = ("import_module", "__import__")
MOST_ROOMS = 27
MOST_LINES = 450


def name_of(path: Path) -> str:
    """The dotted name of a module; that of the package for its ``__init__``."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    """The top level below the package; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def called(node: ast.Call) -> str:
    """The name of the function that is called: ``import_module``, ``__import__``."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def constant(node: ast.expr) -> str | None:
    """The string that an expression is; None where it is computed."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def imports_of(module: str, *, at_run_time: bool = False) -> set[str]:
    """The modules of the package that a module imports, wherever in it, by name too;
    ``at_run_time`` without those that only a type checker sees."""
    found = set()
    seen = tree_of(module).body
    if at_run_time:
        seen = [
            n for n in seen if not (isinstance(n, ast.If) and "TYPE_CHECKING" in ast.dump(n.test))
        ]
    for node in (inner for top in seen for inner in ast.walk(top)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                found.add(inner if inner in FILES else base)
        elif isinstance(node, ast.Call) and called(node) in DYNAMIC:
            found |= {named for named in map(constant, node.args[:1]) if named}
    return {name for name in found if name in FILES and name != module}


@cache
def imports() -> dict[str, set[str]]:
    return {name: imports_of(name) for name in FILES}


def test_every_module_belongs_to_a_room_and_the_rooms_are_few() -> None:
    tops = {room_of(name) for name in FILES} - {"", "__main__"}
    assert tops == set(ROOMS)
    assert len(ROOMS) <= MOST_ROOMS


def test_contributing_lists_the_rooms() -> None:
    page = (PACKAGE.parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page[page.index("| room |") :].partition("\n\n")[0]
    listed = re.findall(
        r"`(\w+)(?:/|\.py)`", "".join(row.split("|")[1] for row in table.splitlines())
    )
    assert sorted(listed) == sorted(ROOMS)


def test_imports_point_one_way() -> None:
    wrong = []
    for module, imported in imports().items():
        room = room_of(module)
        if room in ("", "__main__"):
            continue
        for other in map(room_of, imported):
            allowed = room in EDGES if other == "" else ROOMS.index(other) <= ROOMS.index(room)
            if not allowed:
                wrong.append(f"{module} imports {other or 'the package itself'}")
    assert not wrong, "\n".join(wrong)


def test_no_module_imports_itself_by_way_of_others() -> None:
    # The package's own __init__ loads what it names at first use: it is no part of a circle.
    graph = {n: imports_of(n, at_run_time=True) - {"newsclean"} for n in FILES if n != "newsclean"}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_import_hides_in_a_computed_name() -> None:
    # The package itself loads its public names at first use; what extras need is named by their users.
    hidden = {
        module
        for module in FILES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and called(node) in DYNAMIC
        and not all(map(constant, node.args[:1]))
    }
    assert hidden == {"newsclean", "newsclean.optional_deps"}


def test_rooms_are_entered_by_their_front_door() -> None:
    past = {
        (module, other)
        for module, imported in imports().items()
        for other in imported
        if room_of(module) not in ("", room_of(other))
        and room_of(other) not in OPEN
        and other.count(".") > 1
    }
    assert past == set()


def test_modules_and_classes_have_names_of_their_own() -> None:
    modules = Counter(n.rsplit(".")[-1] for n, path in FILES.items() if path.stem != "__init__")
    assert {name for name, times in modules.items() if times > 1} == set()
    classes = Counter(
        node.name for name in FILES for node in tree_of(name).body if isinstance(node, ast.ClassDef)
    )
    assert {name for name, times in classes.items() if times > 1} == set()


@cache
def modules_after(code: str) -> set[str]:
    """What a fresh process has imported once it ran some code."""
    show = f"import json, sys; {code}; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("heavy", ["bs4", "ftfy", "readability", "lxml", "webencodings", "click"])
def test_importing_newsclean_loads_nothing_heavy(heavy: str) -> None:
    assert heavy not in modules_after("import newsclean")


@pytest.mark.parametrize("heavy", ["bs4", "ftfy", "readability", "logging", "multiprocessing"])
def test_a_plain_page_needs_nothing_heavy(heavy: str) -> None:
    assert heavy not in modules_after("import newsclean; newsclean.clean('<p>One.')")


def test_files_can_be_read_in_a_sitting() -> None:
    lines = {n: len(p.read_text(encoding="utf-8").splitlines()) for n, p in FILES.items()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_values_are_of_the_light_dataclass() -> None:
    """But those that mypyc may compile."""
    project = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    compiled = {Path(path).name for path in hook["include"]}
    heavy = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    found = {p.name for p in PACKAGE.rglob("*.py") if heavy.search(p.read_text(encoding="utf-8"))}
    assert found - {"light_dataclass.py"} <= compiled
