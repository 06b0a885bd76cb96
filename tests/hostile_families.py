"""Hostile input by family: each makes about so many characters of one kind of trouble.

The tests clean a little of each, ``evaluation/hostile.py`` measures how time and memory grow with
the size. Everything is generated, the same at every call.
"""

from __future__ import annotations

import base64
import random

import hostile_markup  # noqa: F401 - its families are registered, too
import hostile_odd  # noqa: F401
import hostile_prose  # noqa: F401
import hostile_stories  # noqa: F401
import hostile_words  # noqa: F401
from hostile_making import (
    FAMILIES,
    KEPT,
    as_text,
    family,
    filled,
    in_page,
    page,
    repeated,
    sentences,
    wrapped,
)

__all__ = ["FAMILIES", "KEPT", "page", "sentences"]

# Prose, plain and marked up.


@family
def text_one_line(size: int) -> str:
    return filled(size, sentences())


@family
def text_many_paragraphs(size: int) -> str:
    return filled(size, sentences(), "\n\n")


@family
def text_hard_wrapped(size: int) -> str:
    words = filled(size, sentences()).split()
    return "\n".join(" ".join(words[i : i + 11]) for i in range(0, len(words), 11))


@family
def text_repeated_sentence(size: int) -> str:
    return repeated(KEPT + ". ", size)


@family
def text_repeated_paragraphs(size: int) -> str:
    return repeated(f"{KEPT}. It will cost more than the board had planned to spend.\n\n", size)


@family
def paragraphs(size: int) -> str:
    return page(filled(size, wrapped("<p>", "</p>"), "\n"))


@family
def paragraphs_unclosed(size: int) -> str:
    return page(filled(size, wrapped("<p><b><i><u>", ""), "\n"), end="")


@family
def divisions(size: int) -> str:
    return page(filled(size, wrapped("<div><div><span>", "</span></div></div>")))


@family
def one_paragraph(size: int) -> str:
    return page(f"<p>{filled(size, sentences())}</p>")


@family
def breaks(size: int) -> str:
    return page("<p>" + filled(size, sentences(), "<br>") + "</p>")


# Markup.

in_page("tags_nested", "<div>", "")
in_page("tags_nested_inline", "<b><i><font>x ", "")
in_page("tags_nested_lists", "<ul><li>x ", "")
in_page("tags_nested_tables", "<table><tr><td>x ", "")
in_page("tags_nested_quotes", "<blockquote>x ", "")
in_page("tags_misnested", "<b><p><i>word</b></p></i> ")
in_page("tags_stray_ends", "</div></p></b>")
in_page("tags_unknown", "<x-y>a word</x-y> ")
in_page("tags_open_only", "<a href='")
in_page("less_than", "<")
in_page("brs", "<br>")
in_page("brs_with_letters", "a<br>")
in_page("rules", "<hr>a word")
in_page("tables", "<table><tr><td>7</td><td>word</td></tr></table>")
in_page("svg", "<svg><path d='M0 0L9 9'/><text>word</text></svg>")
in_page("svg_unclosed", "<svg><g>", "")
in_page("templates", "<template><p>a word</p></template>")
in_page("comments", "<!-- a word -->")
in_page("comments_unclosed", "<!-- a <p>word</p> ", "")
in_page("conditional_comments", "<!--[if IE]><p>word</p><![endif]-->")
in_page("cdata", "<![CDATA[ a word ]]>")
in_page("cdata_unclosed", "<![CDATA[ a ", "")
in_page("instructions", "<?php echo 1 ?>")
in_page("scripts", "<script>var a = '<p>';</script>")
in_page("scripts_unclosed", "<script>var a = 1;", "")
in_page("styles", "<style>p { color: red }</style>")
in_page("iframes", "<iframe src='https://a.example/'></iframe>")
in_page("forms", "<form><input name=a><select><option>one<option>two</select></form>")
in_page("images", "<img src='/a.png' alt='The old lock'>")
in_page(
    "figures",
    "<figure><img src=a.png><figcaption>The old lock, seen from the bridge.</figcaption></figure>",
)
in_page("links", "<a href='/news/2026/a-story'>A story about the ferry</a> ")
in_page("links_list", "<li><a href='/n/7'>A story about the ferry and its old engine</a></li>")
in_page("headings", "<h2>Latest news</h2><p>A word.</p>")
in_page("list_items", "<ul><li>The bridge was closed for six days, he said.</li></ul>")
in_page("hidden", "<p style='display:none'>a word</p>")
in_page("ids_alike", "<p id=a class='story body'>A word of the story.</p>")
in_page("entities", "&amp;&lt;&rsquo;&#8217;&#x2019; ")
in_page("entities_unclosed", "&rsquo &#8217 &amp ")
in_page("entities_double", "&amp;rsquo;s &amp;amp;quot; ")
in_page("articles", "<article><h2>The bridge</h2><p>It was closed for six days.</p></article>")
in_page("times", "<time datetime='2026-03-05'>5 March 2026</time> <p>a word</p>")
in_page("bylines", "<p class=byline>By Greta Solberg and Neil Harbin</p>")
in_page(
    "microdata",
    "<div itemscope itemtype='https://schema.org/NewsArticle'><p itemprop=author>Neil Harbin</p></div>",
)


@family
def attributes(size: int) -> str:
    return page(f"<p {' '.join(f'data-a{i}={i}' for i in range(size // 14))}>A word.</p>")


@family
def attribute_long(size: int) -> str:
    return page(f"<p title='{filled(size, sentences())}'>A word.</p>")


@family
def classes_long(size: int) -> str:
    return page(f"<p class='{repeated('story-body ', size)}'>A word.</p>")


@family
def base64_image(size: int) -> str:
    data = base64.b64encode(random.Random(3).randbytes(size * 3 // 4)).decode()
    return page(f"<img src='data:image/png;base64,{data}'>")


@family
def metas(size: int) -> str:
    return page("", head=repeated("<meta property='article:tag' content='the old ferry'>", size))


@family
def metas_authors(size: int) -> str:
    return page("", head=repeated("<meta name=author content='Greta Solberg, Neil Harbin'>", size))


@family
def title_long(size: int) -> str:
    return page("", head=f"<title>{filled(size, sentences())}</title>")


@family
def heading_long(size: int) -> str:
    return page(f"<h1>{filled(size, sentences())}</h1>")


@family
def table_wide(size: int) -> str:
    return page(f"<table><tr>{repeated('<td>a word</td>', size)}</tr></table>")


@family
def table_long(size: int) -> str:
    return page(f"<table>{repeated('<tr><td>a word<td>and 7', size)}</table>")


@family
def json_ld(size: int) -> str:
    many = repeated(
        '{"@type":"NewsArticle","headline":"The lock","author":[{"name":"A B"}]},', size
    )
    return page("", head=f'<script type="application/ld+json">[{many}0]</script>')


@family
def json_ld_nested(size: int) -> str:
    return page("", head=f'<script type="application/ld+json">{repeated("[", size)}</script>')


@family
def json_ld_scripts(size: int) -> str:
    one = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'
    return page("", head=repeated(one, size))


@family
def json_ld_body(size: int) -> str:
    body = filled(size, sentences())
    return page(
        "",
        head='<script type="application/ld+json">{"@type":"NewsArticle","articleBody":'
        f'"{body}"}}</script>',
    )


# Text.

as_text("quotes_straight", '"It is late," he said. ')
as_text("quotes_curly", "“It is late,” said Greta Solberg. ")
as_text("quotes_unpaired", "“It is late, he said, and the ferry has gone. ")
as_text("quotes_paragraphs", "“It is late, and the ferry has gone.\n\n")
as_text("quote_marks", '"')
as_text("quote_marks_open", "“")
as_text("quote_marks_pairs", "“”")
as_text("quote_marks_spaced", '" ')
as_text("apostrophes", "'")
as_text("guillemets", "« Oui », ")
as_text("brackets", "(")
as_text("brackets_square", "[1]")
as_text("dots", ".")
as_text("dots_spaced", ". ")
as_text("commas", ", ")
as_text("dashes", "–")
as_text("dashes_spaced", "- ")
as_text("colons", "a: ")
as_text("question_marks", "what?No! ")
as_text("spaces", " ")
as_text("tabs_and_spaces", "\t ")
as_text("no_break_spaces", "\u00a0 ")
as_text("lines_short", "x\n")
as_text("lines_of_a_word", "ferry\n\n")
as_text("newlines", "\n")
as_text("blank_lines", " \n\t\n")
as_text("carriage_returns", "\r")
as_text("word_long", "a")
as_text("word_capitals", "A")
as_text("words_short", "a ")
as_text("words_hyphenated", "well-known-")
as_text("digits", "7")
as_text("numbers", "7,000.50 ")
as_text("dates", "on 5 March 2026, ")
as_text("dates_slashed", "05/03/2026 ")
as_text("addresses", "https://a.example/b?c=d ")
as_text("addresses_joined", "http://")
as_text("mail", "a@b.example ")
as_text("at_signs", "@")
as_text("names", "Greta Solberg ")
as_text("initials", "A. B. ")
as_text("by_by", "by ")
as_text("said", "he said she said ")
as_text("boilerplate", "Also Read: Ten quiet walks along the coast\n\n")
as_text("boilerplate_joined", "Sign up to our newsletter. ")
as_text("boilerplate_inline", "(Also read: The ferry) ")
as_text("copyright", "© 2026 All rights reserved. ")
as_text("mojibake", "itâ€™s the islandâ€™s â€œferryâ€\x9d ")
as_text("mojibake_joined", "â€™")
as_text("mojibake_twice", "ÃƒÂ©")
as_text("lost_bytes", "\ufffd")
as_text("lost_letters", "caf\ufffd and it\ufffds ")
as_text("entities_in_text", "&amp;rsquo;s ")
as_text("ampersands", "&")
as_text("percents", "%20")
as_text("controls", "\x07\x1b[31m")
as_text("zero_width", "\u200b")
as_text("zero_width_in_words", "wo\u200brd ")
as_text("soft_hyphens", "wo\u00adrd ")
as_text("bidi", "\u202eabc\u202c ")
as_text("tag_characters", "\U000e0041")
as_text("combining_marks", "\u0301")
as_text("zalgo", "a\u0301\u0302\u0303\u0304\u0305 ")
as_text("emoji_joined", "👩\u200d👩\u200d👧 ")
as_text("full_width", "ＡＢＣ ")
as_text("homoglyphs", "раypаl ")
as_text("chinese", "市政府星期一说，旧桥将于春天重新开放。")
as_text("japanese", "「三十年前に廃止された駅です」と市長は話した。")
as_text("arabic", "قال المجلس إن الجسر سيفتح في الربيع. ")
as_text("thai", "สะพานเก่าจะเปิดอีกครั้ง")
as_text("joined_sentences", "It closed.The ferry left.")
as_text("split_words", "the har- bour and the fer-\nry ")
as_text("doubled_words", "the the ferry ferry ")
as_text("script_marks", "<script>alert(1)</script> ")
as_text("markdown", "[a](javascript:x) **b** # c ")
as_text("hashtags", "#ferry @harbour ")
as_text("underscores", "_")
as_text("bars", "| a | b ")
as_text("bullets", "• A word\n")
as_text(
    "labels_and_teasers", "Also read\n\nTen years of ferry delays in the north of the harbour\n\n"
)
as_text("labels_alone", "Also read\n\n")
as_text("institutions_in_marks", "Компания «Парус» снова пишет об этом. ")
as_text("terms_in_marks_chinese", "这座“水库”和那条“大坝”都很老，")
as_text("pleas_quoted", "“Join us now!” begged the sign by the road.\n\n")
as_text("tables_of_tabs", "a\tb\n")
as_text("names_with_stops", "Octane.AI ")
as_text("spun_phrases", "Joined States of America and the Unified Realm ")
