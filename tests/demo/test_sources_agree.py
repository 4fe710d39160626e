"""The same children through two doors: as an SSD folder and as an Annex A workbook. What both can answer agrees."""

from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from sightline.demo.annex_a_workbook import write_annex_a
from sightline.demo.authority import DATA_TO, generate
from sightline.demo.ssd_folder import write_ssd
from sightline.engine.connect import connect
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.measuring.all_cases import judged_cases
from sightline.measuring.discover import measures
from sightline.measuring.gather import answers
from sightline.returns.load import load
from sightline.tables.data import Data

LINKS_ANNEX_A_LACKS = {"ssd_cin_assessments": "cina_referral_id", "ssd_s47_enquiry": "s47e_s47_end_date"}
"""Without them the SSD too starts the assessment clock with the assessment, and dates enquiries by their start."""

ONE_SIDED = {
    "CP04": "Annex A list 5 shows no conference of a child who moved in on another authority's plan",
    "CL15": "Annex A flags a status held within the last twelve months; the SSD says when it ended",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> dict[str, dict]:
    """Cases of every measure, by the source they were read from."""
    made = generate(scale=0.15)
    home = tmp_path_factory.mktemp("doors")
    for table, column in LINKS_ANNEX_A_LACKS.items():
        blank = pa.nulls(made[table].num_rows, made[table].schema.field(column).type)
        made[table] = made[table].set_column(made[table].column_names.index(column), column, blank)
    write_ssd(made, home / "ssd", "parquet")
    write_annex_a(made, home / "annex_a.xlsx", DATA_TO)
    return {"ssd": _cases(home / "ssd"), "annex_a": _cases(home / "annex_a.xlsx")}


def _cases(path: Path) -> dict[str, tuple[set[str], list[dict]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(path.parent / f"var-{path.stem}"))
        load([path], authority="990", data_to=DATA_TO)
        return _judged(open_snapshot())


def _judged(snapshot: Snapshot) -> dict[str, tuple[set[str], list[dict]]]:
    engine = connect(snapshot)
    data = Data(engine, {"990": DATA_TO})
    found = {}
    for (measure_id, _), said in answers(measures().values(), snapshot.manifest).items():
        if said.ok:
            rows = judged_cases(measures()[measure_id], data)
            kept = rows.filter(rows.aside.isnull()).select("child_id", "on", "counted", "part", "amount")
            found[measure_id] = (set(said.months), kept.to_pyarrow().to_pylist())
    engine.close()
    return found


def _counted(rows: list[dict], months: set[str]) -> Counter:
    return Counter(
        (row["child_id"], row["on"], row["counted"], row["part"], row["amount"])
        for row in rows
        if f"{row['on']:%Y-%m}" in months
    )


def _shared(both: dict) -> list[str]:
    return [measure_id for measure_id in both["annex_a"] if measure_id in both["ssd"]]


def test_what_both_sources_can_answer_agrees_to_the_case(both):
    differ = {}
    for measure_id in _shared(both):
        months = both["annex_a"][measure_id][0] & both["ssd"][measure_id][0]
        assert months, measure_id
        by_list = _counted(both["annex_a"][measure_id][1], months)
        by_table = _counted(both["ssd"][measure_id][1], months)
        if by_list != by_table and measure_id not in ONE_SIDED:
            differ[measure_id] = (sum((by_list - by_table).values()), sum((by_table - by_list).values()))
    assert differ == {}


def test_annex_a_answers_at_least_thirty_measures_and_the_ssd_all_but_three(both):
    assert len(_shared(both)) >= 30
    assert set(measures()) - set(both["ssd"]) == {"CL12", "FD06", "MI04"}


def test_conferences_differ_only_by_transfers_in(both):
    months = both["annex_a"]["CP04"][0] & both["ssd"]["CP04"][0]
    by_list = _counted(both["annex_a"]["CP04"][1], months)
    by_table = _counted(both["ssd"]["CP04"][1], months)
    assert not by_list - by_table


def test_an_annex_a_workbook_says_nothing_of_the_years_before_it(both):
    assert min(both["annex_a"]["FD01"][0]) >= "2026-05"
    assert date(2026, 10, 31) == DATA_TO
