"""The demo's fictional report reads as a real one does."""

from sightline.demo import inspection
from sightline.inspections.reading import read_report


def test_what_was_written_is_what_is_read():
    read = read_report(inspection.report())
    assert (read.council, read.framework) == ("Aldermere", "ILACS")
    assert (read.visited_from, read.visited_to) == (inspection.VISITED_FROM, inspection.VISITED_TO)
    assert [each.text for each in read.findings] == list(inspection.TO_IMPROVE)
    assert [list(each.tags) for each in read.findings] == [
        ["Outcome 3"],
        ["Outcome 3"],
        ["Outcome 4"],
        ["Enabler 1"],
        [],
        [],
    ]
    assert read.judgements["in_care"] == "Requires improvement to be good"
    assert read.judgements["care_leavers"] == "Good"
