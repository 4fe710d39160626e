from sightline.checks.people.references_differ_by_case import references_differ_by_case


def test_a_child_in_other_letters_is_named_and_a_stranger_is_not(check):
    check(
        references_differ_by_case,
        wrong={"ab12": "ab12"},
        ssd_person="""
        pers_person_id
        AB12
        Cd34
        """,
        ssd_contacts="""
        cont_contact_id | cont_person_id | cont_contact_date
        k1              | AB12           | 2025-03-03
        k2              | ab12           | 2025-03-03
        k3              | Cd34           | 2025-03-03
        k4              | nobody         | 2025-03-03   # another check's
        """,
    )
