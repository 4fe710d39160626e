"""The scorecard that underpins the fictional council's plan, and its one refresh: a measure leaves because it is good, and gets worse."""

from datetime import date
from typing import NamedTuple

from sightline.programme.models import PlanScorecard, Version
from sightline.programme.scorecard.queries.cards import set_key
from sightline.programme.scorecard.rules.card import CardMeasure
from sightline.programme.scorecard.services.agreeing import agree_to, set_reporting
from sightline.programme.scorecard.services.writing import (
    add_measure,
    begin_scorecard,
    change_measure,
    move_measure,
)
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target

BY, AGREES = "programme", "director"
BEGAN, SAID, REFRESHED = date(2026, 2, 2), date(2026, 5, 11), date(2026, 7, 20)
WHY = "The board asked in July for what is not yet good, and for fewer measures that stand well."
SUPERVISION = "Supervision every month, with decisions recorded"
HOMELESS = "Homeless 16- and 17-year-olds offered care"


class DemoMeasure(NamedTuple):
    """A measure under the priority of this place: a figure's id, or a title with its state."""

    priority: int
    figure: str = ""
    title: str = ""
    state: str = "live"
    cause: str = ""
    owner: str = ""
    fix_by: date | None = None


MEASURES = (
    DemoMeasure(0, "AS01"),
    DemoMeasure(0, "AS03"),
    DemoMeasure(0, "HE01"),
    DemoMeasure(1, "AS06"),
    DemoMeasure(1, "CP10"),
    DemoMeasure(
        1,
        title=SUPERVISION,
        state="in_development",
        cause="Supervision is recorded as free text, which cannot be counted",
        owner="Principal social worker",
        fix_by=date(2026, 9, 30),
    ),
    DemoMeasure(2, "MI04"),
    DemoMeasure(2, "CL18"),
    DemoMeasure(
        2,
        title=HOMELESS,
        state="not_reportable",
        cause="Housing holds the record, and shares no list yet",
        owner="Head of Central Locality",
        fix_by=date(2026, 6, 30),
    ),
)
TARGETS = (("AS01", "Q2 2026-27: 80; Q4 2026-27: 85", 3), ("MI04", "Q2 2026-27: 75; Q4 2026-27: 85", 5))
"""What the version's own scorecard is held to: figure, points, tolerance."""


def add_scorecard(version: Version) -> None:
    """The first scorecard, what was said of it in May, and the refresh of July."""
    priorities = [(each.kind, each.key) for each in version.groupings.filter(kind="priority")]
    card = begin_scorecard(version, by=BY)
    for each in MEASURES:
        add_measure(card, _terms(each, priorities), by=BY)
    agree_to(card, on=BEGAN, by=AGREES)
    later = _measure(card, HOMELESS, fix_by=date(2026, 12, 31))
    reason = "Housing needs an agreement to share data first"
    set_reporting(card.measures.get(title=HOMELESS), later, reason=reason, on=SAID, by=BY)
    _refresh(version, priorities)
    for figure, points, tolerance in TARGETS:
        terms = TargetTerms(
            points=read_points(points),
            tolerance=tolerance,
            owner="Head of Central Locality",
            words="Improvement Board, 20 July 2026",
        )
        about = {"authority": version.plan.authority, "figure": figure, "target_set": set_key(version)}
        set_target(by="analyst", terms=terms, **about)


def _refresh(version: Version, priorities: list[tuple[str, str]]) -> None:
    card = begin_scorecard(version, reasons=WHY, by=BY)
    add_measure(
        card,
        CardMeasure(key="-", title="", figure="CP02", grouping=priorities[0]),
        reason="Conferences are late more often than the board is content with",
        by=BY,
    )
    measures = {each.figure or each.title: each for each in card.measures.all()}
    state = lambda name: CardMeasure(key="-", title="-", state=name)  # noqa: E731
    move_measure(
        measures["HE01"],
        state("retired"),
        reason="It had stayed within its usual range, and the action with health follows it",
        replacement="CP02",
        by=BY,
    )
    move_measure(
        measures["CP10"],
        state("suspended"),
        reason="Visits are recorded twice since the teams merged; it comes back when that is put right",
        by=BY,
    )
    change_measure(
        measures["CL18"],
        CardMeasure(key="-", title="Children in care visited on time", figure="CL18", grouping=priorities[1]),
        reason="Managers review it each month, so it stands with what they steer",
        by=BY,
    )
    agree_to(card, on=REFRESHED, by=AGREES)


def _terms(made: DemoMeasure, priorities: list[tuple[str, str]]) -> CardMeasure:
    return CardMeasure(
        key="-",
        title=made.title,
        figure=made.figure,
        grouping=priorities[made.priority],
        state=made.state,
        cause=made.cause,
        owner=made.owner,
        fix_by=made.fix_by,
    )


def _measure(card: PlanScorecard, title: str, *, fix_by: date) -> CardMeasure:
    """What stands of a measure, with another day."""
    row = card.measures.get(title=title)
    return CardMeasure(
        key=row.key, title=row.title, state=row.state, cause=row.cause, owner=row.owner_post, fix_by=fix_by
    )
