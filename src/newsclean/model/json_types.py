"""Frozen dataclasses as JSON types and back, and the JSON Schema of both, from their type hints."""

from __future__ import annotations

import sys
from dataclasses import is_dataclass
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newsclean import lazy_re as re
from newsclean.errors import InputError

_NAMES: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
_MOST_SHOWN = 40
"""Characters of a value that a message shows."""
_LARGEST = sys.float_info.max
_SECTION = re.compile(r"^Attributes:\n((?:(?: .*)?(?:\n|$))+)", re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def to_plain(value: Any) -> Any:
    """A value as dicts, lists, strings, numbers, booleans and None."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return {name: to_plain(getattr(value, name)) for name in _field_names(type(value))}


def from_plain(kind: Any, value: Any, where: str) -> Any:
    """The value of type ``kind`` that :func:`to_plain` wrote. Keys that ``kind`` does not know are
    ignored: a later version may have written them.

    Args:
        kind: a dataclass, ``tuple``, ``Literal``, optional or plain type.
        value: JSON types.
        where: what the value is, for the message.

    Raises:
        InputError: the value does not fit the type.
    """
    if get_origin(kind) in (Union, UnionType):
        inner = next(k for k in get_args(kind) if k is not NoneType)
        return None if value is None else from_plain(inner, value, where)
    if is_dataclass(kind):
        return _record(kind, value, where)
    if get_origin(kind) is tuple:
        return _items(get_args(kind), value, where)
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            shown = repr(value)[:_MOST_SHOWN] if isinstance(value, str) else type(value).__name__
            raise InputError(f"{where} is {shown}; it must be one of {', '.join(get_args(kind))}")
        return value
    if kind is float and type(value) in (int, float):
        return _number(value, where)
    if type(value) is not kind:
        raise InputError(f"{where} is {type(value).__name__}; it must be a JSON {_NAMES[kind]}")
    return value


def _number(value: float, where: str) -> float:
    if not abs(value) <= _LARGEST:  # nor NaN, which no JSON has
        raise InputError(f"{where} is no number that a JSON file should hold")
    return float(value)


def _record(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise InputError(f"{where} is {type(value).__name__}; it must be a JSON object")
    hints = _hints(kind)
    if missing := [n for n in _field_names(kind) if n not in value]:
        raise InputError(f"{where} lacks {missing[0]!r}; pass what Article.to_dict gave")
    return kind(**{n: from_plain(hints[n], value[n], f"{where}.{n}") for n in _field_names(kind)})


def _items(kinds: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise InputError(f"{where} is {type(value).__name__}; it must be a JSON array")
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(kinds) != len(value):
        raise InputError(f"{where} has {len(value)} items; it must have {len(kinds)}")
    return tuple(
        from_plain(kind, item, f"{where}[{number}]")
        for number, (kind, item) in enumerate(zip(kinds, value, strict=True))
    )


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema of what :func:`to_plain` makes of values of type ``kind``."""
    if get_origin(kind) in (Union, UnionType):
        inner = schema_of(next(k for k in get_args(kind) if k is not NoneType))
        return {**inner, "type": [inner["type"], "null"]}
    if is_dataclass(kind):
        return record_schema({n: schema_of(_hints(kind)[n]) for n in _field_names(kind)}, kind)
    if get_origin(kind) is tuple:
        first, *others = get_args(kind)
        size = {} if others == [Ellipsis] else {"minItems": 1 + len(others)}
        return {"type": "array", "items": schema_of(first), **size}
    if get_origin(kind) is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    return {"type": _NAMES[kind]}


def record_schema(properties: dict[str, Any], kind: Any) -> dict[str, Any]:
    """The JSON Schema of an object, each property with the sentence that ``kind`` has about it."""
    about = sentences(kind)
    described = {
        name: {**schema, "description": about[name]} if name in about else schema
        for name, schema in properties.items()
    }
    return {"type": "object", "properties": described, "required": list(properties)}


def sentences(kind: Any) -> dict[str, str]:
    """What a class's docstring says of each attribute, under ``Attributes:``, and of each property."""
    found = {}
    for base in reversed(kind.__mro__):
        section = _SECTION.search(cleandoc(base.__doc__ or ""))
        entries = _ENTRY.findall(section[1]) if section else ()
        found.update({name: " ".join(text.split()) for name, text in entries})
        for name, value in vars(base).items():
            if isinstance(value, property) and value.__doc__:
                found[name] = " ".join(value.__doc__.split())
    return found


def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(kind.__dataclass_fields__)  # faster than fields(kind): asked for every value


def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
