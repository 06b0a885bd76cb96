"""What a page must be for everybody: checks that a parser can make."""

from __future__ import annotations

import re
from itertools import pairwise

import lxml.html

_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6})")
PAIRS = [
    ("ink", "back"), ("ink", "soft"), ("faint", "back"), ("faint", "soft"), ("link", "back"),
    ("link", "soft"), ("cut", "back"), ("cut", "cut-back"), ("mend", "back"), ("mend", "mend-back"),
    ("doubt", "back"), ("doubt", "doubt-back"), ("ink", "said-back"), ("ink", "doubt-back"),
    ("link", "said-back"), ("faint", "cut-back"),
]  # fmt: skip
"""Text and the ground that it stands on, by the names of the style sheet."""


def page_is_for_everybody(text: str) -> None:
    """Landmarks, headings, labels, tables and links, as WCAG asks; no script, nothing from elsewhere."""
    page = lxml.html.document_fromstring(text)
    assert "default-src 'none'" in text
    assert not page.xpath("//script | //img | //iframe | //link | //@onclick | //@onerror")
    assert page.get("lang")
    assert page.xpath("string(//title)").strip()
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1][:5]
    for target in page.xpath("//a/@href"):
        if target.startswith("#"):
            assert target[1:] in ids, target
        else:
            assert target.startswith(("https://", "http://")), target
    for control in page.xpath("//input | //select"):
        assert control.xpath("ancestor::label") or page.xpath(
            "//label[@for=$i]", i=control.get("id")
        )
    for table in page.xpath("//table"):
        assert table.xpath(".//th[@scope]")
    for region in page.xpath("//*[@role='region'] | //nav | //meter"):
        assert region.get("aria-label"), lxml.html.tostring(region)[:100]
    for reference in page.xpath("//@aria-labelledby"):
        assert reference in ids


def contrasts(css: str) -> dict[tuple[str, str, str], float]:
    """The contrast of each pair (WCAG 2.2, 1.4.3), by its scheme."""
    light, dark = css.split("prefers-color-scheme: dark", 1)
    found = {}
    for scheme, part in (("light", light), ("dark", dark)):
        tokens = dict(_TOKEN.findall(part))
        for ink, ground in PAIRS:
            a, b = sorted((_luminance(tokens[ink]), _luminance(tokens[ground])), reverse=True)
            found[scheme, ink, ground] = (a + 0.05) / (b + 0.05)
    return found


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
