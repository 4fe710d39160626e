"""What a council installs: the wheel alone, with no checkout, no make and no npm beside it."""

import re
import socket
import subprocess
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

from support.wheel import ROOT, Installed, build, install

NEVER_SHIPPED = {"__pycache__", "sightline.egg-info"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory, fetched_assets) -> Installed:
    wheel = build(tmp_path_factory.mktemp("build"))
    away = tmp_path_factory.mktemp("away")
    return Installed(wheel, install(wheel, tmp_path_factory.mktemp("environment") / "venv"), away)


def test_every_file_of_the_package_is_in_the_wheel(installed):
    source = ROOT / "src"
    ours = {
        file.relative_to(source).as_posix()
        for file in source.rglob("*")
        if file.is_file() and not NEVER_SHIPPED & set(file.parts)
    }
    shipped = {name for name in zipfile.ZipFile(installed.wheel).namelist() if ".dist-info/" not in name}
    assert shipped == ours


@pytest.mark.parametrize(
    "name",
    [
        "web/static/fetched/govuk-frontend.min.css",
        "web/static/fetched/fetched.txt",
        "people/migrations/0001_tables.py",
        "standards/data/clocks.csv",
    ],
)
def test_it_carries_styles_migrations_and_facts(installed, name):
    assert f"sightline/{name}" in zipfile.ZipFile(installed.wheel).namelist()


def test_its_names_can_be_written_on_windows(installed):
    for name in zipfile.ZipFile(installed.wheel).namelist():
        assert not re.search(r'[:*?"<>|\\]', name), name
        assert len(name) < 140, name


def test_what_runs_is_what_was_installed(installed):
    where = [installed.program("python"), "-c", "import sightline; print(sightline.__file__)"]
    found = subprocess.run(
        where, cwd=installed.away, env=installed.environment(), text=True, capture_output=True, check=True
    )
    assert Path(found.stdout.strip()).is_relative_to(installed.folder)


def test_it_says_what_it_can_do(installed):
    assert {"load", "demo", "serve"} <= set(installed.run("--help").stdout.split())


def test_it_counts_working_days(installed):
    assert installed.run("clock", "2015-09-15", "70wd").stdout.strip() == "2015-12-22"


def test_it_serves_a_page_with_its_stylesheet(installed):
    with served(installed) as address:
        page = read(f"{address}/sign-in")
        sheets = re.findall(r'href="(/static/[^"]+\.css)"', page)
        assert any("govuk-frontend" in sheet for sheet in sheets)
        for sheet in sheets:
            assert "{" in read(address + sheet), sheet


@contextmanager
def served(installed: Installed) -> Iterator[str]:
    """`sightline serve` from the wheel, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [installed.program("sightline"), "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=installed.away,
        env=installed.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        until_up(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def until_up(address: str) -> None:
    for _ in range(1200):
        try:
            read(address)
            return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail("The server of the installed wheel did not answer within two minutes.")


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode("utf-8")
