"""No cache grows with what pages say: names of languages and charsets, words, addresses, hosts."""

from __future__ import annotations

import functools
import gc
from collections.abc import Sized

import pytest

import hostile_making
import newsclean
from newsclean import Options

CLEANER = newsclean.Cleaner(Options(indirect_quotes=True))


def odd_page(number: int) -> tuple[bytes, str]:
    """A page that says everything in words of its own, and the content type that came with it."""
    word = "".join(chr(97 + (number // 26**place) % 26) for place in range(4))
    head = (
        f"<meta property='og:locale' content='{word}_{word}'><meta name=language content='{word}'>"
        f"<meta property='og:site_name' content='The {word}'><link rel=canonical href='/{word}'>"
        f"<meta name=author content='{word.title()} Ohm'><meta name=date content='{number} {word}'>"
    )
    text = (
        f"<p lang='x-{word}'>“The {word} is late,” said {word.title()} Ohm of {word.title()}land."
        f" caf\\ufffd{word} itâ€™s {word}- {word}, he {word}ed; the {word}.The rest, 1{word}.</p>"
    )
    page = hostile_making.page(text, head=head).replace('lang="en"', f'lang="{word[:3]}"')
    return page.encode(), f"text/html; charset={word}; {word}={word}"


def sizes() -> dict[str, int]:
    """Entries of every cache of newsclean, and of the dicts and sets of its modules."""
    found: dict[str, int] = {}
    gc.collect()
    for item in gc.get_objects():
        if isinstance(item, functools._lru_cache_wrapper):
            name = f"{item.__module__}.{getattr(item, '__qualname__', 'of one call')}"
            found[name] = found.get(name, 0) + item.cache_info().currsize
        elif isinstance(item, dict) and item.get("__name__", "").__class__ is str:
            name = item.get("__name__", "")
            if name.startswith("newsclean"):
                for key, value in item.items():
                    if isinstance(value, dict | set | list) and isinstance(value, Sized):
                        found[f"{name}:{key}"] = len(value)
    return found


def clean(numbers: range) -> None:
    for number in numbers:
        source, content_type = odd_page(number)
        CLEANER.clean(source, url=f"https://{number}.example/{number}", content_type=content_type)


@pytest.mark.slow
def test_no_cache_grows_with_what_pages_say() -> None:
    clean(range(30))
    before = sizes()
    clean(range(30, 130))
    grown = {
        name: n - before.get(name, 0) for name, n in sizes().items() if n > before.get(name, 0)
    }
    assert not {name: n for name, n in grown.items() if n > 10}
