"""Files of many stories: exports of databases and folders of mail, read one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import archive
from newsclean.archive import Broken, Caps, StoredPage
from newsclean.exports import splitter_of

STORY = (
    "The lock on the canal reopens on Monday after a winter of repairs to its gates, the council said.\n\n"
    "“We are glad that it is done at last,” said Ada Holt, who has kept the lock since 1998."
)
FILES = {
    "counters": "".join(
        f"      {n} of 3 DOCUMENTS\n\n  Canal Herald\n\n  March {n}, 2019\n\n"
        f"Lock {n} of the canal reopens\n\nBYLINE: Lena Frost\n\n"
        f"LENGTH: 40 words\n\n{STORY}\n\nLOAD-DATE: March 9, 2019\n\n\n"
        for n in (1, 2, 3)
    ),
    "ends of documents": "".join(
        f"Lock {n} of the canal reopens\nCanal Herald\nMarch {n}, 2019\n\nSection: NEWS\nLength: 40 words\n"
        f"Byline: Lena Frost\nBody\n\n{STORY}\n\nLoad-Date: March 9, 2019\n\nEnd of Document\n\n"
        for n in (1, 2, 3)
    ),
    "numbers of documents": "".join(
        f"Lock {n} of the canal reopens\nBy Lena Frost\n40 words\n{n} March 2019\nCanal Herald\n"
        f"CANHER\nEnglish\n(c) 2019 Canal Herald.\n\n{STORY}\n\nDocument CANHER0020190305ef350000{n}\n\n"
        for n in (1, 2, 3)
    ),
    "rules": "".join(
        f"{'_' * 60}\n\nLock {n} of the canal reopens\n\nAuthor: Frost, Lena\n\n"
        f"Publication date: Mar {n}, 2019\n\nFull text: {STORY}\n\nDatabase: Herald Archive\n\n"
        for n in (1, 2, 3)
    ),
    "labels": "".join(
        f"Headline: Lock {n} of the canal reopens\nAuthor: Lena Frost\nDate: 2019-03-0{n}\n"
        f"Body:\n\n{STORY}\n\n"
        for n in (1, 2, 3)
    ),
    "mail": "".join(
        f"From lena@canal.example Tue Mar  {n} 09:41:00 2019\nFrom: Lena Frost <lena@canal.example>\n"
        f"Date: Tue, {n} Mar 2019 09:41:00 +0000\nSubject: Lock {n} of the canal reopens\n"
        f"To: all@canal.example\nContent-Type: text/plain; charset=utf-8\n\n{STORY}\n\n"
        for n in (1, 2, 3)
    ),
}


@pytest.mark.parametrize("form", FILES)
def test_each_story_is_a_record(form: str, tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(FILES[form], encoding="utf-8")
    records = list(archive.read(path))
    assert [r.id for r in records] == [f"export.txt:{n}" for n in (1, 2, 3)]
    articles = [o.article for o in archive.clean_many(records, workers=0)]
    for number, article in enumerate(articles, 1):
        assert article is not None
        assert article.headline == f"Lock {number} of the canal reopens"
        assert article.body == STORY
        assert str(article.published)[:10] == f"2019-03-0{number}"


def test_mail_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "folder.mbox"
    path.write_bytes(
        b"From a@b.example Tue Mar  5 09:41:00 2019\nFrom: A <a@b.example>\n"
        b"Subject: =?utf-8?q?Die_Schleuse_=C3=B6ffnet?=\n"
        b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"Die Schleuse am Kanal =F6ffnet wieder.\n\n"
        b"From a@b.example Tue Mar  6 09:41:00 2019\nFrom: A <a@b.example>\nSubject: Picture\n"
        b"Content-Type: image/png\n\nxx\n"
    )
    first, second = archive.read(path)
    assert isinstance(first, StoredPage)
    assert "öffnet wieder" in str(first.content)
    assert "Subject: Die Schleuse öffnet" in str(first.content)
    assert isinstance(second, Broken)


def test_a_story_beyond_the_limit_is_a_reject_and_reading_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(FILES["labels"].replace("The lock", "The lock " * 300, 1), encoding="utf-8")
    records = list(archive.read(path, caps=Caps(record=1000)))
    assert isinstance(records[0], Broken)
    assert any(isinstance(r, StoredPage) for r in records[1:])


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Lock reopens\n\n{STORY}\n\n© 2019 Canal Herald",
        "It was 3 of 12 boats that sank.\n\n" + STORY,
        "From Oslo to Bergen it is far.\n\n" + STORY,
        f"{STORY}\n\n{'-' * 70}\n\n{STORY}",
    ],
)
def test_one_story_is_one_record(text: str, tmp_path: Path) -> None:
    assert splitter_of(text) is None
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    assert [r.id for r in archive.read(path)] == ["story.txt"]
