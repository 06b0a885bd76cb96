"""On a page, words and shape decide only where the judge was not sure, and only off the topic."""

from __future__ import annotations

import pytest

from newsclean.boilerplate import line_removals
from newsclean.model.article import BlockKind
from newsclean.model.draft import Draft, Piece
from newsclean.options import Options
from newsclean.pipeline import Pipeline
from newsclean.rules import load_rules

PROSE = (
    "The council met on Monday and put off the vote on the new bridge until the spring.",
    "About forty people live on the island, and most of them came to the landing stage.",
    "The old boat will sail again in June, the company said on Friday, with a new crew.",
    "Nobody was hurt in the storm, which took the roof off the fish market at night.",
)
PLEA = "Share this story with your friends and sign up for our weekly email newsletter"
RULES = load_rules(Options(), Pipeline().ids())


def removed(
    line: str,
    probability: float | None,
    kind: BlockKind = "paragraph",
    before: tuple[str, ...] = PROSE[:2],
    after: tuple[str, ...] = PROSE[2:],
) -> list[str]:
    """What goes of a story in which ``line`` stands with the judge's ``probability``."""
    lines = (*before, line, *after)
    pieces, position = [], 0
    for text in lines:
        mine = text == line
        pieces.append(
            Piece(
                kind=kind if mine else "paragraph",
                start=position,
                end=position + len(text),
                probability=probability if mine or probability is None else 0.99,
            )
        )
        position += len(text) + 2
    text = "\n\n".join(lines)
    draft = Draft(source=text, text=text, pieces=tuple(pieces))
    return [e.before.strip() for e in line_removals(draft, "en", RULES, Options(), None)]


@pytest.mark.parametrize("probability", [None, 0.5, 0.79])
def test_a_plea_goes_where_no_judge_was_sure_of_it(probability: float | None) -> None:
    assert removed(PLEA, probability) == [PLEA]


def test_a_plea_that_the_judge_was_sure_of_stays() -> None:
    assert removed(PLEA, 0.97) == []


def test_a_step_of_a_list_stays() -> None:
    step = "Check the upload page for comments from your subscribers"
    assert removed(step, 0.79, "list-item") == []
    assert removed(step, 0.79) == [step]


def test_the_rules_of_other_languages_do_not_decide() -> None:
    # "Done" opens a Spanish plea for donations.
    assert removed("Done", 0.8) == []


def test_the_last_lines_of_a_list_are_no_tail() -> None:
    line = "Email alerts and a members page"
    assert removed(line, 0.7, "list-item", before=PROSE, after=()) == []


def test_a_heading_in_the_words_of_a_menu_stays_over_its_section() -> None:
    assert removed("Pinterest", 0.8, "heading") == []


def test_a_listed_phrase_goes_unless_the_judge_was_sure() -> None:
    line = "Source: Harbour office"
    assert removed(line, 0.7) == [line]
    assert removed(line, 0.98) == []
