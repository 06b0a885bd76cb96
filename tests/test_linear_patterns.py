"""No expression of newsclean takes more than linear time, on strings that are made to trip it up.

Every expression that is compiled, in code or from data, is attacked with strings made from its structure
(``pumping.py``). One that is quadratic needs 64 times as long for 8 times as much; a linear one 8 times,
or up to 16 where the longer string outgrows a cache. What seems slow is asked again with a string four times
as long, so that a machine busy with something else is not taken for a slow expression.
The rules of boilerplate are asked about lines of at most 600 characters only, and are attacked with such.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import pumping

PROBE = Path(__file__).parent / "pattern_probe.py"
SMALL, LARGE, HUGE = 1_500, 12_000, 48_000
NOTICED = 0.0003
"""Seconds of CPU time for the small string from which the large one is tried as well."""
LINE = 600
MOST_FOR_A_LINE = 0.05
"""Seconds; the slowest takes a tenth of that."""
MOST = 24
"""Times as long for 8 times as much."""
MOST_AGAIN = 9
"""Times as long for 4 times as much: a linear one takes 4, a quadratic one 16."""
PATIENCE = 0.5
LONGER_PATIENCE = 5.0


def _expressions() -> list[Any]:
    done = subprocess.run([sys.executable, str(PROBE)], capture_output=True, check=True)
    return list(json.loads(done.stdout))


def _slow(pattern: re.Pattern[Any], anchored: bool) -> Iterator[str]:
    pairs = zip(
        pumping.attacks(pattern.pattern, pattern.flags, SMALL),
        pumping.attacks(pattern.pattern, pattern.flags, LARGE),
        strict=True,
    )
    for number, (small, large) in enumerate(pairs):
        taken = _seconds(pattern, anchored, small)
        if taken > NOTICED:
            taken = min(taken, _seconds(pattern, anchored, small))
        if taken > 0.9 * PATIENCE:
            yield large
        elif taken > NOTICED:
            longer = _seconds(pattern, anchored, large)
            seems_slow = longer > min(MOST * taken, 0.9 * PATIENCE)
            if seems_slow and _is_slow(pattern, anchored, number, large):
                yield large


def _is_slow(pattern: re.Pattern[Any], anchored: bool, number: int, large: str) -> bool:
    huge = next(islice(pumping.attacks(pattern.pattern, pattern.flags, HUGE), number, None))
    taken = min(_seconds(pattern, anchored, large, LONGER_PATIENCE) for _ in range(3))
    most = min(MOST_AGAIN * taken, 0.9 * LONGER_PATIENCE)
    return all(_seconds(pattern, anchored, huge, most / 0.9) > most for _ in range(2))


def _long_for_a_line(pattern: re.Pattern[Any]) -> Iterator[str]:
    for line in pumping.attacks(pattern.pattern, pattern.flags, LINE):
        if all(_seconds(pattern, False, line) > MOST_FOR_A_LINE for _ in range(4)):
            yield line


def _seconds(
    pattern: re.Pattern[Any], anchored: bool, text: str, patience: float = PATIENCE
) -> float:
    """CPU seconds of asking it, which is stopped after ``patience``."""
    source: Any = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    start = time.thread_time()
    with suppress(TimeoutError):  # it may come as late as in the last line
        signal.setitimer(signal.ITIMER_PROF, patience)
        if anchored:
            pattern.match(source)
            pattern.fullmatch(source)
        else:
            for _ in pattern.finditer(source):
                pass
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.thread_time() - start


def _stop(*_: object) -> None:
    raise TimeoutError


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_every_expression_is_linear() -> None:
    rows = _expressions()
    assert len(rows) > 600
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        found = {}
        for where, text, is_bytes, flags, anchored in rows:
            pattern = re.compile(text.encode("latin-1") if is_bytes else text, flags)
            is_rule = where.startswith("newsclean.rules.ruleset")
            attack = next(_long_for_a_line(pattern) if is_rule else _slow(pattern, anchored), None)
            if attack is not None:
                found[where] = (text[:80], attack[:30], attack[-10:])
    finally:
        signal.signal(signal.SIGPROF, before)
    assert not found


@pytest.mark.slow
@pytest.mark.parametrize("pattern", [r"\s+$", r"a.*b", r"(?:x\w*)+y", r"\d+:\d+:", r"\s*,|;"])
def test_what_is_quadratic_is_found(pattern: str) -> None:
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        assert next(_slow(re.compile(pattern), False), None) is not None
    finally:
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++$", r"a[^ab]*b", r"\b\w+\b", "also read|read on"])
def test_what_is_linear_is_not(pattern: str) -> None:
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        assert next(_slow(re.compile(pattern), False), None) is None
    finally:
        signal.signal(signal.SIGPROF, before)
