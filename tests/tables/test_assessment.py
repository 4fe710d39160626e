from datetime import date

from support.stored import rows_of, stored_data


def test_an_assessment_carries_the_day_of_its_referral_and_none_where_none_links():
    data = stored_data(
        "2025-06-30",
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | Asha           | 2025-03-03
        """,
        ssd_cin_assessments="""
        cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date | cina_assessment_child_seen
        a1                 | Asha           | r1               | 2025-03-04                 | Y
        a2                 | Ben            | r9               | 2025-03-04                 | N
        a3                 | Cai            |                  | 2025-03-04                 |
        """,
    )
    rows = rows_of(data, "assessments", "assessment_id")
    assert [rows[key]["referred"] for key in ("a1", "a2", "a3")] == [date(2025, 3, 3), None, None]
    assert [rows[key]["seen"] for key in ("a1", "a2", "a3")] == [True, False, None]


def test_first_seen_is_the_first_visit_with_the_child_seen_from_the_start_to_the_authorisation():
    data = stored_data(
        "2025-06-30",
        ssd_cin_assessments="""
        cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date
        a1                 | Asha           | 2025-03-04                 |
        a2                 | Ben            | 2025-03-04                 | 2025-03-10
        a3                 | Cai            | 2025-03-04                 |
        """,
        ssd_cin_visits="""
        cinv_cin_visit_id | cinv_person_id | cinv_cin_visit_date | cinv_cin_visit_seen
        v1                | Asha           | 2025-03-03          | Y    # before it began
        v2                | Asha           | 2025-03-04          | N    # not seen
        v3                | Asha           | 2025-03-06          | Y
        v4                | Asha           | 2025-03-07          | Y
        v5                | Ben            | 2025-03-11          | Y    # after it was authorised
        v6                | Cai            |                     | Y    # no date
        """,
    )
    seen = {key: row["seen_on"] for key, row in rows_of(data, "first_seen", "assessment_id").items()}
    assert seen == {"a1": date(2025, 3, 6)}
