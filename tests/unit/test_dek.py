"""The dek: what readers see under the headline goes before the summaries for machines."""

from __future__ import annotations

import pytest
from pages import TITLE, html_page, metadata_of

DEK = "Both of them stay, the council says, and neither will be mended this year."
STORY = "<p>" + "The clocks stay where they are, and the tower with them. " * 12 + "</p>"


def described(body: str, summary: str = "A summary for machines.") -> str | None:
    head = f'<meta property="og:description" content="{summary}">'
    found = metadata_of(html_page(f"<h1>{TITLE}</h1>{body}{STORY}", head, title=TITLE)).description
    return found.value if found else None


@pytest.mark.parametrize(
    "names",
    [
        "post-header__text__dek",
        "article-lead",
        "strapline",
        "c-article__standfirst",
        "ContentHeaderDek-x1",
        "epigraph",
        "chapo",
        "entradilla",
    ],
)
def test_names_of_deks(names: str) -> None:
    assert described(f'<p class="{names}">{DEK}</p>') == DEK


@pytest.mark.parametrize("names", ["lead-image-caption", "related-intro", "leaderboard", "story"])
def test_names_that_are_none(names: str) -> None:
    assert described(f'<p class="{names}">{DEK}</p>') == "A summary for machines."


def test_several_lines() -> None:
    lines = "".join(
        f'<h2 class="subtitle">{line}</h2>'
        for line in ("The council has voted.", "Nobody in town is glad.")
    )
    assert described(lines) == "The council has voted.\nNobody in town is glad."


def test_a_summary_that_breaks_off_is_completed_by_the_line_it_was_cut_from() -> None:
    assert described(f"<p>{DEK}</p>", DEK[:70] + "...") == DEK
    assert described("<p>Another line stands here today.</p>", DEK[:70] + "...") == f"{DEK[:70]}..."


@pytest.mark.parametrize("names", ["teaser-text", "article-teaser-text", "has-image lead"])
def test_names_of_deks_that_hold_a_word_of_other_boxes(names: str) -> None:
    assert described(f'<p class="{names}">{DEK}</p>') == DEK


def test_a_dek_on_a_page_that_calls_its_node_promoted() -> None:
    node = f'<div class="node node--promoted"><div class="field-lead">{DEK}</div></div>'
    assert described(node) == DEK


def test_a_type_of_field_is_no_dek() -> None:
    body = f'<div class="field--type-text-with-summary"><p>{DEK}</p></div>'
    assert described(body) == "A summary for machines."


BYLINE = "<p class=byline>By Ada Ohm</p>"


def test_the_sentence_between_headline_and_byline() -> None:
    assert described(f"<p class=big>{DEK}</p>{BYLINE}") == DEK
    assert (
        described(f"<p class=big>{DEK.removesuffix('.')}</p>{BYLINE}") == "A summary for machines."
    )
    assert described(f"<p class=big>{DEK}</p>") == "A summary for machines."
    assert described(f"<p>{DEK}</p>{BYLINE}") == "A summary for machines."
    assert described(f"<p class=big>Nobody is glad.</p>{BYLINE}") == "A summary for machines."


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<h2>Boats are to come</h2><p>By Tom Firth</p>", "Boats are to come"),
        ("<h2>Boats are coming</h2><p>By Tom Firth</p>", ""),
        ("<div>Boats are to come</div><p>By Tom Firth</p>", ""),
        ("<h2>Boats are to come</h2>", ""),
    ],
)
def test_the_heading_between_headline_and_byline_is_a_dek(body: str, told: str) -> None:
    page = f"<h1>{TITLE}</h1>{body}<p>{'The boats of Skerry wait. ' * 9}</p>"
    found = metadata_of(html_page(page, "", title=TITLE)).description
    assert (found.value if found else "") == told
