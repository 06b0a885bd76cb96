"""Quotation marks, spaces and apostrophes: what is mended, and what must stay, language by language.

All sentences are written for these tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

import newsclean
from newsclean.ledger import Edit
from newsclean.repair.layout import sentence_breaks, torn_lines
from newsclean.repair.typography import mis_set_marks, punctuation
from newsclean.text.view import TextView

Pass = Callable[[TextView], Iterable[Edit]]


def after(run: Pass, text: str, code: str | None) -> str:
    """The text after one pass."""
    for edit in reversed(list(run(TextView(text, code)))):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


MARKS = [
    ("en", "“We saw it, ”he said. “ It was big.”", "“We saw it,” he said. “It was big.”"),
    (
        "en",
        "It fell.“We saw it,”he said. “So it was.”",
        "It fell. “We saw it,” he said. “So it was.”",
    ),
    ("en", '"We saw it, "he said on Monday.', '"We saw it," he said on Monday.'),
    ("en", "A “boat” was ”lost” at “sea” today.", "A “boat” was “lost” at “sea” today."),
    ("en", "A “boat” was “lost“ at “sea” today.", "A “boat” was “lost” at “sea” today."),
    ("en", "A “boat” was ``lost'' at “sea” today.", "A “boat” was “lost” at “sea” today."),
    ("en", 'A “boat” was “lost" at “sea” today.', "A “boat” was “lost” at “sea” today."),
    (
        "de",
        'Er sagte: „Nein“, und „ja“, und „wohl" kaum.',
        "Er sagte: „Nein“, und „ja“, und „wohl“ kaum.",
    ),
    (
        "ro",
        "Sunt „români ” și „vecini” și „prieteni” aici.",
        "Sunt „români” și „vecini” și „prieteni” aici.",
    ),
    (
        "es",
        "Dijo “no”, “sí”, “ya”, “ahora” y luego ”quizá” otra vez.",
        "Dijo “no”, “sí”, “ya”, “ahora” y luego “quizá” otra vez.",
    ),
    ("da", 'Vi gik hjem, "sagde han og lo. "Det er rart."', None),
]
"""Language, before, after; None where the text stays."""


@pytest.mark.parametrize(("code", "before", "wanted"), MARKS)
def test_marks_that_are_set_wrongly(code: str, before: str, wanted: str | None) -> None:
    assert after(mis_set_marks.mend, before, code) == (before if wanted is None else wanted)


MARKS_STAY = [
    (
        "en",
        "What they hear is always: “\n    It will run now,” or “It was the last one,” she said.",
    ),
    ("en", '"She called it a "total disgrace" and left," he said.'),
    ("en", 'An 8" pipe in Boston, a 5\'10" man, and "no" comment "at all.'),
    ("en", "Screens of 6.7” and 6.9” in the “full” rectangle, said “no” one."),
    ("en", 'He wrote models.Model, {"name":"Ada","age":3} and "x" there.'),
    ("en", "Use useState('') and sendmail -t <<END; “so” it is."),
    ("en", "A “low” pair and a „fine“ one in the same “text” here."),
    ("en", "She said “no, and\n\n“yes” again."),
    ("en", 'He paid for "a boat\nand "a car" that day.'),
    ("de", '"Wieviel ist 7 mal 7?"\n"49, Herr!" rief er "laut und lief.'),
    ("de", "Das Menü “Datei” liegt neben „Bild“, „Text“ und „Ton“."),
    ("pl", "Był „tu”, był „tam” i był „wszędzie” naraz."),
    ("cs", "Byl „tu“, byl „tam“ a byl „všude“ naráz."),
    ("lt", "Pasirinkite „Šriftai“ arba “Fonts” ir „Vaizdas“."),
    ("uk", "Роман „Маг“ видали у „Клубі“ та у „Домі“."),
    ("sv", "Håll ner ”Start” och ”Enter” samtidigt."),
    ("tr", 'Bakanlık "Büro"nca yapılan "açıklama"da bunu dedi.'),
    ("fi", "Hän osti ”Kalevala”n ja ”Kantele”n eilen."),
    ("hu", 'A "Nemzet"nek írt és az "Est"ben olvasta.'),
    ("ko", "그는 “완수할 것”이라며 “만들겠다”고 말했다."),
    ("he", 'המפכ"ל אמר "לא" והדו"ח של ארה"ב פורסם.'),
    ("zh", "他们称为“有水的人”和“没有水的人”。"),
    ("fr", "Il parle de l''ignominie et de l''intérieur, \"dit\"-il."),
    ("el", 'Ο λεγόμενος "γκρεμός", δηλαδή το "κενό" του "ταμείου.'),
]


@pytest.mark.parametrize(("code", "text"), MARKS_STAY)
def test_marks_that_may_be_meant_stay(code: str, text: str) -> None:
    assert after(mis_set_marks.mend, text, code) == text


LONG = "off the northern coast of the island, where nobody had seen one for years."
SPACES = [
    (punctuation.doubled, "en", "It sank.  Nobody was on board.", "It sank. Nobody was on board."),
    (punctuation.doubled, "de", "Das Boot  sank im Hafen.", "Das Boot sank im Hafen."),
    (punctuation.doubled, "en", f"A wide boat\tthat sank {LONG}", f"A wide boat that sank {LONG}"),
    (punctuation.doubled, "en", f"By the\tbar a\tboat sank {LONG}", f"By the bar a boat sank {LONG}"),
    (punctuation.doubled, "en", f"It sank. A boy\tsaw it\tsink {LONG}", f"It sank. A boy saw it sink {LONG}"),
    (punctuation.before, "en", "The boat , which was old , sank .", "The boat, which was old, sank."),
    (punctuation.before, "uk", "Дім , де він жив , стоїть .", "Дім, де він жив, стоїть."),
    (punctuation.before, "en", "The old wall fell .The boat sank.", "The old wall fell. The boat sank."),
    (punctuation.after_comma, "nl", "Hij kwam,zag, en won de strijd.", "Hij kwam, zag, en won de strijd."),
    (punctuation.after_comma, "en", "The boat,being old, sank at sea.", "The boat, being old, sank at sea."),
    (punctuation.behind_mark, "en", 'A "super-cycle".The firm grew.', 'A "super-cycle". The firm grew.'),
    (punctuation.behind_mark, "en", "The “Green”,starts in May.", "The “Green”, starts in May."),
    (punctuation.behind_mark, "en", "It rose in 2017.Its rival fell.", "It rose in 2017. Its rival fell."),
    (punctuation.behind_mark, "en", "It goes (see map).The mayor won.", "It goes (see map). The mayor won."),
    (punctuation.behind_mark, "de", "Er will „Ruhe“.Die Stadt baut.", "Er will „Ruhe“. Die Stadt baut."),
    (punctuation.behind_mark, "de", "Der »Anger«,kostet viel.", "Der »Anger«, kostet viel."),
    (punctuation.behind_mark, "pl", "Dwa (bez wieży).Połowę da gmina.", "Dwa (bez wieży). Połowę da gmina."),
    (punctuation.behind_mark, "cs", "Chce „klid“.Úřad mlčí.", "Chce „klid“. Úřad mlčí."),
    (punctuation.behind_mark, "uk", "Він каже «так».Мер пішов.", "Він каже «так». Мер пішов."),
    (sentence_breaks.joined, "de", "Es sei „zu wenig.“Dann ging er.", "Es sei „zu wenig.“ Dann ging er."),
    (sentence_breaks.joined, "de", "Es sei »zu wenig.«Dann ging er.", "Es sei »zu wenig.« Dann ging er."),
    (sentence_breaks.joined, "fr", "« Oui », dit elle.«Non, dit-il.»", "« Oui », dit elle. «Non, dit-il.»"),
    (sentence_breaks.joined, "en", "She lives in Rome.He left it.", "She lives in Rome. He left it."),
]  # fmt: skip


@pytest.mark.parametrize(("run", "code", "before", "wanted"), SPACES)
def test_spaces_of_prose(run: Pass, code: str, before: str, wanted: str) -> None:
    assert after(run, before, code) == wanted


SPACES_STAY = [
    (punctuation.doubled, "en", "Eggs     6     12"),
    (punctuation.doubled, "en", "Eggs\t6\nMilk\t12"),
    (punctuation.doubled, "en", f"harbour bar here\ta bank {LONG}\nquay wall here\ta wall {LONG}"),
    (punctuation.doubled, "en", f"Harbour bar\ta bank of sand that moves {LONG}"),
    (punctuation.doubled, "en", f"Harbour bar\ta bank of\tsand {LONG}\nQuay\ta wall of\tstone {LONG}"),
    (punctuation.doubled, "en", f"Harbour bar\ta bank that moves\tbarre du port {LONG}"),
    (punctuation.doubled, "en", "It was the\tboat that sank in a great\tstorm"),
    (punctuation.doubled, "en", "alpha  beta  gamma\ndelta  eps  zeta"),
    (punctuation.doubled, "en", "  1.  Inject your own style"),
    (punctuation.doubled, "ja", "│ 名前  │ 値  │"),
    (punctuation.before, "en", "Then run git add . and commit."),
    (punctuation.before, "en", "The ? operator returns early; the ! operator does not."),
    (punctuation.before, "en", "Files that start with a . or end with a ~ are hidden."),
    (punctuation.before, "en", "Magic cookies live in .Xauthority here."),
    (punctuation.before, "fr", "Pourquoi ? Voici : il ne vient pas !"),
    (punctuation.before, "fr-CA", "Elle a dit : oui ! Vraiment ?"),
    (punctuation.before, "en", "Why ? He came : alone ! Nobody knew ;"),
    (punctuation.after_comma, "en", "Set brltty=driver,port, and then, at last, boot."),
    (punctuation.after_comma, "en", "Groups are audio,cdrom,dip,floppy, and so on, he said, and more."),
    (punctuation.after_comma, "de", "Schreiben Sie allen (Beispiel: root,bernd), dann, am Ende, uns."),
    (punctuation.after_comma, "zh", "结果,在这种情况下,他来了, 对"),
    (punctuation.behind_mark, "en", 'foo("bar").Baz(x) and "a".Join(list)'),
    (punctuation.behind_mark, "de", "„ABC“.DE und „Blick“.de bleiben."),
    (punctuation.behind_mark, "tr", "Liman “Yeşil”in ve “Mavi”nin."),
    (punctuation.behind_mark, "ko", "그는 “더는 못 기다린다”고 말했다."),
    (torn_lines.mend, "en", f"In function actually_start {LONG[:-1]}\nself.task = f(self.x) {LONG}"),
    (sentence_breaks.joined, "en", "So say the makers of Guess.Who."),
    (sentence_breaks.joined, "en", "It runs on Vue.js and (so he said) on Ask.How!"),
]  # fmt: skip


@pytest.mark.parametrize(("run", "code", "text"), SPACES_STAY)
def test_spaces_that_are_meant_stay(run: Pass, code: str, text: str) -> None:
    assert after(run, text, code) == text


APOSTROPHES = [
    ("He didnt know that its a trap, she said.", "He didn't know that it's a trap, she said."),
    ("He said that the companys plan was good.", "He said that the company's plan was good."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "wanted"), APOSTROPHES)
def test_apostrophes_that_fell_out(before: str, wanted: str) -> None:
    assert newsclean.clean_text(before).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A Micropayment is small. Micropayments require a lot of tracking, and the Micropayment is new.",
        "Les conteneurs dont l'option est active et les constellations dont les formes sont belles.",
        "This is where the machine proves its worth, said the mayor of the town.",
        "The children’s room and the childrens’ books were there in the house.",
        "Everard Im Thurn was there, and that was all that he said about it.",
    ],
)
def test_apostrophes_that_never_were(text: str) -> None:
    assert newsclean.clean_text(text).text == text


def test_a_french_line_of_an_english_text_keeps_its_spaces() -> None:
    english = (
        "The harbour of the town was shut, and the boats would have to wait in the bay until noon.",
        "The mayor said on Monday that the bridge was old and that it would be closed for the winter.",
        "It was the third time in a year that the crew had asked for a new crane, and the last.",
    )
    french = (
        "La ville a décidé que les travaux commenceraient cet hiver : le pont sera fermé lundi."
    )
    text = "\n\n".join((*english, french))
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "The guard prints ``low guard failed'' or ``high guard failed'' when a `mark\" is met.",
        "Laitteesta näkyy nyt, että se on ”-”, ja ”käytössä” lukee vieressä, kuten ohje sanoo.",
    ],
)
def test_marks_of_another_system_stay(text: str) -> None:
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        'Here is a part of the file:\n\n" -------------\n" Local settings\n"\nset nocompatible\n" End',
        'A vector is "long" or "short", he said, and that was all.\n","The model of vectors is a "good" one',
    ],
)
def test_marks_of_comments_and_tables_stay(text: str) -> None:
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "The debt of the country came to 1 , 930 trillion at the end of the year, as the office said.",
        "This gives the pair (1 . 2) to the property of the object, which is all that it does.",
        "Let f : A → B be a map and let x ∈ A . Then f(x) ∈ B ; this is what the book says of it.",
        "The expression a ? b : c is older than the other one, and it is in the book as well.",
        "The list hides what begins with .\n\n-A, --almost-all\nThe same, but for one.\n\n"
        "-B, --ignore-backups\nNot the copies.\n\n-C\nIn columns .",
        "The document whos vector is the nearest is the one that they have found in the end.",
    ],
)
def test_numbers_formulas_and_options_keep_their_spaces(text: str) -> None:
    assert newsclean.clean_text(text).text == text
