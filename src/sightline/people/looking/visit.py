"""The reason for looking that somebody gave on this visit, so that it is asked once: it goes when they sign out."""

from typing import Any

from django.http import HttpRequest

from sightline.people.looking.forms import LookForm

REASON = "reason_for_looking"
CHANGE = "change"
"""What an address says under `reason` where it is to be asked again."""
FIELDS = {"reason", "common"}


def reason_of_visit(request: HttpRequest) -> str:
    """The reason that was last given on this visit; blank where there is none yet."""
    return _session(request).get(REASON, "")


def remember_reason(request: HttpRequest, reason: str) -> None:
    """Offer this reason again until the person signs out."""
    _session(request)[REASON] = reason


def reason_form(request: HttpRequest) -> tuple[LookForm, str]:
    """The form, and the reason for this look; blank while the form is still to be shown.

    It is asked once: what follows is a GET under the visit's reason, so that Back and a list's next page work. `?reason=change`
    asks anew, and so does a link on another site, for whoever follows one has not said why. A POST without the field, such
    as a button beside a list, takes the visit's.
    """
    remembered = reason_of_visit(request)
    if request.method != "POST":
        asks = request.GET.get("reason") == CHANGE or request.META.get("HTTP_SEC_FETCH_SITE") == "cross-site"
        return LookForm(initial={"reason": remembered}), "" if asks else remembered
    form = LookForm(request.POST if FIELDS & set(request.POST) else {"reason": remembered})
    if not form.is_valid():
        return form, ""
    remember_reason(request, form.cleaned_data["reason"])
    return form, form.cleaned_data["reason"]


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
