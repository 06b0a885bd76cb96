"""Families of hostile input that a fifth attack tried, written from the promises alone: parts of mail, turned
pages, couples and quotations in quotations, the roles of lines, labels of archives, and markup that says that
it is something else."""

# ruff: noqa: E501
from __future__ import annotations

import base64
from itertools import count, pairwise, product

from hostile_making import FAMILIES, KEPT, family, filled, in_page, page, sentences
from hostile_prose import names
from hostile_words import lines, whole

_BEFORE = frozenset(FAMILIES)


def many(name: str, piece: str) -> None:
    """A family of one piece with ``{n}`` in it, counted, behind a line of prose; a blank line between."""
    lines(name, lambda n: piece.format(n=n), "\n\n")


def marked(name: str, piece: str) -> None:
    """The same inside a page, in markup."""

    def make(size: int) -> str:
        return page(filled(size, (piece.format(n=n) for n in count()), "\n"))

    FAMILIES[name] = make


# Mail.

HEAD = "From: a@b.example\nTo: c@d.example\nSubject: The ferry\nDate: Thu, 5 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
whole("mail_nested", HEAD, "Content-Type: message/rfc822\n\nFrom: a@b.example\n", "\nIt left.\n")
whole(
    "mail_boundaries",
    HEAD + 'Content-Type: multipart/alternative; boundary="b"\n\n',
    "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nIt =\nleft =E2=80=9Cnow=E2=80=9D=\n\n",
)
whole(
    "mail_boundary_endless",
    HEAD + "Content-Type: multipart/mixed; boundary=",
    "b",
    "\n\n--b\n\nIt left.\n",
)
whole(
    "mail_words_encoded",
    "Subject: ",
    "=?utf-8?B?w6k=?= =?x-none?Q?=FF=00?= ",
    "\nFrom: a@b.example\n\nIt left.\n",
)
whole(
    "mail_quoted_printable_broken",
    HEAD + "Content-Transfer-Encoding: quoted-printable\n\n",
    "It left =F=ZZ=\r=\n= =C3",
)
whole(
    "mail_received",
    "",
    "Received: from a.example ([10.0.0.1]) by b.example;\n\tThu, 5 Mar 2026 10:00:00 +0000\n",
    "\nIt left.\n",
)
whole(
    "mail_parameters",
    HEAD + "Content-Type: text/plain",
    "; charset*0*=utf-8''%FF; charset*1=b",
    "\n\nIt left.\n",
)
whole("mail_signatures", "It left.\n\n", "-- \nGreta Solberg\nHerald\n+44 1\n\n")
many(
    "mail_forwarded",
    "---------- Forwarded message ---------\nFrom: Greta Solberg {n} <a{n}@b.example>\nDate: Thu, Mar 5, 2026\nSubject: Fwd: Re: The ferry {n}\n\nIt left.",
)
many(
    "mail_wrote_languages",
    "Am 05.03.2026 um 10:0{n} schrieb Greta Solberg {n}:\n> Le 5 mars 2026, Greta a écrit :\n>> El 5 de marzo Greta escribió:",
)


@family
def mail_base64(size: int) -> str:
    body = base64.b64encode(filled(size * 3 // 4, sentences()).encode()).decode()
    rows = "\n".join(body[at : at + 76] for at in range(0, len(body), 76))
    return f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{rows}\n"


# Turned pages, columns, running heads.

many(
    "pages_turned",
    "- {n} -\n\f\nTHE HERALD  5 March 2026  Page {n}\nThe council voted on the lock, and the may-\n\f\nor said that it",
)
many("pages_numbered_wrongly", "{n}\n{n}\n\fThe ferry left and\n{n}{n}")
lines("page_feeds", lambda n: f"\fword {n}\f")
many(
    "page_of",
    "Page {n} of {n}{n}{n}\n\nContinued on page {n}, column {n}\n\nContinued from page {n}",
)
lines("columns_wide", lambda n: f"The ferry {n} left      the harbour {n} on      Monday with {n}")
lines("leaders_dotted", lambda n: f"The ferry left {'. ' * (n % 40)} {n}")

# Couples, quotations in quotations, people.


@family
def couples(size: int) -> str:
    both = (
        f"{a} and his wife, {b}, said: “It is late.” The couple said they “knew”."
        for a, b in pairwise(names())
    )
    return filled(size, both)


@family
def couples_surnamed(size: int) -> str:
    said = (
        f"Ann and Bob {name.split()[-1]} said “we go.” “We stay,” they said. His wife said “no”."
        for name in names()
    )
    return filled(size, said)


@family
def quoting_of_quoting(size: int) -> str:
    told = (
        f"“I heard {name} say, ‘It was “late” and ‘far’,’ and then {name.split()[0]} said, ‘No,’” she said."
        for name in names()
    )
    return filled(size, told)


many("quotes_go_on", "“It is late, and number {n} said ‘no")
whole("quotes_deep", f"{KEPT}. ", "“a ‘b ", "said Greta Solberg.")
whole("quotes_closed_deep", f"{KEPT}. ", "’” ", "")
whole("guillemets_nested", f"{KEPT}. ", "« Il dit « non » et « ", "dit Anne.")
whole("marks_cjk_touching", "記者は", "「水」", "と話した。")
whole("marks_cjk_nested", "水沢恵さんは", "「水『火", "と話した。")
whole("marks_cjk_many_people", "", "水沢恵さんは「水だ」と話した。李明说：“水。”")
many("initials_labels", "A{n}B: It left.\n\nAB: It did.\n\nAnn Berg{n}: No.")
whole(
    "descriptions",
    "",
    "Greta Solberg, the mayor, a nurse, the chair of the board, a mother of two, ",
    "said “no”.",
)
lines(
    "ages", lambda n: f"“No,” said Roe, {n}, of Mill Road {n}, (aged {n}), the {n}-year-old.", " "
)
lines(
    "pronouns_far", lambda n: f"He said she said they said “no {n}” he told her, she told him.", " "
)
lines("spouses", lambda n: f"Her husband{n} said his wife said her husband said “no”.", " ")
lines(
    "relay", lambda n: f"“No,” Reuters{n} quoted the BBC as quoting AFP as saying Roe{n} said.", " "
)

# Roles of lines, labels, rows.

many(
    "labels_of_everything",
    "Title: The ferry {n}\nBy: Greta Solberg\nDate: 5 March 2026\nTags: a, b\nSource: Herald\nBody: It left.",
)
lines("labels_unknown", lambda n: f"Label{n}: value {n}")
lines("rows_tabbed", lambda n: f'{n}\tThe ferry\t"It left"\t\t{n}')
lines("rows_piped", lambda n: f"| {n} | --- | :--: | The ferry \\| left |")
lines("bylines_only", lambda n: f"By Greta Solberg{n}, Herald Staff Writer | 5 March 2026")
lines("datelines_only", lambda n: f"LONDON{n}, March 5 (Reuters) - ")
lines("captions_only", lambda n: f"Photo: Greta Solberg{n}/Herald via Reuters (file)")
lines("pleas_only", lambda n: f"Sign up for our newsletter number {n} and never miss a story.")
lines("shares_only", lambda n: f"Share {n} Facebook Twitter WhatsApp Email Print Comments ({n})")
lines("titles_only", lambda n: f"Ferry {n} Leaves The Old Harbour Before The Storm")
lines(
    "wire_slugs",
    lambda n: f"BC-EU--Ferry{n},1st Ld-Writethru,{n}\n^Ferry leaves<\n(AP) _ It left.\n<ENDIT>",
)
whole("markdown_links", f"{KEPT}.\n\n", '[a](b) ![c](d "e") [f][g] <http://h.example> [i]: j\n')
whole("markdown_links_open", f"{KEPT}.\n\n", "[![[a](((", "")
whole("markdown_fences", f"{KEPT}.\n\n", "```\n~~~~\n```a\n", "")
whole("markdown_quotes", f"{KEPT}.\n\n", "> 1. > - > # ", "\n")
lines(
    "notes_numbered",
    lambda n: f"It left.[{n}] It came back ({n}).\n[{n}]: https://a.example/{n}\n^{n}",
)
lines(
    "catalogue",
    lambda n: (
        f"{n} of 999 DOCUMENTS\nCopyright 2026 Herald\nSECTION: Pg. {n}\nLENGTH: {n} words\n\nIt left.\n\nLOAD-DATE: March 5, 2026\n"
    ),
)

# Pages.

marked(
    "boxes_named",
    "<div class='story-{n} related-{n} byline caption share'><p>The ferry left number {n} of them.</p></div>",
)
marked(
    "posts",
    "<div class=comment itemscope itemtype='https://schema.org/Comment'><a href='/user/u{n}' class=author>Ann{n}</a><p>The ferry {n} left.</p></div>",
)
marked(
    "notes_linked",
    "<p>It left<sup id=r{n}><a href='#n{n}'>{n}</a></sup>.</p><p id=n{n}>{n}. See there. <a href='#r{n}'>↑</a></p>",
)
marked(
    "contents_linked", "<li><a href='#h{n}'>The ferry {n}</a></li><h2 id=h{n}>The ferry {n}</h2>"
)
marked(
    "cards",
    "<div class=card><a href='/s{n}'><h3>The ferry {n} left</h3></a><p>It left in the spring.</p></div>",
)
marked(
    "bylines_in_page",
    "<p class=byline>By <a rel=author href='/a{n}'>Greta Solberg{n}</a> and Ann Roe{n}</p>",
)
marked(
    "times_in_page",
    "<time datetime='2026-03-05T10:00:{n}Z'>5 March 2026, {n}:00</time><span class=date>Updated {n} minutes ago</span>",
)
marked(
    "figures_credited",
    "<figure><img src='a{n}.png' alt='The ferry {n}'><figcaption>The ferry {n}. (Photo: Roe{n})</figcaption></figure>",
)
marked(
    "frames",
    "<iframe src='https://a.example/{n}' title='The ferry {n}'></iframe><video src={n}.mp4></video>",
)
marked(
    "sheets",
    "<style>.c{n}{{display:none}} #i{n} > .d{n}{{visibility:hidden}}</style><p class='c{n} d{n}' id=i{n}>The ferry {n} left.</p>",
)
marked(
    "scripts_data",
    '<script type=\'application/ld+json\'>{{"@type":"NewsArticle","headline":"{n}","author":[{{"name":"Ann {n}"}}],"articleBody":"It left {n}."}}</script>',
)
marked(
    "metas_counted",
    "<meta property='article:author' content='Ann Roe{n}'><meta name=date content='2026-03-{n}'><link rel=canonical href='/{n}'>",
)
marked(
    "corrections_dated",
    "<p class=correction><b>Correction, March {n}:</b> An earlier version said {n}.</p>",
)
marked("formulas", "<p>It is $a_{{{n}}}^{{b}}$ and \\(c_{n}\\) and $${n}$$.</p>")
marked("struck", "<p>The <del>ferry {n}<ins>lock {n}</ins></del> left <s>it {n}</p>")
in_page("struck_nested", "<del><q><sup><a href='#fn1'>1 ", "")
in_page("cells_nested_headed", "<table><tr><th><h2><a href=a>The ferry</a></h2><td>", "")
in_page("figures_nested", "<figure><figcaption><blockquote><cite>x ", "")
in_page(
    "words_of_invisibles", "<p>f\u200be\u200cr\u2060r\ufeffy\u00ad \u202eleft\u202c \U000e0041</p>"
)
in_page("letters_alone_bold", "<b>T</b><i>h</i><u>e</u> ")
whole("tags_written", f"{KEPT}.\n\n", "&lt;p&gt;The ferry left&lt;/p&gt; &amp;lt;b&amp;gt; ")
whole(
    "addresses_written",
    f"{KEPT}.\n\n",
    "https://a.example/b?c=d&e=f www.a.example/(b) a@b.example ",
)
lines(
    "numbers_of_all_kinds",
    lambda n: f"It cost ${n},{n:03}.{n}m, £{n}bn, {n}%, {n}/{n}, {n}–{n}, ½ of {n}th, {n}°C.",
    " ",
)


@family
def letters_of_words(size: int) -> str:
    """Words that no list has, all different."""
    return f"{KEPT}. " + filled(size, ("".join(x) for x in product("qxzjkv", repeat=7)))


STORIES = frozenset(FAMILIES) - _BEFORE
