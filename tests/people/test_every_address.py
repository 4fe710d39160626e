"""Every address there is, walked as every role, as somebody whose access has ended, and as nobody.

The answer is worked out here from the matrix's letters and each address's own declaration, not from the code that
refuses. An address nobody has declared fails the first test, and is refused to everybody until it is.
"""

import logging

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from sightline.people.addresses import declared, every_address
from sightline.people.matrix import MATRIX, OUTSIDERS, ROLES
from sightline.people.models import User
from sightline.trail.models import Line
from sightline.web.needs import ANYBODY, SIGNED_IN
from support.people import granted, signed_in

ADDRESSES = {address.name: address for address in every_address()}
PARTS = {
    "figure_id": "AS01",
    "document_name": "action-plan",
    "form": "html",
    "finding_id": "1",
    "page": "1",
    "number": "1",
    "secret": "none-of-ours",
    "kind": "note",
    "load_id": "1",
    "file_id": "1",
    "file_name": "figures.csv",
    "check_id": "team_left_blank",
    "table": "ssd_person",
    "field": "pers_sex",
    "clock_id": "child-seen-5",
    "measure_id": "AS01",
    "handle": "none-of-ours",
    "series": "1",
    "name": "q1",
    "line_id": "in_care",
    "part_id": "1",
    "part_key": "head",
    "field_key": "summary",
    "template_key": "sefton-2017",
    "comment_id": "1",
    "role": "finance",
    "audience": "public",
}
PROGRAMS = {name for name in ADDRESSES if name and name.startswith("api-")}
"""What programs ask: they are told in JSON to send a token, and led to no page."""
BLIND = {
    "young_advisor",
    "system_administrator",
    "board_chair",
    "dfe_adviser",
    "ofsted_inspector",
    "internal_audit",
}

# permission → the roles that have it, read off the matrix as printed
WHO = {
    "figures.see": set(ROLES) - BLIND,
    "figures.export": {role for role in ROLES if MATRIX[role].measures != "-"} - BLIND,
    "figures.work": {role for role in ROLES if MATRIX[role].measures != "-"},
    "children.see": {role for role in ROLES if MATRIX[role].children in ("R", "r")},
    "children.guard": {role for role in ROLES if MATRIX[role].children == "R log"},
    "data.load": {role for role in ROLES if MATRIX[role].load == "C"},
    "freezes.see": {role for role in ROLES if MATRIX[role].small_numbers == "R"},
    "freezes.confirm": {role for role in ROLES if MATRIX[role].load == "A"},
    "editions.make": {
        role for role in ROLES if MATRIX[role].reports == "C" and MATRIX[role].small_numbers == "R"
    },
    "inspection.prepare": {
        role for role in ROLES if MATRIX[role].reports in ("C", "A") and MATRIX[role].small_numbers == "R"
    },
    "rooms.see": {
        role for role in ROLES if MATRIX[role].reports in ("C", "A") and MATRIX[role].small_numbers == "R"
    }
    | {"dfe_adviser", "ofsted_inspector"},
    "editions.publish": {"lead_analyst", "dcs"},
    "editions.see": {role for role in ROLES if MATRIX[role].users == "-"},
    "measures.define": {role for role in ROLES if MATRIX[role].measures in ("C", "A")},
    "plan.see": {role for role in ROLES if MATRIX[role].plan[0] in "RrCA"},
    "plan.see_all": {role for role in ROLES if MATRIX[role].plan[0] in "RCA"},
    "plan.read_for_young_people": {
        role for role in ROLES if MATRIX[role].plan[0] in "RCA" or role == "young_advisor"
    },
    "plan.change": {role for role in ROLES if MATRIX[role].plan == "C"},
    "plan.approve": {role for role in ROLES if MATRIX[role].plan == "A"},
    "actions.work": {role for role in ROLES if MATRIX[role].plan in ("C", "r C")},
    "evidence.accept": {role for role in ROLES if "A" in MATRIX[role].evidence.split()},
    "evidence.give": {role for role in ROLES if "C" in MATRIX[role].evidence},
    "meetings.see": {role for role in ROLES if MATRIX[role].users == "-"},
    "meetings.keep": {role for role in ROLES if MATRIX[role].plan == "C"} | {"democratic_services"},
    "papers.read": {
        role for role in ROLES if MATRIX[role].reports[0] in "RrCA" or MATRIX[role].clear[0] == "A"
    }
    | {"partner", "young_advisor"},
    "papers.write": {role for role in ROLES if "C" in MATRIX[role].reports.split()},
    "papers.clear": {role for role in ROLES if MATRIX[role].clear[0] == "A"},
    "papers.publish": {role for role in ROLES if MATRIX[role].publish == "A"},
    "trail.read": {role for role in ROLES if MATRIX[role].trail == "R"},
    "people.manage": {role for role in ROLES if MATRIX[role].users == "C"},
}


def walk(address: URLPattern) -> str:
    """The address with its parts filled in."""
    route = str(address.pattern)
    for name, value in PARTS.items():
        for kind in ("int", "str"):
            route = route.replace(f"<{kind}:{name}>", value)
    assert "<" not in route, f"Say in PARTS what stands for the parts of {route}"
    return f"/{route}"


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_address_says_what_it_needs(name):
    assert name in declared(), f"Add {name} to NEEDS beside its room's addresses"
    need = declared()[name]
    assert need in (ANYBODY, SIGNED_IN) or need.permission in WHO


def test_nothing_is_declared_that_is_not_there():
    assert set(declared()) == set(ADDRESSES)


@pytest.mark.django_db
@pytest.mark.parametrize("send", [Client.get, Client.post])
@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_gets_no_further_than_the_sign_in_page(client: Client, name, send):
    there = walk(ADDRESSES[name])
    response = send(client, there)
    if declared()[name] is ANYBODY:
        assert response.status_code != 403
        return
    if name in PROGRAMS:
        assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
        assert not Line.objects.exists()
        return
    assert (response.status_code, response["Location"]) == (302, f"/sign-in?next={there}")
    assert not Line.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("send", [Client.get, Client.post])
@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_where_the_matrix_lets_it_and_nowhere_else(client: Client, caplog, role, send):
    caplog.set_level(logging.ERROR, "django.request")  # each refusal would be written out with where it arose
    refusals, cookie = 0, ""
    for name, address in ADDRESSES.items():
        if (
            cookie != (cookie := session_cookie(client)) or not cookie
        ):  # the first, and whatever ended their session
            if SESSION_KEY not in client.session:
                client.force_login(fresh(role))
            cookie = session_cookie(client)
        need = declared()[name]
        allowed = need in (ANYBODY, SIGNED_IN) or role in WHO[need.permission]
        response = send(client, walk(address))
        assert (response.status_code != 403) is allowed, f"{role} at {name}: {response.status_code}"
        refusals += not allowed
        assert Line.objects.filter(action="refused").count() == refusals, f"{role} at {name}, in the trail"


@pytest.mark.django_db
@pytest.mark.parametrize("send", [Client.get, Client.post])
@pytest.mark.parametrize("role", sorted(OUTSIDERS))
def test_whose_access_has_ended_gets_nowhere(client: Client, role, send):
    ended = fresh(role)
    granted(ended, "children", "small_numbers").__class__.objects.update(
        ended_at=timezone.now(), ended_by="admin"
    )
    client.force_login(ended)
    for name, address in ADDRESSES.items():
        if declared()[name] is ANYBODY or name in {
            "sign-out",
            "own-password",
            "own-second-factor",
            "confirm",
        }:
            continue
        response = send(client, walk(address))
        assert response.status_code == 403, name
        assert "Your access ended on" in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in ADDRESSES if name != "sign-out"])
def test_somebody_who_has_left_is_nobody(client: Client, name):
    gone = signed_in(client, "performance_analyst")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    response = client.get(walk(ADDRESSES[name]))
    if name in PROGRAMS - {"api-openapi"}:
        assert response.status_code == 401
        return
    assert declared()[name] is ANYBODY or response["Location"].startswith("/sign-in?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_an_address_nobody_declared_is_refused_to_everybody(client: Client, settings, role):
    settings.ROOT_URLCONF = "people.undeclared_urls"
    signed_in(client, role)
    assert client.get("/account").status_code == 200
    response = client.get("/new")
    assert (response.status_code, "a child" in response.text) == (403, False)


def session_cookie(client: Client) -> str:
    """What names this browser's session: another one, or none, once a session has ended."""
    return getattr(client.cookies.get(settings.SESSION_COOKIE_NAME), "value", "")


def fresh(role: str) -> User:
    """Somebody of this role who has not been signed out, shut out or renamed by an earlier address."""
    user, made = User.objects.get_or_create(username=role, defaults={"role": role, "teams": ["T1"]})
    if made and role in OUTSIDERS:
        granted(user)
    return user
