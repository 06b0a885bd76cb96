"""Bylines in many languages: labels, other hands, places, roles, names that a letter joins."""

from __future__ import annotations

import pytest
from pages import html_page, metadata_of

from newsclean.metadata import byline_of, read_names, starts_like_byline

HEADING = "<h1>The town keeps its two clocks</h1>"
STORY = f"<p>{'Both clocks stay in the tower of Skerry Bay, and the tower stays where it is. ' * 12}</p>"


def authors(body: str, head: str = "") -> tuple[str, ...]:
    by = metadata_of(html_page(HEADING + body, head, title="Two clocks")).authors
    return by.value if by else ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Words: Ada Ohm. Pictures: Bo Reed", ("Ada Ohm",)),
        ("Words and pictures: Ada Ohm", ("Ada Ohm",)),
        ("Text und Fotos: Ada Ohm", ("Ada Ohm",)),
        ("Text: Ada Ohm / Foto: Bo Lund", ("Ada Ohm",)),
        ("Texto: Ada Ohm | Fotografía: Bo Lund", ("Ada Ohm",)),
        ("Texte : Ada Ohm – Photos : Bo Lund", ("Ada Ohm",)),
        ("Testo di Ada Ohm, foto: Bo Lund", ("Ada Ohm",)),
        ("Tekst: Ada Ohm, zdjęcia: Bo Lund", ("Ada Ohm",)),
        ("Текст и фото: Ада Ом", ("Ада Ом",)),
        ("Szöveg: Ohm Ada, fotó: Lund Bo", ("Ohm Ada",)),
        ("Penulis: Ada Ohm | Editor: Bo Lund", ("Ada Ohm",)),
        ("文／林小春", ("林小春",)),
        ("文|林小春 图|周大秋", ("林小春",)),
        ("كتبت: سلمى النجار", ("سلمى النجار",)),
        ("מאת דנה לוי", ("דנה לוי",)),
    ],
)
def test_labels_of_authors_and_of_other_hands(line: str, names: tuple[str, ...]) -> None:
    assert starts_like_byline(line)
    assert read_names(line, strict=True) == names


@pytest.mark.parametrize(
    "line",
    [
        "Photos: Ada Ohm",
        "Foto: Ada Ohm",
        "Photo et vidéo : Ada Ohm",
        "Zdjęcia: Ada Ohm",
        "图／林小春",
    ],
)
def test_a_photographer_is_no_author(line: str) -> None:
    assert byline_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Report: Skerry Keeps Both Clocks",
        "Interview: Die Uhr von Skerry",
        "Video: Skerry bei Nacht",
    ],
)
def test_labels_of_kinds_of_stories_open_no_byline(line: str) -> None:
    assert not starts_like_byline(line)


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("door onze verslaggever Ada Ohm", ("Ada Ohm",)),
        ("Von unserer Korrespondentin Ada Ohm", ("Ada Ohm",)),
        ("By Staff Writer Ada Ohm", ("Ada Ohm",)),
        ("記者林小春／清泉報導", ("林小春",)),
        ("本报记者 林小春 周大秋", ("林小春", "周大秋")),
        ("김하늘 박바다 기자", ("김하늘", "박바다")),
        ("김하늘·박바다 기자", ("김하늘", "박바다")),
        ("ada ohm@paper.example", ()),
        ("Ada Ohm ada@paper.example Follow Me", ("Ada Ohm",)),
        ("(Ada Ohm)", ("Ada Ohm",)),
        ("דנה לוי ורון כהן", ("דנה לוי", "רון כהן")),
        ("דנה לוי ויצמן כהן", ("דנה לוי ויצמן כהן",)),
        ("سلمى النجار وكريم الحلبي", ("سلمى النجار", "كريم الحلبي")),
        ("Ohm Ada és Lund Bo", ("Ohm Ada", "Lund Bo")),
        ("Ada Ohm ve Bo Lund, İzmir", ("Ada Ohm", "Bo Lund")),
        ("Κατερίνα Ωμ, ανταποκρίτρια στις Κυκλάδες", ("Κατερίνα Ωμ",)),
        ("Ma Long Wei", ("Ma Long Wei",)),
        ("By Ada Ohm in Port Linnet and Bo Reed in Skerry", ("Ada Ohm", "Bo Reed")),
        ("Von Ada Ohm (Text) und Bo Reed (Fotos)", ("Ada Ohm",)),
        ("Par Ada Ohm et Bo Reed avec AFP", ("Ada Ohm", "Bo Reed")),
        ("De notre correspondante Ada Ohm", ("Ada Ohm",)),
        ("oprac. Ada Ohm", ("Ada Ohm",)),
        ("本报记者林小春 通讯员周大秋", ("林小春", "周大秋")),
        ("〔記者林小春／台北報導〕", ("林小春",)),
        ("글·사진 김하늘", ("김하늘",)),
        ("كريم الحلبي - القاهرة", ("كريم الحلبي",)),
        ("Nguyễn Hải Đăng", ("Nguyễn Hải Đăng",)),
    ],
)
def test_names_with_what_stands_around_them(raw: str, names: tuple[str, ...]) -> None:
    assert read_names(raw, strict=True) == names


@pytest.mark.parametrize(
    "line",
    [
        "<p class=byline>Ada Ohm | Skerry Bay</p>",
        "<p class=byline>By Ada Ohm — Skerry Bay</p>",
        "<div class=info><span class=writer>Ada Ohm</span> <span class=dt>3 May 2026 07:05</span></div>",
        "<p class=writer>Ada Ohm<br>Who covers the coast</p>",
        "<p class=submitted>Ada Ohm 3.5.2026 klo 7.05 | Päivitetty 4.5.2026 klo 8.10</p>",
        "<p>Ada Ohm &lt;ada@paper.example&gt; 3 May 2026, 07:05</p>",
        "<p class=createdby>Ada Ohm <a href=mailto:a@p.example>a@p.example</a> <a href=#>Follow</a></p>",
        "<p class=byline>By Ada Ohm, The Skerry Post — Skerry Bay</p>",
    ],
)
def test_places_dates_addresses_and_outlets_beside_a_name(line: str) -> None:
    head = '<link rel=canonical href="https://www.skerrypost.example/a">'
    page = html_page(HEADING + line + STORY, head, title="Two clocks keep time | The Skerry Post")
    found = metadata_of(page).authors
    assert found is not None
    assert found.value == ("Ada Ohm",)


def test_an_author_whom_no_sentence_names_is_no_place() -> None:
    line = "<p class=byline>Ada Ohm | Bo Reed</p>"
    assert authors(line + STORY) == ("Ada Ohm", "Bo Reed")


def test_a_day_and_a_place_are_no_author() -> None:
    assert authors(f"<p>Skerry Bay 3 May 2026</p>{STORY}") == ()


def test_who_signs_at_the_end_goes_before_the_maker_of_the_page() -> None:
    head = '<meta name=author content="Clock Studio &amp; Cie">'
    assert authors(f"{STORY}<p>Texte : Ada Ohm – Photos : Bo Reed</p>", head) == ("Ada Ohm",)


def test_an_opening_with_an_apostrophe_is_looked_for() -> None:
    assert authors(f"{STORY}<p>Tekst en foto's: Ada Ohm</p>") == ("Ada Ohm",)


def test_an_account_that_no_reader_sees_is_no_author() -> None:
    ld = {"@type": "NewsArticle", "author": {"@type": "Person", "name": "clockuser7"}}
    assert metadata_of(html_page(HEADING + STORY, ld=ld)).authors is None
    shown = metadata_of(html_page(f"{HEADING}<p>clockuser7</p>{STORY}", ld=ld)).authors
    assert shown is not None
    assert shown.value == ("clockuser7",)


def test_an_address_with_places_behind_it_names_nobody() -> None:
    assert read_names("skerrypost.example, Skerry, Germany") == ()


@pytest.mark.parametrize(
    "line", ["Thứ Sáu", "الأربعاء", "金曜日", "วันศุกร์", "有料会員記事", "본문 바로가기", "Пятница"]
)
def test_days_and_labels_are_no_names(line: str) -> None:
    assert read_names(line, strict=True) == ()


def test_short_names_of_han_are_names() -> None:
    assert read_names("長谷川千恵", strict=True) == ("長谷川千恵",)
