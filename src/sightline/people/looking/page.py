"""The page that stands before every list of children: what it is, and why whoever asks is looking."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sightline.people.looking.forms import LookForm
from sightline.web.form_pages import form_page

RECORDED = (
    "These are children's records. Your name, your reason and each child on the list go into the trail before anything is "
    "shown."
)


def look_page(
    request: HttpRequest, form: LookForm, heading: str, *, example: str, **more: Any
) -> HttpResponse:
    """Ask for the reason. `example`: one that fits this list; `more`: see `web.form_pages.form_page`."""
    form.fields[
        "reason"
    ].help_text = f"For example: {example}. Needed for another reason. Do not name a child. You are asked once, until you sign out."
    return form_page(request, heading, form, sentences=[RECORDED], button="Show the list", **more)
