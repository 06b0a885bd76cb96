"""Characters: what is put back, and what must stay; in many languages."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401 - what the tests garble with
import pytest

import newsclean

REPORT = (
    " The mayor said that the harbour of the town was shut, and that the boats of the crew would have to wait"
    " in the bay until the wind had turned."
)


def mended(text: str) -> str:
    return newsclean.clean_text(text).text


LOST = [
    # the words around an apostrophe
    (
        "It isn\ufffdt the mayor\ufffds fault, we\ufffdll see.",
        "It isn’t the mayor’s fault, we’ll see.",
    ),
    ("The workers\ufffd boat didn\ufffdt sail.", "The workers’ boat didn’t sail."),
    ("At six o\ufffdclock O\ufffdHara couldn\ufffdt.", "At six o’clock O’Hara couldn’t."),
    # three bytes of UTF-8, a mark for each
    ("It isn\ufffd\ufffd\ufffdt his.", "It isn’t his."),
    # rows of quotation marks, one inside another, over two paragraphs
    ("\ufffdWe don\ufffdt know that,\ufffd he said.", "“We don’t know that,” he said."),
    (
        "\ufffdHe told us, \ufffdGo home at once,\ufffd and we didn\ufffdt,\ufffd she said.",
        "“He told us, ‘Go home at once,’ and we didn’t,” she said.",
    ),
    (
        "\ufffdThe boat is ours.\n\n\ufffdIt isn\ufffdt yours at all.\ufffd",
        "“The boat is ours.\n\n“It isn’t yours at all.”",
    ),
    # a question mark, where several contractions show the loss
    (
        "?We can?t go,? she said. ?It isn?t the mayor?s day.?",
        "“We can’t go,” she said. “It isn’t the mayor’s day.”",
    ),
    # the only dash that the text sets between spaces
    (
        "The boat – an old one – isn\ufffdt here \ufffd so they say.",
        "The boat – an old one – isn’t here – so they say.",
    ),
    # the dateline of an agency that sets long dashes
    (
        "OSLO (AP) \ufffd It isn\ufffdt over \ufffd not yet.",
        "OSLO (AP) — It isn’t over — not yet.",
    ),
    # sums of the United Kingdom
    (
        "The council in Leeds said it didn\ufffdt pay \ufffd2,000 or \ufffd1.5m.",
        "The council in Leeds said it didn’t pay £2,000 or £1.5m.",
    ),
    ("She isn\ufffdt from Coeur d\ufffdAlene.", "She isn’t from Coeur d’Alene."),
    # English has the word with such a letter, and no other like it
    (
        "The caf\ufffd is shut, and Jos? Garc\ufffda knows.",
        "The café is shut, and Jos? García knows.",
    ),
    ("It isn\ufffdt the U.S.\ufffds.", "It isn’t the U.S.’s."),
    # the word stands whole elsewhere
    ("É difícil, e será dif\ufffdcil amanhã.", "É difícil, e será difícil amanhã."),
    ("Die Behörde schweigt. Die Beh\ufffdrde irrt.", "Die Behörde schweigt. Die Behörde irrt."),
    ("Město Třebíč volí. V T\ufffdeb\ufffdči prší. T\ufffdeb\ufffdč!", None),
    ("Zelenskyj přiletěl. Řekl, že p\ufffdilet\ufffdl.", "Zelenskyj přiletěl. Řekl, že přiletěl."),
    ("La señora llegó. La se?ora habló.", "La señora llegó. La señora habló."),
    # garbled marks with bytes lost
    ("It couldnâ?t sail. The boatâ??s crew is here.", "It couldn’t sail. The boat’s crew is here."),
    (
        "Lâ??Ã©cole de la rue nâ??ouvrira pas. Câ??est la mairie qui lâ?a dit, jusquâ??Ã\xa0 lundi.",
        "L’école de la rue n’ouvrira pas. C’est la mairie qui l’a dit, jusqu’à lundi.",
    ),
    (
        "Lâ??acqua che è nella cittÃ\xa0 sarÃ\xa0 buona. Unâ??analisi dellâ??istituto non lâ??ha detto.",
        "L’acqua che è nella città sarà buona. Un’analisi dell’istituto non l’ha detto.",
    ),
    ("They say, â??No,â?? but they wonâ??t.", "They say, “No,” but they won’t."),
]


@pytest.mark.parametrize(("before", "after"), [pair for pair in LOST if pair[1]])
def test_a_lost_character_comes_back(before: str, after: str) -> None:
    assert mended(before) == after


LEFT = [
    "Il a dit que la ville pâ??la et donnâ? un peu. Les élus sont venus avec des enfants.",
    "Die \ufffdrzte sagen, es sei f\ufffdr die Stadt sch\ufffdn.",
    "Les \ufffdlus de la ville n\ufffdont pas r\ufffdpondu, dit l\ufffdun d\ufffdeux.",
    "El a\ufffdo que viene ser\ufffd dif\ufffdcil para Garc\ufffda.",
    "Dziś w poniedzia\ufffdek pos\ufffdowie g\ufffdosuj\ufffd nad ustaw\ufffd.",
    "V\ufffd\ufffdledky budou zn\ufffdmy v \ufffdter\ufffd.",
    "\ufffd\ufffd n\ufffd\ufffdn t\ufffdi c\ufffd\ufffd m\ufffdt",
    "Bask\ufffdn\ufffdn ard\ufffdndan \ufffdehir sustu.",
    "Det \ufffdr f\ufffdr sent, s\ufffdger statsr\ufffddet p\ufffd \ufffdland.",
    "A v\ufffdros k\ufffdpvisel\ufffdje nem nyilatkozott err\ufffdl.",
    "Ora\ufffdul a fost \ufffdnchis de poli\ufffdie.",
    "The pav\ufffds are shut, Ren\ufffds says." + REPORT,
    # a mark may have stood there, and no letter
    "It was the \ufffdlite beer." + REPORT,
    "The box has an angular style.\n\n\ufffdT and so on." + REPORT,
    # double or single, long or short: the spelling of the country has both
    "The UK council said \ufffdwe have no money left for the harbour\ufffd." + REPORT,
    "It was over \ufffd or so he thought." + REPORT,
    "Rust returns early, as in read(path)?; and a?b is a glob." + REPORT,
    "Did he go? nobody knew. Why? Because." + REPORT,
    "Press ?123 to type figures, or pass ?key=value." + REPORT,
    "Voilà le château? oui, dit-elle. Où est-il? là.",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_cannot_be_told_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("The UK said so in London.", False),
        ("The U.S. said so in London on March 5.", True),
        ("The UK organised it, the U.S. said on March 5.", False),
        ("The town said so.", True),
        ("The UK said “no”.", True),
    ],
)
def test_quotation_marks_are_double_where_the_text_shows_it(country: str, told: bool) -> None:
    speech = "\ufffdWe don\ufffdt know that,\ufffd he said. "
    after = (
        "“We don’t know that,” he said. " if told else "\ufffdWe don’t know that,\ufffd he said. "
    )
    assert mended(speech + country) == after + country


def test_words_that_may_stand_in_single_marks_need_speech_beside_them() -> None:
    phrase = "The \ufffdlost cause\ufffd isn\ufffdt over."
    assert mended(phrase) == "The \ufffdlost cause\ufffd isn’t over."
    speech = " \ufffdIt is all over,\ufffd she said." * 3
    assert mended(phrase + speech).startswith("The “lost cause” isn’t over. “It is all over,”")
    assert "\ufffdlost" in mended(phrase + speech[: len(speech) * 2 // 3])


def test_a_lost_character_that_stays_is_a_suspect() -> None:
    text = "Die \ufffdrzte sagen, es sei sch\ufffdn."
    found = newsclean.clean_text(text).suspects
    assert [(s.text, s.kind) for s in found] == [
        ("\ufffdrzte", "lost-character"),
        ("sch\ufffdn", "lost-character"),
    ]
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]


GARBLED = [
    # text, the charset that it was read in, how often
    ("Příští týden bude v Praze jasno, řekl pan Dvořák.", "cp1250", 1),
    ("Příští týden bude v Praze jasno, řekl pan Dvořák.", "cp1250", 2),
    ("Szűcs úr azt mondta, hogy őszre készül el.", "cp1250", 2),
    ("В городе сегодня пройдут выборы мэра.", "cp1251", 1),
    ("В городе сегодня пройдут выборы мэра.", "cp1251", 2),
    ("L’élève a été reçu à Besançon, où il a grandi.", "mac_roman", 1),
    ("L’élève a été reçu à Besançon, où il a grandi.", "mac_roman", 2),
    ("Die Bürger hörten zu, während Müller sprach.", "cp437", 1),
    ("Die Bürger hörten zu, während Müller sprach.", "cp437", 2),
    ("Señor Núñez volverá mañana, según él.", "cp1252", 2),
    ("Η πόλη είναι κλειστή, είπε ο δήμαρχος.", "cp1253", 1),
    ("Belediye başkanı dün İstanbul'a döndü.", "cp1254", 2),
    ("Miesto meras šiandien grįžo iš Šiaulių.", "cp1257", 1),
]


@pytest.mark.parametrize(("text", "charset", "times"), GARBLED)
def test_text_read_in_a_wrong_charset_is_read_anew(text: str, charset: str, times: int) -> None:
    garbled = text
    for _ in range(times):
        sloppy = charset if charset in ("mac_roman", "cp437") else f"sloppy-windows-{charset[2:]}"
        garbled = garbled.encode().decode(sloppy)
    assert garbled != text
    assert mended(garbled) == text


IN_PART = [
    ('Sold as NetHouseâ„¢ and as NetStepâ"¢ here.', "Sold as NetHouse™ and as NetStep™ here."),
    ("The band Nordvik – GrÃ¥ben has a song.", "The band Nordvik – Gråben has a song."),
    ("On Ä°stiklal Street, from RÄ«ga, at 10Â°C.", "On İstiklal Street, from Rīga, at 10°C."),
    ("It cost â‚¬3 million – or so.", "It cost €3 million – or so."),
]


@pytest.mark.parametrize(("before", "after"), IN_PART)
def test_a_garbled_word_in_clean_text(before: str, after: str) -> None:
    assert mended(before) == after


NOT_GARBLED = [
    "O festival “AMANHÔ volta à praça de Vila Alta.",
    "A banda «MANHû tocou, e a “IRMÔ também.",
    "Zeichen wie „Ã©“, „Ã¨“ oder „Ã§“ zeigen einen Fehler.",
    "I saw “Ã¤” instead of “ä” again.",
    "Il l’a dit à «l’été», près de l’Élysée.",
    "Říká se „ě“, a „š“ také.",
    "С «Гарантом» и «Ростехом» договор подписан.",
]


@pytest.mark.parametrize("text", NOT_GARBLED)
def test_clean_text_is_not_read_anew(text: str) -> None:
    assert mended(text) == text


ESCAPED = [
    (
        "The firm#39;s chief spoke of a quot;good yearquot; and of \\$3.",
        'The firm\'s chief spoke of a "good year" and of $3.',
    ),
    (
        "Ab M&aumlrz, &Uumlber F&aumlhren; quot;nicht gez&aumlhltquot;, sagte J&oumlrg.",
        'Ab März, Über Fähren; "nicht gezählt", sagte Jörg.',
    ),
    ("L#39;&eacutecole pay&eacute &agrave l#39;Etat.", "L'école payé à l'Etat."),
    ("Il est all&eacute; &agrave; Paris.", "Il est allé à Paris."),
    ("It cost #36;40 million, so it wasn#39;t cheap.", "It cost $40 million, so it wasn't cheap."),
    ("The rival&#39s shares rose&nbsp again.", "The rival's shares rose again."),
    ("He said &quotNo&quot and &ldquoÀ demain&rdquo.", 'He said "No" and “À demain”.'),
    ("The drug R&quotB helped.", "The drug R&quotB helped."),
    ('The bank &lt;A HREF="http://x.example/q"&gt;(HB.N)&lt;/A&gt; fell.', "The bank (HB.N) fell."),
    ("Bank shares slide &lt;b&gt;...&lt;/b&gt;", "Bank shares slide"),
    ("It rained.\\n\\n\\u201cGo home,\\u201d she said.", "It rained.\n\n“Go home,” she said."),
    ("The mill\\xe2\\x80\\x99s chimney stays.", "The mill’s chimney stays."),
    ("b'It rained.\\r\\n\\r\\nNobody came.'", "It rained.\n\nNobody came."),
    ("Smith &amp; Sons lost &pound;5 in S&atilde;o Paulo.", "Smith & Sons lost £5 in São Paulo."),
]


@pytest.mark.parametrize(("before", "after"), ESCAPED)
def test_what_was_escaped_is_read(before: str, after: str) -> None:
    assert mended(before) == after


ABOUT_ESCAPES = [
    "In HTML the sign © is written &copy; or &#169; by hand.",
    "The letter é would be replaced by &eacute; there.",
    "La lettre &eacute; et la lettre &agrave; viennent du latin.",
    "La letra &ntilde se escribe con tilde; la „&aacute“ también.",
    "Die Liste steht unter example.org/?q=1&eacutex=2 und example.org/&uumlber hier.",
    "O sinal tem que ser reescrito como '&amp;' na busca.",
    "Use the &num; sign in var b = &num;",
    "Write &lt;b&gt;bold&lt;/b&gt; in HTML to set bold type.",
    "In Python, \\n ends a line and \\u2019 is a mark.",
    "The file is in C:\\new\\n_users. It is there.",
    "AT&T and P&G met at example.org/?a=1&copy=2&nbsp=3 again.",
]


@pytest.mark.parametrize("text", ABOUT_ESCAPES)
def test_texts_about_escapes_keep_them(text: str) -> None:
    entities = [word for word in text.split() if "&" in word or "\\" in word]
    assert [word for word in mended(text).split() if "&" in word or "\\" in word] == entities


OPEN_SUMS = [
    (
        "The bank in London didn\ufffdt pay Dublin \ufffd2,000.",
        "The bank in London didn’t pay Dublin \ufffd2,000.",
    ),
    ("The bank didn\ufffdt pay him \ufffd2,000.", "The bank didn’t pay him \ufffd2,000."),
    ("Leeds isn\ufffdt the \ufffd90 degrees town.", "Leeds isn’t the \ufffd90 degrees town."),
    ("It isn\ufffdt over \ufffd not yet.", "It isn’t over \ufffd not yet."),
]


@pytest.mark.parametrize(("before", "after"), OPEN_SUMS)
def test_a_sign_that_nothing_decides_stays_lost(before: str, after: str) -> None:
    assert mended(before) == after


NUMBERS = [
    "El dorsal #34; así lo llaman; no jugará el domingo, y el #39; tampoco.",
    "Marsh wore #39; his brother wore #34; and the amp; well, it blew.",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_before_a_semicolon_stay(text: str) -> None:
    assert mended(text) == text


SCRIPTS = [
    "ក្នុង\u200bម៉ឺនុយ\u200bបរិបទ",
    "ภาษา\u200bไทย\u200bง่าย",
    "ພາສາ\u200bລາວ",
    "မြန်မာ\u200bစာ",
    "他说（Ａ、Ｂ）都可以，共１２３人。",
    "「ＡＢＣ」と１２月に述べた。",
    "서울시는 ＡＢＣ방송에 답했다.",
    "قال \u200fFully Automatic هنا",
    "Le prix\u00a0: 110\u00a0Mo, dit-il\u00a0; « oui\u00a0».",
    "Šel v\u00a0Praze k\u00a0řece, z\u00a0mostu a\u00a0domů.",
    "The ligature ‘ﬁ’ stands in oﬃce.",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_script_keeps_what_it_needs(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("garbled", "text"),
    [
        ("Le chГўteau a Г©tГ© rГ©novГ©.", "Le château a été rénové."),
        ("O Jo√£o n√£o est√° aqui.", "O João não está aqui."),
        ("O JoР“Р€o nР“Р€o estР“РЋ aqui.", "O João não está aqui."),
        ("The mayorΓÇÖs ΓÇ£planΓÇ¥ is good.", "The mayor’s “plan” is good."),
        ("President FranA\u0303\x83A\u0302§ois spoke.", "President François spoke."),
    ],
)
def test_a_line_all_of_which_is_whole_in_utf_8_is_decoded(garbled: str, text: str) -> None:
    assert mended(garbled) == text


@pytest.mark.parametrize("text", ["The word Р“В¤ is here.", "A cafГ© by the sea.", "Of Р“В here."])
def test_what_would_be_decoded_by_half_stays_and_is_a_suspect(text: str) -> None:
    found = newsclean.clean_text(text)
    assert found.text == text
    assert [suspect.kind for suspect in found.suspects] == ["garbled-character"]


@pytest.mark.parametrize("text", ["В\xa02019 году «да».", "The root √2 of 4°, 5°.", "Пункт Г, §5."])
def test_clean_lines_beyond_ascii_are_not_garbled(text: str) -> None:
    found = newsclean.clean_text(text)
    assert (found.text, found.suspects) == (text, ())


def test_marks_stand_for_the_ends_of_paragraphs_in_one_line() -> None:
    told = (
        "The boat sank.",
        "Nobody drowned.",
        "“We swam,” said Ann Lee.",
        "It was raised on Monday.",
    )
    for mark in (" || ", " ¶ ", "¶"):
        assert mended(mark.join(told)) == "\n\n".join(told)
    for text in (
        "So a || b. Then c || d holds.",
        " ||| ".join(told),
        "\n".join(told[:2]) + " || So.",
    ):
        assert mended(text) == text
