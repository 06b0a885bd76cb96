"""The table of metadata fields: what a page says about its story.

:class:`Metadata` is the one place where a field is declared: its type, its key in ``Article.to_dict`` and
in the JSON Schema, and whether scraping can garble its words. :class:`MetadataValues` gives its sentence
and the short way to its value, ``article.headline``. A new field is a line in both, and its finder in
``newsclean.metadata``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, fields
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from newsclean.light_dataclass import dataclass

Origin = Literal["json-ld", "opengraph", "meta", "microdata", "visible", "url", "text"]

DateOrDatetime = datetime | date
"""A datetime where the page gives the time (with zone where it gives one), else a date."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """One reading of a metadata field.

    Attributes:
        value: what was understood.
        raw: the text that it was read from, as the page has it.
        origin: where that stood: ``json-ld``, ``opengraph``, ``meta`` (another ``<meta>`` or ``<link>``),
            ``microdata``, ``visible`` (text that readers see), ``url`` (the address), ``text`` (words of
            a plain text, or the language as the words tell it).
    """

    value: T
    raw: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A metadata field: the reading that won, and the others.

    Attributes:
        value: what was understood, its characters and spaces repaired.
        raw: the text that it was read from, as the page has it, never repaired.
        origin: where that stood, as in :class:`Value`.
        alternatives: readings from other places that say something else, best first.
    """

    value: T
    raw: str
    origin: Origin
    alternatives: tuple[Value[T], ...] = ()

    def readings(self) -> tuple[Value[T], ...]:
        """All readings, the one that won first."""
        return (Value(self.value, self.raw, self.origin), *self.alternatives)


def first_of(readings: Sequence[Value[T]]) -> Field[T] | None:
    """The field whose best reading comes first; None where there is none."""
    if not readings:
        return None
    won, *others = readings
    return Field(won.value, won.raw, won.origin, tuple(others))


@dataclass(frozen=True, slots=True)
class Form:
    """How the values of a field are written in JSON.

    Attributes:
        schema: the JSON Schema of a value.
        plain: a value as JSON types.
        read: the value of JSON types; raises ValueError or TypeError for others.
        top_schema: the JSON Schema of the key at the top of ``Article.to_dict``.
        top: the JSON types there.
        missing: what stands there where the page says nothing.
    """

    schema: dict[str, Any]
    plain: Callable[[Any], Any]
    read: Callable[[Any], Any]
    top_schema: dict[str, Any]
    top: Callable[[Any], Any]
    missing: Any = None


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return tuple(map(_text, value))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _moment(value: Any) -> DateOrDatetime:
    text = _text(value)
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _named(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {"name": schema}, "required": ["name"]}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_BOOLEAN = {"type": "boolean"}

TEXT = Form(_STRING, _same, _text, _or_null(_STRING), _same)
TEXTS = Form(_STRINGS, list, _texts, _STRINGS, list, missing=[])
PEOPLE = Form(
    _STRINGS,
    list,
    _texts,
    {"type": "array", "items": _named(_STRING)},
    lambda names: [{"name": name} for name in names],
    missing=[],
)
ORGANIZATION = Form(
    _STRING, _same, _text, _or_null(_named(_STRING)), lambda name: {"name": name} if name else None
)
MOMENT = Form(
    _STRING, lambda day: day.isoformat(), _moment, _or_null(_STRING), lambda day: day.isoformat()
)
NEGATED = Form(_BOOLEAN, _same, _flag, _or_null(_BOOLEAN), lambda value: not value)


def _row(key: str, form: Form, *, mend: bool = False) -> dict[str, Any]:
    """What the table says of a field.

    Args:
        key: its name at the top of ``Article.to_dict``: schema.org's.
        form: how it is written.
        mend: whether its value is words, whose characters and spaces are repaired.
    """
    return {"key": key, "form": form, "mend": mend}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its story, each field with its origin; None where the page says nothing.

    The fields are those of :class:`Article` with the same name, which says what they mean.
    """

    headline: Field[str] | None = field(default=None, metadata=_row("headline", TEXT, mend=True))
    description: Field[str] | None = field(
        default=None, metadata=_row("description", TEXT, mend=True)
    )
    authors: Field[tuple[str, ...]] | None = field(
        default=None, metadata=_row("author", PEOPLE, mend=True)
    )
    published: Field[DateOrDatetime] | None = field(
        default=None, metadata=_row("datePublished", MOMENT)
    )
    modified: Field[DateOrDatetime] | None = field(
        default=None, metadata=_row("dateModified", MOMENT)
    )
    site_name: Field[str] | None = field(
        default=None, metadata=_row("publisher", ORGANIZATION, mend=True)
    )
    url: Field[str] | None = field(default=None, metadata=_row("url", TEXT))
    language: Field[str] | None = field(default=None, metadata=_row("inLanguage", TEXT))
    section: Field[str] | None = field(
        default=None, metadata=_row("articleSection", TEXT, mend=True)
    )
    sections: Field[tuple[str, ...]] | None = field(
        default=None, metadata=_row("sections", TEXTS, mend=True)
    )
    keywords: Field[tuple[str, ...]] | None = field(
        default=None, metadata=_row("keywords", TEXTS, mend=True)
    )
    image: Field[str] | None = field(default=None, metadata=_row("image", TEXT))
    paywalled: Field[bool] | None = field(
        default=None, metadata=_row("isAccessibleForFree", NEGATED)
    )

    breadcrumb: Field[tuple[str, ...]] | None = field(
        default=None, metadata=_row("breadcrumb", TEXTS, mend=True)
    )
    license: Field[str] | None = field(default=None, metadata=_row("license", TEXT))
    rights: Field[str] | None = field(
        default=None, metadata=_row("copyrightNotice", TEXT, mend=True)
    )

    def given(self) -> Iterator[tuple[str, Field[Any]]]:
        """Name and field, for the fields that have a value."""
        for declared in TABLE:
            value = getattr(self, declared.name)
            if value is not None:
                yield declared.name, value


@dataclass(frozen=True, slots=True)
class Declared:
    """One row of the table, with the name of its field."""

    name: str
    key: str
    form: Form
    mend: bool


TABLE = tuple(Declared(item.name, **item.metadata) for item in fields(Metadata))
"""The declared fields, in order."""


class MetadataValues:
    """The values of the metadata without their origin: what :class:`Article` and others inherit."""

    __slots__ = ()
    fields: Metadata

    @property
    def headline(self) -> str | None:
        """The story's title as readers see it, without the site's name; None where the page has none."""
        return _value(self.fields.headline)

    @property
    def description(self) -> str | None:
        """The standfirst below the headline, or the page's own summary; None where it has neither."""
        return _value(self.fields.description)

    @property
    def authors(self) -> tuple[str, ...]:
        """Names of people (or agencies), without titles and outlets, in the page's order; empty where
        the page names nobody."""
        return _value(self.fields.authors) or ()

    @property
    def published(self) -> DateOrDatetime | None:
        """When the story came out: a datetime, with zone where the page gives one, else a date; None
        where neither page nor address says so."""
        return _value(self.fields.published)

    @property
    def modified(self) -> DateOrDatetime | None:
        """When the story was last changed, as ``published``; None where the page does not say that it
        was. It is never copied from ``published``."""
        return _value(self.fields.modified)

    @property
    def site_name(self) -> str | None:
        """The name of the paper or site; None where the page does not give it."""
        return _value(self.fields.site_name)

    @property
    def url(self) -> str | None:
        """The canonical address, absolute: as the page declares it, else ``source_url``; None without
        either."""
        return _value(self.fields.url)

    @property
    def language(self) -> str | None:
        """The language as BCP 47 in lower case (``en``, ``pt-br``), as declared and checked against
        the words; None where neither tells."""
        return _value(self.fields.language)

    @property
    def section(self) -> str | None:
        """The part of the paper (``World``, ``Sport``), as the page writes it; None where it says
        nothing."""
        return _value(self.fields.section)

    @property
    def sections(self) -> tuple[str, ...]:
        """All parts of the paper that the page names for the story, in its order; empty where it names none.
        What it runs together with commas is parted only where it also names each alone."""
        return _value(self.fields.sections) or ()

    @property
    def keywords(self) -> tuple[str, ...]:
        """The page's tags, in its order and its spelling; empty where it has none."""
        return _value(self.fields.keywords) or ()

    @property
    def image(self) -> str | None:
        """The address of the lead picture, absolute where the page's address is known; None where the
        page states none."""
        return _value(self.fields.image)

    @property
    def paywalled(self) -> bool | None:
        """Whether the page says that only subscribers can read the whole story; None where it says
        nothing. In JSON, as ``isAccessibleForFree``, the other way round."""
        return _value(self.fields.paywalled)

    @property
    def breadcrumb(self) -> tuple[str, ...]:
        """The way from the site's front page to the story, the broadest part first, without the story
        itself; empty where the page shows none."""
        return _value(self.fields.breadcrumb) or ()

    @property
    def license(self) -> str | None:
        """The licence under which the page says that its story may be used: an address, else its name; None
        where it states none."""
        return _value(self.fields.license)

    @property
    def rights(self) -> str | None:
        """Whose rights the page says they are, in its words (``© 2024 Port Gazette``); None where it says
        nothing."""
        return _value(self.fields.rights)


def _value(item: Field[T] | None) -> T | None:
    return None if item is None else item.value
