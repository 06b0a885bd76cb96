"""Write the generated pages of ``docs/reference/``: api.md, options.md, fields.md and errors.md.

    python training/reference_pages.py        # or: make docs-api

They follow from signatures and docstrings; tests/test_docs.py says when they are old.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import newsclean
from newsclean import archive, errors, pipeline
from newsclean.model.fields import TABLE, MetadataValues
from newsclean.writing import FORMATS

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
MADE = "<!-- Made by training/reference_pages.py (`make docs-api`) from the docstrings. -->\n"
_SECTION = re.compile(r"^(Attributes|Args|Raises|Returns):$", re.MULTILINE)
_ITEM = re.compile(r"^    (\S.*?): (.*(?:\n {5,}.*)*)", re.MULTILINE)
_ROLE = re.compile(r":\w+:`~?([^`]+)`")

GROUPS = {
    "Functions": ("clean", "clean_text", "find_quotes", "json_schema"),
    "Cleaner": ("Cleaner", "Options", "Limits"),
    "What comes back": (
        "Article",
        "CleanText",
        "Block",
        "Link",
        "Span",
        "Image",
        "Embed",
        "Footnote",
        "Correction",
        "Quote",
        "Mention",
        "QuotedPerson",
        "Suspect",
        "Candidate",
        "Citation",
        "Sibling",
        "Copies",
        "Quality",
        "SpinScore",
        "LeftOut",
    ),
    "The ledger": ("Edit", "Removal", "Repair", "Reason"),
    "Metadata": ("Metadata", "Field", "Value"),
    "A model for wording": ("Rewriter", "SuspectContext", "Rewrite"),
    "The pipeline": ("Pipeline", "Step", "State"),
}
"""Every public name but the errors, in the order of the page."""

ARCHIVE = ("read", "clean_many", "run", "Job", "Summary", "StoredPage", "Outcome", "WorkerLimits")
ARCHIVE_TABLES = ("clean_batch", "clean_batches", "BatchCleaner", "schema", "learn_batches")


@dataclass(frozen=True, slots=True)
class Doc:
    """A docstring in parts: its paragraphs, and the named items of its sections."""

    text: str
    sections: dict[str, dict[str, str]]


def parsed(thing: object) -> Doc:
    """The docstring of a class or function."""
    parts = _SECTION.split(inspect.getdoc(thing) or "")
    sections = {
        parts[i]: {name: " ".join(text.split()) for name, text in _ITEM.findall(parts[i + 1])}
        for i in range(1, len(parts), 2)
    }
    return Doc(_plain(parts[0].strip()), sections)


def _plain(text: str) -> str:
    """Markdown of the little reStructuredText that docstrings use."""
    text = _ROLE.sub(r"`\1`", text).replace("``", "`")
    return re.sub(r"^=+  =+\n(?:.*\n)*?=+  =+\n(?:.*\n)*?=+  =+\n?", "", text, flags=re.MULTILINE)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def signature(name: str, function: Any) -> str:
    """How a function is called, on one line."""
    shown = str(inspect.signature(function)).replace("'", "").replace("self, ", "")
    shown = re.sub(r"<class (?:\w+\.)*(\w+)>", r"\1", shown)
    return f"{name}{shown.replace('(self)', '()')}"


def items(doc: Doc, section: str, title: str) -> Iterator[str]:
    """A section as a list."""
    if doc.sections.get(section):
        yield f"\n{title}\n"
        for name, text in doc.sections[section].items():
            yield f"* `{name}`: {_plain(text)}"


def attributes(thing: type) -> Iterator[str]:
    """The fields of a dataclass as a table: name, type, default, meaning."""
    told: dict[str, str] = {}
    types: dict[str, Any] = {}
    for base in reversed(thing.__mro__):
        told |= parsed(base).sections.get("Attributes", {}) | _below_fields(base)
        types |= inspect.get_annotations(base)
    yield "\n| attribute | type | default | |\n|---|---|---|---|"
    for item in fields(thing):  # type: ignore[arg-type]
        kind = re.sub(r"\s+", " ", str(types[item.name])).replace("|", "\\|")
        yield f"| `{item.name}` | `{kind}` | {_default(item)} | {_cell(told.get(item.name, ''))} |"


def _below_fields(thing: type) -> dict[str, str]:
    """The strings that stand below the fields of a class."""
    if not is_dataclass(thing):
        return {}
    body = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: " ".join(text.value.value.split())
        for field, text in pairwise(body.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    }


def _default(item: Any) -> str:
    if item.default is not MISSING:
        shown = f"{item.default:,}" if type(item.default) is int else repr(item.default)
        return f"`{shown}`" if len(shown) < 30 else "newsclean's own"
    factory = getattr(item.default_factory, "__name__", "")
    return "" if item.default_factory is MISSING or factory == "<lambda>" else f"`{factory}()`"


def members(thing: type) -> Iterator[str]:
    """Public methods and properties that a class has of its own or from bases of the package."""
    for name in dir(thing):
        owner = next((c for c in thing.__mro__ if name in c.__dict__), object)
        member = inspect.getattr_static(thing, name)
        own = owner.__module__.startswith("newsclean") and not name.startswith("_")
        if not own or (owner is MetadataValues and thing is not MetadataValues):
            continue
        if isinstance(member, property):
            if text := parsed(member).text:
                yield f"\n**`{name}`**: {text}"
        elif isinstance(member, classmethod) or inspect.isfunction(member):
            doc = parsed(member)
            yield f"\n**`{signature(name, getattr(thing, name))}`**\n\n{doc.text}"
            yield from items(doc, "Args", "Arguments:")
            yield from items(doc, "Raises", "Raises:")


def entry(thing: Any, level: str = "###") -> Iterator[str]:
    """One public name."""
    doc, name = parsed(thing), thing.__name__
    yield f"\n{level} {name}\n"
    if inspect.isfunction(thing) or (not is_dataclass(thing) and doc.sections.get("Args")):
        yield f"```text\n{signature(name, thing)}\n```\n"
    yield doc.text
    if inspect.isclass(thing) and is_dataclass(thing):
        base = thing.__mro__[1]
        if is_dataclass(base) and not inspect.get_annotations(thing):
            yield f"\nIts attributes are those of `{base.__name__}`."
            return
        yield from attributes(thing)
    yield from items(doc, "Args", "Arguments:")
    yield from items(doc, "Raises", "Raises:")
    if inspect.isclass(thing):
        yield from members(thing)


def api() -> str:
    """The page of all public names."""
    lines = [
        "# API\n",
        MADE,
        "All of it is in `newsclean`; what is not listed here may change without notice. Options and limits",
        "are explained in [options.md](options.md), metadata in [fields.md](fields.md), errors in",
        "[errors.md](errors.md).",
    ]
    for title, names in GROUPS.items():
        lines.append(f"\n## {title}")
        for name in names:
            thing = getattr(newsclean, name)
            if name in ("Options", "Limits"):
                lines.append(f"\n### {name}\n\nSee [options.md](options.md).")
            else:
                lines += entry(thing)
    lines.append("\n## newsclean.archive\n\n" + (parsed(archive).text.split("\n")[0]))
    for name in ARCHIVE + ARCHIVE_TABLES:
        lines += entry(getattr(archive, name))
    return _page(lines)


def options() -> str:
    """The page of options, limits and what can be switched off."""
    lines = ["# Options and limits\n", MADE, parsed(newsclean.Options).text]
    lines += attributes(newsclean.Options)
    lines += [
        "\n```python",
        ">>> import newsclean",
        '>>> options = newsclean.Options(disable={"quotes", "repair.hyphens", "en.also-read"})',
        ">>> cleaner = newsclean.Cleaner(options)",
        '>>> newsclean.Cleaner(newsclean.Options(disable={"repair.encodng"}))',
        "Traceback (most recent call last):",
        "newsclean.errors.OptionsError: ... did you mean repair.encoding?",
        "\n```",
        "\n## What can be left out\n",
        "`disable` takes the ids of steps and passes below, languages of rules (`en`), and single rules",
        "(`en.also-read`; `newsclean rules` lists them). The head of an id stands for all of its parts.\n",
        "| step | passes |\n|---|---|",
    ]
    for step in newsclean.Pipeline().steps():
        parts = ", ".join(f"`{p}`" for p in step.passes)
        lines.append(f"| `{step.id}`{' (cannot be left out)' if step.needed else ''} | {parts} |")
    lines += ["\n## Order of the steps\n", "```text", str(pipeline.Pipeline()), "```"]
    lines += ["\n## Limits\n", parsed(newsclean.Limits).text]
    lines += attributes(newsclean.Limits)
    lines.append("\n## Output formats\n\n| `--format` | file | many in one file |\n|---|---|---|")
    lines += [
        f"| `{f.name}` | `*{f.suffix}` | {', '.join(f'`*{s}`' for s in f.line_suffixes) or 'no'} |"
        for f in FORMATS.values()
    ]
    return _page(lines)


def article_fields() -> str:
    """The page of metadata fields and of the keys of ``to_dict``."""
    lines = [
        "# Fields of an article\n",
        MADE,
        "What the page says about its story. Each is an attribute of `Article` and a key of `to_dict`;",
        "`article.fields` has the raw text, where it was found, and other readings. The order of sources is",
        "in [metadata.md](../explanation/metadata.md).\n",
        "| attribute | key in JSON | form in JSON | meaning |\n|---|---|---|---|",
    ]
    for declared in TABLE:
        form = _form(declared.form.top_schema)
        doc = " ".join(parsed(inspect.getattr_static(MetadataValues, declared.name)).text.split())
        lines.append(f"| `{declared.name}` | `{declared.key}` | {form} | {_cell(doc)} |")
    lines += ["\n## Where a value was found (`origin`)\n"]
    origins = parsed(newsclean.Value).sections["Attributes"]["origin"]
    lines.append(_plain(origins).removeprefix("where that stood: "))
    lines += ["\n## Other keys\n", "| attribute | key in JSON |\n|---|---|"]
    named = {declared.name for declared in TABLE}
    rows = re.findall(r"^``(\w+)`` +(.*)$", inspect.getdoc(newsclean.Article.to_dict) or "", re.M)
    lines += [f"| `{name}` | {_cell(key)} |" for name, key in rows if name not in named]
    lines.append(
        "\nAll other attributes of `Article` are keys of the same name. The JSON Schema is"
    )
    lines.append(
        "`newsclean.json_schema()`; it is shipped as `newsclean/model/article.schema.json`."
    )
    return _page(lines)


def _form(schema: dict[str, Any]) -> str:
    kind = schema["type"]
    first = kind if isinstance(kind, str) else kind[0]
    inner = schema.get("items", {}).get("type")
    name = f"array of {inner}s" if inner else first
    return f"{name} or null" if not isinstance(kind, str) else str(name)


def error_tree() -> str:
    """The page of errors."""
    doc = inspect.getdoc(errors) or ""
    tree = "\n".join(line[4:] for line in doc.split("\n") if line.startswith("    "))
    lines = ["# Errors\n", MADE]
    lines.append(
        "Every message says what is wrong and ends with the cure.\n\n```text\n" + tree + "\n```\n"
    )
    lines.append("An argument of a wrong type is a `TypeError`, as everywhere in Python.\n")
    names = sorted(n for n in newsclean.__all__ if n.endswith("Error"))
    lines += [f"* **`{n}`**: {' '.join(parsed(getattr(newsclean, n)).text.split())}" for n in names]
    lines.append("\n```python\n>>> import newsclean\n>>> try:\n...     newsclean.clean(b'')")
    lines.append("... except newsclean.InputError as error:\n...     print(error)")
    return _page([*lines, _message(), "\n```"])


def _message() -> str:
    try:
        newsclean.clean(b"")
    except newsclean.InputError as error:
        return str(error)
    return ""


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


PAGES = {
    "api.md": api,
    "options.md": options,
    "fields.md": article_fields,
    "errors.md": error_tree,
}
"""Generated pages by name."""

if __name__ == "__main__":
    for page_name, write in PAGES.items():
        (FOLDER / page_name).write_text(write(), encoding="utf-8")
