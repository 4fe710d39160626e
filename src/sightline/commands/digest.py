"""`sightline digest`: send each owner what is late and due of theirs; `--show` prints it, `--ledger` what was sent.

Run it once a day or week from the machine's own timetable: nobody gets two on one day. It goes through the mail server
that SIGHTLINE_MAIL_SERVER names, and is printed where none is.
"""

import argparse

from sightline.commands.saying import COULD_NOT, out, out_rows, say

LEDGER = ("at", "action", "what", "late", "due", "asks", "fault")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("digest", help="send each owner of actions what is late and due of theirs")
    parser.add_argument("--to", default="", metavar="NAME", help="to one person only")
    parser.add_argument("--within", type=int, default=14, metavar="DAYS", help="what counts as due; 14 days")
    parser.add_argument("--again", action="store_true", help="also to those who got one today")
    parser.add_argument("--show", action="store_true", help="print what would be sent, and send nothing")
    parser.add_argument("--ledger", action="store_true", help="what was sent, and what could not be")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Send, show, or list."""
    from sightline.config.setup import ready

    ready()
    return _ledger() if chosen.ledger else _send(chosen)


def _send(chosen: argparse.Namespace) -> int:
    from django.utils import timezone

    from sightline.programme.delivery.queries.digest import digest, owners, sent_on
    from sightline.programme.delivery.services.digest import send, subject, text

    today = timezone.localdate()
    people = [user for user in owners() if chosen.to in ("", user.username)]
    if chosen.to and not people:
        say(f"{chosen.to} owns no action and is asked nothing, so there is nothing to send.")
        return COULD_NOT
    already = frozenset() if chosen.again or chosen.show else sent_on(today)
    sent = failed = nothing = 0
    for user in people:
        news = digest(user, today, chosen.within)
        if not news.any or user.username in already:
            nothing += 1
        elif chosen.show:
            out(f"To {user.username}: {subject(news)}\n\n{text(news, today)}")
        elif fault := send(news, today=today, by="command line"):
            failed += 1
            say(f"{user.username}: {fault}.")
        else:
            sent += 1
    say(f"{sent} sent, {failed} could not be sent, {nothing} had nothing to be told or were told today.")
    return COULD_NOT if failed else 0


def _ledger() -> int:
    from sightline.programme.delivery.queries.digest import ledger
    from sightline.programme.kinds.verbs import ProgrammeVerb

    rows = [
        {
            "at": f"{each.at:%Y-%m-%d %H:%M}",
            "action": str(ProgrammeVerb.DIGEST_FAILED if each.fault else ProgrammeVerb.DIGEST_SENT),
            "what": f"digest to {each.to}",
            "fault": each.fault,
        }
        | {name: " ".join(map(str, getattr(each, name))) for name in ("late", "due", "asks")}
        for each in ledger()
    ]
    out_rows(LEDGER, rows, "table")
    return 0
