"""Which council a plan is of, and which sources it answers."""

from typing import Any

from django import forms
from django.conf import settings

from sightline.calendars.dates import short
from sightline.programme.models import Plan, Source
from sightline.standards.authorities import UnknownAuthorityError, authorities, by_name, name_of
from sightline.web.forms import box
from sightline.web.identifier_forms import NamesNoChildForm


def councils_here() -> list[str]:
    """The codes of the councils that plans and sources are kept of, in order."""
    codes = {
        *Plan.objects.values_list("authority", flat=True),
        *Source.objects.values_list("authority", flat=True),
    }
    return sorted(codes)


def own_council(authority: str) -> str:
    """The council that is meant without being asked for: `authority`, whoever works here's own; else the only one kept here; else,
    before any is, the one this Sightline is called after. Its code; blank where it must be chosen.
    """
    codes = [authority] if authority else councils_here()
    if codes:
        return codes[0] if len(codes) == 1 else ""
    try:
        return by_name(settings.COUNCIL_NAME).code if settings.COUNCIL_NAME else ""
    except UnknownAuthorityError:
        return ""


def council_field() -> forms.ChoiceField:
    """Which council a thing is kept of, by name; its choices come with the form (`ask_council`)."""
    return forms.ChoiceField(label="Council", error_messages={"required": "Choose the council"})


def ask_council(form: forms.Form, authority: str) -> str:
    """Ask by name for the council, in the form's field `authority`, unless it is known without: then it is given back."""
    if own := own_council(authority):
        del form.fields["authority"]
        return own
    form.fields["authority"].choices = [("", "Choose one"), *council_choices()]  # type: ignore[attr-defined]
    return ""


def council_choices() -> list[tuple[str, str]]:
    """Every council that stands, and those kept here, by name."""
    codes = {each.code for each in authorities() if each.valid_to is None} | set(councils_here())
    return sorted(((code, name_of(code)) for code in codes), key=lambda pair: pair[1].casefold())


def source_choices(authority: str = "") -> list[tuple[str, str]]:
    """The sources of this council, of every one where none is named, the newest first, with their days."""
    rows = Source.objects.filter(authority=authority) if authority else Source.objects.all()
    several = not authority and len(councils_here()) > 1
    return [(str(each.pk), _source_words(each, several=several)) for each in rows.order_by("-said_on", "-pk")]


def _source_words(source: Source, *, several: bool) -> str:
    parts = [source.title, short(source.said_on) if source.said_on else ""]
    parts += [name_of(source.authority)] if several else []
    return ", ".join(filter(None, parts))


class PlanSourcesForm(NamesNoChildForm):
    """The sources a plan answers, and why they are changed."""

    sources = forms.MultipleChoiceField(
        label="Sources this plan answers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What they ask for is “not answered” in this plan until an action answers it",
    )
    reason = box("Why", rows=2, hint="Not needed the first time")

    def __init__(self, authority: str, data: Any = None, **more: Any) -> None:
        """The sources of that council."""
        super().__init__(data, **more)
        self.fields["sources"].choices = source_choices(authority)  # type: ignore[attr-defined]
