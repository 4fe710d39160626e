"""Why are you looking: what is asked of everybody before they see a child, or take children's records away."""

from django import forms

from sightline.web.forms import reason_field


class LookForm(forms.Form):
    """Why somebody looks, in their own words; it goes into the trail."""

    reason = reason_field(
        "Why are you looking at these children's records?",
        missing="Enter why you are looking",
        called="Why you are looking",
    )
