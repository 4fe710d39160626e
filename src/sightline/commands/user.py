"""`sightline user add NAME --role ROLE`: someone who may sign in and look; `user email NAME --email …`: where emails go."""

import argparse

from sightline.commands.saying import COULD_NOT, MISUSE, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "user",
        help="add someone who may sign in: sightline user add NAME --role ROLE; or say where their emails go",
    )
    parser.add_argument("do", choices=("add", "email"))
    parser.add_argument("name", help="the name they sign in with")
    parser.add_argument("--role", default="", help="their role; an unknown one lists those there are")
    parser.add_argument(
        "--teams", default="", help="their teams' references, with commas; none means by role"
    )
    parser.add_argument(
        "--authority", default="", help="the one authority they belong to, in a store of several"
    )
    parser.add_argument("--email", default="", help="where their digest goes; blank for nowhere")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Add the user and print the password once, or set where their emails go."""
    from sightline.config.setup import ready

    if chosen.do == "add" and not chosen.role:
        say("Give the role with --role; an unknown one lists those there are.")
        return MISUSE
    ready()
    return _email(chosen) if chosen.do == "email" else _add(chosen)


def _email(chosen: argparse.Namespace) -> int:
    from sightline.people.actions.emailing import CannotSendThereError, set_email
    from sightline.people.queries import user_named

    user = user_named(chosen.name)
    if user is None:
        say(f"There is nobody named {chosen.name}.")
        return COULD_NOT
    try:
        set_email(user, chosen.email, by="command line")
    except CannotSendThereError as fault:
        say(str(fault))
        return COULD_NOT
    out(
        f"Emails for {user.username} go to {chosen.email}."
        if chosen.email
        else f"{user.username} gets no emails."
    )
    return 0


def _add(chosen: argparse.Namespace) -> int:
    from sightline.people.actions import CannotAddUserError, add_user

    teams = [team.strip() for team in chosen.teams.split(",") if team.strip()]
    try:
        made = add_user(chosen.name, chosen.role, by="command line", teams=teams, authority=chosen.authority)
    except CannotAddUserError as fault:
        say(str(fault))
        return COULD_NOT
    if chosen.email:
        _email(chosen)
    out(f"{made.user.username} may sign in with {made.password}")
    say("The password is not kept anywhere it can be read: hand it over now.")
    return 0
