"""The field for what a version says to young people."""

from django import forms

from sightline.programme.kinds.young_people import LABEL, LONGEST
from sightline.web.forms import box


def for_young_people() -> forms.CharField:
    """What will be different for young people, in plain words."""
    return box(
        LABEL,
        hint=f"In plain words: what will be different for you. {LONGEST} characters at most, and no child's name",
        rows=3,
        longest=LONGEST,
    )
