"""Forwarded mail: the head with its labels, the lines that part messages, the signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.exports.export_words import Said, compiled, listed, normal, opens, said_in
from newsclean.exports.field_values import metadata_of
from newsclean.exports.line_kinds import begins_paragraph, is_date, is_paragraph
from newsclean.exports.splitting import is_envelope
from newsclean.exports.text_lines import Findings, Sheet, TextLine
from newsclean.ledger import Removal
from newsclean.metadata import IN_PRINT, read_date, starts_like_byline
from newsclean.model.article import Metadata
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import word_count

RULE = "exports.mail"
_LABELLED = re.compile(
    r"[*_>\s]{0,4}(?P<label>[^\W\d_][^:：\n]{0,28}?)[*_]{0,2}\s?[:：][*_]{0,2}\s*(?P<value>.*)"
)
_LONGEST = 200
"""Characters of a line that a program writes."""
_HEAD_LINES = 40
_OPENING_LINES = 12
"""Lines in which what was passed on may give its day."""
_REMARK_LINES = 8
"""Lines of what a sender says above the story, at most, and the mark that ends it."""
_MOST_REMARK = 40
"""Words of it, at most: what is longer is what the mail is about."""
_LEAST_TITLE, _BELOW_TITLE = 4, 2
"""Words of a headline below what a sender says, and lines below it in which a byline or a date stands."""
_FEWEST = 2
"""Labels of a mail's head that make one: a sender or a subject, and another."""
_LONGEST_SIGNATURE = 8
_PREFIX = re.compile(
    r"(?:(?:fwd?|re|wg|aw|tr|rv|enc|sv|vs|vb|doorst|ynt|i|r)\s?:\s*)+", re.IGNORECASE
)
_LIST_RULE = re.compile(r"_{10,100}|={10,100}")
_HEADER = re.compile(r"[A-Z][A-Za-z\d]{0,20}(?:-[A-Za-z\d]{1,20}){0,4}:\s")
_MOST_HEADERS = 12
"""Headers in a row between two that say something of the story."""
_BULK = re.compile(r"List-(?:Unsubscribe|Id|Post)(?:-Post)?: ", re.IGNORECASE)
_OF_LETTER = re.compile(r"(?P<name>[^<>@\n]{3,60}) from (?P<site>[^<>@\n]{3,60}?)\s?<")
"""Who writes a letter, as the services say: ``Ada Ohm from The Skerry Letter <ada@…>``."""
_OF_TWO = re.compile(
    r"(?:[A-Z][a-z]{2},\s)?(?P<day>\d{1,2}\s[A-Z][a-z]{2})\s(?P<year>\d{2})(?P<time>\s\d{1,2}:\d{2}.{0,40})"
)
_FIRST_MAIL = 70
"""The year, of two digits, in which news groups were yet to come."""
_QUOTE = re.compile(r"(?:>[ \t]?){1,12}")
_FEWEST_QUOTED = 3
_UNHEADED = 4
"""Lines of a signature below two dashes in a text without the head of a mail."""
_DASHES = re.compile(r"-- ?|—|__+|--+")
_WROTE = r".{{4,160}}\b(?:{0})\s?[:：]?"
_FORWARDED = r"\A\W{{0,40}}(?:{0})\W{{0,40}}"
_SENT = r"\A(?:(?:{0})\b.{{0,60}}|.{{0,40}}(?:{0}))"


def read(sheet: Sheet) -> Findings:
    """What mail programs put above and below a forwarded story."""
    lines = sheet.lines
    if not any(_may_be(line.text) for line in (*lines[:_HEAD_LINES], *lines[-_LONGEST_SIGNATURE:])):
        return Findings()
    end, values = _head(lines)
    edits: list[Removal] = []
    if end:
        edits.append(sheet.without(0, end, RULE))
    start = _signature(lines, end, headed=bool(end))
    if start < len(lines):
        edits.append(sheet.without(start, len(lines), RULE))
    inner = range(end, min(start, len(lines)))
    edits += [sheet.without(i, i + 1, RULE) for i in inner if _parts_mails(lines[i].text)]
    if end:
        edits += _quoted(sheet, inner)
        if any(is_date(lines[i].text.strip("> \t")) for i in _opening(lines, inner)):
            # The mail went out later than what it passes on.
            values = [pair for pair in values if pair[0] != "published"]
        if inner and not (is_paragraph(lines[inner[0]].text) or _is_letter(lines[inner[0]].text)):
            values = (
                [pair for pair in values if pair[0] != "headline"]
                if _opens_block(lines, inner) or _is_headed(lines, inner[0])
                else values
            )
    return Findings(tuple(edits), metadata_of(values, sheet.text) if values else Metadata())


def _opening(lines: tuple[TextLine, ...], inner: range) -> Iterator[int]:
    """The lines of a mail in front of its first paragraph."""
    for i in inner[:_OPENING_LINES]:
        if begins_paragraph(lines, i):
            return
        yield i


def _opens_block(lines: tuple[TextLine, ...], inner: range) -> bool:
    """Whether the text begins with a headline of its own: a short line with a blank line behind it."""
    first = lines[inner[0]].text
    if is_paragraph(first) or ends_sentence(first.strip("> "), also=":,"):
        return False
    below = inner[0] + 1
    return below in inner and (lines[below].opens or not lines[below].text.strip("> \t"))


def _is_letter(line: str) -> bool:
    """Whether a mailing service wrote a line above a letter: "View this post on the web"."""
    lower = line.casefold()
    return any(phrase in lower for phrase in listed("newsletter", "head"))


def _quoted(sheet: Sheet, inner: range) -> Iterator[Removal]:
    """Where most of a forwarded mail is quoted, the quoted text is what was forwarded: its marks go, and
    what others wrote around it."""
    depths = {i: _depth(sheet.lines[i].text) for i in inner}
    counts = Counter(depth for depth in depths.values() if depth)
    if not counts:
        return
    depth, count = counts.most_common(1)[0]
    if count < _FEWEST_QUOTED or 2 * count < len(inner):
        return
    for i in inner:
        line = sheet.lines[i]
        if depths[i] != depth or not line.text.strip("> \t"):
            yield sheet.without(i, i + 1, RULE)
            continue
        mark = _QUOTE.match(line.text)
        end = line.start + (mark.end() if mark else 0)
        start = line.start - line.indent
        yield sheet.cut(start, end, RULE)


def _depth(line: str) -> int:
    mark = _QUOTE.match(line)
    return mark[0].count(">") if mark else 0


def _may_be(line: str) -> bool:
    return (
        ":" in line or "：" in line or line[:2] in ("--", "__", "—") or normal(line) in _parting()
    )


def _parting() -> frozenset[str]:
    return listed("mail", "forwarded") | listed("mail", "forwarded_end")


def _is_forwarded(line: str) -> bool:
    return opens(_FORWARDED, line, "mail", "forwarded")


def _parts_mails(line: str) -> bool:
    return _is_forwarded(line) or opens(_FORWARDED, line, "mail", "forwarded_end")


def _is_wrote(line: str) -> bool:
    if not line.endswith((":", "：")) or not any(map(str.isdigit, line)):
        return False
    return compiled(_WROTE, ("mail", "wrote")).fullmatch(line) is not None


def _head(lines: tuple[TextLine, ...]) -> tuple[int, list[tuple[str, str]]]:
    """Where the story begins behind the last head at the top, and the subject and the date of that."""
    end, values = 0, []
    at = 0
    while at < min(len(lines), _HEAD_LINES):
        if _is_forwarded(lines[at].text) or _is_wrote(lines[at].text):
            at += 1
            end = at
            continue
        enveloped = is_envelope(lines[at].text)
        block = list(_block(lines, at + enveloped))
        if not _is_head(block):
            break
        at += enveloped + len(block)
        end = at
        values = [(role, value) for role, value in block if value]
    if end:
        end = _behind_remark(lines, end)
    fields = {"subject": "headline", "when": "published"}
    out = []
    if any(_BULK.match(line.text) for line in lines[:end]):
        # What a service sends to many is by whom it names in front of the letter.
        sender = next((value for role, value in values if role == "sender"), "")
        if named := _OF_LETTER.match(sender):
            out += [("authors", named["name"]), ("site", named["site"])]
    for role, value in values:
        if role in fields:
            said = _PREFIX.sub("", value, count=1) if role == "subject" else _in_full(value)
            out.append((fields[role], said))
    return end, out


def _in_full(sent: str) -> str:
    """When a mail was sent, with all digits of its year: those of the 1990s had two (RFC 822).

    >>> _in_full("Wed, 9 Nov 94 15:10:22 MST"), _in_full("9 November 1994")
    ('9 Nov 1994 15:10:22 MST', '9 November 1994')
    """
    found = _OF_TWO.fullmatch(sent)
    if found is None:
        return sent
    century = "19" if int(found["year"]) >= _FIRST_MAIL else "20"
    return f"{found['day']} {century}{found['year']}{found['time']}"


def _behind_remark(lines: tuple[TextLine, ...], end: int) -> int:
    """Where the text begins that a sender introduces in a few lines: behind ``--- cut here ---``, or at a
    headline above a byline or a date."""
    said = 0
    for at in range(end, min(len(lines), end + _REMARK_LINES)):
        if said > _MOST_REMARK:
            break
        said += word_count(lines[at].text)
        if len(lines[at].text) < 120 and _is_forwarded(lines[at].text):
            return at + 1
        if at > end and _is_headed(lines, at):
            return at
    return end


def _is_headed(lines: tuple[TextLine, ...], at: int) -> bool:
    """Whether a line opens a block as a headline does, and a byline or a date stands right below it."""
    title = lines[at]
    if not title.opens or is_paragraph(title.text) or ends_sentence(title.text, also=":,"):
        return False
    if word_count(title.text) < _LEAST_TITLE:
        return False
    return any(
        is_date(line.text) or starts_like_byline(line.text) or _is_dated(line.text)
        for line in lines[at + 1 : at + 1 + _BELOW_TITLE]
    )


def _is_dated(line: str) -> bool:
    return len(line) < _LONGEST // 2 and read_date(line, since=IN_PRINT) is not None


def _block(lines: tuple[TextLine, ...], at: int) -> Iterator[tuple[str, str]]:
    """Labelled lines that follow each other, and the lines that their values go on in."""
    first = at
    while at < len(lines) and (at == first or not lines[at].opens):
        found = _LABELLED.match(lines[at].text)
        role = _role(found["label"]) if found else None
        if found is not None and role is not None:
            folded = _folded(lines, at) if role == "subject" else ()
            yield role, " ".join((found["value"].strip(), *folded))
        elif _is_technical(lines, at) or (
            at > first and (lines[at].indent or "@" in lines[at].text)
        ):
            yield "more", ""
        else:
            return
        at += 1


def _folded(lines: tuple[TextLine, ...], at: int) -> Iterator[str]:
    """The rest of a subject that goes on in the lines below, each set in."""
    for line in lines[at + 1 :]:
        if line.opens or not line.indent or _LABELLED.match(line.text):
            return
        yield line.text


def _is_technical(lines: tuple[TextLine, ...], at: int) -> bool:
    """Whether a line is a header that says nothing of the story, as news groups have many, between those that
    do: ``Keywords: ferries, ice`` above ``Date: …``."""
    if _HEADER.match(lines[at].text) is None:
        return False
    if "-" in lines[at].text.partition(":")[0]:
        return True  # nobody writes "List-Unsubscribe: " in a story
    for line in lines[at + 1 : at + 1 + _MOST_HEADERS]:
        if line.opens:
            return False
        found = _LABELLED.match(line.text)
        if found is not None and _role(found["label"]) is not None:
            return True
        if _HEADER.match(line.text) is None and not line.indent:
            return False
    return False


def _is_sent_from(line: str) -> bool:
    key = ("mail", "sent_from")
    return bool(said_in(Said.of(line), *key)) and compiled(_SENT, key).fullmatch(line) is not None


def _role(label: str) -> str | None:
    name = normal(label)
    return next(
        (role for role in ("sender", "when", "subject", "to") if name in listed("mail", role)), None
    )


def _is_head(block: list[tuple[str, str]]) -> bool:
    roles = {role for role, _ in block}
    return (
        len(roles - {"more"}) >= _FEWEST
        and bool(roles & {"sender", "to"})
        and "subject" in roles | {"subject" if len(roles) > _FEWEST else ""}
    )


def _signature(lines: tuple[TextLine, ...], floor: int, *, headed: bool) -> int:
    """Where the signature begins: behind two dashes, or at what a program signs with."""
    for at in range(len(lines) - 1, max(floor, len(lines) - _LONGEST_SIGNATURE) - 1, -1):
        text = lines[at].text
        if len(text) <= _LONGEST and _is_sent_from(text):
            return at - (at > floor and _DASHES.fullmatch(lines[at - 1].text) is not None)
        if text == "--" and at + 1 < len(lines) and (headed or len(lines) - at <= _UNHEADED):
            return at
        if headed and (_LIST_RULE.fullmatch(text) or _says_list(text)):
            return _topmost(lines, at, floor)
    return len(lines)


def _topmost(lines: tuple[TextLine, ...], at: int, floor: int) -> int:
    """The first of the lines above that say why a mail comes, too, with the dashes on top of them."""
    while at > floor + 1 and _says_list(lines[at - 1].text):
        at -= 1
    return at - (at > floor + 1 and _DASHES.fullmatch(lines[at - 1].text) is not None)


def _says_list(line: str) -> bool:
    """Whether a mailing list says why its mail comes."""
    lower = line.casefold()
    return len(line) <= _LONGEST and any(phrase in lower for phrase in listed("newsletter", "foot"))
