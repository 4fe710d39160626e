"""Signing in with Microsoft, against a tenant of our own on this machine: who gets in, and who does not and why."""

import socket
import time
from collections.abc import Iterator
from importlib import import_module
from urllib.parse import parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from people.entra_stub import ANN, CLIENT, SECRET, TENANT, Stub
from sightline.people import services as actions
from sightline.people import sessions
from sightline.people.entra.choices import Entra, EntraSettingsError, chosen
from sightline.people.models import User
from sightline.trail.models import Line
from support.people import granted

pytestmark = pytest.mark.django_db
PASSWORD = "a long dull password"
NAME = "ann@council.example"


@pytest.fixture
def stub() -> Iterator[Stub]:
    tenant = Stub()
    yield tenant
    tenant.stop()


@pytest.fixture(autouse=True)
def with_entra(settings, stub):
    """Sightline as a council has it that named its tenant; its own addresses are read before it did."""
    import_module("sightline.people.urls")
    settings.ENTRA = Entra(TENANT, CLIENT, SECRET, stub.address)
    settings.ROOT_URLCONF = "people.with_entra_urls"


def come(client: Client, stub: Stub, there: str = "/sign-in/microsoft", **more: str):
    """Begin, sign in over there, and come back."""
    sent_to = client.get(there)["Location"]
    state = dict(parse_qsl(urlsplit(sent_to).query))["state"]
    return client.get("/sign-in/microsoft/back", {"code": stub.signs_in(sent_to), "state": state, **more})


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


def refused(client: Client, response, said: str) -> None:
    """Told why in a sentence, not in, and with the way by a local account still there."""
    assert (response.status_code, said in response.text) == (403, True), response.text
    assert 'name="password"' in response.text
    assert not is_in(client)


def test_an_app_role_makes_an_account_with_that_role(client: Client, stub):
    stub.wrong = {"roles": ["performance_analyst"]}
    assert come(client, stub, "/sign-in/microsoft?next=/scorecard")["Location"] == "/scorecard"
    user = User.objects.get()
    assert (user.username, user.role, user.entra_id, user.entra_made) == (
        NAME,
        "performance_analyst",
        ANN,
        True,
    )
    assert not user.has_usable_password()
    assert Line.objects.get(action="user_added").actor == "Microsoft Entra ID"
    assert Line.objects.get(action="signed_in").detail["entra"] is True
    assert is_in(client)


def test_a_second_visit_finds_the_same_account_though_the_name_has_changed(client: Client, stub):
    stub.wrong = {"roles": ["dcs"]}
    come(client, stub)
    stub.wrong = {"roles": ["dcs"], "preferred_username": "ann.married@council.example"}
    assert come(Client(), stub).status_code == 302
    assert User.objects.get().username == NAME


def test_an_account_of_the_name_is_bound_the_first_time_and_keeps_its_role(client: Client, stub):
    actions.add_user(NAME, "team_manager", PASSWORD, by="console", teams=["T1"])
    assert come(client, stub).status_code == 302
    user = User.objects.get()
    assert (user.role, user.teams, user.entra_id, user.entra_made) == ("team_manager", ["T1"], ANN, False)
    assert Line.objects.filter(action="user_bound", what=NAME).count() == 1


def test_a_bound_account_is_not_another_persons(client: Client, stub):
    actions.add_user(NAME, "dcs", PASSWORD, by="console")
    come(Client(), stub)
    stub.wrong = {"oid": ANN[:-1] + "2"}
    refused(client, come(client, stub), "belongs to another Microsoft account")


def test_the_tenant_decides_the_role_of_an_account_it_made(client: Client, stub):
    stub.wrong = {"roles": ["dcs"]}
    come(client, stub)
    stub.wrong = {"roles": ["scrutiny_member"]}
    come(Client(), stub)
    assert User.objects.get().role == "scrutiny_member"
    assert Line.objects.get(action="user_changed").detail["after"] == {"role": "scrutiny_member"}
    stub.wrong = {"roles": []}
    other = Client()
    refused(other, come(other, stub), "no account and no role")


@pytest.mark.parametrize(
    ("wrong", "said", "why"),
    [
        ({"roles": None}, "no account and no role", "no account and no app role"),
        ({"roles": ["chief"]}, "a role that Sightline does not know", "an app role nobody knows"),
        ({"roles": ["dcs", "practitioner"]}, "2 roles", "several app roles"),
        ({"roles": ["system_administrator"]}, "an administrator of Sightline has made", "a role that needs a local account"),
        ({"roles": ["ofsted_inspector"]}, "an administrator of Sightline has made", "a role that needs a local account"),
        ({"_claim_names": {"groups": "src1"}}, "app roles and not by groups", "too many groups and no app role"),
        ({"hasgroups": True}, "app roles and not by groups", "too many groups and no app role"),
        ({"tid": TENANT[:-1] + "6"}, "not one of this council", "another tenant"),
        ({"tid": None}, "not one of this council", "another tenant"),
        ({"iss": "https://login.microsoftonline.com/other/v2.0"}, "is not a sign-in to Sightline", "a bad token: InvalidIssuerError"),
        ({"aud": "another application"}, "is not a sign-in to Sightline", "a bad token: InvalidAudienceError"),
        ({"nonce": "another"}, "was not begun here", "another nonce"),
        ({"nonce": None}, "was not begun here", "another nonce"),
        ({"exp": int(time.time()) - 61}, "is too old", "an expired token"),
        ({"exp": None}, "is not a sign-in to Sightline", "a bad token: MissingRequiredClaimError"),
        ({"oid": None}, "did not say who you are", "no oid"),
        ({"roles": ["dcs"], "preferred_username": None}, "No account could be made", "a name that cannot be one"),
    ],
)  # fmt: skip
def test_who_is_refused_and_why(client: Client, stub, wrong, said, why):
    stub.wrong = (
        {"roles": ["dcs"]} | wrong
        if "roles" not in wrong and "hasgroups" not in wrong and "_claim_names" not in wrong
        else wrong
    )
    refused(client, come(client, stub), said)
    assert not User.objects.exists()
    line = Line.objects.latest("number")
    assert (line.actor, line.action, line.reason) == ("somebody unknown", "sign_in_refused", why)


def test_a_token_less_than_a_minute_late_is_good(client: Client, stub):
    stub.wrong = {"roles": ["dcs"], "exp": int(time.time()) - 30}
    assert come(client, stub).status_code == 302


def test_a_token_signed_with_another_key_is_no_token(client: Client, stub):
    stub.wrong = {"roles": ["dcs"]}
    stub.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    refused(client, come(client, stub), "is not a sign-in to Sightline")


@pytest.mark.parametrize(
    ("algorithm", "key"), [("none", None), ("HS256", "a client's secret that is long enough")]
)
def test_a_token_signed_another_way_is_no_token(client: Client, stub, algorithm, key):
    stub.wrong, stub.algorithm, stub.signs_with = {"roles": ["dcs"]}, algorithm, key
    refused(client, come(client, stub), "is not a sign-in to Sightline")


def test_another_state_is_another_sign_in(client: Client, stub):
    stub.wrong = {"roles": ["dcs"]}
    refused(client, come(client, stub, state="another"), "was not begun here")


def test_back_without_having_begun(client: Client, stub):
    refused(client, client.get("/sign-in/microsoft/back", {"code": "x", "state": "y"}), "was not begun here")


def test_the_same_answer_does_not_work_twice(client: Client, stub):
    stub.wrong = {"roles": ["dcs"]}
    sent_to = client.get("/sign-in/microsoft")["Location"]
    answer = {"code": stub.signs_in(sent_to), "state": dict(parse_qsl(urlsplit(sent_to).query))["state"]}
    assert client.get("/sign-in/microsoft/back", answer).status_code == 302
    other = Client()
    refused(other, other.get("/sign-in/microsoft/back", answer), "was not begun here")


def test_a_refusal_over_there_is_one_here(client: Client, stub):
    state = dict(parse_qsl(urlsplit(client.get("/sign-in/microsoft")["Location"]).query))["state"]
    page = client.get(
        "/sign-in/microsoft/back", {"error": "access_denied", "error_description": "<b>x", "state": state}
    )
    refused(client, page, "Microsoft did not sign you in")
    assert "<b>x" not in page.text


def test_a_closed_account_stays_closed(client: Client, stub):
    actions.add_user(NAME, "dcs", PASSWORD, by="console")
    User.objects.update(is_active=False)
    refused(client, come(client, stub), "is closed")


def test_a_partner_comes_by_a_local_account_while_its_grant_lives(client: Client, stub):
    pat = actions.add_user(NAME, "partner", PASSWORD, by="console").user
    refused(client, come(client, stub), "has not been opened yet")
    granted(pat)
    assert come(client, stub).status_code == 302


def test_when_the_server_is_down_local_accounts_still_work(client: Client, settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.ENTRA = Entra(TENANT, CLIENT, SECRET, f"http://127.0.0.1:{port}")
    refused(client, client.get("/sign-in/microsoft"), "cannot be reached just now")
    actions.add_user("jo", "dcs", PASSWORD, by="console")
    assert client.post("/sign-in", {"username": "jo", "password": PASSWORD}).status_code == 302
    assert is_in(client)


def test_when_it_goes_down_half_way(client: Client, stub):
    sent_to = client.get("/sign-in/microsoft")["Location"]
    state = dict(parse_qsl(urlsplit(sent_to).query))["state"]
    stub.stop()
    refused(
        client,
        client.get("/sign-in/microsoft/back", {"code": "x", "state": state}),
        "cannot be reached just now",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "https://evil.example/token"},
        {"jwks_uri": None},
    ],
)
def test_a_server_that_names_another_is_not_believed(client: Client, stub, wrong):
    stub.discovery = wrong
    refused(client, client.get("/sign-in/microsoft"), "cannot be reached just now")


def test_nobody_is_sent_to_another_site(client: Client, stub):
    stub.wrong = {"roles": ["dcs"]}
    assert come(client, stub, "/sign-in/microsoft?next=https://evil.example/")["Location"] == "/"


def test_the_tenants_own_second_factor_counts(client: Client, stub, settings):
    settings.SECOND_FACTOR = "everyone"
    stub.wrong = {"roles": ["dcs"]}
    come(client, stub)
    assert client.get("/scorecard").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "fresh"),
    [
        ({"auth_time": 60}, True),  # just now
        ({"auth_time": -3600}, False),  # an hour ago: the browser was known over there
        ({}, False),  # not said
        ({"auth_time": 60, "oid": ANN[:-1] + "2"}, False),  # another person
    ],
)
def test_proving_it_again_takes_the_same_person_and_a_password_typed_now(client: Client, stub, wrong, fresh):
    stub.wrong = {"roles": ["dcs"]}
    come(client, stub)
    session = client.session
    session[sessions.PROVED_AT] = 0
    session.save()
    asked = client.get("/account/second-factor")["Location"]
    assert "/sign-in/microsoft?next=%2Faccount%2Fsecond-factor&amp;again=1" in client.get(asked).text
    at = {"auth_time": int(time.time()) + wrong["auth_time"]} if "auth_time" in wrong else {}
    stub.wrong = {"roles": ["dcs"]} | wrong | at
    there = "/sign-in/microsoft?next=/account/second-factor&again=1"
    assert "prompt=login" in client.get(there)["Location"]
    response = come(client, stub, there)
    assert (response.status_code == 302) is fresh
    assert (client.get("/account/second-factor").status_code == 200) is fresh


def test_the_button_is_there_only_where_a_tenant_is_named(client: Client, settings):
    assert "Microsoft account" in client.get("/sign-in").text
    settings.ENTRA, settings.ROOT_URLCONF = None, "sightline.config.urls"
    assert "Microsoft account" not in client.get("/sign-in").text
    assert client.get("/sign-in/microsoft").status_code == 404


GIVEN = {
    "SIGHTLINE_ENTRA_TENANT": TENANT.upper(),
    "SIGHTLINE_ENTRA_CLIENT_ID": CLIENT,
    "SIGHTLINE_ENTRA_CLIENT_SECRET": SECRET,
}


def test_settings_that_add_up():
    entra = chosen(GIVEN)
    assert entra is not None
    assert entra.issuer == f"https://login.microsoftonline.com/{TENANT}/v2.0"
    assert SECRET not in repr(entra)
    assert chosen({}) is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"SIGHTLINE_ENTRA_CLIENT_SECRET": ""}, "also needs SIGHTLINE_ENTRA_CLIENT_SECRET"),
        ({"SIGHTLINE_ENTRA_TENANT": "common"}, "anybody who has a Microsoft account"),
        ({"SIGHTLINE_ENTRA_SERVER": "http://login.example"}, "must begin with https"),
        ({"SIGHTLINE_ENTRA_SERVER": "file:///etc"}, "must begin with https"),
    ],
)
def test_settings_that_do_not(more, said):
    with pytest.raises(EntraSettingsError, match=said):
        chosen(GIVEN | more)
