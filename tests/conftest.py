"""What ``make check`` leaves to ``make test``: the tests that are marked slow.

A test is slow if it

* measures time or memory, which takes large inputs;
* starts processes that clean: archives with workers, commands that are killed, copies of the package;
* is asked about examples that Hypothesis draws (``make laws`` draws new ones);
* is one of many cases of a law (``@pytest.mark.many``): of these each eleventh is quick, so that the fast
  part tries each law on some of everything.
"""

from __future__ import annotations

from collections import Counter

import pytest

EACH = 11
"""A prime, so that a table of cases is met in all its rows and columns."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    cases: Counter[str] = Counter()
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("slow")
        if item.get_closest_marker("many"):
            law = item.nodeid.partition("[")[0]
            if cases[law] % EACH:
                item.add_marker("slow")
            cases[law] += 1
