"""Who is asked to comment on a version, who has, and until when."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import EditPage
from sightline.programme.consultation.forms import ConsultationForm
from sightline.programme.consultation.queries.comments import consultation_of, who_was_asked
from sightline.programme.consultation.rules import (
    NOT_OUT_YET,
    OUT,
    answers_in_words,
    fault_of_asking,
    fault_of_commenting,
)
from sightline.programme.consultation.services.consulting import last_of_consultation
from sightline.programme.consultation.services.inviting import ask_and_tell
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Consultation, Version
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    today,
    username,
    version_crumb,
    version_named,
)
from sightline.web.form_pages import done, say_saved
from sightline.web.words import long_date

TEMPLATE = "programme/plans/consultation.html"
HEADING = "Who is asked to comment"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Ask bodies, roles and people; see who has commented; change who is asked, and until when."""
    version = version_named(request, number)
    consultation = consultation_of(version)
    if consultation is None:
        return _first(request, version)
    sheet = EditPage(
        request=request,
        thing=consultation,
        form_of=_form,
        back=reverse("version", args=[number]),
        done=request.path,
        crumbs=crumbs(version_crumb(version), page_title=HEADING),
        last=last_of_consultation,
        saved="Who is asked to comment was saved.",
    )

    def do() -> None:
        choices = {**sheet.form.cleaned_data, "edition": sheet.edition}
        emails = ask_and_tell(version, by=username(request), **choices)
        sheet.saved = f"{sheet.saved} {emails.sentence}".strip()

    sent = sheet.send(lambda: done(sheet.form, do))
    return sent or _page(request, version, sheet.thing, sheet.form, sheet.context)


def _first(request: HttpRequest, version: Version) -> HttpResponse:
    """Nobody is asked yet."""
    form = ConsultationForm(version.plan.authority, request.POST or None)

    def do() -> None:
        try:
            emails = ask_and_tell(version, **form.cleaned_data, edition=0, by=username(request))
        except ChangedMeanwhileError as fault:
            raise CannotChangePlanError(str(fault)) from fault
        closes = long_date(form.cleaned_data["closes"])
        saved = f"They are asked to comment on {name_of(version)} by {closes}. {emails.sentence}"
        say_saved(request, saved.strip())

    if form.is_valid() and done(form, do):
        return redirect(request.path)
    around = {
        "back": reverse("version", args=[version.pk]),
        "crumbs": crumbs(version_crumb(version), page_title=HEADING),
    }
    return _page(request, version, None, form, around)


def _page(
    request: HttpRequest,
    version: Version,
    consultation: Consultation | None,
    form: ConsultationForm,
    around: dict[str, Any],
) -> HttpResponse:
    rows = who_was_asked(consultation, today()) if consultation else []
    context = {
        "lead": _first_sentence(version, consultation, [each.has_commented for each in rows]),
        "rows": rows,
        "consultation": consultation,
        "may_ask": not fault_of_asking(version.state, today(), today())[0],
        "version": version,
        "plan": version.plan,
    }
    heading = f"{HEADING} on {name_of(version)}"
    button = "Save" if consultation else "Ask them to comment"
    return form_page(request, heading, form, template=TEMPLATE, button=button, **around, **context)


def _first_sentence(version: Version, consultation: Consultation | None, answers: list[bool]) -> str:
    if consultation is None:
        faults = {"draft": NOT_OUT_YET, OUT: "Nobody is asked to comment on it yet."}
        return faults.get(version.state, "Nobody was asked to comment on it.")
    fault = fault_of_commenting(version.state, consultation.closes, today())
    return answers_in_words(answers, fault, consultation.closes)


def _form(now: Consultation, data: Any) -> ConsultationForm:
    """Who is asked, or what was sent over it."""
    invitations = list(now.invitations.all())
    initial = {
        "closes": now.closes,
        "words": now.words,
        "bodies": [str(each.body_id) for each in invitations if each.body_id],
        "roles": [each.role for each in invitations if each.role],
        "people": [str(each.person_id) for each in invitations if each.person_id],
    }
    return ConsultationForm(now.version.plan.authority, data, initial=initial)
