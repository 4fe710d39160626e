"""What the preview says can be computed now, and what is due and wrong: as the pages will show it after a yes."""

from types import SimpleNamespace

import pytest
from django.test import Client

from loading.loads_help import previewed
from sightline.calendars.periods import parse
from sightline.engine.snapshots import open_snapshot
from sightline.loading.computable import computable
from sightline.loading.due_and_wrong import LATE, RUNNING, WRONG, counts
from sightline.measuring.availability import Availability
from sightline.measuring.discover import figures, measures
from sightline.measuring.readings import Reading
from support.figure_pages import row_of, words
from support.people import signed_in
from support.small_council import AUTHORITY

QUARTER = parse("2026-27-Q2")


class Figures:
    """Readings in which CL12 can be computed for some months only: then 9 of 20."""

    def __init__(self, *months: str) -> None:
        self.months = months
        self.answers = {("CL12", "990"): Availability(bool(months), None, months)}

    def reading(self, figure_id: str, period, authority: str) -> Reading:
        names = {f"{period.first:%Y-%m}", f"{period.last:%Y-%m}"}
        ok = names <= set(self.months)
        assert figures()[figure_id][0].id == "CL12" and authority == "990"
        value, status = (45.0, "ok") if ok else (None, "not_computable")
        return Reading(
            id=figure_id,
            title="",
            period=period.name,
            value=value,
            numerator=9,
            denominator=20,
            unit="percent",
            status=status,
            cause=None,
            too_recent=None,
            open_late=None,
        )


@pytest.mark.parametrize(
    ("months", "now", "later"),
    [
        (("2026-10",), "", "from October 2026: 45.0% (9 of 20)"),
        (("2026-07", "2026-08", "2026-09", "2026-10"), "from July 2026, October 2026: 45.0% (9 of 20)", ""),
        (("2026-09", "2026-10"), "", "from September 2026, October 2026: 45.0% (9 of 20)"),
        ((), "", ""),
    ],
)
def test_only_what_the_period_compared_has_is_said_to_be_computable_now(months, now, later):
    title = f"{measures()['CL12'].title} (CL12): "
    found = computable(["CL12", "GONE"], Figures(*months), "990", QUARTER)  # pyright: ignore[reportArgumentType]
    assert found == ([title + now] if now else [], [title + later] if later else [])


def test_counts_are_those_of_the_pages_without_checkpoints(council, monkeypatch):
    rows = [
        {"authority": AUTHORITY, "clock": clock, "due": day}
        for clock in ("assessment", "assessment-checkpoint-10")
        for day in (parse("2025-06").last, parse("2025-05").last, parse("2025-07").last)
    ]
    due = SimpleNamespace(rows=lambda _: rows, data_to=lambda _: parse("2025-06").last)
    monkeypatch.setattr("sightline.loading.due_and_wrong.DEADLINE_RESULTS", SimpleNamespace(of=lambda _: due))
    found = counts(AUTHORITY, open_snapshot())
    assert (found[LATE], found[RUNNING]) == (1, 3)
    assert found[WRONG] >= 0


@pytest.mark.django_db
def test_the_preview_says_what_is_due_and_wrong_before_and_after(analyst: Client, council, later):
    load = previewed(analyst, later)
    page = analyst.get(f"/load/{load.id}")
    after = counts(AUTHORITY, open_snapshot(load.snapshot))
    before = counts(AUTHORITY, open_snapshot())
    assert before != after
    for what in (LATE, RUNNING, WRONG):
        assert row_of(page, what) == f"{what} {before[what]:,} {after[what]:,}"
    assert "KID-" not in page.text
    client = Client()
    assert client.get(f"/load/{load.id}")["Location"].startswith("/sign-in")
    signed_in(client, "scrutiny_member")
    refused = client.get(f"/load/{load.id}")
    assert refused.status_code == 403 and LATE not in words(refused)
