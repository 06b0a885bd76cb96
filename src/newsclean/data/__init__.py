"""Words and models as data: a folder per language, what is of no language, word lists, models.

====================  =====================================================================
``lang/<code>/``      one language: boilerplate, quotes, dates, names, page types, words …
``shared/``           what is of no language: encodings, families of rules, brands
``wordlists/``        words of a language, one file each, and their terms
``models/``           what was learned, a folder per model with its card
``parsed.jsonl``      all TOML files and word lists once more, parsed, as JSON
====================  =====================================================================

All files are opened at once, at the first question, so that none is while a story is cleaned. They are mapped
into memory: what nobody asks for takes no room. A file is parsed when somebody asks for it: most stories
need one language.

``make data`` writes ``parsed.jsonl``, which is read in a tenth of the time: a line that says which file
stands where, and a line for each file. What it says of a file counts as long as the file has the size that
is noted there; a file that was edited since is parsed itself.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from newsclean.data.word_rows import HEAD, TIERS, rows_of

__all__ = [
    "HEAD",
    "PARSED",
    "TIERS",
    "by_language",
    "languages",
    "listed",
    "names",
    "of_language",
    "of_model",
    "packed",
    "parsed_file",
    "read",
    "read_once",
    "rows_of",
    "text",
]

PARSED = "parsed.jsonl"
_SUFFIXES = (".toml", ".txt", ".json", ".bin")
_TABLES = {
    "dates": ("dates",),
    "letters": ("letters",),
    "marks": ("marks",),
    "quotes": ("cues", "pronouns", "words"),
    "wording": ("maybe", "never"),
    "words": ("words",),
}
"""The tables of a language's file that are empty where it has none: what is missing serves nobody."""

_NOTHING = memoryview(b"")


@cache
def _shelf() -> Mapping[str, memoryview]:
    """The bytes of every data file by its path, sorted; the parsed form, where that is at hand."""
    root = os.path.dirname(__file__)
    found: dict[str, memoryview] = {}
    parsed = _parsed(os.path.join(root, PARSED))
    for name, entry in _files(root, ""):
        size, content = parsed.get(name, (-1, _NOTHING))
        found[name] = content if size == entry.stat().st_size else _mapped(entry.path)
    return dict(sorted(found.items()))


def names() -> tuple[str, ...]:
    """The path of every data file inside this package, sorted."""
    return tuple(_shelf())


def packed(name: str) -> memoryview:
    """The bytes of a data file that is not parsed.

    Raises:
        KeyError: there is no such file.
    """
    return _shelf()[name]


def text(name: str) -> str:
    """The text of a data file that is not parsed.

    Raises:
        KeyError: there is no such file.
    """
    return str(_shelf()[name], "utf-8")


@cache
def read(name: str) -> Mapping[str, Any]:
    """A TOML or JSON file or a word list, parsed, by its path: ``read("shared/brands.toml")``.

    The same value is given to everybody who asks; do not change it.

    Raises:
        KeyError: there is no such file.
        ValueError: the file is not well-formed; the message names it and the line.
    """
    return read_once(name)


def read_once(name: str) -> Mapping[str, Any]:
    """The same as :func:`read`, for what is made into something else: it is not kept.

    Raises:
        KeyError: there is no such file.
        ValueError: the file is not well-formed; the message names it and the line.
    """
    content = bytes(_shelf()[name])
    try:
        # No file begins with a brace but JSON.
        return dict(json.loads(content) if content.startswith(b"{") else _parse(name, content))
    except ValueError as error:
        raise ValueError(f"data/{name}: {error}") from error


def _parse(name: str, source: bytes) -> Mapping[str, Any]:
    import tomllib  # in an installed newsclean nothing is left to parse

    text = source.decode("utf-8")
    return tomllib.loads(text) if name.endswith(".toml") else rows_of(text)


def parsed_file(sources: Mapping[str, bytes]) -> bytes:
    """What ``parsed.jsonl`` holds of these files: in the first line, for each path its size in bytes, and
    where behind that line its content begins and ends; then the content of each as JSON, a line each."""
    places: dict[str, tuple[int, int, int]] = {}
    lines: list[bytes] = []
    start = 0
    for name, source in sources.items():
        line = json.dumps(_parse(name, source), ensure_ascii=False).encode()
        places[name] = (len(source), start, start + len(line))
        lines.append(line)
        start += len(line) + 1
    return b"\n".join((json.dumps(places).encode(), *lines, b""))


@cache
def languages(kind: str) -> tuple[str, ...]:
    """The codes of the languages that have a file of a kind, sorted.

    >>> "de" in languages("quotes")
    True
    """
    paths = (name.split("/") for name in _shelf() if name.startswith("lang/"))
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
    return read(name) if name in _shelf() else None


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
    for content in (*by_language(kind).values(), *([read(shared)] if shared in _shelf() else ())):
        values: str | list[str] = content.get(table, {}).get(key, ())
        found |= dict.fromkeys(values.split() if isinstance(values, str) else values)
    return tuple(found)


def _parsed(path: str) -> dict[str, tuple[int, memoryview]]:
    """What ``parsed.jsonl`` has: of each file the size, and its content as JSON."""
    if not os.path.exists(path):
        return {}
    whole = _mapped(path)
    with open(path, "rb") as file:
        head = file.readline()
    body = whole[len(head) :]
    places = json.loads(head)
    return {name: (size, body[start:end]) for name, (size, start, end) in places.items()}


def _mapped(path: str) -> memoryview:
    with open(path, "rb") as file:
        if os.fstat(file.fileno()).st_size == 0:  # nothing can be mapped
            return _NOTHING
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _files(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith(_SUFFIXES):
                yield prefix + entry.name, entry
