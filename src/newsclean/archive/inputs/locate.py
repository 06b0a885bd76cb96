"""Which files a job reads: arguments become files, in an order that a resumed job can rely on."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsclean.archive.pages import shown
from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass

STDIN = "-"
_MAGIC = frozenset("*?[")


_MOST_COUNTED = 20_000
"""Files that are counted before the work begins: more would take long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One file that is read as a whole."""

    path: Path | None
    """None for standard input."""
    name: str
    """What ids of records without one begin with."""
    rank: tuple[str, ...]
    """Its place in the order of all units."""
    alone: bool = False
    """Whether it is all that the job reads, so that names in it need no prefix."""


def units(arguments: Iterable[str], leave_out: frozenset[Path] = frozenset()) -> Iterator[Unit]:
    """The files behind the arguments: files, folders, globs, ``@file`` (a list of them), ``-``.

    A folder is walked in the order of names, without following links to folders. Walking costs
    memory per folder, not per archive.

    Raises:
        InputError: an argument names nothing that exists.
    """
    given = list(arguments)
    for number, argument in enumerate(given):
        rank = (f"{number:09d}",)
        if argument == STDIN:
            yield Unit(path=None, name="stdin", rank=rank, alone=len(given) == 1)
        elif argument.startswith("@") and not Path(argument).exists():
            yield from _listed(Path(argument[1:]), rank, leave_out)
        else:
            yield from _of_argument(argument, rank, leave_out, alone=len(given) == 1)


def check(arguments: Iterable[str]) -> None:
    """Refuse at once what would only be found out when its turn comes.

    Raises:
        InputError: an argument names nothing that exists.
    """
    for argument in arguments:
        path = Path(argument)
        listed = argument.startswith("@") and Path(argument[1:]).is_file()
        pattern = bool(_MAGIC & set(argument)) and next(glob.iglob(argument, recursive=True), None)
        if not (argument == STDIN or path.exists() or listed or pattern):
            raise InputError(f"{argument} does not exist; check the name")


def _of_argument(
    argument: str, rank: tuple[str, ...], leave_out: frozenset[Path], *, alone: bool = False
) -> Iterator[Unit]:
    path = Path(argument)
    if path.is_dir():
        yield from _walked(path, "", rank, leave_out)
    elif path.exists():
        yield Unit(path=path, name=shown(path.name), rank=rank, alone=alone)
    elif _MAGIC & set(argument):
        # As their ranks are ordered, which a resumed job relies on.
        found = sorted(map(Path, glob.glob(argument, recursive=True)), key=lambda p: p.parts)
        seen = set(leave_out)  # ** follows links in circles
        for name in found:
            real = Path(os.path.realpath(name))
            if name.is_file() and real not in seen:
                seen.add(real)
                yield Unit(path=name, name=shown(name.as_posix()), rank=(*rank, *name.parts))
    else:
        raise InputError(f"{argument} does not exist; check the name")


def _walked(
    folder: Path, prefix: str, rank: tuple[str, ...], leave_out: frozenset[Path]
) -> Iterator[Unit]:
    pending = [(folder, prefix, rank)]
    suspicious = {path.name for path in leave_out}
    while pending:
        here, name, order = pending.pop()
        if not here.is_dir() or (here.is_symlink() and here != folder):
            yield Unit(path=here, name=shown(name), rank=order)
            continue
        try:
            entries = sorted(os.listdir(here), reverse=True)
        except OSError:
            yield Unit(path=here, name=shown(name) or shown(here.name), rank=order)
            continue
        for entry in entries:
            path = here / entry
            if entry not in suspicious or Path(os.path.realpath(path)) not in leave_out:
                pending.append((path, f"{name}/{entry}" if name else entry, (*order, entry)))


def _listed(path: Path, rank: tuple[str, ...], leave_out: frozenset[Path]) -> Iterator[Unit]:
    try:
        file = path.open(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise InputError(f"the list {path} cannot be read ({error.strerror})") from error
    with file:
        for number, line in enumerate(file):
            name = line.rstrip("\r\n")
            if name.strip():
                order = (*rank, f"{number:012d}")
                if Path(name).is_dir():
                    yield from _walked(Path(name), Path(name).as_posix(), order, leave_out)
                else:
                    yield Unit(path=Path(name), name=shown(name), rank=order)


def total_bytes(arguments: Iterable[str]) -> int | None:
    """How much there is to read; None where it is not known, or would take long to find out."""
    total = 0
    try:
        for number, unit in enumerate(units(arguments)):
            if unit.path is None or number >= _MOST_COUNTED:
                return None
            total += unit.path.stat().st_size
    except (OSError, InputError):
        return None
    return total
