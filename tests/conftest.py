"""What every test may ask for: a store of its own, the shared data folder, and the drawing board."""

import gc
import os
import re
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import pandas  # noqa: F401  before any command has pyarrow go without it for the whole process: engine/no_pandas.py
import pytest
from django.conf import settings
from django.contrib.auth.hashers import reset_hashers
from hypothesis import HealthCheck
from hypothesis import settings as draws

from sightline.engine import compiled
from sightline.engine.derived import DerivedResult
from sightline.files import limited
from sightline.measuring.discover import know_entered
from sightline.web import charts
from support import clock, database_once, drawn, once_a_run, processes, reading_here, static_once
from support.browsing import chromium, fetched_assets, looking  # noqa: F401  one browser for every test that looks at a page
from support.database_marker import is_about_the_database, may_have_one
from support.seed import SEED
from support.stores import council, small_store  # noqa: F401  one council for every room that has none of its own

pytest_plugins = ["support.passed_before", "support.slow_first", "support.room_for_calls"]
gc.disable()  # until all is collected, for next to nothing that is imported goes: pytest_collection_finish
limited._Run = reading_here.HereRun  # for what a whole run of the tests makes once, too
numbers = count(1)
ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("SPARK_SUBMIT_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
"""Java's second compiler is for what runs for hours: on a few rows it takes more of the machine than all it speeds up."""
os.fsync = lambda _: None
"""No test cuts the power, and a line of the trail waits ten milliseconds for the disk."""
draws.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
draws.load_profile("suite")  # no test fails because the machine is busy
os.umask(0o077)  # as every process of Sightline's begins: see config/private.py


@pytest.fixture(scope="session")
def of_this_run(tmp_path_factory) -> Path:
    """A folder that all processes of this run of the tests share; SIGHTLINE_TEST_ONCE names one for several runs of the same code."""
    if named := os.environ.get("SIGHTLINE_TEST_ONCE"):
        return Path(named)
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def a_shape_to_copy(of_this_run: Path) -> None:
    """One database without a row for every process of this run that starts with none."""
    processes.shapes[:] = [of_this_run / "shape"]
    processes.questions[:] = [of_this_run / "questions"]
    processes.drawings[:] = [of_this_run / "drawings"]


@pytest.fixture(scope="session")
def tables_are_copied(a_shape_to_copy) -> Iterator[pytest.MonkeyPatch]:
    """While the tests' database is made: see support/database_once.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.management.call_command", database_once.tables_copied)
        yield patch


@pytest.fixture(scope="session")
def django_db_setup(tables_are_copied, django_db_setup) -> None:
    """Pytest-django's, between the two."""
    tables_are_copied.undo()


@pytest.fixture(scope="session", autouse=True)
def questions_are_written_once(of_this_run: Path) -> Iterator[None]:
    """Every test has the SQL that an earlier one of this run has written, and its drawings: see support/once_a_run.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_place", once_a_run.written_in(of_this_run / "questions"))
        patch.setattr(charts, "_place", once_a_run.drawn_in(of_this_run / "drawings"))
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_are_listed_once() -> Iterator[None]:
    """For every client of a test: see support/static_once.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "whitenoise.middleware.WhiteNoiseMiddleware.add_files_from_finders", static_once.listed_once
        )
        yield


@pytest.fixture
def questions_of_its_own(monkeypatch) -> None:
    """For tests of keeping the SQL: it lies in the data folder, as for people."""
    monkeypatch.setattr(compiled, "_place", once_a_run.PLACE)


@pytest.fixture
def drawings_of_its_own(monkeypatch) -> None:
    """For tests of drawing: nothing is drawn yet, and what is drawn lies in the data folder, as for people."""
    monkeypatch.setattr(charts, "_place", once_a_run.DRAWING_PLACE)


@pytest.fixture
def tmp_path(request, tmp_path_factory) -> Path:
    """This test's own folder. Pytest's looks through the folders of all tests before it, ten thousand times."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = tmp_path_factory.getbasetemp() / f"{next(numbers):05}-{name}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(autouse=True)
def a_store_of_its_own(tmp_path, monkeypatch):
    """No test sees another's data folder, or anybody's real one."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "var"))
    monkeypatch.delenv("SIGHTLINE_ENGINE", raising=False)


@pytest.fixture(autouse=True)
def no_measure_is_entered() -> Iterator[None]:
    """What people of another test entered is not known to this one."""
    know_entered(None)
    yield
    know_entered(None)


@pytest.fixture(autouse=True)
def files_are_read_here(request, monkeypatch):
    """What a test gives is read in this process, which is quick, unless the test is about the process of its own."""
    if request.node.get_closest_marker("own_process"):
        monkeypatch.setattr(limited, "_Run", reading_here.Whole)


@pytest.fixture(autouse=True)
def pages_wait(request, monkeypatch):
    """A page whose test made no more than it needed works the rest out itself, unless the test is about just that."""
    if not request.node.get_closest_marker("nobody_waits"):
        monkeypatch.setattr("sightline.web.working_out.nobody_waits", nullcontext)


@pytest.fixture
def worked_out_once(of_this_run: Path, monkeypatch) -> None:
    """What a load works out of the same rows is worked out once a run, for tests of what is done with it."""
    monkeypatch.setattr(DerivedResult, "_fill", once_a_run.once_in(of_this_run / "worked-out"))


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_suite() -> None:
    """Who signs in for a test has no phone, and a password is kept at once and not in a quarter of a second.

    A test of a second factor, or of how passwords are kept, chooses for itself.
    """
    settings.SECOND_FACTOR = "nobody"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    reset_hashers(setting="PASSWORD_HASHERS")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files and published facts; with CI=true it must be there."""
    folder = Path(os.environ.get("SIGHTLINE_SHARED") or ROOT.parent / "shared" / "data")
    if not folder.exists():
        sentence = f"The shared data folder is not at {folder}. Set SIGHTLINE_SHARED to where it is."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return folder


@pytest.fixture(scope="session")
def check():
    """Draw tables, say who counts: see drawn.check."""
    return drawn.check


def pytest_configure() -> None:
    """The suite has one day: see support/clock.py."""
    clock.begin()


def pytest_unconfigure() -> None:
    clock.end()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):
    """What needs the machine's clock has it, for its fixtures too."""
    with clock.clock_of(item):
        return (yield)


def pytest_collection_finish() -> None:
    """What has been imported and collected is there to the end: Python does not look through it, again and again, for what is not."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    gc.enable()


def pytest_report_header() -> str:
    """The run's seed, so that a failure can be had again, and its day."""
    return f"SIGHTLINE_SEED={SEED}, on {clock.THE_DAY}"


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is asked on PostgreSQL too is marked by one rule: see support/database_marker.py."""
    for item in items:
        if is_about_the_database(item):
            assert may_have_one(item.path), f"{item.path} would not be opened with -m database"
            item.add_marker(pytest.mark.database)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `-m database` no file is opened that has no such test."""
    chosen = config.option.markexpr == "database" and collection_path.match("test_*.py")
    return True if chosen and not may_have_one(collection_path) else None


def pytest_make_parametrize_id(val, argname: str) -> str | None:
    """Bytes are named by their place: a zip archive and its length change with the clock, and a test's name must not."""
    return argname if isinstance(val, bytes) else None
