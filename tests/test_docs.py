"""What the documentation shows is true: examples run, links lead somewhere, generated pages are new."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from training import language_table, reference_pages

import newsclean

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "src" / "newsclean" / "data" / "samples"
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [*DOCS, *sorted(ROOT.glob("*.md")), ROOT / "evaluation" / "README.md"]
# Its examples run on clusters, in tests/engines.
ON_CLUSTERS = ROOT / "docs" / "how-to" / "clusters.md"
# Its examples are put into a copy of the package, in tests/unit/test_worked_examples.py.
WORKED = ROOT / "CONTRIBUTING.md"
# Its program reads what its commands write; tests/unit/test_altered_quotes.py runs both.
ALTERED = ROOT / "docs" / "how-to" / "altered-quotes.md"

FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# Words of a language that only its authors understood.
RIDDLES = re.compile(r"\b(?:furniture|the house|the judge)\b", re.IGNORECASE)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [code for kind, code in found if kind == language]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples read, and a network that answers with the example page."""
    shutil.copytree(SAMPLES, tmp_path / "pages")
    shutil.copy(SAMPLES / "ferry.html", tmp_path)
    shutil.copytree(
        ROOT / "tests" / "fixtures" / "pages", tmp_path / "tests" / "fixtures" / "pages"
    )
    for page in DOCS:
        for code in blocks(page, "toml"):
            if name := re.match(r"# (\S+\.toml)\n", code):
                (tmp_path / name[1]).write_text(code, encoding="utf-8")

    def get(url: str, **_: Any) -> requests.Response:
        response = requests.Response()
        response.status_code, response.url = 200, url
        response.raw = io.BytesIO((SAMPLES / "ferry.html").read_bytes())
        response.headers["Content-Type"] = "text/html; charset=utf-8"
        return response

    monkeypatch.setattr(requests, "get", get)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_sessions_print_what_they_show(page: Path, folder: Path) -> None:
    failed, _ = doctest.testfile(
        os.fspath(page), module_relative=False, encoding="utf-8", optionflags=FLAGS
    )
    assert failed == 0


def programs(page: Path) -> list[str]:
    return [code for code in blocks(page, "python") if ">>>" not in code]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=name_of(page), marks=[pytest.mark.slow] if starts else [])
        for page in PAGES
        if page not in (ON_CLUSTERS, WORKED, ALTERED)
        for starts in ["archive." in "".join(programs(page))]
    ],
)
def test_programs_run(page: Path, folder: Path) -> None:
    names: dict[str, Any] = {
        "newsclean": newsclean,
        "requests": requests,
        "url": "https://a.example",
    }
    for code in programs(page):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, name_of(page), "exec"), names)
    if "parse" in names:
        response = SimpleNamespace(
            body=(folder / "ferry.html").read_bytes(),
            url="https://a.example",
            headers={},
        )
        (row,) = names["parse"](None, response)
        assert row["headline"] == "Ferry firm asks for more time"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        if not target.startswith(("http", "#", "mailto:")):
            assert (page.parent / target.split("#")[0]).exists(), target
    for target in re.findall(
        r"`((?:docs|tests|evaluation|training|examples)/[\w./-]+\.\w+)`", text
    ):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("page", DOCS, ids=name_of)
def test_each_page_can_be_found(page: Path) -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert page.name == "README.md" or f"]({page.relative_to(ROOT / 'docs')})" in index


def test_each_page_is_in_the_site() -> None:
    listed = re.findall(r"- (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in DOCS]
    assert sorted(name for name in listed if not name.startswith("project/")) == sorted(pages)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_words_are_plain(page: Path) -> None:
    if page.name != "CHANGELOG.md":
        assert not RIDDLES.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", DOCS, ids=name_of)
def test_tables_have_short_cells(page: Path) -> None:
    if page.parent.name != "reference":
        for line in page.read_text(encoding="utf-8").split("\n"):
            if line.startswith("|"):
                assert max(map(len, line.split("|"))) <= 260, line


@pytest.mark.parametrize("page", reference_pages.PAGES)
def test_reference_pages_are_new(page: str) -> None:
    """``make docs-api`` writes them."""
    written = (reference_pages.FOLDER / page).read_text(encoding="utf-8")
    assert written == reference_pages.PAGES[page]()


def test_the_table_of_languages_is_new() -> None:
    """``make tables`` writes it."""
    assert language_table.PAGE.read_text(encoding="utf-8") == language_table.table()


def test_every_public_name_has_its_place() -> None:
    placed = {name for names in reference_pages.GROUPS.values() for name in names}
    errors = {name for name in newsclean.__all__ if name.endswith("Error")}
    assert placed | errors | {"__version__"} == set(newsclean.__all__)
