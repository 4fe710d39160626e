"""Logs say where it went wrong and nothing of whom it was about."""

import logging

import pytest
from django.test import Client

from sightline.config.logs import NO_ADDRESS, QuietFormatter, logging_settings
from support.people import signed_in


def logged(message: str, *values: object, fault: BaseException | None = None) -> str:
    info = (type(fault), fault, fault.__traceback__) if fault else None
    return QuietFormatter("%(message)s").format(
        logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, values, info)
    )


@pytest.mark.parametrize(
    ("address", "kept"),
    [("/cases?child=C-1&x=2", "/cases"), ("/cases", "/cases"), ("/trail?page=2 (500)", "/trail (500)")],
)
def test_queries_are_cut_off(address, kept):
    assert logged("Not Found: %s", address) == f"Not Found: {kept}"


def test_an_exception_is_its_kind_and_place_and_never_its_words():
    try:
        try:
            raise KeyError("C-1")
        except KeyError as fault:
            raise ValueError("child C-2 exists") from fault
    except ValueError as fault:
        said = logged("Internal Server Error: %s", "/load", fault=fault)
    assert "C-1" not in said
    assert "C-2" not in said
    assert "ValueError" in said
    assert "caused by KeyError" in said
    assert "test_logs.py" in said


class Kept(logging.Handler):
    """Keeps what would have been written."""

    def __init__(self):
        super().__init__()
        self.setFormatter(QuietFormatter("%(message)s"))
        self.lines: list[str] = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def lines():
    handler = Kept()
    loggers = [logging.getLogger(name) for name in ("django", "django.request", "django.security")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.lines
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/children/C63034 Asha Khan", f"Not Found: {NO_ADDRESS}"),
        ("/children/%C3%BCmit", f"Not Found: {NO_ADDRESS}"),
        ("/calendar/asecretofafeed.ics", "Not Found: /calendar/<str:secret>.ics"),
    ],
)
def test_an_address_is_its_pattern_and_never_what_was_typed(client, lines, address, line):
    assert client.get(address).status_code == 404
    assert lines and set(lines) == {line}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["system_administrator", "programme_manager"])
def test_what_is_refused_is_its_pattern_too(client, lines, role):
    signed_in(client, role)
    assert client.get("/measure/Asha Khan/children").status_code in {403, 404}
    assert lines and "Asha" not in "".join(lines) and "/measure/<" in lines[0]


@pytest.mark.django_db
def test_a_form_from_elsewhere_says_why_and_not_from_where(lines):
    Client(enforce_csrf_checks=True).post("/sign-in", {"a": "b"}, headers={"origin": "https://asha.khan"})
    assert set(lines) == {"Forbidden (Origin checking failed): /sign-in"}


@pytest.mark.django_db
def test_what_is_refused_before_its_address_is_looked_at_is_its_pattern_too(client, lines):
    assert client.post("/calendar/asecret.ics", CONTENT_LENGTH="70000").status_code == 413
    assert set(lines) == {"Request Entity Too Large: /calendar/<str:secret>.ics"}


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_not_repeated(lines):
    assert Client(headers={"host": "asha.khan"}).get("/sign-in").status_code == 400
    assert lines and "khan" not in "".join(lines) and "DisallowedHost" in "".join(lines)


def test_whatever_logs_for_itself_is_written_as_quietly():
    told = logging_settings()
    assert told["root"]["handlers"] == ["console"]
    assert told["handlers"]["console"]["formatter"] == "quiet"
