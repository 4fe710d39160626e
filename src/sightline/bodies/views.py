"""The bodies of an authority; one body with its meetings and who sits on it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.forms import LastDayForm, MemberForm
from sightline.bodies.models import Body, Member
from sightline.bodies.queries import bodies_seen_by, members_of
from sightline.bodies.services import add_member, end_membership, what_body
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Every body of the authority."""
    bodies = list(bodies_seen_by(person(request)))
    first = (
        f"{several(len(bodies), 'body is', 'bodies are')} recorded." if bodies else "No body is recorded yet."
    )
    context = {"first_sentence": first, "bodies": bodies, "crumbs": [{"title": "Bodies"}]}
    return render(request, "bodies/every.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One body. Sent with who joins it, one member more, for who may change the plan."""
    body = _body(request, number)
    form = MemberForm(request.POST if request.method == "POST" else None, authority=body.authority)
    if request.method == "POST":
        _may_change(request, body)
        if form.is_valid() and done(
            form, lambda: add_member(body, **form.cleaned_data, by=_username(request))
        ):
            return redirect("body", body.pk)
    members, others = members_of(body, timezone.localdate())
    context = {
        "body": body,
        "members": members,
        "others": others,
        "first_sentence": f"{several(len(members), 'person sits', 'people sit')} on it today.",
        "meetings": body.meetings.exclude(on=None),
        "form": form,
        "may_change": person(request).has_perm("plan.change"),
        "crumbs": _crumbs({"title": body.name}),
    }
    return render(request, "bodies/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """A member's last day."""
    bodies = bodies_seen_by(person(request))
    member = Member.objects.select_related("body").filter(pk=number, body__in=bodies).first()
    if member is None:
        raise Http404
    form = LastDayForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: end_membership(member, form.cleaned_data["ends"], by=_username(request))
    ):
        return redirect("body", member.body_id)
    back = reverse("body", args=[member.body_id])
    crumbs = _crumbs({"title": member.body.name, "href": back}, {"title": "Last day"})
    return render(
        request, "bodies/end.html", {"member": member, "form": form, "back": back, "crumbs": crumbs}
    )


def _body(request: HttpRequest, number: int) -> Body:
    body: Body | None = bodies_seen_by(person(request)).filter(pk=number).first()  # type: ignore[assignment]
    if body is None:
        raise Http404
    return body


def _may_change(request: HttpRequest, body: Body) -> None:
    """PermissionDenied, written down, for whoever reads the body and may not change it."""
    if not person(request).has_perm("plan.change"):
        refuse(_username(request), f"add a member to {what_body(body)}")


def _username(request: HttpRequest) -> str:
    return person(request).get_username()


def _crumbs(*more: dict[str, str]) -> list[dict[str, str]]:
    return [{"title": "Bodies", "href": reverse("bodies")}, *more]
