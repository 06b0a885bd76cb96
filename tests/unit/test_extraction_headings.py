"""Headings of a story's own sections stay, though they are worded like labels of something else."""

from __future__ import annotations

import pytest

from newsclean import clean

SECTIONS = {
    "Most popular": "The net that is lent most often is a shrimp net of 1961, which has been out for all"
    " but nine days of the year and came back with fewer holes than it had.",
    "Comments": "Fishermen may write what they think of a net on a board beside the door, where one of them"
    " has drawn a cod that is said to be a likeness of the harbour master.",
    "Share": "Two crews may take out one net together if each leaves a boot as a pledge, and the boots of"
    " eleven crews now stand on the shelf above the stove.",
    "Newsletter": "The office prints a sheet with the tides on the front and the names of those who are"
    " late on the back, and it is read from the back, says the clerk.",
    "Related": "Most of those who borrow nets are cousins of each other, which makes the matter of late"
    " returns harder than it would be in a larger town.",
}
LEAD = (
    "The net library of Skerry lent out four hundred nets last year, more than there are boats in the"
    " harbour, its keeper said on Monday when she opened the new shed."
)
LAYOUTS = {
    "headings beside paragraphs": "<h2>{label}</h2><p>{text}</p>",
    "a section for each": "<section><h3>{label}</h3><div><p>{text}</p></div></section>",
    "named by their ids": '<h2 id="{slug}">{label}</h2><p>{text}</p>',
    "bold in boxes of their own": "<div><h4><strong>{label}</strong></h4></div><div><p>{text}</p></div>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_section_headings_stay_above_their_prose(layout: str) -> None:
    body = "".join(
        LAYOUTS[layout].format(label=label, text=text, slug=label.lower().replace(" ", "-"))
        for label, text in SECTIONS.items()
    )
    page = (
        "<html lang=en><head><title>Nets on loan</title></head><body><nav><a href=/>Home</a></nav>"
        f"<main><article><h1>Nets on loan</h1><p>{LEAD}</p>{body}</article></main>"
        "<aside><h2>Most read</h2><ul><li><a href=/a>Ferry to Ness runs late again</a>"
        "<li><a href=/b>Eleven boots found on a shelf</a></ul></aside></body></html>"
    )
    expected = [LEAD, *(line for section in SECTIONS.items() for line in section)]
    assert clean(page).input_text.split("\n\n") == expected
