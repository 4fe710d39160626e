"""What whoever owns an action says of it, in one form."""

from typing import Any

from django import forms

from sightline.documents.forms import FileLookedThroughForm
from sightline.programme.difference.queries.current import declared_tests_of
from sightline.programme.difference.rules.declaration import fault_of_starting
from sightline.programme.kinds.states import ACTION
from sightline.programme.models import Action
from sightline.web.forms import DayField, box, suggest, text
from sightline.web.words import long_date

DO = {"done": "Done", "paused": "Pause it", "stopped": "Stop it"}


class ProgressForm(FileLookedThroughForm):
    """Words, milestones as ticks, a file and the status; whatever is left blank stays as it is."""

    words = box("What there is to report", rows=3, hint="No child’s name or reference")
    reached = forms.MultipleChoiceField(
        label="Milestones reached", required=False, widget=forms.CheckboxSelectMultiple
    )
    shows = text("What the file shows", 200, required=False, hint="The file’s name, if left blank")
    wanted = forms.ChoiceField(
        label="Status",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "It cannot go there from where it stands now. Choose again"},
    )
    on = DayField("Day it happened", help_text="Of the milestone or the new status. Today, if left blank")
    signed_by = text(
        "Signed off by", 150, required=False, hint="Needed to close it while its difference is not shown"
    )
    post = text("Their post", 150, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)
    field_order = (
        *("words", "reached", "file", "shows", "wanted", "on", "signed_by", "post", "edition", "confirmed"),
    )

    def __init__(self, action: Action, data: Any = None, files: Any = None, *, by: str = "") -> None:
        """Of this action as it stands. Who signs off is asked where it is to be closed."""
        super().__init__(data, files, by=by, initial={"edition": action.edition, "wanted": ""})
        undeclared = fault_of_starting(action.status, "in_progress", declared=False)
        self.declare_first = bool(undeclared) and not declared_tests_of(action)
        self._offer(action)
        if data is None or data.get("wanted") != "done":
            del self.fields["signed_by"], self.fields["post"]

    def suggest_posts(self, posts: Any) -> None:
        """Offer the council's posts where a sign-off's post is typed."""
        if "post" in self.fields:
            suggest(self.fields["post"], posts)

    def _offer(self, action: Action) -> None:
        """The milestones not reached yet, and the statuses there are from this one."""
        start = "Start it" if action.status == "not_started" else "Resume it"
        words = {"in_progress": start, **DO}
        self.fields["wanted"].choices = [  # type: ignore[attr-defined]
            ("", f"{ACTION.words[action.status]} (no change)"),
            *((each, words.get(each, ACTION.words[each])) for each in ACTION.may[action.status]),
        ]
        milestones = [each for each in action.milestones.all() if each.reached_on is None]
        self.fields["reached"].choices = [  # type: ignore[attr-defined]
            (str(each.pk), f"{each.title}{f', due {long_date(each.due)}' if each.due else ''}")
            for each in milestones
        ]
        if not milestones:
            del self.fields["reached"]
