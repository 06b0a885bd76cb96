"""Words and layout: what a pass mends, and beside it the like that is right as it is, in many languages."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

import newsclean

CONTEXT = (
    "The council met on Monday and put off the vote on the new bridge until the spring, and that was all "
    "that was said of it in the hall."
)
OURS = ("words.", "layout.", "sentences.", "duplicates.")


def edited(text: str) -> list[tuple[str, str, str]]:
    """Rule, before and after of the edits of words and layout."""
    edits = newsclean.clean_text(text).edits
    return [(e.rule, e.before, e.after) for e in edits if e.rule.startswith(OURS)]


NO_DROP_CAP = {
    "pl": "W poniedziałek rada miasta nie zebrała się, bo most jest zamknięty.\n\nZ powodu burzy statki są w porcie "
    "i nie jest jasne, czy to się zmieni.",
    "cs": "V katastru obce je dům, který byl prodán, a rada to ví.\n\nS starostou jsme na to čekali, ale není to jasné, "
    "protože se to jen tak nestane.",
    "sk": "V utorok sa rada nezišla, ale je to na stránke mesta.\n\nK mostu sa nedá ísť, pretože je zatvorený a lode sú v prístave.",
    "hr": "U ponedjeljak se vijeće nije sastalo, ali je to bilo na redu.\n\nS mosta se vidi luka, a brodovi su u njoj i to je sve.",
    "sl": "V ponedeljek se svet ni sestal, ker je most zaprt.\n\nZ ladjami se ne pluje, ker je veter, in to je vse, kar je znano.",
    "uk": "У понеділок рада не зібралася, бо міст закрито.\n\nЗ порту не вийшов жоден човен, і це все, що про це відомо.",
    "ru": "В понедельник совет не собрался, потому что мост закрыт.\n\nК мосту не пройти, и это все, что о нем известно.",
    "es": "A pesar de la tormenta el puerto no se cerró.\n\nY eso es todo lo que se sabe de los barcos que están en el puerto.",
    "it": "E così il porto è rimasto chiuso.\n\nA bordo non c’era nessuno, e questo è tutto quello che si sa della nave.",
    "pt": "O porto não foi fechado na segunda.\n\nA bordo não estava ninguém, e isso é tudo o que se sabe do barco.",
    "fr": "À bord il n’y avait personne.\n\nA peine le pont fermé, les bateaux sont restés dans le port, et c’est tout.",
    "nl": "U hebt het schip gezien, en dat is het.\n\nU kunt de brug niet over, want het is er een en al water en dat blijft zo.",
    "hu": "A kikötő zárva van, és ez nem változik.\n\nS ez minden, amit a hajóról tudni lehet, mert a tanács nem ült össze.",
    "sv": "Å andra sidan är hamnen stängd.\n\nI hamnen ligger båtarna, och det är allt som man vet om det.",
    "da": "I havnen ligger bådene, og det er det.\n\nÅ nej, sagde han, men det var ikke det, som de havde ventet.",
    "en": "A boat lay there, and it was the last of them.\n\nC program files are not what he had been told of.",
}


@pytest.mark.parametrize("code", NO_DROP_CAP)
def test_words_of_one_letter_are_no_drop_caps(code: str) -> None:
    assert edited(NO_DROP_CAP[code]) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("T he harbour was closed by noon.", "The harbour was closed by noon."),
        ("W here the boats lie was not said.", "Where the boats lie was not said."),
        ("S amurai films were shown in it.", "Samurai films were shown in it."),
        ("S and P fell, and the bank with it.", "S and P fell, and the bank with it."),
        ("A bout of cold put an end to that.", "A bout of cold put an end to that."),
    ],
)
def test_english_drop_caps(before: str, after: str) -> None:
    assert newsclean.clean_text(f"{CONTEXT}\n\n{before}").text == f"{CONTEXT}\n\n{after}"


@pytest.mark.parametrize(
    "line",
    [
        "È possibile digitare molti caratteri comuni con il mouse e mostrare il profilo.",
        "Installare il programma e consultare la guida per generare un errore.",
        "Det er muligt, at det ikke vil blive fundet i den her mappe.",
        "Si se dan varios argumentos, el estado que se ven es el de la lista.",
        "A regra de sintaxe do ficheiro e um deles é a seguinte.",
        "U kunt het gedrag van de zelfde schijf in dit venster zien.",
        "Vi ses snart! Det samma kan ske om du installerar systemet.",
        "W tym miejscu nowej linii nie ma, a to jest jej koniec.",
        "Quand on nous demande ce que nous nous disons, nous rions.",
        "Als sie sie sahen, gingen die die Treppe hinauf, die neu war.",
        "Ako se to to zove, onda je to u redu i nije do nas.",
        "Tiedosto on kansiossa, ja verkko on pois käytöstä tänään.",
        "The ship from Dar es Salaam lay at the quay with its crew.",
        "Duran Duran sang, and Boutros Boutros-Ghali came with them.",
        "He had had enough, and he knew that that was that of the matter.",
        "They are at 401 E. Jefferson St. and the site is someburros.com in it.",
        "The name in it is functrace(1) or hashall(2), which was that of the file.",
        'The arguments of the command are "myfile" and "yourfile", as was said.',
        "It was said that openCryptoki is on the list of the things with it.",
        "The operators and and or are read from the left, and that is it.",
        "Move the plug-in in the window, and it was said that this is it.",
        "Click To to choose a contact, and that is all that is to be said.",
        "What it is is a lock, and whatever is is so, as was said of it.",
        "Part of the contents: 5.2.1. the control File5.2.2. The size of it.",
        "She was in Beyond. Grim. That was all that was said of it.",
        "The side- and top-boards were of oak, as was that of the other.",
    ],
)
def test_words_that_are_right_stay(line: str) -> None:
    text = f"{CONTEXT}\n\n{line}\n\n{CONTEXT.replace('bridge', 'harbour')}"
    assert edited(text) == []


def wrapped(first: str, second: str, filler: str) -> str:
    """A hard-wrapped paragraph in which one line ends with ``first`` and the next begins with ``second``."""
    words = (filler + " ").split() * 8
    lines = [""]
    while words:
        word = words.pop(0)
        if len(lines) == 3 and len(lines[-1]) + len(word) + len(first) + 2 > 60:
            lines[-1] += f" {first}"
            lines.append(second)
        elif len(lines[-1]) + 1 + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


ENGLISH = (
    "the boats of the island lie at the northern quay until the wind has gone down and it is still"
)
GERMAN = "die schiffe liegen mit der mannschaft in dem hafen und es ist nicht bekannt wann sie wieder fahren"
DUTCH = (
    "de schepen liggen met de bemanning in de haven en het is niet bekend wanneer zij weer varen"
)
RUSSIAN = "лодки стоят у северного причала и это все что о них известно потому что ветер не стих"
FRENCH = (
    "les bateaux sont dans le port avec les hommes et il est dit que le vent ne tombera pas ce soir"
)


@pytest.mark.parametrize(
    ("first", "second", "filler", "joined"),
    [
        ("govern-", "ment", ENGLISH, "government"),
        ("cross-", "sectional", ENGLISH, "cross-sectional"),
        ("e-", "mail", ENGLISH, "e-mail"),
        ("2019-", "2024", ENGLISH, "2019-2024"),
        ("covid-", "19", ENGLISH, "covid-19"),
        ("ex-", "wife", ENGLISH, "ex-wife"),
        ("lower-", "or", ENGLISH, "lower- or"),
        ("arm-", "and", ENGLISH, "arm- and"),
        ("Ober-", "und", GERMAN, "Ober- und"),
        ("Mann-", "schaften", GERMAN, "Mannschaften"),
        ("USB-", "Stick", GERMAN, "USB-Stick"),
        ("zuid-", "en", DUTCH, "zuid- en"),
        ("какие-", "то", RUSSIAN, "какие-то"),
        ("мало-", "помалу", RUSSIAN, "мало-помалу"),
        ("dites-", "moi", FRENCH, "dites-moi"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, filler: str, joined: str) -> None:
    result = newsclean.clean_text(wrapped(first, second, filler)).text
    assert f" {joined} " in result
    assert "\n" not in result


TABLES = [
    "\n".join(f"    public required string harbour_number_{n} {{ get; init; }}" for n in range(9)),
    "\n".join(
        f"| {n} boats of the island | lie at the northern quay | {n}00 |" for n in range(3, 12)
    ),
    "\n".join(f"│ the boats of the island {n} │ lie at the northern quay │" for n in range(3, 12)),
    "\n".join(f"the boats of the island number {n}\tthe northern quay" for n in range(3, 12)),
    "\n".join(f"the boats of the island number {n} ........... {n}{n}" for n in range(3, 12)),
    "\n".join(
        f"The boats of the harbour {n}\n------------------------------------------"
        for n in range(9)
    ),
]


@pytest.mark.parametrize("text", TABLES)
def test_rows_are_no_wrapped_lines(text: str) -> None:
    assert [e for e in edited(text) if e[0] == "layout.wrap"] == []


def test_wrapped_chinese_and_japanese_are_joined_without_a_space() -> None:
    line = (
        "港は昨日から閉まっており、市長は会見で再開の見通しは立っていないと述べた、船は北の岸壁に"
    )
    text = newsclean.clean_text("\n".join([line] * 6)).text
    assert " " not in text


STATEMENT = "The motion to close the northern quay was carried by six votes to five."
LONG = "The boats of the island lie at the northern quay until the wind has gone down, and nobody knows when."
QUESTION = "Why did the council of the island put off the vote on the new bridge until the spring?"


@pytest.mark.parametrize(
    "paragraphs",
    [
        [CONTEXT, STATEMENT, LONG, STATEMENT],
        [QUESTION, "“Nobody told us.”", QUESTION, "“Nobody told me.”"],
        ["“We shall not be moved, we shall not be moved, we shall not be moved.”"] * 2,
        ["Row upon row they come", "Row upon row they come", LONG],
        ["- Choose the network that you want to use in the list on the left side of it."] * 2,
        ["Photo of the harbour by the harbour master of the island"] * 2,
        [CONTEXT, LONG, STATEMENT, QUESTION, LONG, "It ended there."],
    ],
)
def test_paragraphs_that_come_again_stay(paragraphs: list[str]) -> None:
    assert edited("\n\n".join(paragraphs)) == []


def test_a_paragraph_twice_running_and_a_story_set_twice() -> None:
    assert newsclean.clean_text("\n\n".join([CONTEXT, LONG, LONG, STATEMENT])).text == "\n\n".join(
        [CONTEXT, LONG, STATEMENT]
    )
    story = [CONTEXT, LONG, STATEMENT, QUESTION]
    assert newsclean.clean_text("\n\n".join(story * 2)).text == "\n\n".join(story)


def test_one_joined_form_is_a_name_and_several_are_damage() -> None:
    lone = f"{CONTEXT} The firm MinnesotaCare was at the harbour of the island."
    assert edited(lone) == []
    several = (
        f"{CONTEXT} It was said by the mayorDerek and the councilAnna, whom the harbourJohn met "
        "with the pilotPeter."
    )
    assert newsclean.clean_text(several).text.endswith(
        "the mayor Derek and the council Anna, whom the harbour John met with the pilot Peter."
    )


def test_one_stop_before_a_capital_is_style_and_several_are_damage() -> None:
    assert edited(f"{CONTEXT} They spent the night dragging boats about. Grim.") == []
    one = f"{CONTEXT} Nobody knew the size of the. Boats."
    assert newsclean.clean_text(one).text == f"{CONTEXT} Nobody knew the size of the boats."
    two = f"{CONTEXT} It was all that was heard about. Boats. Nobody knew how many were without. Owners."
    assert [e[0] for e in edited(two)] == ["sentences.split"] * 2


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        ("They met over mason. Jars. It rained.", "They met over mason jars. It rained."),
        (
            "They waited for it all. Forever. It rained.",
            "They waited for it all forever. It rained.",
        ),
        ("They waited for him. Never. It rained.", None),
        ("They ate there. Slowly. It rained.", None),
        ("It rained. Tennis. Boating. Summers at the point.", None),
        ("“It was all about the old. Boats. It rained,” she said.", None),
        ("They went to Oslo. Boats. It rained.", None),
        ("They had to go. Boats. It rained.", None),
        ("They came to see. Boats. It rained.", "They came to see boats. It rained."),
    ],
)
def test_one_stop_before_a_capital_that_is_sure_bears_others_out(
    sentences: str, wanted: str | None
) -> None:
    assert edited(f"{CONTEXT} {sentences}") == []
    sure = f"{CONTEXT} Nobody knew the size of the. Owners. {sentences}"
    plain = f"{CONTEXT} Nobody knew the size of the owners. {wanted or sentences}"
    assert newsclean.clean_text(sure).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "As letras e o que significam na página.\n\n&lt;\n\n< : menor-que\n\n&gt;\n\n> : maior-que",
        'Print Encoded("<a href=x>From a to o</a>") gives "&lt;a href=x&gt;From a to o&lt;/a&gt;", as it should.',
        "Project-Id-Version: harbour\nPO-Revision-Date: 2022-10-30 11:00-0300\nLast-Translator: Ann Lee\n\n"
        + CONTEXT,
        "NAME\n\ncp1251 - the letters of the code page\n\nDESCRIPTION\n\n" + CONTEXT,
    ],
)
def test_what_a_text_shows_or_says_of_itself_stays(text: str) -> None:
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "NAME\n\nfalse - do nothing\n\nSYNOPSIS\n\nfalse [ignored]\n\nDESCRIPTION\n\nDo nothing.\n\n--version\n\n"
        "NOTE: your shell may have its own version of false, which usually supersedes this one.\n\n"
        + CONTEXT,
        CONTEXT + "\n\nPolling rate: 1000 Hz\n\nDebounce time\n\nN/A",
        "A command has $ before it, or ###\nis what stands there. " + CONTEXT,
    ],
)
def test_marks_of_agency_copy_that_are_the_texts_own(text: str) -> None:
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        # words that a text sets off with two blanks, keys, and commands
        "Press  i , then the last letter of the line, and the text goes in." + f"\n\n{CONTEXT}",
        "Press <ESC> , then <ENTER> , and again <ESC> , as the tutor says." + f"\n\n{CONTEXT}",
        "r  read\nw  write\nx  run" + f"\n\n{CONTEXT}",
        "It is set by the .Sheet property of the part." + f"\n\n{CONTEXT}",
        "We laughed : )" + f"\n\n{CONTEXT}",
        # a heading of another language
        f"{CONTEXT}\n\n5.2.1. Description : fichier control\n\n{CONTEXT}",
        # lines that are the same in a program, and names in a list
        f"{CONTEXT}\n\nword_two={{start}}{{end}}{{start}}{{end}}{{start}}{{end}}{{start}}{{end}}.\n"
        "word_two={start}{end}{start}{end}{start}{end}{start}{end}.",
        # addresses with numbers that rise, and the signatures of a list of changes
        f"{CONTEXT}\n\nSuSE 7.1\nftp://ftp.fjord.example/suse-71/tool-1.rpm\nftp://ftp.fjord.example/suse-71/tool-2.rpm\n\n"
        "SuSE 7.2\nftp://ftp.fjord.example/suse-72/tool-1.rpm\nftp://ftp.fjord.example/suse-72/tool-2.rpm\n\n"
        "SuSE 7.3\nftp://ftp.fjord.example/suse-73/tool-1.rpm",
        # records with their fields in marks
        '"1","the rank of a page is “old” news, it says"\n"0"\n"rank is a word of “theirs"',
    ],
)
def test_texts_about_keys_programs_and_data_stay(text: str) -> None:
    assert newsclean.clean_text(text).edits == ()


def test_verse_stays_in_its_lines() -> None:
    verse = "Eu vi, eu vi, eu vi, eu vi\num boi voar no sertão,\neu vi a seca chorar\ne a chuva pedir perdão;"
    text = f"O porto não foi fechado na segunda, e isso é tudo o que se sabe do barco até agora.\n\n{verse}\n\nEle riu."
    assert [e.rule for e in newsclean.clean(text, kind="text").edits if e.after == " "] == []


def test_a_word_broken_in_lines_that_were_set_with_hyphens() -> None:
    """German joins words with a hyphen before a capital at most; where nothing tells, the break stays."""
    lines = (
        "Der Rat hat am Montag getagt und die Abstim-\nmung über die neue Brücke auf den Herbst verscho-\n"
        "ben, weil das Geld für den Bau nicht reicht. Ein\nStau ist zu erwarten, sagte der Meister, der das ein-\n"
        "gesehen hat, und das weiter auf dem Hof der Werft.\nEs geht weiter, weiter, und die Boote sind weiter-\n"
        "gefahren."
    )
    found = newsclean.clean_text(lines).text
    assert all(word in found for word in ("Abstimmung", "eingesehen", "weitergefahren"))
