"""Which editions of a published paper each role reads."""

import pytest

from sightline.papers.composing.editions import EDITIONS, OF_THE_BODY, READS_EXEMPT, SUMMARIES
from sightline.papers.rules.readers import FOR_EVERYBODY, READ_WHAT_IS_SHARED, editions_read
from sightline.people.matrix import ROLES

ALL = ("public", "plain_english", "easy_read")


# role, of a paper with an exempt part, that they may read, small numbers, on the body, works on papers → the editions
@pytest.mark.parametrize(
    ("role", "has", "exempt", "small", "sits", "works", "editions"),
    [
        ("lead_analyst", False, False, True, False, True, ("officers", "members", "dfe", "partner", *ALL)),
        ("lead_analyst", True, False, True, False, True, ("dfe", "partner", *ALL)),
        ("dcs", True, True, True, False, False, ("officers", "members", *ALL)),
        ("democratic_services", True, True, False, False, True, ("members", "dfe", "partner", *ALL)),
        ("scrutiny_member", True, True, False, True, False, ("members", *ALL)),
        ("scrutiny_member", True, False, False, False, False, ALL),
        ("scrutiny_member", False, False, False, True, False, ("members", *ALL)),
        ("dfe_adviser", False, False, False, False, False, ("dfe", *ALL)),
        ("dfe_adviser", False, False, True, False, False, ("dfe", *ALL)),
        ("dfe_adviser", True, True, False, False, False, ("members", "dfe", *ALL)),
        ("ofsted_inspector", True, True, True, False, False, ("officers", "members", "dfe", *ALL)),
        ("partner", False, False, False, False, False, ALL),
        ("partner", False, True, True, True, True, ("partner", *ALL)),
        ("young_advisor", False, True, True, True, True, ("easy_read", "plain_english", "public")),
    ],
)
def test_who_reads_which_the_fullest_first(role, has, exempt, small, sits, works, editions):
    read = editions_read(
        role, has_exempt=has, reads_exempt=exempt, small_numbers=small, sits_on_it=sits, works=works
    )
    assert read == editions


def test_whatever_else_a_partner_may_do_they_read_no_edition_with_exempt_parts():
    bits = [bool(number & 1 << place) for number in range(32) for place in range(5)]
    for at in range(0, len(bits), 5):
        names = ("has_exempt", "reads_exempt", "small_numbers", "sits_on_it", "works")
        read = editions_read("partner", **dict(zip(names, bits[at : at + 5], strict=True)))
        assert not set(read) & {*READS_EXEMPT, "dfe"}


def test_every_edition_is_of_the_body_or_a_text_of_its_own_and_roles_are_real():
    assert {*OF_THE_BODY, *SUMMARIES} == set(EDITIONS) >= set(FOR_EVERYBODY)
    assert set(ROLES) >= READ_WHAT_IS_SHARED
