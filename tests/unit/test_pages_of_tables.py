"""Pages of the 2000s: the whole page in tables, no heading, a title that names the site alone."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.extraction.inline_text import blocks_of
from newsclean.text.agency_initials import is_initials

CZECH = [
    "Hasiči v neděli odpoledne vytáhli z Lužnice auto, které tam před lety zajelo při povodni a o kterém "
    "nikdo z obce nevěděl.",
    "„Nejdřív jsme mysleli, že je to kámen,“ řekl velitel zásahu Petr Marek, který u řeky strávil se svými "
    "lidmi celé odpoledne.",
    "Auto odvezla odtahová služba na dvůr obecního úřadu, kde na něj čeká policie a také jeho bývalý "
    "majitel z vedlejší vesnice.",
]
JAPANESE = [
    "港の食堂で働く佐伯さんは、毎朝四時に店を開ける。漁から戻る人たちのために、四十年続けてきた習慣だ。",
    "「味噌汁がないと一日が始まらない」と佐伯さんは話す。台風の日も、雪の日も、休んだことはない。",
    "店は来年の春に建て替えられる予定で、町は古い看板を資料館に残すことを決めた。",
]


STATED = (
    '<head><script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Hasiči u řeky", '
    '"datePublished": "2025-05-04"}</script></head>'
)


def page(title: str, before: str, heading: str, body: str, after: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body bgcolor='#ffffff'><table width='780'><tr>"
        f"<td width='150'>{before}</td><td width='470'><table width='100%'>{heading}{body}</table></td>"
        f"<td width='160'><font size='1'>{after}</font></td></tr></table></body></html>"
    )


def test_the_headline_is_the_large_line_in_front_of_the_story() -> None:
    body = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;{text}" for text in CZECH)
    found = newsclean.clean(
        page(
            "POVLTAVÍ - týdeník pro město a okolí",
            "<font size='1'><b>Anketa</b><br>Vadí vám, že most zavřeli na tři roky?<br>ano 61 %<br>ne 12 %"
            "<br>Celkem hlasovalo: 214</font>",
            "<tr><td><font size='1'>14.5.2004 - Zprávy z radnice</font><br><font size='5'><b>Hasiči vytáhli "
            "z řeky auto po dvaceti letech</b></font></td></tr>",
            f"<tr><td><font size='3'>{body}</font></td></tr>",
            "Prodám kolo. Tel. večer.<br><br>Koupím králíkárnu.",
        )
    )
    assert found.headline == "Hasiči vytáhli z řeky auto po dvaceti letech"
    assert found.quality.kind == "article"
    assert [block.text for block in found.blocks] == CZECH


@pytest.mark.parametrize("name", ["midashi", "news_midashi"])
def test_the_headline_is_what_the_class_calls_so(name: str) -> None:
    body = "<BR>".join(f"\u3000{text}" for text in JAPANESE)
    found = newsclean.clean(
        page(
            "北浜日報 - 地域ニュース -",
            "<b>特集</b><br><a href='#'>港の灯り</a><br><a href='#'>高校野球</a>",
            f"<tr><td class='{name}'>港の食堂、四十年の朝</td></tr>",
            f"<tr><td class='honbun'>{body}</td></tr>",
            "<b>最新</b><br><a href='1.htm'>カツオ水揚げ倍増</a>",
        )
    )
    assert found.headline == "港の食堂、四十年の朝"
    assert [block.text for block in found.blocks] == JAPANESE


def test_words_are_counted_where_few_blanks_stand_between_many_letters() -> None:
    from newsclean.extraction.blocks import Container

    holder = Container.__new__(Container)
    text = " ".join(JAPANESE)
    (block,) = blocks_of([text], holder, [], [], verbatim=False)
    assert block.words > 40
    assert block.is_prose


def test_a_way_through_the_site_is_no_byline() -> None:
    told = "".join(f"<p>{text}</p>" for text in CZECH)
    crumbs = "<div class='crumbs'><a href='/'>Головна</a> / <a href='/n'>Новини</a> / Hasiči u řeky</div>"
    found = newsclean.clean(f"<html><body>{crumbs}<h1>Hasiči u řeky</h1>{told}</body></html>")
    assert found.authors == ()


def test_what_another_story_costs_is_no_gate() -> None:
    told = "".join(f"<p>{text}</p>" for text in CZECH)
    facts = "<ul><li>Řeka: Lužnice</li></ul>"
    card = "<article><a href='/3'><span>For abonnenter</span><h3>Vlk u školky</h3></a></article>"
    found = newsclean.clean(
        f"<html>{STATED}<body><article><h1>Hasiči u řeky</h1>{told}{facts}</article>{card}</body></html>"
    )
    assert found.quality.kind == "article"


@pytest.mark.parametrize(
    "line", ["om/pjd/kl", "--(رمال) ل ع/ ن ح/ ب ط", "وأش/ م.ع / س.ق", "KB/AFP"]
)
def test_initials_end_no_story(line: str) -> None:
    assert is_initials(line)
    told = "".join(f"<p>{text}</p>" for text in CZECH)
    html = f"<html><body><article><h1>Hasiči u řeky</h1>{told}<p>{line}</p></article></body></html>"
    assert [block.text for block in newsclean.clean(html).blocks] == CZECH


@pytest.mark.parametrize("line", ["and/or", "N/A", "Читайте/смотрите", "12/24", "km/h"])
def test_other_words_with_a_stroke_are_no_initials(line: str) -> None:
    assert not is_initials(line)
