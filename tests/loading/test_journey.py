"""As a person does it, in a real browser: two files dropped, read, agreed to, seen on the scorecard, and undone."""

import http.client
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from loading.served_help import PASSWORD, loaded_and_served
from support.browsing import DESK, PHONE, faults_of_access, too_wide

pytestmark = pytest.mark.browser
AS01 = "Assessments completed within 45 working days of referral"
A_LOAD = 180_000
"""Milliseconds a load may take on a busy machine."""


@pytest.fixture(scope="module")
def address(tmp_path_factory, small_store: Path, fetched_assets: None) -> Iterator[str]:
    """The small council, loaded and served."""
    with loaded_and_served(tmp_path_factory.mktemp("loading") / "var", small_store) as address:
        yield address


@pytest.fixture
def look(looking, address: str) -> Callable[..., Page]:
    """A page on which the analyst is signed in."""
    return partial(looking, address, "analyst", password=PASSWORD)


@pytest.fixture
def dropped(tmp_path, files: Path, later) -> list[Path]:
    """Two files: fewer assessments than before, and the children again."""
    (tmp_path / later[0]).write_bytes(later[1])
    return [tmp_path / later[0], files / "ssd_person.csv"]


def fits_and_reads_well(page: Page) -> None:
    """On a desk and on a phone nothing runs off the side, and axe finds nothing."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)  # pyright: ignore[reportArgumentType]
        assert not too_wide(page), f"{page.title()} at {size['width']}"
        assert faults_of_access(page) == "", page.title()
    page.set_viewport_size(DESK)  # pyright: ignore[reportArgumentType]


def figure(page: Page, words: str) -> None:
    """What the scorecard says of assessments."""
    page.goto("/scorecard")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=AS01, exact=True))
    expect(row).to_contain_text(words)


def test_two_files_dropped_are_read_agreed_to_and_undone(look, dropped: list[Path]):
    page = look()
    figure(page, "30 of 42")
    page.goto("/load")
    fits_and_reads_well(page)
    page.locator("#drop input[type=file]").set_input_files(dropped)
    expect(page.get_by_role("heading", name="2 files here, 2 recognised")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    fits_and_reads_well(page)

    page.get_by_label("Data complete to").fill("30/06/2025")
    page.get_by_role("button", name="Read these files").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is being read")
    fits_and_reads_well(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Preview of load", timeout=A_LOAD)
    row = page.get_by_role("row").filter(has_text=AS01)
    expect(row).to_contain_text("71.4% (20 of 28)")
    fits_and_reads_well(page)
    figure(page, "30 of 42")

    page.goto("/load")
    page.get_by_role("link", name="Load 1 of analyst").click()
    page.get_by_role("button", name="Make this current").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter why this should be the current data.")
    fits_and_reads_well(page)
    page.get_by_label("Reason").fill("The last month was entered twice")
    page.get_by_role("button", name="Make this current").click()
    expect(page.get_by_text("● Made current")).to_be_visible()
    figure(page, "20 of 28")

    page.goto("/load/history")
    fits_and_reads_well(page)
    page.get_by_text("Undo the current load").first.click()
    page.get_by_label("Reason").fill("It was right before")
    page.get_by_role("button", name="Undo the current load").click()
    expect(page.get_by_role("row").filter(has_text="It was right before")).to_contain_text("Undone")
    figure(page, "30 of 42")


def test_without_javascript_all_of_it_works(look, dropped: list[Path]):
    page = look(anew=True, java_script_enabled=False)
    page.goto("/load")
    page.get_by_label("Files").set_input_files(dropped)
    page.get_by_role("button", name="Upload these files").click()
    expect(page.get_by_role("heading", name="2 files here, 2 recognised")).to_be_visible()
    page.get_by_role("button", name="Read these files").click()
    for _ in range(90):
        if page.get_by_role("heading", name="Preview of load").count():
            break
        page.wait_for_timeout(2000)
        page.get_by_role("link", name="Show progress").click()
    page.get_by_role("button", name="Discard this load").click()
    expect(page.get_by_text("These files were not used")).to_be_visible()


def test_twenty_files_dropped_at_once_each_land(look, tmp_path):
    many = [tmp_path / f"contacts_{number}.csv" for number in range(20)]
    for path in many:
        path.write_text("cont_contact_id,cont_person_id,cont_contact_date\n1,C-1,2025-01-01\n")
    page = look()
    page.goto("/load")
    page.locator("#drop input[type=file]").set_input_files(many)
    expect(page.get_by_role("heading", name="20 files here, 20 recognised")).to_be_visible(timeout=A_LOAD)
    fits_and_reads_well(page)
    page.get_by_role("button", name="Remove all files").click()
    expect(page.get_by_text("No files here yet.")).to_be_visible()


def test_an_upload_cut_off_in_the_middle_keeps_nothing_and_is_said(look, address: str):
    page = look()
    page.goto("/load")
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    token = page.locator("#drop input[name=csrfmiddlewaretoken]").input_value()
    _cut_off(address, cookies, token)
    expect(page.get_by_text("No files here yet.")).to_be_visible()
    for _ in range(60):  # until the server has noticed
        page.goto("/load")
        if page.get_by_text("the connection was lost").count():
            break
        page.wait_for_timeout(500)
    expect(page.get_by_text("annex_a.xlsx did not arrive whole: the connection was lost.")).to_be_visible()
    expect(page.get_by_role("button", name="Read these files")).to_have_count(0)
    page.get_by_role("button", name="Remove all files").click()


def _cut_off(address: str, cookies: str, token: str) -> None:
    """Half of a form with a file, and then the line is dead."""
    where, edge = urlsplit(address), "----edge"
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="annex_a.xlsx"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode() + b"PK" * 100_000
    head = (
        f"POST /load HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookies}\r\nOrigin: {address}\r\n"
        f"Content-Type: multipart/form-data; boundary={edge}\r\nContent-Length: {len(body) * 3}\r\n\r\n"
    ).encode()
    with socket.create_connection((where.hostname, where.port), timeout=10) as line:
        line.sendall(head + body)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def test_after_all_this_the_pages_still_answer(address: str):
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", "/health")
    assert connection.getresponse().status == 200
