"""What learning and looking up cost with many stories: an archive of made stories, learned in one process.

    python -m evaluation archive-scale STORIES.jsonl COUNT

Each made story has sentences of STORIES (JSON objects with ``text``) with other names and numbers and a
third of its words changed, so that none is a report of another; one in twenty is a copy of an earlier one
with a sentence changed. Names are spread as in real text: few stand in many stories, many in few. Printed
are stories a second of processor time, grouping included, the profile's size beside the text, the memory
of the process that learned, and the times of 400 look-ups.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from newsclean.archive import Learning, learn
from newsclean.profile import Profile, Provenance, reports_of
from newsclean.text.view import TextView

_SENTENCE = re.compile(r"[^.!?\n]{60,260}[.!?]")
_TOKEN = re.compile(r"[A-Za-z']+|\d+|[^A-Za-z\d']+")
_SYLLABLES = "ba ro ken li mar to vel ash dun ga ri no sta pel qui ho zan be ter ill".split()
_NAMES, _HOSTS, _LOOKED_UP = 60_000, 400, 400


class Maker:
    """Makes stories from real ones."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.dice = random.Random(7)
        self.sentences = [s for text in texts for s in _SENTENCE.findall(text)]
        self.words = [w for text in texts for w in re.findall(r"\b[a-z]{3,}\b", text)]
        self.names = [w for text in texts for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text)]
        self.made = ["".join(self.dice.choices(_SYLLABLES, k=3)).title() for _ in range(_NAMES)]

    def stories(self, count: int) -> Iterator[str]:
        last: list[list[str]] = []
        for _ in range(count):
            if last and self.dice.random() < 0.05:
                parts = list(self.dice.choice(last))
                parts[self.dice.randrange(len(parts))] = self.sentence({})
            else:
                names: dict[str, str] = {}
                parts = [self.sentence(names) for _ in range(self.dice.randint(8, 18))]
                last = [*last[-499:], parts]
            yield "\n\n".join(" ".join(parts[i : i + 2]) for i in range(0, len(parts), 2))

    def sentence(self, names: dict[str, str]) -> str:
        tokens = _TOKEN.findall(self.dice.choice(self.sentences))
        return "".join(self.other(token, names) for token in tokens).strip()

    def other(self, token: str, names: dict[str, str]) -> str:
        if token[0].isdigit():
            return str(self.dice.randint(1, 10 ** len(token)))
        if token[0].isupper() and len(token) > 3:
            return names.setdefault(token, self.name())
        changed = token[0].islower() and len(token) > 2 and self.dice.random() < 0.3
        return self.dice.choice(self.words) if changed else token

    def name(self) -> str:
        if self.dice.random() < 0.4:
            return self.dice.choice(self.names)
        return self.made[int(_NAMES ** self.dice.random()) - 1]


def write(maker: Maker, count: int, path: Path) -> tuple[int, list[str]]:
    """The bytes of all stories, and the first of them."""
    size, first = 0, []
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(maker.stories(count)):
            host = f"h{int(_HOSTS ** maker.dice.random())}.example"
            row = {"id": f"s{number}", "url": f"https://{host}/{number}", "text": text}
            file.write(json.dumps(row) + "\n")
            size += len(text.encode())
            first += [text] if number < _LOOKED_UP else []
    return size, first


def learned(source: Path, output: Path) -> tuple[float, int]:
    """Seconds of processor time that learning took, and the megabytes of its process."""
    begun = time.process_time()
    learn(Learning(sources=(str(source),), output=output, workers=0))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return time.process_time() - begun, memory


def look_ups(profile: Profile, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each look-up, in order of size."""
    times = []
    for text in texts:
        begun = time.process_time()
        reports_of(TextView(text, "en"), profile, frozenset(), Provenance())
        times.append(1000 * (time.process_time() - begun))
    return sorted(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    rows = given.stories.read_text(encoding="utf-8").splitlines()
    maker = Maker([json.loads(row)["text"] for row in rows])
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "made.jsonl", Path(folder) / "made.profile"
        size, texts = write(maker, given.count, source)
        with ProcessPoolExecutor(1, get_context("spawn")) as other:
            seconds, memory = other.submit(learned, source, output).result()
        rate, share = given.count / seconds, output.stat().st_size / size
        print(f"learned {rate:.0f} stories a second in {memory} MB; {share:.2f} of the text")
        times = look_ups(Profile(output), texts)
        median, late = times[len(times) // 2], times[len(times) * 95 // 100]
        print(f"look-up: median {median:.1f} ms, 95 of 100 below {late:.1f}")


if __name__ == "__main__":
    main()
