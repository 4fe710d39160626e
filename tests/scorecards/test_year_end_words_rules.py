"""Where a year would end, in words. No database."""

import pytest

from sightline.calendars.periods import parse
from sightline.scorecards.rules.trajectory import TargetInForce, UnitTarget, read_points
from sightline.scorecards.rules.year_end_words import ends_at, rests_on
from sightline.statistics.year_end import YearEnd

YEAR = parse("2026-27")
SHARE = YearEnd(
    value=81.2, low=78.0, high=84.4, so_far=79.8, periods_so_far=7, to_come=5, mean=83.1, rests_on=24
)
STOCK = YearEnd(
    value=512.4, low=490.2, high=534.6, so_far=505.0, to_come=5, mean=1.48, rests_on=59, anew=True
)
NONE = YearEnd(why_not="A forecast needs 12 months since limits last started anew; there are 8.")


def target(points: str, *, borrowed: bool = False) -> TargetInForce:
    read = read_points(points)
    about = {"figure": "AS01", "unit": "", "target_set": "", "tolerance": None, "owner": "", "words": "Board"}
    return TargetInForce(UnitTarget(number=1, points=read, **about), read[-1], borrowed)


@pytest.mark.parametrize(
    ("end", "unit", "aim", "stands", "sentence"),
    [
        (
            SHARE,
            "percent",
            None,
            False,
            "If nothing changes, 2026-27 ends at 81.2% (95% range 78.0% to 84.4%).",
        ),
        (
            SHARE,
            "percent",
            target("85 by 2026-27", borrowed=True),
            False,
            "If nothing changes, 2026-27 ends at 81.2% (95% range 78.0% to 84.4%), 3.8 points below the council's target of 85%.",
        ),
        (
            STOCK,
            "count",
            target("500 by March 2027"),
            True,
            "If nothing changes, on 31 March 2027 it stands at 512 (95% range 490 to 535), 12.4 more than the target of 500.",
        ),
        (NONE, "percent", target("85 by 2026-27"), False, f"No year-end forecast. {NONE.why_not}"),
    ],
)
def test_where_the_year_ends_and_how_far_from_its_target(end, unit, aim, stands, sentence):
    assert ends_at(end, YEAR, unit, aim, stands=stands) == sentence


@pytest.mark.parametrize(
    ("end", "unit", "noun", "stands", "sentence"),
    [
        (
            SHARE,
            "percent",
            "month",
            False,
            "It rests on 79.8% in 7 months so far, and 5 months to come at 83.1%, the average of 24 months. No season is in it.",
        ),
        (
            YearEnd(value=624.0, low=600.0, high=648.0, to_come=4, mean=156.0, rests_on=12),
            "count",
            "quarter",
            False,
            "It rests on 4 quarters to come at 156, the average of 12 quarters. No season is in it.",
        ),
        (
            STOCK,
            "count",
            "month",
            True,
            "It rests on 505 in the latest month, and 5 months to come with a rise of 1.5 each, the average of 59 monthly changes since "
            "limits started anew. No season is in it.",
        ),
        (NONE, "percent", "month", False, ""),
    ],
)
def test_what_it_rests_on(end, unit, noun, stands, sentence):
    assert rests_on(end, unit, noun, stands=stands) == sentence
