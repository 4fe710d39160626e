"""Names that can be taken for somebody else's are not given out."""

import pytest

from sightline.people import services as actions
from sightline.people.models import User
from sightline.people.names import fault_of_name

GOOD = "a long dull password"


@pytest.mark.parametrize(
    "name", ["jo", "jo.smith", "jo-smith2", "jo_smith", "jo.smith@council.gov.uk", "o1", "7", "a" * 150]
)
def test_a_plain_name_is_fine(name):
    assert fault_of_name(name, []) == ""


@pytest.mark.parametrize(
    "name",
    [
        "аdmin",  # Cyrillic a
        "αdmin",  # Greek alpha
        "ａdmin",  # full width
        "admın",  # dotless i
        "ad\u200bmin",  # a space of no width
        "ad\u00admin",  # a soft hyphen
        "\u202enimda",  # written from right to left
        "jośe",
        "zoë",
        "jo+smith",
        "jo'smith",
        "jo smith",
        "jo/smith",
        "",
    ],
)  # fmt: skip
def test_a_name_of_other_letters_is_not(name):
    assert fault_of_name(name, [])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("adm1n", "admin"),
        ("admln", "admin"),
        ("adrnin", "admin"),
        ("j0", "jo"),
        ("jo_smith", "jo.smith"),
        ("jo-smith", "jo.smith"),
        ("vvill", "will"),
        ("w1ll", "will"),
        ("barn", "bam"),
        ("admin", "аdmin".replace("а", "a")),
    ],
)
def test_a_name_that_looks_like_anothers_is_not(name, other):
    assert other in fault_of_name(name, ["somebody", other])
    assert fault_of_name(other, [name])


@pytest.mark.parametrize(
    ("name", "other"), [("ann", "anne"), ("jo.smith", "josmith"), ("ed", "eddie"), ("bo", "bob")]
)
def test_names_that_are_merely_near_are_fine(name, other):
    assert fault_of_name(name, [other]) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["аnn", "Ann1e", "ann_e"])
def test_it_is_not_added_and_why(name):
    actions.add_user("annie", "dcs", GOOD, by="console")
    actions.add_user("ann.e", "dcs", GOOD, by="console")
    with pytest.raises(actions.CannotAddUserError, match="was not added"):
        actions.add_user(name, "dcs", GOOD, by="console")
    assert User.objects.count() == 2


@pytest.mark.django_db
def test_who_has_such_a_name_already_goes_on_with_it(client):
    user = User(username="zoë", role="scrutiny_member")
    user.set_password(GOOD)
    user.save()
    assert client.post("/sign-in", {"username": "Zoë", "password": GOOD}).status_code == 302
