"""Families of hostile input that a third attack tried: values that no calendar, number or address has,
letters whose length changes with their case, markup inside markup, structured data in circles."""

from __future__ import annotations

from hostile_making import FAMILIES, KEPT, as_text, family, in_page, page, repeated

# Markup.

in_page("iframes_srcdoc", "<iframe srcdoc='&lt;p&gt;a word&lt;/p&gt;'></iframe>")
in_page("svg_foreign", "<svg><foreignObject><p>a word</p></foreignObject></svg>")
in_page("svg_foreign_nested", "<svg><foreignObject><div>", "")
in_page("math_nested", "<math><mrow><mi>x", "")
in_page(
    "math_tex",
    "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation>"
    "</semantics></math> word ",
)
in_page(
    "pictures", "<picture><source srcset='a.png 1x, b.png 2x'><img src=c.png alt=lock></picture>"
)
in_page("math_tags_odd", "<math><mi>x</mi><h3class='a'>y</h3class='a'><a\"b>z</math> word ")
in_page("pictures_in_words", "wo<img src=a.png>rd ")
in_page(
    "footnotes", "word<sup><a href='#n1' id=r1>1</a></sup><p id=n1>1. Note <a href='#r1'>^</a></p>"
)
in_page(
    "embeds",
    "<blockquote class=twitter-tweet><p>a</p><a href='//x.com/a/status/1'></a></blockquote>",
)
in_page("corrections", "<p class=correction>Correction: An earlier version said six.</p>")
in_page("breadcrumbs", "<nav class=breadcrumb><ol><li><a href='/a'>News</a></li></ol></nav>")
in_page("code_inline", "the <code>a b</code> word ")
in_page("code_nested", "<code><i>a ", "")
in_page("preformatted", "<pre>a  b\n</pre>")
in_page("preformatted_in_words", "it rained , <pre>a  , b</pre> ")
in_page("ruby", "<ruby>漢<rp>(</rp><rt>kan</rt></ruby>")
in_page("details", "<details><summary>More</summary><p>a word of it</p></details>")
in_page("definitions", "<dl><dt>word</dt><dd>what it means</dd></dl>")
in_page("colspans", "<table><tr><td colspan=1000000000 rowspan=1000000000>7</td></tr></table>")
in_page("lists_numbered", "<ol start=99999999999999999999 reversed><li value=-7>a word</ol>")
in_page("plaintext", "<plaintext>a word ", "")
in_page("tags_raw", "<xmp><p>a</xmp><noembed><p>b</noembed><listing>c</listing>")
in_page("tags_prefixed", "<o:p>a word</o:p><fb:like xml:lang=en xlink:href=x></fb:like>")
in_page("doctype_entities", "<!DOCTYPE a [<!ENTITY b '&c;&c;'>]>&b; ")
in_page("shadow_roots", "<div><template shadowrootmode=open><p>a word</p></template></div>")
in_page(
    "items_in_circles", "<div itemscope id=a itemref='b a'></div><p id=b itemscope itemref=a></p>"
)
in_page("items_nested", "<div itemscope itemprop=author itemtype='https://schema.org/Person'>", "")
in_page("quotes_marked", "<q>a word</q> ")
in_page("separators_in_links", "<a href='/a'>one\u2029\u2029two</a> ")
in_page("addresses_broken", "<a href='http://[a'>a</a> <a href='http://a:b:9/\u2100'>word</a> ")
in_page("bases", "<base href='http://[a/'><a href='b'>a word</a> ")
in_page("times_odd", "<time datetime='0001-01-01T00:00:00+14:00'>31 December 9999</time> word ")
in_page("tasks", "<ul><li><input type=checkbox checked>a word <ul><li>b</ul></ul>")


@family
def address_data(size: int) -> str:
    return page(f"<p><a href='data:text/html,{repeated('abc ', size)}'>a word</a></p>")


def in_data(name: str, start: str, piece: str, end: str) -> None:
    """A family of structured data."""

    def make(size: int) -> str:
        data = start + repeated(piece, size) + end
        return page("", head=f'<script type="application/ld+json">{data}</script>')

    FAMILIES[name] = make


in_data("json_ld_number", '{"@type":"NewsArticle","headline":"x","wordCount":', "9", "}")
in_data("json_ld_exponent", '{"@type":"NewsArticle","datePublished":1e', "9", "}")
in_data("json_ld_objects", "", '{"@type":"NewsArticle","author":', "")
in_data(
    "json_ld_circles",
    '{"@graph":[',
    '{"@type":"NewsArticle","@id":"#a","author":{"@id":"#b"}},{"@id":"#b","author":{"@id":"#a"}},',
    "0]}",
)
in_data("json_ld_authors", '{"@type":"NewsArticle","author":[', '{"name":"Greta Solberg"},', "0]}")
in_data("json_ld_escapes", '{"@type":"NewsArticle","headline":"', "\\ud800\\u0000", '"}')
in_data("json_ld_keys", '{"@type":"NewsArticle",', '"headline":"x",', '"url":[[[[7]]]]}')


def json_ld_lists(depth: int) -> str:
    """Lists inside lists, as deep as a parser of JSON allows."""
    inside = "[" * depth + '"Greta Solberg"' + "]" * depth
    data = f'{{"@type":"NewsArticle","headline":"x","author":{inside}}}'
    return page("", head=f'<script type="application/ld+json">{data}</script>')


FAMILIES["page_json_ld_lists"] = lambda size: json_ld_lists(min(size // 2, 900))

# Text.

as_text("byte_order_marks", "\ufeffword ")
as_text("private_use", "\ue000")
as_text("noncharacters", "\ufdd0\ufffe")
as_text("joiners", "\u200d")
as_text("joiners_in_words", "wo\u200cr\u200dd ")
as_text("selectors", "a\ufe0f")
as_text("fillers", "\u3164\u115f ")
as_text("marks_alone", "\u064b\u093e ")
as_text("capitals_that_grow", "İstanbul İ ")
as_text("letters_that_grow", "ŉ ǰ ΐ ﷺ ß ")
as_text("digits_that_are_none", "on ² March ①⑨⑨⑨, by Greta ³ Solberg ")
as_text("digits_of_others", "on ٥ March ٢٠٢٦, ५ मार्च २०२६ ")
as_text("dates_impossible", "31 February 0000, 99/99/9999 at 25:61, 1 January 99999 ")
as_text("numbers_huge", "on 7" + "0" * 300 + " March, $" + "9" * 300 + " million ")
as_text("ligatures", "ﬁ ﬂ ﬃ ")
as_text("letters_of_sums", "𝐀𝐁 𝒸 ")
as_text("flags", "🇩🇪🇬🇧")
as_text("jamo", "\u1100\u1161\u11a8")
as_text("hebrew_marks", "שָׁלוֹם ״ ")
as_text("tibetan", "བོད་")
as_text("korean", "시장은 “다리가 열린다”고 말했다. ")
as_text("hindi", "मेयर ने कहा, “पुल खुलेगा।” ")
as_text("quoted_printable", "it=E2=80=99s =\nlate=20 ")
as_text("utf_7", "+AGEAYgBj- ")
as_text("escapes_of_bytes", "\\xe2\\x80\\x99 %u2019 \\u{2019} ")
as_text("mime", "--b\nContent-Type: text/html; charset=x\n\n<p>a word</p>\n")
as_text("boundaries", "--=_Part_7\n")
as_text("pdf_signs", "(cid:12)(cid:7) ")
as_text("elisions", "d'un l'on qu'il ")
as_text("apostrophes_between", "O'O'O'")
as_text("titles_of_people", "Mr. Dr. Prof. ")
as_text("years_joined", "1990-91-92-93 ")
as_text("footnote_signs", "word[12] word¹² ")
as_text("speaker_labels", "Q: A: Q: A: ")
as_text("labels_of_fields", "Title: x\nBy: y\nDate: z\n\n")
as_text("urls_broken", "http://[a http://a:b:9/ http://\u2100 ")
as_text("stops_of_all_kinds", ".!?…。！？।॥")
as_text("brackets_nested", "([{«„“")
as_text("rows_of_signs", "=-=-=*~*~")
as_text("hashes", "# # # ")
as_text("tables_of_markdown", "| a | b |\n|---|---|\n")
as_text("fences", "```\na\n")
as_text("links_of_markdown", "![a](b)[c](d ")
as_text("mentions_nested", "<@a:b> <!channel> ")
as_text("nulls", "wo\0rd ")
as_text("halves_of_pairs", "a\ud800b\udc00 ")


@family
def marks_mixed(size: int) -> str:
    """Every mark that a quotation may begin or end with, in turns."""
    return f"{KEPT}.\n\n" + repeated("“a‘b„c«d‹e「f\"g'h″i`j ", size)
