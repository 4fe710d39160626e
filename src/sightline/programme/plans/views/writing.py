"""Writing a version: what it serves and stands on, and the actions that come into it and leave it."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.views import attachment
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.models import Entry, SupportingDocument, SupportingVersion
from sightline.programme.plans.forms.entries import EntryForm, TakeOutForm
from sightline.programme.plans.forms.plans import (
    AlignmentForm,
    SupportingAgainForm,
    SupportingForm,
)
from sightline.programme.plans.queries.plans import name_of, supporting_seen_by, versions_seen_by
from sightline.programme.plans.services import entries as plans_entries
from sightline.programme.plans.services import groupings as plans_groupings
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    look_in,
    or_404,
    username,
    version_crumb,
    version_named,
)
from sightline.programme.plans.views.uploads import keep_upload
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import query_param


@require_http_methods(["GET", "HEAD", "POST"])
def alignment(request: HttpRequest, number: int) -> HttpResponse:
    """Say what a version serves."""
    version = version_named(request, number)
    form = AlignmentForm(version, request.POST or None)
    if form.is_valid() and done(
        form, lambda: plans_groupings.align(version, by=username(request), **form.cleaned_data)
    ):
        return redirect("version", number)
    return form_page(
        request,
        "What the plan serves",
        form,
        lead=f"{name_of(version)} of {version.plan.title}",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="What it serves"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def supporting(request: HttpRequest, number: int) -> HttpResponse:
    """Name a document the version stands on, or a policy to review."""
    version = version_named(request, number)
    form = SupportingForm(request.POST or None, request.FILES or None, by=username(request))

    def do() -> None:
        values = dict(form.cleaned_data)
        file = keep_upload(values.pop("file"), username(request))
        plans_groupings.support(version, document=file, by=username(request), **values)

    if form.is_valid() and done(form, do):
        return redirect("version", number)
    return form_page(
        request,
        "A document of the plan",
        form,
        lead=f"{name_of(version)} of {version.plan.title}",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="A document"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def supporting_again(request: HttpRequest, number: int) -> HttpResponse:
    """A newer file of a document of the plan."""
    supporting_document: SupportingDocument = or_404(
        supporting_seen_by(person(request)).filter(pk=number).first()
    )
    look_in(request, supporting_document.version.plan)
    page = EditPage(
        request=request,
        thing=supporting_document,
        form_of=lambda _, data: SupportingAgainForm(
            data, None if data is None else request.FILES, by=username(request)
        ),
        back=reverse("version", args=[supporting_document.version_id]),
        crumbs=crumbs(version_crumb(supporting_document.version), page_title="A newer file"),
        texts=False,
    )

    def do() -> None:
        values = {**page.form.cleaned_data, "edition": page.edition, "by": username(request)}
        file = keep_upload(values.pop("file"), username(request))
        plans_groupings.support_again(supporting_document, or_404(file), **values)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(request, f"A newer file: {supporting_document.title}", page.form, **page.context)


@require_safe
def supporting_file(request: HttpRequest, number: int) -> FileResponse:
    """One version of a supporting document's file to take away. `number` is the version's."""
    seen = supporting_seen_by(person(request))
    versions = SupportingVersion.objects.select_related("document").filter(pk=number, supporting__in=seen)
    return attachment(or_404(versions.first()).document)


@require_http_methods(["GET", "HEAD", "POST"])
def entry_new(request: HttpRequest, number: int) -> HttpResponse:
    """A new action."""
    version = version_named(request, number)
    finding_number = query_param(request, "finding")
    first = {"findings": [finding_number] if finding_number else []}
    form = EntryForm(version, request.POST or None, adds=True, initial=first)
    made: list[Entry] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(
            plans_entries.add_entry(
                version, form.values(), reason=form.cleaned_data["reason"], by=username(request)
            )
        ),
    ):
        say_saved(request, f"{made[0].action.reference} added: {made[0].title}")
        return redirect(request.path) if "another" in request.POST else redirect("action", made[0].action_id)
    return form_page(
        request,
        "A new action",
        form,
        template="programme/plans/entry_new.html",
        lead=f"{name_of(version)} of {version.plan.title}",
        button="Add the action",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="A new action"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def entry_gone(request: HttpRequest, number: int) -> HttpResponse:
    """Take an action out of a version being written. `number` is the entry's."""
    seen = versions_seen_by(person(request))
    entry: Entry = or_404(
        Entry.objects.select_related("version__plan", "action").filter(pk=number, version__in=seen).first()
    )
    version, reference = entry.version, entry.action.reference
    look_in(request, version.plan)
    page = EditPage(
        request=request,
        thing=entry.action,
        form_of=lambda _, data: TakeOutForm(data),
        back=reverse("version", args=[version.pk]),
        crumbs=crumbs(version_crumb(version), page_title=f"Take {reference} out"),
        texts=False,
    )

    def do() -> None:
        reason = page.form.cleaned_data["reason"]
        plans_entries.remove_entry(entry, reason=reason, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    heading = f"Take {reference} out of {name_of(version)}"
    return form_page(request, heading, page.form, lead=entry.title, button="Take it out", **page.context)
