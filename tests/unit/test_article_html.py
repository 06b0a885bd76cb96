"""The article as HTML and lists in Markdown: numbers, depth, quotations; nothing can become markup."""

from __future__ import annotations

from pages import TITLE, html_page

import newsclean

LINE = "The two clocks of the town stay in the tower, and the tower stays just where it has always been."
PROSE = "".join(f"<p>{LINE} So {who} said in the hall.</p>" for who in ("Ada", "Piet", "Eva"))


def article(middle: str, **more: str) -> newsclean.Article:
    head = "".join(more.values())
    markup = f"<article><h1>{TITLE}</h1><div>{PROSE}{middle}{PROSE.replace('So', 'Thus')}</div></article>"
    return newsclean.clean(html_page(markup, head, title=TITLE))


STEPS = (
    "<ol start=3><li>Keep away from both of the clocks.</li><li>Call the number on the door.</li>"
    "<li value=9>If nobody answers, repeat step 4.</li></ol>"
)


def test_numbers_of_lists() -> None:
    found = article(STEPS)
    assert [b.number for b in found.blocks if b.kind == "list-item"] == [3, 4, 9]
    assert "3. Keep away from both of the clocks.\n4. Call the number" in found.to_markdown()
    assert '<ol start="3">\n<li>Keep away from both of the clocks.</li>' in found.to_html()
    assert newsclean.Article.from_dict(found.to_dict()) == found


def test_lists_without_numbers() -> None:
    found = article(
        "<ul><li>The old clock of 1911.</li><li>The new clock of 1950.</li><li>A bell.</li></ul>"
    )
    assert "- The old clock of 1911.\n- The new clock of 1950." in found.to_markdown()
    assert "<ul>\n<li>The old clock of 1911.</li>" in found.to_html()


def test_a_quotation_of_two_paragraphs_is_one() -> None:
    parts = (
        "<p>Both of them will be stopped at noon on the first of May.</p>",
        "<p>We are sorry for this, and shall do what we can.</p>",
    )
    quote = f"<blockquote>{''.join(parts)}</blockquote>"
    found = article(f"<p>The letter says this:</p>{quote}")
    assert (
        "> Both of them will be stopped at noon on the first of May.\n>\n> We are sorry"
        in found.to_markdown()
    )
    assert (
        "<blockquote>\n<p>Both of them will be stopped at noon on the first of May.</p>\n<p>We are sorry"
        in found.to_html()
    )


def test_nothing_can_become_markup() -> None:
    middle = (
        "<p>The code &lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; was on the door of the tower, and "
        "<a href='javascript:alert(1)'>one link</a> beside <a href='https://x.example/?a=1&amp;b=2'>another</a>.</p>"
    )
    found = article(middle).to_html()
    assert "<script" not in found
    assert "javascript" not in found
    assert '<a href="https://x.example/?a=1&amp;b=2">another</a>' in found


def test_links_are_relative_to_the_page_s_own_address() -> None:
    middle = f"<p>{LINE} <a href='/n/2'>More of it</a> is told elsewhere.</p>"
    own = '<link rel="canonical" href="https://paper.example/n/1">'
    assert "[More of it](<https://paper.example/n/2>)" in article(middle, own=own).to_markdown()
    markup = html_page(f"<article><h1>{TITLE}</h1>{PROSE}{middle}</article>", own, title=TITLE)
    assert (
        "https://copy.example/n/2"
        in newsclean.clean(markup, url="https://copy.example/a").to_markdown()
    )
