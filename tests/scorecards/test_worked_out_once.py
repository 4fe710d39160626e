"""What a page needs several times is worked out once: counted, for a clock tells another thing on every machine."""

from collections import Counter

import numpy as np
import pytest

from sightline.checks import check as checks_room
from sightline.engine.snapshots import Snapshot
from sightline.measuring.readings import Readings
from sightline.scorecards.views import measure as measure_page
from sightline.statistics.concentration import concentration
from support.people import signed_in

pytestmark = pytest.mark.django_db


def test_a_measures_page_draws_its_chart_once(client, council, monkeypatch):
    signed_in(client, "performance_analyst")
    drawn = Counter()
    chart = measure_page.chart
    monkeypatch.setattr(measure_page, "chart", lambda found: drawn.update(["chart"]) or chart(found))
    page = client.get("/measure/AS01")
    assert "Chart as PNG" in page.text
    assert drawn == {"chart": 1}


@pytest.mark.parametrize("address", ["/measure/AS01", "/scorecard"])
def test_a_page_asked_for_again_reads_no_list_of_teams_from_the_disk(client, council, monkeypatch, address):
    signed_in(client, "performance_analyst")
    client.get(address)
    again: list[str] = []
    rows, from_disk = Snapshot.rows, Readings._from_disk

    def asked_of_the_snapshot(snapshot, table, authority):
        again.append(table)
        return rows(snapshot, table, authority)

    def asked_of_the_readings(readings, name, filters, columns=None):
        again.append(f"{name} {columns}")
        return from_disk(readings, name, filters, columns)

    monkeypatch.setattr(Snapshot, "rows", asked_of_the_snapshot)
    monkeypatch.setattr(Readings, "_from_disk", asked_of_the_readings)
    client.get(address)
    assert again == []


def test_a_check_is_hashed_once(council, monkeypatch):
    from sightline.checks.discover import checks

    before = [each.fingerprint() for each in checks().values()]
    monkeypatch.setattr(checks_room, "hashlib", None)
    assert [each.fingerprint() for each in checks().values()] == before and len(set(before)) == len(before)


def test_where_the_same_cases_sit_is_drawn_once(monkeypatch):
    counts = {"N": 31, "S": 2, "E": 1, "W": 1, "": 1}
    found = concentration(counts)
    monkeypatch.setattr(np.random, "RandomState", None)
    assert found and concentration(dict(counts)) == found
    with pytest.raises(TypeError):
        concentration({**counts, "W": 2})
