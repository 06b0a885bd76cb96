"""Under which licence a page may be used, and whose rights it names, as its data state it."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.html import value_text
from newsclean.metadata.context import MetadataContext, first, resolved
from newsclean.model.article import Field, Origin, Value

_LICENSES = ("dc.rights.license", "dcterms.license", "license", "dc.license")
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright", "rights", "dcterms.rightsholder")


def find_license(context: MetadataContext) -> Field[str] | None:
    """The licence: its address where the page gives one, else its name."""

    def readings() -> Iterator[tuple[str, Origin]]:
        for node in (context.story, *context.pages):
            for item in resolved(node.get("license"), context.ids):
                if isinstance(item, dict):
                    item = item.get("url") or item.get("@id") or item.get("name")
                yield value_text(item), "json-ld"
        for rel, href in context.markup.links:
            if "license" in rel.split():
                yield href, "meta"
        for text in context.markup.meta(*_LICENSES):
            yield text, "meta"

    return first(Value(text, text, origin) for text, origin in readings() if text)


def find_rights(context: MetadataContext) -> Field[str] | None:
    """The statement of rights."""

    def readings() -> Iterator[tuple[str, Origin]]:
        for node in (context.story, *context.pages):
            yield value_text(node.get("copyrightNotice")), "json-ld"
            holder = next(iter(resolved(node.get("copyrightHolder"), context.ids)), None)
            name = value_text(holder.get("name") if isinstance(holder, dict) else holder)
            if name:
                year = value_text(node.get("copyrightYear")) or str(node.get("copyrightYear") or "")
                yield " ".join(filter(None, ("©", year, name))), "json-ld"
        for text in context.markup.meta(*_RIGHTS):
            yield text, "meta"

    return first(Value(text, text, origin) for text, origin in readings() if text)
