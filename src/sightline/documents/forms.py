"""Forms that look through what is typed, before any of it is kept, for what seems to say who a child is: decision 31."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from sightline.documents.queries.identifiers import look_through
from sightline.documents.rules.uploads import NotTakenError, plain_name
from sightline.identifiers import rules as identifiers
from sightline.web.forms import file_field
from sightline.web.identifier_forms import NamesNoChildForm
from sightline.web.identifiers import seem_to_hold

LOOKED = "I have looked through it, and it must be kept as it is"


class LookedThroughForm(NamesNoChildForm):
    """`texts`: fields that are warned of once, and kept where whoever types them confirms.

    Cleaned, `confirmed` is the kinds of identifier they seem to hold and are kept with.
    """

    texts: ClassVar[tuple[str, ...]] = ("words",)
    unread = ""
    confirmed = forms.BooleanField(label=LOOKED, required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """What was typed; where it is warned of, the box to confirm comes last in the form."""
        values = super().clean()
        kinds_by_field = {name: kinds for name, kinds in self.seen_in(values).items() if kinds}
        kinds = tuple(dict.fromkeys(kind for each in kinds_by_field.values() for kind in each))
        warning = identifiers.warning(kinds, self.unread)
        if warning:
            box = self.fields.pop("confirmed")
            box.widget = forms.CheckboxInput()
            self.fields["confirmed"] = box
        if warning and not values.get("confirmed"):
            again = " Choose the file again." if values.get("file") else ""
            self.add_error("file" if self.unread else next(iter(kinds_by_field)), f"{warning}{again}")
        values["confirmed"] = kinds
        return values

    def seen_in(self, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Field → the kinds of identifier that its words seem to hold."""
        return {name: seem_to_hold(values.get(name) or "") for name in self.texts}


class FileLookedThroughForm(LookedThroughForm):
    """A file is looked through as well; cleaned, `unread` says in words what of it could not be."""

    file = file_field()

    def clean(self) -> dict[str, Any]:
        """What was typed, with what could not be read of the file."""
        values = super().clean()
        values["unread"] = self.unread
        return values

    def named(self, values: Mapping[str, Any]) -> dict[str, str]:
        """With the file's own name."""
        return {**super().named(values), "file": getattr(values.get("file"), "name", "")}

    def seen_in(self, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """With what the file seems to hold, if it is one that is taken; whoever keeps it reads it from its start again."""
        seen = super().seen_in(values)
        upload = values.get("file")
        if not upload or upload.size > settings.LARGEST_DOCUMENT:
            return seen
        content = upload.read()
        upload.seek(0)
        try:
            looked = look_through(content, plain_name(upload.name))
        except NotTakenError as fault:
            self.add_error("file", str(fault))
            return seen
        self.unread = looked.unread
        return {**seen, "file": looked.kinds}
