"""Calendar addresses: made and ended on a page; read without signing in, by the secret in the address alone.

The rooms above put these pages at addresses of their own, with the kind of calendar that is theirs.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sightline.engine.snapshots import NothingLoadedError
from sightline.feeds.forms import NewAddressForm
from sightline.feeds.kinds import CalendarKind, Offer, kind_of
from sightline.feeds.models import CalendarAddress
from sightline.feeds.queries import addresses_of
from sightline.feeds.rules import address_is_live, calendar_text
from sightline.feeds.services import CannotFeedError, end_address, fetch_address, make_address
from sightline.people.queries import person
from sightline.web import words
from sightline.web.files import calendar_out
from sightline.web.form_pages import done


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, kind: CalendarKind) -> HttpResponse:
    """The person's addresses. Sent with what it is for, a new one, shown this once."""
    try:
        offer = kind.offer(request)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    form = NewAddressForm(request.POST or None, offer=offer, words=kind.words)
    address = _new_address(request, kind, offer, form)
    if address:
        form = NewAddressForm(offer=offer, words=kind.words)
    above, name = kind.words.back
    context = {
        "words": kind.words,
        "offer": offer,
        "data_age": offer.data_age,
        "as_at": offer.as_at,
        "form": form,
        "choice": form[kind.words.field],
        "address": address,
        "crumbs": [{"title": above, "href": reverse(name)}, {"title": "Calendar"}],
        "page": reverse(kind.page),
        "addresses": [_row(each, kind) for each in addresses_of(person(request))],
    }
    return render(request, "feeds/calendars.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int, kind: CalendarKind) -> HttpResponse:
    """End one of the person's own addresses. Opened by itself, it leads back to its page."""
    if request.method == "POST":
        try:
            end_address(number, person=person(request), by=person(request).get_username())
        except CannotFeedError as fault:
            raise Http404 from fault
    return redirect(kind.page)


@login_not_required
@require_GET
def text(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself. Every address that does not work gets the same answer."""
    try:
        kind, content = fetch_address(secret)
    except CannotFeedError as fault:
        raise Http404 from fault
    calendar = calendar_text(content, made=timezone.now())
    return calendar_out(calendar, f"{kind.file}.ics")


def _new_address(request: HttpRequest, kind: CalendarKind, offer: Offer, form: NewAddressForm) -> str:
    """A new address where one was asked for and could be made; blank where not, and the form says why."""
    if not form.is_valid():
        return ""
    sent, user = form.cleaned_data, person(request)
    choice = offer.choices[sent[kind.words.field]]
    secrets: list[str] = []

    def make() -> None:
        secrets.append(make_address(user, kind, choice, body=sent.get("body", ""), by=user.get_username())[1])

    if not done(form, make):
        return ""
    return str(request.build_absolute_uri(reverse(kind.text, args=secrets)))


def _row(address: CalendarAddress, page_kind: CalendarKind) -> dict[str, object]:
    kind = kind_of(address)
    live = address_is_live(address.expires, address.ended, timezone.now())
    return {
        "what": kind.title_of(address) if kind else "",
        "made": words.long_date(timezone.localtime(address.made).date()),
        "expires": words.long_date(timezone.localtime(address.expires).date()),
        "fetched": words.moment(timezone.localtime(address.fetched)) if address.fetched else "never",
        "end": reverse(page_kind.end, args=[address.pk]) if live else "",
        "state": "Working" if live else "Ended" if address.ended else "Expired",
    }
