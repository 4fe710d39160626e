"""One child's lists are those behind the figures: the same cases, child by child, measure by measure."""

import pytest

from sightline.calendars import periods
from sightline.calendars.dates import month_in_words
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.availability import availability
from sightline.measuring.child_cases import cases_of_child
from sightline.measuring.discover import measures
from sightline.measuring.listing import listed

AUTHORITY = "990"


@pytest.fixture
def snapshot(council):
    return open_snapshot()


def by_lists(snapshot, last: str) -> dict[str, set]:
    """Child → (measure, case, day), put together from the list behind every figure, of the twelve months to `last`, or on its last day."""
    entry = snapshot.manifest.authorities[AUTHORITY]
    cases: dict[str, set] = {}
    for measure in measures().values():
        if not availability(measure, entry).ok:
            continue
        wanted = last if measure.grain == "point" else f"12 months to {last}"
        for figure in [each for each in measure.figures if each.kind != "rate"]:
            for row in listed(snapshot, figure.id, periods.parse(wanted), AUTHORITY):
                cases.setdefault(row["child_id"], set()).add((measure.id, row["case_id"], row["on"]))
    return cases


def test_each_childs_cases_are_those_of_the_lists_and_no_other_childs(snapshot):
    data_to = snapshot.manifest.authorities[AUTHORITY].data_to
    expected = by_lists(snapshot, month_in_words(data_to))
    children = sorted(child for child in expected if child)
    assert len(children) > 5
    for child in children[:12]:
        found = cases_of_child(snapshot, AUTHORITY, child)
        assert {row["child_id"] for row in found} == {child}
        assert {(row["measure"], row["case_id"], row["on"]) for row in found} == expected[child], child


def test_a_child_nobody_has_heard_of_stands_in_no_list(snapshot):
    assert cases_of_child(snapshot, AUTHORITY, "nobody") == []
