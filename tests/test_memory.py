"""Memory of hostile input is bounded: ``SECURITY.md`` promises by how much.

What is added to resident memory is measured in a process of its own; how busy the machine is does not matter.
``python -m evaluation hostile`` measures every family.
"""

from __future__ import annotations

import sys

import pytest
from evaluation import hostile

SIZE = 1_500_000
HEAVIEST = ("nested_h1", "paragraphs_of_signs", "random_high_bytes")
"""Of 1,046 families those that took the most before what a page holds was bounded while it is read."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peaks are read from /proc")
@pytest.mark.parametrize("name", HEAVIEST)
def test_memory_is_within_what_is_promised(name: str) -> None:
    run = hostile.measured(name, SIZE)
    assert run.outcome == "ok"
    assert run.memory <= hostile.MOST_MEMORY + hostile.MEMORY_PER_INPUT * run.size
