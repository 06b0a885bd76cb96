"""How the time and memory of one ``clean`` grow with the input, family by family.

    python benchmarks/scaling.py                       # 64 kB to 1 MB
    python benchmarks/scaling.py --largest 16e6 --only article,links
    python benchmarks/scaling.py --memory              # peak memory in place of time

Each family is one way in which input can be large. Prints seconds per size and the worst factor per
doubling; factors of times below 50 ms are noise and not counted.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

import newsclean

SENTENCES = (
    "The harbour bridge will close for a month from Monday while its gear is replaced. ",
    "“Nobody asked us,” said Ruth Adeyemi, the port’s chief engineer, on Thursday. ",
    "Ferries will run every ten minutes, and buses turn back at the northern quay. ",
    "She said the old gear had failed twice this winter with ships waiting outside. ",
)


def repeated(piece: str) -> Callable[[int], str]:
    """Input that is one piece over and over."""
    return lambda size: piece * (size // len(piece) + 1)


def page(piece: str) -> Callable[[int], str]:
    """A page whose body is one piece over and over."""
    return lambda size: f"<html><body><h1>The bridge</h1>{repeated(piece)(size)}</body></html>"


def prose(size: int) -> str:
    """Paragraphs of sentences in random order."""
    pick = random.Random(1)
    parts: list[str] = []
    length = 0
    while length < size:
        paragraph = "".join(pick.choices(SENTENCES, k=4)).strip()
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts)


def article(size: int) -> str:
    """A page of such paragraphs."""
    body = "".join(f"<p>{p}</p>\n" for p in prose(size).split("\n\n"))
    return f"<html><body><article><h1>The bridge</h1>{body}</article></body></html>"


FAMILIES: dict[str, Callable[[int], str]] = {
    "article": article,
    "links": page("<li><a href='/a'>Lock gates to be painted</a></li>"),
    "nested": lambda size: "<div>" * (size // 12) + SENTENCES[0] + "</div>" * (size // 12),
    "unclosed": page("<p><b><i>word "),
    "attributes": lambda size: f"<p {' '.join(f'a{n}=1' for n in range(size // 8))}>x</p>",
    "metas": page("<meta name='author' content='Ruth Adeyemi'>"),
    "bylines": page("<span class='byline date author'>By Ruth Adeyemi, 3 May 2026</span>"),
    "table": page("<tr><td>a</td><td>b</td></tr>"),
    "breaks": page("word<br><br>"),
    "comment": lambda size: f"<p>{SENTENCES[0]}</p><!--{'x' * size}--><p>{SENTENCES[2]}</p>",
    "json": lambda size: (
        "<script type='application/ld+json'>" + "[" * (size // 2) + "</script>" + SENTENCES[0]
    ),
    "prose": prose,
    "one line": lambda size: prose(size).replace("\n\n", " "),
    "short lines": repeated("word word\n"),
    "letters": repeated("a"),
    "spaces": repeated(" "),
    "newlines": repeated("\n"),
    "opening marks": repeated("“"),
    "straight marks": repeated('"a '),
    "said": repeated("said "),
    "names": repeated("Ruth Adeyemi "),
    "joined": repeated("end.Start"),
    "entities": repeated("&amp;amp;lt; "),
    "mojibake": repeated("donâ€™t â€œstopâ€ "),
    "lost marks": repeated("?word? don\ufffdt "),
    "hyphens": repeated("exam-\nple "),
    "stop marks": repeated("a. ”b "),
    "addresses": repeated("https://a.example/b@c "),
    "tabs": repeated("a\t"),
    "commas": repeated("a,b"),
    "digits": repeated("1l"),
    "split words": repeated("ab- cd "),
    "split sentences": repeated("of the. Plumes. "),
    "no-break spaces": repeated("\u00a0"),
    "controls": repeated("a\x01\u200b\u202e"),
}


def seconds(text: str, repeat: int) -> float:
    """CPU time of the fastest of ``repeat`` runs."""
    cleaner = newsclean.Cleaner()
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        with contextlib.suppress(newsclean.NewscleanError):
            cleaner.clean(text)
        best = min(best, time.process_time() - start)
    return best


def peak(name: str, size: int) -> float:
    """Peak memory of a fresh interpreter that cleans once, megabytes."""
    code = (
        "import contextlib, resource, newsclean, scaling\n"
        f"text = scaling.FAMILIES[{name!r}]({size})\n"
        "with contextlib.suppress(newsclean.NewscleanError): newsclean.clean(text)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=sys.path[0] or None,
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--smallest", type=float, default=65_536)
    parser.add_argument("--largest", type=float, default=1_048_576)
    parser.add_argument("--only", help="families, separated by commas")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--memory", action="store_true")
    args = parser.parse_args()
    sizes = [int(args.smallest)]
    while sizes[-1] * 2 <= args.largest:
        sizes.append(sizes[-1] * 2)
    names = args.only.split(",") if args.only else FAMILIES
    newsclean.clean(prose(10_000))  # load everything before the clock runs
    print(f"{'family':16s}" + "".join(f"{size / 1000:>9.0f}k" for size in sizes) + "   x doubling")
    for name in names:
        if args.memory:
            found = [peak(name, size) for size in sizes]
            print(f"{name:16s}" + "".join(f"{mb:8.0f} M" for mb in found))
            continue
        found = [seconds(FAMILIES[name](size), args.repeat) for size in sizes]
        factors = [b / a for a, b in pairwise(found) if a > 0.05]
        worst = f"{max(factors):8.1f}" if factors else "       -"
        print(f"{name:16s}" + "".join(f"{s:9.2f}s" for s in found) + worst, flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    main()
