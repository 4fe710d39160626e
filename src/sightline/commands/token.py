"""`sightline token add|end|list`: tokens by which programs read figures in a person's name."""

import argparse
from typing import TYPE_CHECKING

from sightline.commands.saying import COULD_NOT, NOT_ALLOWED, out, out_json, out_rows, say

if TYPE_CHECKING:
    from sightline.people.models import User

COLUMNS = ("number", "name", "scopes", "made", "expires", "state", "last_used")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("token", help="tokens by which programs read figures: add, end, list")
    parser.add_argument("what", choices=("add", "end", "list"))
    parser.add_argument(
        "which",
        nargs="?",
        default="",
        metavar="NAME|NUMBER",
        help="what a new token is for; the number of one to end",
    )
    parser.add_argument("--by", required=True, metavar="USER", help="whose token it is")
    parser.add_argument(
        "--scope",
        action="append",
        default=[],
        help="definitions, figures, targets, comparators or freezes; several times",
    )
    parser.add_argument("--days", type=int, default=90, help="30, 90, 180 or 365")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked for."""
    from sightline.config.setup import ready

    ready()
    from sightline.api.services import CannotTokenError, MayNotTokenError
    from sightline.people.queries import user_named

    person = user_named(chosen.by)
    if person is None:
        say(f"Nobody who may sign in is called {chosen.by}.")
        return NOT_ALLOWED
    try:
        return {"add": _add, "end": _end, "list": _list}[chosen.what](chosen, person)
    except MayNotTokenError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except CannotTokenError as cannot:
        say(str(cannot))
        return COULD_NOT


def _add(chosen: argparse.Namespace, person: "User") -> int:
    from sightline.api.services import make_token

    token, secret = make_token(person, name=chosen.which, scopes=chosen.scope, days=chosen.days, by=chosen.by)
    say(f"Token {token.pk}, until {token.expires:%Y-%m-%d}. Keep it like a password: it is not shown again.")
    out(secret)
    return 0


def _end(chosen: argparse.Namespace, person: "User") -> int:
    from sightline.api.services import CannotTokenError, end_token

    if not chosen.which.isdigit():
        raise CannotTokenError("Say which token by its number: sightline token list.")
    out(f"Token {end_token(int(chosen.which), person=person, by=chosen.by).name} is ended.")
    return 0


def _list(chosen: argparse.Namespace, person: "User") -> int:
    from django.utils import timezone

    from sightline.api.queries import tokens_of
    from sightline.api.rules import is_live

    rows = [
        {
            "number": each.pk,
            "name": each.name,
            "scopes": each.scopes,
            "made": f"{each.made:%Y-%m-%d}",
            "expires": f"{each.expires:%Y-%m-%d}",
            "state": "working"
            if is_live(each.expires, each.ended, timezone.now())
            else "ended"
            if each.ended
            else "expired",
            "last_used": max((f"{use.on:%Y-%m-%d}" for use in each.uses.all()), default=None),
        }
        for each in tokens_of(person)
    ]
    if chosen.format == "json":
        out_json(rows)
    else:
        out_rows(COLUMNS, [{**row, "scopes": " ".join(row["scopes"])} for row in rows], chosen.format)
    return 0
