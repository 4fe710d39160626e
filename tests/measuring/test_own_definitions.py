"""A council's own versions of a definition: which holds on which day, and what it leaves out of figures and lists alike."""

from datetime import date

import pytest

from measuring.test_two_who_hold_a_child import TABLES
from sightline.calendars.faults import SettingsError
from sightline.calendars.limits import parse as limit
from sightline.calendars.local_clocks import ClockChange
from sightline.calendars.local_clocks import supposing as supposing_clock
from sightline.calendars.periods import parse
from sightline.measuring.discover import measures
from sightline.measuring.listing import listed
from sightline.measuring.own_definitions import (
    OwnDefinition,
    changed_on,
    definition_text,
    keep,
    leaves_out_more,
    own_definitions,
    settings_file,
    stretches,
    supposing,
    versions_of,
)
from sightline.measuring.proposed_readings import proposed_readings
from sightline.measuring.readings import READING_RESULTS
from support.stored import stored

APRIL, MAY, JUNE = date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1)
BORN = """
    pers_person_id | pers_sex | pers_dob
    Asha           | F        | 2009-05-31
    Ben            | M        | 2015-03-03
    Cai            | F        | 2009-06-01
    Dev            | M        |
    """


def version(number, starts=None, leaves_out=None, measure="CL01", **about):
    return OwnDefinition(
        measure=measure,
        number=number,
        starts=starts,
        leaves_out={"age": ("16-17",)} if leaves_out is None else leaves_out,
        **about,
    )


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([], []),
        ([version(2)], [(None, None, 2)]),
        ([version(2, APRIL)], [(APRIL, None, 2)]),
        # as it ships, though it has been changed once and back
        ([version(2, APRIL), version(3, APRIL, {})], []),
        ([version(2, APRIL), version(3, None, {})], []),
        # from May on as it ships again
        ([version(2, APRIL), version(3, MAY, {})], [(APRIL, MAY, 2), (MAY, None, 3)]),
        # a later number takes the place of all before from its day on, also where that day is earlier
        ([version(2, MAY), version(3, APRIL, {"sex": ("Male",)})], [(APRIL, None, 3)]),
        ([version(2, APRIL), version(3, MAY, {"sex": ("Male",)})], [(APRIL, MAY, 2), (MAY, None, 3)]),
        # the same again is no change
        ([version(2, APRIL), version(3, MAY)], [(APRIL, None, 2)]),
        ([version(2), version(3, MAY, {"age": ()})], [(None, MAY, 2), (MAY, None, 3)]),
    ],
)
def test_which_version_holds_on_which_days(versions, expected):
    assert [(each.first, each.until, each.version.number) for each in stretches(versions)] == expected


def test_a_version_reads_as_a_sentence():
    assert version(2, APRIL).words == "Left out: aged 16-17, from 1 April 2025"
    both = version(2, None, {"sex": ("Male",), "age": ("16-17", "10-15")})
    assert both.words == "Left out: aged 10-15 or 16-17; of sex Male, for all months"
    assert version(3, MAY, {}).words == "As it ships: nothing is left out, from 1 May 2025"


def test_what_was_kept_is_read_again_and_changes_the_definition():
    before = measures()["CL01"].fingerprint()
    assert (own_definitions(), changed_on("CL01"), definition_text("CL01")) == ((), {}, "")
    keep(version(2, APRIL, why="agreed", by="jo", approved_by="sam", on=date(2026, 11, 2)))
    keep(version(2, None, measure="CP08"))
    assert [each.measure for each in own_definitions()] == ["CL01", "CP08"]
    assert versions_of("CL01")[0].approved_by == "sam"
    assert versions_of("CL01")[0].on == date(2026, 11, 2)
    assert changed_on("CL01") == {"2025-04-01": "Definition changed: Left out: aged 16-17"}
    assert changed_on("CP08") == {}  # for all months: nothing changes from one day to the next
    assert measures()["CL01"].fingerprint() != before
    keep(version(3, APRIL, {}))
    assert measures()["CL01"].fingerprint() == before  # as it ships


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[1]",
        '[{"measure": "CL01", "number": 2, "starts": null}]',
        '[{"measure": "CL01", "number": 2, "starts": "1 April", "leaves_out": {}}]',
        '[{"measure": "CL01", "number": 2, "starts": null, "leaves_out": {"name": ["Asha"]}}]',
    ],
)
def test_a_file_that_cannot_be_read_is_no_definition(text):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)
    with pytest.raises(SettingsError, match="definitions") as refused:
        own_definitions()
    assert "the council's own definitions, definitions.json" in refused.value.on_a_page


def _snapshot():
    return stored(
        "2025-06-30",
        window_from="2024-01-01",
        **{**TABLES, "ssd_person": BORN},
    )


def _children(snapshot, month):
    return sorted(row["child_id"] for row in listed(snapshot, "CL01", parse(month), "990"))


def test_the_day_that_counts_and_the_day_that_does_not():
    """Asha is 16 on 31 May and Cai on 1 June; who has no day of birth is of no age that is left out."""
    snapshot = _snapshot()
    assert _children(snapshot, "2025-06") == ["Asha", "Ben", "Cai", "Dev"]
    with supposing(version(2, MAY)):
        assert _children(snapshot, "2025-04") == ["Asha", "Ben", "Cai", "Dev"]
        assert _children(snapshot, "2025-05") == ["Ben", "Cai", "Dev"]
        assert _children(snapshot, "2025-06") == ["Ben", "Dev"]
    with supposing(version(2, JUNE)), supposing(version(3, JUNE, {"sex": ("Male",), "age": ("16-17",)})):
        assert _children(snapshot, "2025-05") == ["Asha", "Ben", "Cai", "Dev"]
        assert _children(snapshot, "2025-06") == []
    assert _children(snapshot, "2025-06") == ["Asha", "Ben", "Cai", "Dev"]


def test_figures_follow_the_lists_and_the_old_ones_stand_beside():
    readings = READING_RESULTS.of(_snapshot())
    months = [parse(name) for name in ("2025-04", "2025-05", "2025-06")]
    with supposing(version(2, MAY)):
        proposed = proposed_readings(readings, "CL01", "990")
        anew = READING_RESULTS.of(readings.snapshot)
    assert [readings.reading("CL01", each, "990").value for each in months] == [4, 4, 4]
    assert [proposed.reading("CL01", each, "990").value for each in months] == [4, 3, 2]
    assert [anew.reading("CL01", each, "990").value for each in months] == [4, 3, 2]
    assert anew.folder != readings.folder
    by_age = anew.by("age", "CL01", months[-1], "990")
    assert "16-17" not in by_age


def test_another_length_of_a_clock_can_be_tried_before_it_is_set():
    clock = next(each for each in measures()["CP11"].every_clock if each.local)
    before = measures()["CP11"].fingerprint()
    with supposing_clock(ClockChange(clock.id, APRIL, limit("15wd"))):
        assert measures()["CP11"].fingerprint() != before
        assert measures()["CP11"].changed_on == {
            "2025-04-01": f"Deadline changed: {clock.name}, 15 working days"
        }
    assert measures()["CP11"].fingerprint() == before
    assert measures()["CP11"].changed_on == {}


@pytest.mark.parametrize(
    ("versions", "first", "last", "expected"),
    [
        ([], APRIL, JUNE, False),
        ([version(2, APRIL)], APRIL, JUNE, True),
        ([version(2, APRIL)], date(2025, 1, 1), date(2025, 3, 31), False),  # before its day
        ([version(2, APRIL), version(3, MAY, {})], MAY, JUNE, False),  # as it ships again
        (
            [version(2, APRIL), version(2, APRIL, measure="CL06")],
            APRIL,
            JUNE,
            False,
        ),  # the other leaves out the same
        ([version(2, APRIL), version(2, MAY, measure="CL06")], APRIL, JUNE, True),  # from another day
        ([version(2, APRIL), version(2, APRIL, {"sex": ("Male",)}, measure="CL06")], APRIL, JUNE, True),
        ([version(2, APRIL, measure="CL06")], APRIL, JUNE, False),  # it is the other that leaves out more
    ],
)
def test_beside_another_of_the_same_people_it_would_tell_how_many_are_left_out(
    versions, first, last, expected
):
    for each in versions:
        keep(each)
    assert leaves_out_more("CL01", ["CL06"], first, last) is expected
