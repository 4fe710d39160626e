from sightline.measures.care.cl09 import in_foster_care


def test_foster_care_counts_and_placed_for_adoption_does_not(check):
    check(
        in_foster_care,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods="""
        period_id | child | started
        p1        | Asha  | 2024-01-01
        p2        | Ben   | 2024-01-01
        p3        | Cai   | 2024-01-01
        p4        | Dee   | 2024-01-01
        p5        | Eve   | 2024-01-01
        """,
        placements="""
        placement_id | period_id | child | type             | started    | ended
        h1           | p1        | Asha  | U1               | 2024-02-01 |
        h2           | p2        | Ben   | FOSTER PLACEMENT | 2024-02-01 |              # a council's own word
        h3           | p3        | Cai   | A4               | 2024-02-01 |
        h4           | p4        | Dee   | U6               | 2024-02-01 | 2025-06-30   # moved that day
        h5           | p4        | Dee   | K2               | 2025-06-30 |
        """,
        counted={"Asha": True, "Ben": True, "Cai": False, "Dee": False, "Eve": False},
    )
