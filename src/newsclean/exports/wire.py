"""Agency copy and press releases: slugs, notes to editors, marks of takes and of the end, initials of desks,
embargoes, contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.exports.export_words import begins, is_listed, listed, normal, opens
from newsclean.exports.field_values import metadata_of, moment_field, names_field, text_field
from newsclean.exports.line_kinds import (
    begins_paragraph,
    is_date,
    is_paragraph,
    is_rights,
    kind_of,
)
from newsclean.exports.releases import (
    CONTACT_LINE,
    is_contact,
    is_release,
    labels_below,
    release_foot,
)
from newsclean.exports.text_lines import Findings, Sheet, TextLine
from newsclean.exports.wire_signs import commands, is_below_codes, is_technical, stamped_day
from newsclean.metadata import read_names, starts_like_byline
from newsclean.model.article import Metadata
from newsclean.text.agency_initials import is_initials
from newsclean.text.sentences import CLOSING, STOPS, ends_sentence
from newsclean.text.words import word_count

RULE = "marks.wire"
_ROUTING = re.compile(r"[a-z](?: [a-z]){1,3}(?:\s+\S{3,40}\s+\d\d-\d\d\s+\d{4})?|[a-z]\d{4}")
"""Priority and category of American copy, also in front of the slug, the day and a count; and its number:
``r i``, ``r a AM-Ferry 03-05 0287``, ``a0473``."""
_COUNTED = re.compile(r",\s?\d{3,5}\Z")
"""How many words copy has, behind its slug."""
_LEAST_HEADLINE = 3
"""Words of a headline between signs of a command; fewer are a slug."""
_LONGEST = 300
"""Characters of a mark or a note."""
_WIDEST = 100
"""Characters of a line to which copy is wrapped, and of a mark between dashes."""
_HEAD, _TAIL, _TOP = 14, 12, 6
"""Lines in which a head of copy or of a release must stand, those at the end that may be marks, and those
in which a note to editors stands; farther down a label like it is the text's own."""
_SLUG = re.compile(
    r"(?:[A-Z]{2}-){1,3}(?![^\s:]{1,40}: )[^\s]{1,40}(?:--.{1,60}|,.{0,40}|-.{1,60})?"
    r"|.{0,60}\b\d(?:st|nd|rd|th)[ -](?:Ld|Lead|Add|Take|Writethru)\b.{0,30}"
    r"|[a-z]{1,2}\d{4}(?:\s\w.{0,60})?|.{1,50}\bWritethru\b.{0,20}"
)
"""The slug of a take: ``BC-XB--Bridge Closure, 2nd Ld-Writethru``."""
_SLUG_IN_CAPITALS = re.compile(
    r".{0,60}\b\d(?:ST|ND|RD|TH)[ -]?(?:LD|LEAD|ADD|TAKE|WRITETHRU)\b.{0,30}"
)
_STARS = re.compile(r"(?:[*#_=-]\s?){2,12}")
_STAMP = re.compile(r"(?:[A-Z]{2,4}-){0,4}\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}[ -]+\d{4}\s?[A-Z]{3,5}<?")
_MARKED = re.compile(r"[-–—=*#/(\[<\s.]{1,8}(?P<word>[^\W\d_][\w .]{0,24}?)[-–—=*#/)\]>\s.]{1,8}")
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{4,120}[)\]]")
"""A note to editors between headline and text."""
_ASIDES = re.compile(r"(?:[(\[][^()\[\]\d\n]{1,30}[)\]]\s*){1,3}")
"""``(foto)(vídeo)`` below a text."""
_BULLETS = "-*•·"
_SEPARATOR = re.compile(r"_{3,40}")
"""What parts the text of an agency from its credits and pointers."""
_BRACKETED_ENDS = ("完", "終わり", "了", "끝", "全文完")
_END_IN_BRACKETS = rf"[（(](?:{'|'.join(_BRACKETED_ENDS)})[）)]"
_ENDS = ("-30-", "NNNN", "Enditem", "ENDITEM", "ENDS")
_GLUED = re.compile(
    rf"(?<=[\w{STOPS}{re.escape(CLOSING)}])[ \t]{{1,4}}"
    rf"(?:{'|'.join(_ENDS)}|(?<=[{STOPS}{re.escape(CLOSING)}]\s)#\s?#\s?#|\(ENDS\)|-ENDS-)"
    rf"[ \t]*+(?=\n|\Z)|(?<![ \t])[ \t]*{_END_IN_BRACKETS}[ \t]*+(?=\n|\Z)"
)
"""A mark of the end behind the last sentence, on its line."""
_IN_GLUED = ("#", *_ENDS, *_BRACKETED_ENDS)
"""Without one of these there is none: they are found at once."""
_LABEL = r"\W{{0,3}}(?:{0})\b[^\n:：]{{0,40}}[:：].*"
_EMBARGO = r"\W{{0,6}}(?:{0})\b.{{0,140}}"


def read(sheet: Sheet) -> Findings:
    """The marks around the story and between its takes; headline and author where a head shows them."""
    lines = sheet.lines
    if not lines:
        return Findings()
    gone: set[int] = set()
    fields = Metadata()
    if len(lines) > 2 and _is_shouted_slug(lines):
        gone.add(0)
    gone.update(commands(lines))
    head_end, is_copy = _head(lines, gone)
    if is_copy:
        fields, head_end = _named(sheet, gone, head_end)
    _takes(lines, gone)
    start = labels_below(lines, release_foot(lines, _tail(lines, gone)))
    fields = _signed(sheet, start, fields)
    edits = [sheet.without(i, i + 1, RULE) for i in sorted(gone) if i < start]
    if start < len(lines):
        edits.append(sheet.without(start, len(lines), RULE))
    limit = lines[start].start if start < len(lines) else len(sheet.text)
    edits += [sheet.cut(a, b, RULE) for a, b in _glued_ends(sheet.text) if b <= limit]
    return Findings(tuple(edits), fields)


def _signed(sheet: Sheet, start: int, fields: Metadata) -> Metadata:
    """The fields with the day of the stamp below the story, where nothing above it gives one."""
    if fields.published is not None:
        return fields
    days = filter(None, (stamped_day(line.text) for line in sheet.lines[start:]))
    values = [("published", day) for day in days]
    return replace(fields, published=metadata_of(values[:1], sheet.text).published)


def _glued_ends(text: str) -> Iterator[tuple[int, int]]:
    if any(map(text.__contains__, _IN_GLUED)):
        yield from (found.span() for found in _GLUED.finditer(text))


def _is_shouted_slug(lines: Sequence[TextLine]) -> bool:
    """Whether copy that ends with the initials of a desk begins with key words in capitals above its
    headline."""
    first, second = lines[0].text, lines[1].text
    signed = any(is_initials(x.text) for x in lines[-3:])
    words = _ASIDES.sub("", first).split()
    shouted = 1 < len(words) < 6 and all(word.isupper() for word in words)
    return signed and shouted and not is_paragraph(second) and not ends_sentence(second)


def _head(lines: Sequence[TextLine], gone: set[int]) -> tuple[int, bool]:
    """Take the slugs, notes, release and embargo lines and contacts at the top; the line behind them,
    and whether they show agency copy or a release."""
    at, last, copied = 0, 0, bool(gone)
    while at < min(_HEAD, len(lines)):
        text = lines[at].text
        noted = at < _TOP and _is_note(text)
        coded = at < _TOP and (is_technical(text) or (copied and is_below_codes(text)))
        told = noted or coded or is_release(text) or _is_embargo(text)
        if at in gone or told or (at < 4 and _is_slug(text)):
            gone.add(at)
            copied, last = True, at + 1
        elif copied and is_contact(text):
            at = _contact_block(lines, at, gone)
            last = at
            continue
        elif begins_paragraph(lines, at):
            break
        elif _ASIDE.fullmatch(text) and (copied or _is_above_headline(lines, at)):
            gone.add(at)
            last = at + 1
        at += 1
    return last, copied


def _is_above_headline(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line in brackets says in words what was done to the story whose headline stands below it:
    "(Adds quotes from the owner)". It is no name and no day."""
    if at + 1 >= min(_TOP, len(lines)):
        return False
    said, below = lines[at].text[1:-1].strip(), lines[at + 1].text
    noted = word_count(said) >= _LEAST_HEADLINE or ":" in said
    noted = noted and not (is_date(said) or starts_like_byline(said) or _is_signed(said))
    titled = word_count(below) >= _LEAST_HEADLINE and not begins_paragraph(lines, at + 1)
    return noted and titled and kind_of(below) is None and not starts_like_byline(below)


def _is_slug(line: str) -> bool:
    if ends_sentence(line):
        return False
    return _SLUG.fullmatch(line) is not None or _SLUG_IN_CAPITALS.fullmatch(line) is not None


def _is_note(line: str) -> bool:
    return len(line) <= _LONGEST and opens(_LABEL, line, "wire", "editors")


def _is_embargo(line: str) -> bool:
    if not opens(_EMBARGO, line, "wire", "embargo"):
        return False
    return any(map(str.isdigit, line)) or word_count(line) < 4 or line.isupper()


def _contact_block(lines: Sequence[TextLine], at: int, gone: set[int]) -> int:
    """Take a contact with the lines below it; the number of the line behind. A blank line ends it, unless
    an address or a telephone number follows."""
    gone.add(at)
    at += 1
    while at < len(lines) and at < _HEAD * 2:
        text = lines[at].text
        reached = CONTACT_LINE.search(text) is not None or kind_of(text) == "url"
        if begins_paragraph(lines, at) or (lines[at].opens and not (reached and not is_date(text))):
            break
        gone.add(at)
        at += 1
    return at


def _named(sheet: Sheet, gone: set[int], head_end: int) -> tuple[Metadata, int]:
    """Headline, date and author among the lines left above the first paragraph of agency copy."""
    lines = sheet.lines
    first = next(
        (
            i
            for i in range(min(len(lines), _HEAD * 2))
            if i not in gone and begins_paragraph(lines, i)
        ),
        None,
    )
    if first is None:
        return Metadata(), head_end
    free = [i for i in range(first) if i not in gone]
    dated = (lines[i].text for i in sorted(gone) if i < first and is_release(lines[i].text))
    values = [("published", text) for text in dated if moment_field(text, sheet.text)]
    stamped = (stamped_day(lines[i].text) for i in sorted(gone) if i < first)
    values += [("published", day) for day in stamped if day]
    titles = []
    for i in free:
        text = lines[i].text
        if is_date(text):
            values.append(("published", text))
        elif starts_like_byline(text) and names_field(text):
            values.append(("authors", text))
        elif kind_of(text) is None and text[0] != "^" and not _ROUTING.fullmatch(text):
            titles.append(i)
            continue
        gone.add(i)
    releases = [i for i in gone if i < first and is_release(lines[i].text)]
    sender = [i for i in titles if releases and i < max(releases)]
    if sender and len(sender) < len(titles):
        gone.update(sender)  # above "press release" who sends it, below it the headline
        titles = titles[len(sender) :]
    called = None if titles else _headline_in_signs(lines, gone, first)
    if called is not None:
        values.append(("headline", called))
    if titles and text_field(lines[titles[0]].text) and not ends_sentence(lines[titles[0]].text):
        size = _size_of_headline(lines, titles, first)
        values.append(("headline", " ".join(lines[i].text for i in titles[:size])))
        gone.update(titles[:size])
        signed = any(role == "authors" for role, _ in values)
        gone.update(
            i
            for i in titles[size:]
            if signed and word_count(lines[i].text) < 6 and not ends_sentence(lines[i].text)
        )
    return metadata_of(values, sheet.text), first


def _headline_in_signs(lines: Sequence[TextLine], gone: set[int], first: int) -> str | None:
    """The headline of American copy, which stands between the signs of a command: ``^Fire sweeps ferry<``."""
    for i in sorted(gone):
        text = lines[i].text
        if i < first and text[0] == "^" and text[-1] == "<":
            said = text[1:-1].strip()
            told = word_count(said) >= _LEAST_HEADLINE and kind_of(said) is None
            told = told and ":" not in said and _COUNTED.search(said) is None
            if told and not (_is_note(said) or starts_like_byline(said)):
                return said
    return None


def _size_of_headline(lines: Sequence[TextLine], titles: list[int], first: int) -> int:
    """How many of the lines are the headline, which is wrapped where the paragraph below it is."""
    width = len(lines[first].text)
    for line in lines[first + 1 : first + _TOP]:
        if line.opens:
            break
        width = max(width, len(line.text))
    size = 1
    while size < len(titles) and width <= _WIDEST:
        above, below = lines[titles[size - 1]], lines[titles[size]]
        full = len(above.text) + 1 + len(below.text.split()[0]) > width
        if below.opens or titles[size] != titles[size - 1] + 1 or not full:
            break
        size += 1
    return size


def _takes(lines: Sequence[TextLine], gone: set[int]) -> None:
    """Take the marks between the parts of copy, with the slug that opens the next one."""
    for i, line in enumerate(lines):
        if i in gone or len(line.text) > _WIDEST or not _is_word(line.text, "more"):
            continue
        below = i + 1
        while below < len(lines) and below < i + 4 and _opens_take(lines[below].text):
            below += 1
        if below > i + 1 or below == len(lines) or not line.text[0].isalpha():
            gone.update(range(i, below))  # a bare “CDN” above a paragraph is its heading


def _opens_take(line: str) -> bool:
    if ends_sentence(line):
        return False
    if _is_slug(line) or kind_of(line) is not None or _STARS.fullmatch(line):
        return True
    return line.isupper() and word_count(line) < 8


def _is_word(line: str, key: str) -> bool:
    """Whether a line is one of the marks, in brackets or between dashes, or in capitals."""
    found = _MARKED.fullmatch(line)
    if found:
        word = normal(found["word"])
        if word in listed("wire", key) or (
            key == "end" and word.count(" ") == 1 and word.split()[0] in listed("wire", key)
        ):
            return True
    bare = line.strip(" .-–—")
    return bare.isupper() and len(bare) > 2 and is_listed(bare, "wire", key)


def _tail(lines: Sequence[TextLine], gone: set[int]) -> int:
    """Where the marks behind the story begin. Below an end mark everything goes that is no story: notes to
    editors, contacts, who the sender is."""
    start = len(lines)
    floor = max(1, len(lines) - _TAIL)
    while start > floor and (start - 1 in gone or _is_tail(lines[start - 1].text)):
        start -= 1
    parted = next(
        (i for i in range(floor, len(lines)) if _SEPARATOR.fullmatch(lines[i].text)), None
    )
    if parted is not None and len(lines) - parted <= _TAIL // 2:
        start = min(start, parted)
    ended = next((i for i in range(1, len(lines)) if _ends(lines[i].text)), None)
    private = next((i for i in range(1, len(lines)) if _is_private(lines[i].text)), None)
    sent = next((i for i in range(floor // 2, len(lines)) if _is_sent(lines[i].text)), None)
    start = start if sent is None else min(start, max(1, sent))
    for at in (ended, private):
        if at is not None and (_mostly_notes(lines, at) or at == private):
            start = min(start, at)
    if private is not None and start <= private:
        start = _notes_above(lines, start)
    return _contact_below(lines, start)


def _is_sent(line: str) -> bool:
    """Whether a line below a release says who sent it, and through which service."""
    return len(line) <= _LONGEST and begins(line, "wire", "sent")


def _notes_above(lines: Sequence[TextLine], private: int) -> int:
    """Where the notes to editors begin above those that nobody may publish: their heading, with no paragraph
    below it; else ``private``."""
    start = private
    for i in range(private - 1, max(0, private - 2 * _TAIL), -1):
        if lines[i].text[0] not in _BULLETS and begins_paragraph(lines, i):
            break
        if is_listed(lines[i].text.strip("#*- "), "wire", "notes"):
            start = i
    return start


def _contact_below(lines: Sequence[TextLine], start: int) -> int:
    """Where the contact of a release begins that is the last thing in it: an address or a number stands
    below its label, and no paragraph; else ``start``."""
    for i in range(max(1, start - _TAIL), start):
        if is_contact(lines[i].text):
            below = range(i, start)
            reached = any(CONTACT_LINE.search(lines[k].text) for k in below)
            if reached and not any(begins_paragraph(lines, k) for k in below):
                return i
    return start


def _ends(line: str) -> bool:
    return len(line) <= _WIDEST and (line.lower() in _end_marks() or _is_word(line, "end"))


@cache
def _end_marks() -> frozenset[str]:
    """Those that say by themselves that the text ends."""
    marks = frozenset(data.read("shared/exports.toml")["wire"]["marks"])
    return marks - {"***", "* * *", "//", "30", "##", "§§§"}


def _is_tail(line: str) -> bool:
    shared = data.read("shared/exports.toml")["wire"]
    if len(line) > 60:
        return is_rights(line)
    if line.lower() in shared["marks"] or _is_word(line, "end"):
        return True
    if _STAMP.fullmatch(line) or stamped_day(line):
        return True
    if (_ASIDES.fullmatch(line) and not _is_signed(line)) or _SEPARATOR.fullmatch(line):
        return True
    return line.strip("()[]-–—. /").lower() in shared["agencies"].split() or is_initials(line)


def _is_signed(line: str) -> bool:
    """Whether a person's name stands in the brackets."""
    name = line.strip("()[] ")
    return " " in name and read_names(name, strict=True) == (name,)


def _is_private(line: str) -> bool:
    return is_listed(line.strip("*-–—#=. "), "wire", "private")


def _mostly_notes(lines: Sequence[TextLine], at: int) -> bool:
    """Whether what follows an end mark is notes: it is headed so, or short."""
    behind = lines[at + 1 :]
    if not behind:
        return True
    if is_listed(behind[0].text, "wire", "notes") or is_contact(behind[0].text):
        return True
    return len(behind) <= min(_TAIL, len(lines) // 2)
