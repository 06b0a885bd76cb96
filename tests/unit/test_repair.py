"""Each pass of the repair room: what it mends, and what it must not touch."""

from __future__ import annotations

import pytest
from passages import LEAD, TAIL, mended

import newsclean
from newsclean import Options, Removal, Repair
from newsclean.ledger import replay, undo
from newsclean.pipeline import Pipeline

MENDED = {
    "encoding": [
        ("The mayorâ€™s cafÃ© was â€œfullâ€\x9d by noon.", "The mayor’s café was “full” by noon."),
        ("He paid Â£40 for it.", "He paid £40 for it."),
    ],
    "entities": [
        ("Fish &amp; chips cost &pound;9.", "Fish & chips cost £9."),
        ("&amp;ldquo;No,&amp;rdquo; he said.", "“No,” he said."),
        ("The mayor&#8217;s boat sank.", "The mayor’s boat sank."),
    ],
    "characters": [
        ("The har\u00adbour was clo\u200bsed.", "The harbour was closed."),
        ("The o\ufb03ce sent a \ufb01le.", "The office sent a file."),
        ("The \uff21\uff22\uff23 won \uff12\uff10 seats.", "The ABC won 20 seats."),
    ],
    "spaces": [
        ("The boat\u3000sailed at noon.", "The boat sailed at noon."),
        ("The boat\u2009sailed at\u00a0 noon.", "The boat sailed at noon."),
    ],
    "spacing": [
        ("The boat , which was old , sank .", "The boat, which was old, sank."),
        ("The boat,which was old, sank.", "The boat, which was old, sank."),
        ("The wall fell .The boat sank.", "The wall fell. The boat sank."),
    ],
    "sentences": [
        ("The boat sank.Nobody was on board.", "The boat sank. Nobody was on board."),
        (
            "Nobody knew the size of the. Boats. It was the end of the. Matter.",
            "Nobody knew the size of the boats. It was the end of the matter.",
        ),
    ],
    "words": [
        ("They agreed to raise awar eness of it.", "They agreed to raise awareness of it."),
        ("The committee hasreported to the mayor.", "The committee has reported to the mayor."),
        ("The mayor, fromNorway, was there.", "The mayor, from Norway, was there."),
        ("The govemment did not answer.", "The government did not answer."),
        ("The winter was co1der than ever.", "The winter was colder than ever."),
        ("Two o\ufffdcials signed it.", "Two officials signed it."),
        ("Two o cials said so speci cally.", "Two officials said so specifically."),
        ("He didnt know that its a trap.", "He didn't know that it's a trap."),
    ],
    "quotation-marks": [
        ("“We saw it, ”he said. “ It was big.”", "“We saw it,” he said. “It was big.”"),
        ("The “old” ship: ”a trap” for “fools”.", "The “old” ship: “a trap” for “fools”."),
        ("“We saw it,'' he said on Monday.", "“We saw it,” he said on Monday."),
    ],
    "lost-marks": [
        ("?We don?t know,? he said. ?It?s late.?", "“We don’t know,” he said. “It’s late.”"),
    ],
    "drop-caps": [
        ("T he harbour was closed by noon.", "The harbour was closed by noon."),
        ("T\nhe harbour was closed by noon.", "The harbour was closed by noon."),
    ],
    "hyphens": [
        ("The govern-\nment did not answer.", "The government did not answer."),
        ("The govern- ment did not answer.", "The government did not answer."),
    ],
    "duplicates": [
        ("He spoke of the the harbour.", "He spoke of the harbour."),
        (
            "The old boat was sold at last in June. The old boat was sold at last in June. It sank.",
            "The old boat was sold at last in June. It sank.",
        ),
    ],
    "wording": [
        (
            "The Joined States and the White Residence agreed.",
            "The United States and the White House agreed.",
        ),
        (
            "It was the lengthy-term plan of the Supreme Courtroom.",
            "It was the long-term plan of the Supreme Court.",
        ),
        (
            "The central financial institution left its lengthy-term plan.",
            "The central bank left its long-term plan.",
        ),
    ],
}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [(name, *pair) for name, pairs in MENDED.items() for pair in pairs],
)
def test_a_pass_mends(name: str, before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize("name", MENDED)
def test_a_pass_can_be_switched_off(name: str) -> None:
    assert f"repair.{name}" in Pipeline().ids()
    """Then none of its examples comes out as it should."""
    assert [b for b, after in MENDED[name] if mended(b, f"repair.{name}") == after] == []


UNTOUCHED = [
    "He had had enough, and he knew that that was that.",
    "It was very, very hot in the hall, and the mayor gave in in the end.",
    "AT&T and P&G paid for R&D; the AT&T tower stayed dark.",
    "The A380 and the B-52 share nothing with the I-95 but a letter.",
    "Version 2.Beta shipped with ASP.NET and Node.js support.",
    "St. Louis beat D.C. United on Jan. 5. Mr. Smith scored.",
    "’Twas the night when rock ’n’ roll met the ’90s.",
    "“He told me, ‘I’m leaving,’ and left,” she said.",
    "No. Never. Not once.",
    "It was the best. Day. Ever.",
    "Drones are cheap. Cheap drones kill.",
    "Is this it? “Yes,” he said. Why not? Nobody knew.",
    "The modem in the modern barn burned at 1:11 a.m.",
    "SoftBank and WeWork paid YouTube; McDonald’s and DeSantis did not.",
    "The index .DJI fell, and the fund .IXIC rose.",
    "Her skipper, Bjorn Ogunmbe, sang with Cthulo and the Wumbats at Lake Wobegrin.",
    "The adscan and the livestreamer met a vlogcast.",
    "Their own car was its own worst enemy; its only door was its best.",
    "The local weather change on Tuesday surprised forecasters.",
    "Women in the Joined Hands charity met at the Center, East Wing.",
    "The senior politician resigned; recruits learned to stab and bombs fell.",
    "He lives at 5 Wall Street in a house from the 1960s, 10 years on.",
    "A café in São Paulo, a naïve fiancée, and a coöperative façade.",
    "The firm’s site, https://example.org/a,b?c=d.E, was down, wrote info@example.org.",
    "The ’60s “spirit” — if any — was lost … he said.",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_clean_text_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "fr",
            "« Pourquoi ? » demanda-t-elle au maire ; il ne répondit pas ! Les bateaux sont "
            "dans le port, et la ville est avec eux.",
        ),
        (
            "de",
            "„Das ist nicht wahr“, sagte der Bürgermeister, und die Boote blieben mit der "
            "Mannschaft in dem Hafen.",
        ),
        (
            "sv",
            "”Det är bra”, sade hon till mannen på kajen, och båten var inte med den som hade sagt det.",
        ),
        ("ja", "市長は記者会見で「違う」と述べた。ＡＢＣ放送が伝えた。港は昨日から閉まっている。"),
        ("ar", "قال رئيس البلدية إن الميناء مغلق منذ أمس، وإن القوارب لن تبحر قبل يوم الاثنين."),
        ("fa", "او گفت که می‌خواهد به خانه برود و این را نمی‌داند."),
    ],
)
def test_other_languages_keep_their_typography(code: str, text: str) -> None:
    assert newsclean.clean_text(text).text == text, code


def test_words_in_quotation_marks_are_only_suspects() -> None:
    text = LEAD + "“The Joined States will answer,” he said." + TAIL
    result = newsclean.clean_text(text)
    assert result.text == text
    (suspect,) = result.suspects
    assert text[suspect.start : suspect.end] == "Joined States"
    assert suspect.candidates[0].text == "United States"


def test_lost_paragraph_breaks_come_back() -> None:
    paragraph = (
        "The harbour of Vellmar will stay closed on {day}, and the boats of the island will lie at the "
        "northern quay until the wind has gone down. Nobody was hurt in the storm, the mayor said on {day}."
    )
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    text = "\n\n".join(paragraph.format(day=day) for day in days)
    damaged = text.replace("on Tuesday.\n\n", "on Tuesday.").replace("on Friday.\n\n", "on Friday.")
    assert newsclean.clean_text(damaged).text == text


def test_hard_wrapped_lines_are_joined_and_verse_is_not() -> None:
    words = (
        "The harbour will stay closed until the wind goes down and the boats lie still at the quay. "
        * 6
    ).split()
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert newsclean.clean_text(
        wrapped, options=Options(disable=frozenset({"repair.duplicates"}))
    ).text == " ".join(words)
    verse = "The wind goes down,\nThe boats lie still,\nThe lamps of town\nBurn on the hill."
    assert newsclean.clean_text(verse).text == verse


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The boats were built at a low level. Cost. Nobody asked. They lay in the deep. Water.",
            "wording.split-sentence",
        ),
        ("They hit some of the port’s most sensitive during raids.", "wording.missing-noun"),
        ("He was a senior Asia politician at the State Department.", "wording.pivot"),
        ("The planes stab bombs on the harbour.", "wording.pivot"),
        (
            "“Iran is drowning. The more he suffers, the more boats come,” she said.",
            "wording.pronoun",
        ),
    ],
)
def test_garbled_wording_is_a_suspect(text: str, kind: str) -> None:
    result = newsclean.clean_text(LEAD + text + TAIL)
    assert result.text == LEAD + text + TAIL
    assert kind in {s.kind for s in result.suspects}


SPUN = (
    "The United States confronts a growing danger on the river, officials of the Joined Nations say.\n\n"
    "“Speed is the problem, ”said Anton Reyes, a senior river politician at the Pentagon, of "
    "planes that stab "
    "bombs on the boats at a relatively low level. Cost.\n\n"
    "They hit some of the port’s most valuable during raids, the authority said on Monday in the town.\n\n"
    "Read the complete article at: Bright Lantern News"
)


def test_the_spin_sign_trips_on_a_spun_story_only() -> None:
    spun = newsclean.clean_text(SPUN).spun
    assert spun.score >= 0.5
    assert len(spun.reasons) >= 3
    for text in UNTOUCHED:
        assert newsclean.clean_text(LEAD + text + TAIL).spun.score < 0.5


def test_edits_are_repairs_and_boilerplate_is_removed() -> None:
    result = newsclean.clean_text(
        LEAD + "He saw the the boat.\n\nRead more: Who owns the quay?" + TAIL
    )
    kinds = {type(e) for e in result.edits}
    assert kinds == {Repair, Removal}


HOSTILE = [
    "a",
    " ",
    "“",
    "'",
    "?",
    "\ufffd",
    "a.B",
    "\n",
    "&amp;",
    "â€",
    "-\n",
    "a,b",
    "\u00a0",
    "1l",
    "”a ",
    "\t",
    "ab- cd ",
    "of the. Plumes. ",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_run_of_one_thing_comes_through(unit: str) -> None:
    """A pass that is worse than linear would not come back from this in any bearable time."""
    text = unit * (200_000 // len(unit))
    result = newsclean.clean_text(text)
    assert replay(text, result.edits) == result.text
    assert undo(result.text, result.edits) == text
