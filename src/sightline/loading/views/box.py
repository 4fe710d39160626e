"""The box files are dropped into: shown, filled, taken from, and begun with."""

from django.conf import settings
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.loading.forms import StartForm
from sightline.loading.landing import FULL, LOST_IS_END, ToDisk
from sightline.loading.models import Load
from sightline.loading.places import folder_of, free_space
from sightline.loading.queries.current import current_words
from sightline.loading.queries.sight import sees_load
from sightline.loading.services import reading, receiving
from sightline.loading.services.moving import MayNotError
from sightline.people.models import User
from sightline.people.queries import person

LEAVE_FREE = 200 * 1024**2
"""Bytes of the disk that dropped files may not take: the database must still be able to write."""

LAST_FIELD = "whole"
"""The last field of the form: where it has come, everything before it has."""


@csrf_exempt  # until the files have a place to go: see _received, which is protected
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The box. Files are posted here, one or many at a time; who may not load is refused before a byte is read."""
    if request.method != "POST":
        return _page(request, StartForm(must_say=_must_say(_box(person(request)))))
    by = person(request).get_username()
    if int(request.META.get("CONTENT_LENGTH") or 0) > free_space() - LEAVE_FREE:
        return _page(request, StartForm(), FULL.format(name="what you dropped"), 507)
    load = receiving.box_of(by)
    handler = ToDisk(request, folder_of(load.id))
    request.upload_handlers = [handler]
    request.META[LOST_IS_END] = True  # see LAST_FIELD
    try:
        return _received(request, load, handler)
    finally:
        handler.close()
        for landing in handler.landings:  # nothing is left of what was not settled
            landing.path.unlink(missing_ok=True)


@csrf_protect
def _received(request: HttpRequest, load: Load, handler: ToDisk) -> HttpResponse:
    try:
        whole = request.POST.get(LAST_FIELD) == "yes"  # pyright: ignore[reportAttributeAccessIssue]
    except (UnreadablePostError, MultiPartParserError, StopUpload):
        whole = False
    handler.close()
    try:
        receiving.keep_arrivals(load, handler.landings, whole=whole, by=load.by)
    except MayNotError as late:
        return _page(request, StartForm(), str(late), 409)
    if "HTTP_X_SIGHTLINE_SCRIPT" in request.META:
        return HttpResponse(status=204)
    return redirect("load")


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """What is in the box, as a piece of the page."""
    return render(request, "loading/contents.html", _context(request, StartForm()))


@require_POST
def remove(request: HttpRequest, file_id: int) -> HttpResponse:
    """Take one file out."""
    return _do_or_say_why(request, lambda load, by: receiving.remove(load, file_id, by=by))


@require_POST
def empty(request: HttpRequest) -> HttpResponse:
    """Take all files out."""
    return _do_or_say_why(request, lambda load, by: receiving.empty(load, by=by))


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """All files are there: read them."""
    load = _box(person(request))
    form = StartForm(request.POST, must_say=_must_say(load))
    if load is None:
        return redirect("load")
    if not form.is_valid():
        return _page(request, form)
    values = form.cleaned_data
    try:
        reading.start(load.id, by=load.by, authority=values["authority"], data_to=values["data_to"])
    except MayNotError as why:
        return _page(request, form, str(why), 409)
    return redirect("load-one", load.id)


def _do_or_say_why(request: HttpRequest, what) -> HttpResponse:
    load = _box(person(request))
    if load is not None:
        try:
            what(load, load.by)
        except MayNotError as why:
            return _page(request, StartForm(), str(why), 409)
    return redirect("load")


def _box(user: User) -> Load | None:
    return Load.objects.filter(by=user.get_username(), state="receiving").first()


def _must_say(load: Load | None) -> bool:
    """Whether the authority must be said: no file says it, and the store does not hold exactly one."""
    try:
        authority_count = len(open_snapshot().manifest.authorities)
    except NothingLoadedError:
        authority_count = 0
    if authority_count == 1 or load is None:
        return False
    arrived = list(load.files.filter(place="arrived").exclude(recognised_as=""))
    return not arrived or not all(each.says_authority for each in arrived)


def _page(request: HttpRequest, form: StartForm, problem: str = "", status: int = 200) -> HttpResponse:
    return render(request, "loading/box.html", _context(request, form) | {"problem": problem}, status=status)


def _context(request: HttpRequest, form: StartForm) -> dict:
    user = person(request)
    load = _box(user)
    files = list(load.files.all()) if load else []
    arrived = [each for each in files if each.place == "arrived"]
    return {
        "load": load,
        "current_words": current_words(user),
        "files": files,
        "arrived": arrived,
        "records": [each for each in arrived if not each.published_kind],
        "published": [each for each in arrived if each.published_kind],
        "known": sum(1 for each in files if each.recognised_as or each.published_kind),
        "half": receiving.half_arrived(load) if load else [],
        "form": form,
        "must_say": _must_say(load),
        "limit": settings.LARGEST_FILE // 1024**2,
        "waiting": [
            each
            for each in Load.objects.filter(state__in=("reading", "previewed", "failed"))
            if sees_load(user, each)
        ],
    }
