"""The public interface: what a scraper calls, and what it gets when it calls wrongly."""

from __future__ import annotations

import ast
import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import newsclean

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Harbour bridge to close | Port Gazette</title>
<meta property="og:site_name" content="Port Gazette"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour bridge to close for a month</h1>
<p>The harbour bridge will close for a month from Monday while its lifting gear is replaced, the port
authority said on Thursday.</p>
<p>“We looked at every way to keep one lane open, and none of them was safe,” said Ruth Adeyemi, the
authority’s chief engineer.</p>
<p>Also Read: Ten years of ferry delays, in charts</p>
<p>Ferries will run every ten minutes in place of the bridge. Cyclists may use them free of charge, and
buses will turn back at the northern quay until the work is done.</p>
<p>She said the old gear, fitted in 1961, had failed twice this winter with ships waiting outside.</p>
</article><footer>© Port Gazette. All rights reserved.</footer></body></html>"""


def test_a_page_becomes_an_article() -> None:
    article = newsclean.clean(PAGE, url="https://gazette.example/bridge")
    assert article.headline == "Harbour bridge to close for a month"
    assert article.body.startswith("The harbour bridge will close")
    assert article.body.endswith("with ships waiting outside.")
    assert "Also Read" not in article.body
    assert [q.speaker for q in article.quotes] == ["Ruth Adeyemi"]
    assert any("Ten years of ferry delays" in r.before for r in article.removals)


@pytest.mark.parametrize("wrong", [None, 5, object(), ["<p>"], {"html": "<p>"}])
def test_a_wrong_type_is_a_type_error_that_says_what_is_accepted(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"bytes.*str.*Path"):
        newsclean.clean(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [b"bytes", None, 5])
def test_text_functions_take_str_only(wrong: object) -> None:
    with pytest.raises(TypeError, match="str"):
        newsclean.clean_text(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        newsclean.find_quotes(wrong)  # type: ignore[arg-type]


def test_an_unknown_kind_or_switch_is_refused() -> None:
    with pytest.raises(TypeError, match="html"):
        newsclean.clean(PAGE, kind="pdf")  # type: ignore[arg-type]
    with pytest.raises(newsclean.OptionsError, match=r"en\.no-such-rule"):
        newsclean.Cleaner(newsclean.Options(disable=frozenset({"en.no-such-rule"})))


def test_stages_passes_and_rules_can_be_switched_off() -> None:
    def removed(*off: str) -> set[str]:
        options = newsclean.Options(disable=frozenset(off))
        return {r.rule for r in newsclean.clean(PAGE, options=options).removals}

    assert "en.also-read" in removed()
    assert "en.also-read" not in removed("en.also-read")
    assert not removed("boilerplate")
    assert not newsclean.clean(
        PAGE, options=newsclean.Options(disable=frozenset({"quotes"}))
    ).quotes


def test_articles_are_frozen_values() -> None:
    article = newsclean.clean(PAGE)
    with pytest.raises(FrozenInstanceError):
        article.body = "x"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(article)) == article
    assert copy.deepcopy(article) == article


def test_a_cleaner_is_shared_between_threads_and_pickled() -> None:
    cleaner = newsclean.Cleaner()
    first = cleaner.clean(PAGE)
    with ThreadPoolExecutor(8) as pool:
        assert all(a == first for a in pool.map(cleaner.clean, [PAGE] * 64))
    assert pickle.loads(pickle.dumps(cleaner)).clean(PAGE) == first


def test_every_public_name_exists() -> None:
    for name in newsclean.__all__:
        assert getattr(newsclean, name) is not None
    assert set(newsclean.__all__) <= set(dir(newsclean))
    with pytest.raises(AttributeError, match="no_such_name"):
        newsclean.no_such_name  # type: ignore[attr-defined]  # noqa: B018


def test_what_a_type_checker_sees_is_what_there_is() -> None:
    """``__all__``, the homes that names are loaded from, and the imports for type checkers."""
    tree = ast.parse(Path(newsclean.__file__).read_text(encoding="utf-8"))
    block = next(n for n in tree.body if isinstance(n, ast.If))
    seen = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    functions = {n.name for n in tree.body if isinstance(n, ast.FunctionDef) if n.name[0] != "_"}
    inputs = {"Input", "SourceKind"}  # types of arguments, which are no public names
    assert set(newsclean.__all__) == (set(seen) - inputs) | functions | {"__version__"}
    assert list(newsclean.__all__) == sorted(newsclean.__all__)
    homes = newsclean._HOME_OF
    assert {n: f"newsclean.{home}" for n, home in homes.items()} == {
        n: module for n, module in seen.items() if n not in inputs
    }


def test_a_path_is_read(tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_text(PAGE, encoding="utf-8")
    assert newsclean.clean(file).body == newsclean.clean(PAGE).body
