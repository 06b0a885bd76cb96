"""From how many words, letters and turns on a rule of quotes holds, and up to how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from growing import changes, words
from quotations import found

from newsclean.quotes.lexicon_files import load
from newsclean.quotes.names import is_headline
from newsclean.quotes.people import stem
from newsclean.quotes.short_texts import language_of


def turns(labels: Iterable[str], asking: int = 0) -> str:
    """What is found of a transcript in which so many of the first turns ask."""
    said = (
        f"{label}: {'Who stays' if n < asking else 'We stay'} here {n} and so on{'?' if n < asking else '.'}"
        for n, label in enumerate(labels)
    )
    return found("\n".join(said))


def labels(turns: int, *names: str) -> list[str]:
    return [names[n % len(names)] for n in range(turns)]


SLOVAK = (
    "Rada sa v pondelok zišla a rozhodla, že most zostane zatvorený. Ľudia chodia loďou, pretože inak"
    " to nejde, a nikto nevie, ako dlho. "
)
"""A language without rules of quotes."""
NAMES = "Ann Bea Cor Dee Eve Fay".split()
COUPLE = "The couple, Ann Roe and Ben Holm,"
Read = Callable[[int], object]
BOUNDS: dict[str, tuple[Read, range, list[int]]] = {
    "words with capitals of a title with one small word": (
        lambda n: is_headline([*["Odd"] * n, "boat"]),
        range(12),
        [2, 4],
    ),
    "words with capitals of a title with two small words": (
        lambda n: is_headline([*["Odd"] * n, "boat", "boat"]),
        range(12),
        [1, 8],
    ),
    "words of a title that is one whatever its capitals": (
        lambda n: is_headline(["odd"] * n),
        range(1, 8),
        [3],
    ),
    "words of a title": (lambda n: is_headline(["Odd"] * n), range(1, 70), [29]),
    "words of a sentence before a name in brackets": (
        lambda n: found(f"“{words(n, 'Stay')}.” (Jane Roe, neighbour)"),
        range(1, 12),
        [4],
    ),
    "words between the quotation and the marked subject in Hindi": (
        lambda n: "वर्मा" in found(f"“हम यहीं रहेंगे” {words(n, 'बड़े')} मंत्री राम वर्मा ने कहा।", "hi"),
        range(4, 20),
        [9],
    ),
    "words between a verb and the text in which something is read": (
        lambda n: found(
            f"«Resteremo qui», si legge {words(n, 'oggi')} nella nota del comune.", "it"
        ),
        range(1, 12),
        [2],
    ),
    "words between the quotation and the participle that closes it": (
        lambda n: found(f"Anna Roth hatte ihn „einen Dieb“ {words(n, 'gestern')} genannt.", "de"),
        range(1, 14),
        [6],
    ),
    "words of a Finnish clause whose subject comes first": (
        lambda n: found(f"– Me jäämme tänne, {words(n, 'eilen')} Virtanen sanoo. Aamulla.", "fi"),
        range(2, 16),
        [8],
    ),
    "words of a gloss in German": (
        lambda n: found(f"Das Amt für Hafen („{words(n)}“) sagte, es regne.", "de"),
        range(1, 9),
        [4],
    ),
    "characters before the marks in Japanese": (
        lambda n: found(f"山田太郎さんは{'雪' * n}「今日は本当に寒い」と話した。", "ja"),
        range(2, 140),
        [79],
    ),
    "letters of a foreign name in Chinese": (
        lambda n: found(f"“今天很冷，大家要注意，”{'克里斯托弗'[:n]}说。", "zh") != "direct: -",
        range(1, 6),
        [3],
    ),
    "labels in capitals that come once": (
        lambda n: turns(["ANN", "BOB", "CAT"][:n]) != "",
        range(1, 4),
        [2],
    ),
    "turns to one that asks": (
        lambda n: turns(labels(n, "Keeper", "Guest"), 1) != "",
        range(4, 12),
        [5],
    ),
    "turns to two that ask": (
        lambda n: turns(labels(n, "Keeper", "Guest"), 2) != "",
        range(8, 18),
        [10],
    ),
    "sentences behind a couple in which they are still told of": (
        lambda n: found(f"{COUPLE} came home. {'It rained. ' * n}“We stay here,” they said."),
        range(12),
        [3],
    ),
    "words between the noun for a couple and their names": (
        lambda n: found(
            f"The couple {words(n)} Ann Roe and Ben Holm came home. “We stay here,” they said."
        ),
        range(1, 12),
        [5],
    ),
    "words of an attribute before an office and a name": (
        lambda n: found(
            f"The mayor of {words(n, 'Old')} Town, Ann Roe, left. “We stay,” the mayor said."
        ),
        range(20),
        [12],
    ),
    "words of a description before a name": (
        lambda n: found(f"A {words(n, 'big')} mayor, Ann Roe, said: “We stay here.”"),
        range(20),
        [11],
    ),
    "words between an article and a noun that may be a verb": (
        lambda n: found(f"The {words(n, 'big')} claims that the boat “sank” are true.") == "",
        range(1, 12),
        [3],
    ),
    "letters of a Russian name without the ending of its case": (
        lambda n: stem("я" * n + "ого", load("ru")) == "я" * n,
        range(1, 8),
        [2],
    ),
    "words between a verb and the marks behind a dash in Swedish": (
        lambda n: found(
            f"– Min mor sa {words(n, 'nu')}: ”Vi stannar här.”\n\n– Ja, det gör vi.", "sv"
        ),
        range(1, 14),
        [5],
    ),
    "letters of a subject that makes a lead long enough": (
        lambda n: found(f"– M{'o' * n} sa: ”Vi stannar här.”\n\n– Ja, det gör vi.", "sv").count(
            ";"
        ),
        range(1, 14),
        [3],
    ),
    "sentences before the marks that are read in Japanese": (
        lambda n: found(
            f"山田太郎さんが来た。{'雪が降った。' * n}「今日は本当に寒い」と話した。", "ja"
        ),
        range(330, 1000, 5),
        [665],
    ),
    "words beside the verb of one who quotes himself in Spanish": (
        lambda n: found(
            f"«Le dije {words(n, 'ayer')}: “Nos quedamos aquí todos”», contó Ana.", "es"
        ),
        range(1, 12),
        [2],
    ),
    "initials that are a label": (
        lambda n: (
            found("\n".join([f"{'ABCDEFG'[:n]}: Why so?\n{'KLMNOPQ'[:n]}: We stay."] * 3))
            .split("; ")[0]
            .partition(" ")[2]
            .isupper()
        ),
        range(2, 8),
        [3],
    ),
    "characters up to which small words tell the language": (
        lambda n: language_of((SLOVAK * 20)[:n]),
        range(400, 1500, 10),
        [900],
    ),
    "tokens between the marks and a subject that its place alone tells": (
        lambda n: found(f"“We stay here,” said {words(n, 'now')} the zorgle."),
        range(1, 12),
        [3],
    ),
    "words of the name of a paper": (
        lambda n: found(
            f"Как пишет «{words(n, 'Новая')} Газета», «мы остаёмся надолго».", "ru"
        ).endswith("-"),
        range(1, 10),
        [3],
    ),
    "words between a verb and the place in which something is said": (
        lambda n: found(
            f"«Мы остаёмся здесь», — рассказали {words(n, 'вчера')} в аэропорту.", "ru"
        ),
        range(1, 12),
        [6],
    ),
    "words between a verb and a name before a colon": (
        lambda n: found(f"Said {words(n, 'old')} Ann Roe: “We stay here.”").endswith("Ann Roe"),
        range(1, 20),
        [10],
    ),
    "words between who is quoted and how": (
        lambda n: found(f"The paper quoted {words(n, 'old')} Ann Roe as saying: “We stay here.”"),
        range(1, 24),
        [11],
    ),
    "words before a first name in Polish, of which the last is an office": (
        lambda n: (
            found(f"{words(n, 'Xyzal')} Piotr Kowalski powiedział: „Zostajemy tutaj”.", "pl")
            == "direct: Piotr Kowalski"
        ),
        range(1, 7),
        [2],
    ),
    "words of a signature below a quotation": (
        lambda n: found(
            f"“We stay here as long as it takes.”\n\n— Ann Roe, {words(n, 'big')} mayor"
        ),
        range(1, 20),
        [7],
    ),
    "words of a description that a name follows": (
        lambda n: found(f"“We stay here,” said the {words(n, 'old')} singer, Ann Roe."),
        range(1, 20),
        [10],
    ),
    "words in marks that a guess takes for what somebody said": (
        lambda n: found(f"“{words(n, 'So')}” is what Ann Roe said.") != "",
        range(1, 8),
        [3],
    ),
    "words in marks that belong to somebody": (
        lambda n: found(f"Ann Roe's “{words(n)}” said it was late.").startswith("mixed"),
        range(1, 8),
        [3],
    ),
    "words of a name of one of a couple": (
        lambda n: found(
            f"The couple {' '.join(NAMES[:n])} Roe and Ben Holm came home. “We stay here,” they said."
        ).startswith("direct: Ann"),
        range(1, 6),
        [2],
    ),
    "words between a preposition for views and a name in German": (
        lambda n: found(f"Für {words(n, 'alte')} Anna Roth ist das Boot „zu spät“.", "de"),
        range(1, 24),
        [11],
    ),
    "words before the verb in Turkish": (
        lambda n: found(f"“Burada kalıyoruz” {words(n, 'dün')} dedi Kaya.", "tr"),
        range(1, 12),
        [4],
    ),
    "words to one that tells the language": (
        lambda n: language_of(f"sagte {words(n, 'zqx')}", "ru"),
        range(40),
        [24],
    ),
    "characters that are looked at for the language": (
        lambda n: language_of(f"{'x' * n} und", "ru"),
        range(400, 1600),
        [996],
    ),
    "signs to one of a syllabary in Japanese": (
        lambda n: language_of("の" + "漢" * n),
        range(1, 30),
        [9],
    ),
}


@pytest.mark.parametrize("what", BOUNDS)
def test_a_rule_holds_up_to_a_number(what: str) -> None:
    read, sizes, steps = BOUNDS[what]
    assert changes(read, sizes) == steps


def test_the_last_part_of_a_compound_has_five_letters() -> None:
    heads = load("de").persons
    assert (heads.head("weinbauer"), heads.head("gastwirt")) == ("he", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("und und und und und and and and and", "de"),
        ("und und und und und und and and and and and", "ru"),
        ("und von ñ", "de"),
        ("und von ñ å", "ru"),
    ],
)
def test_words_vote_for_a_language_and_foreign_letters_against_it(text: str, language: str) -> None:
    """One word in five more than those of the next language; Russian is what was guessed before."""
    assert language_of(text, "ru") == language


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        (
            "قالت الكاتبة المغربية فاطمة الزهراء بنيس: «سنبقى هنا في المدينة».",
            "ar",
            "direct: فاطمة الزهراء بنيس",
        ),
        ("قال الكاتب عبد الصمد الفاسي: «سنبقى هنا في المدينة».", "ar", "direct: عبد الصمد الفاسي"),
        (
            "قال الكاتب المغربي عبد الصمد الفاسي: «سنبقى هنا في المدينة».",
            "ar",
            "direct: عبد الصمد الفاسي",
        ),
        (
            "قال وزير الري المهندس حسام الدين القاضي: «سنبقى هنا في المدينة».",
            "ar",
            "direct: حسام الدين القاضي",
        ),
        ("قال الوزير علي حسن: «سنبقى هنا في المدينة».", "ar", "direct: علي حسن"),
        ("윤가람(34) 감독은 “오늘은 정말 춥다”고 말했다.", "ko", "mixed: 윤가람"),
        (
            "Il presidente della Regione Salvo Roe ha detto: «Restiamo qui con tutti».",
            "it",
            "direct: Salvo Roe",
        ),
    ],
)
def test_which_words_of_a_phrase_are_the_name(text: str, language: str, quotes: str) -> None:
    assert found(text, language) == quotes
