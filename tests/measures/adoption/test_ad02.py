from sightline.measures.adoption.ad02 import waiting_to_be_placed


def test_an_order_without_a_placement_counts_until_the_child_is_placed(check):
    check(
        waiting_to_be_placed,
        data_to="2025-06-30",
        on="2025-06-30",
        adoptions="""
        permanence_id | child | placement_order | placed     | ordered    | reversed
        p1            | Asha  | 2025-06-30      |            |            |
        p2            | Ben   | 2025-07-01      |            |            |
        p3            | Cai   | 2025-01-01      | 2025-06-30 |            |              # placed that day
        p4            | Dee   | 2025-01-01      | 2025-07-01 |            |
        p5            | Eve   | 2025-01-01      |            |            | 2025-06-01
        p6            | Fay   | 2025-01-01      |            | 2025-06-01 |              # a special guardian instead
        p7            | Gus   |                 |            |            |              # decided, no order yet
        """,
        counted={"Asha": True, "Dee": True},
    )
