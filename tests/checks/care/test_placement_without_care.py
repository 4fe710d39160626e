from sightline.checks.care.placement_without_care import placement_without_care


def test_a_placement_belongs_to_a_period_of_care(check):
    check(
        placement_without_care,
        wrong={"Ben": "c9", "Cai": "blank"},
        ssd_cla_episodes="""
        clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_episode_start_date
        e1                  | Asha           | c1          | 2025-03-03
        """,
        ssd_cla_placement="""
        clap_cla_placement_id | clap_person_id | clap_cla_id | clap_cla_placement_start_date
        p1                    | Asha           | c1          | 2025-03-03
        p2                    | Ben            | c9          | 2025-03-03   # no period has that reference
        p3                    | Cai            |             | 2025-03-03
        """,
    )
