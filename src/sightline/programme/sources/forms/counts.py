"""How many recommendations a source says it makes: a number and where that is said, for each whom they are put to."""

from typing import Any

from django import forms

from sightline.programme.kinds import SECTIONS
from sightline.programme.sources.rules.counts import MOST
from sightline.web.forms import text

WHERE = "A page or a paragraph of it, or the report that gives the number"
NAMED = {name: title[0].lower() + title[1:] for name, title in SECTIONS.items()}


def counted_fields() -> dict[str, forms.Field]:
    """`counted_authority` and `counted_where_authority`, and so for each section."""
    fields: dict[str, forms.Field] = {}
    for name, title in NAMED.items():
        label = f"Recommendations it says it makes to {title}"
        wrong = f"{label} must be a whole number, as 17"
        fields[f"counted_{name}"] = forms.IntegerField(
            label=label,
            required=False,
            min_value=0,
            max_value=MOST,
            help_text="As the source says it; blank where it gives no number",
            widget=forms.TextInput(),
            error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        )
        fields[f"counted_where_{name}"] = text(
            f"Where it gives that number, for {title}", 200, required=False, hint=WHERE
        )
    return fields


def refuse_half(form: forms.Form, values: dict[str, Any]) -> None:
    """A number comes with where it is said, and the other way round; the form says which is missing."""
    for name in SECTIONS:
        number, where = values.get(f"counted_{name}"), values.get(f"counted_where_{name}")
        if form.has_error(f"counted_{name}"):
            continue
        if number is not None and not where:
            form.add_error(f"counted_where_{name}", "Say where it gives that number")
        elif where and number is None:
            form.add_error(f"counted_{name}", "Enter the number, or leave where it is given blank")


def counted(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The numbers as a source holds them."""
    return {
        name: {"said": values[f"counted_{name}"], "where": values[f"counted_where_{name}"]}
        for name in SECTIONS
        if values.get(f"counted_{name}") is not None
    }


def counted_initial(recommendations: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The numbers as their form shows them."""
    return {f"counted_{name}": each["said"] for name, each in recommendations.items()} | {
        f"counted_where_{name}": each["where"] for name, each in recommendations.items()
    }
