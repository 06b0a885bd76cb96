"""Formulas as TeX: stated by the page, or written from their MathML."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from newsclean import lazy_re as re

_TEX = re.compile(r"^(?:math/(?:tex|latex)|application/x-tex)", re.IGNORECASE)
_RENDERED = re.compile(r"katex-html|mathjax(?!_processed)|mjx-chtml")
_PICTURED = re.compile(r"(?:^|[\s_-])(?:latex|tex|math|equation|formula)(?:$|[\s_-])|mwe-math")
_PICTURED_BY = re.compile(r"latex\.(?:php|codecogs)|codecogs\.com|chart\?cht=tx|/math/render/")
_STATED = ("data-tex", "data-latex", "data-math", "data-katex", "data-formula", "data-expr")
_WORDED = re.compile(r"math|tex|formula|equation|katex", re.IGNORECASE)
_DISPLAYED = re.compile(r"\\(?:display|text)style\b\s*")
_WRAPPED = re.compile(r"\{\\(?:display|text)style\s(.*)\}", re.DOTALL)
_DELIMITED = re.compile(r"\$\$(.+)\$\$|\\\[(.+)\\\]|\$(.+)\$|\\\((.+)\\\)", re.DOTALL)
_MOST_FORMULA = 1_000
_MOST_DEEP = 40
"""Elements of MathML around each other that are read; what stands deeper is left as its letters."""


def formula_of(element: etree._Element) -> str:
    """A formula as TeX between ``$``, or ``$$`` where it stands apart: of MathML or of a script of MathJax;
    empty for anything else."""
    if element.tag == "script":
        kind = element.get("type") or ""
        return _tex(element.text or "", "display" in kind) if _TEX.match(kind) else ""
    if element.tag != "math":
        return ""
    apart = element.get("display") == "block" or element.get("mode") == "display"
    for note in element.iter("annotation"):
        if "tex" in (note.get("encoding") or "").lower() and note.text:
            return _tex(note.text, apart)
    return _tex(element.get("alttext") or _written(element, 0), apart)


def may_state_formula(names: str) -> bool:
    """Whether class names are of elements that state a formula in an attribute."""
    return _WORDED.search(names) is not None


def stated_formula(element: etree._Element, names: str) -> str:
    """The formula that a page states in an attribute of an element with these class names, for a script to
    draw; empty without one."""
    stated = next((value for key in _STATED if (value := element.get(key))), "")
    if not stated or next(element.iter("math"), None) is not None:
        return ""
    return _tex(stated, "display" in names or "block" in names)


def pictured_formula(picture: etree._Element) -> str:
    """The formula of which a picture was made, as its alternative text has it; empty for other pictures."""
    alt = picture.get("alt")
    if not alt or not (
        _PICTURED.search((picture.get("class") or "").lower())
        or _PICTURED_BY.search((picture.get("src") or "")[:300])
    ):
        return ""
    return _tex(alt, "display" in (picture.get("class") or ""))


def is_drawn_formula(names: str) -> bool:
    """Whether class names (lower case) are of a formula as it is drawn, whose source stands beside it."""
    return _RENDERED.search(names) is not None


def _tex(source: str, apart: bool) -> str:
    source = " ".join(source.split())[:_MOST_FORMULA]
    if found := _DELIMITED.fullmatch(source):
        apart = apart or found[1] is not None or found[2] is not None
        source = next(filter(None, found.groups())).strip()
    if found := _WRAPPED.fullmatch(source):
        source = found[1].strip()
    source = _DISPLAYED.sub("", source).strip()
    mark = "$$" if apart else "$"
    return f"{mark}{source}{mark}" if source else ""


_LETTERS = dict(
    part.split("=")
    for part in (
        r"α=\alpha β=\beta γ=\gamma δ=\delta ε=\epsilon ζ=\zeta η=\eta θ=\theta ι=\iota κ=\kappa"
        r" λ=\lambda μ=\mu ν=\nu ξ=\xi π=\pi ρ=\rho σ=\sigma τ=\tau υ=\upsilon φ=\phi χ=\chi"
        r" ψ=\psi ω=\omega Γ=\Gamma Δ=\Delta Θ=\Theta Λ=\Lambda Ξ=\Xi Π=\Pi Σ=\Sigma Φ=\Phi"
        r" Ψ=\Psi Ω=\Omega ϵ=\epsilon ϕ=\phi ϑ=\vartheta ∑=\sum ∏=\prod ∫=\int ∮=\oint √=\sqrt"
        r" ∞=\infty ∂=\partial ∇=\nabla ±=\pm ∓=\mp ×=\times ·=\cdot ⋅=\cdot ÷=\div ≤=\leq ≥=\geq"
        r" ≠=\neq ≈=\approx ≡=\equiv ∼=\sim ∝=\propto →=\to ⇒=\Rightarrow ↔=\leftrightarrow"
        r" ⇔=\Leftrightarrow ∈=\in ∉=\notin ⊂=\subset ⊆=\subseteq ∪=\cup ∩=\cap ∀=\forall ∃=\exists"
        r" ℏ=\hbar ℝ=\mathbb{R} ℕ=\mathbb{N} ℤ=\mathbb{Z} ℂ=\mathbb{C} …=\ldots ⋯=\cdots ′=' −=- ∗=*"
        r" ∣=| ‖=\| ⟨=\langle ⟩=\rangle ∘=\circ °=^\circ"
    ).split()
)
"""Letters and signs by their names in TeX (unicode-math)."""
_NO_SIGN = {
    "\u2061": "",
    "\u2062": "",
    "\u2063": "",
    "\u2064": "",
    "\xa0": " ",
    "{": "\\{",
    "}": "\\}",
}
_FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln"
    " log max min Pr sec sin sinh sup tan tanh".split()
)
_ACCENTS = {"¯": "\\bar", "‾": "\\overline", "^": "\\hat", "ˆ": "\\hat", "~": "\\tilde", "˜": "\\tilde",
            "→": "\\vec", "˙": "\\dot", "¨": "\\ddot", "_": "\\underline"}  # fmt: skip
_LIMITED = frozenset(
    ("\\sum", "\\prod", "\\int", "\\oint", "\\lim", "\\max", "\\min", "\\sup", "\\inf")
)


def _written(element: etree._Element, depth: int) -> str:
    """MathML (presentation) as TeX; elements that are not known are written as what they hold."""
    if depth > _MOST_DEEP:
        return "".join(map(str, element.itertext())).strip()
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if tag in ("mi", "mn", "mo", "mtext", "ms"):
        return _sign(tag, " ".join("".join(map(str, element.itertext())).split()))
    if tag in ("annotation", "annotation-xml", "mphantom", "mspace", ""):
        return ""
    parts = [_written(child, depth + 1) for child in element if isinstance(child.tag, str)]
    if tag in _BUILT:
        needed, build = _BUILT[tag]
        if len(parts) == needed:
            return build(parts)
    if tag == "mtable":
        return "\\begin{matrix}" + " \\\\ ".join(parts) + "\\end{matrix}"
    if tag in ("mtr", "mlabeledtr"):
        return " & ".join(parts)
    if tag == "mfenced":
        return (element.get("open") or "(") + ", ".join(parts) + (element.get("close") or ")")
    inside = _joined(parts)
    return f"\\sqrt{{{inside}}}" if tag == "msqrt" else inside


def _sign(tag: str, text: str) -> str:
    text = text.strip("\u2061\u2062\u2063\u2064")
    if tag in ("mtext", "ms"):
        return f"\\text{{{text}}}" if text else ""
    if text in _FUNCTIONS:
        return "\\" + text
    if tag == "mi" and len(text) > 1 and text.isalpha():
        return f"\\mathrm{{{text}}}"
    return "".join(_LETTERS.get(letter) or _NO_SIGN.get(letter, letter) for letter in text)


def _joined(parts: list[str]) -> str:
    """Signs in a row; a command ends before a letter that follows it."""
    out = ""
    for part in filter(None, parts):
        glued = out and part[0].isalpha() and re.search(r"\\[A-Za-z]+$", out[-20:])
        out += " " + part if glued else part
    return out


def _braced(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _based(text: str) -> str:
    """What a power or an index stands at."""
    plain = len(text) == 1 or re.fullmatch(
        r"\\[A-Za-z]+|\d+|\\(?:mathrm|mathbb|text)\{[^{}]*\}", text
    )
    return text if plain else f"{{{text}}}"


def _over(parts: list[str]) -> str:
    base, over = parts
    if base in _LIMITED:
        return f"{base}^{_braced(over)}"
    accents = {_LETTERS.get(sign, sign): name for sign, name in _ACCENTS.items()}
    name = accents.get(over)
    return f"{name}{{{base}}}" if name else f"\\overset{{{over}}}{{{base}}}"


def _under(parts: list[str]) -> str:
    base, under = parts
    return f"{base}_{_braced(under)}" if base in _LIMITED else f"\\underset{{{under}}}{{{base}}}"


_BUILT: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "mfrac": (2, lambda p: f"\\frac{{{p[0]}}}{{{p[1]}}}"),
    "msup": (2, lambda p: f"{_based(p[0])}^{_braced(p[1])}"),
    "msub": (2, lambda p: f"{_based(p[0])}_{_braced(p[1])}"),
    "msubsup": (3, lambda p: f"{_based(p[0])}_{_braced(p[1])}^{_braced(p[2])}"),
    "mroot": (2, lambda p: f"\\sqrt[{p[1]}]{{{p[0]}}}"),
    "mover": (2, _over),
    "munder": (2, _under),
    "munderover": (3, lambda p: f"{p[0]}_{_braced(p[1])}^{_braced(p[2])}"),
}
"""By element, how many parts it has and how it is written."""
