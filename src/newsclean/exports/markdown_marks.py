"""Markdown and YAML that a text was stored with: front matter, headings, emphasis, links, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from newsclean import lazy_re as re
from newsclean.exports.export_words import main_role, roles_of
from newsclean.exports.field_values import metadata_of, text_field
from newsclean.exports.line_kinds import is_paragraph
from newsclean.exports.text_lines import CONFIDENCE, Findings, Sheet
from newsclean.ledger import Removal, Repair
from newsclean.model.article import Metadata
from newsclean.text.passes import change
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

RULE, RULE_LINK, RULE_CAPTION = (
    "exports.markdown",
    "exports.markdown.link",
    "exports.markdown.caption",
)
_FRONT = re.compile(
    r"\A\s*(?:---|\+\+\+)[ \t]*\n(?P<body>(?:[^\n]*\n){1,60}?)(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(r"(?P<key>[\w-]{1,40})\s*[:=]\s*(?P<value>.*)")
_ITEM = re.compile(r"\s++-\s++(?P<value>.+)")
_HEADING = re.compile(r"(?P<mark>#{1,6})[ \t]++(?P<text>\S.*)")
_UNDERLINE = re.compile(r"(?:=|-){3,200}\Z")
_PICTURE = re.compile(
    r"!\[(?P<text>[^\[\]\n]{0,300})\]\([^()\s]{1,600}(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]\n]|\n(?!\s*\n)){1,300})\](?:\((?:<[^<>\n]{0,600}>|[^()\s]{0,600}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+\"[^\"\n]{0,300}\")?\)|\[\d{1,3}\])"
)
_DEFINED = re.compile(r"\[[^\[\]\n]{1,60}\]:\s+\S+(?:\s+\"[^\"\n]*\")?\Z")
_STRONG = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])((?:[^*\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s*])\*\*(?![\w*])|(?<![\w_])__(?=[^\s_])((?:[^_\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s_])__(?![\w_])"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])((?:[^*\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])((?:[^_\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s_])_(?![\w_])"
)
_ITALIC = re.compile(r"_[^_\n]{1,400}_|\*(?!\*)[^*\n]{1,400}\*")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,30}\]")
_TOKEN = re.compile(r"!?\[[^\[\]\n]{1,300}\]\([^()\s]{1,600}\)\S{0,9}|\S{1,80}")
_MARKED = re.compile(r"[-*+>#|]\s|\d{1,3}[.)]\s|#{2,6}\s")
"""The beginning of a line that is an entry, a heading, a quotation or a row."""
_WIDTH = 78
"""Columns at which html2text wraps."""
_FEW = 3
_RULE = re.compile(r"(?:\*\s?){3,40}|(?:-\s?){3,40}|(?:_\s?){3,40}")
"""A rule across the page."""
_QUOTED = re.compile(r">[ \t]?(?=\S)")
_ESCAPED = re.compile(r"\\(?=[*_#\[\]().!+-])")
_CODE = re.compile(r"```|~~~|^#!|^(?: {4}|\t)\S", re.MULTILINE)
_ABOUT = re.compile(r"\bmarkdown\b", re.IGNORECASE)


def read(sheet: Sheet) -> Findings:
    """The marks go, in a text that has several kinds of them; front matter becomes fields."""
    text = sheet.text
    front = _FRONT.match(text)
    values = list(_front_values(front["body"])) if front else []
    known = {role for role, _ in values}
    edits: list[Removal | Repair] = []
    if front and known & {"headline", "published", "authors"}:
        edits.append(sheet.cut(0, front.end(), RULE))
    else:
        values = []
    fields = metadata_of(values, text) if values else Metadata()
    if not _is_marked(sheet, fronted=bool(edits)):
        return Findings(tuple(edits), fields)
    behind = edits[0].end if edits else 0
    headings = [
        (i, found)
        for i, line in enumerate(sheet.lines)
        if line.start >= behind and (found := _heading(sheet, i))
    ]
    first = [found for _, found in headings if found["mark"] == "#"] if headings else []
    if (
        fields.headline is None
        and len(first) == 1
        and headings[0][1] is first[0]
        and headings[0][0] < 8
    ):
        title = text_field(_bare(first[0]["text"].rstrip(" \t#")))
        fields = replace(fields, headline=title) if title else fields
    for i, found in headings:
        start = sheet.lines[i].start
        edits.append(sheet.cut(start, start + found.start("text"), RULE))
    edits += _inline(sheet, behind)
    return Findings(tuple(edits), fields)


def _front_values(body: str) -> Iterator[tuple[str, str]]:
    """Keys of front matter with their values; a list below a key is joined."""
    role, items = "", []
    for line in body.split("\n"):
        item = _ITEM.fullmatch(line)
        if item and role:
            items.append(item["value"].strip(" \"'"))
            continue
        if role and items:
            yield role, "; ".join(items)
        role, items = "", []
        found = _KEY.match(line)
        if found is None:
            continue
        roles = roles_of(found["key"].replace("-", " ")) or roles_of(found["key"])
        if roles:
            role = main_role(roles)
            value = found["value"].strip().strip("\"'").strip("[]")
            if role and value:
                yield role, value
                role = ""
    if role and items:
        yield role, "; ".join(items)


def _is_marked(sheet: Sheet, *, fronted: bool) -> bool:
    """Whether the text is Markdown: headings or links that nobody writes otherwise, and no program."""
    text = sheet.text
    if not any(mark in text for mark in ("# ", "](", "**", "__", "][", "* ", "*", "_")):
        return False
    if _ABOUT.search(text) or _CODE.search(text):
        return fronted
    headings = sum(
        1
        for line in sheet.lines
        if _HEADING.match(line.text) and line.text[:8].strip("#").strip()[:1].isalnum()
    )
    links = len(_LINK.findall(text)) + len(_PICTURE.findall(text))
    strong = len(_STRONG.findall(text))
    return (
        fronted
        or headings > 0
        or links > 0
        or strong > 1
        or (strong > 0 and _EMPHASIS.search(text) is not None)
    )


def _is_underline(sheet: Sheet, i: int) -> bool:
    """Whether a line draws the rule below a heading: it hangs on a short line."""
    line, above = sheet.lines[i], sheet.lines[i - 1]
    return not line.opens and _UNDERLINE.match(line.text) is not None and len(above.text) < 120


def _heading(sheet: Sheet, i: int) -> re.Match[str] | None:
    return _HEADING.match(sheet.lines[i].text)


def _bare(title: str) -> str:
    return _EMPHASIS.sub(
        lambda m: m[1] or m[2],
        _STRONG.sub(lambda m: m[1] or m[2], _LINK.sub(lambda m: m["text"], title)),
    )


def _is_pointer(sheet: Sheet, link: re.Match[str]) -> bool:
    """Whether a link is a paragraph of its own that ends no sentence: it leads away from the story."""
    text = sheet.text
    alone = text.endswith("\n\n", 0, link.start()) and text[link.end() : link.end() + 2] in (
        "\n\n",
        "\n",
        "",
    )
    return alone and not ends_sentence(link["text"])


def _links(sheet: Sheet, behind: int) -> Iterator[Removal]:
    text = sheet.text
    told = next((line.end for line in sheet.lines if is_paragraph(line.text)), len(text))
    for found in _LINK.finditer(text, behind):
        if found.start() > told and _is_pointer(sheet, found):
            yield sheet.cut(*found.span(), RULE_LINK)
            continue
        yield sheet.cut(found.start(), found.start("text"), RULE)
        yield sheet.cut(found.end("text"), found.end(), RULE)


def _wraps(sheet: Sheet, behind: int) -> Iterator[Repair]:
    """Line breaks beside a link inside a paragraph that was wrapped with the address in it: what stands
    behind the break did not fit on the line before."""
    for above, line in pairwise(sheet.lines):
        if above.start < behind or line.opens or not ("](" in above.text or "](" in line.text):
            continue
        first = _TOKEN.match(line.text)
        fits = first is None or len(above.text) + 1 + len(first[0]) <= _WIDTH
        told = all(word_count(_LINK.sub("", x.text)) > 1 for x in (above, line))
        told = told or (word_count(_LINK.sub("", above.text)) > _FEW and first is not None)
        if told and not fits and not _MARKED.match(line.text) and not _MARKED.match(above.text):
            yield change(sheet.text, above.end, line.start, " ", RULE, CONFIDENCE)


def _captions(sheet: Sheet, behind: int) -> Iterator[Removal]:
    """Lines wholly in italics below a picture."""
    for above, line in pairwise(sheet.lines):
        if (
            above.start >= behind
            and _PICTURE.fullmatch(above.text)
            and _ITALIC.fullmatch(line.text)
        ):
            yield sheet.cut(line.start, line.end, RULE_CAPTION)


def _inline(sheet: Sheet, behind: int) -> Iterator[Removal | Repair]:
    """Marks inside lines: the words stay, the marks and addresses go."""
    text = sheet.text
    for found in _PICTURE.finditer(text, behind):
        yield sheet.cut(*found.span(), RULE)
    yield from _captions(sheet, behind)
    for found in _FOOTNOTE.finditer(text, behind):
        yield sheet.cut(*found.span(), RULE)
    for i, line in enumerate(sheet.lines[1:], 1):
        if line.start >= behind and (_is_underline(sheet, i) or _RULE.fullmatch(line.text)):
            yield sheet.cut(line.start, line.end, RULE)
    for line in sheet.lines:
        if line.start >= behind and (
            _DEFINED.match(line.text) or (_FOOTNOTE.match(line.text) and "]:" in line.text[:40])
        ):
            yield sheet.cut(line.start, line.end, RULE)
        elif line.start >= behind and (mark := _QUOTED.match(line.text)):
            yield sheet.cut(line.start, line.start + mark.end(), RULE)
    yield from _links(sheet, behind)
    yield from _wraps(sheet, behind)
    for pattern, size in ((_STRONG, 2), (_EMPHASIS, 1)):
        for found in pattern.finditer(text, behind):
            yield sheet.cut(found.start(), found.start() + size, RULE)
            yield sheet.cut(found.end() - size, found.end(), RULE)
    for found in _ESCAPED.finditer(text, behind):
        yield change(text, found.start(), found.end(), "", RULE, CONFIDENCE)
