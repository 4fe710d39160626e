"""`sightline verify`: has anybody changed the record of who looked at which child, or a figure that was frozen?"""

import argparse

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "verify", help="check that no line of the trail was changed, inserted or removed, and no freeze"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check the chain, its head and every freeze; exit 1 with every problem found."""
    from sightline.config.setup import ready

    ready()
    from sightline.freezes.queries.verifying import problems
    from sightline.trail.queries import verify

    verdict = verify()
    freezes, wrong = problems(_seals())
    for note in verdict.notes:
        say(note)
    if verdict.ok:
        out(f"The trail is whole: {verdict.lines:,} lines, none changed, inserted or removed.")
    if freezes and not wrong:
        out(f"Every freeze is as it was sealed: {freezes:,}.")
    for problem in (*verdict.problems, *wrong):
        out(problem)
    return COULD_NOT if verdict.problems or wrong else 0


def _seals() -> dict[str, str]:
    """The seal of each freeze as the trail has it: its name and authority → the seal it was made with."""
    from sightline.freezes.verbs import FreezeVerb
    from sightline.trail.models import Line

    return {
        line.what: line.detail.get("seal", "") for line in Line.objects.filter(action=FreezeVerb.FREEZE_MADE)
    }
