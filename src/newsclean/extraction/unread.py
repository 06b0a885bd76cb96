"""Inline elements whose text does not belong to the sentence around them, and what is read of formulas."""

from __future__ import annotations

from lxml import etree

from newsclean import lazy_re as re

STRUCK, READING, NOTE_MARK = "struck-out", "reading", "note-mark"
"""What sets inline text aside, as ``LeftOut.step`` names it."""
_STEPS = {"del": STRUCK, "s": STRUCK, "strike": STRUCK, "rt": READING, "rp": READING}
SET_ASIDE = frozenset((*_STEPS, "sup"))
_MOST_STRUCK = 400
"""Letters of a struck-out passage; a longer one is an element that was never closed."""
_MARK = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,4})\W{0,2}")
_OF_NOTE = re.compile(r"foot-?note|note-?ref|\bfn|ref(?:erence)?\b|cite|endnote")
_TEX = re.compile(r"^(?:math/(?:tex|latex)|application/x-tex)", re.IGNORECASE)
_RENDERED = re.compile(r"katex-html|mathjax(?!_processed)|mjx-chtml")
_MOST_FORMULA = 1_000


def step_of(element: etree._Element) -> str | None:
    """Why the text of an inline element is set aside; None where it belongs to the sentence.

    Struck-out words were taken back, the readings of ruby repeat the words below them, and the mark of a
    note would be glued to the word in front of it.
    """
    tag = str(element.tag)
    if tag == "sup":
        return NOTE_MARK if _is_note_mark(element) else None
    if _STEPS[tag] == READING:
        return READING
    if any(inner.tag in ("p", "div", "li") for inner in element.iterdescendants()):
        return None
    return STRUCK if len(text_in(element)) <= _MOST_STRUCK else None


def _is_note_mark(sup: etree._Element) -> bool:
    if not _MARK.fullmatch(text_in(sup).strip()):
        return False
    names = f"{sup.get('class') or ''} {sup.get('id') or ''} {sup.get('role') or ''}".lower()
    if _OF_NOTE.search(names):
        return True
    links = [sup.getparent(), *sup.iter("a")]
    return any(
        link is not None and link.tag == "a" and "#" in (link.get("href") or "") for link in links
    )


def text_in(element: etree._Element) -> str:
    """All text inside an element, blanks collapsed."""
    return " ".join("".join(map(str, element.itertext())).split())


def formula_of(element: etree._Element) -> str:
    """A formula as TeX: of MathML with its source, or of a script of MathJax; else the letters of the MathML;
    empty for anything else."""
    if element.tag == "script":
        return _tex(element.text or "") if _TEX.match(element.get("type") or "") else ""
    if element.tag != "math":
        return ""
    for note in element.iter("annotation"):
        if "tex" in (note.get("encoding") or "").lower() and note.text:
            return _tex(note.text)
    if stated := element.get("alttext"):
        return _tex(stated)
    return text_in(element)[:_MOST_FORMULA]


def _tex(source: str) -> str:
    source = " ".join(source.split())[:_MOST_FORMULA]
    return f"${source}$" if source else ""


def is_drawn_formula(names: str) -> bool:
    """Whether class names (lower case) are of a formula as it is drawn, whose source stands beside it."""
    return _RENDERED.search(names) is not None
