"""What the refresh and the commands spend in a process that starts Python anew, beside what the engine alone spends.

Seconds are the processor's, on all threads, so that they mean the same beside other work; the start of Python and every
import are in them. The engine alone is asked the text that the refresh kept, and nothing is made of its answers.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

from bench.timing import Ran, say

PERSON = "bench"
REFRESH = """
from sightline.engine.no_pandas import go_without_pandas
go_without_pandas()
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.readings import READING_RESULTS
READING_RESULTS.make(open_snapshot())
"""
ADD_PERSON = f"""
from sightline.config.setup import ready
ready()
from sightline.people.services import add_user
add_user("{PERSON}", "performance_analyst", by="bench", excused=True)
"""
COMMAND = "import sys; from sightline.cli import main; sys.exit(main())"
SCORECARD = ("scorecard",)
CASES = ("cases", "AS01", "--by", PERSON, "--reason", "the benchmark")


@dataclass(frozen=True)
class Anew:
    """Processor seconds, each with what went wrong: the engine alone, both refreshes, both commands."""

    engine: Ran
    first: Ran
    again: Ran
    scorecard: Ran
    cases: Ran


def measure() -> Anew:
    """Refresh the current snapshot twice and ask both commands; what was kept of it before is removed first."""
    from sightline.engine.places import data_folder

    _refresh()  # so that Python has made of every file what it keeps of it
    shutil.rmtree(data_folder() / "cache" / "compiled", ignore_errors=True)
    first = _refresh()
    engine = engine_alone()
    again = min((_refresh() for _ in range(2)), key=lambda ran: (bool(ran.failed), ran.seconds))
    processor_seconds(ADD_PERSON)
    processor_seconds(COMMAND, *SCORECARD)
    processor_seconds(COMMAND, *CASES)  # the list's text is compiled and kept
    anew = Anew(
        engine, first, again, processor_seconds(COMMAND, *SCORECARD), processor_seconds(COMMAND, *CASES)
    )
    for what, ran in vars(anew).items():
        say(f"Processor seconds, {what}: {ran.failed or f'{ran.seconds:.2f}'}")
    return anew


def processor_seconds(code: str, *words: str) -> Ran:
    """The processor's seconds of a process that runs this code; what Python makes of files it keeps, as where it is installed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**os.environ, "SIGHTLINE_SECOND_FACTOR": "nobody", "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = done.stderr.strip().splitlines() or ["failed without a word"]
    return Ran(seconds, 0.0, done.stdout, lines[-1] if done.returncode else "")


def engine_alone() -> Ran:
    """The processor's seconds of DuckDB answering the one text that was kept, in this process."""
    from sightline.engine.compiled import QueryPlan
    from sightline.engine.duck import DuckEngine
    from sightline.engine.places import data_folder
    from sightline.engine.snapshots import open_snapshot
    from sightline.measuring.discover import measures
    from sightline.measuring.gather import allowed, answers
    from sightline.tables.small import small_tables

    snapshot = open_snapshot()
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    months = allowed(answers(measures().values(), snapshot.manifest))
    (path,) = (data_folder() / "cache" / "compiled").glob("*.json")
    plan = QueryPlan.read(path.read_text(encoding="utf-8"))
    inputs = {name: make() for name, make in small_tables(dates).items()} | {"allowed_months": months}
    engine = DuckEngine(snapshot)
    started = time.process_time()
    engine.repeat(plan.steps, {name: lambda rows=rows: rows for name, rows in inputs.items()})
    rows = sum(last.answer(engine).num_rows for last in plan.last.values())
    seconds = time.process_time() - started
    engine.close()
    return Ran(seconds, 0.0, rows)


def _refresh() -> Ran:
    from sightline.engine.snapshots import open_snapshot
    from sightline.measuring.readings import READING_RESULTS

    shutil.rmtree(READING_RESULTS.folder(open_snapshot()), ignore_errors=True)
    return processor_seconds(REFRESH)
