"""Guards over every clock: each of a child's or a worker's runs, or says why nothing can run it."""

from datetime import date

from deadlines.board import found
from sightline.calendars.clocks import clocks
from sightline.deadlines.answers import why_not
from sightline.deadlines.discover import everything, silent
from sightline.engine.manifest import AuthorityEntry, TableEntry
from sightline.engine.store_tables import schemas

DAY = date(2025, 6, 30)


def test_every_clock_of_a_child_or_a_worker_runs_or_says_why_not():
    wanted = {clock.id for clock in clocks().values() if clock.who in ("child", "worker")}
    assert {*everything(), *silent()} == wanted
    assert not set(everything()) & set(silent())


def test_every_need_is_a_field_of_the_store():
    for clock in everything().values():
        for choice in (each for need in clock.needs for each in need.split("|")):
            table, _, column = choice.partition(".")
            assert column in schemas()[table].names, f"{clock.id}: {choice}"
        assert set(clock.stops) <= set(schemas()), clock.id


def test_the_team_and_worker_are_those_who_hold_the_child_a_case_worker_before_a_reviewing_officer():
    held = """
        allocation_id | worker_id | role                          | child | team_id | started    | ended
        g1            | W1        | Allocated Case Worker         | Asha  | T1      | 2025-01-10 |
        g2            | W2        | Independent Reviewing Officer | Asha  | T9      | 2025-05-10 |
        g3            | W3        | Allocated Case Worker         | Asha  | T2      | 2025-05-10 | 2025-06-30
    """
    care = "period_id | child | started \n k1 | Asha | 2025-06-02"
    (row,) = found("first-care-review", "2025-06-30", care_periods=care, allocations=held).rows
    assert (row["worker_id"], row["team"]) == ("W1", "T1")


def _entry(**tables: TableEntry) -> AuthorityEntry:
    return AuthorityEntry(DAY, tables)


def _table(source: str, fields: str, stock: list[date] | None = None) -> TableEntry:
    return TableEntry(
        source=source, rows=1, fields=fields.split(), loaded="", window_from=None, stock_dates=stock
    )


def test_a_missing_field_is_named_and_a_source_that_lacks_it_says_what_it_holds_instead():
    review = everything()["later-review-conference"]
    plans = _table("ssd", "cppl_cp_plan_start_date cppl_cp_plan_end_date")
    assert "cppr_cp_review_date" in str(why_not(review, _entry(ssd_cp_plans=plans)))
    interview = everything()["return-interview"]
    assert why_not(interview, _entry(annexa_list_8=_table("annex_a", "record_id"))) == (
        "Annex A holds only whether an interview was offered."
    )


def test_annex_as_latest_dates_say_nothing_of_the_ssds_plans():
    review = everything()["later-review-conference"]
    fields = "cppl_cp_plan_start_date cppl_cp_plan_end_date"
    listed = _table("annex_a", "date_of_latest_review_conference")
    both = {"annexa_list_7": listed, "ssd_cp_plans": _table("annex_a", fields)}
    assert why_not(review, _entry(**both)) is None
    assert why_not(review, _entry(**(both | {"ssd_cp_plans": _table("ssd", fields)}))) is not None


def test_a_list_made_on_another_day_does_not_say_who_is_open_on_the_data_date():
    assessment = everything()["assessment"]
    fields = "cina_assessment_auth_date cina_assessment_start_date"
    for day, able in ((DAY, True), (date(2025, 6, 29), False)):
        entry = _entry(ssd_cin_assessments=_table("annex_a", fields, [day]))
        assert (why_not(assessment, entry) is None) is able
