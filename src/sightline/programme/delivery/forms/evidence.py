"""What people give as evidence."""

from typing import Any

from django import forms

from sightline.documents.forms import FileLookedThroughForm, NamesNoChildForm
from sightline.programme import kinds as rules
from sightline.web.forms import DayField, box, text


class AgainForm(FileLookedThroughForm):
    """A version of a piece of evidence: a file, or words."""

    words = box("Or what was found, in words", hint="Name no child", rows=3)
    review_by = DayField("Look at it again by")


class GiveForm(AgainForm):
    """Another piece of evidence."""

    title = text("What it shows", 200, missing="Enter what it shows")
    kind = forms.ChoiceField(label="Kind", choices=tuple(rules.EVIDENCE_KINDS.items()))
    field_order = ("title", "kind", "file", "words", "review_by", "confirmed")


class WithdrawForm(NamesNoChildForm):
    """Why it no longer counts."""

    reason: Any = box("Why it no longer counts", required=True, missing="Say why it no longer counts", rows=2)
