"""What a block is: a heading, a paragraph, an item of a list, a caption."""

from __future__ import annotations

from itertools import pairwise

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, SET_OFF, Container, Outline, RawBlock, nearest
from newsclean.extraction.code_lines import is_code_cell
from newsclean.model.article import BlockKind
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence

_KINDS: dict[str, BlockKind] = {
    "figcaption": "caption",
    "caption": "caption",
    "li": "list-item",
    "dd": "list-item",
    "dt": "list-item",
    "blockquote": "blockquote",
    "pre": "preformatted",
}
# How the boxes below a picture are called where the page does not use <figcaption>.
_CAPTION = re.compile(
    r"caption|credit|(?:gallery|slide)-?info|(?:^|[\s_-])(?:photo|image|img|media)[\s_-]?(?:desc|text|info|title|by|source|copyright)"
)
# And the boxes around the picture itself, text included.
_PICTURE = re.compile(r"(?:^|[\s_-])(?:photos?|images?|picture|pic|img|slide)(?:$|[\s_-])")
# How pages call paragraphs that are headings.
_SUBHEAD = re.compile(
    rf"(?:^|[\s_-])(?:{one_of(data.listed('words', 'words', 'subheads'))})(?:$|[\s_-])"
)
# "Image 3 of 12", "3 / 12": where a slide show stands.
_COUNTER = re.compile(
    rf"(?:\w{{1,12}}\s)?\d{{1,3}}\s?(?:/|{one_of(data.listed('words', 'words', 'counted'))})\s?"
    r"(?:/\s?)?\d{1,3}(?:\s?\|)?",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"(?:(?<!\w)(?:{one_of(data.listed('words', 'words', 'credits'))})(?!\w)\s?[:：/|—–-]?"
    r"|©|[(（][^()（）]{1,40}[/／][^()（）]{2,40}[)）]).{0,60}$",
    re.IGNORECASE,
)
"""The end of a caption that says who made the picture."""
_IN_BRACKETS = re.compile(r"\([^()]{2,40}/[^()]{2,40}\)$")
_UP_OR_DOWN = "▲▼△▽↑↓"
"""With which East Asian captions point to their picture."""
_ALL_BOLD, _PARTLY_BOLD = 0.95, 0.5
"""Share of the letters in bold of a line that is a heading, and of a paragraph that is plain."""
_MOST_BOLD = 12
"""Words of such a heading."""
_HEADING_ENDS = "\"”»’'“)」』"
"""Marks with which a heading may end."""
_CREDITED = data.listed("words", "words", "credited")
"""With which such a text ends in scripts without spaces: "provided by a reader"."""
_SLIDE = 2
"""Blocks from one slide of a slide show to the next."""
_MOST_CAPTION = 70
_MOST_CREDITED = 50
"""Words of a text behind a picture that a credit, or its being slanted throughout, makes a caption."""
_MOST_BESIDE = 25
"""Words of a small box with a picture in which no text is a sentence."""
_TWICE, _RARE = 2, 4
"""Captions of one name; how much more the other paragraphs of the page hold."""
CREDIT_REACH = 90
"""Letters at the end of a text in which a credit stands."""
_MOST_PICTURE = 40
_MOST_BELOW = 2
"""Lines in the only cell with text of a table that holds a picture: caption and credit."""
_MOST_CELL, _MOST_LONG_CELL = 25, 100
"""Words of a cell of any table, and of one that has heads."""
_DEEPEST_IN_CELL = 4
_LEAST_CELLS = 4


def kinds_of(outline: Outline) -> list[BlockKind]:
    """The kind of every block."""
    known: dict[str, tuple[bool, bool]] = {}
    tables: dict[int, bool] = {}
    kinds = [kind_of(block, known, tables) for block in outline.blocks]
    for i, block in enumerate(outline.blocks):
        if block.pictured and kinds[i] == "paragraph":
            kinds[i : i + 2] = _beside_picture(outline.blocks[i : i + 2], kinds[i : i + 2])
    for i in _bold_lines(outline.blocks):
        kinds[i] = "heading" if kinds[i] == "paragraph" else kinds[i]
    for i in _lines_of_one_look(outline.blocks):
        kinds[i] = "heading" if kinds[i] == "paragraph" else kinds[i]
    for i in _credited_in_a_row(outline.blocks):
        kinds[i] = "caption" if kinds[i] == "paragraph" else kinds[i]
    for i in _always_behind_pictures(outline.blocks):
        kinds[i] = "caption" if kinds[i] == "paragraph" else kinds[i]
    return kinds


def _bold_lines(blocks: list[RawBlock]) -> list[int]:
    """The short lines in bold, of which nothing is a sentence, that stand between plain paragraphs: headings
    that are written as paragraphs."""
    return [
        i
        for i in range(1, len(blocks) - 1)
        if blocks[i].bold >= _ALL_BOLD
        and blocks[i].words <= _MOST_BOLD
        and not blocks[i].link_words
        and (blocks[i].container.tag in ("p", "div") or _among_breaks(blocks[i - 1 : i + 2]))
        and not blocks[i].pictured
        and _ends_like_heading(blocks[i].text)
        and _is_plain(blocks[i + 1], blocks[i])
        and _is_plain(blocks[i - 1], blocks[i])
    ]


def _among_breaks(lines: list[RawBlock]) -> bool:
    """Whether lines stand in one element, which is no item of a list: breaks part them."""
    holder = lines[0].container
    return holder.tag != "li" and all(line.container is holder for line in lines)


def _lines_of_one_look(blocks: list[RawBlock]) -> list[int]:
    """The short lines in elements of one class of their own, twice and more, of which nothing is a sentence
    and each stands between paragraphs: headings that only a style sheet tells."""
    looks: dict[tuple[str, str], list[int]] = {}
    for i in range(1, len(blocks) - 1):
        holder = blocks[i].container
        if holder.names.strip() and holder.tag in ("p", "div"):
            looks.setdefault((holder.tag, holder.names), []).append(i)
    found: list[int] = []
    for numbers in looks.values():
        texts = {blocks[i].text for i in numbers}
        if len(texts) == len(numbers) >= _TWICE and all(_heads(i, blocks) for i in numbers):
            found += numbers
    return found


def _heads(i: int, blocks: list[RawBlock]) -> bool:
    """Whether a line could be a heading: short, no sentence, between paragraphs of the same text."""
    line = blocks[i]
    return (
        line.words <= _MOST_BOLD
        and not line.link_words
        and not line.pictured
        and line.text[0].isalpha()
        and _ends_like_heading(line.text)
        and blocks[i + 1].is_prose
        and (blocks[i - 1].is_prose or ends_sentence(blocks[i - 1].text))
    )


def _ends_like_heading(text: str) -> bool:
    return text[-1].isalnum() or text[-1] in _HEADING_ENDS or (text[-1] == "?" and text.isupper())


def _is_plain(beside: RawBlock, line: RawBlock) -> bool:
    """Whether a block is a paragraph in the box of the line beside it, and not set like it."""
    together = (
        beside.container.parent is line.container.parent
        and beside.container.tag == line.container.tag
    )
    return (
        together and beside.bold < _PARTLY_BOLD and (beside.is_prose or ends_sentence(beside.text))
    )


def _credited_in_a_row(blocks: list[RawBlock]) -> list[int]:
    """The blocks of a slide show: each ends with who made the picture, in brackets with a stroke, and so do
    those beside it; counts may stand between them."""
    credited = [
        i
        for i, block in enumerate(blocks)
        if block.text[-1] == ")"
        and block.words <= _MOST_CAPTION
        and _IN_BRACKETS.search(block.text[-CREDIT_REACH:])
    ]
    near = [pair for pair in pairwise(credited) if pair[1] - pair[0] <= _SLIDE]
    return [i for pair in near for i in pair]


def _always_behind_pictures(blocks: list[RawBlock]) -> list[int]:
    """The blocks in boxes of a name that only stand right behind pictures, twice and more, where most
    paragraphs of the page stand in others."""
    looks: dict[tuple[str, str], list[int]] = {}
    for i, block in enumerate(blocks):
        if block.container.names.strip() and block.container.tag != "p":
            looks.setdefault((block.container.tag, block.container.names), []).append(i)
    prose = sum(b.words for b in blocks if b.is_prose)
    found: list[int] = []
    for numbers in looks.values():
        behind = [blocks[i] for i in numbers]
        words = sum(b.words for b in behind)
        if (
            len(numbers) >= _TWICE
            and all(b.pictured and b.words <= _MOST_CAPTION and not b.link_words for b in behind)
            and words * _RARE < prose
        ):
            found += numbers
    return found


def _beside_picture(blocks: list[RawBlock], kinds: list[BlockKind]) -> list[BlockKind]:
    """The kinds of a block behind a picture and of the next one: captions, where the first says who took the
    picture or is slanted, or where both stand in a small box with it and are no sentences."""
    first = blocks[0]
    if first.words <= _MOST_CREDITED and not first.link_words:
        tail = first.text[-CREDIT_REACH:]
        if (
            first.text[0] in _UP_OR_DOWN
            or first.slanted >= SET_OFF
            or tail.rstrip("）)」。 ").endswith(_CREDITED)
            or (CREDIT.search(tail) and not first.text.endswith("?"))
        ):
            return ["caption", *kinds[1:]]
    box = first.container
    while box.parent is not None and box.parent.words <= _MOST_BESIDE:
        box = box.parent
    if box.words > _MOST_BESIDE or box.tag in ("p", "li") or box.link_words:
        return kinds
    inside = [block for block in blocks if box.holds(block)]
    if box.blocks != len(inside) or any(ends_sentence(b.text) for b in inside):
        return kinds
    return [
        "caption" if b in inside and k == "paragraph" else k
        for b, k in zip(blocks, kinds, strict=True)
    ]


def kind_of(
    block: RawBlock, known: dict[str, tuple[bool, bool]], tables: dict[int, bool]
) -> BlockKind:
    """The kind of a block by the elements around it, the nearest first; ``known`` keeps what names of
    containers were found to say, ``tables`` which tables hold data."""
    holder = block.container
    if holder.tag in HEADINGS or (
        block.words <= _MOST_BOLD and not block.link_words and _SUBHEAD.search(holder.names)
    ):
        return "heading"
    if block.text[0] == "$" and block.spans and block.spans[0][:2] == (0, len(block.text)):
        return "paragraph"  # a formula that stands apart, in whatever element
    cell = _cell_around(holder)
    if cell is not None and (kind := _kind_in_cell(holder, cell, tables)):
        return kind
    if block.words <= _MOST_CAPTION and (
        _is_caption(holder, known) or _COUNTER.fullmatch(block.text)
    ):
        return "caption"
    at: Container | None = holder
    for _ in range(6):
        if at is None:
            break
        kind = _KINDS.get(at.tag)
        if kind == "list-item" and at.prose > 2:  # an entry that holds a story of its own
            return "paragraph"
        if kind:
            return kind
        at = at.parent
    return "paragraph"


def _kind_in_cell(holder: Container, cell: Container, tables: dict[int, bool]) -> BlockKind | None:
    """The kind of a block in a cell; None where other elements inside the cell tell."""
    if holder.tag != "pre" and is_code_cell(cell):
        return "preformatted"
    if _is_below_picture(cell):
        return "caption"
    # A cell with prose is layout: tables of the 2000s hold the whole page.
    if cell is holder and not holder.prose and holder.words <= _MOST_CELL:
        return "table"
    if holder.tag != "pre" and cell.words <= _MOST_LONG_CELL and _holds_data(cell, tables):
        return "table"
    return "paragraph" if cell is holder else None


def _is_below_picture(cell: Container) -> bool:
    """Whether the text of a cell is all that its table has beside a picture."""
    table = nearest(cell, "table")
    return (
        table is not None
        and table.blocks <= _MOST_BELOW
        and table.words <= _MOST_PICTURE
        and table.words == cell.words
        and not table.link_words
        and next(table.element.iter("img"), None) is not None
    )


def _cell_around(holder: Container) -> Container | None:
    """The cell of a table in which a block stands, at most a few elements deep."""
    at: Container | None = holder
    for _ in range(_DEEPEST_IN_CELL):
        if at is None or at.tag in ("td", "th"):
            return at
        at = at.parent
    return None


def _holds_data(cell: Container, tables: dict[int, bool]) -> bool:
    """Whether a cell is of a table that sets out data: it names its columns or rows, or has no prose; and it
    holds no other table and no headings."""
    table = nearest(cell, "table")
    if table is None:
        return False
    if table.index not in tables:
        tables[table.index] = (
            table.element.get("role") not in ("presentation", "none")
            and (not table.prose or next(table.element.iter("th"), None) is not None)
            and next(table.element.iterdescendants("table", *HEADINGS), None) is None
            and table.blocks >= _LEAST_CELLS
        )
    return tables[table.index]


def _shows_picture(figure: Container) -> bool:
    return next(figure.element.iter("img", "picture", "video", "iframe", "svg"), None) is not None


def _quotes(holder: Container, figure: Container) -> bool:
    """Whether a figure shows a quotation, a table or code at this place."""
    at: Container | None = holder
    while at is not None and at is not figure:
        if at.tag in ("blockquote", "table", "pre"):
            return True
        at = at.parent
    return False


def _is_caption(holder: Container, known: dict[str, tuple[bool, bool]]) -> bool:
    figure = nearest(holder, "figure")
    if (
        figure is not None
        and figure.words <= _MOST_CAPTION
        and (figure is holder or (_shows_picture(figure) and not _quotes(holder, figure)))
    ):
        return True
    at: Container | None = holder
    for _ in range(2):
        if at is None or at.words > 2 * _MOST_CAPTION:
            return False
        names = at.names
        if names not in known:
            known[names] = bool(_CAPTION.search(names)), bool(_PICTURE.search(names))
        of_caption, of_picture = known[names]
        if of_caption or (of_picture and at.words <= _MOST_PICTURE):
            return True
        at = at.parent
    return False
