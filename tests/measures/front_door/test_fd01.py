from sightline.measures.front_door.fd01 import contacts_received


def test_each_contact_counts_on_the_day_it_was_received(check):
    rows = check(
        contacts_received,
        data_to="2025-06-30",
        contacts="""
        contact_id | child | received   | source
        c1         | Asha  | 2025-03-03 | 6
        c2         | Ben   | 2025-03-04 |          # without a source it is still a contact
        """,
        counted={"Asha": True, "Ben": True},
    )
    assert [row["on"].isoformat() for row in rows] == ["2025-03-03", "2025-03-04"]


def test_two_contacts_about_one_child_are_two_contacts(check):
    rows = check(
        contacts_received,
        data_to="2025-06-30",
        contacts="""
        contact_id | child | received
        c1         | Asha  | 2025-03-03
        c2         | Asha  | 2025-03-03
        """,
    )
    assert len(rows) == 2


def test_the_number_and_the_rate_are_two_figures():
    assert [(figure.id, figure.unit) for figure in contacts_received.figures] == [
        ("FD01", "count"),
        ("FD01.rate", "per_10000"),
    ]
