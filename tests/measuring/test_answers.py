"""What each source can answer, and for which months."""

from datetime import date

from sightline.engine.manifest import AuthorityEntry, TableEntry
from sightline.measures.care.cl06 import three_or_more_placements
from sightline.measures.care.cl07 import settled_for_two_years
from sightline.measures.leaving_care.lv03 import learning_or_working
from sightline.measuring.availability import availability

DATA_TO = date(2025, 6, 30)
MOVES = ["clap_cla_placement_start_date", "clap_cla_placement_type"]
EPISODES = ["clae_cla_episode_start_date"]


def table(source, fields, window_from=None, stock_dates=None):
    return TableEntry(
        source=source,
        rows=1,
        fields=fields,
        loaded="a load",
        window_from=window_from,
        stock_dates=stock_dates,
    )


def placements_from(source, window_from, stock_dates=None):
    reason = ["clae_cla_episode_start_reason"] if source == "ssd" else []
    tables = {
        "ssd_cla_placement": table(source, MOVES, window_from, stock_dates),
        "ssd_cla_episodes": table(source, EPISODES + reason, window_from, stock_dates),
        "ssd_person": table(source, ["pers_dob"]),
    }
    if source == "annex_a":
        tables["annexa_list_8"] = table(source, ["number_of_placements_in_the_last_12_months"])
    return AuthorityEntry(DATA_TO, tables)


def leavers_entry():
    fields = [f"clea_care_leaver_{name}" for name in ("in_touch", "eligibility", "activity")]
    tables = {"ssd_care_leavers": table("ssd", fields), "ssd_person": table("ssd", ["pers_dob"])}
    return AuthorityEntry(DATA_TO, tables)


def test_a_source_that_looks_back_itself_answers_on_the_day_it_was_made():
    said = availability(three_or_more_placements, placements_from("annex_a", date(2025, 1, 1), [DATA_TO]))
    assert (said.ok, said.months) == (True, ("2025-06",))


def test_a_source_that_does_not_look_back_itself_needs_the_history():
    said = availability(three_or_more_placements, placements_from("ssd", date(2024, 4, 1)))
    assert said.months == ("2025-04", "2025-05", "2025-06")
    assert said.cause == "The data for it starts on 1 April 2024 and it looks back 12 months."


def test_a_source_that_lacks_a_field_is_told_in_its_own_sentence():
    said = availability(settled_for_two_years, placements_from("annex_a", date(2025, 1, 1), [DATA_TO]))
    assert not said.ok
    assert said.cause.startswith("Annex A list 8 holds only a child's most recent placement.")


def test_what_is_held_only_as_it_stands_now_reaches_back_twelve_months_without_a_dated_row():
    said = availability(learning_or_working, leavers_entry())
    assert (said.ok, len(said.months), said.months[0], said.months[-1]) == (True, 12, "2024-07", "2025-06")
    assert said.cause == (
        "The source holds each care leaver's status now, so only birthdays in the last twelve months can be answered."
    )


def test_a_list_loaded_beside_a_whole_history_takes_nothing_away():
    alone = placements_from("ssd", date(2024, 4, 1))
    count = ["number_of_placements_in_the_last_12_months"]
    beside = AuthorityEntry(
        DATA_TO, {**alone.tables, "annexa_list_8": table("annex_a", count, None, [DATA_TO])}
    )
    assert availability(three_or_more_placements, beside) == availability(three_or_more_placements, alone)
