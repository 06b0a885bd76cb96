"""How far the readers of agency copy, mail, letters and marks reach, along texts that grow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growing import PROSE, changes, found, gone, shorts, text, words

from newsclean.exports import (
    export_words,
    line_marks,
    mail,
    markdown_marks,
    newsletters,
    numbered_links,
    openings,
    shortcodes,
    wire,
)
from newsclean.exports.export_words import begins, is_listed, listed, may_open
from newsclean.exports.text_lines import Sheet


def test_removals_are_made_with_one_confidence() -> None:
    (edit,) = openings.read(Sheet.of(f"By Ada Holt Published May 3, 2024 {PROSE}")).edits
    assert edit.confidence == 0.97


def test_forty_marks_may_stand_around_a_phrase_of_an_export() -> None:
    longest = max(export_words.listed("lines", "boxes"), key=len)

    def seen(n: int) -> bool:
        return export_words.is_listed(longest + ":" * n, "lines", "boxes")

    assert changes(seen, range(20, 80)) == [40]


SLUG = "BC-XB--Canal Lock"
CONTACT = ["Contact: Ada", "ada@canal.example"]


@pytest.mark.parametrize(
    ("taken", "sizes", "edges"),
    [
        # Lines above a note to editors, and above a slug.
        (lambda n: text(*shorts(n), "", "Eds: x", "", PROSE, PROSE), 25, [5]),
        (lambda n: text(*shorts(n), SLUG, PROSE, PROSE), 10, [3]),
        (lambda n: text(f"Embargo {words(n)}", "A headline", "", PROSE, PROSE), 8, [2]),
        # "©" and so many characters are sixty at most.
        (lambda n: text(PROSE, PROSE, "© " + "x" * n), 100, [58]),
    ],
)  # fmt: skip
def test_marks_of_agency_copy(taken: Callable[[int], str], sizes: int, edges: list[int]) -> None:
    assert changes(lambda n: bool(gone(wire.read, taken(n))), range(1, sizes)) == edges


def test_lines_of_agency_copy() -> None:
    def taken(line: str, *lines: str) -> bool:
        return line in gone(wire.read, text(*lines))

    def note(n: int) -> bool:
        return taken(f"Eds: {'x' * n}", f"Eds: {'x' * n}", "A headline", "", PROSE, PROSE)

    assert changes(note, range(200, 400)) == [295]

    def shouted(n: int) -> bool:
        """Key words in capitals above copy that ends with the initials of a desk."""
        lines = (words(n, "LOCK"), "A headline of it", PROSE, PROSE, "om/pjd/kl")
        return taken(words(n, "LOCK"), *lines)

    assert changes(shouted, range(1, 12)) == [1, 5]

    def contact(n: int) -> bool:
        line = f"Contact: {'x' * n} ada@canal.example"
        return taken(line, PROSE, "", PROSE, "", line)

    assert changes(contact, range(200, 400)) == [273]

    def block(n: int) -> int:
        return len(
            gone(wire.read, text("Press release", "", *CONTACT, *shorts(n), "", PROSE, PROSE))
        )

    assert changes(block, range(1, 40)) == [*range(1, 25)]

    def below_headline(n: int) -> bool:
        lines = (SLUG, "A headline of it", "By LENA FROST", words(n, "note"), "", PROSE, PROSE)
        return taken(words(n, "note"), *lines)

    assert changes(below_headline, range(1, 10)) == [5]

    def below_more(n: int) -> int:
        """Slugs behind the mark between two takes."""
        slugs = [f"LOCK {chr(65 + i)}" for i in range(n)]
        return len(gone(wire.read, text(PROSE, "(MORE)", *slugs, PROSE, PROSE)))

    assert changes(below_more, range(8)) == [0, 1, 2]

    def slug(n: int) -> bool:
        return taken(words(n, "LOCK"), PROSE, "(MORE)", words(n, "LOCK"), PROSE, PROSE)

    assert changes(slug, range(2, 14)) == [7]


def test_the_end_of_agency_copy() -> None:
    def taken(line: str, *lines: str) -> bool:
        return line in gone(wire.read, text(*lines))

    def signed(n: int) -> int:
        return len(
            gone(wire.read, text(*[PROSE] * 20, *[f"({chr(97 + i)}b/cd)" for i in range(n)]))
        )

    assert changes(signed, range(1, 20)) == [*range(1, 12)]

    def ended(n: int) -> bool:
        return taken("Line aa", *[PROSE] * 40, "-30-", *shorts(n))

    assert changes(ended, range(1, 20)) == [12]

    def parted(n: int) -> bool:
        return taken("Line aa", *[PROSE] * 20, "_____", *shorts(n))

    assert changes(parted, range(1, 14)) == [5]

    def release(n: int) -> bool:
        return taken(CONTACT[0], PROSE, PROSE, *CONTACT, *shorts(n))

    assert changes(release, range(20)) == [10]


MAIL = "From: Ada <ada@canal.example>\nSubject: Lock\nTo: all@canal.example\n"


def test_lines_of_mail() -> None:
    def taken(line: str, *lines: str) -> bool:
        return line in gone(mail.read, text(*lines))

    def heads_of_mail(n: int) -> bool:
        return taken("Subject: Lock", *["-- Forwarded message --"] * n, MAIL, PROSE)

    assert changes(heads_of_mail, range(30, 50)) == [39]

    def dated(n: int) -> bool:
        """A day of its own in the first lines of what was passed on counts, not that of the mail."""
        return "published" in found(
            mail.read,
            text(f"{MAIL}Date: 5 March 2019", "", *shorts(n), "2 March 2019", "", PROSE),
        )

    assert changes(dated, range(20)) == [11]
    for above, most in ((MAIL, 7), (PROSE, 3)):

        def signature(n: int, above: str = above) -> bool:
            return taken("Line aa", above, PROSE, "", "--", *shorts(n))

        assert changes(signature, range(1, 14)) == [most]

    def quoted(n: int) -> bool:
        """What somebody wrote above quoted lines."""
        return taken("Hello", MAIL, "Hello", *[f"> {PROSE}{i}" for i in range(n)])

    assert changes(quoted, range(1, 6)) == [2]

    def listed(n: int) -> bool:
        line = f"{'x' * n} unsubscribe"
        return taken(line, MAIL, PROSE, "", line)

    assert changes(listed, range(100, 250)) == [188]


VIEW, LEAVE = "View this email in your browser", "Unsubscribe"


def test_lines_of_newsletters() -> None:
    def taken(line: str, *lines: str) -> bool:
        return line in gone(newsletters.read, text(*lines))

    def above(n: int) -> bool:
        return taken(VIEW, *shorts(n), VIEW, "", PROSE, PROSE)

    def below(n: int) -> bool:
        return taken(LEAVE, VIEW, "", PROSE, PROSE, LEAVE, *shorts(n))

    def long(n: int) -> bool:
        return taken(f"{LEAVE} {'x' * n}", VIEW, PROSE, PROSE, f"{LEAVE} {'x' * n}")

    assert changes(above, range(20)) == [9]
    assert changes(below, range(50)) == [29]
    assert changes(long, range(100, 250)) == [168]

    def headline(n: int) -> bool:
        given = text(VIEW, "", words(n, "Lock"), "", PROSE, PROSE)
        return "headline" in found(newsletters.read, given)

    def author(n: int) -> bool:
        names = " ".join(["Ada", "Holt", "Bea", "Cora", "Dora"][:n])
        given = text(VIEW, "", "Canal lock opens again", "", names, "", PROSE, PROSE)
        return "authors" in found(newsletters.read, given)

    assert changes(headline, range(1, 9)) == [2]
    assert changes(author, range(1, 6)) == [1, 3]


def test_lists_of_numbered_links() -> None:
    def taken(headings: int, size: int = 1, links: int = 3) -> int:
        lines = [words(size, f"Head{i}") for i in range(headings)]
        listed = [f"{i + 1}. https://canal.example/{i}" for i in range(links)]
        return len(gone(numbered_links.read, text(PROSE, "", *lines, *listed)))

    assert changes(taken, range(7)) == [0, 1, 2]
    assert changes(lambda n: taken(1, n), range(1, 7)) == [3]


OPENING = "By Ada Holt Published May 3, 2024 The lock "


def test_bylines_in_front_of_a_sentence() -> None:
    def opened(given: str) -> bool:
        return bool(openings.read(Sheet.of(given)).edits)

    far = OPENING.removeprefix("By Ada Holt ")
    prose = "The lock " + "x" * 280
    assert changes(lambda n: opened(OPENING.ljust(n, "x")), range(60, 120)) == [79]
    assert changes(lambda n: opened(text(*shorts(n), OPENING + "x" * 80)), range(6)) == [2]
    assert changes(lambda n: opened(f"By Ada Holt{' ' * n} {far}{prose}"), range(60, 280)) == [118]
    reporters = changes(
        lambda n: opened(f"By Ada Holt, {words(n, 'reporter,')} {far}{prose}"), range(12)
    )
    assert reporters == [4]
    day = changes(lambda n: opened(f"03.05.2024{' ' * n} | Ada Holt | {prose}"), range(60))
    assert day == [30]

    def named(n: int) -> bool:
        return "authors" in found(openings.read, f"03.05.2024 | Ada Holt{' ' * n} | {prose}")

    assert changes(named, range(60)) == [31]


def test_shortcodes_in_a_story() -> None:
    def taken(*lines: str) -> bool:
        return bool(shortcodes.read(Sheet.of(text(*lines))).edits)

    unset = changes(lambda n: taken("x" * n, "undefined", "xxxxx"), range(10, 60))
    assert unset == [29]
    enclosed = changes(lambda n: taken(PROSE, "[box]", words(n), "[/box]", PROSE), range(1, 10))
    assert enclosed == [3]
    far = changes(
        lambda n: taken(PROSE, "[box]", f"{'x' * n} so so so so", "[/box]", PROSE), range(150, 250)
    )
    assert far == [192]


def test_notes_between_the_paragraphs() -> None:
    def taken(*lines: str) -> int:
        return len(gone(line_marks.read, text(*lines)))

    caption = changes(lambda n: taken(PROSE, f"Image source, {'x' * n}", PROSE), range(200, 350))
    assert caption == [246]
    below = changes(lambda n: taken(PROSE, "Image source,", "x" * n, PROSE), range(200, 350))
    assert below == [260]
    post = changes(
        lambda n: taken(PROSE, f"{'x' * n} View this photo on Instagram"), range(200, 350)
    )
    assert post == [231]
    note = "Ada Holt covers the canal. Contact her at ada@canal.example."
    assert changes(lambda n: taken(PROSE, PROSE, note, *shorts(n)), range(12)) == [4]
    long = changes(lambda n: taken(PROSE, PROSE, f"{note[:-1]} {words(n)}."), range(10, 60))
    assert long == [34]
    reach = "Ada Holt can be reached at ada@canal.example."
    named = changes(lambda n: taken(*shorts(n), "By Ada Holt", *[PROSE] * 12, reach), range(12))
    assert named == [7]


def test_headings_of_markdown() -> None:
    def titled(n: int) -> bool:
        given = text(*shorts(n), "# Canal lock", PROSE, PROSE)
        return "headline" in found(markdown_marks.read, given)

    assert changes(titled, range(15)) == [7]

    def underlined(n: int) -> bool:
        return "=====" in gone(markdown_marks.read, text("# So", "", "x" * n, "=====", PROSE))

    assert changes(underlined, range(80, 200)) == [119]


def test_a_phrase_is_read_in_a_line_with_forty_marks_and_blanks_more() -> None:
    phrase = max(listed("wire", "private"), key=len)
    for marks, told in ((40, True), (41, False)):
        assert is_listed("*" * marks + phrase.upper(), "wire", "private") is told


def test_phrases_are_told_by_three_letters_and_then_by_all() -> None:
    keys = (("lines", "captions"), ("lines", "notes"), ("wire", "sent"))
    for table, key in keys:
        for phrase in listed(table, key):
            assert len(phrase) >= 3  # or no line would be found that begins with it
            assert begins(f"{phrase} Ada Holt", table, key)
            assert not begins(f"§{phrase}", table, key)
    for phrase in listed("wire", "contact"):
        assert may_open(f"** {phrase}: Ada Holt", "wire", "contact")
    assert not may_open("Xylographers met on the quay.", "wire", "contact")
