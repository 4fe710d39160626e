"""A plan's days, counted back from publication: what must be done by when, and what is already too late."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.calendars.backwards import Chain, ChainStep, plan_backwards
from sightline.calendars.backwards_said import advice, answer
from sightline.people.queries import person
from sightline.programme.dates.forms.dates import DatesForm
from sightline.programme.plans.queries.meetings import coming_days
from sightline.programme.plans.views.asking import crumbs, today
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.lists import number_or_zero, query_param

STATES = {
    "late": {"text": "Too late", "shape": "▲", "colour": "red"},
    "today": {"text": "Last day", "shape": "◆", "colour": "yellow"},
    "early": {"text": "Before publication", "shape": "■", "colour": "orange"},
    "ahead": {"text": "In time", "shape": "●", "colour": "green"},
}
NOTHING_ASKED = (
    "Give the day the report is published, and this says by when each step to its action plan must be done."
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The form, and the days it gives. It keeps nothing."""
    sent = {name: value for name, value in request.GET.items() if name not in ("plan", "body")}
    form = DatesForm(sent or None, initial={"meetings": _meetings(request)})
    context = {"form": form, "crumbs": crumbs(page_title="A plan's dates"), "answer": NOTHING_ASKED}
    chain = _chain_or_none(form) if form.is_valid() else None
    if chain:
        day = form.cleaned_data["on"] or today()
        context |= {
            "answer": answer(chain, day),
            "steps": [_step_words(step, chain, day) for step in chain.steps],
            "advice": advice(chain, day),
            "on": words.long_date(day),
        }
    return render(request, "programme/dates/page.html", context)


def _meetings(request: HttpRequest) -> str:
    """The coming meetings of the body the address names, one to a line; blank where none may be seen."""
    body, plan = query_param(request, "body"), number_or_zero(query_param(request, "plan"))
    if not body:
        return ""
    return "\n".join(words.long_date(day) for day in coming_days(person(request), plan, body, today()))


def _chain_or_none(form: DatesForm) -> Chain | None:
    """The chain; None where a day lies outside the calendar, which the form then says."""
    values = form.cleaned_data
    try:
        return plan_backwards(
            values["publication"], values["meetings"], lengths=form.lengths, key_decision=values["key"]
        )
    except ValueError as fault:
        form.add_error("publication", str(fault))
        return None


def state(step: ChainStep, chain: Chain, day: date) -> str:
    """Which of STATES a step is in on a day."""
    if step.late_on(day):
        return "late"
    if step.by < chain.publication:
        return "early"
    return "today" if step.left_on(day) <= 0 else "ahead"


def _step_words(step: ChainStep, chain: Chain, day: date) -> dict[str, object]:
    how = step.how
    if step.acts_by != step.by:
        how += f"; that is no working day, so it is done by {words.long_date(step.acts_by)}"
    return {
        "name": step.rule.name,
        "by": words.long_date(step.by),
        "how": how,
        "source": step.rule.source,
        "state": STATES[state(step, chain, day)],
        "left": _left(step.left_on(day)),
    }


def _left(left: int) -> str:
    if left < 0:
        return f"{several(-left, 'working day')} ago"
    return "today" if left == 0 else f"{several(left, 'working day')} left"
