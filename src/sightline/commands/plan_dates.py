"""`sightline plan-dates 2022-05-09 --meeting 2022-07-05`: a plan's days, counted back from when it is due."""

import argparse
from datetime import date

from sightline.calendars.backwards import CannotPlanError, Chain, Step, plan_backwards
from sightline.calendars.backwards_said import advice, answer
from sightline.calendars.limits import LimitError
from sightline.commands.saying import MISUSE, out, out_json, out_rows, say


class _CannotReadError(ValueError):
    """What was typed is not a date; the message says so."""


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "plan-dates", help="an action plan's days, counted back: sightline plan-dates 2022-05-09"
    )
    parser.add_argument("publication", help="the day the report is published: 2022-05-09")
    parser.add_argument(
        "--meeting",
        action="append",
        default=[],
        metavar="DATE",
        help="a day the committee meets; may be repeated",
    )
    parser.add_argument(
        "--today", metavar="DATE", help="say what is too late on that day; today if not given"
    )
    parser.add_argument(
        "--clearance", metavar="LIMIT", help="how long clearance takes here: 10wd if not given"
    )
    parser.add_argument("--drafting", metavar="LIMIT", help="how long drafting takes here: 20wd if not given")
    parser.add_argument(
        "--key-decision",
        action="store_true",
        help="a key decision of the cabinet: 28 days' notice, and call-in",
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the days; what is too late is said and is no fault: the exit code is 0."""
    lengths = {name: getattr(chosen, name) for name in ("clearance", "drafting") if getattr(chosen, name)}
    try:
        day = _date(chosen.today) if chosen.today else date.today()  # noqa: DTZ011 - the day where the person sits
        chain = plan_backwards(
            _date(chosen.publication),
            [_date(typed) for typed in chosen.meeting],
            lengths=lengths,
            key_decision=chosen.key_decision,
        )
    except (_CannotReadError, CannotPlanError, LimitError, ValueError) as fault:
        say(str(fault))
        return MISUSE
    if chosen.json:
        out_json(as_json(chain, day))
        return 0
    out(answer(chain, day))
    out_rows(("by", "step", "state", "how"), [_row(step, chain, day) for step in chain.steps], "table")
    for sentence in advice(chain, day):
        say(sentence)
    return 0


def as_json(chain: Chain, day: date) -> dict[str, object]:
    """The chain as plain values; `left` is in working days, negative where the day has gone."""
    return {
        "publication": chain.publication,
        "today": day,
        "answer": answer(chain, day),
        "steps": [
            {
                "id": step.rule.id,
                "name": step.rule.name,
                "by": step.by,
                "how": step.how,
                "source": step.rule.source,
                "dated": step.rule.dated or None,
                "local": step.rule.local,
                "too_late": step.late_on(day),
                "before_publication": step.by < chain.publication,
                "left": step.left_on(day),
            }
            for step in chain.steps
        ],
        "advice": list(advice(chain, day)),
    }


def _row(step: Step, chain: Chain, day: date) -> dict[str, object]:
    state = "too late" if step.late_on(day) else "before publication" if step.by < chain.publication else ""
    return {"by": step.by, "step": step.rule.name, "state": state, "how": step.how}


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise _CannotReadError(f"'{typed}' is not a date. Write it as 2022-05-09.") from None
