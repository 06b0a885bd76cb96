"""From HTML to a tree within limits, and from the tree to metadata."""

from __future__ import annotations

from newsclean.html.tree import Page, parse

__all__ = ["Page", "parse"]
