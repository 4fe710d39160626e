from sightline.measures.adoption.ad03 import children_adopted


def test_an_adoption_order_counts_and_another_order_does_not(check):
    rows = check(
        children_adopted,
        data_to="2025-06-30",
        adoptions="""
        permanence_id | child | ordered    | adopted
        p1            | Asha  | 2025-06-30 | 2025-06-30
        p2            | Ben   | 2025-06-30 |              # special guardianship
        p3            | Cai   |            |
        p4            | Asha  | 2025-06-30 | 2025-06-30   # the same adoption, entered twice
        """,
        counted={"Asha": True},
    )
    assert len(rows) == 1
