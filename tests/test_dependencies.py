"""What pyproject.toml promises about dependencies, and the file that tests the lowest of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
_REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?>=([\w.]+)(?:,<[\w.]+)?(?:;.*)?")
TESTED_ELSEWHERE = ("dev", "train", "all", "ray", "spark", "examples", "docs")
"""Extras for developers, and those that tests of their own install."""


def lowest() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = list(project["dependencies"])
    for name, extra in project["optional-dependencies"].items():
        if name not in TESTED_ELSEWHERE:
            needed += extra
    found = {}
    for requirement in needed:
        match = _REQUIREMENT.fullmatch(requirement.replace(" ", ""))
        assert match, f"{requirement} has no lowest version"
        found[match[1]] = match[2]
    return found


def padded(version: str) -> list[int]:
    """Numbers of a version, to compare 12 with 12.0.0."""
    parts = [int(part) for part in version.split(".")]
    return parts + [0] * (4 - len(parts))


def test_the_lowest_versions_are_those_that_are_tested() -> None:
    lines = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if not line.startswith("#"))
    promised = lowest()
    assert pinned.keys() == promised.keys()
    for name, version in promised.items():
        assert padded(pinned[name]) == padded(version), name


def test_every_dependency_has_its_reason_in_the_documentation() -> None:
    text = (ROOT / "docs" / "explanation" / "reliability.md").read_text(encoding="utf-8")
    assert len(lowest()) > 5
    for name, version in lowest().items():
        assert re.search(rf"^\| {re.escape(name)} \| [^|]*{re.escape(version)}", text, re.M), name


def test_project_citation_and_changelog_agree_on_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(rf"^version: {re.escape(version)}$", cited, re.MULTILINE)
    heads = re.findall(
        r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert heads[0] == "Unreleased"
    assert len(heads) == 1 or heads[1].startswith(f"{version} ")
