"""Cleans one page after another under an audit hook; prints what touched the world outside.

Run by ``test_isolation.py`` in a process of its own: an audit hook cannot be taken off again. The packages
that few pages need are loaded before; newsclean loads them when it meets such a page.
"""

from __future__ import annotations

import codecs
import os
import pickle
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import bs4  # noqa: F401
import ftfy  # noqa: F401
import readability  # noqa: F401

import hostile_families
import newsclean

WATCHED = (
    "open import exec compile os. subprocess. socket. shutil. glob. tempfile. ctypes. urllib."
    " pathlib. sqlite3. ftplib. http. mmap. signal. fcntl. resource. winreg. msvcrt. pty."
)
PREFIXES = tuple(WATCHED.split())
LETTERS = {
    "cp1251": "Паром снова ходит по понедельникам, сообщил совет. ",
    "koi8-r": "Паром снова ходит по понедельникам, сообщил совет. ",
    "shift_jis": "三十年前に廃止された駅に、きのう郵便局が開きました。",
    "euc_jp": "三十年前に廃止された駅に、きのう郵便局が開きました。",
    "gb18030": "市政府星期一说，旧桥将于春天重新开放。",
    "big5": "市政府星期一說，舊橋將於春天重新開放。",
    "euc_kr": "시의회는 월요일에 옛 다리를 다시 열기로 했다. ",
    "iso8859-7": "Το συμβούλιο αποφάσισε να ανοίξει τη γέφυρα. ",
    "cp1255": "המועצה החליטה לפתוח מחדש את הגשר הישן באביב. ",
    "cp1256": "قال المجلس إن الجسر سيفتح في الربيع. ",
    "iso8859-9": "Belediye eski köprüyü yeniden açacağını söyledi. ",
    "cp1252": "Le café de l’île rouvre, a dit « la mairie ». ",
    "iso8859-2": "Rada postanowiła w środę otworzyć most wiosną. ",
    "utf-16": "The council met on Monday. ",
    "utf-32": "The council met on Monday. ",
}

# Names of Python codecs and modules that are no labels of the Encoding Standard.
MODULES = (
    "utf_8_variants sloppy-windows-1252 idna punycode rot13 zlib_codec unicode_escape utf_7 hz cp424"
    " iso2022_kr tis_620_x __init__ aliases os ../x"
)


class Environment(dict[str, str]):
    """In place of ``os.environ``: tells who asks."""

    def __init__(self, asked: set[str]) -> None:
        super().__init__()
        self.asked = asked

    def __getitem__(self, name: str) -> str:
        self.asked.add(f"environment {name}")
        raise KeyError(name)

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked.add(f"environment {name}")
        return default

    def __contains__(self, name: object) -> bool:
        self.asked.add(f"environment {name}")
        return False


def inputs(fixtures: Path, each: int) -> Iterator[bytes | str]:
    for path in sorted(fixtures.rglob("*")):
        if path.suffix in (".html", ".txt"):
            yield path.read_bytes()
    for codec, words in LETTERS.items():
        plain = (
            f"<html><head>%s</head><body><h1>{words}</h1>{f'<p>{words * 4}</p>' * 5}</body></html>"
        )
        yield (plain % "").encode(codec, "replace")
        yield (plain % f'<meta charset="{codec}">').encode(codec, "replace")
    for name in MODULES.split():
        words = f"<p>{hostile_families.KEPT} \xe9.</p>" * 5
        yield f'<html><head><meta charset="{name}"></head><body>{words}'.encode("latin-1")
        yield f'<?xml version="1.0" encoding="{name}"?><html><body>{words}'.encode("latin-1")
        yield f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={name}\r\n\r\n{words}".encode(
            "latin-1"
        )
    for make in islice(hostile_families.FAMILIES.values(), None, None, each):
        yield make(3_000)
    yield from (
        b"",
        b"\x1f\x8b\x08" + bytes(50),
        b"%PDF-1.7",
        b'{"a": 1}',
        "a",
        "https://a.example/",
    )
    # Where the second opinion fails.
    yield "<html><body>" + "<div class=comment><p>One word.</p></div>\x01 a" * 9
    # Without a story of its own: a second opinion is asked. Never closed: another parser is.
    yield "<html><body>" + "<div><p>One word, two words.</p><a href=a>b</a></div>" * 9
    yield "<html><body><svg><p>" + hostile_families.KEPT + ". <textarea><p>" * 9


def main() -> None:
    seen: set[str] = set()
    watching = False

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event.startswith(PREFIXES):
            seen.add(f"{event} {str(arguments[:1])[:200]}")

    codecs.lookup("utf-8-variants")  # ftfy's own
    pickled = sys.argv[2] == "pickled"
    sources = list(inputs(Path(sys.argv[1]), each=10 if pickled else 1))
    cleaner = newsclean.Cleaner()
    if pickled:
        cleaner = pickle.loads(pickle.dumps(cleaner))
    sys.addaudithook(hook)
    vars(os)["environ"] = Environment(seen)
    watching = True
    done = 0
    for source in sources:
        try:
            article = cleaner.clean(source, url="https://herald.example/2026/lock")
            article.to_json(), article.to_markdown(), article.to_text()
        except newsclean.NewscleanError:
            continue
        done += 1
        text = article.input_text
        cleaner.clean_text(text)
        cleaner.find_quotes(text)
    watching = False
    print("\n".join([f"cleaned {done}", *sorted(seen)]))


if __name__ == "__main__":
    main()
