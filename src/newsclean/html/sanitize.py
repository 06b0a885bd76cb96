"""Rewrites markup that a parser would choke on or lose text of: the same words, tamer tags.

Only used where something was noticed: a tag with thousands of attributes (libxml2 takes quadratic
time), nesting beyond the limit (it stops and drops the rest), comments, scripts and text areas that
never close (they swallow the rest), drawings that a paragraph must end. One pass, linear in the
markup: what is known never to close is not looked for again.
"""

from __future__ import annotations

from collections import Counter

from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.options import Limits

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont frame".split()
)
RAW = frozenset("script style textarea title xmp iframe noembed noframes plaintext listing".split())
"""Elements whose content the parser takes for text up to their end tag."""
HIDING = frozenset("svg math template select object noscript canvas audio video".split())
"""Elements whose content is no part of the page that a reader sees."""
_CODE = frozenset(("script", "style"))
_DRAWINGS = frozenset(("svg", "math"))
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li".split())
_BREAKS_OUT = _PARAGRAPHS | frozenset("div ul ol table blockquote pre dl article section".split())
_ONCE = frozenset(("html", "body", "frameset", "head"))
_TOKEN = re.compile(
    r"<(?:(!--)|(!\[CDATA\[)|[!?]|(/?)([a-zA-Z][^\s/>\"'<]*+)"
    r"([^\"'>]*+(?:\"[^\"]*+\"[^\"'>]*+|'[^']*+'[^\"'>]*+)*+)(>?))"
)
_ATTRIBUTE = re.compile(
    r"[^\s/=>\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+|\"[^\"]*+\"|'[^']*+'"
)
_BLOCK = re.compile(
    r"</?(?:p|div|article|section|main|body|html|h[1-6]|ul|table)\b[^<>]{0,500}>", re.I
)


_PIECES = 1 << 14
"""Pieces of markup that are held before they become one: a size that changes memory, and no result."""


@dataclass(frozen=True, slots=True)
class Tamed:
    """The rewritten markup, and what was dropped from it, as warnings."""

    markup: str
    dropped: tuple[str, ...]


def tame(markup: str, limits: Limits) -> Tamed:
    """The markup within ``limits``, with everything closed that must be."""
    work = _Tamer(markup, limits)
    work.run()
    return Tamed("".join(work.out), tuple(work.dropped))


def attributes_end(tag: str, most: int) -> int | None:
    """Where the attribute after the ``most``-th begins in the text behind a tag's name."""
    if len(tag) <= 2 * most:
        return None
    for number, found in enumerate(_ATTRIBUTE.finditer(tag)):
        if number == most:
            return found.start()
    return None


class _Tamer:
    def __init__(self, markup: str, limits: Limits) -> None:
        self.markup = markup
        self.limits = limits
        self.out: list[str] = []
        self.dropped: dict[str, None] = {}
        self._stack: list[tuple[str, bool]] = []
        """Names of the open elements, and whether their tags were kept."""
        self._open: Counter[str] = Counter()
        self._kept = 0
        self._nodes = 0
        self._never: set[str] = set()
        """Closing marks that do not occur any more."""
        self._leaf = False
        """Whether a paragraph beyond the depth is open."""

    def run(self) -> None:
        markup, position, done = self.markup, 0, list[str]()
        while token := _TOKEN.search(markup, position):
            self.out.append(markup[position : token.start()])
            position = self._token(token)
            if len(self.out) > _PIECES:
                done.append("".join(self.out))
                self.out.clear()
        self.out[:0] = done
        self.out.append(markup[position:])

    def _token(self, token: re.Match[str]) -> int:
        """Write what a token becomes; where to go on."""
        comment, cdata, slash, name = token.group(1, 2, 3, 4)
        if comment:
            return self._comment(token)
        if cdata:
            return token.end()
        if not name:  # a declaration or a processing instruction
            end = self._find(">", token.end())
            return token.end() if end < 0 else end + 1
        name = name.lower()
        end = token.end()
        rest = token.group(5)
        if not token.group(6):  # a quotation mark that never closes, or the end of the markup
            closing = self._find(">", token.start())
            rest, end = "", (closing + 1 if closing >= 0 else token.end(4))
        if slash:
            self._end_tag(name)
            return end
        return self._start_tag(name, rest, end)

    def _find(self, mark: str, position: int) -> int:
        """Where ``mark`` stands next; one that is not found is not looked for again."""
        if mark in self._never:
            return -1
        found = self.markup.find(mark, position)
        if found < 0:
            self._never.add(mark)
        return found

    def _comment(self, token: re.Match[str]) -> int:
        if self.markup.startswith(">", token.end()):
            return token.end() + 1
        end = self._find("-->", token.end())
        if end >= 0:
            return end + 3
        # It would swallow the rest: only its own first words go.
        self.dropped["a comment that never closes was opened"] = None
        following = self._find("<", token.end())
        return following if following >= 0 else len(self.markup)

    def _start_tag(self, name: str, rest: str, end: int) -> int:
        if name in _ONCE and (self._nodes >= self.limits.nodes or self._open["\0" + name]):
            return end  # a second body or a frameset inside one would move what follows
        if name in RAW:
            return self._raw(name, rest, end)
        if name in HIDING and self._close_of(name, end) is None:
            self.dropped[f"the element {name!r}, which never closes, was opened"] = None
            return end
        if self._nodes >= self.limits.nodes:
            self.dropped[f"tags beyond {self.limits.nodes:,} were dropped"] = None
            self.out.append(" ")
            return end
        if name in _BREAKS_OUT:
            self._leave_drawing()
            if self._stack and self._stack[-1][0] == name and name in ("p", "li"):
                self._end_tag(name)
        if name in VOID:
            self._write(name, rest)
            return end
        if name in _ONCE:
            self._open["\0" + name] += 1
            self._write(name, rest)
            return end
        if rest.endswith("/") and self._in_drawing():
            self._write(name, rest)
            return end
        keep = self._kept < self.limits.depth
        self._stack.append((name, keep))
        self._open[name] += 1
        if keep:
            self._kept += 1
            self._write(name, rest)
        else:
            self._beyond(name)
        return end

    def _beyond(self, name: str) -> None:
        """A start tag below the deepest level: a paragraph stays one, all else is dropped."""
        self.dropped[f"nesting beyond {self.limits.depth} levels was flattened"] = None
        if name in _PARAGRAPHS:
            self._end_leaf()
            self.out.append("<p>")
            self._nodes += 1
            self._leaf = True

    def _end_leaf(self) -> None:
        if self._leaf:
            self.out.append("</p>")
            self._leaf = False

    def _end_tag(self, name: str) -> None:
        if name in _ONCE or not self._open[name]:
            return  # never opened, or the end of a page that goes on
        while self._stack:
            top, kept = self._stack.pop()
            self._open[top] -= 1
            if kept:
                self._end_leaf()
                self._kept -= 1
                self.out.append(f"</{top}>")
            elif top in _PARAGRAPHS:
                self._end_leaf()
            if top == name:
                return

    def _in_drawing(self) -> bool:
        return bool(self._open["svg"] or self._open["math"])

    def _leave_drawing(self) -> None:
        if self._in_drawing() and not self._open["foreignobject"]:
            for name in _DRAWINGS:
                if self._open[name]:
                    self._end_tag(name)

    def _write(self, name: str, rest: str) -> None:
        self._nodes += 1
        cut = attributes_end(rest, self.limits.attributes)
        if cut is not None:
            self.dropped[f"attributes beyond {self.limits.attributes} of a tag were dropped"] = None
            rest = rest[:cut]
        # An attribute that broke off at a "<" would make the parser see a tag inside the tag.
        self.out.append(f"<{name}{rest}>")

    def _raw(self, name: str, rest: str, end: int) -> int:
        """An element without markup inside, as it is; opened up when it never closes."""
        close = self._close_of(name, end)
        if close is not None:
            self._nodes += 1
            cut = attributes_end(rest, self.limits.attributes)
            inside = self.markup[end : close.start()]
            if name == "script":
                # "<!--<script" would hide the end of the script from the parser.
                inside = inside.replace("<!--", "")
            self.out.append(f"<{name}{rest[:cut]}>{inside}</{name}>")
            return close.end()
        self.dropped[f"the element {name!r}, which never closes, was opened"] = None
        if name in _CODE:
            block = _BLOCK.search(self.markup, end) if "block" not in self._never else None
            if block is None:
                self._never.add("block")
                return len(self.markup)
            return block.start()
        if name == "title":
            following = self._find("<", end)
            words = self.markup[end : following if following >= 0 else len(self.markup)]
            self.out.append(f"<title>{words}</title>")
            return end + len(words)
        return end

    def _close_of(self, name: str, position: int) -> re.Match[str] | None:
        if name in self._never:
            return None
        found = _CLOSINGS[name].search(self.markup, position)
        if found is None:
            self._never.add(name)
        return found


_CLOSINGS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]{{0,500}}>", re.I) for name in RAW | HIDING}
