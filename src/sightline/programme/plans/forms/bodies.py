"""Who chairs a body that is told of a plan, how often and on which days it meets, and what it saw."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from sightline.bodies.forms import BodyChosenForm
from sightline.bodies.rules import BodyDescription
from sightline.people.posts.models import Post
from sightline.web.forms import DayField, box, days_in, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm


def _chair() -> forms.CharField:
    return text("Who chairs it", 150, required=False, hint="A post, never a name: DfE adviser")


def _outside() -> forms.BooleanField:
    return forms.BooleanField(label="That post is from outside the council", required=False)


def _meets() -> forms.CharField:
    return text("How often it meets", 200, required=False, hint="In words, as quarterly or every six weeks")


class BodyForm(NamesNoChildForm):
    """What is said of a body whose page this is, and why where something was said of it before."""

    chair, outside, meets = _chair(), _outside(), _meets()
    reason = box("Why it is changed", rows=2, hint="It goes into the body’s history and the trail")

    def __init__(self, data: Any = None, *, first: bool, posts: Iterable[Post] = (), **more: Any) -> None:
        """`first`: nothing is said of it yet, so nothing is changed. `posts`: the council's own, offered as its chair."""
        super().__init__(data, **more)
        suggest(self.fields["chair"], (post.words for post in posts))
        if first:
            del self.fields["reason"]

    @property
    def chaired(self) -> BodyDescription:
        """What was said of it."""
        return _described(self.cleaned_data)


class NameBodyForm(BodyChosenForm):
    """A body that is told of a plan from now on, and what is said of it."""

    chair, outside, meets = _chair(), _outside(), _meets()

    def __init__(self, authority: str, data: Any = None, *, posts: Iterable[Post] = ()) -> None:
        """`posts`: the council's own, offered as its chair."""
        super().__init__(authority, data)
        suggest(self.fields["chair"], (post.words for post in posts))

    @property
    def chaired(self) -> BodyDescription:
        """What was said of it."""
        return _described(self.cleaned_data)


class MeetingsForm(BodyChosenForm):
    """The days on which a body meets."""

    days = box(
        "Days it meets", hint="One on each line, as 12 January 2027. Blank while no day is known", rows=4
    )

    def clean_days(self) -> list[date]:
        """The days, one to a line."""
        return days_in(self.cleaned_data["days"])


class ShowingForm(BodyChosenForm):
    """Which body saw the version, and when."""

    on = DayField("Day", required=True)
    purpose = text("What for", 200, required=False, hint="For example: to note, to approve")


def _described(values: dict[str, Any]) -> BodyDescription:
    return BodyDescription(values["chair"].strip(), values["outside"], values["meets"].strip())
