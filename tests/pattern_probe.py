"""Prints every pattern that newsclean compiles, as JSON: its text, flags, and how it is asked.

Run by ``tests/test_linear_patterns.py`` in a process of its own: compiling is watched while all modules are
imported, the data of all languages is read, and every fixture is cleaned.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLE = (
    "“It is late”, said Greta Solberg. The \ufffd of 3.5 million caf? is at http://a.example. " * 3
)
ANCHORED = ("match", "fullmatch")
_compile = re._compile  # type: ignore[attr-defined]
_found: dict[tuple[Any, int], str] = {}


def _watched(pattern: Any, flags: int) -> Any:
    compiled = _compile(pattern, flags)
    frame: Any = sys._getframe(1)
    while frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    module = frame.f_globals.get("__name__", "")
    if module.startswith("newsclean"):
        _found.setdefault((compiled.pattern, compiled.flags), f"{module}:{frame.f_lineno}")
    return compiled


def _exercise() -> None:
    from newsclean import lazy_re

    lazy_re.compile = re.compile  # expressions that nothing here uses are watched, too
    import newsclean

    for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        with contextlib.suppress(ImportError):  # an extra that is not installed
            importlib.import_module(module.name)
    for path in sorted(FIXTURES.rglob("*")):
        if path.suffix in (".html", ".htm", ".txt"):
            with contextlib.suppress(newsclean.InputError):
                newsclean.clean(path.read_bytes()).to_markdown()
    for folder in sorted((Path(newsclean.__path__[0]) / "data" / "lang").iterdir()):
        if len(folder.name) <= 3 and folder.is_dir():
            options = newsclean.Options(language=folder.name, indirect_quotes=True)
            newsclean.clean_text(SAMPLE, options=options)
            newsclean.find_quotes(SAMPLE, options=options)
            newsclean.clean(f"<h1>It is late</h1><p>{SAMPLE}", options=options)


def _anchored() -> set[tuple[Any, int]]:
    """The patterns of modules that are asked by nothing but ``match`` and ``fullmatch``."""
    import newsclean

    found, others = set(), set()
    for name, module in list(sys.modules.items()):
        if not name.startswith("newsclean") or not module.__file__:
            continue
        uses: dict[str, set[str]] = {}
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                uses.setdefault(node.value.id, set()).add(node.attr)
                node.value.id = ""
        passed = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id}
        for key, value in vars(module).items():
            if isinstance(value, re.Pattern):
                asked = uses.get(key, set())
                anchored = (
                    asked and asked <= {*ANCHORED, "pattern"} and key not in _loaded(passed, tree)
                )
                (found if anchored else others).add((value.pattern, value.flags))
    del newsclean
    return found - others


def _loaded(passed: set[str], tree: ast.AST) -> set[str]:
    """Names that are handed on, so that who asks them is not known."""
    stored = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id
    }
    return passed & stored


def main() -> None:
    re._compile = _watched  # type: ignore[attr-defined]
    _exercise()
    re._compile = _compile  # type: ignore[attr-defined]
    anchored = _anchored()
    rows = [
        (
            where,
            pattern if isinstance(pattern, str) else pattern.decode("latin-1"),
            isinstance(pattern, bytes),
            flags,
            (pattern, flags) in anchored,
        )
        for (pattern, flags), where in _found.items()
    ]
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
