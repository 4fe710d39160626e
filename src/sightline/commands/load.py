"""`sightline load PATH…`: read files and folders, report, and make them the current data."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from sightline.checks.faults import CheckRefusedError
from sightline.commands.load_report import printed
from sightline.commands.saying import COULD_NOT, MISUSE, out, out_json, say
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import AnotherLoadError
from sightline.measuring.bad_cases import MeasureRefusedError
from sightline.returns.authority import AuthorityUnknownError
from sightline.returns.load import NothingToLoadError, load
from sightline.returns.report import LoadReport
from sightline.trail import command_line


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "load", help="load Annex A workbooks, SSD folders, the local return, population"
    )
    what_is_loaded(parser)
    parser.add_argument(
        "--preview", action="store_true", help="make the snapshot and report, but leave the current data"
    )
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.set_defaults(run=run)


def what_is_loaded(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that loads: which files, whose, to which day, by whom and why."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders, any mix")
    parser.add_argument("--data-to", help="the day the data is complete to, as 2026-10-31")
    parser.add_argument("--authority", help="the authority's three-digit code, where the files do not say")
    parser.add_argument("--by", metavar="NAME", help="who loads; the machine's account stands beside it")
    parser.add_argument(
        "--reason", default="", help="why, where the figures change a lot or somebody will ask"
    )


def day_given(chosen: argparse.Namespace) -> date | None:
    """The day that was given as --data-to, None for none. ValueError, in a sentence, where it is no day."""
    try:
        return date.fromisoformat(chosen.data_to) if chosen.data_to else None
    except ValueError as wrong:
        raise ValueError(
            f"--data-to is '{chosen.data_to}', which is not a date. Write it as 2026-10-31."
        ) from wrong


def run(chosen: argparse.Namespace) -> int:
    """Load and report."""
    go_without_pandas()
    try:
        data_to = day_given(chosen)
    except ValueError as fault:
        say(str(fault))
        return MISUSE
    try:
        report = _watched(chosen, data_to)
    except AuthorityUnknownError as question:
        code = _authority_from_prompt(question)
        if code is None:
            return MISUSE
        chosen.authority = code
        return run(chosen)
    except (AnotherLoadError, CheckRefusedError, MeasureRefusedError, NothingToLoadError) as fault:
        say(str(fault))
        return COULD_NOT
    if chosen.json:
        out_json(report.as_contract())
    else:
        out(printed(report))
    return 0


def _loaded(chosen: argparse.Namespace, data_to: date | None, say: Callable[[str], None]) -> LoadReport:
    """A preview as it is; else what becomes current stands in the trail and in the history of loads."""
    about = {"authority": chosen.authority, "data_to": data_to, "say": say}
    if chosen.preview:
        return load(chosen.paths, preview=True, **about)
    from sightline.config.setup import ready

    ready()
    from sightline.loading.services.at_once import load_at_once
    from sightline.loading.services.moving import MayNotError

    by = (chosen.by or "").strip() or command_line.account()
    try:
        return load_at_once(chosen.paths, by=by, reason=chosen.reason, **about)
    except MayNotError as fault:
        raise AnotherLoadError(str(fault)) from fault


def _watched(chosen: argparse.Namespace, data_to: date | None) -> LoadReport:
    """Load with a progress bar where a person is watching, plain lines where not."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return _loaded(chosen, data_to, say)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Looking at the files", total=None)
        return _loaded(chosen, data_to, lambda step: progress.update(task, description=step))


def _authority_from_prompt(question: AuthorityUnknownError) -> str | None:
    """Ask the person whose files they are; None, with the sentence, when nobody is there to ask."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say(str(question))
        return None
    say(str(question))
    return input("Authority (three digits): ").strip() or None
