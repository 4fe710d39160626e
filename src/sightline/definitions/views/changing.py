"""A change of a definition is proposed, seen beside what is counted now, and decided on by a second person."""

from contextlib import suppress
from functools import cached_property, partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.calendars.dates import in_words
from sightline.definitions import wording
from sightline.definitions.forms import ChangeDecisionForm, LeaveOutForm, WithdrawChangeForm
from sightline.definitions.models import DefinitionChange
from sightline.definitions.queries.beside import both, counted_by, defined
from sightline.definitions.queries.changes import in_force, may_decide, may_propose
from sightline.definitions.queries.published import PublishedFigure, published_with
from sightline.definitions.rules.beside import BesideRow, by_figure, from_json
from sightline.definitions.rules.kinds import COUNTED_ANEW, ENTERED, KINDS, RELEASE
from sightline.definitions.rules.proposing import splits_of
from sightline.definitions.rules.states import APPROVED, CHANGE_STATES, PROPOSED
from sightline.definitions.services.proposing import decide, propose_leaving_out, withdraw
from sightline.definitions.views.asking import change_or_404, measure_or_404, sees_both
from sightline.definitions.views.definitions import ALL, numbers_cell, published_table
from sightline.engine.snapshots import NothingLoadedError
from sightline.entries.models import EntryDefinition
from sightline.measuring.discover import figures
from sightline.measuring.measure import Measure
from sightline.measuring.readings import Readings
from sightline.people.queries import person
from sightline.scorecards.queries.splits import category_order
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.trail.refusing import refuse
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done, form_page, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def proposing(request: HttpRequest, measure_id: str) -> HttpResponse:
    """Propose which cases no longer count."""
    measure = measure_or_404(measure_id)
    user = person(request)
    if not may_propose(user):
        refuse(user.get_username(), f"propose a change of the definition of {measure_id}")
    if not splits_of(measure):
        raise Http404
    try:
        query = page_query(request, f"the definition of {measure_id}")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    offered = _offered(measure, query.standpoint.readings, query.standpoint.authority)
    form = LeaveOutForm(
        request.POST if request.method == "POST" else None,
        offered=offered,
        initial={split: list(each) for split, each in in_force(measure_id).items()},
    )
    made: list[DefinitionChange] = []

    def do() -> None:
        about = {"starts": form.cleaned_data["starts"], "reason": form.cleaned_data["reason"]}
        made.append(
            propose_leaving_out(measure_id, form.leaves_out, offered=offered, by=user.get_username(), **about)
        )

    if form.is_valid() and done(form, do):
        say_saved(
            request, f"{measure_id}: change proposed. Nothing changes until a second person approves it."
        )
        return redirect("definition-change", made[0].pk)
    own_page = reverse("definition", args=[measure_id])
    sentences = [
        "Tick the cases that are no longer to count. It is counted beside the definition in force first."
    ]
    return form_page(
        request,
        "Propose a change",
        form,
        button="Count beside",
        lead=f"{measure_id} {measure.title}",
        sentences=[measure.definition, *sentences] if measure.definition else sentences,
        here=request.get_full_path(),
        crumbs=[
            ALL | {"href": reverse("definitions")},
            {"title": measure_id, "href": own_page},
            {"title": "Propose a change"},
        ],
        back=own_page,
        back_words="Cancel",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One change: the figures by both definitions, what was published, and for a second person the decision."""
    proposed = change_or_404(number)
    user = person(request)
    decides = may_decide(user, proposed)
    if request.method == "POST" and not decides:
        refuse(user.get_username(), f"decide on change {number} of a definition")
    form = ChangeDecisionForm(request.POST if request.method == "POST" else None)
    seen = ChangeSeen(request, proposed)
    by = user.get_username()

    def do() -> None:
        decide(proposed, by=by, beside=seen.rows(), **form.cleaned_data)

    if form.is_valid() and done(form, do):
        state = CHANGE_STATES.words[change_or_404(number).state]
        say_saved(request, f"{', '.join(proposed.measures)}: {state.lower()}")
        return redirect("definition-change", number)
    context = {
        "change": proposed,
        "facts": _facts(proposed),
        "decides": decides,
        "decided": proposed.state != PROPOSED,
        "own": proposed.state == PROPOSED and proposed.proposed_by == by,
        "sees": sees_both(request),
        **seen.context(),
        "template": "definitions/change.html",
        "crumbs": _crumbs(proposed, "Change"),
        "back": reverse("definitions"),
        "button": "Save",
        "here": request.get_full_path(),
    }
    return form_page(request, proposed.words, form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawing(request: HttpRequest, number: int) -> HttpResponse:
    """Whoever proposed a change takes it back."""
    proposed = change_or_404(number)
    by = person(request).get_username()
    if proposed.proposed_by != by:
        refuse(by, f"withdraw change {number} of a definition")
    form = WithdrawChangeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, lambda: withdraw(proposed, by=by, **form.cleaned_data)):
        say_saved(request, f"{', '.join(proposed.measures)}: withdrawn")
        return redirect("definitions")
    own_page = reverse("definition-change", args=[number])
    return form_page(
        request,
        "Withdraw the change",
        form,
        button="Withdraw",
        lead=proposed.words,
        crumbs=_crumbs(proposed, "Withdraw"),
        back=own_page,
        back_words="Cancel",
    )


def _crumbs(proposed: DefinitionChange, last: str) -> list[dict[str, str]]:
    own = [{"title": each.id, "href": _home_of(proposed, each.id)} for each in defined(proposed.measures)]
    return [ALL | {"href": reverse("definitions")}, *own[:1], {"title": last}]


def _home_of(proposed: DefinitionChange, measure_id: str) -> str:
    """Where a measure's definition is read: what people enter has a page of its own."""
    if proposed.kind != ENTERED:
        return reverse("definition", args=[measure_id])
    return reverse("entered-measure", args=[EntryDefinition.objects.get(reference=measure_id).pk])


class ChangeSeen:
    """A change as this person sees it: counted beside the definition in force while it waits, as it was seen once it is decided."""

    def __init__(self, request: HttpRequest, proposed: DefinitionChange) -> None:
        """Works nothing out yet."""
        self.change = proposed
        self.counts_now = proposed.state == PROPOSED and proposed.kind in COUNTED_ANEW
        self.query: ScorecardQuery | None = None
        if sees_both(request):
            with suppress(NothingLoadedError):
                self.query = page_query(request, f"change {proposed.pk} of a definition")

    @cached_property
    def beside(self) -> dict[str, list[BesideRow]]:
        """By measure, its figures by both definitions; none where nobody may see or count them."""
        if self.query is None:
            return {}
        readings, authority = self.query.standpoint.readings, self.query.standpoint.authority
        if self.counts_now:
            return {
                each.id: both(
                    each, readings, counted_by(self.change, each.id, readings, authority), authority
                )
                for each in defined(self.change.measures)
            }
        kept_rows = from_json(self.change.beside.get(authority, ()))
        return {
            each.id: [row for row in kept_rows if row.figure.partition(".")[0] == each.id]
            for each in defined(self.change.measures)
        }

    @cached_property
    def published(self) -> list[PublishedFigure]:
        """What was published by the definition before, and while it waits what the change would make of it."""
        if self.query is None or self.change.state not in (PROPOSED, APPROVED):
            return []
        return [
            row
            for each in defined(self.change.measures)
            for row in published_with(
                each,
                self.query.standpoint.authority,
                fingerprint=self.change.before.get(each.id, ""),
                change=self.change if self.counts_now else None,
            )
        ]

    def _cases_of(self, figure_id: str) -> str:
        """Where the cases of a figure that count otherwise are listed; blank for whoever may see no child, and once it is decided."""
        if not (self.counts_now and self.query and self.query.standpoint.sight.lists):
            return ""
        return reverse("definition-cases", args=[self.change.pk, figure_id])

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """What was seen, to be kept with the decision."""
        if self.query is None or not self.counts_now:
            return dict(self.change.beside)
        rows = [row.as_json() for own in self.beside.values() for row in own if row.is_one]
        return {self.query.standpoint.authority: rows}

    def context(self) -> dict[str, object]:
        """What the page shows of it."""
        sentences = {
            measure_id: wording.first_sentence_of_change(rows)
            for measure_id, rows in self.beside.items()
            if rows
        }
        only_one = len(sentences) == 1
        heads = ("In force", "Proposed") if self.counts_now else ("Before", "After")
        tables = [
            (
                beside_table(
                    figure_id, [each for each in own if each.differs], heads, self._cases_of(figure_id)
                ),
                beside_table(figure_id, [each for each in own if not each.differs], heads),
            )
            for rows in self.beside.values()
            for figure_id, own in by_figure(rows).items()
        ]
        return {
            "answer": " ".join(each if only_one else f"{of}: {each}" for of, each in sentences.items()),
            "tables": tables,
            "published": published_table(self.published) if self.published else None,
            "published_answer": wording.first_sentence_of_published(self.published)
            if self.query is not None and self.change.state in (PROPOSED, APPROVED)
            else "",
        }


def _offered(measure: Measure, readings: Readings, authority: str) -> dict[str, list[str]]:
    """By split, the categories that a measure's cases fall in; of its parts, those its figures are read from."""
    offered = {
        split: sorted(
            {*readings.columns(measure.id, split, authority), *in_force(measure.id).get(split, ())},
            key=partial(_place, split),
        )
        for split in splits_of(measure)
        if split != "part"
    }
    if "part" in splits_of(measure):
        offered["part"] = sorted({figure.part for figure in measure.figures if figure.part})
    return {split: each for split, each in offered.items() if each}


def _place(split: str, category: str) -> tuple[bool, int, str]:
    return category_order(split, category, {})


def beside_table(
    figure_id: str, rows: list[BesideRow], heads: tuple[str, str], cases_href: str = ""
) -> Table:
    """One figure by both definitions, period by period; `cases_href`: where the cases that count otherwise are listed."""
    columns = [
        Column("Period"),
        *(Column(each, number=True) for each in heads),
        Column("Difference", number=True),
    ]
    cells = [
        [
            Cell(
                each.period.label,
                f"{cases_href}?period={each.period.name}" if cases_href and each.differs else "",
            ),
            numbers_cell(figure_id, each.old),
            numbers_cell(figure_id, each.new),
            Cell(wording.moved_by(each)),
        ]
        for each in rows
    ]
    title = figures()[figure_id][1].title if figure_id in figures() else ""
    return Table(f"{figure_id} {title}".strip(), columns, cells)


def _facts(proposed: DefinitionChange) -> list[tuple[str, str]]:
    facts = [
        ("Of", ", ".join(f"{each.id} {each.title}" for each in defined(proposed.measures))),
        ("What changes", KINDS[proposed.kind]),
        ("Holds", wording.holds_from(proposed)),
        ("Why", proposed.reason),
        (
            "Proposed",
            f"{in_words(proposed.proposed_at.date())}, by {name_and_post(proposed.proposed_by)}"
            if proposed.kind != RELEASE
            else f"Noticed on {in_words(proposed.proposed_at.date())}",
        ),
        ("State", CHANGE_STATES.words[proposed.state]),
    ]
    if proposed.decided_at and proposed.decided_by:
        facts.append(
            ("Decided", f"{in_words(proposed.decided_at.date())}, by {name_and_post(proposed.decided_by)}")
        )
    facts += [("Said", proposed.decision)] if proposed.decision else []
    return [(key, value) for key, value in facts if value]
