"""Four processes write at once: every line is there, in turn, and the chain holds."""

import pytest

from support.postgres import postgres_url  # noqa: F401 - a fixture
from support.processes import environment, finished, run, start

WRITE = """
from sightline.trail.services import record
for number in range(25):
    record(by="writer {name}", action="looked_at_cases", detail={{"children": [f"C-{{number}}"]}})
"""
READ = """
from sightline.trail.models import Line
from sightline.trail.queries import verify
verdict = verify()
print(verdict.ok, verdict.lines, Line.objects.order_by("-number").first().number, verdict.problems, verdict.notes)
"""
TRUNCATE = """
from django.db import Error, connection
try:
    connection.cursor().execute("TRUNCATE trail_line")
except Error as refused:
    print(refused)
"""
WHOLE = "True 100 100 [] []"


def four_writers(environ: dict[str, str]) -> str:
    """What verify says after four processes that start together, on a database nobody has made ready yet."""
    writers = [start(WRITE.format(name=name), environ) for name in "abcd"]
    for writer in writers:
        finished(writer)
    return run(READ, environ).strip()


def test_four_writers_at_once_leave_a_hundred_lines_on_sqlite(tmp_path):
    assert four_writers(environment(tmp_path / "var")) == WHOLE


@pytest.mark.postgres
def test_four_writers_at_once_leave_a_hundred_lines_on_postgresql(tmp_path, postgres_url):  # noqa: F811
    environ = environment(tmp_path / "var", postgres_url)
    assert four_writers(environ) == WHOLE
    assert "append-only" in run(TRUNCATE, environ)
