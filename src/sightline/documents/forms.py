"""Forms that look through what is typed, before any of it is kept, for what seems to say who a child is: decision 31."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict

from sightline.documents.queries.identifiers import look_through
from sightline.documents.rules.uploads import NotTakenError, plain_name
from sightline.documents.services.waiting import keep_waiting, waiting_upload
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
    unread = warning = warning_in_short = ""
    confirmed = forms.BooleanField(label=LOOKED, required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """What was typed; where it is warned of, the box to confirm comes last in the form."""
        values = super().clean()
        kinds_by_field = {name: kinds for name, kinds in self.seen_in(values).items() if kinds}
        kinds = tuple(dict.fromkeys(kind for each in kinds_by_field.values() for kind in each))
        self.warning = warning = identifiers.warning(kinds, self.unread)
        if warning:
            self.warning_in_short = identifiers.warning_in_short(kinds, self.unread)
            box = self.fields.pop("confirmed")
            box.widget = forms.CheckboxInput()
            self.fields["confirmed"] = box
        if warning and not values.get("confirmed"):
            self.add_error("file" if self.unread else next(iter(kinds_by_field)), warning)
        values["confirmed"] = kinds
        return values

    def seen_in(self, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Field → the kinds of identifier that its words seem to hold."""
        return {name: seem_to_hold(values.get(name) or "") for name in self.texts}


class FileLookedThroughForm(LookedThroughForm):
    """A file is looked through as well; cleaned, `unread` says in words what of it could not be.

    `by`: whoever fills it in. Where the form comes back, a file that is taken waits for them, and is not chosen again.
    """

    upload: Any = None
    file = file_field()
    waits = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *more: Any, by: str = "", **options: Any) -> None:
        """The fields, and the file that waits for this person if one does."""
        super().__init__(*more, **options)
        self.by, name = by, self.add_prefix("file")
        token = str(self.data.get(self.add_prefix("waits")) or "")
        if by and token and not self.files.get(name) and (upload := waiting_upload(token, by=by)):
            self.files = MultiValueDict({name: [upload]})
            self._say_what_waits(upload.name)

    def clean(self) -> dict[str, Any]:
        """What was typed, with what could not be read of the file."""
        values = super().clean()
        values["unread"] = self.unread
        values.pop("waits", None)
        if self.errors:
            self.let_wait()
        return values

    def add_error(self, field: str | None, error: Any) -> None:
        """What is wrong; the file waits until that is put right."""
        super().add_error(field, error)
        self.let_wait()

    def let_wait(self) -> None:
        """Let the file wait, where there is one that is taken: this form, made again over `data`, has it."""
        if not (self.by and self.upload):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("waits")] = keep_waiting(self.upload, by=self.by)
        self.files.pop(self.add_prefix("file"), None)
        self._say_what_waits(self.upload.name)
        self.upload = None

    def _say_what_waits(self, name: str | None) -> None:
        hint = f"“{name}” is chosen. Choose another only to replace it"
        self.fields["file"].help_text = self["file"].help_text = hint

    def named(self, values: Mapping[str, Any]) -> dict[str, str]:
        """With the file's own name."""
        return {**super().named(values), "file": getattr(values.get("file"), "name", "")}

    def seen_in(self, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """With what the file seems to hold, if it is one that is taken; whoever keeps it reads it from its start again."""
        seen = super().seen_in(values)
        faults: Any = self.errors
        upload = None if "file" in faults else values.get("file")
        if not upload or upload.size > settings.LARGEST_DOCUMENT:
            return seen
        content = upload.read()
        upload.seek(0)
        try:
            looked = look_through(content, plain_name(upload.name))
        except NotTakenError as fault:
            self.add_error("file", str(fault))
            return seen
        self.unread, self.upload = looked.unread, upload
        return {**seen, "file": looked.kinds}
