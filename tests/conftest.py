"""What every test may ask for: a store of its own, the shared data folder, and the drawing board."""

import os
from contextlib import nullcontext
from pathlib import Path

import pandas  # noqa: F401  before any command has pyarrow go without it for the whole process: engine/no_pandas.py
import pytest

from sightline.files import limited
from support import clock, drawn, processes, reading_here
from support.browsing import chromium, fetched_assets, looking  # noqa: F401  one browser for every test that looks at a page
from support.database_marker import is_about_the_database
from support.seed import SEED
from support.stores import council, small_store  # noqa: F401  one council for every room that has none of its own

limited._Run = reading_here.HereRun  # for what a whole run of the tests makes once, too
ROOT = Path(__file__).resolve().parents[1]
os.umask(0o077)  # as every process of Sightline's begins: see config/private.py


@pytest.fixture(scope="session")
def of_this_run(tmp_path_factory) -> Path:
    """A folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def a_shape_to_copy(of_this_run: Path) -> None:
    """One database without a row for every process of this run that starts with none."""
    processes.shapes[:] = [of_this_run / "shape"]


@pytest.fixture(autouse=True)
def a_store_of_its_own(tmp_path, monkeypatch):
    """No test sees another's data folder, or anybody's real one."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "var"))
    monkeypatch.delenv("SIGHTLINE_ENGINE", raising=False)


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


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    """Who signs in for a test has no phone; tests of the second factor choose for themselves."""
    settings.SECOND_FACTOR = "nobody"


@pytest.fixture(autouse=True)
def passwords_are_kept_quickly(settings):
    """A password takes a quarter of a second to keep, as it should; not in a test that has other things to show."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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


def pytest_report_header() -> str:
    """The run's seed, so that a failure can be had again, and its day."""
    return f"SIGHTLINE_SEED={SEED}, on {clock.THE_DAY}"


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is asked on PostgreSQL too is marked by one rule: see support/database_marker.py."""
    for item in items:
        if is_about_the_database(item):
            item.add_marker(pytest.mark.database)


def pytest_make_parametrize_id(val, argname: str) -> str | None:
    """Bytes are named by their length: what a zip archive holds changes with the clock, and a test's name must not."""
    return f"{argname}_of_{len(val)}_bytes" if isinstance(val, bytes) else None
