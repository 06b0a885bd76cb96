"""``newsclean clean``: stories from files or standard input."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TextIO

import click

import newsclean
from newsclean.cli import standard_streams
from newsclean.cli.profile_options import profile_options
from newsclean.cli.terminal_view import TerminalStyle, story_view
from newsclean.reading import SourceKind
from newsclean.writing import FORMATS, RecordHead, names

_ARCHIVES = (
    ".csv",
    ".tsv",
    ".jsonl",
    ".ndjson",
    ".parquet",
    ".warc",
    ".warc.gz",
    ".zip",
    ".tar",
    ".mbox",
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*+:/", re.IGNORECASE)


@click.command
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["story", *names()]),
    default="story",
    show_default=True,
    help="story: for reading, with a summary of what was done; json: one object (for several files a"
    " line each, as newsclean batch writes them).",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here, not to stdout.")
@click.option("--url", help="Where the page came from; resolves its links.")
@click.option("--kind", type=click.Choice(["html", "text"]), help="What the input is.")
@click.option("--language", help="BCP 47 code of the text, where you know better than the page.")
@click.option(
    "--disable",
    multiple=True,
    metavar="NAME",
    help="Leave out a stage (quotes), a pass (repair.spacing), a language's rules (en) or one rule"
    " (en.also-read). May be given several times.",
)
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A further file of boilerplate rules (TOML). May be given several times.",
)
@click.option("--indirect", is_flag=True, help="List reported speech without marks too.")
@click.option(
    "--explain",
    is_flag=True,
    help="Tell of each block of the page that was left out what weighed against it, and the probability that"
    " it is part of the story (story: below; json: leftOut).",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Refuse a story whose confidence is lower.",
)
@profile_options
@click.option("--any-kind", is_flag=True, help="Print listings, error and consent pages too.")
@click.option("-v", "--verbose", is_flag=True, help="Show each cut and repair (story).")
@click.pass_context
def clean(
    context: click.Context,
    sources: tuple[str, ...],
    form: str,
    output: Path | None,
    url: str | None,
    kind: SourceKind | None,
    language: str | None,
    disable: tuple[str, ...],
    rule_files: tuple[Path, ...],
    indirect: bool,
    explain: bool,
    min_confidence: float,
    any_kind: bool,
    verbose: bool,
    profile: Path | None,
    trusted: tuple[str, ...],
) -> None:
    """Clean the story of each FILE (HTML or plain text; - for standard input).

    \b
      newsclean clean story.html                        for reading; -v shows each edit
      newsclean clean -f jsonl *.html > stories.jsonl   a line for each file
      curl -sL "$URL" | newsclean clean - --url "$URL" -f md
      newsclean clean page.html --explain               why was this block left out?

    Nothing is ever fetched. Exit status: 0 when every FILE holds a story, 1 when one does not or cannot be
    read, 2 for a wrong command, 130 when interrupted.
    """
    try:
        cleaner = newsclean.Cleaner(
            newsclean.Options(
                language=language,
                disable=frozenset(disable),
                rules=rule_files,
                indirect_quotes=indirect,
                trusted=frozenset(trusted),
                explain=explain,
            ),
            profile=profile,
        )
    except newsclean.NewscleanError as error:
        raise standard_streams.WrongCommand(str(error)) from None
    form = names().get(form, form)
    out = _opened(output)
    of_rows = form in FORMATS and bool(FORMATS[form].line_suffixes)
    failed = printed = False
    for name in sources:
        try:
            article = cleaner.clean(_read(name), url=url, kind=kind)
        except newsclean.NewscleanError as error:
            _say(name, str(error))
            failed = True
            continue
        for warning in article.warnings:
            _say(name, f"warning: {warning}")
        refusal = None if any_kind else _refusal(article, min_confidence)
        if refusal:
            _say(name, refusal)
            failed = True
            # A program that reads rows decides by the quality; a reader gets no half story.
            if not of_rows:
                continue
        if printed and not of_rows:
            out.write("\n")
        many = len(sources) > 1
        if of_rows and many and not printed:
            out.write(FORMATS[form].head(()))
        if form == "story":
            style = TerminalStyle.of(out, verbose=verbose)
            title = f"{style.titled(_called(name))}\n\n" if many else ""
            out.write(title + story_view(article, style))
        else:
            _write(out, article, form, name if many else None)
        printed = True
    if output is not None:
        out.close()
    context.exit(1 if failed else 0)


def _opened(output: Path | None) -> TextIO:
    if output is None:
        return standard_streams.output()
    try:
        return output.open("w", encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise standard_streams.WrongCommand(
            f"cannot write {standard_streams.told(error)}"
        ) from None


def _read(name: str) -> bytes | Path:
    """What a name stands for.

    Raises:
        InputError: an address, a folder or an archive; the message says what to do.
    """
    if _ADDRESS.match(name):
        raise newsclean.InputError(
            f"newsclean never fetches; use  curl -sL '{name}' | newsclean clean - --url '{name}'"
            "  or a scraper: docs/how-to/scraper.md has them for requests, httpx, Scrapy and others"
        )
    if name != "-" and (Path(name).is_dir() or name.lower().endswith(_ARCHIVES)):
        what = "a folder" if Path(name).is_dir() else "a file of many pages"
        raise newsclean.InputError(f"{what}; use  newsclean batch {name} -o stories.jsonl")
    return standard_streams.given() if name == "-" else Path(name)


def _refusal(article: newsclean.Article, least: float) -> str | None:
    quality = article.quality
    if not article.body:
        return f"no story found (the page looks like: {quality.kind})"
    if not quality.is_story:
        return (
            f"no story: the page looks like a page of kind {quality.kind!r}"
            f" (confidence {quality.confidence:.2f}); --any-kind prints it all the same"
        )
    if quality.confidence < least:
        return f"confidence {quality.confidence:.2f} is below {least:g}"
    return None


def _say(name: str, message: str) -> None:
    said = message if message.startswith(f"{name} ") else f"{_called(name)}: {message}"
    click.echo(standard_streams.one_line(said), err=True)


def _called(name: str) -> str:
    return "standard input" if name == "-" else name


def _write(out: TextIO, article: newsclean.Article, form: str, row_id: str | None) -> None:
    if row_id is not None and FORMATS[form].line_suffixes:
        status = "ok" if article.quality.is_story else "no-story"
        out.write(
            FORMATS[form].write_record(article, RecordHead(row_id, article.url, {"status": status}))
        )
    else:
        out.write(FORMATS[form].write(article))
