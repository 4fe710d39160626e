"""Whose address it is, from what proxies write: drawn."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from sightline.config.proxies import client_address, trusted_proxies

NGINX, OUTER, CLIENT, LIE = "127.0.0.1", "10.1.0.7", "198.51.100.4", "203.0.113.9"


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        (NGINX, CLIENT, CLIENT),
        (NGINX, f"{LIE}, {CLIENT}", CLIENT),
        (NGINX, f"{LIE},{CLIENT}, {OUTER}", CLIENT),
        (NGINX, "", NGINX),
        (NGINX, "unknown", NGINX),
        (NGINX, f"{CLIENT}, _hidden", NGINX),
        (NGINX, f"{CLIENT}:50211", CLIENT),
        (NGINX, "[2001:db8::1]:443", "2001:db8::1"),
        (NGINX, "2001:DB8::0:1", "2001:db8::1"),
        (NGINX, f"::ffff:{CLIENT}", CLIENT),
        (NGINX, f"{OUTER}, {NGINX}", OUTER),
        (CLIENT, LIE, CLIENT),
        (CLIENT, f"{LIE}, {NGINX}", CLIENT),
        ("", LIE, ""),
        ("::ffff:127.0.0.1", CLIENT, CLIENT),
    ],
)
def test_the_list_is_read_from_its_end_and_no_further_than_trust_goes(peer, forwarded, client):
    assert client_address(peer, forwarded, trusted_proxies("127.0.0.1, 10.1.0.0/24")) == client


def test_with_no_proxy_trusted_it_is_whoever_spoke_to_us():
    assert client_address(NGINX, CLIENT, trusted_proxies("")) == NGINX


@pytest.mark.parametrize("written", ["nginx", "10.1.0.0/99", "127.0.0.1;10.0.0.1"])
def test_a_setting_that_cannot_be_read_is_said_in_a_sentence(written):
    with pytest.raises(ImproperlyConfigured, match="SIGHTLINE_TRUSTED_PROXIES"):
        trusted_proxies(written)
