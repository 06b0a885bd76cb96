"""A sentence of the story that shares its paragraph with something else is extracted."""

from __future__ import annotations

import pytest

from newsclean import clean

STORY = (
    "The ferry office at Skerry will stay open through the winter, the council decided on Monday, though"
    " only two of its five windows will be heated.",
    "Passengers had written more than ninety letters, many of them about the bench, which stands where the"
    " wind comes in and is wet from October until May.",
    "“I have sat on that bench for sixty years and never once been dry on it,” said Ruth Adeyemi, who"
    " takes the boat to the mainland every Thursday to see her sister.",
    "The company that runs the boats had wanted to close the office and to sell tickets on board, which it"
    " says is done everywhere else along the coast.",
)
LAST = "The bench will be moved in the spring."
BEHIND = {
    "rights": "© 2026 Skerry Echo. All rights reserved.",
    "a plea": "Sign up for our newsletter here.",
    "a way to write": "Contact the writer at ruth@echo.example.",
    "a picture credit": "Photo: Tom Firth/Skerry Echo",
}
LAYOUTS = {
    "paragraphs": ("<p>{}</p>", "<p>{} {}</p>"),
    "emphasis": ("<p>{}</p>", "<p>{} <em>{}</em></p>"),
    "boxes with classes": ("<div class=par>{}</div>", "<div class=par>{} <span>{}</span></div>"),
}


def extracted(last: str, plain: str) -> str:
    body = "".join(plain.format(text) for text in STORY)
    return clean(
        "<html lang=en><head><title>Ferry office stays open</title></head><body><article>"
        f"<h1>Ferry office stays open</h1>{body}{last}</article></body></html>"
    ).input_text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("behind", BEHIND)
def test_the_sentence_stays_for_the_rules_to_part_it_from_the_rest(
    layout: str, behind: str
) -> None:
    plain, shared = LAYOUTS[layout]
    assert LAST in extracted(shared.format(LAST, BEHIND[behind]), plain)


def test_of_lines_that_are_all_something_else_none_stays() -> None:
    line = "Sign up for our newsletter. All rights reserved."
    assert line not in extracted(f"<p>{line}</p>", "<p>{}</p>")


@pytest.mark.parametrize("sign", ["…", "??", "¿?", "!", "。"])
def test_a_sign_alone_is_no_sentence(sign: str) -> None:
    assert STORY[0] in extracted(f"<p>{sign} Read more</p>", "<p>{}</p>")
