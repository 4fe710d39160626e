from sightline.measures.protection.cp07 import plans_within_24_months


def judged(rows):
    """Whether each plan counts, by its reference."""
    return {row["case_id"]: row["counted"] for row in rows}


def test_the_same_day_two_years_later_counts_and_the_day_after_does_not(check):
    rows = check(
        plans_within_24_months,
        data_to="2025-06-30",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2022-09-05 | 2023-03-03
        p2      | Asha  | 2025-03-03 |
        p3      | Ben   | 2022-09-05 | 2023-03-02
        p4      | Ben   | 2025-03-03 |
        """,
    )
    assert judged(rows) == {"p1": False, "p2": True, "p3": False, "p4": False}


def test_the_latest_end_of_any_earlier_plan_decides(check):
    rows = check(
        plans_within_24_months,
        data_to="2025-06-30",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2019-01-07 | 2024-11-04   # began first, ended last
        p2      | Asha  | 2020-01-06 | 2020-06-01
        p3      | Asha  | 2025-03-03 |
        """,
    )
    assert judged(rows)["p3"]


def test_an_earlier_plan_that_had_not_ended_leaves_no_gap_and_counts(check):
    rows = check(
        plans_within_24_months,
        data_to="2025-06-30",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2019-01-07 |
        p2      | Asha  | 2025-03-03 |
        """,
    )
    assert judged(rows)["p2"]
    assert rows[-1]["earlier_ended"] is None


def test_annex_a_s_own_count_of_earlier_plans_is_not_used(check):
    check(
        plans_within_24_months,
        data_to="2025-06-30",
        plans="""
        plan_id | child | started
        p1      | Asha  | 2025-03-03
        """,
        plan_history="""
        plan_id | child | started    | earlier_plans
        p1      | Asha  | 2025-03-03 | 2
        """,
        counted={"Asha": False},
    )
    assert "ssd_cp_plans.cppl_icpc_id|ssd_cp_plans.cppl_referral_id" in plans_within_24_months.needs
