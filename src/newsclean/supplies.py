"""Everything that cleaning may need from disk, fetched before the first story.

While a story is cleaned nothing is opened, imported or looked up in the environment: so a
:class:`newsclean.Cleaner` also works in a process that has lost access to the disk, and what a page
says can never lead to a file. ``tests/test_isolation.py`` holds this with an audit hook.
"""

from __future__ import annotations

import codecs
import logging
from functools import cache
from importlib import import_module

from newsclean import data, extraction

# Imported inside functions elsewhere, so that importing newsclean stays cheap; and what those
# packages import at first use in their turn.
_MODULES = (
    "bs4",
    "ftfy",
    "heapq",
    "newsclean.writing",
    "readability",
    "unicodedata",
    "w3lib.encoding",
    "xml.etree.ElementTree",
)


@cache
def fetch() -> None:
    """Bring data files, the model, third-party modules and codecs into memory; once a process."""
    data.shelf()
    extraction.prepare()
    for name in _MODULES:
        import_module(name)
    for codec in data.read("shared/charsets.toml")["names"]:
        codecs.lookup(codec)
    # It logs each page that it cannot read, and a record that nobody handles is printed.
    logging.getLogger("readability").addHandler(logging.NullHandler())
