import csv
from importlib.resources import files

from sightline.standards import local, ssd
from sightline.standards.filled_where import only_where


def test_every_field_listed_is_one_there_is_and_stands_once():
    text = files("sightline.standards").joinpath("data", "filled_where.csv").read_text(encoding="utf-8")
    rows = [(row["table"], row["field"]) for row in csv.DictReader(text.splitlines())]
    known = {(t.name, f.name) for t in (*ssd.tables().values(), *local.tables().values()) for f in t.fields}
    assert set(rows) <= known and len(set(rows)) == len(rows)


def test_every_date_of_an_end_is_filled_only_where_something_has_ended():
    ends = ("_end_date", "ceased_date", "reversed_date", "close_date", "death_date")
    for table in ssd.tables().values():
        for field in table.fields:
            assert not field.name.endswith(ends) or only_where(table.name, field.name), field.name


def test_what_a_record_cannot_do_without_is_always_filled():
    for table, field in (
        ("ssd_cin_episodes", "cine_referral_date"),
        ("ssd_person", "pers_dob"),
        ("ssd_missing", "miss_missing_rhi_offered"),
    ):
        assert only_where(table, field) == ""
