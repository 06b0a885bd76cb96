"""What decides whether a form is garbled: the text's own words, and the list."""

from __future__ import annotations

from collections import Counter

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.text.phrases import one_of
from newsclean.text.word_list import Words

_LISTED = data.read("lang/en/repair.toml")["words"]
_ENDINGS, _OTHER_ENDINGS = (tuple(_LISTED[key].split()) for key in ("endings", "other_endings"))
_ENDING = re.compile(rf"(?<=\w{{5}})(?:{one_of(_ENDINGS)})$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decisions about garbled words need to know of a text."""

    counts: Counter[str]
    words: Words
    mark: str
    """The apostrophe that the text uses."""

    def unknown(self, form: str) -> bool:
        lower = form.lower()
        if lower in self.words.known or self.counts[form] > 2:
            return False
        if not lower.endswith(_ENDINGS):
            return True
        stem = _ENDING.sub("", lower)
        return stem == lower or not any(stem + e in self.words.known for e in _OTHER_ENDINGS)

    def is_word(self, form: str, like: str) -> bool:
        """Whether ``form`` may stand where ``like`` stands: a word, or where a name may be, a name."""
        if form in self.counts:
            return True
        lower = form.lower()
        if like[0].isupper():
            return lower in self.words.known
        return form == lower and lower in (self.words.common if len(form) < 7 else self.words.lower)

    def misread_as(self, form: str, seen: str) -> bool:
        """Whether a scanner's slip, which put ``seen`` there, may have garbled ``form``.

        Short words have many neighbours, so they must be common ones.
        """
        if form in self.counts:
            return True
        lower = form.lower()
        if lower in self.words.top:
            return True
        if form[0].isupper():
            # Short names with rn and with m, with b and with h are too many to tell by a list.
            alike = seen in ("m", "rn", "b") and len(form) < 9
            return lower in (self.words.common if alike else self.words.known)
        if form != lower:
            return False
        if len(form) > 7:
            return lower in self.words.lower
        return lower in self.words.common and seen in "cI1"
