"""`sightline nightly PATH…`: the whole round of a night, fit for cron and Task Scheduler: load, figures, deadlines, checks.

What pages will ask is worked out before the data is current, so that nobody waits for it in the morning.
"""

import argparse
import time

from sightline.calendars.dates import in_words
from sightline.commands.load import day_given, what_is_loaded
from sightline.commands.saying import COULD_NOT, MISUSE, out, say
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import Snapshot
from sightline.returns.authority import AuthorityUnknownError
from sightline.returns.report import LoadReport
from sightline.statistics.amounts import several
from sightline.trail import command_line


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "nightly", help="load, compute every figure, find what is due, make every check: one round, for cron"
    )
    what_is_loaded(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Do the round. Where any part of it cannot be done nothing has changed, and a sentence says why."""
    go_without_pandas()
    from sightline.config.setup import ready

    ready()
    from sightline.loading.services.at_once import NOT_LOADED, load_at_once

    started = time.perf_counter()
    sentences: list[str] = []
    try:
        data_to = day_given(chosen)
    except ValueError as fault:
        say(str(fault))
        return MISUSE
    sentences += _noticed()
    try:
        report = load_at_once(
            chosen.paths,
            by=(chosen.by or "").strip() or command_line.account(),
            reason=chosen.reason,
            authority=chosen.authority,
            data_to=data_to,
            say=say,
            prepare=lambda snapshot: sentences.extend(_of_each(snapshot)),
        )
    except AuthorityUnknownError as fault:
        say(str(fault))
        return MISUSE
    except NOT_LOADED as fault:
        say(str(fault))
        return COULD_NOT
    for sentence in (*_loaded(report), *sentences):
        out(sentence)
    out(f"Done in {time.perf_counter() - started:.0f} seconds.")
    return 0


def _noticed() -> list[str]:
    """A sentence on each measure that a new release counts otherwise, by what was loaded before: both have that."""
    from sightline.definitions.services.noticing import in_a_sentence, notice
    from sightline.engine.snapshots import NothingLoadedError, open_snapshot

    try:
        return [in_a_sentence(each) for each in notice(open_snapshot())]
    except NothingLoadedError:
        return []


def _of_each(snapshot: Snapshot) -> list[str]:
    """A sentence on each authority: what can be computed, what is due and what is wrong."""
    from sightline.checks.checked import CHECK_RESULTS
    from sightline.deadlines.keep import DEADLINE_RESULTS
    from sightline.measuring.readings import READING_RESULTS

    readings, due = READING_RESULTS.of(snapshot), DEADLINE_RESULTS.of(snapshot)
    checked = CHECK_RESULTS.of(snapshot)
    sentences: list[str] = []
    for code in sorted(snapshot.manifest.authorities):
        able = sum(each.ok for (_, whose), each in readings.answers.items() if whose == code)
        every = sum(whose == code for _, whose in readings.answers)
        rows = due.rows(code)
        faults = sum(each.faults for each in checked.by_check(code) if each.faults)
        sentences.append(
            f"Authority {code}: {able} of {several(every, 'measure')} can be computed; {several(len(rows), 'deadline')} "
            f"running; {several(faults, 'record')} to correct."
        )
    return sentences


def _loaded(report: LoadReport) -> list[str]:
    tables = report.tables.values()
    rows, rejected_rows = sum(table.kept for table in tables), sum(table.set_aside for table in tables)
    missed = "".join(f"\n  {sentence}" for sentence in report.notes)
    return [
        f"Loaded {several(rows, 'row')}, data to {in_words(report.data_to)}; {rejected_rows:,} set aside, "
        f"{several(len(report.faults), 'fault')}.{missed}"
    ]
