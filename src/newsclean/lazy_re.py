"""The module ``re``, but for expressions that are compiled when they are first asked something.

Modules that have expressions write ``from newsclean import lazy_re as re``. Of all expressions, which
take a tenth of a second to compile, a page needs a quarter.
"""

from __future__ import annotations

import re
from re import *  # noqa: F403
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


class _Expression:
    """Stands for a compiled expression. Its methods become attributes with the first use, so that later ones
    cost what they cost with the compiled one."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __reduce__(self) -> tuple[Any, ...]:  # where it is sent to, it is compiled if it is needed
        return _Expression, (self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by copying and the like, which is no use
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:  # type: ignore[no-redef]  # noqa: A001
    """As :func:`re.compile`; what is wrong with a pattern shows at its first use.

    >>> compile("a+").search("baa").group()
    'aa'
    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))
