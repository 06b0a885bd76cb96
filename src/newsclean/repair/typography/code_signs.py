"""Signs of programs, commands and tables, where spaces and marks follow other rules than those of prose."""

from __future__ import annotations

from typing import Final

from newsclean import lazy_re as re
from newsclean.text.view import TextView

_SIGN = re.compile(
    r"""[{}\\|^~─-╿<=>∀-⋿←-⇿]|(?<!`)`(?!`)|::|:=|\(\(|&&|//|_\w|\w\(\)|\w\.\w+\(  # operators, calls
    |\w\[\w*\]|[a-z]\$(?![ ]?\d)
    |\$[A-Za-z_({$]|^[ \t]*\$[ ]|(?<!\w)--?\w|[\#@]\w|(?<!\S)[./~]{0,2}/\w|\w/\w+/     # options, paths
    |["'][ ]*:[ ]*["'\[]|[ ]\?[ ][^?\n]*[ ]:[ ]|\?\?[ ]\w|;[ \t]*$|^[ \t]*[\#%>*]\s|\.\.\.[ ]{3}""",
    re.MULTILINE | re.VERBOSE,
)
_PARTS = re.compile(r"[{}\\|^~─-╿<=>∀-⋿←-⇿`:(&/_\[$\-#@;%*]|\?\? |\.\.\. {3}")
"""What every sign has one of: quickly told from prose, which has none."""
_STATEMENT = re.compile(
    r"<(?:ESC|ENTER|RETURN|TAB|CTRL|ALT|SHIFT|CR|F\d{1,2})\b|[{}]|"
    r"\(\)|=>|:=|==|[;{]$|^[ \t]*\$ |[a-z]_[a-z]|^[ \t]*-{1,2}[A-Za-z][\w-]*(?: ?, -|=|$)",
    re.MULTILINE,
)
_OF_STATEMENTS = ("<", "{", "}", "()", "=>", ":=", "==", ";\n", "$ ", "_", "\n-")
"""Without one of these a text has no statement, but perhaps at its end."""
_REACH: Final = 40
"""Characters to either side within which a sign of code makes a place doubtful."""
_FEW: Final = 2
"""Lines of statements that an article may quote without being about programs."""


def near_code(text: str, at: int) -> bool:
    """Whether a sign of code stands close to a place, on its own line.

    >>> near_code("Run git add --all , then commit.", 17), near_code("The boat , which sank.", 9)
    (True, False)
    """
    start = max(0, at - _REACH)
    start = max(start, text.rfind("\n", start, at) + 1)
    end = text.find("\n", at, at + _REACH)
    end = min(len(text), at + _REACH) if end < 0 else end
    if _PARTS.search(text, start, end) is None:
        return False
    return _SIGN.search(text, start, end) is not None


def has_code(line: str) -> bool:
    """Whether a line holds a sign of code.

    >>> has_code('{"name": "Ada"}'), has_code("“No,” she said.")
    (True, False)
    """
    return _SIGN.search(line) is not None


def technical(prose: TextView) -> bool:
    """Whether a text holds statements of a program or of a shell; a place without signs may be one, too."""
    return prose.derived(_technical)


def _technical(prose: TextView) -> bool:
    text = prose.text
    if not prose.has(_OF_STATEMENTS):
        return False  # what stands at the end alone is no more than a few
    return sum(1 for _ in _STATEMENT.finditer(text)) > _FEW
