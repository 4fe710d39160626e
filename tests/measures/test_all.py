"""Guards over every measure there is."""

import re
from importlib.resources import files
from pathlib import Path

from sightline.measuring.discover import figures, measures

ROOM = Path(str(files("sightline.measures")))
PROMISED = [
    "FD01",
    "FD05",
    "FD06",
    "FD07",
    "FD08",
    "FD09",
    "AS01",
    "AS02",
    "AS03",
    "AS04",
    "AS05",
    "AS06",
    "CP01",
    "CP02",
    "CP03",
    "CP04",
    "CP05",
    "CP06",
    "CP07",
    "CP08",
    "CP09",
    "CP10",
    "CP11",
    "CL01",
    "CL02",
    "CL03",
    "CL04",
    "CL05",
    "CL06",
    "CL07",
    "CL09",
    "CL12",
    "CL15",
    "CL18",
    "CL19",
    "HE01",
    "HE03",
    "MI02",
    "MI03",
    "MI04",
    "AD01",
    "AD02",
    "AD03",
    "AD04",
    "AD05",
    "LV01",
    "LV02",
    "LV03",
    "WF01",
]


def test_the_forty_nine_measures_promised_are_there_and_no_others():
    assert len(PROMISED) == 49
    assert sorted({measure_id.partition(".")[0] for measure_id in measures()}) == sorted(PROMISED)


def test_every_figure_belongs_to_the_measure_its_id_names():
    assert all(
        figure_id.startswith(measure.id.partition(".")[0]) for figure_id, (measure, _) in figures().items()
    )


def test_every_measure_says_what_it_counts_whose_definition_it_is_and_what_it_needs():
    for measure in measures().values():
        assert measure.definition and measure.source and measure.why and measure.needs, measure.id


def test_a_deadline_in_a_measure_always_comes_from_a_clock():
    limits = [
        found
        for path in ROOM.rglob("*.py")
        for found in re.findall(r"limit=([^,)]+)", path.read_text("utf-8"))
    ]
    assert limits
    assert {limit for limit in limits if not limit.endswith("limit")} == set()


def test_each_measure_has_a_fingerprint_of_its_own():
    prints = [measure.fingerprint() for measure in measures().values()]
    assert len(set(prints)) == len(prints)
