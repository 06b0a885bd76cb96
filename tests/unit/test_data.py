"""Every file of data says where it comes from; a language is a folder, and the table of languages is true."""

from __future__ import annotations

import tomllib
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from newsclean import data

PACKAGE = Path(str(files("newsclean")))
CODE = (".py", ".pyc", ".so", ".typed")
FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*")
    if path.is_file() and path.suffix not in CODE
)
LANGUAGE_FILES = [f for f in FILES if f.startswith("data/lang/")]
MODEL_FILES = [
    f for f in FILES if f.startswith("data/models/") and not f.endswith(("card.toml", ".py"))
]


def card_of(file: str) -> dict[str, Any]:
    """What a file, the card beside it or ``ORIGINS.toml`` says of where it comes from."""
    folder, _, name = file.removeprefix("data/").rpartition("/")
    card = f"{folder}/card.toml"
    if card in data.names() and name in (about := data.read(card)["about"])["files"]:
        return dict(about)
    if file.endswith(".toml"):
        return dict(data.read(file.removeprefix("data/")).get("about", {}))
    return dict(data.read("ORIGINS.toml").get(file, {}))


@pytest.mark.parametrize("key", ["source", "licence"])
def test_every_file_states_its_source_and_licence(key: str) -> None:
    assert [file for file in FILES if not card_of(file).get(key, "").strip()] == []


@pytest.mark.parametrize("file", MODEL_FILES)
def test_every_model_states_how_it_was_made_and_how_well_it_does(file: str) -> None:
    card = card_of(file)
    assert card.get("command", "").startswith("python training/")
    assert Path(__file__).parents[2].joinpath(card["command"].split()[1]).is_file()
    assert card.get("figure", "").strip()


def test_no_card_is_of_a_file_that_is_gone() -> None:
    named = [name for name in data.read("ORIGINS.toml") if name != "about"]
    for card in (f for f in FILES if f.endswith("/card.toml")):
        about = data.read(card.removeprefix("data/"))["about"]
        named += [f"{card.rpartition('/')[0]}/{name}" for name in about["files"]]
    assert set(named) <= set(FILES)


def test_a_file_of_a_language_names_that_language() -> None:
    named = {
        file: (data.read(file.removeprefix("data/"))["about"]["language"], Path(file).stem)
        for file in LANGUAGE_FILES
    }
    assert [file for file, (code, _) in named.items() if code != file.split("/")[2]] == []
    assert [file for file, (_, kind) in named.items() if kind not in KINDS] == []


KINDS = {
    "attested", "exports", "lines",
    "boilerplate", "dates", "guard", "letters", "marks", "names", "page-types", "quotes", "repair",
    "set-phrases", "suspects", "vocabulary", "wording", "words",
}  # fmt: skip


def test_every_encoding_of_a_language_has_a_place_in_the_order_in_which_they_are_tried() -> None:
    order = data.read("shared/charsets.toml")["order"]["single-byte"]
    used = [
        codec
        for content in data.by_language("letters").values()
        if "used" in content["letters"]
        for codec in content["letters"]["encodings"]
    ]
    assert set(used) == set(order)
    assert len(order) == len(set(order))


def test_the_table_of_languages_is_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training"))
    page = import_module("language_table")
    assert page.PAGE.read_text(encoding="utf-8") == page.table(), "run `make tables`"


def test_a_language_without_a_file_has_none() -> None:
    assert data.of_language("xx", "quotes") is None
    assert data.of_language("de", "quotes") is not None
    assert "updated" in data.listed("dates", "dates", "modified")
    assert data.listed("dates", "dates", "no such key") == ()


def test_what_is_read_is_what_the_files_say() -> None:
    """Also where ``parsed.jsonl`` is older than a file: then it must not have the file's size."""
    for name in data.names():
        source = PACKAGE.joinpath("data", name).read_bytes().decode("utf-8", "replace")
        if name.endswith(".toml"):
            assert data.read(name) == tomllib.loads(source), f"{name}: run `make data`"
        if name == "wordlists/en.txt":
            assert data.read(name) == data.rows_of(source), f"{name}: run `make data`"


def test_an_edited_file_is_parsed_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = b'[words]\nlinks = "and or"\n'
    (tmp_path / "words.toml").write_bytes(source + b"# edited\n")
    (tmp_path / "same.toml").write_bytes(source)
    parsed = data.parsed_file({"words.toml": source, "same.toml": source})
    (tmp_path / data.PARSED).write_bytes(parsed)
    (tmp_path / "empty.txt").touch()
    monkeypatch.setattr(data, "__file__", str(tmp_path / "__init__.py"))
    shelf = data._shelf.__wrapped__()
    assert shelf["same.toml"] == b'{"words": {"links": "and or"}}'
    assert bytes(shelf["words.toml"]).endswith(b"# edited\n")
    assert shelf["empty.txt"] == b""
