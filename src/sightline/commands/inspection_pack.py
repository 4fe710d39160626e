"""`sightline inspection-pack --out DIR --by USER --reason TEXT`: what an inspection asks for on its first day, as files."""

import argparse
from pathlib import Path

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, say, which_authority
from sightline.engine.snapshots import NothingLoadedError, open_snapshot

EACH = 3
TEMPLATES = ("2024", "2019")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "inspection-pack",
        help="Annex A, what stands in its way, and cases an inspector would pick; needs a name and a reason",
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        type=Path,
        help="where it goes; an earlier pack there is replaced",
    )
    parser.add_argument(
        "--by", required=True, metavar="USER", help="who is looking: somebody who may see every child"
    )
    parser.add_argument("--reason", required=True, help="why")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument(
        "--template",
        choices=TEMPLATES,
        default=TEMPLATES[0],
        help="the shape of list 9: 17 columns, or the 13 of 2019",
    )
    parser.add_argument(
        "--seed", default="", help="what the draw of cases begins with: the same seed draws the same children"
    )
    parser.add_argument(
        "--each",
        type=int,
        default=EACH,
        metavar="N",
        help=f"how many children each rule draws, {EACH} unless said",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the pack; the trail says who took it, or who was refused."""
    if not chosen.reason.strip():
        say("A reason is needed: say why you are looking, as in --reason 'Ofsted have phoned'.")
        return MISUSE
    if not 0 <= chosen.each <= 50:
        say("--each takes a number from 0 to 50.")
        return MISUSE
    try:
        codes = sorted(open_snapshot().manifest.authorities)
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(codes, chosen.authority)
    return MISUSE if code is None else _written(chosen, code)


def _written(chosen: argparse.Namespace, code: str) -> int:
    from sightline.config.setup import ready

    ready()
    from sightline.people.looking import LookRefusedError
    from sightline.rehearsal.services.pack import CannotWritePackError, PackOrder, write_pack

    order = PackOrder(
        folder=chosen.out,
        authority=code,
        by=chosen.by,
        reason=chosen.reason.strip(),
        year=chosen.template,
        seed=chosen.seed,
        each=chosen.each,
    )
    try:
        pack = write_pack(order)
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except CannotWritePackError as cannot:
        say(str(cannot))
        return COULD_NOT
    for sentence in pack.sentences:
        say(sentence)
    out(f"{len(pack.files)} files and their index are in {chosen.out}. They hold children's records.")
    return 0
