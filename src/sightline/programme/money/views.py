"""The programme's money: a page for each plan, entering a line, taking one out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import CONFLICT, EditPage
from sightline.people.queries import person
from sightline.programme.kinds import MONEY_KINDS
from sightline.programme.models import MoneyLine
from sightline.programme.money import services as doing
from sightline.programme.money.forms import LineForm, RemoveForm
from sightline.programme.money.queries import Money, Year, first_sentence, groupings_of, money_of
from sightline.programme.money.rules import Pounds
from sightline.programme.plans.views.asking import chosen_plan, crumbs, form_page, plan_named, username
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero

COLUMNS = (
    Column("For"),
    Column("Held against"),
    Column("Kind"),
    Column("Pounds", number=True),
    Column("Where from"),
)
REMOVE = "Take a line of money out"
CHANGING = (*COLUMNS, Column("Change"))
"""With the way to take a line out, for whoever may."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A plan's money, the one the address names or the newest."""
    user = person(request)
    plan = chosen_plan(request)
    if plan is None:
        return render(request, "programme/money/page.html", {"crumbs": crumbs(page_title="Money")})
    money = money_of(plan, person(request))
    writes = user.has_perm("plan.change")
    context = {
        "plan": plan,
        "answer": first_sentence(money),
        "money": money,
        "years": [
            (year.name.replace("-", "/"), _table(money, year, writes), _totals_words(money, year))
            for year in money.years
        ],
        "writes": writes,
        "crumbs": crumbs(page_title="Money"),
    }
    return render(request, "programme/money/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Another line. `number` is the plan's."""
    plan = plan_named(request, number)
    form = LineForm(groupings_of(plan, person(request)), request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda: doing.add_line(plan, by=username(request), **form.cleaned_data)
    ):
        return redirect(_page_of(plan.pk))
    return form_page(
        request,
        "Enter a line of money",
        form,
        button="Enter",
        lead=plan.title,
        **_back(plan.pk, "Enter a line"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a line out. `number` is the line's."""
    line = MoneyLine.objects.select_related("plan").filter(pk=number).first()
    if line is None:
        return _gone(request)
    plan = plan_named(request, line.plan_id)
    page = EditPage(
        request=request,
        thing=line,
        form_of=lambda _, data: RemoveForm(data),
        carried={"plan": plan.pk},
        texts=False,
        **_back(plan.pk, "Take out"),
    )

    def do() -> None:
        doing.remove_line(line, edition=page.edition, by=username(request), **page.form.cleaned_data)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    lead = f"{line.title}: {Pounds(line.pounds, line.approximate)} in {line.year.replace('-', '/')}"
    return form_page(request, REMOVE, page.form, button="Take it out", lead=lead, **page.context)


def _gone(request: HttpRequest) -> HttpResponse:
    """Whoever comes second to take a line out is told that it is gone; Http404 where they sent nothing."""
    plan = plan_named(request, number_or_zero(request.POST.get("plan", "")))
    problem = "This line was taken out by somebody else while you had it open. There is nothing left to do."
    more = {"button": "Take it out", "lead": plan.title, "problem": problem, "status": CONFLICT}
    return form_page(request, REMOVE, RemoveForm(), **more, **_back(plan.pk, "Take out"))


def _page_of(plan: int) -> str:
    return f"{reverse('money')}?plan={plan}"


def _back(plan: int, page_title: str) -> dict[str, Any]:
    return {"back": _page_of(plan), "crumbs": crumbs(("Money", _page_of(plan)), page_title=page_title)}


def _table(money: Money, year: Year, writes: bool) -> Table:
    rows = [_row(money, line, writes) for line in year.lines]
    columns = CHANGING if writes else COLUMNS
    return Table(f"Lines of {year.name.replace('-', '/')}", columns, rows, caption_hidden=True)


def _row(money: Money, line: MoneyLine, writes: bool) -> list[Cell]:
    unit = f" for {line.unit}" if line.unit else ""
    cells = [
        Cell(line.title, under=line.note),
        Cell(money.titles[line.grouping]),
        Cell(MONEY_KINDS[line.kind]),
        Cell(f"{Pounds(line.pounds, line.approximate)}{unit}"),
        Cell(line.kept_in or f"Entered by {line.by}"),
    ]
    if writes:
        way = "" if line.kept_in else reverse("money-remove", args=[line.pk])
        cells.append(Cell("Take it out" if way else "", href=way))
    return cells


def _totals_words(money: Money, year: Year) -> list[str]:
    """The totals of what more than one line was added up for."""
    return [
        f"{MONEY_KINDS[each.kind]}, {money.titles[each.grouping]}: {each.total} in {each.lines} lines"
        for each in year.totals
        if each.lines > 1
    ]
