"""Teams beside each other: from which figure to which they go, and how that is drawn; nothing by what is hidden or too few."""

import re

import pytest

from sightline.scorecards.queries.splits import Split, SplitRow
from sightline.scorecards.wording import VisibleReading
from support.figure_pages import words
from support.people import signed_in


def team(name: str, value: float | None, cases: float = 40, category: str = "") -> SplitRow:
    hidden = value is None
    reading = VisibleReading("Hidden" if hidden else f"{value}%", "", "hidden" if hidden else "ok", value)
    return SplitRow(
        category=category or name,
        name=name,
        reading=reading,
        limits=None if value is None else (value - 5, value + 5),
        counted=None if hidden else 1,
        cases=None if hidden else cases,
    )


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [team("North", 71.0), team("South", 88.0), team("East", 80.0)],
            "From 71.0% (North) to 88.0% (South).",
        ),
        ([team("North", 71.0), team("South", 88.0, 19)], ""),  # too few cases to be compared
        ([team("North", 71.0), team("South", None)], ""),
        (
            [team("North", 71.0), team("Not recorded", 10.0), team("East", 80.0)],
            "From 71.0% (North) to 80.0% (East).",
        ),
        ([team("North", 71.0)], ""),
        ([], ""),
    ],
)
def test_from_which_to_which(rows, says):
    assert Split("team", "Team", rows).spread == says


def test_groups_of_children_are_not_ranked():
    assert Split("ethnicity", "Ethnicity", [team("Asian", 71.0), team("White", 88.0)]).spread == ""


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["performance_analyst", "scrutiny_member"])
def test_a_page_draws_no_range_of_what_it_hides(council, client, role):
    signed_in(client, role)
    page = client.get("/measure/AS01?period=2025-26-Q1")
    rows = re.findall(r"<tr.*?</tr>", page.text, flags=re.DOTALL)
    drawn = [row for row in rows if 'class="range-mark"' in row]
    assert not any("Hidden" in row for row in drawn)
    assert all("% to " in row for row in drawn)
    if role == "performance_analyst":
        assert len(drawn) > 2 and "The line is the 95% range, the dot the figure" in words(page)
