from sightline.checks.teams.unknown_team import unknown_team


def test_a_record_is_of_a_team_on_the_list_and_a_blank_team_is_another_check(check):
    check(
        unknown_team,
        wrong={"Ben": "T9"},
        ssd_department="""
        dept_team_id | dept_team_name
        T1           | Assessment North
        """,
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_team
        r1               | Asha           | 2025-03-03         | T1
        r2               | Ben            | 2025-03-03         | T9   # no such team
        r3               | Cai            | 2025-03-03         |
        """,
    )
