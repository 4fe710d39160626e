"""The bodies of an authority; one body with its meetings and who sits on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.beside import sections_of
from sightline.bodies.forms import LastDayForm, MemberForm
from sightline.bodies.models import Body, Member
from sightline.bodies.queries import (
    bodies_seen_by,
    cycles_of,
    descriptions_before,
    last_of,
    mandates_of,
    mandates_passed_on,
    members_of,
    terms_before,
)
from sightline.bodies.services import add_member, end_membership, what_body
from sightline.bodies.views.asking import body_or_404, crumbs_to, username
from sightline.history.views import EditPage
from sightline.people.posts.queries import holders_on
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, form_page


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Every body of the authority."""
    bodies = list(bodies_seen_by(person(request)))
    first = (
        f"{several(len(bodies), 'body is', 'bodies are')} recorded." if bodies else "No body is recorded yet."
    )
    context = {
        "first_sentence": first,
        "bodies": bodies,
        "crumbs": [*crumbs_to()[:1], {"title": "Boards and committees"}],
        "keeps": person(request).has_perm("meetings.keep"),
    }
    return render(request, "bodies/every.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One body. Sent with who joins it, one member more, for who keeps meetings."""
    body = body_or_404(request, number)
    if request.method == "POST":
        _may_change(request, body)
    page = EditPage(
        request=request,
        thing=body,
        form_of=lambda now, data: MemberForm(data, authority=now.authority),
        back=reverse("body", args=[body.pk]),
        crumbs=crumbs_to({"title": body.name}),
        texts=False,
        last=last_of,
    )

    def add() -> None:
        add_member(body, **page.form.cleaned_data, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, add))
    if sent is not None:
        return sent
    members, others = members_of(page.thing, timezone.localdate())
    context = {
        "body": page.thing,
        "members": members,
        "others": others,
        "first_sentence": f"{several(len(members), 'person sits', 'people sit')} on it today.",
        "sections": sections_of(person(request), page.thing, timezone.localdate()),
        "mandates": mandates_of(page.thing),
        "passed_on": mandates_passed_on(page.thing),
        "cycles": cycles_of(page.thing, timezone.localdate()),
        "terms_before": terms_before(page.thing),
        "before": descriptions_before(page.thing),
        "chairs": holders_on(page.thing.named_post, timezone.localdate()) if page.thing.named_post else [],
        "form": page.form,
        "may_change": person(request).has_perm("meetings.keep"),
        **page.context,
    }
    return render(request, "bodies/one.html", context, status=page.context["status"])


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """A member's last day."""
    bodies = bodies_seen_by(person(request))
    members = Member.objects.select_related("body").filter(body__in=bodies)
    member: Member = get_object_or_404(members, pk=number)
    back = reverse("body", args=[member.body_id])

    def form_of(_: Body, data: Any) -> LastDayForm:
        return LastDayForm(data, initial={"ends": members.get(pk=number).ends})

    page = EditPage(
        request=request,
        thing=member.body,
        form_of=form_of,
        back=back,
        crumbs=crumbs_to({"title": member.body.name, "href": back}, {"title": "Last day"}),
        last=last_of,
    )

    def do() -> None:
        end_membership(member, page.form.cleaned_data["ends"], edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    lead = ", ".join(filter(None, (member.body.name, member.role)))
    heading = f"Last day of {member.name}"
    return form_page(request, heading, page.form, lead=lead, back_words="Cancel", **page.context)


def _may_change(request: HttpRequest, body: Body) -> None:
    """PermissionDenied, written down, for whoever reads the body and may not change it."""
    if not person(request).has_perm("meetings.keep"):
        refuse(username(request), f"add a member to {what_body(body)}")
