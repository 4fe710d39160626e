"""Files of the small council to drop, and who may."""

from pathlib import Path

import pytest
from django.test import Client

from support.people import signed_in
from support.small_council import write


@pytest.fixture(autouse=True)
def figures_worked_out_once(worked_out_once) -> None:
    """The tests of this room load the same few files again and again."""


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> Path:
    """The council's SSD files, to drop."""
    return write(tmp_path_factory.mktemp("files") / "ssd")


@pytest.fixture
def analyst(client: Client) -> Client:
    """Signed in as somebody who may load."""
    signed_in(client, "performance_analyst")
    return client


@pytest.fixture
def later(files: Path) -> tuple[str, bytes]:
    """The council's assessments without those of the last month: 28 finished in the quarter, not 42."""
    lines = (files / "ssd_cin_assessments.csv").read_text().splitlines(keepends=True)
    return "ssd_cin_assessments.csv", "".join(lines[:-16]).encode()


@pytest.fixture
def no_figures(monkeypatch) -> None:
    """For tests that look at no figure: none is computed, which takes seconds."""
    monkeypatch.setattr("sightline.loading.services.reading.compute", lambda *_, **__: None)
    monkeypatch.setattr("sightline.loading.services.reading.compared", lambda *_: [])
