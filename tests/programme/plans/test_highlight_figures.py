"""The figures of a highlight report: the tests that counted then, the months up to then, and what this reader may see."""

# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false
import shutil
from datetime import UTC, date, datetime

import pytest

from sightline.calendars.periods import parse
from sightline.engine.places import data_folder
from sightline.programme.difference.services.declaring import declare
from sightline.programme.models import DeclaredTest, VersionStep
from sightline.programme.overview.queries.highlight import highlight
from sightline.programme.overview.queries.highlight_figures import NOTHING, FigureInReport
from support.figure_pages import words
from support.plans import MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(better_store):
    """The small plan, live since January 2024; two of its actions are tested by AS01, declared on 1 July 2024."""
    shutil.copytree(better_store, data_folder() / "store")
    made = small_plan()
    VersionStep.objects.update(on=date(2024, 1, 8))
    aim = {"baseline": 74.0, "baseline_on": date(2024, 6, 30), "target": 90.0, "target_by": date(2025, 3, 31)}
    for reference in ("A1", "A2"):
        declare(action(reference), "measure", measure="AS01", direction="higher", by=MAKER, **aim)
    DeclaredTest.objects.update(at=datetime(2024, 7, 1, tzinfo=UTC))
    return made


def figures(plan, period: str, role: str = "dcs") -> tuple[FigureInReport, ...]:
    return highlight(plan, parse(period), person(role), today()).figures


@pytest.mark.parametrize(
    ("period", "now", "signal"),
    [
        ("2024-09", "Now 73.3% (September 2024), 16.7 points short of 90% due March 2025.", "No change"),
        ("2025-03", "Now 93.3% (March 2025): the target of 90% by March 2025 is reached.", "Improving"),
        ("2025-06", "Now 93.3% (June 2025): the target of 90% by March 2025 is reached.", "Improving"),
        ("2025-26-Q1", "Now 93.3% (June 2025): the target of 90% by March 2025 is reached.", "Improving"),
        ("2025-10", "Now 93.3% (June 2025): the target of 90% by March 2025 is reached.", "Improving"),
    ],
)
def test_a_figure_stands_as_it_stood_in_the_report_s_month(plan, period, now, signal):
    (one,) = figures(plan, period)
    assert (one.id, one.actions, one.baseline, one.now) == ("AS01", ("A1", "A2"), "74% (June 2024)", now)
    assert one.signal.word == signal


@pytest.mark.parametrize(("period", "tests"), [("2024-06", 0), ("2024-07", 1)])
def test_a_test_that_was_declared_later_is_not_in_an_earlier_report(plan, period, tests):
    assert len(figures(plan, period)) == tests


def test_a_test_that_was_changed_later_is_as_it_was(plan):
    now = action("A2")
    declare(
        now,
        "measure",
        measure="AS01",
        direction="higher",
        target=95.0,
        target_by=date(2026, 3, 31),
        reason="More",
        by=MAKER,
    )
    DeclaredTest.objects.filter(number=2).update(at=datetime(2025, 4, 1, tzinfo=UTC))
    assert [each.actions for each in figures(plan, "2025-03")] == [("A1", "A2")]
    assert [(each.actions, each.aim) for each in figures(plan, "2025-04")] == [
        (("A1",), "to 90% by March 2025"),
        (("A2",), "to 95% by March 2026"),
    ]


@pytest.mark.parametrize(
    ("role", "period", "now"),
    [
        ("scrutiny_member", "2024-09", "Now 73.3% (September 2024)"),
        ("scrutiny_member", "2025-06", NOTHING),  # two of thirty were late: a small number
        ("dcs", "2025-06", "Now 93.3% (June 2025)"),
    ],
)
def test_each_reader_sees_what_they_may_see(plan, role, period, now):
    (one,) = figures(plan, period, role)
    assert one.now.startswith(now) and (one.signal is None) == (now == NOTHING)


def test_who_may_see_no_figure_has_no_such_part(plan):
    assert figures(plan, "2025-06", "internal_audit") == ()


def test_the_page_shows_them_in_a_table_under_what_is_written(plan, client):
    client.force_login(person("dcs"))
    page = words(client.get(f"/programme/highlight?plan={plan.pk}&period=2024-09")).partition("Show")[2]
    assert "Figures Measure Baseline Now and target Change AS01" in page
    assert "Tests A1, A2 74% (June 2024) Now 73.3% (September 2024), 16.7 points short of 90%" in page
    assert page.index("Figures") < page.index("Management oversight")


def test_without_data_it_says_that_there_is_no_figure(plan):
    shutil.rmtree(data_folder() / "store")
    (one,) = figures(plan, "2025-06")
    assert (one.now, one.signal, one.aim) == (NOTHING, None, "to 90% by March 2025")
