"""Takes whatever a scraper holds, and makes a :class:`Source` of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from lxml import etree

from newsclean import lazy_re as re
from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass
from newsclean.model.plain_text import file_name
from newsclean.options import Limits
from newsclean.reading import charset, sniffing, stored_markup
from newsclean.reading.limit import first_lines, within
from newsclean.reading.source import CharsetOrigin, Source, SourceKind
from newsclean.text.links import encoded

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from bs4 import Tag
    from lxml.etree import _Element, _ElementTree


class Response(Protocol):
    """What requests, httpx and Scrapy responses share; one of ``content``, ``body``, ``text``."""

    @property
    def url(self) -> Any: ...

    @property
    def headers(self) -> Any: ...


Input: TypeAlias = (
    "str | bytes | bytearray | memoryview | Path | Tag | _Element | _ElementTree[Any]"
    " | ElementTree.Element | ElementTree.ElementTree | Response"
)

_ACCEPTED = (
    "bytes, str, pathlib.Path, a BeautifulSoup or lxml tree, or a response of requests, httpx or"
    " Scrapy"
)
_HTTP_DUMP = re.compile(
    rb"HTTP/\d(?:\.\d)? \d{3}[^\r\n]{0,200}\r?\n((?:[^\r\n]{1,8000}\r?\n){0,200})(?:\r?\n|\Z)"
)
_ROOM = 4
"""Times as much of a file is read as may be kept: what is cut first is rarely the story."""
_BLANKS = "\ufeff\0 \t\r\n\f\v\xa0"
_TYPE_LINE = re.compile(rb"^content-type:[ \t]*([^\r\n]*)", re.I | re.M)


@dataclass(frozen=True, slots=True)
class _Raw:
    """Input taken apart: what is to be read, and what came with it."""

    content: bytes | str
    url: str | None = None
    content_type: str | None = None
    is_markup: bool = False
    """Whether a tree was serialised, so that there is nothing to recognise."""
    cut: bool = False


def read(
    source: Input,
    *,
    url: str | None = None,
    kind: SourceKind | None = None,
    content_type: str | None = None,
    limits: Limits | None = None,
) -> Source:
    """Decode the input and tell HTML from plain text.

    Args:
        source: see :data:`Input`. A ``Path`` is the only thing that is ever opened.
        url: where the input came from; else the response's own.
        kind: ``"html"`` or ``"text"`` where the caller knows.
        content_type: the HTTP header; else the response's own.
        limits: ``limits.bytes`` bounds the size, ``limits.lines`` that of plain text.

    Raises:
        InputError: empty, binary, a feed, JSON, a table, an address, or a file that cannot be read.
        TypeError: the input or another argument is of no accepted type.
    """
    if kind not in (None, "html", "text"):
        raise TypeError(f"kind must be 'html', 'text' or None, not {kind!r}")
    for name, value in (("url", url), ("content_type", content_type)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} takes str or None, not {type(value).__name__}")
    limits = limits or Limits()
    bound = limits.bytes
    raw = _raw(source, bound)
    address = url or raw.url
    raw = replace(raw, content_type=content_type or raw.content_type)
    text, utf8, found, cut, warnings = _text(raw, bound)
    if not text.strip(_BLANKS):
        raise InputError("the input is empty; pass the content of a page or a text")
    sniffing.refuse_noise(text)
    if kind != "text" and (markup := stored_markup.as_markup(text)) is not None:
        text, utf8, warnings = markup, None, (*warnings, stored_markup.ESCAPED)
    if kind is None and not raw.is_markup:
        sniffing.refuse_data(text)
        kind = sniffing.kind_of(text, raw.content_type)
    if cut or raw.cut:
        warnings = (*warnings, f"the input is beyond the limit of {bound:,} bytes and was cut")
    rest = ""
    if kind != "text" and not raw.is_markup:
        text, literal = stored_markup.as_meant(text)
        utf8, warnings = (None, (*warnings, stored_markup.LITERAL)) if literal else (utf8, warnings)
    if kind == "text":
        text, rest = first_lines(text, limits.lines)
    if rest:
        warnings = (*warnings, f"lines beyond {limits.lines:,} of the text were dropped")
    return Source(
        text=text,
        kind=kind or "html",
        url=encoded(address) if address else None,
        charset=found[0],
        encoded=utf8,
        charset_origin=found[1],
        truncated=cut or raw.cut or rest.strip() != "",
        warnings=warnings,
    )


def _text(
    raw: _Raw, bound: int
) -> tuple[str, bytes | None, tuple[str | None, CharsetOrigin], bool, tuple[str, ...]]:
    """The text, the same in UTF-8 if it came so, charset and origin, whether it was cut, warnings."""
    if isinstance(raw.content, str):
        text, cut = within(raw.content, bound)
        text, warnings = _without_surrogates(text)
        return text.lstrip("\ufeff"), None, (None, "given"), cut, warnings
    sniffing.refuse_binary(raw.content)
    content, content_type = _without_http(raw.content, raw.content_type)
    content, cut = within(content, bound)
    decoded = charset.decode(content, content_type)
    found = (decoded.charset, decoded.origin)
    text = decoded.text.lstrip("\ufeff")
    utf8 = decoded.encoded if len(text) == len(decoded.text) else None
    return text, utf8, found, cut, decoded.warnings


def _without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Join surrogate pairs, and replace the lone ones: they are no characters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        mended = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return mended, ("lone surrogates in the input were replaced by U+FFFD",)
    return text, ()


def _without_http(content: bytes, content_type: str | None) -> tuple[bytes, str | None]:
    """A saved response: its headers are no part of the page, but name the charset."""
    if not content.startswith(b"HTTP/"):
        return content, content_type
    dump = _HTTP_DUMP.match(content)
    if not dump:
        return content, content_type
    line = _TYPE_LINE.search(dump[1])
    if line and not content_type:
        content_type = line[1].decode("latin-1")
    return content[dump.end() :], content_type


def _raw(source: Any, bound: int) -> _Raw:
    """Take any accepted input apart; classes of bs4 and lxml are known by their module's name."""
    if isinstance(source, str):
        return _Raw(str(source))
    if isinstance(source, bytes | bytearray | memoryview):
        return _Raw(bytes(source))
    if isinstance(source, Path):
        return _from_file(source, bound)
    modules = {cls.__module__ for cls in type(source).__mro__}
    if "bs4.element" in modules:
        return _Raw(_serialised(source, str), is_markup=True)
    if "lxml.etree" in modules:
        return _Raw(_serialised(source, _from_lxml), is_markup=True)
    if "xml.etree.ElementTree" in modules:
        return _Raw(_serialised(source, _from_plain_tree), is_markup=True)
    return _from_response(source)


def _serialised(source: Any, write: Any) -> str:
    try:
        return str(write(source))
    except RecursionError:
        raise InputError(
            "the tree is nested too deep to be written out; pass the markup it was made from"
        ) from None
    except (ValueError, TypeError, AssertionError, LookupError) as error:
        raise InputError(
            f"the tree cannot be written out ({error}); pass the markup it was made from"
        ) from error


def _from_lxml(source: Any) -> str:
    if hasattr(source, "getroot") and source.getroot() is None:
        return ""
    return etree.tostring(source, encoding="unicode", method="html", with_tail=False)


def _from_plain_tree(source: Any) -> str:
    from xml.etree import ElementTree  # whose own the tree is

    root = source.getroot() if hasattr(source, "getroot") else source
    return "" if root is None else ElementTree.tostring(root, encoding="unicode", method="html")


def _from_file(path: Path, bound: int) -> _Raw:
    try:
        if not path.is_file():
            what = "is a directory" if path.is_dir() else "is no file that exists"
            raise InputError(f"{file_name(path)} {what}; pass the path of one page or text")
        with path.open("rb") as file:
            content = file.read(_ROOM * bound + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"{file_name(path)} cannot be read ({error}); check the path and its rights"
        ) from error
    return _Raw(content[: _ROOM * bound], cut=len(content) > _ROOM * bound)


def _from_response(source: Any) -> _Raw:
    content: object = None
    try:
        for name in ("content", "body", "text"):
            content = getattr(source, name, None)
            if isinstance(content, bytes | bytearray | str):
                break
        else:
            content = None
        url = getattr(source, "url", None) if content is not None else None
        headers = getattr(source, "headers", None) if content is not None else None
        kind = _header(headers)
    except Exception as error:  # a response may fail in its own ways when it is asked
        raise InputError(
            f"the response cannot be read ({type(error).__name__}: {error}); pass its content as"
            " bytes"
        ) from error
    if content is None:
        hint = "; pass what its read() gives" if hasattr(source, "read") else ""
        raise TypeError(f"newsclean reads {_ACCEPTED}; not {type(source).__name__}{hint}")
    if isinstance(content, bytearray):
        content = bytes(content)
    assert isinstance(content, bytes | str)
    return _Raw(content, url=None if url is None else str(url), content_type=kind)


def _header(headers: object) -> str | None:
    """The Content-Type among headers, which may be bytes, lists of them, or spelled in any case."""
    if not isinstance(headers, Mapping):
        return None
    for name in ("Content-Type", "content-type", b"Content-Type"):
        value = headers.get(name)
        if isinstance(value, list | tuple):
            value = value[0] if value else None
        if isinstance(value, bytes):
            value = value.decode("latin-1")
        if isinstance(value, str) and value:
            return value
    return None
