from support.stored import rows_of, stored_data

INVOLVEMENTS = """
    invo_involvements_id | invo_professional_id | invo_professional_team | invo_person_id | invo_involvement_start_date | invo_involvement_end_date
    i1                   | w1                   | T1                     | Asha           | 2024-01-01                  | 2024-12-01
    i2                   | w2                   | T2                     | Asha           | 2024-06-01                  |
    i3                   | w3                   |                        | Asha           | 2024-07-01                  |
    i4                   | w1                   | T1                     | Ben            |                             |
    """


def test_an_involvement_that_never_began_is_no_allocation():
    data = stored_data("2025-06-30", ssd_involvements=INVOLVEMENTS)
    assert sorted(rows_of(data, "allocations", "allocation_id")) == ["i1", "i2", "i3"]


def test_a_worker_has_a_title_and_hours():
    data = stored_data(
        "2025-06-30",
        ssd_professionals="""
        prof_professional_id | prof_professional_job_title | prof_full_time_equivalency | prof_agency_worker_flag
        w1                   | Social Worker               | 0.8                        | Y
        w2                   | Social Worker               |                            |
        """,
    )
    rows = rows_of(data, "workers", "worker_id")
    assert (rows["w1"]["fte"], rows["w1"]["agency"]) == (0.8, True)
    assert (rows["w2"]["fte"], rows["w2"]["agency"]) == (None, None)
