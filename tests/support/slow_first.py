"""In which order several processes take the files of tests: those that start something, or load a council, before the rest.

A process takes a file at a time. Left to the number of tests, a file of three that serve a council to a browser comes
last, and for minutes one process works while the others have nothing left.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

SLOW = re.compile(
    r"mark\.(?:browser|spark|postgres|own_process)|subprocess|support\.processes|on_postgres"
    r"|returns\.load|make_all|_RESULTS|generate\(|\bcouncil\b|\bloaded\b|small_plan|messy"
    r"|every_address"
)
"""What a file says that starts a browser, a server, another process or an engine, has a whole council or plan, or walks every
address as every role: five minutes in one file, which came last and had one processor to itself.
"""


@cache
def is_slow(file: Path) -> bool:
    """Whether a test of this file may take long, however few it has."""
    return SLOW.search(file.read_text(encoding="utf-8")) is not None


@pytest.hookimpl(trylast=True)  # behind whatever else puts them in an order
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The slow files first, and of each kind those with the most tests; within a file nothing changes."""
    if not hasattr(config, "workerinput"):
        return
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (not is_slow(item.path), -tests[item.path], str(item.path)))
