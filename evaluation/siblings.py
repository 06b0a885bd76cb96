"""What a profile finds: originals of spun stories, the words that it puts back, the standing of quotes.

    python -m evaluation siblings STORIES.jsonl ARCHIVE.jsonl SYNONYMS

STORIES are spun by the programs of ``training/spinners.py`` (SYNONYMS is their folder of dictionaries), a
quarter of the content words, quotations too. Every seventh original is absent from the archive, every
fifth story was spun twice, a fifth of the spun ones stands on the host that is trusted. All hide among
ARCHIVE. Beside them: shorter editions of each story on another host, which nothing may change, and briefs
with one quotation. A second archive has no originals: there only a brief can tell what was really said.
Lines are JSON objects with ``id`` and ``text``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import newsclean
from newsclean.profile import Profile, Writer, learned
from newsclean.text.quotation_marks import quoted_spans

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

TRUSTED = "paper.example"
HONEST = 300
"""Stories of the archive whose spin score is compared with that of the spun ones."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_LETTERS = re.compile(r"\w+")
_QUOTED = re.compile(r"“([^”]{25,300})”")


@dataclass(frozen=True, slots=True)
class Case:
    """A story to clean, and what it was made from."""

    name: str
    kind: str
    text: str
    host: str
    original: str
    present: bool


def read(path: str) -> list[tuple[str, str]]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [(row["id"], row["text"]) for row in map(json.loads, lines)]


def cases(stories: list[tuple[str, str]], folder: Path) -> Iterator[Case]:
    from spinners import picker, spun, wordnet

    words = wordnet(folder / "wordnet")
    picks = [picker(words), picker(words, first=True)]
    for number, (name, text) in enumerate(stories):
        changed = spun(text, picks[number % 2], 0.25, number)
        if number % 5 == 4:
            changed = spun(changed, picks[(number + 1) % 2], 0.25, number)
        host = TRUSTED if number % 5 == 2 else "copies.example"
        yield Case(name, "spun", changed, host, text, number % 7 != 6)
        paragraphs = text.split("\n\n")
        edition = "\n\n".join(paragraphs[: max(2, len(paragraphs) * 6 // 10)])
        yield Case(name, "edition", edition, "other.example", text, number % 7 != 6)


def archive_of(
    stories: list[tuple[str, str]],
    others: list[tuple[str, str]],
    path: Path,
    *,
    briefs: bool = False,
) -> Profile:
    """A profile of the originals, briefs and other stories; with ``briefs``, of these two alone."""
    with Writer(path) as writer:
        for number, (name, text) in enumerate(stories):
            if number % 7 != 6 and not briefs:
                _learn(writer, name, TRUSTED, text)
            if brief := _brief(text):
                _learn(writer, f"{name}/brief", "briefs.example", brief)
        for name, text in others:
            _learn(writer, name, "news.example", text)
        writer.finish()
    return Profile(path)


def _learn(writer: Writer, name: str, host: str, text: str) -> None:
    writer.add(learned(text.split("\n"), host=host, id=name, url=f"https://{host}/{name}"))


def _brief(text: str) -> str | None:
    """One quotation and the names of the story, in other words than the story's."""
    found = _QUOTED.search(text)
    if found is None:
        return None
    names = list(dict.fromkeys(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*", text)))
    return (
        f"News in brief, this time about {', '.join(names[:6])} and what was heard of them lately.\n"
        f"“{found[1]}” That is how {names[0] if names else 'somebody'} was heard, among much else.\n"
        f"More about {', '.join(names[6:12]) or 'it'} will follow when more becomes known to us."
    )


def expected(case: Case) -> dict[tuple[int, int], str]:
    """The places outside quotation marks where words were changed, with the original's words."""
    ours = [(m[0], m.start(), m.end()) for m in _WORD.finditer(case.text)]
    theirs = [(m[0], m.start(), m.end()) for m in _WORD.finditer(case.original)]
    quoted = quoted_spans(case.text)
    matcher = SequenceMatcher(None, [w[0] for w in ours], [w[0] for w in theirs], autojunk=False)
    return {
        (ours[i][1], ours[j - 1][2]): case.original[theirs[k][1] : theirs[m - 1][2]]
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind == "replace" and not quoted.touches(ours[i][1], ours[j - 1][2])
    }


def judge(
    case: Case, cleaner: newsclean.Cleaner, seen: Counter[str], spins: dict[str, list[float]]
) -> None:
    url = f"https://{case.host}/new/{case.name}"
    article = cleaner.clean(case.text, url=url, kind="text")
    claimed = [s.source for s in article.siblings if s.relation == "original"]
    known = f"https://{TRUSTED}/{case.name}"
    sources = {s.source for s in article.siblings}
    seen["siblings of another story"] += sum(case.name not in s for s in sources)
    edits = [e for e in article.edits if "evidence.wording" in e.rules]
    if case.kind == "edition" or case.present:
        spins[case.kind].append(article.quality.spun.score)
    if case.kind == "edition":
        seen["editions"] += 1
        seen["edits on editions"] += len(edits)
        seen["quotations of editions called altered"] += _altered(article)
        return
    seen["spun"] += 1
    if case.present:
        seen["original in the archive"] += 1
        seen["found"] += known in sources
        seen["named as the original"] += known in claimed
    else:
        seen["original absent"] += 1
        seen["none named where absent"] += not claimed
    wanted = expected(case)
    seen["changed"] += len(wanted) if case.present else 0
    spans = {(e.start, e.end): e.after for e in edits}
    right = {span for span, after in spans.items() if _right(span, after, wanted)}
    seen["edits"] += len(spans)
    seen["edits right"] += len(right)
    seen["restored"] += sum(spans.get(span) == after for span, after in wanted.items())
    for quote in article.quotes:
        if quote.kind in ("direct", "block") and len(quote.text.split()) >= 4 and case.present:
            same = _said(quote.text, case.original)
            seen["quotes"] += 1
            seen["standing right"] += quote.standing == ("verbatim" if same else "altered")


def judge_brief(case: Case, cleaner: newsclean.Cleaner, seen: Counter[str]) -> None:
    """The standing of the one quotation that a brief has, where it is the only other report."""
    said = _QUOTED.search(case.original)
    if said is None:
        return
    article = cleaner.clean(case.text, url=f"https://{case.host}/new/{case.name}", kind="text")
    if case.kind == "edition":
        seen["quotations of editions called altered for a brief"] += _altered(article)
        return
    ranked = [(_likeness(q.text, said[1]), q.text, q.standing) for q in article.quotes]
    likeness, text, standing = max(ranked, default=(0.0, "", ""))
    if likeness >= 0.3:
        same = _said(text, case.original)
        seen["quotes that only a brief has"] += 1
        seen["the brief was found"] += any(case.name in s.source for s in article.siblings)
        seen["their standing right"] += standing == ("verbatim" if same else "altered")


def _altered(article: newsclean.Article) -> int:
    return sum(quote.standing == "altered" for quote in article.quotes)


def _said(quote: str, original: str) -> bool:
    """Whether the original has these words, where they go on behind who said them, too."""
    spans = quoted_spans(original)
    texts = [original, " ".join(original[start:end] for start, end in spans)]
    words = f" {' '.join(_LETTERS.findall(quote))} "
    return any(words in f" {' '.join(_LETTERS.findall(text))} " for text in texts)


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one.split(), two.split(), autojunk=False).ratio()


def words_alone(
    made: list[Case], others: list[tuple[str, str]], path: Path
) -> Iterator[tuple[str, float, float]]:
    """How many spun stories are told by their words alone, without a profile and with one of half of the
    other stories: above all but one in a hundred of the second half and the editions, and above .5."""
    half = len(others) // 2
    profile = archive_of([], others[:half], path)
    honest = [text for _, text in others[half:][:HONEST]]
    for name, known in (("no profile", None), ("words of an archive", profile)):
        cleaner = newsclean.Cleaner(profile=known)
        spins: dict[str, list[float]] = {"spun": [], "edition": []}
        for case in made:
            spins[case.kind].append(cleaner.clean(case.text, kind="text").quality.spun.score)
        calm = [cleaner.clean(text, kind="text").quality.spun.score for text in honest]
        likely = sum(score >= 0.5 for score in spins["spun"]) / len(spins["spun"])
        yield name, spin_recall(spins, calm), likely


def spin_recall(spins: dict[str, list[float]], honest: list[float]) -> float:
    """The share of the spun stories whose score is above that of all but one in a hundred honest ones."""
    calm = sorted([*honest, *spins["edition"]])
    least = calm[-1 - len(calm) // 100]
    return sum(score > least for score in spins["spun"]) / len(spins["spun"])


def _right(span: tuple[int, int], after: str, wanted: dict[tuple[int, int], str]) -> bool:
    return wanted.get(span) == after or any(
        start <= span[0] and span[1] <= end and after in text
        for (start, end), text in wanted.items()
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories")
    parser.add_argument("archive")
    parser.add_argument("synonyms", type=Path)
    given = parser.parse_args()
    stories, others = read(given.stories), read(given.archive)
    seen: Counter[str] = Counter()
    spins: dict[str, list[float]] = {"spun": [], "edition": []}
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        profile = archive_of(stories, others, Path(folder) / "archive.profile")
        learning = time.process_time() - begun
        size = profile.path.stat().st_size
        options = newsclean.Options(trusted=frozenset([TRUSTED]))
        cleaner = newsclean.Cleaner(options, profile=profile)
        made = list(cases(stories, given.synonyms))
        for case in made:
            judge(case, cleaner, seen, spins)
        honest = [cleaner.clean(t, kind="text").quality.spun.score for _, t in others[:HONEST]]
        briefs = archive_of(stories, others, Path(folder) / "briefs.profile", briefs=True)
        for case in made:
            judge_brief(case, newsclean.Cleaner(options, profile=briefs), seen)
        for name, recall, likely in words_alone(made, others, Path(folder) / "words.profile"):
            print(f"{name:20} spin recall {recall:.2f} at 1 % false alarms, {likely:.2f} above .5")
    letters = sum(len(text.encode()) for _, text in [*stories, *others])
    print(
        f"learned {profile.stories / learning:.0f} stories a second, {size / letters:.2f} of the text"
    )
    print(f"spin recall at 1 % false alarms {spin_recall(spins, honest):.2f}")
    for name, count in seen.items():
        print(f"{name:50} {count}")


if __name__ == "__main__":
    main()
