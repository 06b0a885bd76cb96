"""Other tools behind the interface of an extractor, with their own defaults; imported when asked for."""

from __future__ import annotations

from typing import Any

from evaluation.scorers.extraction.page_text import decode


def trafilatura(html: bytes, url: str | None) -> dict[str, Any]:
    """trafilatura, with metadata and without comments."""
    import trafilatura as peer

    found = peer.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    return {"text": found.text, "title": found.title, "author": found.author, "date": found.date}


def readability_lxml(html: bytes, url: str | None) -> dict[str, Any]:
    """readability-lxml, its summary as text by html-text."""
    from html_text import extract_text
    from readability import Document

    found = Document(decode(html), url=url)
    body = found.summary(html_partial=True)
    author = found.author() if hasattr(found, "author") else None
    return {
        "text": extract_text(body),
        "title": found.short_title(),
        "author": None if author in ("[no-author]", "") else author,
    }


def newspaper4k(html: bytes, url: str | None) -> dict[str, Any]:
    """newspaper4k, which fetches nothing here."""
    import newspaper

    found = newspaper.article(
        url or "http://localhost/", input_html=decode(html), fetch_images=False
    )
    return {
        "text": found.text,
        "title": found.title,
        "author": list(found.authors),
        "date": found.publish_date,
    }


def resiliparse(html: bytes, url: str | None) -> dict[str, Any]:
    """resiliparse, main content as plain text."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(bytes_to_str(html, detect_encoding(html)))
    return {"text": extract_plain_text(tree, main_content=True), "title": tree.title}


def whole(html: bytes, url: str | None) -> dict[str, Any]:
    """Nothing is left out: with ``--as-text``, the dump as it came."""
    return {"text": html.decode("utf-8", "replace")}


def c4_lines(html: bytes, url: str | None) -> dict[str, Any]:
    """The line rules of the C4 corpus (Raffel et al., 2020) on a dump: five words, an end, no javascript."""
    lines = (line.strip() for line in html.decode("utf-8", "replace").split("\n"))
    ends = (".", "?", "!", '"', "”")
    kept = [x for x in lines if len(x.split()) >= 5 and x.endswith(ends)]
    return {"text": "\n".join(x for x in kept if "javascript" not in x.lower())}
