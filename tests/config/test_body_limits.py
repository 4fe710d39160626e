"""How much may be sent, by whom and where; and it is refused before a byte is read."""

import io

import pytest

from sightline.config.body_limits import ANONYMOUS, BUSY, FILES_IN_ONE, REFUSED, ROUND_A_FILE, SLOW
from sightline.config.environ import environ_of
from sightline.config.uploads import DISK_FULL
from sightline.people.addresses import declared
from support.people import signed_in

pytestmark = pytest.mark.django_db
DOCUMENTS = {
    "crosswalk-change",
    "action-update",
    "plan-import",
    "evidence-give",
    "evidence-again",
    "source-drop-in",
    "version-document",
    "version-document-again",
    "actions-spreadsheet",
    "target-sheet",
    "entered-sheet",
    "entered-enter",
    "paper-template-word",
    "paper-template-yaml-bring",
}


class Untouched(io.BytesIO):
    """A body that fails the test when somebody reads it."""

    def read(self, *_):
        raise AssertionError("It was read.")

    readline = read


def post(client, address: str, size: int, **more: object) -> int:
    """What a body of this many bytes is answered with; it is refused unread, or else what reads it fails."""
    named = {
        "CONTENT_LENGTH": str(size),
        "CONTENT_TYPE": "application/octet-stream",
        "wsgi.input": Untouched(),
    }
    return client.generic("POST", address, b"", **(named | more)).status_code


@pytest.mark.parametrize(
    "address", ["/sign-in", "/load", "/nowhere", "/account/confirm", "/programme/sources/drop-in"]
)
def test_nobody_may_send_more_than_a_form(client, address):
    assert post(client, address, ANONYMOUS + 1) == 413
    assert post(client, address, ANONYMOUS) != 413


def test_the_addresses_that_take_files_are_those_and_no_others():
    assert {name for name, need in declared().items() if need.takes == "a document"} == DOCUMENTS
    assert [name for name, need in declared().items() if need.takes == "files to load"] == ["load"]


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/programme/sources/drop-in", 50 * 1024**2 + ROUND_A_FILE),
        ("/teams/crosswalk/change", 50 * 1024**2 + ROUND_A_FILE),
        ("/load", FILES_IN_ONE * 500 * 1024**2 + ROUND_A_FILE),
        ("/sign-out", 2_621_440),
        ("/nowhere", 2_621_440),
        ("/load/start", 2_621_440),
    ],
)
def test_whoever_is_signed_in_may_send_what_the_address_takes(client, address, most):
    signed_in(client, "programme_manager")
    assert post(client, address, most + 1) == 413
    assert post(client, address, most) != 413


def test_what_cannot_be_read_as_a_length_is_none(client):
    assert post(client, "/sign-in", 0, CONTENT_LENGTH="many") != 413


@pytest.mark.parametrize(("reason", "status"), [(SLOW, 408), (BUSY, 503)])
def test_what_the_gateway_refused_is_said_on_a_page(client, reason, status):
    answer = client.post("/sign-in", **{REFUSED: reason})
    assert answer.status_code == status
    assert b"govuk-heading-l" in answer.content and "Content-Security-Policy" in answer.headers


def test_a_disk_that_is_full_is_said_on_a_page(client):
    answer = client.post("/sign-in", **{DISK_FULL: True})
    assert (answer.status_code, b"disk is full" in answer.content) == (507, True)


def test_nobody_can_say_so_from_outside(client):
    """A header is never read under the names the gateway writes."""
    environ = environ_of(
        {
            "method": "GET",
            "path": "/ü",
            "query_string": b"a=\xfc",
            "http_version": "1.1",
            "client": ("192.0.2.1", 5),
            "headers": [
                (b"x-forwarded-for", b"192.0.2.7"),
                (b"x_forwarded_for", b"192.0.2.8"),
                (b"sightline.refused", b"slow"),
                (b"cookie", b"a=1"),
                (b"cookie", b"b=2"),
                (b"content-length", b"5"),
            ],
        }
    )
    assert (environ["HTTP_X_FORWARDED_FOR"], environ["HTTP_COOKIE"]) == ("192.0.2.7", "a=1; b=2")
    assert (environ["CONTENT_LENGTH"], environ["REMOTE_ADDR"]) == ("5", "192.0.2.1")
    assert REFUSED not in environ and environ["PATH_INFO"].encode("latin-1").decode() == "/ü"
