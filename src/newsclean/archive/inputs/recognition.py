"""What a file or member holds, by its first bytes, then by its name."""

from __future__ import annotations

import json
from typing import Literal

from newsclean import lazy_re as re
from newsclean.archive.inputs import csv_tables

Format = Literal["page", "json-lines", "json", "csv", "warc", "tar", "zip", "parquet"]

_LINES = (".jsonl", ".ndjson", ".jsonlines", ".jl")
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\{\s*+(?:"(?:[^"\\\n]|\\.){0,300}+"\s*+:|\})')
_ARRAY = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\[\s*+\{\s*+"')


def recognised(head: bytes, name: str) -> Format:
    """What a stream is, by its first bytes, then by its name."""
    lower = name.lower()
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[257:262] == b"ustar" or (lower.endswith(".tar") and len(head) >= 512):
        return "tar"
    if re.match(rb"[\r\n]*WARC/\d", head) or (lower.endswith(".warc") and head):
        return "warc"
    if lower.endswith(_LINES):
        return "json-lines"
    if _ARRAY.match(head) and not lower.endswith((".html", ".htm")):
        return "json"
    if _OBJECT.match(head) and not lower.endswith((".html", ".htm")) and not _text_behind(head):
        return "json-lines" if _line_is_record(head) else "json"
    if lower.endswith(".json"):
        return "json"
    is_table = lower.endswith(csv_tables.SUFFIXES) or csv_tables.is_table(head)
    return "csv" if head and is_table else "page"


def _text_behind(head: bytes) -> bool:
    """Whether prose follows the first object: a dump of a page, whose script came first."""
    text = head.decode("utf-8-sig", "replace").lstrip()
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return text[end:].lstrip()[:1].isalpha()


def _line_is_record(head: bytes) -> bool:
    """Whether the first line is a JSON object of its own, or too long to tell."""
    line, newline, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return line.rstrip().endswith(b"}") if newline else True
