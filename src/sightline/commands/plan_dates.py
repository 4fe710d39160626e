"""`sightline plan-dates 2022-05-09 --meeting 2022-07-05`: a plan's days, counted back from when it is due.

`--body NAME --by USER` takes the coming meetings that are written down of a body told of a plan, as the page does.
"""

import argparse
from dataclasses import dataclass
from datetime import date

from sightline.calendars.backwards import CannotPlanError, Chain, ChainStep, plan_backwards
from sightline.calendars.backwards_said import advice, answer
from sightline.calendars.dates import in_words
from sightline.calendars.limits import LimitError
from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, out_json, out_rows, say


class _CannotReadError(ValueError):
    """What was typed is not a date; the message says so."""


@dataclass(frozen=True)
class MeetingDays:
    """The coming days of a body as they are written down for a plan."""

    plan: str
    body: str
    days: tuple[date, ...] = ()

    @property
    def words(self) -> str:
        """Where the days counted from are from, or that there are none."""
        if not self.days:
            return f"No coming meeting of '{self.body}' is written down for '{self.plan}'."
        days = ", ".join(in_words(day) for day in self.days)
        return f"Meetings of '{self.body}' written down for '{self.plan}' were used: {days}."


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
        "--body",
        default="",
        metavar="NAME",
        help="use the coming meetings of this body, as they are written down",
    )
    parser.add_argument("--plan", default="", help="of which plan, by number or title; with --body")
    parser.add_argument("--by", default="", metavar="USER", help="who is asking; with --body")
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
    if bool(chosen.body) != bool(chosen.by) or (chosen.plan and not chosen.body):
        say("--body and --by go together: name the body, and who is asking. --plan goes with them.")
        return MISUSE
    lengths = {name: getattr(chosen, name) for name in ("clearance", "drafting") if getattr(chosen, name)}
    try:
        day = _date(chosen.today) if chosen.today else date.today()  # noqa: DTZ011 - the day where the person sits
        days = [_date(each) for each in chosen.meeting]
        meetings = _coming_meetings(chosen, day) if chosen.body else None
        if isinstance(meetings, int):
            return meetings
        chain = plan_backwards(
            _date(chosen.publication),
            [*days, *(meetings.days if meetings else ())],
            lengths=lengths,
            key_decision=chosen.key_decision,
        )
    except (_CannotReadError, CannotPlanError, LimitError, ValueError) as fault:
        say(str(fault))
        return MISUSE
    if chosen.json:
        out_json(as_json(chain, day, meetings))
    else:
        _print(chain, day, meetings)
    return 0


def _coming_meetings(chosen: argparse.Namespace, day: date) -> MeetingDays | int:
    """The coming meetings of the body, for somebody who may see its plan; else the exit code, and a sentence."""
    from sightline.config.setup import ready

    ready()
    from sightline.people.looking import LookRefusedError
    from sightline.programme.plans.queries.meetings import body_named, days_from
    from sightline.programme.plans.services.looking import NoSuchPlanError, look_at_plan

    try:
        user, plan = look_at_plan(chosen.by, chosen.plan, f"the meetings of {chosen.body}")
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except NoSuchPlanError as nothing:
        say(str(nothing))
        return COULD_NOT
    body = body_named(plan, chosen.body, day, user)
    if body is None:
        say(f"'{plan.title}' knows no body '{chosen.body}'. Those it knows stand on the plan's page.")
        return COULD_NOT
    return MeetingDays(plan.title, body.name, tuple(days_from(user, plan.pk, body.name, day)))


def _print(chain: Chain, day: date, meetings: MeetingDays | None) -> None:
    out(answer(chain, day))
    if meetings:
        out(meetings.words)
    out_rows(("by", "step", "state", "how"), [_row(step, chain, day) for step in chain.steps], "table")
    for sentence in advice(chain, day):
        say(sentence)


def as_json(chain: Chain, day: date, meetings: MeetingDays | None = None) -> dict[str, object]:
    """The chain as plain values; `left` is in working days, negative where the day has gone.

    `meetings` says which meetings that are written down were used; null where none were asked for.
    """
    return {
        "publication": chain.publication,
        "today": day,
        "answer": answer(chain, day),
        "meetings": {"plan": meetings.plan, "body": meetings.body, "days": meetings.days}
        if meetings
        else None,
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


def _row(step: ChainStep, chain: Chain, day: date) -> dict[str, object]:
    state = "too late" if step.late_on(day) else "before publication" if step.by < chain.publication else ""
    return {"by": step.by, "step": step.rule.name, "state": state, "how": step.how}


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _CannotReadError(f"'{text}' is not a date. Write it as 2022-05-09.") from None
