"""Calendar addresses of the programme: made and ended on a page; read by the secret in the address alone."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sightline.people.queries import person
from sightline.programme.dates.forms.calendars import OWN, AddressForm
from sightline.programme.dates.queries import addresses_of
from sightline.programme.dates.rules import address_is_live, calendar_text
from sightline.programme.dates.services import end_address, fetch_address, make_address
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import CalendarAddress
from sightline.programme.plans.queries.plans import plans_seen_by
from sightline.programme.plans.views.asking import by, crumbs, done
from sightline.programme.plans.views.sent_only import sent_only
from sightline.web import words


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The person's addresses. Sent with what it is for, a new one, shown this once."""
    user = person(request)
    plans = {str(plan.pk): plan for plan in plans_seen_by(user)}
    form = AddressForm(request.POST or None, plans=plans.values())
    made: list[str] = []

    def make() -> None:
        asked = form.cleaned_data
        _, secret = make_address(user, plan=plans.get(asked["what"]), body=asked["body"], by=by(request))
        made.append(str(request.build_absolute_uri(reverse("programme-calendar-text", args=[secret]))))

    if form.is_valid() and done(form, make):
        form = AddressForm(plans=plans.values())
    context = {
        "form": form,
        "address": made[0] if made else "",
        "crumbs": crumbs(here="Calendar"),
        "addresses": [_one(each) for each in addresses_of(user)],
    }
    return render(request, "programme/dates/calendars.html", context)


@sent_only(lambda request, number: reverse("programme-calendars"))
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the person's own addresses."""
    try:
        end_address(number, person=person(request), by=by(request))
    except CannotChangePlanError as fault:
        raise Http404 from fault
    return redirect("programme-calendars")


@login_not_required
@require_GET
def text(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself. Every address that does not work gets the same answer."""
    try:
        address, days = fetch_address(secret)
    except CannotChangePlanError as fault:
        raise Http404 from fault
    name = f"{address.body}: {address.plan.title}" if address.plan else "My improvement actions"
    found = calendar_text(days, name=name, today=timezone.localdate(), made=timezone.now())
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="programme.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _one(each: CalendarAddress) -> dict[str, object]:
    live = address_is_live(each.expires, each.ended, timezone.now())
    return {
        "number": each.pk,
        "what": f"{each.body}: {each.plan.title}" if each.plan else OWN,
        "made": words.long_date(timezone.localtime(each.made).date()),
        "expires": words.long_date(timezone.localtime(each.expires).date()),
        "fetched": words.moment(timezone.localtime(each.fetched)) if each.fetched else "never",
        "live": live,
        "state": "Working" if live else "Ended" if each.ended else "Expired",
    }
