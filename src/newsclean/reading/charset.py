"""From bytes to text, in the order of a browser, with the declaration checked against the bytes.

Byte order mark; Content-Type header; the page's own declaration; then strict UTF-8; then the
encodings from before UTF-8 (``legacy``). A declaration that the bytes belie is not followed, and
the result says so. Only labels of the WHATWG Encoding Standard (webencodings) are ever looked up: to
ask Python for a codec by the name that a page gives would import a module that the page chooses.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from functools import cache

import webencodings
from webencodings.labels import LABELS

from newsclean import data as package_data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.reading import legacy
from newsclean.reading.source import CharsetOrigin

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_DECLARATION = re.compile(
    rb"<\s*+(?:meta\b[^<>]{0,500}?charset|\?xml\b[^<>]{0,500}?encoding)\s*+=\s*+[\"']?+\s*+([\w.:-]{1,60})",
    re.I,
)
_PARAMETER = re.compile(rb"charset\s*+=\s*+[\"']?+\s*+([\w.:-]{1,60})", re.I)
_HEAD = 4096
"""Bytes in which a page must declare its charset; browsers look at 1,024."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPES = re.compile("[\udc80-\udcff]+")
_BEYOND_ASCII = re.compile("[^\0-\x7f]")
_LABELS: Mapping[str, Mapping[str, str]] = package_data.read("shared/charsets.toml")
_NO_LETTER = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the standard's name of its encoding, and how that was found."""

    text: str
    charset: str
    origin: CharsetOrigin
    warnings: tuple[str, ...] = ()
    encoded: bytes | None = None
    """The bytes, where they are valid UTF-8."""


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """The text of the bytes. Never fails: what cannot be decoded becomes U+FFFD, with a warning."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with(data[len(mark) :], codec, "bom")
    wide = _wide_without_bom(data)
    if wide:
        return _with(data, wide, "content")
    warnings: list[str] = []
    for label, origin in _declared(data, content_type):
        named = resolve(label)
        if named is None:
            warnings.append(f"the declared charset {label[:40]!r} is unknown and was ignored")
            continue
        return _checked(data, named, origin, tuple(warnings))
    return _undeclared(data, tuple(warnings))


def prepare() -> None:
    """Bring the codecs that a page may name into memory."""
    _codecs()
    for codec in _LABELS["names"]:
        codecs.lookup(codec)


def resolve(label: str) -> str | None:
    """The Python codec for a label of the WHATWG standard, compared as Unicode's UTS #22 (1.4) says:
    letters and digits count, case and hyphens do not. None for any other label.

    >>> resolve("ISO_8859-1"), resolve("utf8"), resolve("zip")
    ('cp1252', 'utf-8', None)
    """
    plain = _plain(label)
    # Nearly every page: the table of all labels, which takes a hundredth of a start, is not needed for it.
    codec = "utf-8" if plain == "utf8" else _codecs().get(plain)
    # The declaration itself was read as ASCII, so UTF-16 cannot be true.
    return "utf-8" if codec and codec.startswith(("utf-16", "utf-32")) else codec


@cache
def _codecs() -> dict[str, str]:
    """Python's codec by plain label: those of the standard, and those that older pages use."""
    found = {}
    for label in LABELS:
        standard = webencodings.lookup(label)
        if standard is None:
            continue
        codec = "gb18030" if standard.name == "gbk" else standard.codec_info.name
        if codec in _LABELS["names"]:  # neither "replacement" nor "x-user-defined"
            found[_plain(label)] = codec
    return found | {_plain(label): codec for label, codec in _LABELS["labels"].items()}


def _plain(label: str) -> str:
    return _NO_LETTER.sub("", label.lower())


def _declared(data: bytes, content_type: str | None) -> Iterator[tuple[str, CharsetOrigin]]:
    """The labels that header and page give, best first."""
    if content_type:
        found = _PARAMETER.search(content_type[:_HEAD].encode("ascii", "replace"))
        if found:
            yield found[1].decode("ascii", "replace"), "header"
    head = _COMMENT.sub(b" ", data[:_HEAD])
    head = head[: head.lower().find(b"<body") % (len(head) + 1)]
    found = _DECLARATION.search(head) or _PARAMETER.search(head)
    if found:
        yield found[1].decode("ascii", "replace"), "declared"


def _wide_without_bom(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: ASCII markup leaves zero bytes at fixed places."""
    head = data[:4000]
    if len(head) < 8 or 0 not in head:
        return None
    zeros = [head[i::4].count(0) / len(head[i::4]) for i in range(4)]
    for pattern, codec in (
        ("0001", "utf-32-be"),
        ("1000", "utf-32-le"),
        ("0101", "utf-16-be"),
        ("1010", "utf-16-le"),
    ):
        # At each of the four places most bytes are zero, or most are not.
        if all((z > 0.5) == (p == "0") for p, z in zip(pattern, zeros, strict=True)):
            return codec
    return None


def _checked(data: bytes, codec: str, origin: CharsetOrigin, warnings: tuple[str, ...]) -> Decoded:
    """Decode as declared, unless the bytes say plainly that it is wrong."""
    if codec == "utf-8":
        return _as_utf8(data, origin, warnings) or _belied(codec, data, warnings)
    if codec == "iso2022_jp":
        return _with(data, codec, origin, warnings)
    if not data.isascii() and _is_utf8(data, codec):
        said = f"the declared charset is {_name(codec)}, but the bytes are UTF-8"
        return Decoded(data.decode("utf-8"), "UTF-8", "content", (*warnings, said), data)
    if _fits_badly(data, codec):
        better = legacy.guess(data)
        if better.codec != codec and better.score >= 0.9:
            return _belied(codec, data, warnings)
    return _with(data, codec, origin, warnings)


def _is_utf8(data: bytes, codec: str) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # A few pairs of Chinese, Japanese or Korean bytes can look like UTF-8 by chance.
    return legacy.single_byte(codec) or sum(1 for _ in _BEYOND_ASCII.finditer(text)) >= 3


def _fits_badly(data: bytes, codec: str) -> bool:
    if legacy.single_byte(codec):
        bins = legacy.evidence(data)
        if bins.total() < 20:
            return False
        return legacy.knows(codec) and legacy.fit(bins, codec) <= 0.6
    bad = data.decode(codec, "replace").count("\ufffd")
    return bad > 2 and bad * 100 > len(data.translate(None, legacy.ASCII))


def _belied(codec: str, data: bytes, warnings: tuple[str, ...]) -> Decoded:
    better = legacy.guess(data).codec
    said = f"the declared charset is {_name(codec)}, but the bytes are {_name(better)}"
    return _with(data, better, "content", (*warnings, said))


def _undeclared(data: bytes, warnings: tuple[str, ...]) -> Decoded:
    if data.isascii():
        if b"\x1b$" in data or b"\x1b(J" in data:
            return _with(data, "iso2022_jp", "content", warnings)
        return Decoded(data.decode("ascii"), "UTF-8", "content", warnings, data)
    return _as_utf8(data, "content", warnings) or _with(
        data, legacy.guess(data).codec, "content", warnings
    )


def _as_utf8(data: bytes, origin: CharsetOrigin, warnings: tuple[str, ...]) -> Decoded | None:
    """The bytes as UTF-8; None where more of them contradict than support it.

    Strays in a page that is otherwise UTF-8 are mostly single windows-1252 characters that came in
    with pasted text; a sequence that breaks off is lost.
    """
    try:
        return Decoded(data.decode("utf-8"), "UTF-8", origin, warnings, data)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "surrogateescape")
    runs = [len(m[0]) for m in _ESCAPES.finditer(text)]
    strays, contradicting = len(runs), sum(runs)
    sound = sum(1 for _ in _BEYOND_ASCII.finditer(text)) - contradicting
    if sound < contradicting and not (strays == 1 and _ends_broken(text)):
        return None
    table = legacy.decoding_table("cp1252")
    text = _ESCAPES.sub(lambda m: table[ord(m[0]) - 0xDC00] if len(m[0]) == 1 else "\ufffd", text)
    said = f"{strays} places are not valid UTF-8; single bytes were read as windows-1252"
    return Decoded(text, "UTF-8", origin, (*warnings, said))


def _ends_broken(text: str) -> bool:
    found = _ESCAPES.search(text)
    return found is not None and found.end() == len(text)


def _with(
    data: bytes, codec: str, origin: CharsetOrigin, warnings: tuple[str, ...] = ()
) -> Decoded:
    if codec == "utf-8":
        decoded = _as_utf8(data, origin, warnings)
        if decoded is not None:
            return decoded
        text = data.decode("utf-8", "replace")
    elif legacy.single_byte(codec):
        text = codecs.charmap_decode(data, "replace", legacy.decoding_table(codec))[0]
    else:
        text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost:
        warnings = (*warnings, f"{lost} places could not be decoded as {_name(codec)}")
    return Decoded(text, _name(codec), origin, warnings)


def _name(codec: str) -> str:
    return _LABELS["names"][codec]
