"""Words and models as data: a folder per language, what is of no language, word lists, models.

====================  =====================================================================
``lang/<code>/``      one language: boilerplate, quotes, dates, names, page types, words …
``shared/``           what is of no language: encodings, families of rules, brands
``wordlists/``        words of a language, one file each, and their terms
``models/``           what was learned, a folder per model with its card
====================  =====================================================================

The texts of all files are read from disk at once, at the first question, so that no file is opened
while a story is cleaned. A file is parsed when somebody asks for it: most stories need one language.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUFFIXES = (".toml", ".txt", ".json")
_TABLES = {
    "dates": ("dates",),
    "letters": ("letters",),
    "marks": ("marks",),
    "quotes": ("cues", "pronouns", "words"),
    "wording": ("maybe", "never"),
    "words": ("words",),
}
"""The tables of a language's file that are empty where it has none: what is missing serves nobody."""


@cache
def shelf() -> Mapping[str, str]:
    """The text of every data file by its path inside this package, sorted by path."""
    return dict(sorted(_texts(files(__name__), "")))


@cache
def read(name: str) -> Mapping[str, Any]:
    """A TOML or JSON file, parsed, by its path inside this package: ``read("shared/brands.toml")``.

    The same value is given to everybody who asks; do not change it.

    Raises:
        KeyError: there is no such file.
        ValueError: the file is not well-formed; the message names it and the line.
    """
    text = shelf()[name]
    try:
        content: dict[str, Any] = (
            json.loads(text) if name.endswith(".json") else tomllib.loads(text)
        )
    except ValueError as error:
        raise ValueError(f"data/{name}: {error}") from error
    return content


@cache
def packed() -> Mapping[str, bytes]:
    """The bytes of every packed file by its path inside this package; read at the first question."""
    return dict(_files(files(__name__), "", (".bin",)))


@cache
def languages(kind: str) -> tuple[str, ...]:
    """The codes of the languages that have a file of a kind, sorted.

    >>> "de" in languages("quotes")
    True
    """
    paths = (name.split("/") for name in shelf() if name.startswith("lang/"))
    return tuple(code for _, code, file in paths if file == f"{kind}.toml")


def of_language(code: str, kind: str) -> Mapping[str, Any] | None:
    """The file of a kind of one language, parsed; None where the language has none.

    >>> of_language("de", "dates")["months"][2]
    'märz mär mrz'
    """
    return _file_of(code, kind) if code in languages(kind) else None


@cache
def _file_of(code: str, kind: str) -> Mapping[str, Any]:
    empty: dict[str, Any] = {table: {} for table in _TABLES.get(kind, ())}
    return empty | dict(read(f"lang/{code}/{kind}.toml"))


def of_model(model: str, code: str) -> Mapping[str, Any] | None:
    """What a model says of one language; None where it says nothing."""
    name = f"models/{model}/{code}.toml"
    return read(name) if name in shelf() else None


def by_language(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """The files of a kind of all languages that have one, parsed, by code."""
    return {code: _file_of(code, kind) for code in languages(kind)}


def listed(kind: str, table: str, key: str) -> tuple[str, ...]:
    """What all languages, and the shared file of a kind, list under a key of a table, each once.

    A list is an array of phrases, or a string of words.

    >>> "bearbeitet" in listed("dates", "dates", "modified")
    True
    """
    found: dict[str, None] = {}
    shared = f"shared/{kind}.toml"
    for content in (*by_language(kind).values(), *([read(shared)] if shared in shelf() else ())):
        values: str | list[str] = content.get(table, {}).get(key, ())
        found |= dict.fromkeys(values.split() if isinstance(values, str) else values)
    return tuple(found)


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for path, content in _files(folder, prefix, _SUFFIXES):
        yield path, content.decode("utf-8")


def _files(
    folder: Traversable, prefix: str, suffixes: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{prefix}{item.name}/", suffixes)
        elif item.name.endswith(suffixes):
            yield prefix + item.name, item.read_bytes()
