"""The shape of what is made: the same each time, columns as published, references that lead somewhere."""

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sightline.demo.authority import generate
from sightline.engine.store_tables import POPULATION
from sightline.standards import local, ssd

from .conftest import DATA_TO

FUTURE = {"pers_expected_dob", "icpc_icpc_target_date", "cppr_cp_review_due", "clar_cla_review_due_date"}
ONE_ROW_MANY_KEYS = {"ssd_family", "ssd_mother"}


def _published(name):
    return local.tables()[name] if name.startswith("local_") else ssd.table(name)


def _named(made):
    return {name: table for name, table in made.items() if name != "population"}


def test_the_same_seed_makes_the_same_tables():
    first, second = generate(scale=0.03), generate(scale=0.03)
    assert first.keys() == second.keys()
    assert all(first[name].equals(second[name]) for name in first)


def test_another_seed_makes_another_history():
    first, second = generate(scale=0.03), generate(seed=7, scale=0.03)
    assert not first["ssd_cin_episodes"].equals(second["ssd_cin_episodes"])


def test_another_authority_has_another_history():
    first, second = generate(scale=0.03), generate(authority="991", scale=0.03)
    assert not first["ssd_cin_episodes"].equals(second["ssd_cin_episodes"])


def test_columns_are_named_and_typed_as_published(made):
    for name, table in _named(made).items():
        assert "authority" not in table.column_names
        for field in table.schema:
            assert field.type == _published(name).field(field.name).arrow, f"{name}.{field.name}"


def test_columns_stand_in_published_order(made):
    for name, table in _named(made).items():
        published = [field.name for field in _published(name).fields if field.name in table.column_names]
        assert table.column_names == published, name


def test_only_fields_no_case_system_fills_are_left_out(made):
    absent = {
        field.name
        for name, table in _named(made).items()
        for field in _published(name).fields
        if field.name not in table.column_names
    }
    assert absent == {"pers_common_child_id", "csdq_sdq_reason", "perm_placed_foster_carer_date"}


def test_no_column_is_wholly_blank(made):
    blank = [
        f"{name}.{column}"
        for name, table in made.items()
        for column in table.column_names
        if table[column].null_count == table.num_rows
    ]
    assert blank == []


def test_the_population_is_as_the_store_holds_it(made):
    assert made["population"].schema == pa.schema(
        [field for field in POPULATION if field.name != "authority"]
    )


def test_the_population_reaches_the_year_before_the_data_date(made):
    assert pc.max(made["population"]["year"]).as_py() == DATA_TO.year - 1


def test_nothing_is_dated_after_the_data_date_but_what_is_due(made):
    for name, table in made.items():
        for field in table.schema:
            if pa.types.is_temporal(field.type) and field.name not in FUTURE:
                last = pc.max(table[field.name].cast(pa.date32())).as_py()
                assert last is None or last <= DATA_TO, f"{name}.{field.name}"


def test_keys_name_one_row_each(made):
    for name, table in _named(made).items():
        keys = list(_published(name).keys)
        if keys and name not in ONE_ROW_MANY_KEYS:
            assert table.group_by(keys).aggregate([]).num_rows == table.num_rows, name


def test_every_reference_leads_somewhere(made):
    targets = {"perm_person_id": "ssd_person.pers_person_id"}
    for name, table in _named(made).items():
        for field in _published(name).fields:
            target = targets.get(field.name, field.refers_to)
            if not target or field.name not in table.column_names:
                continue
            where, column = target.split(".")
            missing = pc.invert(
                pc.is_in(table[field.name].drop_null(), value_set=made[where][column].combine_chunks())
            )
            assert not pc.any(missing).as_py(), f"{name}.{field.name}"


def test_every_child_on_record_is_known(made):
    children = made["ssd_person"]["pers_person_id"].combine_chunks()
    for name, column in (("local_panels", "child_id"), ("ssd_involvements", "invo_person_id")):
        assert pc.all(pc.is_in(made[name][column], value_set=children)).as_py(), name


def test_a_council_at_full_scale_has_about_sixty_thousand_children_and_seven_hundred_thousand_rows(made):
    assert 55_000 < made["ssd_person"].num_rows * 5 < 65_000
    assert 620_000 < sum(table.num_rows for table in made.values()) * 5 < 740_000


def test_other_dates_and_years_can_be_asked_for():
    made = generate(data_to=date(2024, 2, 29), years=3, scale=0.03)
    assert pc.max(made["ssd_contacts"]["cont_contact_date"]).as_py() <= date(2024, 2, 29)
    assert pc.min(made["ssd_contacts"]["cont_contact_date"]).as_py() >= date(2021, 3, 1)


def test_a_history_of_no_years_is_refused_with_advice():
    with pytest.raises(ValueError, match="at least one year"):
        generate(years=0)


def test_no_professional_has_a_name(made):
    names = made["ssd_professionals"]["prof_professional_name"].to_pylist()
    assert all(name.startswith("Worker ") and name[7:].isdigit() for name in names)
