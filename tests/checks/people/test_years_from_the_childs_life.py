from sightline.checks.people.years_from_the_childs_life import years_from_the_childs_life


def test_an_end_before_the_pregnancy_and_a_review_far_ahead_are_looked_at(check):
    check(
        years_from_the_childs_life,
        wrong={"Ben": "1989-01-01", "Dee": "2035-07-01", "Eve": "2014-05-27"},
        children="""
        child | born       | expected
        Asha  | 2015-03-04 |
        Ben   | 2015-03-04 |
        Cai   | 2015-03-04 |
        Dee   | 2005-03-04 |
        Eve   | 2015-03-04 |
        Fay   |            |            # nothing to hold it against
        """,
        ssd_cin_assessments="""
        cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date
        a1                 | Asha           | 2025-03-03                 | 2014-05-28   # 280 days before
        a2                 | Ben            | 2025-03-03                 | 1989-01-01
        a3                 | Cai            | 2025-03-03                 |
        a4                 | Eve            | 2025-03-03                 | 2014-05-27
        a5                 | Fay            | 2025-03-03                 | 1989-01-01
        """,
        ssd_care_leavers="""
        clea_table_id | clea_person_id | clea_pathway_plan_review_date
        l1            | Cai            | 2035-06-30   # ten years to the day
        l2            | Dee            | 2035-07-01
        """,
    )
