"""`sightline user add NAME --role ROLE`: someone who may sign in and look."""

import argparse

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "user", help="add someone who may sign in: sightline user add NAME --role ROLE"
    )
    parser.add_argument("do", choices=("add",))
    parser.add_argument("name", help="the name they sign in with")
    parser.add_argument("--role", required=True, help="their role; an unknown one lists those there are")
    parser.add_argument(
        "--teams", default="", help="their teams' references, with commas; none means by role"
    )
    parser.add_argument(
        "--authority", default="", help="the one authority they belong to, in a store of several"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Add the user and print the password once."""
    from sightline.config.setup import ready

    ready()
    from sightline.people.actions import CannotAddUserError, add_user

    teams = [team.strip() for team in chosen.teams.split(",") if team.strip()]
    try:
        made = add_user(chosen.name, chosen.role, by="command line", teams=teams, authority=chosen.authority)
    except CannotAddUserError as fault:
        say(str(fault))
        return COULD_NOT
    out(f"{made.user.username} may sign in with {made.password}")
    say("The password is not kept anywhere it can be read: hand it over now.")
    return 0
