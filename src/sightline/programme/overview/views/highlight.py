"""The highlight report: the two pages a board reads of what a month, or a quarter, brought."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.calendars.periods import (
    Period,
    PeriodError,
    last_complete_quarter,
    month_of,
    preceding,
    quarter_of,
)
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme.delivery.rules.roll_up import RULE_OF_MANY
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import Plan
from sightline.programme.overview.queries.highlight import highlight
from sightline.programme.overview.rules.highlight import RULE, period_named
from sightline.programme.plans.queries.own_days import first_live
from sightline.programme.plans.queries.plans import current_version, name_of
from sightline.programme.plans.views.asking import chosen_plan, crumbs, today
from sightline.web.lists import query_param

MONTHS_OFFERED = 6


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`plan` and `period` come from the address; the period is the last whole month where it names none."""
    plan = chosen_plan(request)
    if plan is None:
        may_change = person(request).has_perm("plan.change")
        return render(request, "programme/plans/nothing.html", {"may_change": may_change})
    live = first_live(plan)
    period = _period(query_param(request, "period"), today())
    latest = _latest(plan, person(request))
    if not query_param(request, "period"):
        period = latest or (month_of(live.on) if live and period.last < live.on else period)
    report = highlight(plan, period, person(request), today())
    context = {
        "plan": plan,
        "found": report,
        "answer": report.answer,
        "version_name": name_of(report.version) if report.version else "",
        "periods": [
            (each, each.name == period.name)
            for each in _offered(period, min(today(), latest.last) if latest else today(), live)
        ],
        "may_change": person(request).has_perm("plan.change") and not report.before_live,
        "late": report.late,
        "overdue": report.overdue,
        "rules": (RULE, RULE_OF_MANY),
        "crumbs": crumbs(page_title="Highlight report"),
    }
    return render(request, "programme/plans/highlight.html", context)


def _latest(plan: Plan, user: User) -> Period | None:
    """The last month there is anything to report of an example, whose pages stand on its own day; None for every other plan."""
    version = current_version(plan, user) if plan.kept_in else None
    return month_of(version.as_at) if version and version.as_at else None


def _period(text: str, now: date) -> Period:
    try:
        return period_named(text, now)
    except PeriodError as fault:
        raise Http404 from fault


def _offered(chosen: Period, now: date, live: OwnDay | None) -> list[Period]:
    """The latest months, the last whole quarter, what was chosen with the periods beside it, and the month the plan went live in:
    those that have begun and in which it was live, the newest first, months before quarters."""
    offered = [month_of(now)]
    for _ in range(MONTHS_OFFERED - 1):
        offered.append(preceding(offered[-1]))
    offered += [last_complete_quarter(now), preceding(chosen), chosen, _following(chosen)]
    offered += [month_of(live.on)] if live else []
    within = [each for each in offered if each.first <= now and (live is None or each.last >= live.on)]
    by_name = {each.name: each for each in (*within, chosen)}
    return sorted(by_name.values(), key=lambda each: (each.kind, -each.first.toordinal()))


def _following(period: Period) -> Period:
    """The month or quarter after it."""
    day = period.last + timedelta(days=1)
    return month_of(day) if period.kind == "month" else quarter_of(day)
