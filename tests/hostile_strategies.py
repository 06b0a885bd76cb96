"""Hypothesis strategies for broken HTML, hostile text, quotes and metadata."""

from __future__ import annotations

import json

from hypothesis import strategies as st

WORDS = "The council met on Monday and put off the vote on the new bridge until spring".split()
NAMES = ("Greta Solberg", "Neil Harbin", "Dr. Lund", "the mayor", "he")
MARKS = (*tuple("“”„‟«»\"'‘’‹›「」『』`"), "''", "``")
ODD = (
    "\x00", "\x07", "\x1b[31m", "\x9b", "\r", "\r\n", "\u2028", "\x85", "\x0b", "\x0c", "\u200b",
    "\u200d", "\ufeff", "\u202e", "\u2066", "\u00ad", "\u00a0", "\ufffd", "\ufffe", "\ud800",
    "\udfff", "\U000e0041", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\u0301" * 9, "👩\u200d👧",
    "â€™", "Ã©", "Ã¢â‚¬â„¢", "&amp;rsquo;", "&#0;", "&#x110000;", "&#xd800;", "&#x202e;", "&#27;",
    "&nbsp", "İ", "ß", "ﬁ", "Ａ", "=1+1", "<script>alert(1)</script>", "[a](javascript:x)",
    "![](data:x)", "</p>", "<!--", "]]>", "<![CDATA[", "{{x}}", "%s%n", "http://", "@a", "\\", "```",
)  # fmt: skip
TAGS = (
    "p div span b i em a h1 h2 h3 ul ol li table tr td th article main section header footer nav"
    " aside figure figcaption blockquote q pre code br hr img svg math path script style noscript"
    " template textarea select option button form iframe object title head body html frameset"
    " plaintext xmp font center time address details summary dl dt dd video audio x-story base meta"
).split()
ATTRIBUTES = (
    "", " class=story-body", " class='byline author'", " id=comments", " hidden", " style=display:none",
    " href='/a'", " href=javascript:alert(1)", " href='http://[::1'", " href='data:text/html,x'",
    " href='//h/\x1b\u202e'", " itemprop=articleBody", " itemscope itemtype=https://schema.org/NewsArticle",
    " itemprop=author", " datetime=2026-03-05T07:40Z", " datetime=9999-99-99", " content='\ud800'",
    " property=og:title content='The \x1b lock'", " name=author content='Greta \u202e Solberg'",
    " lang=de", " a='", ' b="', " =", " <", " /", " rel=author", " role=main", " shadowrootmode=open",
)  # fmt: skip

word = st.sampled_from(WORDS) | st.sampled_from(ODD) | st.text(max_size=6)
sentence = st.lists(word, min_size=1, max_size=14).map(" ".join)
joined = st.lists(word | st.sampled_from(MARKS) | st.sampled_from((" ", "\n", "\n\n")), max_size=40)
speech = st.builds(
    "{0}{1}{2} {3} said{4}".format,
    st.sampled_from(MARKS),
    sentence,
    st.sampled_from(MARKS) | st.just(""),
    st.sampled_from(NAMES),
    st.sampled_from((".", "", ", " + MARKS[0], ":", ": “", "\n")),
)
text = st.lists(sentence | speech | joined.map("".join), max_size=10).flatmap(
    lambda parts: st.sampled_from(("\n\n", "\n", " ", "\r\n", "\u2029")).map(
        lambda j: j.join(parts)
    )
)
quotes = st.lists(speech | sentence, max_size=12).map("\n".join)

start_tag = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
end_tag = st.builds("</{}>".format, st.sampled_from(TAGS))
markup = st.lists(start_tag | end_tag | sentence | speech, max_size=50).map("".join)

scalar = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | sentence
    | st.sampled_from(
        (
            "2026-03-05",
            "2026-13-45T99:99",
            "0000-00-00",
            "Greta Solberg",
            "http://[::1",
            "By",
            "NewsArticle",
        )
    )
)
KEYS = (
    "@type @id @graph @context headline name author creator datePublished dateModified articleBody"
    " description keywords articleSection image url publisher isAccessibleForFree inLanguage"
    " mainEntityOfPage @value"
).split()
json_value = st.recursive(
    scalar,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=20,
)
linked_data = st.builds(
    lambda value, kind, cut: _script(value, kind)[: cut or None],
    json_value,
    st.sampled_from(("NewsArticle", "Person", "WebPage", "")),
    st.sampled_from((0, 0, 0, -10, -30, 60)),
)
meta = st.builds(
    '<meta {}="{}" content="{}">'.format,
    st.sampled_from(("name", "property", "itemprop", "http-equiv")),
    st.sampled_from(
        "author og:title og:description article:author article:published_time date description keywords"
        " og:url og:image og:locale article:section article:tag Content-Type og:site_name".split()
    ),
    scalar.map(str),
)
metadata = st.lists(linked_data | meta, max_size=5).map("".join)
page = st.builds(
    "<html{}><head><title>{}</title>{}</head><body><h1>{}</h1>{}</body></html>".format,
    st.sampled_from(ATTRIBUTES),
    sentence,
    metadata,
    sentence,
    markup,
)


def _script(value: object, kind: str) -> str:
    node = {"@type": kind, **value} if isinstance(value, dict) and kind else value
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'
