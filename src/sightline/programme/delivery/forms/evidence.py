"""What people give as evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from sightline.documents.forms import FileLookedThroughForm, NamesNoChildForm
from sightline.programme import kinds as rules
from sightline.web.forms import DayField, box, text


class AgainForm(FileLookedThroughForm):
    """A version of a piece of evidence: a file, or words."""

    words = box("Or what was found, in words", hint="Name no child", rows=3)
    review_by = DayField("Review it again by")


class GiveForm(AgainForm):
    """Another piece of evidence."""

    title = text("What it shows", 200, missing="Enter what it shows")
    kind = forms.ChoiceField(label="Kind", choices=tuple(rules.EVIDENCE_KINDS.items()))
    field_order = ("title", "kind", "file", "words", "review_by", "confirmed")


class EvidenceDecisionForm(NamesNoChildForm):
    """Whether a piece of evidence is accepted."""

    wanted = forms.ChoiceField(
        label="Your decision",
        widget=forms.RadioSelect,
        choices=(("accepted", "Accept it"), ("sent_back", "Send it back")),
        error_messages={"required": "Choose whether it is accepted or sent back"},
    )
    reason: Any = box("Why it is sent back", hint="Needed to send it back. Name no child", rows=2)
    review_by = DayField("Review it again by")


class EvidenceFilterForm(forms.Form):
    """What the list of evidence is narrowed to; lives in the address."""

    state = forms.ChoiceField(
        label="State", required=False, choices=(("", "Any"), *rules.EVIDENCE.words.items())
    )
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=(("", "Any"), *rules.EVIDENCE_KINDS.items())
    )
    action = forms.ChoiceField(label="Action", required=False)
    overdue = forms.BooleanField(label="Review overdue", required=False)

    def __init__(self, data: QueryDict, *, references: Sequence[str]) -> None:
        """The actions there are to choose from."""
        super().__init__(data)
        self.fields["action"].choices = [("", "Any"), *((each, each) for each in references)]  # type: ignore[attr-defined]


class WithdrawForm(NamesNoChildForm):
    """Why it no longer counts."""

    reason: Any = box("Why it no longer counts", required=True, missing="Say why it no longer counts", rows=2)
