"""How far the rules of deks, keywords and other fields reach: at each bound, and just beyond."""

from __future__ import annotations

from edges import Edge, each
from metadata_pages import HEADING, PROSE, times
from pages import html_page, metadata_of


def described(n: int) -> bool:
    body = f"{HEADING}<p class=dek>{times('so', n)}.</p>{PROSE}"
    found = metadata_of(html_page(body, title="Two clocks")).description
    return found is not None


def tagged(n: int) -> int:
    head = f'<meta name="keywords" content="{"t" * n}, tower">'
    found = metadata_of(html_page(HEADING, head, title="Two clocks")).keywords
    return len(found.value) if found else 0


@each(
    [
        Edge("words of a line that is no dek", described, 3, False, True),
        Edge("words of a dek", described, 110, True, False),
        Edge("characters of a tag", tagged, 79, 2, 1),
    ]
)
def test_deks_and_tags(edge: Edge) -> None:
    edge.check()


def test_five_other_readings_of_a_field_are_kept() -> None:
    lines = "".join(f"<p>May {n}, 2024</p>" for n in range(3, 13))
    found = metadata_of(html_page(HEADING + lines + PROSE, title="Two clocks")).published
    assert found is not None
    assert len(found.alternatives) == 5
