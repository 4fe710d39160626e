from sightline.checks.protection.conference_without_enquiry import conference_without_enquiry


def test_a_conference_comes_from_an_enquiry_unless_the_child_moved_here_on_a_plan(check):
    check(
        conference_without_enquiry,
        wrong={"Ben": "blank", "Dee": "e9"},
        enquiries="""
        enquiry_id | child | started
        e0         | Fay   | 2024-12-02   # enquiries are recorded from here on
        e1         | Asha  | 2025-02-20
        """,
        conferences="""
        conference_id | child | enquiry_id | held       | transfer_in
        c1            | Asha  | e1         | 2025-03-03 | no
        c2            | Ben   |            | 2025-03-03 | no
        c3            | Cai   |            | 2025-03-03 | yes
        c4            | Dee   | e9         | 2025-03-03 | no    # no enquiry has that reference
        c5            | Eve   |            | 2025-01-31 | no    # 60 days after the first enquiry: its own may lie before it
        """,
    )
