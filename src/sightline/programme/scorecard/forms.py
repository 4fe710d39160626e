"""What people type of a scorecard: why it is refreshed, a measure, a state, agreeing to it."""

from typing import Any

from django import forms

from sightline.measuring.discover import figures
from sightline.people.posts.queries import posts_of
from sightline.programme.kinds.states import SCORECARD_MEASURE
from sightline.programme.models import Grouping, PlanMeasure, PlanScorecard, Version
from sightline.programme.plans.forms.plans import grouping_choices
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.scorecard.queries.cards import figure_titles
from sightline.programme.scorecard.rules.card import NO_GROUPING, CardMeasure
from sightline.programme.scorecard.rules.ledger import REPORTING
from sightline.scorecards.wording import THEMES
from sightline.web.forms import DayField, box, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

WHY = "It stands in the ledger, which everybody who sees the plan reads"


class BeginForm(NamesNoChildForm):
    """Which version a scorecard underpins, and for a refresh why."""

    version = forms.ChoiceField(label="Version of the plan it underpins")
    reasons = box("Why it is refreshed", required=True, missing="Enter why it is refreshed", rows=3, hint=WHY)

    def __init__(self, versions: list[Version], data: Any = None, *, refresh: bool) -> None:
        """`versions`: those of the plan, the one that stands first. `refresh`: there is a scorecard already."""
        super().__init__(data)
        self.fields["version"].choices = [(str(each.pk), name_of(each)) for each in versions]  # type: ignore[attr-defined]
        if not refresh:
            del self.fields["reasons"]


class MeasureForm(NamesNoChildForm):
    """A measure: which figure it is, or how it is called where none is computed; and under which priority it stands."""

    figure = forms.ChoiceField(
        label="Figure", required=False, help_text="Leave it at the first where Sightline does not compute it"
    )
    title = text(
        "Name",
        200,
        required=False,
        hint="Needed where it is no figure of the list; else the figure’s own is taken",
    )
    grouping = forms.ChoiceField(label="Priority or theme", required=False)
    theme = forms.ChoiceField(
        label="Theme of figures", required=False, help_text="Where it is no figure of the list"
    )
    reason = box("Why", rows=2, hint=WHY)

    def __init__(self, card: PlanScorecard, data: Any = None, **more: Any) -> None:
        """`card`: the scorecard it stands on; the first has no reasons, since nothing is changed yet."""
        super().__init__(data, **more)
        choices = {
            "figure": [("", "Not computed by Sightline"), *figure_choices(card.version.plan.authority)],
            "grouping": [("", "None"), *grouping_choices(card.version)],
            "theme": [("", "None"), *THEMES.items()],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        if card.number == 1:
            del self.fields["reason"]

    def terms(self) -> CardMeasure:
        """What was typed of the measure itself."""
        values = self.cleaned_data
        return CardMeasure(
            key="-",
            title=values["title"],
            figure=values["figure"],
            grouping=_grouping(values["grouping"]),
            theme=values["theme"],
        )


class StateForm(NamesNoChildForm):
    """Whether a measure is reported; where not, why, whose it is to put right and by when; why; and what takes its place."""

    state = forms.ChoiceField(label="State", widget=forms.RadioSelect)
    cause = text(
        "Cause",
        300,
        required=False,
        hint="Why it is not reported. Needed where it is not reportable or in development",
    )
    owner = text(
        "Owner", 150, required=False, hint="The post that puts it right. For example: Head of performance"
    )
    fix_by = DayField("To be put right by")
    replacement = forms.ChoiceField(label="What takes its place", required=False)
    on = DayField("From which day", help_text="Today where it is left blank")
    reason = box("Why", rows=2, hint=WHY)

    def __init__(self, row: PlanMeasure, data: Any = None, **more: Any) -> None:
        """On a draft every state there is a way to, and what takes its place; on the plan's scorecard whether it is reported."""
        super().__init__(data, initial=state_initial(row), **more)
        card = row.scorecard
        ways = (row.state, *SCORECARD_MEASURE.may[row.state])
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (each, SCORECARD_MEASURE.words[each])
            for each in SCORECARD_MEASURE.words
            if each in ways and (card.is_draft or each in REPORTING)
        ]
        suggest(self.fields["owner"], (post.words for post in posts_of(card.version.plan.authority)))
        others = card.measures.exclude(pk=row.pk).values_list("key", "title")
        self.fields["replacement"].choices = [("", "Nothing"), *others]  # type: ignore[attr-defined]
        for name in ("on",) if card.is_draft else ("replacement",):
            del self.fields[name]
        if card.is_draft and card.number == 1:
            del self.fields["reason"]

    def terms(self) -> CardMeasure:
        """What was typed of its state."""
        values = self.cleaned_data
        return CardMeasure(
            key="-",
            title="-",
            state=values["state"],
            cause=values["cause"],
            owner=values["owner"],
            fix_by=values["fix_by"],
        )


class NewMeasureForm(MeasureForm):
    """The same of a measure that is added, with its state."""

    state = forms.ChoiceField(
        label="State",
        choices=[(each, SCORECARD_MEASURE.words[each]) for each in REPORTING],
        widget=forms.RadioSelect,
        initial="live",
    )
    cause = text("Cause", 300, required=False, hint="Why it is not reported, where it is not")
    owner = text("Owner", 150, required=False, hint="The post that puts it right")
    fix_by = DayField("To be put right by")
    field_order = ("figure", "title", "grouping", "theme", "state", "cause", "owner", "fix_by", "reason")

    def __init__(self, card: PlanScorecard, data: Any = None) -> None:
        """`card`: the draft it is added to."""
        super().__init__(card, data)
        suggest(self.fields["owner"], (post.words for post in posts_of(card.version.plan.authority)))

    def terms(self) -> CardMeasure:
        """What was typed, with its state."""
        values = self.cleaned_data
        plain = super().terms()
        return CardMeasure(
            key="-",
            title=plain.title,
            figure=plain.figure,
            grouping=plain.grouping,
            theme=plain.theme,
            state=values["state"],
            cause=values["cause"] if values["state"] != "live" else "",
            owner=values["owner"] if values["state"] != "live" else "",
            fix_by=values["fix_by"] if values["state"] != "live" else None,
        )


class AgreeForm(forms.Form):
    """From which day it is the plan's scorecard."""

    on = DayField(
        "From which day",
        help_text="The first day on which it is the plan’s scorecard. Today where it is left blank",
    )


class DiscardForm(forms.Form):
    """Nothing is asked."""


def measure_initial(row: PlanMeasure) -> dict[str, str]:
    """A measure as the form shows it."""
    return {
        "figure": row.figure,
        "title": row.title,
        "grouping": str(row.grouping_id or ""),
        "theme": row.theme,
    }


def state_initial(row: PlanMeasure) -> dict[str, Any]:
    """A measure's state as the form shows it."""
    return {
        "state": row.state,
        "cause": row.cause,
        "owner": row.owner_post,
        "fix_by": row.fix_by,
        "replacement": row.replaced_by,
    }


def figure_choices(authority: str) -> list[tuple[str, str]]:
    """Every figure that a scorecard of this authority may hold, by theme."""
    order = list(THEMES)
    themes = {name: measure.theme for name, (measure, _) in figures().items()}

    def place(name: str) -> tuple[int, str]:
        return order.index(themes[name]) if themes[name] in order else len(order), name

    titles = figure_titles(authority)
    return [(name, f"{name} {titles[name]}") for name in sorted(titles, key=place)]


def _grouping(number: str) -> tuple[str, str]:
    row = Grouping.objects.filter(pk=int(number)).first() if number else None
    return (row.kind, row.key) if row else NO_GROUPING
