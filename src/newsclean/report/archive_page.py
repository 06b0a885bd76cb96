"""The report on an archive: totals, charts, every rule with samples, the worst pages, the rejects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import newsclean
from newsclean.extraction import STEPS
from newsclean.model.plain_text import visible
from newsclean.model.plain_words import in_words
from newsclean.report.charts import bars, columns, number, parts_of, percent, spark

if TYPE_CHECKING:  # who has a job to report on has loaded them; the report on one story needs none
    from newsclean.archive import Job, Summary, Totals

_MOST_BARS = 12
_MOST_HOSTS = 50
_KINDS = {"ok": "good", "no-story": "doubt", "left-out": "left"}
_STATUSES = {
    "no-story": "a page that holds none: a listing, a consent wall, an error page",
    "no-page": "an image, an HTTP error, a record without a page",
    "unreadable": "the record is broken",
    "refused": "it is no page or text after all",
    "failed": "an error of newsclean's own",
    "duplicate": "a copy of a story that is written",
    "timeout": "it took more processor time than is allowed",
    "memory": "it took more memory than is allowed",
    "killed": "its worker died each time",
}
"""What the statuses of rejects mean."""
_MOST_NAMED = 6
_MOST_MONTHS = 24
_MOST_REASONS = 20
_NO_HOST = "(no address)"

Counts = Mapping[str, int]


def archive_report(summary: Summary, job: Job) -> str:
    """One self-contained HTML file; the same for the same archive and options, whatever the number
    of workers.

    Raises:
        ValueError: the job was not to gather what a report needs (``Job.report``).
    """
    if summary.totals is None:
        raise ValueError("the job gathered nothing for a report; set Job.report")
    totals = summary.totals
    from newsclean.archive import SAMPLES
    from newsclean.report.templates import page_of_parts

    return page_of_parts(
        "archive.html",
        output=_text(job.output.name),
        about=_about(job),
        tiles=_tiles(summary, totals),
        outcomes=_outcomes(summary),
        charts=_timeline(totals)
        + "".join(f"<div><h3>{t}</h3>{svg}</div>" for t, svg in _charts(summary, totals)),
        removals=_rules(totals, summary.rows, "removal"),
        repairs=_rules(totals, summary.rows, "repair"),
        left_out=_left_out(totals, summary.rows),
        samples=str(SAMPLES),
        shown="".join(_samples(totals)) or "<p>none</p>",
        doubted=_pages(totals.shown.get(("worst", "confidence"), [])),
        emptied=_pages(totals.shown.get(("worst", "removed"), [])),
        hosts=_hosts(summary, totals),
        rejects="".join(_rejects(summary, totals)) or "<p>none</p>",
    )


def _text(text: object) -> str:
    return escape(visible(" ".join(str(text).split())))


def _about(job: Job) -> str:
    parts = ["from " + ", ".join(job.sources[:5]) + (" …" if len(job.sources) > 5 else "")]
    parts += [f"where {c.key}{c.sign}{','.join(c.values)}" for c in job.where]
    if job.sample < 1:
        parts.append(f"a sample of {100 * job.sample:g} % of the records")
    if job.limit is not None:
        parts.append(f"the first {job.limit:,} records")
    if job.options.disable:
        parts.append("without " + ", ".join(sorted(job.options.disable)))
    parts.append(f"newsclean {newsclean.__version__}")
    return " · ".join(map(_text, parts))


def _tiles(summary: Summary, totals: Totals) -> str:
    sums, rows = totals.counts.get("sum", {}), summary.rows
    characters = sums.get("characters", 0)
    confidence = sums.get("confidence", 0) / 1000
    tiles = [
        ("records read", number(summary.read)),
        ("stories", number(summary.stories)),
        ("other pages", number(summary.others)),
        ("rejects", number(summary.rejected)),
        ("mean confidence", f"{confidence / rows:.2f}" if rows else "–"),
        ("mean words", number(sums.get("words", 0) / rows) if rows else "–"),
        ("of the characters removed", percent(sums.get("removed", 0), characters)),
        ("of the characters repaired", percent(sums.get("repaired", 0), characters)),
    ]
    return "".join(f"<div><b>{value}</b><span>{name}</span></div>" for name, value in tiles)


def _outcomes(summary: Summary) -> str:
    named = {"ok": "stories", "no-story": "other pages", "left-out": "left out by --where"}
    first = list(_KINDS)
    order = sorted(
        summary.statuses.items(),
        key=lambda i: (first.index(i[0]) if i[0] in first else len(first), -i[1], i[0]),
    )
    items = [(named.get(s, s), float(n), _KINDS.get(s, "bad")) for s, n in order]
    legend = "".join(
        f'<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2"'
        f' class="{kind}"/></svg>{_text(name)} {number(n)} ({percent(n, summary.read)})</li>'
        for name, n, kind in items
    )
    return f'{parts_of("records", items)}<ul class="legend">{legend}</ul>'


def _charts(summary: Summary, totals: Totals) -> Iterator[tuple[str, str]]:
    found = totals.counts
    confidence = found.get("confidence", {})
    steps = [(f"{n / 20:g}", float(confidence.get(str(n), 0))) for n in range(20)]
    yield (
        "Confidence",
        columns("stories by confidence", steps, "confidence, stories in steps of 0.05"),
    )
    from newsclean.archive import LENGTHS

    lengths = found.get("length", {})
    names = [f"< {LENGTHS[0]}", *(f"{n}–" for n in LENGTHS)]
    spread = [(name, float(lengths.get(str(n), 0))) for n, name in enumerate(names)]
    yield "Length", columns("stories by length", spread, "words")
    yield "Kinds of pages", _top("pages by kind", summary.kinds)
    yield "Languages", _top("stories by language", found.get("language", {}))
    hosts = {name or _NO_HOST: n for name, n in found.get("host-articles", {}).items()}
    yield "Hosts", _top("stories by host", hosts)
    if flags := found.get("flag", {}):
        yield "To be looked at", _top("stories by flag", flags, "doubt")


def _timeline(totals: Totals) -> str:
    """Stories by the month in which they came out; by the year, where those are too many."""
    months = {month: n for month, n in totals.counts.get("month", {}).items() if month}
    if not months:
        return ""
    known = sorted(months)
    size = 7 if len(known) <= _MOST_MONTHS else 4
    counts: dict[str, int] = {}
    for month in known:
        counts[month[:size]] = counts.get(month[:size], 0) + months[month]
    steps = [(name, float(n)) for name, n in list(counts.items())[-_MOST_MONTHS:]]
    without = totals.counts.get("month", {}).get("", 0)
    under = f"{'month' if size == 7 else 'year'} of publication; {number(without)} without a date"
    chart = columns("stories by time", steps, under)
    return f"<div><h3>Time</h3>{chart}</div>"


def _top(title: str, counts: Counts, kind: str = "plain") -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rest = ordered[_MOST_BARS:]
    more = f"{number(len(rest))} more: {number(sum(n for _, n in rest))}" if rest else ""
    return bars(title, [(name, float(n)) for name, n in ordered[:_MOST_BARS]], kind, more)


def _ranked(totals: Totals) -> list[tuple[str, str, int]]:
    """Rules, those that change most first: id, what they do, characters."""
    what = dict(key.split("\t", 1) for key in sorted(totals.counts.get("rule-what", {})))
    characters = totals.counts.get("rule-characters", {})
    ranked = sorted(what, key=lambda rule: (-characters.get(rule, 0), rule))
    return [(rule, what[rule], characters.get(rule, 0)) for rule in ranked]


def _rules(totals: Totals, articles: int, what: str) -> str:
    """The rules that remove, or those that repair."""
    times, touched = totals.counts.get("rule-times", {}), totals.counts.get("rule-articles", {})
    ranked = [(rule, n) for rule, does, n in _ranked(totals) if does == what]
    most = max((touched.get(rule, 0) for rule, _ in ranked), default=0) or 1
    rows = [
        (
            f'<a class="rule" href="#{_anchor(rule)}">{_text(rule)}</a>',
            number(characters),
            number(times.get(rule, 0)),
            number(touched.get(rule, 0)),
            percent(touched.get(rule, 0), articles),
            spark(touched.get(rule, 0) / most, what),
        )
        for rule, characters in ranked
    ]
    head = ("rule", "#characters", "#edits", "#stories", "#of all", "")
    return _table(head, rows)


def _left_out(totals: Totals, articles: int) -> str:
    """What extraction left out of the pages, by step."""
    blocks = totals.counts.get("left-out-blocks", {})
    characters = totals.counts.get("left-out-characters", {})
    touched = totals.counts.get("left-out-articles", {})
    rows = [
        (
            f'<span class="rule">{_text(step)}</span>',
            _text(STEPS.get(step, "")),
            number(characters.get(step, 0)),
            number(n),
            number(touched.get(step, 0)),
            percent(touched.get(step, 0), articles),
        )
        for step, n in sorted(blocks.items(), key=lambda i: (-characters.get(i[0], 0), i[0]))
    ]
    head = ("step", "why", "#characters", "#blocks", "#stories", "#of all")
    return _table(head, rows)


def _anchor(rule: str) -> str:
    return "rule-" + escape("".join(c if c.isalnum() else "-" for c in rule))


def _samples(totals: Totals) -> Iterator[str]:
    touched = totals.counts.get("rule-articles", {})
    for rule, what, characters in _ranked(totals):
        rows = totals.shown.get(("sample", rule), [])
        items = "".join(_sample(row, spares=what == "removal") for row in rows)
        yield (
            f'<details id="{_anchor(rule)}"><summary><span class="rule">{_text(rule)}</span>'
            f' {_text(in_words(rule))} <span class="faint">{what},'
            f" {_counted(touched.get(rule, 0), 'story', 'stories')},"
            f" {_counted(characters, 'character', 'characters')}</span></summary>"
            f'<ol class="samples">{items}</ol></details>\n'
        )


def _counted(n: int, one: str, many: str) -> str:
    return f"{number(n)} {one if n == 1 else many}"


def _sample(row: Mapping[str, Any], *, spares: bool) -> str:
    """An edit where it stands; a removal also has the line that spares it, for a file of rules."""
    line = json.dumps(" ".join(visible(row["before"]).split()), ensure_ascii=False)
    spare = f'<code class="spare">spares = [{escape(line)}]</code>' if spares else ""
    wrong = f'<label><input type="checkbox"> wrong</label>{spare}'
    put = (
        f"<ins>{_edited(row['after'])}</ins>" if row["after"].strip() or _odd(row["before"]) else ""
    )
    return (
        f'<li><div class="context">{_lines(row["left"])}<del>{_edited(row["before"])}</del>{put}'
        f'{_lines(row["right"])}</div><div class="where">{row["confidence"]:.2f} · {_page(row)} · {wrong}'
        "</div></li>"
    )


def _odd(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return not any(c.isprintable() and not c.isspace() for c in text)


def _edited(text: str) -> str:
    """What was taken out or put in; characters that cannot be seen are named."""
    if not text:
        return "∅"
    if _odd(text):
        return " ".join(f"U+{ord(c):04X}" for c in text[:_MOST_NAMED])
    return _lines(text)


def _lines(text: str) -> str:
    """Text, escaped, with its line breaks and without blank lines."""
    lines = [" ".join(line.split()) for line in visible(text).split("\n")]
    shown = "\n".join(line for n, line in enumerate(lines) if line or n in (0, len(lines) - 1))
    before = " " if text[:1] == " " else ""
    behind = " " if text[-1:] == " " and text.strip() else ""
    return escape(before + shown + behind)


def _page(row: Mapping[str, Any]) -> str:
    """The id of a page, and its address as a link where it is one of the web."""
    url = row.get("url") or ""
    shown = _text(row["id"])
    if url.startswith(("http://", "https://")):
        link = f'<a href="{escape(visible(url))}" rel="noreferrer noopener">{_text(url[:120])}</a>'
        return link if url == row["id"] else f"{shown} · {link}"
    return f"{shown} · {_text(url[:120])}" if url else shown


def _pages(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("#confidence", "kind", "#words", "#removed", "headline", "page")
    return _table(
        head,
        (
            (
                f"{row['confidence']:.2f}",
                _text(row["kind"]),
                number(row["words"]),
                percent(row["removed"], row["characters"]),
                _text(row["headline"]) or '<span class="faint">none</span>',
                _page(row),
            )
            for row in rows
        ),
    )


def _hosts(summary: Summary, totals: Totals) -> str:
    found = totals.counts
    articles, rejects = found.get("host-articles", {}), found.get("host-rejects", {})
    everything = {**dict.fromkeys((*articles, *rejects), 0), **summary.hosts}
    hosts = sorted(everything, key=lambda h: (-articles.get(h, 0), -everything[h], h))
    rows = []
    for host in hosts[:_MOST_HOSTS]:
        n = articles.get(host, 0)
        confidence = found.get("host-confidence", {}).get(host, 0) / 1000
        removed = found.get("host-removed", {}).get(host, 0)
        characters = found.get("host-characters", {}).get(host, 0)
        rows.append(
            (
                _text(host) or f'<span class="faint">{_NO_HOST}</span>',
                number(n),
                number(found.get("host-others", {}).get(host, 0)),
                number(rejects.get(host, 0)),
                f"{confidence / n:.2f}" if n else "–",
                percent(removed, characters) if n else "–",
                number(characters / n) if n else "–",
            )
        )
    head = (
        "host",
        "#stories",
        "#other pages",
        "#rejects",
        "#mean confidence",
        "#removed",
        "#characters an article",
    )
    more = len(hosts) - _MOST_HOSTS
    rest = f'<p class="faint">and {number(more)} hosts more</p>' if more > 0 else ""
    return _table(head, rows) + rest


def _rejects(summary: Summary, totals: Totals) -> Iterator[str]:
    counted = totals.counts.get("reject-reason", {})
    for status, n in sorted(summary.statuses.items(), key=lambda i: (-i[1], i[0])):
        if status in ("ok", "left-out") or (status == "no-story" and not summary.stories_only):
            continue
        reasons = [
            (k.partition("\t")[2], v) for k, v in counted.items() if k.startswith(f"{status}\t")
        ]
        first = sorted(reasons, key=lambda i: (-i[1], i[0]))[:_MOST_REASONS]
        groups = _table(("reason", "#records"), [(_text(why), number(v)) for why, v in first])
        rows = [(_text(r["reason"]), _page(r)) for r in totals.shown.get(("reject", status), [])]
        yield (
            f'<h3 class="more">{_text(status)}: {number(n)}</h3>'
            f'<p class="faint">{_text(_STATUSES.get(status, ""))}</p>{groups}'
            f"<details><summary>examples</summary>{_table(('reason', 'page'), rows)}</details>"
        )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML. Columns of numbers have a ``#`` in front of their name."""
    right = [' class="n"' if name.startswith("#") else "" for name in head]
    body = "".join(
        "<tr>"
        + "".join(f"<td{r}>{cell}</td>" for r, cell in zip(right, row, strict=True))
        + "</tr>\n"
        for row in rows
    )
    if not body:
        return "<p>none</p>"
    cells = "".join(
        f'<th scope="col"{r}>{_text(name.lstrip("#")) or "<span class=sr>share</span>"}</th>'
        for r, name in zip(right, head, strict=True)
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"
