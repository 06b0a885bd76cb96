"""One record per line of a text, and what a pass answers about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice

from newsclean import data
from newsclean import lazy_re as re
from newsclean.boilerplate.classifier import Classified, classify
from newsclean.boilerplate.signs import LABEL, opens_as_boilerplate
from newsclean.boilerplate.vocabulary import (
    addresses,
    has_speech,
    languages_of,
    spoken_in,
    tells,
    things_named,
    without,
)
from newsclean.ledger import Reason
from newsclean.light_dataclass import dataclass
from newsclean.model.article import BlockKind
from newsclean.model.draft import Draft, Piece
from newsclean.model.language_tags import primary
from newsclean.rules import Rule, RuleSet
from newsclean.text.lazily import lazily
from newsclean.text.quotation_marks import quoted_spans
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import Spans
from newsclean.text.words import tokens

_SEVERAL = 2
"""Sentences of a story that speak of what it is about."""
_BY_ROLE = "text."
"""How the rules begin by which lines of a plain text go for their roles."""
_SENTENCE = 24
"""Characters of a line that may be a sentence, in scripts that set no spaces."""
UNLIKELY, LIKELY = 0.3, 0.45
"""Probability from which a line is likely boilerplate."""
_LONG_SENTENCE = 90
"""Characters of a sentence that narrates rather than asks or points."""
_CREDIT = re.compile(
    r"\s?[(（\[【](?=[^()（）\[\]【】]{2,200}+[)）\]】]\W*+\Z)[^()（）\[\]【】]++[)）\]】]\W*+\Z"
)
_BRACKETS = "(（[【"
_FEWEST_SPACES = 3
"""Of a short sentence in front of a credit."""
_SHORT_TITLE = 6
"""Words of a subheading, mostly."""
_DENSE_TITLE = 14
"""Characters of one in scripts that set no spaces."""
_BULLET = re.compile(r"(?:[-*•▪●◦‣·–✓✔]|\d{1,2}[.)])\s")
_CODE = re.compile(
    r"\w\(\)?[\w.]*\)?[.;]|[{}=;\\]\s*$|::|->|\{[^{}\n]*+\}|^\s*[$>]\s|[≤≥≪≫∈∉∀∃∑∫→]"
)
_OF_CODE = "({}=;\\:>$≤≥≪≫∈∉∀∃∑∫→"
_OF_PRICES = "$£€"
"""Characters of which code, and a price, must have one."""
_PRICED = re.compile(r"[$£€]\s?\d|\d\s?[€£]")


@cache
def _of_pictures(language: str | None) -> frozenset[str]:
    """Words that say whose a picture is."""
    listed = (data.of_language(primary(language or "en"), "lines") or {}).get("words", {})
    return frozenset(listed.get("photo", "").split())


@dataclass(frozen=True)
class StoryWords:
    """The story's own use of the words of boilerplate: a text about newsletters says newsletter."""

    sentences: tuple[str, ...]
    language: str | None

    def own_in(self, line: str) -> frozenset[str]:
        """The names of things and forms of address in a line that several sentences of the story have."""
        return frozenset(
            word
            for code in self._languages
            for word in things_named(line, code)
            if self._keeps_naming(word, code)
        )

    @lazily
    def _languages(self) -> frozenset[str]:
        first = "" if self.language else next(filter(self._tells, self.sentences), "")
        return languages_of(first, self.language)

    @lazily
    def _lowered(self) -> tuple[str, ...]:
        return tuple(map(str.lower, self.sentences))

    @lazily
    def _named(self) -> dict[tuple[str, str], bool]:
        """By word and language, whether the story keeps naming it; filled when asked for."""
        return {}

    def _keeps_naming(self, word: str, code: str) -> bool:
        key, stem = (word, code), word.rstrip("*")
        if key not in self._named:
            telling = (
                sentence
                for sentence, lowered in zip(self.sentences, self._lowered, strict=True)
                if stem in lowered and word in self.spoken(sentence, code) and self._tells(sentence)
            )
            self._named[key] = sum(1 for _ in islice(telling, _SEVERAL)) == _SEVERAL
        return self._named[key]

    @lazily
    def _known(self) -> dict[tuple[str, str], frozenset[str]]:
        """By line and language, what is spoken there; filled when asked for."""
        return {}

    def spoken(self, line: str, language: str) -> frozenset[str]:
        """The words of a line that the vocabulary of a language has. Several passes ask for them."""
        key = (line, language)
        if key not in self._known:
            self._known[key] = spoken_in(line, language)
        return self._known[key]

    @lazily
    def _plain(self) -> dict[str, Classified]:
        """By line, what the model says of it; filled when asked for."""
        return {}

    def plain(self, line: str) -> Classified:
        """What the model says of a line, whatever else the story speaks of."""
        if line not in self._plain:
            self._plain[line] = classify(line, self.language)
        return self._plain[line]

    def _tells(self, sentence: str) -> bool:
        return self.plain(sentence).probability < LIKELY


@dataclass(frozen=True, eq=False)
class Line:
    """A line and all that is known of it by itself. What takes time is worked out when asked for."""

    number: int
    text: str
    kind: BlockKind
    linked: bool
    """Most of it is a link."""
    page_probability: float | None
    """How likely extraction held it to be the story's, 0–1; None where it saw no page."""
    role_probability: float | None
    """The same by its role among the lines of a plain text; None where it was not read."""
    is_close: bool
    """No blank line stands before it."""
    is_prose: bool
    """Long enough for a sentence, and ending as one."""
    rules: tuple[Rule, ...]
    """The rules whose pattern and length fit it, those of the text's language first."""
    label: str
    """The line that was right above it, where that went by its role; else empty."""
    label_rules: tuple[Rule, ...]
    """The rules that fit the label."""
    story: StoryWords

    @lazily
    def classified(self) -> Classified:
        """By the model: the probability that it is boilerplate, and the strongest signs for it.

        What the story's own sentences keep speaking of is no sign. They are read only where a line
        would be likely boilerplate without them.
        """
        plain = self.story.plain(self.text)
        own = self.story.own_in(self.text) if plain.probability >= LIKELY else None
        return classify(self.text, self.story.language, own) if own else plain

    @property
    def probability(self) -> float:
        """That it is boilerplate, 0–1, by the learned model."""
        return self.classified.probability

    @lazily
    def _elsewhere(self) -> dict[str, float]:
        """By language, what the model said; filled when asked for."""
        return {}

    def probability_in(self, language: str) -> float:
        """That it is boilerplate, were it a line of that language. Rules of a language ask for the same."""
        if language not in self._elsewhere:
            self._elsewhere[language] = classify(self.text, language).probability
        return self._elsewhere[language]

    @property
    def is_of_text(self) -> bool:
        """It was read from a plain text, whose lines have roles, or from no page at all."""
        return self.page_probability is None or self.role_probability is not None

    @lazily
    def ends_sentence(self) -> bool:
        return ends_sentence(self.text)

    @lazily
    def size(self) -> int:
        """Words; in scripts that set no spaces, every two characters count as one."""
        words = tokens(self.text)
        return sum(map(len, words)) // 2 if self.is_dense else len(words)

    @lazily
    def is_narration(self) -> bool:
        """It is a long sentence that does not open in words of boilerplate."""
        long = len(self.text) > _LONG_SENTENCE and self.ends_sentence
        return long and not opens_as_boilerplate(self.text, self.story.language)

    @lazily
    def is_credited(self) -> bool:
        """It is a sentence that is no boilerplate, behind which brackets say who wrote the story; of a short
        one, whose brackets speak of no picture."""
        if not any(map(self.text.__contains__, _BRACKETS)):
            return False
        said = _CREDIT.sub("", self.text)
        if said == self.text or not ends_sentence(said):
            return False
        likely = classify(said, self.story.language).probability
        if len(said) > _LONG_SENTENCE:
            return likely < LIKELY
        behind = tokens(self.text[len(said) :].lower())
        told = said.count(" ") >= _FEWEST_SPACES and likely < UNLIKELY
        return told and _of_pictures(self.story.language).isdisjoint(behind)

    @lazily
    def quoted(self) -> Spans:
        """What stands in quotation marks of any system."""
        return quoted_spans(self.text, self.story.language)

    @lazily
    def tells(self) -> bool:
        """It has words of narration outside quotation marks."""
        code = self.story.language
        if not tells(self.spoken, code):
            return False
        return not any(self.quoted) or tells(spoken_in(without(self.text, self.quoted), code), code)

    @property
    def spoken(self) -> frozenset[str]:
        """Its words that the vocabulary of the story's language has."""
        return self.story.spoken(self.text, self.story.language or "")

    @property
    def narrates(self) -> bool:
        """It tells what somebody said in double quotation marks, or behind a dash."""
        return has_speech(self.text) and self.tells

    @lazily
    def addresses(self) -> bool:
        """It speaks to its reader."""
        return addresses(self.text, self.story.language)

    @property
    def may_be_heading(self) -> bool:
        few = len(self.text) <= _DENSE_TITLE if self.is_dense else self.words <= _SHORT_TITLE
        return self.kind == "heading" or (few and not self.ends_sentence)

    @lazily
    def is_dense(self) -> bool:
        """Its script sets no spaces."""
        return has_spaceless(self.text)

    @property
    def has_label(self) -> bool:
        """It begins with a few words before a colon, a bar or a dash."""
        return LABEL.match(self.text) is not None

    @property
    def has_bullet(self) -> bool:
        return _BULLET.match(self.text) is not None

    @property
    def has_code(self) -> bool:
        may_be = any(map(self.text.__contains__, _OF_CODE))
        return may_be and _CODE.search(self.text) is not None

    @property
    def has_price(self) -> bool:
        may_be = any(map(self.text.__contains__, _OF_PRICES))
        return may_be and _PRICED.search(self.text) is not None

    @property
    def words(self) -> int:
        """Words, as many as it has spaces and one more."""
        return self.text.count(" ") + 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What a pass says of a line: it goes, or it stays, and why."""

    line: int
    rule: str
    """The id of the rule or the pass."""
    confidence: float = 1.0
    goes: bool = True
    why: str = ""
    """For people, where the id alone does not say it."""
    signs: tuple[Reason, ...] = ()
    """What spoke for it most, where it was learned."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, with what has been decided so far."""

    lines: tuple[Line, ...]
    headline: str | None
    decisions: tuple[Decision | None, ...]
    """Per line, why it goes; None where it stays so far."""
    prose: int
    """How many lines are sentences."""
    unruled: int
    """How many lines no rule fits."""
    last_told: int
    """The number of the last sentence that no rule fits; −1 without one."""

    @classmethod
    def of(cls, lines: tuple[Line, ...], headline: str | None) -> Lines:
        """Lines of which nothing is decided yet."""
        return cls(
            lines=lines,
            headline=headline,
            decisions=(None,) * len(lines),
            prose=sum(line.is_prose for line in lines),
            unruled=sum(not line.rules for line in lines),
            last_told=max((x.number for x in lines if x.is_prose and not x.rules), default=-1),
        )

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, number: int) -> Line:
        return self.lines[number]

    def goes(self, number: int) -> bool:
        return self.decisions[number] is not None


@dataclass(frozen=True, slots=True)
class LinePass:
    """One way to tell boilerplate. It answers about lines that it has something to say of."""

    id: str
    """What ``Options.disable`` takes to switch it off."""
    run: Callable[[Lines], Iterable[Decision]]


def lines_of(draft: Draft, language: str | None, rules: RuleSet, headline: str | None) -> Lines:
    """The records of a draft, one per piece.

    Args:
        draft: a text; each of its pieces is a line.
        language: of the text (BCP 47), None where it is unknown.
        rules: those that may fit.
        headline: of the page, where it has one.
    """
    texts = tuple(draft.text[p.start : p.end] for p in draft.pieces)
    prose = tuple(_is_prose(text) for text in texts)
    sentences = tuple(text for text, told in zip(texts, prose, strict=True) if told)
    story = StoryWords(sentences, (language or "").partition("-")[0] or None)
    labels = _labels(draft)
    lines = tuple(
        Line(
            number=i,
            text=texts[i],
            kind=piece.kind,
            linked=_is_linked(piece),
            page_probability=piece.probability,
            role_probability=piece.role_probability,
            is_close=i > 0 and draft.text.count("\n", draft.pieces[i - 1].end, piece.start) < 2,
            is_prose=prose[i],
            rules=_rules(texts[i], piece, story.language, rules),
            label=labels.get(i, ""),
            label_rules=tuple(rules.fitting(labels[i], story.language)) if i in labels else (),
            story=story,
        )
        for i, piece in enumerate(draft.pieces)
    )
    return Lines.of(lines, headline)


def _labels(draft: Draft) -> dict[int, str]:
    """The last line that went by its role in front of each piece that stands right behind such a line."""
    behind = {piece.start: i for i, piece in enumerate(draft.pieces)}
    labels: dict[int, str] = {}
    moved = 0
    for edit in draft.edits:
        went = not edit.after and edit.rule.startswith(_BY_ROLE)
        at = behind.get(edit.start + moved) if went and edit.before.endswith("\n") else None
        if at is not None:
            labels[at] = edit.before.rstrip().rpartition("\n")[2].strip()
        moved += len(edit.after) - len(edit.before)
    return labels


def _rules(text: str, piece: Piece, language: str | None, rules: RuleSet) -> tuple[Rule, ...]:
    """Those that fit a line. On a page, rules of other languages than the text's decide nothing."""
    if piece.kind in ("preformatted", "table"):
        return ()
    return tuple(rules.fitting(text, language, any_language=piece.probability is None))


def _is_linked(piece: Piece) -> bool:
    return sum(x.end - x.start for x in piece.links) > 0.6 * (piece.end - piece.start)


def _is_prose(line: str) -> bool:
    long = line.count(" ") >= 5 or (len(line) >= _SENTENCE and has_spaceless(line))
    return long and ends_sentence(line)
