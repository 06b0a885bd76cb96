"""How sure each rule of repair says it is: what ``Options(confidence=…)`` keeps or leaves out."""

from __future__ import annotations

import pytest

from newsclean import clean_text

PROSE = (
    "The council met on Monday and put off the vote on the new bridge until the spring, "
    "and that was all that was said of it in the hall."
)
ISLAND = (
    "About forty people live on the island, and most of them came to the landing stage to hear "
    "of it from the harbour master, who had been told in the morning."
)


@pytest.mark.parametrize(
    ("text", "rule", "confidence"),
    [
        ("President FranÃ\x83Â§ois spoke.", "encoding.mojibake", 0.98),
        ("Il est all&eacute; &agrave; Paris.", "entities.unescape", 0.99),
        ("Bank shares slide &lt;b&gt;...&lt;/b&gt;", "entities.tag", 0.98),
        (
            "The firm#39;s chief spoke of a quot;good yearquot; and of \\$3.",
            "entities.unescape",
            0.98,
        ),
        (
            "The firm#39;s chief spoke of a quot;good yearquot; and of \\$3.",
            "entities.backslash",
            0.95,
        ),
        ("The mill\\xe2\\x80\\x99s chimney stays.", "escapes.literal", 0.99),
        ("b'It rained.\\r\\n\\r\\nNobody came.'", "escapes.literal", 0.98),
        ("É difícil, e será dif�cil amanhã.", "lost.letter", 0.98),
        ("The workers� boat didn�t sail.", "lost.mark", 0.97),
        ("The workers� boat didn�t sail.", "lost.mark", 0.99),
        ("�We don�t know that,� he said.", "lost.mark", 0.98),
        ("He didnt know that its a trap, she said.", "words.apostrophe", 0.95),
        ("He didnt know that its a trap, she said.", "words.apostrophe", 0.9),
        ("He said that the companys plan was good.", "words.apostrophe", 0.85),
        ((PROSE + "\n\nT he harbour was closed by noon."), "words.drop-cap", 0.95),
        ((PROSE + "\n\nThe boat , the mayor said , sank."), "spacing.before", 0.98),
        (
            (PROSE + "\n\nThe boat sank.Nobody came.\n\nThe mayor sank.Nobody came."),
            "spacing.after-sentence",
            0.99,
        ),
        ((PROSE + "\n\nIt was the the mayor who spoke."), "duplicates.word", 0.96),
        ((PROSE + " Nobody knew the size of the. Boats."), "sentences.split", 0.85),
        ((PROSE + "\n\nThe oﬃ ce was closed."), "characters.ligature+words.split", 0.9),
        ((PROSE + "\n\nThe of fice was closed."), "words.split", 0.9),
        ("President FranÃ\x83Â§ois spoke.", "encoding.mojibake", 0.9),
        (
            "The rival&#39s shares rose&nbsp again.",
            "entities.unescape+characters.no-break-space",
            0.98,
        ),
        (
            (
                'It sank.\\nNobody saw it.\\nThe \\"old\\" boat.\\tIt sank.\\nShe left. The boat is old, '
                "and the mayor of the town has said so to the council more than once."
            ),
            "escapes.literal",
            0.95,
        ),
        (
            (
                "It isn�t the mayor�s boat of the �90s, she "
                "said. The boat is old, and the mayor of "
                "the town has said so to the council more than once."
            ),
            "lost.mark",
            0.95,
        ),
        (
            (
                "It wonâ??t do â?? she said â?? as the mayorâ??s "
                "boat isnâ??t here. The boat is old, "
                "and the mayor of the town has said so to the council more than once."
            ),
            "lost.mark",
            0.7,
        ),
        (
            (
                "The lock on the canal reopens after a long winter of repairs on\n"
                "7. May, as the council told the whole town on the old telephone\n"
                "– and as Ada Holt, who has kept the lock for so very many years,\n"
                "had hoped all the time that it was shut to boats."
            ),
            "layout.wrap",
            0.97,
        ),
        (
            (
                "The lock on the canal reopens after a long win¬\n"
                "ter of repairs to both of its gates, the coun¬\n"
                "cil said."
            ),
            "layout.hyphen",
            0.92,
        ),
        (
            (
                "The lock on the canal reopens on        Boats may pass from six in the\n"
                "Monday after a winter of repairs to     morning until the evening, and the\n"
                "its two gates, the council said. “We    fee stays as it was last year for\n"
                "are glad that it is done at last,”      all. The towpath is open again to\n"
                "said Ada Holt, who has kept the lock    walkers and to cyclists, who had to\n"
                "since 1998. “It was cold.”              go a long way round until now."
            ),
            "layout.columns+layout.wrap",
            0.9,
        ),
        (
            (
                "The a keeper saw a boat and so andx boat.\n"
                "\n"
                "The i keeper saw a boat and so andx boat.The "
                "j keeper saw a boat and so andx boat.\n"
                "\n"
                "The b keeper saw a boat and so andx boat.\n"
                "\n"
                "The c keeper saw a boat and so andx boat.\n"
                "\n"
                "The d keeper saw a boat and so andx boat."
            ),
            "layout.lost-break",
            0.97,
        ),
        (
            (
                "The lock on the canal reopens on Monday after a winter of repairs\n"
                "\n"
                "to its two gates, the council said.\n"
                "\n"
                "“We are glad that it is done at last,” said Ada "
                "Holt, who has kept the lock. “It was cold.”\n"
                "\n"
                "Boats may pass from six in the morning until "
                "the evening, and the fee stays as it was."
            ),
            "layout.torn",
            0.93,
        ),
        (
            (
                PROSE + "\n"
                "\n"
                "“He called it a “trap“ for “fools“ like us.\n"
                "\n"
                "“And he was right,” she said of “the lot.”"
            ),
            "quotes.direction",
            0.98,
        ),
        (
            (
                "Det var i går som mannen på kajen sade att båten "
                "inte var med den som hade sagt det.\n"
                "\n"
                "” Det är bra”, sade hon."
            ),
            "quotes.spacing",
            0.98,
        ),
        (
            (
                "市长周一在市政厅谈到了大桥，船只和船员都留在港口里。"
                "他说这座桥会在春天重新开放，所有人都会知道。\n\n他说 ，船 。「 不 」 他走了。"
            ),
            "spacing.wide",
            0.95,
        ),
        ((PROSE + "\n\nThe boat,which was old, sank.\n\n" + ISLAND), "spacing.after-comma", 0.98),
        ((PROSE + "\n\nTwo o�cials signed it.\n\n" + ISLAND), "words.ligature", 0.95),
        ((PROSE + "\n\nIt was a m0ney for them all.\n\n" + ISLAND), "words.misread", 0.9),
        ((PROSE + "\n\nThe ef cient office was closed.\n\n" + ISLAND), "words.ligature", 0.9),
    ],
)
def test_a_rule_says_how_sure_it_is(text: str, rule: str, confidence: float) -> None:
    assert (rule, confidence) in [(e.rule, e.confidence) for e in clean_text(text).edits]
