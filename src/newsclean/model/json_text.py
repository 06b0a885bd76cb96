"""JSON text that is safe to print."""

from __future__ import annotations

import json
from typing import Any

from newsclean import lazy_re as re

# Characters that a terminal or an editor would obey rather than show. Only the ledger and raw
# readings can hold any; JSON can write all of them as escapes.
_OBEYED = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def safe_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that holds no character which a terminal obeys and no lone surrogate, but their escapes."""
    return _OBEYED.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
