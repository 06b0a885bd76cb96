"""The table of fields: what is written can be read back, and schemas, docs and tables follow from it."""

from __future__ import annotations

import copy
import json
import pydoc
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
from test_writing import full_article

import newsclean
from newsclean import Article, InputError, Options, archive
from newsclean.archive.rows import RECORD_COLUMNS
from newsclean.metadata import FINDERS
from newsclean.model import article as model
from newsclean.model.fields import TABLE, Form, Metadata
from newsclean.model.json_types import sentences

FIXTURES = Path(__file__).parent.parent / "fixtures"
INPUTS = sorted(p for p in FIXTURES.rglob("*") if p.suffix in (".html", ".txt"))
PUBLIC = [
    getattr(newsclean, name)
    for name in newsclean.__all__
    if isinstance(getattr(newsclean, name), type)
]


@pytest.mark.many
@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_an_article_comes_back_from_its_dict(path: Path) -> None:
    options = Options(explain=True, indirect_quotes=True, captions=True)
    try:
        article = newsclean.clean(path, url="https://herald.example/a?b=c", options=options)
    except InputError:  # a fixture of what is refused
        return
    row = json.loads(article.to_json())
    assert Article.from_dict(row) == article
    _check(row, newsclean.json_schema(), "article")


def test_one_of_everything_comes_back() -> None:
    article = full_article()
    assert Article.from_dict(article.to_dict()) == article
    _check(article.to_dict(), newsclean.json_schema(), "article")


def _check(value: Any, schema: dict[str, Any], where: str) -> None:
    """A value against the part of JSON Schema that the published one uses."""
    if "const" in schema:
        assert value == schema["const"], where
        return
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    names = {dict: "object", list: "array", str: "string", bool: "boolean", float: "number"}
    kind = "null" if value is None else names.get(type(value), "integer")
    assert kind in kinds or (kind == "integer" and "number" in kinds), (where, kind, kinds)
    assert value is None or value in schema.get("enum", [value]), where
    if kind == "object":
        assert set(schema.get("required", ())) <= set(value), where
        assert set(value) <= set(schema["properties"]), where
        for name, inner in value.items():
            _check(inner, schema["properties"][name], f"{where}.{name}")
    if kind == "array":
        for item in value:
            _check(item, schema["items"], f"{where}[]")


def test_keys_of_a_later_version_are_ignored() -> None:
    row = full_article().to_dict() | {"mood": "cheerful"}
    row["quotes"][0]["translator"] = "nobody"
    row["metadata"]["mood"] = {"value": 1}
    assert Article.from_dict(row) == full_article()


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("schema",), "newsclean/9", "newsclean/1"),
        (("articleBody",), None, "articleBody is NoneType; it must be a JSON string"),
        (("quotes", 0, "start"), "7", r"quotes\[0\].start is str; it must be a JSON integer"),
        (("quotes", 0, "fragments", 0), [1], r"fragments\[0\] has 1 items; it must have 2"),
        (("quotes", 0, "kind"), "sung", "kind is 'sung'; it must be one of direct"),
        (("quotes",), {}, "quotes is dict; it must be a JSON array"),
        (("blocks", 0), 3, r"blocks\[0\] is int; it must be a JSON object"),
        (("quality", "truncated"), 1, "truncated is int; it must be a JSON boolean"),
        (("metadata",), [], "metadata is list"),
        (("metadata", "published", "value"), "soon", "metadata.published cannot be read"),
        (("metadata", "paywalled", "value"), 1, "neither true nor false"),
        (("metadata", "authors", "value"), "Ada Holt", "not a list"),
        (("metadata", "headline", "alternatives"), [{}], "alternatives cannot be read"),
        (("metadata", "headline"), 3, "metadata.headline cannot be read"),
        (
            ("metadata", "headline", "alternatives"),
            None,
            "alternatives is NoneType; it must be a list",
        ),
        (("metadata", "headline", "raw"), 3, "raw is int; it must be a JSON string"),
        (("metadata", "headline", "origin"), ["url"], "origin is list; it must be a JSON string"),
        (("metadata", "published", "value"), "T" + "x" * 99, r"'Tx{52}\); pass"),
        (("quotes", 0, "fragments"), [], "fragments is empty; a quote has one at least"),
        (
            ("metadata", "language", "value"),
            "\ud800",
            "language is '.ud800', which is no BCP 47 tag",
        ),
        (("metadata", "language", "value"), "en\n", "which is no BCP 47 tag"),
        (("metadata", "language", "value"), "e" * 9, "which is no BCP 47 tag"),
        (("metadata", "language", "value"), "", "which is no BCP 47 tag"),
        (("quotes", 0, "kind"), "s" * 99, "kind is 's{39}; it must"),
        (("quotes", 0, "confidence"), 10**400, "confidence is no number that a JSON file should"),
        (("quotes", 0, "confidence"), float("nan"), "confidence is no number"),
        (("quotes", 0, "confidence"), float("inf"), "confidence is no number"),
    ],
)
def test_a_dict_that_does_not_fit_is_refused(
    path: tuple[Any, ...], value: object, complaint: str
) -> None:
    row = copy.deepcopy(full_article().to_dict())
    *way, last = path
    inner: Any = row
    for step in way:
        inner = inner[step]
    inner[last] = value
    with pytest.raises(InputError, match=complaint):
        Article.from_dict(row)


@pytest.mark.parametrize("language", ["en", "pt-br", "zh-Hant-TW", "e" * 8, "x-a1"])
def test_a_language_is_read_back(language: str) -> None:
    row = full_article().to_dict()
    row["metadata"]["language"]["value"] = language
    assert Article.from_dict(row).language == language


@pytest.mark.parametrize("key", sorted(full_article().to_dict()))
def test_a_dict_that_lacks_a_key_is_refused(key: str) -> None:
    """What only repeats the metadata may be missing."""
    row = full_article().to_dict()
    del row[key]
    if key in {declared.key for declared in TABLE}:
        assert Article.from_dict(row) == full_article()
    else:
        with pytest.raises(InputError, match=key if key != "schema" else "no article"):
            Article.from_dict(row)


def test_the_shipped_schema_is_the_one_of_the_code() -> None:
    shipped = (files("newsclean.model") / "article.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == newsclean.json_schema(), "run: make schema"


def test_the_shipped_schema_has_a_sentence_for_every_key() -> None:
    properties = newsclean.json_schema()["properties"]
    assert [k for k, v in properties.items() if k != "schema" and "description" not in v] == []


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
def test_every_public_attribute_has_its_sentence_and_help_shows_it(kind: Any) -> None:
    about = sentences(kind)
    classes = [c for c in kind.__mro__ if c is not object]
    docs = [pydoc.plain(pydoc.render_doc(c)) for c in classes]
    shown = " ".join("".join(docs).replace("|", " ").split())
    names = [f.name for f in fields(kind)] if is_dataclass(kind) else []
    names += [n for n in dir(kind) if isinstance(getattr(kind, n, None), property)]
    for name in names:
        if kind is Metadata:
            assert name in sentences(Article), name
        elif not name.startswith("_"):
            assert len(about.get(name, "")) > 8, f"{kind.__name__}.{name} has no sentence"
            assert about[name].split(":")[0].replace("|", " ")[:30] in shown, name


def test_no_sentence_is_about_an_attribute_that_is_gone() -> None:
    for kind in PUBLIC:
        if is_dataclass(kind):
            assert set(sentences(kind)) <= set(dir(kind)) | {f.name for f in fields(kind)}, kind


def test_the_table_says_all_about_a_metadata_field() -> None:
    """CONTRIBUTING, “How to add a metadata field”: a row of the table and a finder are enough."""
    names = [f.name for f in fields(Metadata)]
    assert [declared.name for declared in TABLE] == names
    assert {finder.field for finder in FINDERS} == set(names)
    article = full_article()
    schema = newsclean.json_schema()["properties"]
    for declared in TABLE:
        assert isinstance(declared.form, Form)
        assert hasattr(article, declared.name)
        assert declared.key in article.to_dict()
        assert declared.key in schema
        assert declared.name in schema["metadata"]["properties"]
    pytest.importorskip("pyarrow")
    assert set(archive.schema().names) == {*RECORD_COLUMNS, *schema}


def test_the_names_of_fields_stand_nowhere_else() -> None:
    """Of the two files that a field touches, one is in ``model`` and one in ``metadata``: writing,
    tables and repair ask the table."""
    root = Path(newsclean.__file__).parent
    general = ["archive/outputs/tables.py", "model/json_text.py", "repair/__init__.py"]
    general += ["model/json_form.py", "model/json_types.py", "archive/task.py"]
    for file in general:
        text = (root / file).read_text(encoding="utf-8")
        assert not [d.key for d in TABLE if f'"{d.key}"' in text and d.key != d.name], file


def test_the_repr_is_one_short_line() -> None:
    assert repr(full_article()) == "<Article 'The lock', en, 3 words, 1 quotes, 2 edits>"
    long = newsclean.clean("Word " * 200, kind="text")
    assert repr(long) == "<Article 'no headline', language unknown, 200 words, 0 quotes, 1 edits>"


def test_the_address_that_was_passed_in_is_kept_beside_the_canonical_one() -> None:
    page = '<link rel="canonical" href="https://a.example/story"><h1>A story</h1><p>Of a lock.</p>'
    article = newsclean.clean(page, url="https://a.example/story?from=front")
    assert article.url == "https://a.example/story"
    assert article.source_url == "https://a.example/story?from=front"
    assert newsclean.clean(page).source_url is None


def test_an_edit_of_several_passes_names_them_one_by_one() -> None:
    edit = newsclean.Repair(start=0, end=1, before="a", after="b", rule="encoding.mojibake+spaces")
    assert edit.rules == ("encoding.mojibake", "spaces")


def test_a_standing_is_one_that_something_sets() -> None:
    assert get_args(model.Standing) == ("as-printed", "verbatim", "altered", "doubtful")
