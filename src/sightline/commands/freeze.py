"""`sightline freeze NAME --data-to DATE --by USER`: keep an authority's figures as they are reported; `--confirm` by a second person."""

import argparse
from typing import TYPE_CHECKING

from sightline.commands.load import day_given
from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, out_json, say, which_authority
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot

if TYPE_CHECKING:
    from sightline.freezes.models import Freeze


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "freeze", help="keep figures, and the cases behind them, as they are reported"
    )
    parser.add_argument("name", metavar="NAME", help="what it is called, as q2-2026-27")
    parser.add_argument(
        "--data-to", help="the last day it reports: a month's end, or the day the data is complete to"
    )
    parser.add_argument("--by", required=True, metavar="USER", help="who freezes, or confirms")
    parser.add_argument("--confirm", action="store_true", help="confirm a freeze that somebody else made")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--json", action="store_true", help="the freeze as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Freeze, or confirm."""
    go_without_pandas()
    try:
        day_given(chosen)
        snapshot = open_snapshot()
    except ValueError as fault:
        say(str(fault))
        return MISUSE
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(sorted(snapshot.manifest.authorities), chosen.authority)
    return MISUSE if code is None else _frozen(chosen, snapshot, code)


def _frozen(chosen: argparse.Namespace, snapshot: Snapshot, code: str) -> int:
    from sightline.config.setup import ready

    ready()
    from sightline.freezes.frozen import NoSuchFreezeError
    from sightline.freezes.queries import freeze_named
    from sightline.freezes.services import CannotFreezeError, confirm, make
    from sightline.freezes.services.making import MayNotFreezeError

    try:
        if chosen.confirm:
            freeze = confirm(freeze_named(code, chosen.name), by=chosen.by)
        else:
            freeze = make(
                by=chosen.by,
                authority=code,
                name=chosen.name,
                cut_off=day_given(chosen),
                snapshot=snapshot,
                say=say,
            )
    except MayNotFreezeError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except (CannotFreezeError, NoSuchFreezeError) as cannot:
        say(str(cannot))
        return COULD_NOT
    if chosen.json:
        out_json(as_contract(freeze))
    else:
        done = "confirmed" if chosen.confirm else "frozen"
        out(f"{freeze.name} is {done}: figures to {freeze.cut_off.isoformat()}, seal {freeze.seal}.")
    return 0


def as_contract(freeze: "Freeze") -> dict[str, object]:
    """A freeze as JSON: docs/commands.md."""
    return {
        "name": freeze.name,
        "authority": freeze.authority,
        "cut_off": freeze.cut_off,
        "data_to": freeze.data_to,
        "snapshot": freeze.snapshot,
        "seal": freeze.seal,
        "made_by": freeze.made_by,
        "made_at": freeze.made_at.isoformat(),
        "confirmed_by": freeze.confirmed_by or None,
        "confirmed_at": freeze.confirmed_at.isoformat() if freeze.confirmed_at else None,
    }
