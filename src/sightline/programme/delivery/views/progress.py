"""What whoever owns an action says of it: one form, at the top of the action's page and on a page of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT
from sightline.people.posts.queries import posts_of
from sightline.people.queries import person
from sightline.programme.delivery.forms.progress import ProgressForm
from sightline.programme.delivery.queries.history import last_words
from sightline.programme.delivery.queries.lines import lines_of
from sightline.programme.delivery.services.progress import Progress, fault_of, save_progress
from sightline.programme.delivery.views.owning import own
from sightline.programme.models import Action, Entry
from sightline.programme.plans.queries.entries import entry_of
from sightline.programme.plans.views.asking import crumbs, form_page, today, username
from sightline.programme.plans.views.uploads import keep_upload
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import query_param


@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, number: int) -> HttpResponse:
    """The form by itself; what it says is saved at once, and whoever sent it is back where they were."""
    action = own(request, number)
    if request.method != "POST":
        return _page(request, action, progress_form(request, action))
    form = progress_form(request, action, request.POST, request.FILES)
    try:
        if form.is_valid() and done(form, lambda: say_saved(request, _save(request, action, form))):
            return redirect(_back(request, action))
    except ChangedMeanwhileError as fault:
        problem = f"{fault} {last_words(action, person(request))}".strip()
        return _page(request, action, _again(request, action, form), problem=problem, status=CONFLICT)
    return _page(request, action, form)


def progress_form(request: HttpRequest, action: Action, *sent: Any) -> ProgressForm:
    """The form for this action, over what was sent if anything was."""
    form = ProgressForm(action, *sent, by=username(request))
    form.suggest_posts(post.words for post in posts_of(action.plan.authority))
    return form


def _save(request: HttpRequest, action: Action, form: ProgressForm) -> str:
    values = dict(form.cleaned_data)
    edition, upload = values.pop("edition"), values.pop("file", None)
    values["reached"] = [int(each) for each in values.get("reached") or ()]
    if not upload:
        fault_of(action, Progress(**values))
    document = keep_upload(upload, username(request))
    return save_progress(action, Progress(**values, document=document), edition=edition, by=username(request))


def _again(request: HttpRequest, action: Action, form: ProgressForm) -> ProgressForm:
    """The form as it was sent, over what stands by now, with no fault of its own to tell."""
    form.let_wait()
    data = form.data.copy()
    action.refresh_from_db()
    data["edition"] = str(action.edition)
    again: Any = progress_form(request, action, data)
    again._errors = {}
    return again


def _page(request: HttpRequest, action: Action, form: ProgressForm, **more: Any) -> HttpResponse:
    entry: Entry | None = entry_of(action, person(request))
    lines = lines_of(Entry.objects.filter(pk=entry.pk), person(request), today()) if entry else []
    back = _back(request, action)
    return form_page(
        request,
        f"Update {action.reference}",
        form,
        template="programme/actions/update.html",
        lead=entry.title if entry else "",
        line=lines[0] if lines else None,
        action=action,
        carried={"back": back},
        back=back,
        crumbs=crumbs((action.reference, reverse("action", args=[action.pk])), page_title="Update"),
        **more,
    )


def _back(request: HttpRequest, action: Action) -> str:
    """Where whoever sends it came from, if that is one of our own pages; else the action's page."""
    address = str(request.POST.get("back") or query_param(request, "back"))
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return address if ours else reverse("action", args=[action.pk])
