"""A small council with a few things wrong in its records, stored as a load stores them."""

from sightline.engine.snapshots import Snapshot
from support.stored import stored

TABLES = {
    "ssd_person": """
        pers_person_id | pers_sex | pers_ethnicity | pers_dob
        Asha           | F        | WBRI           | 2015-03-03
        Ben            |          | WBRI           | 2016-03-03
        Cai            | M        |                | 2017-03-03
        """,
    "ssd_department": """
        dept_team_id | dept_team_name
        T1           | Assessment North
        T2           | Assessment South
        """,
    "ssd_cin_episodes": """
        cine_referral_id | cine_person_id | cine_referral_date | cine_close_date | cine_referral_source_code | cine_referral_team
        r1               | Asha           | 2025-05-05         | 2025-05-04      | 6                         | T1
        r2               | Ben            | 2025-05-06         |                 |                           | T1
        r3               | Cai            | 2025-06-06         | 2025-06-01      | =1+1                      | T2
        r4               | Asha           | 2022-06-06         | 2022-06-01      | 6                         |
        """,
    "ssd_involvements": """
        invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_team | invo_involvement_start_date
        i1                   | Asha           | W1                   | T2                     | 2025-05-10
        i2                   | Ben            | W1                   | T1                     | 2025-05-10
        """,
}


def small(data_to: str = "2025-06-30", **more: str) -> Snapshot:
    """The snapshot, with these tables as well or instead."""
    return stored(data_to, **{**TABLES, **more})
