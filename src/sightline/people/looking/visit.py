"""The reason for looking that somebody gave on this visit, so that it is asked once: it goes when they sign out."""

from typing import Any

from django.http import HttpRequest

from sightline.people.looking.forms import LookForm

REASON = "reason_for_looking"


def reason_of_visit(request: HttpRequest) -> str:
    """The reason that was last given on this visit; blank where there is none yet."""
    return _session(request).get(REASON, "")


def remember_reason(request: HttpRequest, reason: str) -> None:
    """Offer this reason again until the person signs out."""
    _session(request)[REASON] = reason


def reason_form(request: HttpRequest) -> tuple[LookForm, str]:
    """The form, and the reason sent with it or remembered; blank while the form is still to be shown.

    A list is never opened by an address alone: by GET there is no reason. A POST without the field, such as to another
    page of a list, takes the visit's.
    """
    remembered = reason_of_visit(request)
    if request.method != "POST":
        return LookForm(initial={"reason": remembered}), ""
    form = LookForm(request.POST if "reason" in request.POST else {"reason": remembered})
    if not form.is_valid():
        return form, ""
    remember_reason(request, form.cleaned_data["reason"])
    return form, form.cleaned_data["reason"]


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
