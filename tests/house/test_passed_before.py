"""A test is left out of a run's second pass where the first has seen it pass, from beginning to end, and nowhere else."""

from itertools import product
from types import SimpleNamespace

import pytest

from support.passed_before import PassedNotes, passed_in, pytest_collection_modifyitems

OUTCOMES = ("passed", "failed", "skipped")


def note(file, *tests: tuple[str, tuple[str, ...]]) -> frozenset[str]:
    notes = PassedNotes(file)
    for name, outcomes in tests:
        for when, outcome in zip(("setup", "call", "teardown"), outcomes, strict=True):
            notes.pytest_runtest_logreport(SimpleNamespace(nodeid=name, when=when, outcome=outcome))
    notes.pytest_sessionfinish()
    return passed_in(file)


@pytest.mark.parametrize("outcomes", list(product(OUTCOMES, repeat=3)))
def test_only_what_passed_as_a_whole_is_noted(tmp_path, outcomes):
    noted = note(tmp_path / "passed", ("one.py::test[a b\n]", outcomes), ("two.py::test", ("passed",) * 3))
    assert len(noted) == (2 if outcomes == ("passed",) * 3 else 1)


def test_what_was_set_up_and_never_ran_is_not_noted(tmp_path):
    notes = PassedNotes(tmp_path / "passed")
    notes.pytest_runtest_logreport(SimpleNamespace(nodeid="one.py::test", when="setup", outcome="passed"))
    notes.pytest_sessionfinish()
    with pytest.raises(pytest.UsageError):
        passed_in(tmp_path / "passed")


@pytest.mark.parametrize("content", [None, ""])
def test_nothing_is_left_out_where_no_pass_was(tmp_path, content):
    if content is not None:
        (tmp_path / "passed").write_text(content)
    with pytest.raises(pytest.UsageError, match="nothing may be left out"):
        passed_in(tmp_path / "passed")


def test_exactly_the_noted_are_left_out_and_counted(tmp_path):
    note(tmp_path / "passed", ("one.py::test[1]", ("passed",) * 3), ("gone.py::test", ("passed",) * 3))
    items = [
        SimpleNamespace(nodeid=name) for name in ("one.py::test[1]", "one.py::test[10]", "two.py::test[1]")
    ]
    counted = []
    config = SimpleNamespace(
        option=SimpleNamespace(but_passed=tmp_path / "passed"),
        hook=SimpleNamespace(pytest_deselected=lambda items: counted.extend(items)),
    )
    pytest_collection_modifyitems(config, items)
    assert [item.nodeid for item in items] == ["one.py::test[10]", "two.py::test[1]"]
    assert [item.nodeid for item in counted] == ["one.py::test[1]"]


def test_everything_is_asked_where_nobody_says_otherwise():
    items = [SimpleNamespace(nodeid="one.py::test")]
    pytest_collection_modifyitems(SimpleNamespace(option=SimpleNamespace(but_passed=None)), items)
    assert len(items) == 1
