"""`sightline plan-scorecard --by USER`: the scorecard of a plan, as it stands or as it was on a day. The contract: docs/contracts."""

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sightline.calendars.dates import read_day
from sightline.calendars.periods import Period, last_complete_quarter
from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out_json, out_rows, say, which_period

if TYPE_CHECKING:  # Django is set up first
    from datetime import date

    from sightline.people.models import User
    from sightline.programme.models import Plan
    from sightline.programme.scorecard.queries.cards import SealedCard

Rows = list[dict[str, Any]]


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "plan-scorecard", help="the measures under a plan's priorities, today or as they were; needs a name"
    )
    parser.add_argument("--by", required=True, metavar="USER", help="who is asking")
    parser.add_argument("--plan", default="", help="by number or title; the newest if not given")
    parser.add_argument("--as-at", default="", metavar="DATE", help="as it was on that day: 2017-11-14")
    parser.add_argument("--period", help="Q2 2026-27; the last whole quarter if not given. Not with --as-at")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print it for somebody who may see the whole plan; the trail says who was refused."""
    from sightline.config.setup import ready

    ready()
    from django.utils import timezone

    from sightline.people.looking import LookRefusedError
    from sightline.programme.plans.services.looking import NoSuchPlanError, look_at_plan
    from sightline.programme.scorecard.queries.cards import card_on

    today = timezone.localdate()
    day = read_day(chosen.as_at) if chosen.as_at else today
    if day is None or day > today:
        say(f"'{chosen.as_at}' is not a day that is over. Type it as 2017-11-14.")
        return MISUSE
    try:
        user, plan = look_at_plan(chosen.by, chosen.plan, "the plan's scorecard")
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except NoSuchPlanError as nothing:
        say(str(nothing))
        return COULD_NOT
    card = card_on(plan, day)
    if card is None:
        say(f"'{plan.title}' had no scorecard on {day.isoformat()}.")
        return COULD_NOT
    return _print(chosen, plan, card, day, user)


def _print(chosen: argparse.Namespace, plan: "Plan", card: "SealedCard", day: "date", user: "User") -> int:
    from sightline.programme.scorecard.queries.files import NOW, THEN
    from sightline.programme.scorecard.rules.card import first_sentence

    answer = first_sentence(card.content, day)
    if chosen.as_at:
        heads: Sequence[str] = THEN
        rows = _then(card, day, user)
    else:
        heads, rows = NOW, _now(chosen, card, user)
    if rows is None:
        return MISUSE
    if chosen.format == "json":
        out_json(_as_json(plan, card, day, answer, rows))
    elif chosen.format == "csv":
        out_rows(heads, rows, "csv")
    else:
        say(
            f"{plan.title}, {card.content.version_name}, scorecard {card.content.number}, as at {day.isoformat()}"
        )
        say(answer)
        out_rows(
            ("priority", "measure", "state", "value", "target", "signal"),
            [_brief(row) for row in rows],
            "table",
        )
    return 0


def _then(card: "SealedCard", day: "date", user: "User") -> Rows:
    from sightline.programme.scorecard.queries.as_at import reported_on
    from sightline.programme.scorecard.queries.files import THEN, rows_then
    from sightline.programme.scorecard.queries.ledger import changed_in

    reported = reported_on(card.content, day, user)
    say(f"Figures as frozen in {reported.freeze}." if reported.freeze else reported.why)
    rows = rows_then(card, day.isoformat(), changed_in(card.scorecard), reported)
    return [dict(zip(THEN, row, strict=True)) for row in rows]


def _now(chosen: argparse.Namespace, card: "SealedCard", user: "User") -> Rows | None:
    """The rows; None where the period cannot be read."""
    from sightline.programme.scorecard.queries.figures import figures_of, standpoint_of
    from sightline.programme.scorecard.queries.files import NOW, rows_now
    from sightline.programme.scorecard.queries.ledger import changed_in

    period: Period | None = None
    if chosen.period:
        period = which_period(chosen.period, lambda: last_complete_quarter(card.on))
        if period is None:
            return None
    standpoint, why = standpoint_of(card.content.authority, user, period)
    if why:
        say(why)
    card_figures = figures_of(card.content, standpoint, group="neighbours") if standpoint else None
    rows = rows_now(card.content, changed_in(card.scorecard), card_figures, standpoint)
    return [dict(zip(NOW, row, strict=True)) for row in rows]


def _as_json(plan: "Plan", card: "SealedCard", day: "date", answer: str, rows: Rows) -> dict[str, object]:
    content = card.content
    return {
        "plan": plan.title,
        "authority": plan.authority,
        "version": content.version_name,
        "scorecard": content.number,
        "from": content.from_on,
        "agreed_by": content.agreed_by,
        "as_at": day,
        "seal": card.seal,
        "answer": answer,
        "measures": [{name.replace(" ", "_"): value for name, value in row.items()} for row in rows],
    }


def _brief(row: Mapping[str, Any]) -> dict[str, Any]:
    value = row.get("value")
    number = f"{value:.1f}" if isinstance(value, float) else value
    target = row.get("from the target") or row.get("cause")
    return {
        **row,
        "value": row["status"] if value is None else number,
        "target": target,
        "signal": row.get("signal", ""),
    }
