"""Families of hostile markup that a fourth attack tried, written from the promises alone: every element inside
itself, metadata of the wrong kind in every field, addresses that are none, and floods of small parts."""

# ruff: noqa: E501
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count

from hostile_making import FAMILIES, family, filled, in_page, page, repeated, sentences
from hostile_prose import names, words

_BEFORE = frozenset(FAMILIES)

# Every element inside itself, and a word in each.

NESTED = (
    "section article blockquote q ul,li ol,li menu,li dl,dd dl,dt table,tbody,tr,th table,caption figure"
    " figure,figcaption details,summary fieldset,legend span a b strong,em font sup sub code pre tt svg,g"
    " svg,text math,mfrac select,optgroup,option button object form label noscript ruby,rt ins del center main"
    " aside nav header footer address h1 h3 p,b video,source audio map,area marquee bdo,bdi abbr cite"
    " custom-box slot dialog hgroup search textarea noframes frameset,frame body html template nobr u,i,s"
    " div,a,div template,template picture,img li td tr option"
).split()  # fmt: skip
for _tags in NESTED:
    in_page(
        f"nested_{_tags.replace(',', '_').replace('-', '_')}",
        "".join(f"<{tag}>x " for tag in _tags.split(",")),
        "",
    )


def numbered(name: str, one: Callable[[int], str], *, head: bool = False) -> None:
    """A family of parts with a number in each, so that no two are alike."""

    def make(size: int) -> str:
        inside = filled(size, map(one, count()), "\n")
        return page("<p>A word.</p>", head=inside) if head else page(inside)

    FAMILIES[name] = make


# Attributes.

in_page("attributes_alike", "<p a a a a a a=1 A=2 a='3'>word</p>")
in_page("attributes_odd", "<p \"=' <=> =x é=ü \ufffd \x01=\x02 on\0x=y>word</p>")
numbered("classes_unique", lambda n: f"<p class='c{n} story-{n} body{n}' id=i{n}>A word of it.</p>")
numbered("styles_unique", lambda n: f"<p style='margin:{n}px;display:block'>A word of it.</p>")
numbered("item_chain", lambda n: f"<p id=i{n} itemscope itemref='i{n + 1} i{n + 2}'>word</p>")
numbered("labels_chain", lambda n: f"<p id=i{n} aria-labelledby='i{n + 1}'>A word of it.</p>")
numbered("hidden_levels", lambda n: f"<div hidden aria-hidden=true><p>Word {n} of it.</p></div>")
in_page("data_images", f"<img src='data:image/png;base64,{'iVBOR' * 400}' srcset='data:,a 1x'>")
in_page("data_everywhere", "<object data='data:,a'><video poster='data:,b'></video><i style='background:url(data:,c)'>x</i>")  # fmt: skip


@family
def data_image_alone(size: int) -> str:
    data = repeated("iVBORw0KGgo", size)
    return page(
        f"<figure><picture><source srcset='data:image/png;base64,{data} 2x'><img></picture>"
    )


# Addresses.

in_page("srcset_odd", "<img srcset=',,, a.png 1e999w, b.png -1x 2h 3q,,c.png (a,b) 1x, //'> word ")
in_page(
    "srcset_parentheses", "<img srcset='a.png (((((, ' sizes='(((' data-srcset='//a 1w 2w'> word "
)
in_page(
    "bases_odd",
    "<base href='data:,x'><base href='javascript:a'><base href='//'><a href='?x'>word</a> ",
)
in_page("links_odd", "<a href='\\\\a\\b\n\tc'>a</a><a href='//[::1]:99999/%zz%'>word</a><a href='jAvA\tscript:x'>w</a> ")  # fmt: skip
in_page("links_in_words", "w<a href='/a'>o</a>rd<a href=''></a> and <a>so</a> ")
in_page("links_long", f"<a href='/{'a%20' * 500}?{'&a=b' * 500}'>A word of it</a> ")
in_page("links_international", "<a href='https://ex\u00adämple.\u202ecom\u3002de/\ud800'>word</a> ")
numbered(
    "links_unique", lambda n: f"<a href='/news/{n}/story-{n}'>Story {n} about the old ferry</a>"
)
numbered("refreshes", lambda n: f"<meta http-equiv=refresh content='0;url=/{n}'>", head=True)
in_page("refreshes_hidden", "<noscript><meta http-equiv=refresh content='0; URL=\"\"'></noscript> ")
numbered(
    "canonicals", lambda n: f"<link rel='canonical amphtml' href='//a{n}.example/{n}'>", head=True
)

# Comments, entities, raw text.

for _name, _piece in {
    "declarations": "<!x a>", "ends_odd": "</ ></></3>", "comments_nested": "<!-- a <!-- b --!> c ->",
    "comments_short": "<!--><!--->", "conditions_nested": "<![if x]><![if y]>word ",
    "references_long": "&" + "a" * 300 + "; ", "references_huge": "&#99999999999;&#x" + "f" * 200 + "; ",
    "references_controls": "&#0;&#x81;&#xd800;&#xfffe;&#x202e;&#8;word ", "references_joined": "&notit;&ampamp&copycopy ",
    "raw_text": "<title>a</title><style>b</style><xmp>c</xmp>word ", "textareas": "<textarea>a word",
    "scripts_escaped": "<script><!--<script></script>--></script>word ", "framesets": "<frameset><frame src=a></frameset>",
    "letters_apart": "<span>w</span><span>o</span><i>r</i><b>d</b> ", "words_apart": "<font color=red>word</font> ",
    "wbr_shy": "w<wbr>o&shy;r\u200bd ", "breaks_spaced": "a word<br>&nbsp;<br>\u3000<br/>", "roots": "<html><body><head>word ",
    "shadow_nested": "<x-a><template shadowrootmode=open><slot></slot><p>word</p>", "slots": "<x-a><p slot=a>A word.</p></x-a>",
    "formulas_dollars": "$a_1$ and $$b ", "formulas_unclosed": "\\(a \\[b \\begin{x} ", "katex": "<span class=katex><math><mi>x</mi></math></span> ",
    "paragraphs_tiny": "<p>a</p>", "paragraphs_empty": "<p></p>", "paragraphs_blank": "<p>&nbsp;</p>",
    "paragraphs_of_signs": "<p>.</p><p>—</p>", "headings_empty": "<h2></h2><h3> </h3>", "headings_alone": "<h2>The old ferry</h2>",
    "asides_alike": "<aside class=related><h3>More</h3><a href=/a>A story</a></aside>",
    "tables_spanned": "<table><thead><tr><th rowspan=0 colspan=-1>a<tfoot><tr><td>b</table>",
    "captions": "<table><caption>The old ferry, seen from here</caption></table>", "players": "<video><source src=a.mp4><track src=b></video>",
    "frames_of_players": "<iframe src='https://www.youtube.com/embed/a?b'></iframe>word ", "galleries": "<ul class=gallery><li><figure><img src=a><figcaption>It</figure>",
    "rows_of_pre": "<pre>\ta\n\n  b</pre>", "code_boxes": "<div class=highlight><pre><code>a = b\n</code></pre></div>",
    "notes_lost": "a<sup><a href='#x'>*</a></sup> ", "likes": "<div class=share><a href=/s>Share</a><span>7</span></div>",
}.items():  # fmt: skip
    in_page(_name, _piece)

# Parts that a page repeats, no two alike.

numbered("footnotes_unique", lambda n: f"a<sup><a href='#n{n}' id=r{n}>{n}</a></sup><p id=n{n}>{n}. Note <a href='#r{n}'>^</a></p>")  # fmt: skip
numbered("readers", lambda n: f"<div class=comment id=c{n}><b>Greta {n}</b> <time>{n % 24}:10</time><p>I was there {n} times.</p></div>")  # fmt: skip
numbered("replies", lambda n: f"<div class=comment><b>Greta {n}</b><p>I was there {n} times.</p>")
numbered("live_posts", lambda n: f"<h3>{n % 24}:{n % 60:02}</h3><time datetime='2026-03-05T{n % 24:02}:00'></time><p>Ship {n} left.</p>")  # fmt: skip
numbered("teasers", lambda n: f"<div class=card><a href=/{n}><h3>Ferry {n} is late</h3></a><p>It left at {n} …</p></div>")  # fmt: skip
numbered(
    "paragraphs_near",
    lambda n: f"<p>The harbour board voted on Monday to open old lock {n} again.</p>",
)
numbered("images_unique", lambda n: f"<figure><img src=a{n}.png width={n} height=9><figcaption>Lock {n}. Photo: Greta Solberg</figcaption></figure>")  # fmt: skip
numbered("cells_unique", lambda n: f"<table><tr><td>Lock {n}</td><td>{n * 7}</td></tr></table>")
numbered(
    "headings_unique",
    lambda n: f"<h2>What lock {n} costs</h2><p>It cost {n} million, Greta {n} said.</p>",
)
numbered(
    "bylines_unique",
    lambda n: f"<span class=author><a rel=author href=/a/{n}>Greta Solberg{n}</a></span>",
)
numbered(
    "times_unique",
    lambda n: f"<time datetime='{1000 + n % 8999}-03-05'>5 March {1000 + n % 8999}</time>",
)

# Metadata.

numbered(
    "metas_unique",
    lambda n: f"<meta name='x:{n}' property='y:{n}' content='the old ferry {n}'>",
    head=True,
)
numbered(
    "metas_dates",
    lambda n: f"<meta property='article:published_time' content='{n}-03-05T25:61'>",
    head=True,
)
numbered(
    "metas_of_papers",
    lambda n: f"<meta name=citation_author content='Solberg, Greta {n}'>",
    head=True,
)
numbered(
    "titles",
    lambda n: f"<title>The ferry {n} | News</title><meta property=og:title content='Ferry {n}'>",
    head=True,
)
numbered(
    "feeds_linked",
    lambda n: f"<link rel=alternate hreflang=x{n} type=application/rss+xml href=/{n}>",
    head=True,
)


def data(value: object) -> str:
    text = json.dumps(value).replace("</", "<\\/")
    return page("", head=f'<script type="application/ld+json">{text}</script>')


KEYS = (
    "@type @id @graph @context @reverse headline alternativeHeadline name author creator contributor editor"
    " datePublished dateModified dateCreated articleBody description abstract keywords articleSection image"
    " thumbnailUrl url publisher sourceOrganization isAccessibleForFree isPartOf inLanguage mainEntity"
    " mainEntityOfPage itemListElement hasPart about mentions comment liveBlogUpdate correction wordCount video"
).split()
WRONG = (None, True, -1, 1e308, 10**400, "", "\ud800\x00\u202e", [], {}, [[[]]], [None, 7, {}], {"@value": {"@value": 7}},
         {"@list": [{"@id": 7}]}, {"@type": ["Person", None, 7, {}], "name": {"name": [7]}}, ["x"] * 50, "9999-99-99", {"": ""})  # fmt: skip


@family
def json_ld_wrong(size: int) -> str:
    """Every field with every kind of value that does not belong there."""

    def nodes() -> Iterator[object]:
        for number in count():
            wrong = (WRONG[(number + k) % len(WRONG)] for k in range(len(KEYS)))
            yield {"@type": "NewsArticle", **dict(zip(KEYS, wrong, strict=True))}

    found: list[object] = []
    length = 0
    for node in nodes():
        if length >= size:
            break
        found.append(node)
        length += len(json.dumps(node))
    return data(found)


@family
def json_ld_wrong_article(size: int) -> str:
    """One article, whose every field is a list of all that is wrong."""
    again = max(1, size // (len(json.dumps(WRONG)) * len(KEYS)))
    return data({"@type": "NewsArticle", **{key: list(WRONG) * again for key in KEYS[2:]}})


@family
def json_ld_graph(size: int) -> str:
    nodes = [
        {"@type": "NewsArticle", "@id": f"#{n}", "author": {"@id": f"#{n + 1}"}, "isPartOf": {"@id": f"#{n // 2}"}}
        for n in range(size // 105)
    ]  # fmt: skip
    return data({"@context": "https://schema.org", "@graph": nodes})


@family
def json_ld_ring(size: int) -> str:
    """Persons each of whom is the next one, in a ring."""
    last = size // 60 + 1
    nodes = [
        {"@type": "Person", "@id": f"#{n}", "name": {"@id": f"#{(n + 1) % last}"}}
        for n in range(last)
    ]
    return data([{"@type": "NewsArticle", "headline": "x", "author": {"@id": "#0"}}, *nodes])


@family
def json_ld_people(size: int) -> str:
    people = [
        {"@type": "Person", "name": name}
        for name, _ in zip(names(), range(size // 46), strict=False)
    ]
    return data({"@type": "NewsArticle", "headline": "x", "author": people, "editor": people[:9]})


@family
def json_ld_keywords(size: int) -> str:
    return data(
        {
            "@type": "NewsArticle",
            "keywords": filled(size, words(), ", "),
            "articleSection": ["a"] * 999,
        }
    )


@family
def json_ld_markup(size: int) -> str:
    body = "<p>" + filled(size, sentences(), "</p><p>") + "<script>x</script>"
    return data({"@type": "NewsArticle", "articleBody": body, "description": body[:9999]})


def in_script(name: str, start: str, piece: str, end: str) -> None:
    """A family of a script with a program or its data."""

    def make(size: int) -> str:
        return page("", head=f"<script {start}{repeated(piece, size)}{end}</script>")

    FAMILIES[name] = make


in_script(
    "json_ld_unquoted", "type='application/ld+json'>", "{'@type':NewsArticle,a:NaN,/*b*/},\n", ""
)
in_script("json_ld_commas", "type='application/ld+json'>{", ',"a":1,', "}")
in_script(
    "json_ld_broken", "type='application/ld+json'>", '{"@type":"NewsArticle","headline":"a', ""
)
in_script(
    "json_ld_cdata", "type='application/ld+json'>", '//<![CDATA[\n{"@type":"NewsArticle"}//]]>', ""
)
in_script("state_escaped", ">window.a=JSON.parse('", '{\\"articleBody\\":\\"a \\\\u0022\\",', "')")
in_script("state_deep", "id=__NEXT_DATA__ type='application/json'>", '{"props":{"a":[', "")
in_script("state_braces", ">var a=", "{[(", "")
in_script("state_strings", ">a=", "'\"`${", "")
in_script("speakable", "type='text/plain'>", "<p>a word</p>", "")


@family
def json_ld_depths(size: int) -> str:
    """Objects as deep as a parser of JSON allows, again and again."""
    deep = '{"@type":"Person","author":' * 300 + "7" + "}" * 300
    return page(
        "", head=f'<script type="application/ld+json">[{repeated(deep + ",", size)}7]</script>'
    )


MARKUP = tuple(name for name in FAMILIES if name not in _BEFORE)
