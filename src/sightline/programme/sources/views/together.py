"""What is done to all of a source's findings together: closed, and told whether they were said before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, EditPage, edition_in
from sightline.people.queries import person
from sightline.programme.kinds import TO_ANSWER
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Entry, Repeat, Source
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.plans.views.asking import crumbs, form_page, or_404, today, username
from sightline.programme.sources.forms.sources import CloseSourceForm
from sightline.programme.sources.queries.sources import repeats_seen_by, repeats_to_decide
from sightline.programme.sources.services import findings as actions
from sightline.statistics.amounts import several
from sightline.web.form_pages import done, say_saved

DECISIONS = ("repeats", "differs")
LATER = "Nothing was chosen. Choose for at least one, or go back to the source."


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close every open finding of a source."""
    source = _source(request, number)
    page = EditPage(
        request=request,
        thing=source,
        form_of=lambda _, data: CloseSourceForm(data, initial={"on": today()}),
        back=reverse("source", args=[number]),
        crumbs=_crumbs(source, "Close its findings"),
        texts=False,
    )

    def do() -> None:
        closed = actions.close_source(
            source, **page.form.cleaned_data, edition=page.edition, by=username(request)
        )
        say_saved(request, f"{several(closed, 'finding')} closed.")

    response = page.send(lambda: done(page.form, do))
    if response is not None:
        return response
    lead = _what_closes(source)
    return form_page(
        request,
        "Close all findings of this source",
        page.form,
        button="Close them",
        lead=lead,
        **page.context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def repeats(request: HttpRequest, number: int) -> HttpResponse:
    """Decide which findings of a source were said before."""
    source = _source(request, number)
    suggested = repeats_to_decide(person(request), source)
    problem, status = "", 200
    if request.method == "POST":
        chosen = _chosen(request, source)
        try:
            decided = actions.decide_all(chosen, by=username(request)) if chosen else 0
        except (CannotChangePlanError, ChangedMeanwhileError) as fault:
            suggested = repeats_to_decide(person(request), source)
            problem, status = str(fault), CONFLICT
        else:
            if decided:
                say_saved(request, f"{several(decided, 'decision')} saved.")
                left = len(suggested) > decided
                return redirect("source-repeats" if left else "source", number)
            problem = LATER if suggested else ""
    context = {
        "source": source,
        "answer": _first_sentence(suggested),
        "suggested": suggested,
        "problem": problem,
        "crumbs": _crumbs(source, "Told before"),
    }
    return render(request, "programme/sources/repeats.html", context, status=status)


def _chosen(request: HttpRequest, source: Source) -> dict[Repeat, tuple[str, int]]:
    """Each pair somebody chose for, with what, and the edition they saw: one that was decided meanwhile among them."""
    seen = repeats_seen_by(person(request)).filter(finding__source=source)
    return {
        each: (wanted, edition_in(request, f"edition-{each.pk}"))
        for each in seen.select_related("finding")
        if (wanted := str(request.POST.get(f"pair-{each.pk}", ""))) in DECISIONS
    }


def _source(request: HttpRequest, number: int) -> Source:
    return or_404(sources_seen_by(person(request)).filter(pk=number).first())


def _what_closes(source: Source) -> str:
    still_open = source.findings.filter(closed_on=None, kind__in=TO_ANSWER)
    running = (
        Entry.objects.filter(findings__in=still_open, version__state="live")
        .exclude(action__status__in=("done", "stopped"))
        .values("action")
        .distinct()
        .count()
    )
    sentence = f"{several(still_open.count(), 'open finding')} of “{source.title}”."
    running_words = (
        f" {several(running, 'action')} of a live plan still {'answers' if running == 1 else 'answer'} them."
    )
    return sentence + (running_words if running else "")


def _first_sentence(suggested: list[Repeat]) -> str:
    if not suggested:
        return "Nothing is left to decide."
    count = len({each.finding_id for each in suggested})
    return f"{several(count, 'finding')} may have been said before. Only plan editors see this until it is decided."


def _crumbs(source: Source, page_title: str) -> list[dict[str, str]]:
    own = (source.title, reverse("source", args=[source.pk]))
    return crumbs(("Sources", reverse("sources")), own, page_title=page_title)
