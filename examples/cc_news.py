"""Common Crawl's news archive: one WARC file at a time, streamed from its address into ``newsclean batch``.

    pip install 'newsclean[warc]' requests
    python examples/cc_news.py https://data.commoncrawl.org/crawl-data/CC-NEWS/….warc.gz stories.jsonl

The lists of files are at https://data.commoncrawl.org/crawl-data/CC-NEWS/YYYY/MM/warc.paths.gz. The file is
kept beside the output until the job is done, so that an interrupted one goes on.
"""

from __future__ import annotations

import sys
from pathlib import Path

import requests

from newsclean import archive


def fetched(address: str, folder: Path) -> Path:
    """The file, under its own name; what is there already is not fetched again."""
    path = folder / address.rpartition("/")[2]
    if not path.exists():
        partial = path.with_name(path.name + ".part")
        with requests.get(address, stream=True, timeout=60) as response, partial.open("wb") as file:
            response.raise_for_status()
            for chunk in response.iter_content(1 << 20):
                file.write(chunk)
        partial.rename(path)
    return path


def main(address: str, output: str, workers: int = archive.processors()) -> None:
    warc = fetched(address, Path(output).resolve().parent)
    job = archive.Job(
        sources=(str(warc),),
        output=Path(output),
        where=(archive.Condition.of("confidence>=0.5"),),
        workers=workers,
    )
    summary = archive.run(job)
    print(f"{summary.stories:,} stories, {summary.others:,} other pages", file=sys.stderr)
    warc.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:3])
