"""Who chairs a body that is told of a plan, and how often it meets."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.bodies.rules import BodyDescription
from sightline.people.posts.models import Post
from sightline.web.forms import box, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm


class BodyForm(NamesNoChildForm):
    """What is said of a body. `named`: whether the address says which; `posts`: the council's own, offered as its chair."""

    body = text("Body", 200, hint="For example: Overview and Scrutiny Committee")
    chair = text("Who chairs it", 150, required=False, hint="A post, never a name: DfE adviser")
    outside = forms.BooleanField(label="That post is from outside the council", required=False)
    meets = text("How often it meets", 200, required=False, hint="In words, as quarterly or every six weeks")
    reason = box("Why it is said or changed", required=True, missing="Say why it is said or changed", rows=2)

    def __init__(self, data: Any = None, *, named: bool, posts: Iterable[Post] = (), **more: Any) -> None:
        """The body is not asked for where the address says it."""
        super().__init__(data, **more)
        suggest(self.fields["chair"], (post.words for post in posts))
        if named:
            del self.fields["body"]

    @property
    def chaired(self) -> BodyDescription:
        """What was said of it."""
        values = self.cleaned_data
        return BodyDescription(values["chair"].strip(), values["outside"], values["meets"].strip())
