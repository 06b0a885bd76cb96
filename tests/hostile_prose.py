"""Families of hostile text that comes near to news: dialogue, wraps, separators, lists of names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count

from hostile_making import FAMILIES, KEPT, as_text, family, filled, page, repeated, sentences

_SYLLABLES = "ba do ke li mo nu ra se ti vo za pel gor min tas".split()
_LETTERS = "a word of the story "


def names() -> Iterator[str]:
    """Names of people without end, no two alike."""
    for number in count():
        parts = [_SYLLABLES[number // 15**n % 15] for n in range(4)]
        yield "".join(parts[:2]).title() + " " + "".join([*parts[2:], parts[0]]).title()


def words() -> Iterator[str]:
    """Words without end, no two alike."""
    return (name.replace(" ", "").lower() for name in names())


def in_text(name: str, start: str, piece: str, end: str) -> None:
    """A family of one paragraph behind a line of prose: a piece again and again between two ends."""

    def make(size: int) -> str:
        return f"{KEPT}, its chair said.\n\n{start}{repeated(piece, size)}{end}"

    FAMILIES[name] = make


# Quotation marks and who speaks.

in_text("quotes_odd", '"', '"It is late," he said. ', "")
in_text("quotes_odd_lines", '"', '"It is late," he said.\n', "")
in_text("quotes_odd_paragraphs", '"', '"It is late," he said.\n\n', "")
in_text("quote_in_spaces", "a", " ", '"b')
in_text("quotes_odd_words", '"', "the ferry ", "")
as_text("quotes_single", "'It is late,' he said. ")
as_text("quotes_single_open", "'it is late ")
as_text("quotes_nested", "“He said ‘it is “late”’,” she said. ")
as_text("quotes_german", "„Es ist spät“, sagte er. ")
as_text("quotes_guillemets", "« Il est tard », dit-il. ")
as_text("quotes_guillemets_open", "« il est tard ")
as_text("quotes_dashes", "— Il est tard, dit-il.\n\n")
as_text("quotes_corner", "「もう遅い」と市長は話した。")
as_text("quotes_spaced", '" It is late , " he said . ')


@family
def quote_between_spaces(size: int) -> str:
    half = " " * (size // 2)
    return f'{KEPT}.\n\nThe end{half}"{half}of it.'


@family
def speakers(size: int) -> str:
    parts = (f'"It is late," said {name}. "The ferry has gone," she added.' for name in names())
    return filled(size, parts)


@family
def speakers_paragraphs(size: int) -> str:
    parts = (f"“It is late,” said {name}, the mayor. “It is gone,” he said." for name in names())
    return filled(size, parts, "\n\n")


@family
def appositions(size: int) -> str:
    parts = (f"{name}, the head of the council of the harbour of the island," for name in names())
    return filled(size, parts) + ' said: "It is late."'


@family
def appositions_quoted(size: int) -> str:
    one = ", the head of the council, the chair of the board, a member of the party"
    parts = (f'"It is late," said {name}{one * 9}. ' for name in names())
    return filled(size, parts)


@family
def transcripts(size: int) -> str:
    return filled(size, (f"{name.upper()}: It is late, and we go." for name in names()), "\n\n")


@family
def transcripts_lines(size: int) -> str:
    return filled(size, (f"{name}: It is late, and we go." for name in names()), "\n")


@family
def dialogue(size: int) -> str:
    parts = (f"«Es ist spät», sagte {name}. «Wir gehen», sagte sie." for name in names())
    return filled(size, parts)


# Wraps and lines.


@family
def hyphens_at_line_ends(size: int) -> str:
    return filled(size, (word + "-" for word in words()), "\n")


@family
def wrapped_at_hyphens(size: int) -> str:
    """Hard-wrapped, with the word at each end of a line divided by a hyphen."""
    parts = filled(size, sentences()).split()
    lines = (parts[i : i + 11] for i in range(0, len(parts), 11))
    return "\n".join(f"bour {' '.join(line)} the har-" for line in lines)


@family
def wrapped_unique(size: int) -> str:
    found = words()
    lines = (f"{next(found)} and the council of {next(found)}-" for _ in range(size // 34))
    return "\n".join(lines)


@family
def wrapped_in_words(size: int) -> str:
    text = filled(size, sentences())
    return "\n".join(text[i : i + 72] for i in range(0, len(text), 72))


@family
def newlines_before_a_word(size: int) -> str:
    return f"{KEPT}.{chr(10) * size}word"


as_text("newlines_between_words", "\n" * 400 + "word")
as_text("lines_with_hyphens", "word-\n")
as_text("lines_indented", "    The ferry left at noon\n")
as_text("lines_of_numbers", "1,250\n77.5\n")
as_text("lines_numbered", "7. The ferry left at noon\n")
as_text("lines_ending_in_spaces", "The ferry left at noon    \n")
as_text("line_separators", "one\u2028two\u2029three\x0bfour\x0cfive\x85six\rseven\x1ceight\x1d")
as_text("line_separators_joined", "\u2028\u2029\x0b\x0c\x85\r")

# Letters and bytes.

as_text("controls_in_words", "w\x01o\x02r\x03d ")
as_text("next_lines_in_words", "w\x85o\x85r\x85d\x85")
as_text("c1_in_words", "w\x81o\x9br\x9dd ")
as_text("of_the", "of the ")
as_text("of_the_the", "of the of the the ")
as_text("numbers_short", "7 8 9 ")
as_text("spaces_in_lines", "a" + " " * 60)
as_text("capitals", "The Old Harbour Board Of The North ")
as_text("splitted_letters", "T h e f e r r y ")
as_text("commas_in_words", "a,b,c ,d ;e ")
as_text("stops_in_words", "end.Start of it.And so ")
as_text("camel_case", "ferryHarbour")
as_text("question_marks_lost", "caf? don?t ?It is? ")
as_text("shortcodes", "[caption id=a]word[/caption] {{ embed }} ")
as_text("mail_headers", "Subject: The ferry\nFrom: a@b.example\n")
as_text("entities_numbered", "&#x27;a&#39; &nbsp;")
as_text("escapes", "\\u201cIt\\u2019s\\n ")
as_text("dates_long", "Posted on March 5, 2026 at 10:30 am | Updated 5.3.2026 ")
as_text("sums", "?7.5 million and $ 5bn and 20 % of ")
as_text("wbr_text", "wo<wbr>rd<wbr/>s ")


@family
def wbr(size: int) -> str:
    return page("<p>" + filled(size, (s.replace("e", "e<wbr>") for s in sentences())) + "</p>")


@family
def random_high_bytes(size: int) -> bytes:
    return KEPT.encode() + b".\n\n" + bytes(random.Random(5).choices(range(128, 256), k=size))


@family
def random_high_bytes_in_words(size: int) -> bytes:
    dice = random.Random(5)
    return b" ".join(
        bytes((*b"fer", dice.randrange(128, 256), *b"ry", dice.randrange(128, 256)))
        for _ in range(size // 8)
    )


@family
def random_letters(size: int) -> str:
    dice = random.Random(6)
    letters = "abcdefghij ,.\n\"'“”«»-–—?!:;()[]0123456789ABC\u00a0\u2028é市\ufffd"
    return KEPT + ".\n\n" + "".join(dice.choices(letters, k=size))


# Attributes and strings.


def _script(name: str, start: str, piece: str, end: str = "</script>") -> None:
    def make(size: int) -> str:
        return page("", head=f"<script>{start}{repeated(piece, size)}{end}")

    FAMILIES[name] = make


_script("attributes_in_a_script", 'var a = "', " a=b")
_script("attributes_in_a_script_quoted", "var a = '<p", ' a="b"')
_script("attributes_in_a_script_unclosed", "var a = \"<p class='", " a='b' c=", "")
_script("quotes_in_a_script", "", '"')
_script("escapes_in_a_script", 'self.__next_f.push([1,"', '\\"a\\":\\"b c d\\",')
_script("state_in_a_script", 'window.__STATE__={"a":[', '{"headline":"x","body":"y z"},', "")


def in_tag(name: str, start: str, piece: str, end: str) -> None:
    """A family with one hostile tag in a page."""

    def make(size: int) -> str:
        return page(f"{start}{repeated(piece, size)}{end}<p>A word.</p>")

    FAMILIES[name] = make


in_tag("attribute_quote_unclosed", "<p title='a", ' b="c" ', "")
in_tag("attribute_spaces", "<p title", " ", ">")
in_tag("attribute_equals", "<p ", "=", ">")
in_tag("style_long", "<p style='", "color: red; ", "'>a word</p>")
in_tag("style_spaces", "<p style='display", " ", "none'>a word</p>")
in_tag("class_dashes", "<p class='a", "-b", "'>a word</p>")
in_tag("address_long", "<a href='https://a.example/", "a/../b?c=", "'>a word</a>")
in_tag("srcset", "<img srcset='", "a.png 1x, ", "'>")
in_tag("time_long", "<time datetime='", "2026-03-05T", "'>5 March</time>")
in_tag("byline_long", "<p class=byline>By ", "Greta Solberg, ", "</p>")
in_tag("byline_spaces", "<p class=byline>By", " ", "Greta</p>")
in_tag("headline_bars", "<h1>The ferry", " | The ferry - ", "</h1>")
in_tag("headline_spaces", "<h1>The", " ", "ferry</h1>")


def in_head(name: str, start: str, piece: str, end: str) -> None:
    """A family with one hostile tag in the head of a page."""

    def make(size: int) -> str:
        return page("<p>A word.</p>", head=start + repeated(piece, size) + end)

    FAMILIES[name] = make


in_head("charset_long", "<meta charset='", "utf-8 ", "'>")
in_head("charset_spaces", "<meta http-equiv=content-type content='text/html; charset", " ", "x'>")
in_head("title_bars", "<title>The ferry", " | The ferry - ", "</title>")
in_head("title_spaces", "<title>The", " ", "ferry</title>")
in_head("author_long", "<meta name=author content='", "Greta Solberg and ", "'>")
in_head("author_spaces", "<meta name=author content='By", " ", "Greta'>")
in_head("date_long", "<meta name=date content='", "2026-03-05 ", "'>")
in_head("description_long", "<meta name=description content='", "The ferry | ", "'>")
