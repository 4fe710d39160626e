from datetime import date

from support.stored import rows_of, stored_data

PERMANENCE = """
    perm_table_id | perm_person_id | perm_cla_id | perm_adm_decision_date | perm_placed_for_adoption_date | perm_permanence_order_date | perm_permanence_order_type
    a1            | Asha           | p1          | 2024-06-01             | 2024-09-01                    | 2025-03-01                 | Adoption
    a2            | Ben            |             | 2024-06-01             | 2024-09-01                    | 2025-03-01                 | Special Guardianship Order
    a3            | Cai            |             | 2024-06-01             |                               |                            |
    """
EPISODES = """
    clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_ceased_date
    e1                  | p1          | Asha           | 2024-01-01                  |
    e2                  | p2          | Ben            | 2022-01-01                  | 2022-06-01
    e3                  | p3          | Ben            | 2023-12-01                  |
    e4                  | p4          | Ben            | 2024-12-01                  |
    """


def test_only_an_adoption_order_makes_a_child_adopted():
    rows = rows_of(stored_data("2025-06-30", ssd_permanence=PERMANENCE), "adoptions", "permanence_id")
    assert {key: row["adopted"] for key, row in rows.items()} == {
        "a1": date(2025, 3, 1),
        "a2": None,
        "a3": None,
    }
    assert rows["a2"]["ordered"] == date(2025, 3, 1)


def test_care_began_with_the_period_it_links_to_or_with_the_last_before_the_decision():
    data = stored_data("2025-06-30", ssd_permanence=PERMANENCE, ssd_cla_episodes=EPISODES)
    rows = rows_of(data, "adoptions", "permanence_id")
    assert {key: row["entered_care"] for key, row in rows.items()} == {
        "a1": date(2024, 1, 1),
        "a2": date(2023, 12, 1),
        "a3": None,
    }


def test_annex_a_list_10_says_when_care_began_where_no_period_is_linked():
    data = stored_data(
        "2025-06-30",
        ssd_permanence=PERMANENCE,
        ssd_cla_episodes=EPISODES,
        annexa_list_10="""
        record_id | date_the_child_entered_care
        a2        | 2023-11-15
        a3        | 2024-02-01
        """,
    )
    rows = rows_of(data, "adoptions", "permanence_id")
    assert [rows[key]["entered_care"] for key in ("a2", "a3")] == [date(2023, 11, 15), date(2024, 2, 1)]
