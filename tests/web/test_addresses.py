"""Addresses of pages are those that Django finds, under any beginning, each found once."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from sightline.web import addresses
from sightline.web.addresses import address_of


@pytest.fixture
def below():
    """Sightline under an address of its own."""
    set_script_prefix("/sightline/")
    yield "/sightline"
    set_script_prefix("/")


@pytest.mark.parametrize("address", [("scorecard",), ("measure", "AS01"), ("action", 123_456)])
def test_it_is_what_django_finds_and_is_found_once(address, monkeypatch):
    name, *parts = address
    assert address_of(*address) == reverse(name, args=parts)
    monkeypatch.setattr(addresses, "reverse", None)
    assert address_of(*address) == reverse(name, args=parts)


def test_under_another_beginning_it_is_another(below):
    assert address_of("measure", "AS01") == f"{below}/measure/AS01"


def test_there_is_none_of_a_name_nobody_has():
    with pytest.raises(NoReverseMatch):
        address_of("no-such-page")
