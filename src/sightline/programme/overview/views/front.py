"""The programme's first page: what was found and is answered, how far the actions are, what comes next."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme import kinds as rules
from sightline.programme.consultation.queries.asks import with_answers
from sightline.programme.consultation.queries.comments import commented_on, to_comment_on
from sightline.programme.dates.queries import steps_ahead
from sightline.programme.dates.rules import left_in_words
from sightline.programme.delivery.queries.lines import ActionLine, any_to_work_on, own_lines
from sightline.programme.delivery.rules.roll_up import RULE_OF_MANY
from sightline.programme.models import Ask, Plan, Source, Version
from sightline.programme.overview.queries.front import PlanOverview, front
from sightline.programme.plans.forms.plans import PlanForm
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.queries.meetings import bodies_of_plan
from sightline.programme.plans.queries.plans import (
    being_written,
    name_of,
    versions_for_young_people,
    versions_seen_by,
)
from sightline.programme.plans.rules.answers import RULE
from sightline.programme.plans.seen_by import DRAFT, asks_seen_by
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.views.asking import chosen_plan, crumbs, form_page, today, username
from sightline.programme.scorecard.queries.cards import card_on
from sightline.programme.scorecard.rules.card import first_sentence as measures_in_words
from sightline.statistics.amounts import made_of, several
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.web.form_pages import done

MOST_LATE, MOST_RED = 10, 12
DRAFT_SAID = "Draft, not agreed. "


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The plan at a glance; for somebody who sees only their own part of it, that part."""
    user = person(request)
    if plan_reach(user.effective_role, user.opened) == "own":
        return _own(request, user)
    plan = chosen_plan(request)
    if plan is None:
        return render(request, "programme/plans/nothing.html", {"may_change": user.has_perm("plan.change")})
    overview = front(plan, user, today())
    draft = being_written(plan)
    if draft and not versions_seen_by(user).filter(pk=draft.pk).exists():
        draft = None
    context = {
        "plan": plan,
        "front": overview,
        "answer": first_sentence(overview),
        "next": next_words(overview.next),
        "version_name": name_of(overview.version) if overview.version else "",
        "state": state_of(overview.version),
        "draft": draft if draft and draft != overview.version else None,
        "draft_name": name_of(draft) if draft else "",
        "late": overview.late[:MOST_LATE],
        "more_late": max(0, len(overview.late) - MOST_LATE),
        "red": _red(overview)[:MOST_RED],
        "more_red": max(0, len(overview.answered.unanswered) - MOST_RED),
        "sources": plan.sources.order_by("-said_on", "-pk"),
        "elsewhere": _by_plan(overview),
        "in_no_plan": _by_source(overview),
        "kinds": kinds(overview),
        "rules": (RULE, RULE_OF_MANY),
        "to_comment": to_comment_on(user, today()),
        "scorecard": _scorecard(plan),
        "asks": Ask.objects.filter(plan=plan, state="open").count(),
        "asks_waiting": Ask.objects.filter(plan=plan, state="answered").count(),
        "quarters": quarters(plan),
        **_ahead(plan, today()),
        "bodies": bodies_of_plan(plan, today(), user),
        "may_change": user.has_perm("plan.change"),
    }
    return render(request, "programme/plans/front.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new plan, with its first version."""
    user = person(request)
    form = PlanForm(user.authority, request.POST or None)
    made: list[Version] = []
    if form.is_valid() and done(
        form, lambda: made.append(make_plan(by=username(request), **form.cleaned_data))
    ):
        return redirect("version", made[0].pk)
    return form_page(
        request,
        "Make a plan",
        form,
        button="Make the plan",
        crumbs=crumbs(page_title="Make a plan"),
        lead="Its first version is a draft. Nothing goes out before somebody else has decided that it does.",
    )


def _scorecard(plan: Plan) -> str:
    """What the plan's scorecard says of its measures, in a sentence; blank where it has none."""
    card = card_on(plan, today())
    return measures_in_words(card.content, today()) if card else ""


def first_sentence(overview: PlanOverview) -> str:
    """The first sentences: findings answered and not, actions done, in progress and late."""
    if overview.version is None:
        return "This plan has no version yet."
    answers = overview.answered
    others = [(len(answers.elsewhere), "answered in another plan")] if answers.elsewhere else []
    parts = ((len(answers.answered), "answered"), *others, (len(answers.unanswered), "not answered"))
    findings = f"{made_of(answers.total, 'finding', parts)}." if answers.total else _nothing_asked(overview)
    return f"{DRAFT_SAID if overview.version.state == DRAFT else ''}{findings} {_actions(overview)}"


def _nothing_asked(overview: PlanOverview) -> str:
    return "It answers no source yet." if overview.findings.in_no_plan else "No finding is on record yet."


def _by_plan(overview: PlanOverview) -> list[tuple[Plan, int]]:
    """The other plans that answer what this one does not, with how many findings each answers."""
    counts = Counter(overview.findings.elsewhere[each].pk for each in overview.answered.elsewhere)
    named = {each.pk: each for each in overview.findings.elsewhere.values()}
    return [(named[pk], number) for pk, number in sorted(counts.items())]


def _by_source(overview: PlanOverview) -> list[tuple[Source, int]]:
    """The sources that no plan has taken up, with how many findings of each ask for an answer."""
    counts = Counter(each.source_id for each in overview.findings.in_no_plan)
    named = {each.source_id: each.source for each in overview.findings.in_no_plan}
    return [(named[pk], number) for pk, number in counts.items()]


def _actions(overview: PlanOverview) -> str:
    total, late = len(overview.lines), len(overview.late)
    if not total:
        return "No action yet."
    running = overview.count("in_progress", "paused")
    parts = [(overview.count("done"), "done"), (running, "in progress")]
    parts += [(overview.count("not_started"), "not started"), (overview.count("stopped"), "stopped")]
    sentence = made_of(total, "action", parts)
    if total == 1:
        return f"{sentence}, overdue." if late else f"{sentence}."
    over = total == overview.count("done", "stopped")
    return f"{sentence}." if over else f"{sentence}; {late or 'none'} overdue."


def next_words(line: ActionLine | None) -> str:
    """What comes next, in a sentence."""
    if line is None:
        return "Nothing with a day is ahead."
    what = line.next_title if line.next_title != line.title else line.title
    owner = line.owner_post or line.partner or full_name(line.owner)
    whose = f", {owner}" if owner else ""
    return f"Next: {words.long_date(line.next_day)}, {what} ({line.reference}{whose})."


def _ahead(plan: Plan, day: date) -> dict[str, object]:
    """What the plan runs towards: its re-inspection, and the soonest step to its being sent, by the dates that are kept."""
    steps, horizon = steps_ahead(plan, day), horizon_of(plan)
    step = (
        f"{steps[0].rule.name} by {words.long_date(steps[0].acts_by)}, {left_in_words(steps[0].left_on(day))}."
        if steps
        else ""
    )
    return {"step": step, "horizon": horizon, "left": horizon.left(day)}


def state_of(version: Version | None) -> dict[str, str]:
    """A version's state as word, shape and colour."""
    if version is None:
        return {}
    shape, colour = rules.VERSION.shapes[version.state]
    return {"text": rules.VERSION.words[version.state], "shape": shape, "colour": colour}


def kinds(overview: PlanOverview) -> list[tuple[str, list]]:
    """The groupings by kind, each kind in words."""
    return [
        (title, [group for group in overview.groups if group.grouping.kind == kind])
        for kind, title in rules.GROUPING_KINDS.items()
        if any(group.grouping.kind == kind for group in overview.groups)
    ]


def quarters(plan: Plan) -> list[tuple[str, list]]:
    """The priorities of the two latest quarters that have any, the latest first."""
    by_quarter: dict[str, list] = {}
    for each in plan.next_priorities.all():
        by_quarter.setdefault(each.quarter, []).append(each)
    return list(by_quarter.items())[:2]


def _red(overview: PlanOverview) -> list:
    missing = set(overview.answered.unanswered)
    return [each for each in overview.findings.asked if each.pk in missing]


def first_sentence_of_own(action_lines: Sequence[ActionLine], *, to_read: bool) -> str:
    """The first sentence for somebody who sees their own part. `to_read`: whether there is a plan to read for young people."""
    if not action_lines:
        return (
            "Read what will be different for children and young people."
            if to_read
            else "You have no actions yet."
        )
    if len(action_lines) == 1:
        return f"1 action is yours or shared with you, {action_lines[0].light.word.lower()}."
    late = sum(line.late for line in action_lines)
    return f"{several(len(action_lines), 'action')} are yours or shared with you, {late or 'none'} overdue."


def _own(request: HttpRequest, user: User) -> HttpResponse:
    action_lines = own_lines(user, today())
    asks = with_answers(asks_seen_by(user).select_related("plan"))
    to_read = versions_for_young_people(user)
    ahead = [line for line in action_lines if line.next_day and line.next_day >= today()]
    context = {
        "answer": first_sentence_of_own(action_lines, to_read=bool(to_read)),
        "next": next_words(ahead[0]) if ahead else "",
        "lines": action_lines,
        "asks": [(each, each.overdue(today())) for each in asks],
        "to_comment": to_comment_on(user, today()),
        "commented": commented_on(user),
        "for_young_people": to_read,
        "works": any_to_work_on(user, action_lines),
    }
    return render(request, "programme/plans/own.html", context)
