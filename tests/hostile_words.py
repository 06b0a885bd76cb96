"""Families of hostile text that a fourth attack tried, written from the promises alone: other formats than a
story, marks and letters of every script in floods, and speech that never ends."""

# ruff: noqa: E501
from __future__ import annotations

import base64
from collections.abc import Callable
from itertools import count

from hostile_making import FAMILIES, KEPT, as_text, family, filled, in_page, repeated, sentences
from hostile_prose import names, words

_BEFORE = frozenset(FAMILIES)


def lines(name: str, one: Callable[[int], str], joint: str = "\n") -> None:
    """A family of lines with a number in each, so that no two are alike."""

    def make(size: int) -> str:
        return f"{KEPT}.\n\n" + filled(size, map(one, count()), joint)

    FAMILIES[name] = make


def whole(name: str, start: str, piece: str, end: str = "") -> None:
    """A family with nothing in front of what is hostile."""

    def make(size: int) -> str:
        return start + repeated(piece, size) + end

    FAMILIES[name] = make


# Feeds and other formats, handed in as they are.

RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
whole(
    "rss",
    RSS,
    "<item><title>The ferry</title><description>&lt;p&gt;It left.&lt;/p&gt;</description></item>",
)
whole(
    "rss_cdata", RSS, "<item><content:encoded><![CDATA[<p>It left.</p>]]></content:encoded></item>"
)
whole("rss_open", RSS, "<item><description><![CDATA[It left. ")
whole("atom", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry><content type=xhtml><div>It left.</div></content></entry>")  # fmt: skip
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
whole(
    "laughs",
    f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel>',
    "<item>&l19;</item>",
)
whole("entities_outside", '<!DOCTYPE r [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;<!ENTITY b SYSTEM "http://a.example">]><p>', "&b; word ")  # fmt: skip
whole("doctypes", "", "<!DOCTYPE html [ <!ELEMENT a ANY> ")
whole("xhtml", "<?xml version='1.0' encoding='utf-16'?><html xmlns='http://www.w3.org/1999/xhtml' xmlns:h='h'><body>", "<h:p>A word of the story.</h:p><p/>")  # fmt: skip
whole("mail_parts", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\nContent-Type: multipart/mixed; boundary=b\n\n")  # fmt: skip
whole("mail_head", "From: a@b.example\nSubject: The ferry", "\n x-folded: a", "\n\nIt left.")
whole("mail_answers", "", "> On Monday, Greta Solberg wrote:\n>> It left.\n")
whole("mail_quoting", "It left.\n", "> > > > > > > >", "it left\n")
whole(
    "mail_originals",
    "It left.\n",
    "-----Original Message-----\nFrom: Greta Solberg\nSent: Monday\n\nIt left.\n",
)
whole("json_text", "[", '{"a":[1,"b"]},', "0]")
whole("rows", "a,b,c\n", '"a ""b""",7,"c\n"\n')
whole("rows_open", 'a,b\n"', 'x,"y')
whole("rtf", "{\\rtf1\\ansi ", "{\\b word}\\par \\'e9 ")
whole("tex", "\\documentclass{a}\\begin{document}", "\\section{A} word \\cite{b} % c\n")
whole("wiki", "", "{{Infobox|a=[[File:b|c]]<ref>d</ref>}} '''word''' == A ==\n")
whole("wiki_open", "", "{{{[[<ref>")
whole("logs", "", "2026-03-05T10:00:00Z ERROR a.b.C: it failed\n\tat a.b.c(D.java:7)\n")
whole("subtitles", "WEBVTT\n\n", "00:00:01.000 --> 00:00:02.000\n- It is late.\n\n")
whole("calendars", "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nDTSTART:20260305\nEND:VEVENT\n")
whole("exports_labelled", "", "Title: The ferry\nByline: Greta Solberg\nLength: 7 words\nBody\n\nIt left.\n\nLoad-Date: March 5, 2026\n\n\n")  # fmt: skip
whole("newsletters", "View in browser\n\n", "It left. ( https://a.example/?b=c )\n\n[Read more] <https://a.example>\n\n")  # fmt: skip


@family
def base64_text(size: int) -> str:
    return KEPT + ".\n\n" + base64.encodebytes(bytes(range(256)) * (size // 346 + 1)).decode()


@family
def utf_16_in_latin(size: int) -> bytes:
    return filled(size // 2, sentences()).encode("utf-16-le")


@family
def charsets_lie(size: int) -> bytes:
    head = b'<meta charset=utf-16be><meta charset=iso-2022-jp><meta charset="gb18030"><p>'
    return head + filled(size, (f"Ł’ö{s}" for s in sentences())).encode("cp1250", "replace")


@family
def escapes_of_charsets(size: int) -> bytes:
    return b"<meta charset=iso-2022-jp><p>" + b"\x1b$B!! \x1b(J\x1b$(D a\x1b" * (size // 16)


@family
def markers_cut(size: int) -> bytes:
    return (
        KEPT.encode()
        + b". "
        + b"\xe2\x80 caf\xc3 \xf0\x9f\x98 it\x92s \xed\xa0\x80 " * (size // 30)
    )


# Letters, marks and what cannot be seen.

for _name, _piece in {
    "right_to_left": "\u200f\u200eשלום\u061c ", "isolates": "\u2067a\u2068b\u2069", "isolates_open": "\u2067\u202b\u202e\u2068word ",
    "marks_stacked": "e" + "\u0301\u0323\u0489\u20dd" * 50 + " ", "marks_in_words": "fe\u0301rry\u0327 ha\u0308rbour ",
    "jamo_in_words": "\u1112\u1161\u11ab\u1100\u1173\u11af \u1112\u1161 ", "jamo_old": "\ua960\ud7b0\u1113\ud7cb ", "jamo_compat": "ㅎㅏㄴㄱㅡㄹ ",
    "selectors_more": "a\U000e0100\U000e01ef ", "annotations": "\ufff9a\ufffab\ufffb ", "objects_lost": "word\ufffc ", "signs_deprecated": "a\u206a\u206fb ",
    "signs_of_sums": "a\u2062b\u2063c\u034fd\u2060e ", "emoji_long": "👩🏽\u200d❤️\u200d💋\u200d👨🏿", "keycaps": "7\ufe0f\u20e3", "braille": "⠓⠑ ⠺⠕⠗⠇⠙ ",
    "virama": "क्ष्म्य् ", "khmer": "ភាសាខ្មែរ", "burmese": "မြန်မာစာ", "mongolian": "ᠮᠣᠩᠭᠣᠯ\u180e\u202f", "tamil": "தமிழ் எழுத்து ", "ethiopic": "ሰላም፡ነው። ",
    "persian": "می\u200cخواهم «گفت» ", "arabic_forms": "ﷲﻻﺍﻟ ", "greek_old": "ᾧ ὦ ᾍ ", "turkish": "İIıi ", "german_long": "Donaudampfschifffahrtsgesellschaft",
    "scripts_mixed": "aбγא市あ ", "chinese_spaced": "市 政 府 说 ： “ 旧 桥 ” 。 ", "chinese_quotes": "他说：“旧桥『将』开放。”", "fullwidth_marks": "，．！？；：（）［］", "vertical": "︵市︶﹁a﹂",
    "circled": "ⒶⒷⓐⓑ①②", "upside_down": "ǝɥʇ ʎɹɹǝɟ ", "superscripts": "x²³¹ H₂O ", "fractions": "½ 1⁄2 ⅔ ", "roman": "Ⅳ IV XIV viii ", "spaces_all": "a\u2002b\u2003c\u2009d\u200ae\u202ff\u205fg\u3000",
    "mojibake_cyrillic": "Р’РѕРґР° Рё РјРѕСЃС‚ ", "mojibake_mac": "it‚Äôs caf√© ", "mojibake_gbk": "浣犲ソ鍚 ", "mojibake_thrice": "ÃƒÆ’Ã‚Â©", "mojibake_cut": "â€ Ã Â â€", "latin_pairs": "Ã¤Ã¶Ã¼ÃŸ ",
    "entities_lost": "rsquo;s ampquot; #8217; amp; ", "entities_chain": "&amp;amp;amp;amp;nbsp;", "letters_lost": "o?ce f?rst pro?t ", "letters_swapped": "tbe rn0re l0ck 0f tlie ", "letters_doubled": "thhe feerry ",
    "letters_by_stops": "T.h.e. f.e.r.r.y. ", "letters_by_dashes": "f-e-r-r-y ", "joined_words": "theferryleftthe harbouratnoon ", "capitals_mixed": "tHe FeRRy ", "capitals_all": "THE FERRY LEFT. ",
}.items():  # fmt: skip
    as_text(_name, _piece)
for _name in ("marks_stacked", "right_to_left", "jamo_in_words", "selectors_more", "spaces_all"):
    in_page(f"paragraphs_{_name}", f"<p>{KEPT}. " + _name[:3] + "e\u0301\u200f\U000e0100 </p>")

# Speech.

for _name, _piece in {
    "speech_commas": "'' It is late ,, ", "speech_ticks": "``It is late'' ", "speech_angles": "<<It is late>> ", "speech_inward": "»Es ist spät« ", "speech_low": "‚Es‘ „ist‚ spät‘“ ",
    "speech_closed": "late” ", "speech_reversed": "”It is late“ ", "speech_alternating": "“‘", "speech_boxes": "「『《〈", "speech_dashes_inline": "— It is — he said — late ", "speech_colons": "Greta Solberg: ",
    "said_said": "said said told asked ", "according": "according to according to the ", "told": "he told her that she told him that ", "verbs": "said, added, warned and argued ", "commas_and": "Greta, Neil and Dorota, ",
    "names_long": "Greta ", "names_of_letters": "J. R. R. ", "offices": "the deputy vice president of the ", "nouns": "mayor spokesman officer chair ", "possessives": "Greta's brother's aunt's ", "particles": "van der von de la ",
    "pronouns": "he she they it ", "speech_of_words": '"late" "gone" ', "speech_with_stops": '"It is late." "It is gone." ', "speech_broken": '"It is," he said, "late ', "speech_titles": "“The Ferry” by ",
    "brackets_in_speech": "“It [the ferry] is (very) late” ", "dots_in_speech": "“It … is ... late” ", "inches": "5'11\" and 6\" ", "minutes": "7′ 30″ ", "backticks": "`", "bangs": "!!!???", "ellipses": "…. ",
    "addresses_of_dots": "a.b.c.d", "web": "www.", "mails": "a@a.", "handles": "@a@b@c ", "paths": "/a/b\\c:\\d ", "versions": "1.2.3.4 ", "ranges": "1–2-3—4 ", "sums_of_money": "$1.5bn €2m £3k ", "times_of_day": "10:30pm 9am ", "quarters": "Q1 2026 H2 ",
    "days": "Monday, March 5, Tuesday ", "days_german": "5. März 2026, ", "days_chinese": "2026年3月5日", "days_joined": "20260305T101010Z", "zones": "10:00 GMT+01:00 CEST ", "ordinals": "1st 2nd 3rd ", "sections": "§ 7 (a) ", "stars": "* * * ", "numbered_words": "1) word 2) word ",
    "signs_before": "-word +word =word @word ", "hyphen_kinds": "a‐b‑c‒d–e—f―g−h", "quotes_of_mail": "> ", "markdown_lists": "- * + 1. a\n", "markdown_marks": "*a**b***c_d__", "markdown_heads": "a\n===\nb\n---\n", "markdown_refs": "[1]: http://a.example 'b'\n",
    "markdown_images": "![[[[", "liquid": "{% raw %}{{ a | b }} ", "bbcode": "[b][url=a]word[/url] ", "smileys": ":-) ;) :D ", "page_breaks": "word\f7\f", "columns": "one word          two words\n", "tabs_in_lines": "\tword\t\tword\n", "dots_leading": "Chapter ........ 7\n", "rules_of_signs": "____ ---- ****\n",
    "drop_caps": "T he ferry\n\nI t left\n\n", "labels_of_wire": "LONDON (Reuters) - ", "credits": "(Photo: Greta Solberg) ", "read_more": "Read more: The ferry\n", "shares": "Share this\nTweet\n7\n", "copyright_lines": "© 2026 Herald. All rights reserved.\n", "bylines_lines": "By Greta Solberg and Neil Harbin\n",
}.items():  # fmt: skip
    as_text(_name, _piece)

lines("lines_unique", lambda n: f"Lock {n} was closed for {n * 7} days")
lines("lines_labelled", lambda n: f"Lock {n}: {n * 7}")
lines("headings_and_lines", lambda n: f"LOCK {n}\n\nIt was closed for {n} days, she said.\n")
lines("words_in_capitals", lambda n: f"Lock{n} Board{n} of North{n}", " ")
lines("numbers_unique", str, " ")
lines("quotes_unique", lambda n: f"“It was lock {n},” Greta{n} Solberg{n} told the Herald{n}.", " ")
lines(
    "quotes_straight_unique",
    lambda n: f'"It was lock {n}," Greta{n} Solberg{n} told the Herald{n}.',
    "\n\n",
)
lines("indirect_unique", lambda n: f"Greta{n} Solberg{n} said that lock {n} was closed.", " ")
lines("wire_heads", lambda n: f"TOWN{n}, March {n % 30} (Reuters) - Lock {n} was closed.", "\n\n")
lines("addresses_unique", lambda n: f"https://a{n}.example/b/{n}?c=[{n}]({n})", " ")


@family
def speech_long(size: int) -> str:
    """One quotation of everything."""
    return f"{KEPT}. “" + filled(size, sentences()) + "” said Greta Solberg."


@family
def speech_names_before(size: int) -> str:
    return f"{KEPT}.\n\n" + filled(size, names(), ", ") + ' said: "It is late."'


@family
def speech_names_behind(size: int) -> str:
    return f"{KEPT}.\n\n“It is late,” said " + filled(size, names(), " and ") + "."


@family
def words_unique_in_speech(size: int) -> str:
    return f"{KEPT}.\n\n" + filled(size, (f"“{word}” " for word in words()), "")


@family
def sentence_without_end(size: int) -> str:
    return f"{KEPT} and " + filled(size, words())


@family
def lines_of_every_length(size: int) -> str:
    found = words()
    return "\n".join(" ".join(next(found) for _ in range(n % 97)) for n in range(size // 480 + 3))


WORDS = tuple(name for name in FAMILIES if name not in _BEFORE)
