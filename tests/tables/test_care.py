from datetime import date

import pytest

from support.stored import rows_of, stored_data

EPISODES = """
    clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_start_reason | clae_cla_episode_ceased_date | clae_cla_episode_ceased_reason | clae_cla_placement_id | clae_cla_primary_need_code
    e1                  | p1          | Asha           | 2024-01-01                  | S                             | 2024-02-01                   | X1                             | h1                    | N1
    e2                  | p1          | Asha           | 2024-02-01                  | L                             | 2024-03-01                   | X1                             | h1                    | N1
    e3                  | p1          | Asha           | 2024-03-01                  | P                             | 2024-06-01                   | E4A                            | h2                    | N5
    e4                  | p2          | Ben            | 2024-01-01                  | S                             | 2024-02-01                   | X1                             | h3                    |
    e5                  | p2          | Ben            | 2024-02-01                  | T                             |                              |                                | h4                    |
    e6                  |             | Cai            | 2024-01-01                  | S                             |                              |                                |                       |
    """


def placed(placements, episodes=EPISODES, noun="placements"):
    data = stored_data("2025-06-30", ssd_cla_episodes=episodes, ssd_cla_placement=placements)
    return rows_of(data, noun, "placement_id")


def test_a_period_runs_from_its_first_episode_to_its_last_and_ends_for_the_last_one_s_reason():
    rows = rows_of(stored_data("2025-06-30", ssd_cla_episodes=EPISODES), "care_periods", "period_id")
    assert set(rows) == {"p1", "p2", "e6"}  # without a period of its own an episode is one
    asha = rows["p1"]
    assert (asha["started"], asha["ended"], asha["end_reason"]) == (date(2024, 1, 1), date(2024, 6, 1), "E4A")
    assert asha["need"] == "N1"
    assert rows["p2"]["ended"] is None
    assert rows["p2"]["end_reason"] is None


@pytest.mark.parametrize(("status", "left_out"), [("V3", True), ("V4", True), ("V2", False), ("C2", False)])
def test_agreed_series_of_short_breaks_are_no_period_of_care(status, left_out):
    data = stored_data(
        "2025-06-30",
        ssd_cla_episodes=EPISODES,
        ssd_legal_status=f"""
        lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date
        l1                   | Cai            | {status}          | 2024-01-01
        """,
    )
    assert ("e6" not in rows_of(data, "care_periods", "period_id")) is left_out


def test_a_short_break_that_was_over_before_an_episode_began_does_not_take_it_out():
    data = stored_data(
        "2025-06-30",
        ssd_cla_episodes=EPISODES,
        ssd_legal_status="""
        lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date | lega_legal_status_end_date
        l1                   | Cai            | V4                | 2023-01-01                   | 2024-01-01
        """,
    )
    assert "e6" in rows_of(data, "care_periods", "period_id")


def test_a_move_is_to_new_carers_unless_the_reason_says_the_same_carer():
    rows = placed(
        """
        clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_type
        h1                    | p1          | 2024-01-01                    | U6
        h2                    | p1          | 2024-03-01                    | u6
        h3                    | p2          | 2024-01-01                    | U6
        h4                    | p2          | 2024-02-01                    | U4
        """
    )
    assert {key: row["new_carer"] for key, row in rows.items()} == {
        "h1": True,
        "h2": True,
        "h3": True,
        "h4": False,
    }
    assert rows["h1"]["child_id"] == "Asha"  # the placement names no child: the period does
    assert rows["h2"]["type"] == "U6"


SAID = """
    clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_start_reason | clae_cla_placement_id
    e1                  | p1          | Asha           | 2024-01-01                  | T                             | h1
    e2                  | p1          | Asha           | 2024-02-01                  | P                             | h2
    e3                  | p1          | Asha           | 2024-02-15                  | T                             | h2
    e4                  | p1          | Asha           | 2024-03-01                  | t                             | h3
    e5                  | p1          | Asha           | 2024-03-15                  | P                             | h3
    e6                  | p1          | Asha           | 2024-04-01                  | T                             | h4
    e7                  | p1          | Asha           | 2024-04-01                  | P                             | h4
    e8                  | p2          | Ben            | 2024-01-01                  | S                             | h5
    e9                  | p1          | Ben            | 2024-02-01                  | U                             | h6
    e0                  | p2          | Ben            | 2024-03-01                  | P                             | h7
    """


def test_what_began_a_placement_s_first_episode_says_whether_the_carer_stayed():
    rows = placed(
        """
        clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_type
        h1                    | p1          | 2024-01-01                    | U6
        h2                    | p1          | 2024-02-01                    | U6
        h3                    | p1          | 2024-03-01                    | U6
        h4                    | p1          | 2024-04-01                    | U6
        h5                    | p2          | 2024-01-01                    | U6
        h6                    | p2          | 2024-02-01                    | U6
        h7                    | p2          | 2024-03-01                    | U6
        """,
        SAID,
    )
    assert {key: row["new_carer"] for key, row in rows.items()} == {
        "h1": True,  # nothing was before it
        "h2": True,  # what its second episode says is of another day
        "h3": False,
        "h4": False,  # of one day the first by reference
        "h5": True,
        "h6": False,  # its episode names another period: the placement's own counts
        "h7": True,
    }


def test_a_temporary_stay_and_the_return_to_the_same_home_are_no_moves():
    rows = placed(
        """
        clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_end_date | clap_cla_placement_type | clap_cla_placement_provider | clap_cla_placement_urn
        h1                    | p1          | 2024-01-01                    | 2024-02-01                  | U6                      | PR4                         | 100
        t1                    | p1          | 2024-02-01                    | 2024-02-05                  | T1                      | PR0                         |
        h5                    | p1          | 2024-02-05                    | 2024-04-01                  | U6                      | PR4                         | 100
        t2                    | p1          | 2024-04-01                    | 2024-04-03                  | T4                      |                             |
        h6                    | p1          | 2024-04-03                    | 2024-06-01                  | U6                      | PR4                         | 200
        """
    )
    assert {key: row["new_carer"] for key, row in rows.items()} == {
        "h1": True,
        "t1": False,
        "h5": False,
        "t2": False,
        "h6": True,  # another agency's home
    }
    assert {key for key, row in rows.items() if row["temporary"]} == {"t1", "t2"}


def test_the_next_home_of_the_same_kind_is_a_move_where_no_temporary_stay_lies_between():
    rows = placed(
        """
        clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_end_date | clap_cla_placement_type | clap_cla_placement_provider
        h1                    | p1          | 2024-01-01                    | 2024-02-01                  | U6                      | PR1
        h2                    | p1          | 2024-02-03                    | 2024-06-01                  | U6                      | PR1
        """
    )
    assert rows["h2"]["new_carer"] is True


def test_adoption_by_the_present_carer_is_no_move_and_the_first_known_placement_always_is():
    rows = placed(
        """
        clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_type
        h1                    | p1          | 2024-01-01                    | U5
        h2                    | p1          | 2024-03-01                    | A5
        h4                    | p2          | 2024-02-01                    | U4
        """
    )
    assert {key: row["new_carer"] for key, row in rows.items()} == {"h1": True, "h2": False, "h4": True}


OVERLAPPING = """
    clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_end_date | clap_cla_placement_type
    h1                    | p2          | 2024-01-01                    |                             | U6
    h5                    | p2          | 2024-02-01                    | 2024-02-01                  | K2
    h6                    | p2          | 2024-02-01                    | 2024-05-01                  | U6
    h7                    | p2          | 2024-05-01                    |                             | K2
    """


def test_a_child_stays_in_one_home_at_a_time_even_where_two_placements_overlap():
    rows = placed(OVERLAPPING, noun="stays")
    assert {key: (row["started"], row["until"]) for key, row in rows.items()} == {
        "h1": (date(2024, 1, 1), date(2024, 2, 1)),
        "h6": (date(2024, 2, 1), date(2024, 5, 1)),  # h5 ended on the day it began
        "h7": (date(2024, 5, 1), None),
    }


def test_time_with_the_same_carers_knows_when_the_child_came_to_the_ones_before():
    rows = placed(OVERLAPPING, noun="carer_spells")
    assert {key: (row["since"], row["until"], row["came_from"]) for key, row in rows.items()} == {
        "h1": (date(2024, 1, 1), date(2024, 2, 1), None),
        "h6": (date(2024, 2, 1), date(2024, 5, 1), date(2024, 1, 1)),
        "h7": (date(2024, 5, 1), None, date(2024, 2, 1)),
    }


def test_a_stay_ends_with_the_period_of_care():
    rows = placed(
        """
        clap_cla_placement_id | clap_cla_id | clap_cla_placement_start_date | clap_cla_placement_type
        h1                    | p1          | 2024-01-01                    | U6
        """,
        noun="stays",
    )
    assert rows["h1"]["until"] == date(2024, 6, 1)


def test_the_placement_and_the_status_of_a_day_are_the_latest_that_cover_it():
    data = stored_data(
        "2024-05-01",
        ssd_cla_episodes=EPISODES,
        ssd_cla_placement=OVERLAPPING,
        ssd_legal_status="""
        lega_legal_status_id | lega_person_id | lega_legal_status         | lega_legal_status_start_date
        l1                   | Ben            | c1 - Interim care order   | 2024-01-01
        l2                   | Ben            | C2                        | 2024-04-01
        """,
    )
    day = date(2024, 5, 1)
    homes = {row["child_id"]: row["type"] for row in _on(data, "placed_at", day)}
    assert homes == {"Asha": None, "Ben": "K2", "Cai": None}
    assert [row["status"] for row in _on(data, "legal_at", day)] == ["C2"]
    assert [row["status"] for row in _on(data, "legal_at", date(2024, 3, 31))] == ["C1"]


def _on(data, noun, day):
    return [row for row in getattr(data, noun).to_pyarrow().to_pylist() if row["month_end"] == day]


def test_cancelled_reviews_are_not_there_and_planned_ones_are_without_a_day():
    data = stored_data(
        "2025-06-30",
        ssd_cla_episodes=EPISODES,
        ssd_cla_reviews="""
        clar_cla_review_id | clar_cla_id | clar_cla_review_due_date | clar_cla_review_date | clar_cla_review_cancelled
        r1                 | p1          | 2024-01-29               | 2024-01-25           | N
        r2                 | p1          | 2024-04-25               | 2024-04-20           | Y
        r3                 | p1          | 2024-04-25               |                      |
        """,
    )
    rows = rows_of(data, "care_reviews", "review_id")
    assert {key: row["held"] for key, row in rows.items()} == {"r1": date(2024, 1, 25), "r3": None}
    assert rows["r1"]["child_id"] == "Asha"


def test_a_visit_says_whether_the_child_was_seen():
    data = stored_data(
        "2025-06-30",
        ssd_cla_visits="""
        clav_cla_visit_id | clav_person_id | clav_cla_visit_date | clav_cla_visit_seen
        v1                | Asha           | 2024-01-25          | Y
        v2                | Asha           | 2024-02-25          | N
        v3                | Asha           | 2024-03-25          |
        v4                | Asha           |                     | Y
        """,
    )
    rows = rows_of(data, "care_visits", "visit_id")
    assert {key: row["seen"] for key, row in rows.items()} == {"v1": True, "v2": False, "v3": None}


def test_annex_a_says_where_a_child_is_placed_and_how_often_they_moved():
    data = stored_data(
        "2025-06-30",
        annexa_list_8="""
        record_id | child_unique_id | date_started_to_be_looked_after | number_of_placements_in_the_last_12_months | placement_location
        r1        | Asha            | 2024-01-01                      | 3                                          | Out
        r2        | Ben             | 2024-01-01                      |                                            |
        """,
    )
    rows = rows_of(data, "listed_in_care", "record_id")
    assert {key: (row["placements_in_year"], row["location"]) for key, row in rows.items()} == {
        "r1": (3, "OUT"),
        "r2": (None, None),
    }
