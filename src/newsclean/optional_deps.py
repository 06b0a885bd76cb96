"""Packages of the optional extras, loaded where they are needed."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from newsclean.errors import MissingExtraError


def load(module: str, extra: str, what: str) -> Any:
    """The module.

    Raises:
        MissingExtraError: it is not installed; the message names the pip command.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{what} needs {module.split('.')[0]}: pip install 'newsclean[{extra}]'"
        ) from error


def zstd() -> Any:
    """zstd of the standard library, or its back port before Python 3.14."""
    if sys.version_info >= (3, 14):
        return import_module("compression.zstd")
    return load("backports.zstd", "archive", "Zstandard (.zst)")


def parquet() -> Any:
    """pyarrow.parquet."""
    return load("pyarrow.parquet", "parquet", "Parquet")


def arrow() -> Any:
    """pyarrow."""
    return load("pyarrow", "parquet", "Arrow")


def arrow_compute() -> Any:
    """pyarrow.compute."""
    return load("pyarrow.compute", "parquet", "Arrow")


def brotli() -> Any:
    """brotli, in which some WARC files keep their pages."""
    return load("brotli", "warc", "a page compressed with brotli")
