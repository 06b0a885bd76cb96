"""How the time and memory of one ``clean`` grow with the input, family by family.

    python evaluation/scaling.py                       # 64 kB to 1 MB
    python evaluation/scaling.py --pages               # what pages are like, from 10 kB to 20 MB
    python evaluation/scaling.py --largest 16e6 --only article,links
    python evaluation/scaling.py --memory              # peak memory in place of time

Each family is one way in which input can be large. Prints CPU seconds per size, the mean and the worst
factor per doubling; times below 50 ms are noise and not counted. Linear is 2.
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

_NOISE = 0.05
"""Seconds."""
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
    """Paragraphs of sentences in random order, no two alike."""
    pick = random.Random(1)
    parts: list[str] = []
    length = 0
    while length < size:
        paragraph = "".join(pick.choices(SENTENCES, k=4)) + f"That was on day {len(parts)}."
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts)


def article(size: int) -> str:
    """A page of such paragraphs."""
    body = "".join(f"<p>{p}</p>\n" for p in prose(size).split("\n\n"))
    return f"<html><body><article><h1>The bridge</h1>{body}</article></body></html>"


def teasers(size: int) -> str:
    """A front page: cards with picture, headline, first sentence, byline."""
    card = (
        '<div class="card"><a href="/{0}"><img src="/{0}.jpg" alt=""></a>'
        '<h3><a href="/{0}">Lock gate {0} to be painted</a></h3><p>{1}</p>'
        '<span class="byline">By Ruth Adeyemi</span> <time>3 May 2026</time></div>\n'
    )
    length = len(card) + len(SENTENCES[0])
    cards = [card.format(n, SENTENCES[n % 4].strip()) for n in range(size // length + 1)]
    return f"<html><body><h1>The port</h1>{''.join(cards)}</body></html>"


def boxes(size: int) -> str:
    """Boxes in boxes, three hundred deep, with a paragraph in each; as often as it takes."""
    box = "".join(f'<div class="box level-{n % 9}"><p>{SENTENCES[n % 4]}</p>' for n in range(300))
    return page(box + "</div>" * 300)(size)


def layout(size: int) -> str:
    """A page of the 1990s: a table, whose rows hold tables of links and of paragraphs."""
    links = "".join(f"<tr><td><a href='/{n}'>Lock gate {n}</a></td></tr>" for n in range(6))
    text = "".join(f"<font size=2>{s}</font><br><br>" for s in SENTENCES)
    row = f"<tr><td width=120><table>{links}</table></td><td colspan=2>{text}</td></tr>\n"
    body = row * (size // len(row) + 1)
    return f"<html><body><table width=600>{body}</table></body></html>"


PAGES: dict[str, Callable[[int], str]] = {
    "one article": article,
    "teasers": teasers,
    "boxes": boxes,
    "layout tables": layout,
    "plain text": prose,
}
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


def peak(name: str, size: int, pages: bool) -> float:
    """Peak memory of a fresh interpreter that cleans once, megabytes."""
    code = (
        "import contextlib, resource, newsclean, scaling\n"
        f"text = scaling.{'PAGES' if pages else 'FAMILIES'}[{name!r}]({size})\n"
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
    parser.add_argument("--pages", action="store_true", help="families of pages, 10 kB to 20 MB")
    parser.add_argument("--smallest", type=float, help="bytes; 64 kB unless told")
    parser.add_argument("--largest", type=float, help="bytes; 1 MB unless told")
    parser.add_argument("--only", help="families, separated by commas")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--memory", action="store_true")
    args = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    families = PAGES if args.pages else FAMILIES
    sizes = [int(args.smallest or (9_765 if args.pages else 65_536))]
    while sizes[-1] * 2 <= (args.largest or (20_000_000 if args.pages else 1_048_576)):
        sizes.append(sizes[-1] * 2)
    names = args.only.split(",") if args.only else families
    newsclean.clean(prose(10_000))  # load everything before the clock runs
    print(f"{'family':16s}" + "".join(f"{_named(size):>8s}" for size in sizes) + "   mean  worst")
    for name in names:
        if args.memory:
            found = [peak(name, size, args.pages) for size in sizes]
            print(f"{name:16s}" + "".join(f"{mb:6.0f} M" for mb in found))
            continue
        found = [seconds(families[name](size), args.repeat) for size in sizes]
        print(f"{name:16s}" + "".join(map(_timed, found)) + _factors(found), flush=True)


def _named(size: int) -> str:
    return f"{size / 1e6:.1f}M" if size >= 1e6 else f"{size / 1000:.0f}k"


def _timed(taken: float) -> str:
    return f"{taken:7.1f}s" if taken >= 10 else f"{taken:7.3f}s"


def _factors(found: list[float]) -> str:
    """The mean (geometric) and the worst factor per doubling."""
    told = [s for s in found if s > _NOISE]
    if len(told) < 2:
        return "      -      -"
    mean = (told[-1] / told[0]) ** (1 / (len(told) - 1))
    return f"{mean:7.2f}{max(b / a for a, b in pairwise(told)):7.2f}"


if __name__ == "__main__":
    main()
