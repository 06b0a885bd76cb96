"""What ``to_markdown`` and ``to_html`` write is read back as the blocks that were written, whatever stands
in them: kinds, levels, numbers, tables, links, emphasis, code, formulas, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import lxml.html
from evaluation.markdown_reader import read_markdown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean.extraction.assemble import level_of, number_of
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.inline_text import BOLD, CODE, EMPHASIS, FORMULA, LOWERED, RAISED
from newsclean.extraction.segmentation import outline
from newsclean.extraction.table_text import table_of
from newsclean.model.article import (
    Article,
    Block,
    Footnote,
    Image,
    Link,
    Metadata,
    Quality,
    Span,
    SpanKind,
)

WORDS = [
    *"the clock stays in its tower of stone and rings at noon".split(),
    *"a*b _x_ [y] `z 1. 2) # ## <b> &amp; \\ ~~s~~ ! > + - =".split(),
    *":-- *** __ é 中文 «quoted» (so) “said” 5% x_1_y !".split(),
]
KINDS: list[SpanKind] = ["strong", "emphasis", "code", "formula", "superscript", "subscript"]
SORTS = dict(zip((BOLD, EMPHASIS, CODE, FORMULA, RAISED, LOWERED), KINDS, strict=True))
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A line of words, and stretches of it with what they are."""
    parts: list[str] = []
    marked: list[tuple[int, int, str]] = []
    for said in draw(st.lists(words, min_size=1, max_size=3)):
        kind = draw(st.sampled_from(["", "", "link", *KINDS]))
        text = "$x_1*y$" if kind == "formula" else " ".join(said)
        start = sum(map(len, parts))
        parts += text, draw(st.sampled_from([" ", " ", ", "]))
        if kind:
            marked.append((start, start + len(text), kind))
    return "".join(parts[:-1]), marked


@st.composite
def lists(draw: st.DrawFn, level: int = 1) -> list[tuple[str, dict[str, object]]]:
    first = draw(st.sampled_from([None, 1, 1, 9]))
    found: list[tuple[str, dict[str, object]]] = []
    for n in range(draw(st.integers(1, 3))):
        number = None if first is None else first + n
        found.append(("list-item", {"level": level, "number": number}))
        if draw(st.integers(0, 4)) == 0:
            found.append(("list-item", {"level": level, "continued": True}))
        if level < 3 and draw(st.integers(0, 3)) == 0:
            found += draw(lists(level + 1))
    return found


@st.composite
def articles(draw: st.DrawFn) -> Article:
    shapes: list[tuple[str, dict[str, object]]] = []
    for kind in draw(
        st.lists(
            st.sampled_from(
                ["paragraph", "heading", "list", "blockquote", "table", "preformatted"]
            ),
            min_size=1,
            max_size=6,
        )
    ):
        if shapes and shapes[-1][0] in ("list-item", "blockquote"):
            shapes.append(("paragraph", {}))
        if kind == "list":
            shapes += draw(lists())
        elif kind == "heading":
            shapes.append((kind, {"level": draw(st.integers(2, 6))}))
        else:
            shapes += [(kind, {})] * (draw(st.integers(1, 2)) if kind == "blockquote" else 1)
    position, blocks = 0, []
    for kind, more in shapes:
        text, marked = draw(table_texts() if kind == "table" else texts())
        own = f"no{len(blocks)} "  # a page that says a thing twice is another matter
        text, marked = own + text, [(a + len(own), b + len(own), what) for a, b, what in marked]
        if kind == "preformatted":
            text, marked = draw(st.sampled_from(["a = 1\n  b = `2`", "```\nx\n```", "<p>\t|"])), []
        at = [(position + start, position + end, what) for start, end, what in marked]
        blocks.append(
            Block(
                kind=kind,  # type: ignore[arg-type]
                text=text,
                start=position,
                end=position + len(text),
                links=tuple(
                    Link(a, b, "https://x.example/a_(b)?c=1&d=2") for a, b, k in at if k == "link"
                ),
                spans=tuple(Span(a, b, k) for a, b, k in at if k != "link"),  # type: ignore[arg-type]
                **more,  # type: ignore[arg-type]
            )
        )
        position += len(text) + 2
    return Article(
        body="\n\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        quotes=(),
        edits=(),
        suspects=(),
        fields=Metadata(),
        quality=Quality(),
        warnings=(),
    )


@st.composite
def table_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    width = draw(st.integers(2, 3))
    text, marked = "", []
    for row in range(draw(st.integers(2, 3))):
        for column in range(width):
            empty = column and row and draw(st.integers(0, 3)) == 0
            cell, inside = ("", []) if empty else draw(texts())
            text += ("\n" if row else "") if not column else " |" + (" " if cell else "")
            marked += [(len(text) + a, len(text) + b, kind) for a, b, kind in inside]
            text += cell
    return text, marked


Shape = tuple[object, ...]


def written(article: Article) -> Iterator[Shape]:
    for block in article.blocks:
        links = [
            (block.text[x.start - block.start : x.end - block.start], x.href) for x in block.links
        ]
        spans = [
            (block.text[x.start - block.start : x.end - block.start], x.kind) for x in block.spans
        ]
        yield shape(
            block.kind, block.text, block.level, block.number, block.continued, links, spans
        )


def shape(
    kind: str,
    text: str,
    level: int | None,
    number: int | None,
    continued: bool,
    links: list[tuple[str, str]],
    spans: list[tuple[str, str]],
) -> Shape:
    if kind == "table":
        text = "\n".join(" ".join(row.replace(" |", " | ").split()) for row in text.split("\n"))
    elif kind != "preformatted":
        text = " ".join(text.split())
    return kind, text, level, number, continued, sorted(links), sorted(spans)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_markdown(article: Article) -> None:
    found = [
        shape(b.kind, b.text, b.level, b.number, b.continued, b.links, b.spans)
        for b in read_markdown(article.to_markdown()).blocks
    ]
    assert found == list(written(article))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_html(article: Article) -> None:
    page = outline(lxml.html.document_fromstring(article.to_html()))
    kinds = kinds_of(page)
    found: list[Shape] = []
    cells: list[object] = []
    for n, (block, kind) in enumerate(zip(page.blocks, kinds, strict=True)):
        table = next((h for h in _around(block.container) if h.tag == "table"), None)
        if table is not None:
            if table in cells:
                continue
            cells.append(table)
            inside = [b for b in page.blocks if table in _around(b.container)]
            text, links, spans = table_of(inside)
            kind = "table"
        else:
            text, links, spans = block.text, list(block.links), list(block.spans)
        item = next((h for h in _around(block.container) if h.tag == "li"), None)
        before = page.blocks[n - 1] if n else None
        further = item is not None and before is not None and item in _around(before.container)
        found.append(
            shape(
                kind,
                text,
                None if kind not in ("heading", "list-item") else level_of(block, kind),
                number_of(block, kind, {}),
                further and before is not None and _item(before.container) is item,
                [(text[a:b], href) for a, b, href in links],
                [(text[a:b], SORTS[sort]) for a, b, sort in spans],
            )
        )
    assert found == list(written(article))


def _around(holder: object) -> list[object]:
    found = []
    while holder is not None:
        found.append(holder)
        holder = holder.parent  # type: ignore[attr-defined]
    return found


def _item(holder: object) -> object:
    return next((h for h in _around(holder) if h.tag == "li"), None)  # type: ignore[attr-defined]


def test_what_stands_beside_the_words_is_written_at_its_place() -> None:
    text = "One.\n\nTwo ends here. And goes on."
    blocks = tuple(
        Block(kind="paragraph", text=part, start=start, end=start + len(part))
        for part, start in (("One.", 0), ("Two ends here. And goes on.", 6))
    )
    article = Article(
        body=text, blocks=blocks, quotes=(), edits=(), suspects=(), fields=Metadata(), quality=Quality(),
        warnings=(),
        images=(
            Image(address="https://x.example/a.jpg", at=6, alt="A [clock]", caption="Noon", credit="Ada"),
        ),
        footnotes=(Footnote(label="*", text="As told [there].", marks=(20,)),),
    )  # fmt: skip
    markdown = article.to_markdown()
    assert (
        "One.\n\n![A \\[clock\\]](<https://x.example/a.jpg>)\n*Noon (Ada)*\n\nTwo ends here.[^1] And"
        in markdown
    )
    assert markdown.endswith("[^1]: As told \\[there\\].\n")
    read = read_markdown(markdown)
    assert read.notes == {"1": "As told [there]."}
    assert read.pictures == [("A [clock]", "https://x.example/a.jpg")]
    assert 'here.<sup><a href="#note-1">1</a></sup> And' in article.to_html()
    hostile = replace(article, images=(Image(address='javascript:alert("1")', at=0, alt="x"),))
    assert "javascript" not in hostile.to_html() + hostile.to_markdown()
