"""`sightline user add NAME --role ROLE --name "Jo Smith"`: someone who may sign in and look; `user email NAME --email …`: where emails go;
`user requests`, `user confirm NUMBER` and `user refuse NUMBER --reason …`: what waits for a second person.
"""

import argparse
from typing import TYPE_CHECKING

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, say

if TYPE_CHECKING:
    from sightline.people.models import AccountRequest
    from sightline.people.services.requests import Result


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "user",
        help="add someone who may sign in: sightline user add NAME --role ROLE; say where their emails go; or "
        "list, confirm or refuse what was asked for about accounts that see children",
    )
    parser.add_argument("do", choices=("add", "email", "requests", "confirm", "refuse"))
    parser.add_argument(
        "name", nargs="?", default="", help="the name they sign in with; or a request's number"
    )
    parser.add_argument("--reason", default="", help="why a request is refused")
    parser.add_argument(
        "--name",
        dest="full_name",
        default="",
        help='the person\'s full name, as "Jo Smith"; pages show it with the post they hold',
    )
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
    """Add the user and print the password once, set where their emails go, or be the second person."""
    from sightline.config.setup import ready

    if chosen.do == "add" and not chosen.role:
        say("Give the role with --role; an unknown one lists those there are.")
        return MISUSE
    if chosen.do != "requests" and not chosen.name:
        say("Say whom: sightline user add NAME --role ROLE; or which request: sightline user confirm NUMBER.")
        return MISUSE
    ready()
    does = {"add": _add, "email": _email, "requests": _requests, "confirm": _decide, "refuse": _decide}
    return does[chosen.do](chosen)


def _email(chosen: argparse.Namespace) -> int:
    from sightline.people.queries import user_named
    from sightline.people.services.emailing import CannotSendThereError, set_email

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
    from sightline.people.services import CannotAddUserError
    from sightline.people.services.requests import add
    from sightline.people.two_people import COMMAND_LINE

    teams = [team.strip() for team in chosen.teams.split(",") if team.strip()]
    try:
        result = add(
            chosen.name,
            chosen.role,
            by=COMMAND_LINE,
            teams=teams,
            authority=chosen.authority,
            full_name=chosen.full_name,
        )
    except CannotAddUserError as fault:
        say(str(fault))
        return COULD_NOT
    if result.waits is not None:
        return _waits(chosen, result.waits, result.password)
    if chosen.email:
        _email(chosen)
    out(f"{_name(result)} may sign in with {result.password}")
    say("The password is not kept anywhere it can be read: hand it over now.")
    return 0


def _waits(chosen: argparse.Namespace, request: "AccountRequest", half: str) -> int:
    from sightline.people.services.requests import who_confirms

    names = ", ".join(each.username for each in who_confirms(request.asked_by, request.name))
    out(
        f"Request {request.pk}, to add {request.name}, waits until {request.until:%Y-%m-%d} for one of: {names}"
    )
    out(f"The first half of the password: {half}")
    say(
        "An account of this role sees children, so a second person confirms it on the page To confirm, and is shown the "
        "second half. The password is both with a hyphen between them."
    )
    if chosen.email:
        say(
            "The email address was not kept: set it once the account is confirmed, with sightline user email."
        )
    return 0


def _requests(chosen: argparse.Namespace) -> int:
    from sightline.people.queries.requests import waiting

    for each in waiting():
        sponsor = f", sponsor {each.sponsor.username}" if each.sponsor else ""
        role = f", {each.wanted['role']}" if "role" in each.wanted else ""
        out(f"{each.pk}  {each.get_kind_display()}: {each.name}{role}{sponsor}; asked for by {each.asked_by}")  # pyright: ignore[reportAttributeAccessIssue]
    return 0


def _decide(chosen: argparse.Namespace) -> int:
    from sightline.people.models import AccountRequest
    from sightline.people.services import confirming
    from sightline.people.two_people import COMMAND_LINE

    request = AccountRequest.objects.filter(pk=int(chosen.name) if chosen.name.isdecimal() else 0).first()
    if request is None:
        say(f"There is no request {chosen.name}. sightline user requests lists what waits.")
        return COULD_NOT
    try:
        if chosen.do == "refuse":
            confirming.refuse(request, why=chosen.reason, by=COMMAND_LINE)
            out(f"Request {request.pk} is refused.")
            return 0
        result = confirming.confirm(request, by=COMMAND_LINE)
    except confirming.CannotConfirmError as fault:
        say(str(fault))
        return NOT_ALLOWED if isinstance(fault, confirming.NotTheirRequestError) else COULD_NOT
    out(f"Request {request.pk} is confirmed: {_name(result)}.")
    if result.password:
        out(f"The second half of the password: {result.password}")
        say(f"{request.asked_by} hands over the first half; the password is both with a hyphen between them.")
    return 0


def _name(result: "Result") -> str:
    return result.user.username if result.user else ""
