"""A story, the same reworded, shortened and briefly told, and profiles that know them."""

from __future__ import annotations

from pathlib import Path

import newsclean
from newsclean import ledger
from newsclean.profile import Writer, learned

ORIGINAL = (
    "The harbour board of Kirkness voted on Tuesday to close the old ferry slip after engineers"
    " found that 14 of its 60 oak piles had rotted below the waterline.\n"
    "Divers hired from Brannoch Marine examined the timber for nine days in August and reported"
    " that storms had loosened the outer row, according to minutes of the meeting.\n"
    "“We have run this slip for a century, and we will not run it into the sea,” said Morag"
    " Sinclair, who chairs the board.\n"
    "Passengers will use the stone pier until the repairs are finished, which the engineers expect"
    " to take 18 months and to cost £2.4 million.\n"
    "The fishermen of Kirkness had warned the council twice since 2019 that the planks were moving"
    " when heavy lorries crossed them.\n"
)
SPUN = (
    "The haven board of Kirkness balloted on Tuesday to shut the old ferry slip after technologists"
    " discovered that 14 of its 60 oak piles had decayed beneath the waterline.\n"
    "Frogmen engaged from Brannoch Marine inspected the lumber for nine days in August and reported"
    " that tempests had slackened the outer row, according to transactions of the encounter.\n"
    "“We have operated this slip for a century, and we will not run it into the ocean,” said Morag"
    " Sinclair, who chairs the board.\n"
    "Riders will utilize the stone pier until the fixes are completed, which the technologists"
    " anticipate to take 18 months and to cost £2.4 million.\n"
    "The anglers of Kirkness had cautioned the council twice since 2019 that the boards were"
    " shifting when weighty lorries traversed them.\n"
)
EDITION = (
    "The harbour board of Kirkness voted on Tuesday to close the old ferry slip after engineers"
    " found that 14 of its 60 oak piles had rotted below the waterline.\n"
    "“We have run this slip for a century, and we will not run it into the sea,” said Morag"
    " Sinclair, who chairs the board.\n"
    "Passengers will use the stone pier in the meantime. The work is to cost £2.4 million.\n"
)
BRIEF = (
    "Kirkness loses its ferry slip: rotten piles mean that boats to the islands leave from the"
    " stone pier from now on, for a year and a half at least, the paper has learned.\n"
    "“We have run this slip for a century, and we will not run it into the sea,” Morag Sinclair of"
    " the harbour board told the Kirkness Echo.\n"
)
OTHER = (
    "The school at Balmore opened its new library on Friday, with 4,200 books that were paid for"
    " by a sale of cakes and second-hand bicycles.\n"
    "Head teacher Fergus Doyle thanked the parents, who had carried the shelves up three flights"
    " of stairs by themselves because the lift was broken again.\n"
)


def profile_of(folder: Path, *stories: tuple[str, str | None, str]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "archive.profile"
    with Writer(path) as writer:
        for name, host, text in stories:
            url = f"https://{host}/{name}" if host else None
            writer.add(learned(text.splitlines(), host=host, id=name, url=url))
        writer.finish()
    return path


def cleaned(text: str, profile: Path, *trusted: str) -> newsclean.Article:
    options = newsclean.Options(trusted=frozenset(trusted), language="en")
    article = newsclean.Cleaner(options, profile=profile).clean(text, kind="text")
    assert ledger.replay(article.input_text, article.edits) == article.body
    return article
