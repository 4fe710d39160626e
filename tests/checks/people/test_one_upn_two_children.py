from sightline.checks.people.one_upn_two_children import one_upn_two_children


def test_a_number_is_one_childs_however_often_it_is_recorded(check):
    check(
        one_upn_two_children,
        wrong={"Ben": "a number 2 children have", "Cai": "a number 2 children have"},
        ssd_send="""
        send_table_id | send_person_id | send_upn
        s1            | Asha           | A111
        s2            | Asha           | A111
        s3            | Ben            | B222
        s4            | Cai            | b222    # the same number in small letters
        s5            | Dee            |
        s6            | Eve            |
        s7            | Eve            | UN1     # no number yet, and many have none
        s8            | Dee            | UN1
        s9            | Cai            | un10
        s10           | Dee            | UN10
        """,
    )
