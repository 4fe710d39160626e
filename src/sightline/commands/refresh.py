"""`sightline refresh`: compute every measure for 60 months and every split, what is due, and every check."""

import argparse
import time

from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.faults import CheckRefusedError
from sightline.commands.saying import COULD_NOT, out, say
from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot
from sightline.measuring.bad_cases import MeasureRefusedError
from sightline.measuring.discover import measures
from sightline.measuring.readings import READING_RESULTS


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("refresh", help="compute every measure for 60 months and every split")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Compute the current snapshot's readings."""
    go_without_pandas()
    started = time.perf_counter()
    try:
        snapshot = open_snapshot()
        for each in (READING_RESULTS, DEADLINE_RESULTS, CHECK_RESULTS):
            each.make(snapshot, say=say)
    except (NothingLoadedError, MeasureRefusedError, CheckRefusedError) as fault:
        say(str(fault))
        return COULD_NOT
    _notice(snapshot)
    out(
        f"{len(measures())} measures computed for {snapshot.id} in {time.perf_counter() - started:.1f} seconds."
    )
    return 0


def _notice(snapshot: Snapshot) -> None:
    """Say which measures a new release of Sightline counts otherwise than the one before."""
    from sightline.config.setup import ready

    ready()
    from sightline.definitions.services.noticing import in_a_sentence, notice

    for change in notice(snapshot):
        say(in_a_sentence(change))
