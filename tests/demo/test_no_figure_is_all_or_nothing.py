"""A headline of exactly 0% or 100% on realistic data is a sign of a wrong row set, not of a perfect service."""

import pytest

from sightline.calendars.periods import parse
from sightline.demo.authority import DATA_TO, generate
from sightline.demo.ssd_folder import write_local, write_population, write_ssd
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.readings import READING_RESULTS
from sightline.returns.load import load

YEAR = parse("R12:2026-10")
TOO_FEW_TO_SAY = 20
"""Among fewer, all or none is no sign of anything."""


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Every figure over the demo's last twelve months."""
    home = tmp_path_factory.mktemp("whole")
    made = generate()
    write_ssd(made, home / "ssd", "parquet")
    write_local(made, home / "local")
    write_population(made, home / "population")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(home / "var"))
        load([home / "ssd", home / "local", home / "population"], authority="990", data_to=DATA_TO)
        yield {each.id: each for each in READING_RESULTS.of(open_snapshot()).all(YEAR, "990")}


def test_no_share_is_exactly_0_or_100(year):
    shares = [each for each in year.values() if each.unit == "percent" and each.status == "ok"]
    assert len(shares) > 40
    whole = [each for each in shares if each.value in (0, 100)]
    assert [each.id for each in whole if each.denominator >= TOO_FEW_TO_SAY] == []


def test_everything_but_the_place_of_a_placement_can_be_computed(year):
    assert [each.id for each in year.values() if each.status == "not_computable"] == ["CL12"]


def test_levels_are_near_englands(year):
    bands = {
        "AS01": (70, 95), "FD07": (17, 28), "FD08": (4, 10), "CP02": (72, 90), "CP06": (15, 30), "CP10": (80, 97),
        "CL06": (6, 16), "CL07": (58, 80), "CL09": (60, 82), "HE03": (82, 97), "LV03.19-21": (35, 68), "WF01": (12, 20),
        "FD05": (420, 620), "CL01.rate": (50, 85), "CP05.rate": (30, 55), "AS05": (25, 45),
    }  # fmt: skip
    outside = {
        name: year[name].value for name, (low, high) in bands.items() if not low <= year[name].value <= high
    }
    assert outside == {}
