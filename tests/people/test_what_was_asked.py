"""The trail repeats of a refused address only what is ours: it keeps what it says for good."""

import pytest

from sightline.people.addresses import NOT_OURS
from sightline.trail.models import Line
from support.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "address", "said"),
    [
        ("system_administrator", "/measure/AS01/children", "cases of AS01"),
        ("system_administrator", "/measure/Asha Khan 2012-03-14/children", f"cases of {NOT_OURS}"),
        ("system_administrator", "/measure/AS0123/children", f"cases of {NOT_OURS}"),
        ("system_administrator", "/quality/C63034", f"check {NOT_OURS}"),
        (
            "system_administrator",
            "/quality/coverage/ssd_person/Asha",
            f"how well ssd_person {NOT_OURS} is filled",
        ),
        ("system_administrator", "/programme/versions/7", "version 7 of the plan"),
    ],
)
def test_names_of_ours_and_numbers_and_nothing_else(client, role, address, said):
    signed_in(client, role)
    assert client.get(address).status_code == 403
    assert Line.objects.get(action="refused").what == said
