r"""Escapes of string literals that were stored with the text: ``\n``, ``\u2019``, ``\xe2\x80\x99``, ``b'…'``,
and the marks of a cell of CSV (RFC 4180): ``"He said ""no"" twice."``.

They are read only in prose. In a text that speaks of strings, paths or programs they stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.quotation_marks import OPENING
from newsclean.text.sentences import CLOSING, STOPS
from newsclean.text.string_literals import character
from newsclean.text.view import TextView

_CONFIDENCE = 0.99
"""How sure what a program wrote is read back."""
_BREAKS = 0.98
"""The same of a break between lines."""
RULE = "escapes.literal"
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2}){2,}")
_UNICODE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}"
)
_BREAK = re.compile(r"[ ]?(?:(?:\\r)?\\n)+[ ]?")
_END_OF_SENTENCE = re.compile(
    rf"[{STOPS}][{re.escape(CLOSING)}]?(?:(?:\\r)?\\n)+[ ]?"
    rf"(?:[{re.escape(OPENING)}(]|\\[\"'ux])?(?:[A-Z\d]|201)"
)
_TWICE = re.compile(r"(?:\\r)?\\n(?:\\r)?\\n")
_LITERAL = re.compile(r"\s*b?(['\"])(?=.*\\[nrx])([^\n]*)\1\s*", re.DOTALL)
_QUOTE = re.compile(r"\\(?=[\"'/])")
_TAB = re.compile(r"\\t(?=[\s\\]|[A-Z])")
_PARAGRAPH_MARK = re.compile(r"[ ]?(?:(?<!\|)\|\|(?!\|)|¶)[ ]?")
_END_AND_MARK = re.compile(
    rf"[{STOPS}][{re.escape(CLOSING)}]?[ ]?(?:\|\||¶)[ ]?[{re.escape(OPENING)}]?[^\W\d_]"
)
_FEWEST = 2
_MARKS = re.compile('"+')
_ABOUT = re.compile(
    r"\b(?:Unicode|ASCII|UTF-?8|escape[ds]?|JSON|regex|newline|Python|JavaScript|Java|string literal|"
    r"code points?|printf|LaTeX|backslash(?:es)?|byte string|hex|shell|syntax)\b|[A-Z]:\\|\\\\\w|[{}]",
    re.IGNORECASE,
)


def mend(prose: TextView) -> Iterator[Repair]:
    """Escapes become what they stand for, in prose."""
    text = prose.text
    yield from _cell(text)
    yield from _marked_ends(text)
    if "\\" not in text or not any(mark in text for mark in ("\\n", "\\u", "\\x")):
        return
    if _ABOUT.search(text):
        return
    literal = _LITERAL.fullmatch(text)
    if literal and text.lstrip().startswith("b"):
        yield change(text, 0, literal.start(2), "", RULE, _CONFIDENCE)
        yield change(text, literal.end(2), len(text), "", RULE, _CONFIDENCE)
    for found in _BYTES.finditer(text):
        after = _decoded(found.group())
        if after:
            yield change(text, found.start(), found.end(), after, RULE, _CONFIDENCE)
    for found in _UNICODE.finditer(text):
        yield change(text, found.start(), found.end(), character(found.group()), RULE, _CONFIDENCE)
    yield from _breaks(text, whole=literal is not None)


def _marked_ends(text: str) -> Iterator[Repair]:
    """Marks that stand for the ends of paragraphs in a text that was stored as one line."""
    if "\n" in text.strip() or not any(mark in text for mark in ("||", "¶")):
        return
    marks = list(_PARAGRAPH_MARK.finditer(text))
    ends = len(_END_AND_MARK.findall(text))
    for found in marks if ends >= max(_FEWEST, len(marks) / 2) else ():
        yield change(text, found.start(), found.end(), "\n\n", RULE, _BREAKS)


def _cell(text: str) -> Iterator[Repair]:
    """The marks around a cell, and one of each two within: all of them come in pairs, and there are some."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if end - start < 2 or text[start] != '"' or text[end - 1] != '"':
        return
    inner = list(_MARKS.finditer(text, start + 1, end - 1))
    if not inner or any(len(run.group()) % 2 for run in inner):
        return
    yield change(text, start, start + 1, "", RULE, _CONFIDENCE)
    for run in inner:
        half = '"' * (len(run.group()) // 2)
        yield change(text, run.start(), run.end(), half, RULE, _CONFIDENCE)
    yield change(text, end - 1, end, "", RULE, _CONFIDENCE)


def _breaks(text: str, *, whole: bool) -> Iterator[Repair]:
    r"""The line breaks of lines that hold several after ends of sentences, or two in a row."""
    ends = len(_END_OF_SENTENCE.findall(text))
    if not (whole or ends >= _FEWEST or (ends and _TWICE.search(text))):
        return
    for found in _BREAK.finditer(text):
        count = found.group().count("\\n")
        yield change(text, found.start(), found.end(), "\n" * min(count, 2), RULE, _BREAKS)
    for found in _QUOTE.finditer(text):
        yield change(text, found.start(), found.end(), "", RULE, _BREAKS)
    for found in _TAB.finditer(text):
        yield change(text, found.start(), found.end(), " ", RULE, 0.95)


def _decoded(escapes: str) -> str:
    try:
        return bytes.fromhex(escapes.replace("\\x", "")).decode("utf-8")
    except UnicodeDecodeError:
        return ""
