"""Logs say where it went wrong and nothing of whom it was about."""

import logging

import pytest

from sightline.config.logs import QuietFormatter


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
