"""What only reads is quick: `scorecard` and `cases` on what was worked out import neither Ibis nor pandas.

Nor does a refresh whose text was kept, and no refresh brings pandas. What starts the application brings no library that
works anything out, and none of Django's that nothing of ours has.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.readings import READING_RESULTS
from sightline.returns.load import load
from support.council_folder import write

RUN = """
import json, sys
from sightline.cli import main
from sightline.config.setup import ready
done = []
for words in json.loads(sys.argv[1]):
    done.append(main(words))
print("\\n" + json.dumps([done, [each for each in sys.argv[2:] if each in sys.modules]]))
"""
SLOW = ("django.contrib.admin", "allauth.socialaccount", "numpy.ma", "ibis", "pandas", "sqlglot")
STARTED = """
import sys
from sightline.config.setup import ready
ready()
print([each for each in sys.argv[1:] if each in sys.modules])
"""
ENDED = """
import gc, sys
from sightline.cli import main
code = main()
print(gc.get_freeze_count() > gc.get_count()[0], code)
"""
ADD = """
from sightline.config.setup import ready
ready()
from sightline.people.services import add_user
add_user("ann", "performance_analyst", by="test", excused=True)
"""


def python(code: str, *arguments: str) -> str:
    """What a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "SIGHTLINE_SECOND_FACTOR": "nobody"},
        text=True,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A small council whose figures and whose list of AS01 were asked for once."""
    home = tmp_path_factory.mktemp("quick")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(home / "var"))
        load([write(home / "ssd")], authority="343", data_to=date(2025, 6, 30))
        READING_RESULTS.make(open_snapshot())
        python(ADD)
        asked(LIST)
    return home / "var"


@pytest.fixture
def worked_out(made: Path) -> Path:
    """The same in this test's own data folder."""
    return shutil.copytree(made, data_folder())


LIST = ["cases", "AS01", "--period", "2025-26-Q1", "--by", "ann", "--reason", "a look", "--format", "json"]


def asked(*commands: list[str]) -> tuple[list[int], list[str]]:
    """Exit codes, and which of the slow libraries the process holds at its end."""
    codes, libraries = json.loads(python(RUN, json.dumps(commands), *SLOW).rsplit("\n", 2)[-2])
    return codes, libraries


def test_what_starts_the_application_brings_nothing_that_works_anything_out(made, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(made))
    slow = (*SLOW, "numpy", "pyarrow", "duckdb", "scipy", "fastexcel", "vl_convert")
    assert python(STARTED, *slow) == "[]\n"


def test_all_a_command_holds_is_set_apart_as_it_ends_and_the_answer_is_the_same(worked_out):
    as_typed = python(ENDED, *LIST).rsplit("\n", 2)
    assert as_typed[1] == "True 0"
    assert as_typed[0] == python(RUN, json.dumps([LIST])).rsplit("\n", 3)[0]


def test_neither_ibis_nor_pandas_is_imported_for_what_was_worked_out(worked_out):
    assert asked(["scorecard", "--period", "2025-26-Q1"]) == ([0], [])
    assert asked(LIST) == ([0], [])


def test_what_was_not_worked_out_yet_brings_ibis_and_answers_alike(worked_out):
    before = python(RUN, json.dumps([LIST]), *SLOW).rsplit("\n", 2)[0]
    for file in (data_folder() / "cache" / "compiled").glob("*.json"):
        file.unlink()
    after = python(RUN, json.dumps([LIST]), *SLOW)
    assert after.rsplit("\n", 2)[0] == before
    assert "ibis" in json.loads(after.rsplit("\n", 2)[-2])[1]


def test_a_refresh_whose_text_was_kept_brings_neither_and_no_refresh_brings_pandas(worked_out):
    for libraries in (["ibis", "sqlglot"], []):
        for name in ("readings", "deadlines", "checks"):
            shutil.rmtree(worked_out / "store" / name, ignore_errors=True)
        assert asked(["refresh"]) == ([0], libraries)
