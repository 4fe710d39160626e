"""What one pass of a run has asked and seen pass, the next pass of the same run need not ask again.

`make coverage` runs the tests of the rules and of statistics, and they are tests like all others. With `--note-passed FILE` it
writes down which of them passed; with `--but-passed FILE` the main pass leaves out exactly those. Where the first pass wrote nothing
there is nothing to leave out, and a file that is not there or is empty is a mistake and no pass. Neither is asked for by `make test`.
"""

from pathlib import Path

import pytest


class PassedNotes:
    """The tests of this pass that passed from beginning to end."""

    def __init__(self, file: Path) -> None:
        """`file` is where they are written down, once all are done."""
        self._file = file
        self._called: dict[str, None] = {}
        self._went_wrong: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test has three: what was set up for it, itself, and what was put away."""
        if report.outcome != "passed":
            self._went_wrong.add(report.nodeid)
        elif report.when == "call":
            self._called[report.nodeid] = None

    def pytest_sessionfinish(self) -> None:
        """One to a line, as they ran."""
        passed = (name for name in self._called if name not in self._went_wrong)
        self._file.write_text("".join(f"{name!r}\n" for name in passed), encoding="utf-8")


def passed_in(file: Path) -> frozenset[str]:
    """The names of the tests that an earlier pass of this run saw pass; UsageError where none did."""
    try:
        names = frozenset(file.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        names = frozenset()
    if not names:
        raise pytest.UsageError(
            f"No earlier pass has written into {file} which tests passed: nothing may be left out."
        )
    return names


def pytest_addoption(parser: pytest.Parser) -> None:
    """Both are for a run of more than one pass: see .ci/run."""
    group = parser.getgroup("a run of more than one pass")
    group.addoption("--note-passed", type=Path, metavar="FILE", help="write down which tests passed")
    group.addoption(
        "--but-passed", type=Path, metavar="FILE", help="leave out the tests that FILE says passed"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Whoever hands tests out to others hears of all of them; the others write nothing down."""
    if config.option.note_passed and not hasattr(config, "workerinput"):
        config.pluginmanager.register(PassedNotes(config.option.note_passed))


def pytest_sessionstart(session: pytest.Session) -> None:
    """What is wrong with the file is said before anything is collected."""
    if session.config.option.but_passed:
        passed_in(session.config.option.but_passed)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those that passed are deselected, as by -k, and counted so."""
    if not config.option.but_passed:
        return
    passed = passed_in(config.option.but_passed)
    gone = [item for item in items if repr(item.nodeid) in passed]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if repr(item.nodeid) not in passed]
