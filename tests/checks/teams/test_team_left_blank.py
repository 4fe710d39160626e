from sightline.checks.teams.team_left_blank import team_left_blank


def test_a_record_of_a_table_with_a_team_column_has_a_team(check):
    check(
        team_left_blank,
        wrong={"Ben": "blank", "Dee": "blank"},
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_team
        r1               | Asha           | 2025-03-03         | T1
        r2               | Ben            | 2025-03-03         |
        """,
        ssd_s47_enquiry="""
        s47e_s47_enquiry_id | s47e_person_id | s47e_s47_start_date | s47e_s47_completed_by_team
        e1                  | Cai            | 2025-03-03          | T9   # unknown is another check
        e2                  | Dee            | 2025-03-03          |
        """,
    )
