"""The manual for those who run it says what the code reads, and two workers on PostgreSQL sign somebody in."""

import http.cookiejar
import re
import subprocess
import sys
import urllib.parse
import urllib.request

import pytest

from support.browsing import served
from support.postgres import postgres_url  # noqa: F401 - a fixture
from support.processes import environment, run
from support.wheel import ROOT

MANUAL = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
NAME = re.compile(r"\b(?:SIGHTLINE_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL)\b")
ADD = """
from sightline.people.services import add_user
from sightline.people.models import User
made = add_user("ann", "performance_analyst", by="test", excused=True)
User.objects.update(must_change_password=False)
print(made.password)
"""


def read_by_the_code() -> set[str]:
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    return set(NAME.findall(source))


def test_every_setting_the_code_reads_is_in_the_table_and_no_other():
    table = MANUAL.partition("## Settings")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == read_by_the_code()


def test_every_command_it_names_is_one():
    from sightline.commands import COMMANDS

    told = set(re.findall(r"(?:^|[`/\\ ])sightline ([a-z]+)\b", "\n".join(_code())))
    assert {"backup", "restore", "serve", "verify"} <= told
    assert told <= set(COMMANDS)


def test_every_place_in_it_is_there():
    headings = {
        re.sub(r"[^a-z0-9 ]", "", each.lower()).replace(" ", "-")
        for each in re.findall(r"^## (.+)$", MANUAL, re.MULTILINE)
    }
    for there in re.findall(r"\]\(([^)]+)\)", MANUAL):
        assert there[1:] in headings if there.startswith("#") else (ROOT / "docs" / there).exists(), there


@pytest.mark.postgres
def test_two_workers_on_postgresql_sign_somebody_in(tmp_path, postgres_url):  # noqa: F811
    data = tmp_path / "var"
    password = run(ADD, environment(data, postgres_url)).strip()
    opened = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with served(data, DATABASE_URL=postgres_url, SIGHTLINE_WORKERS="2") as address:
        form = opened.open(f"{address}/sign-in", timeout=20).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
        assert token
        sent = {"username": "ann", "password": password, "csrfmiddlewaretoken": token[1]}
        opened.open(f"{address}/sign-in", urllib.parse.urlencode(sent).encode(), timeout=20)
        for _ in range(10):  # whichever worker answers knows the session
            page = opened.open(f"{address}/account", timeout=20).read().decode()
            assert "ann" in page
            assert 'action="/sign-out"' in page
    done = subprocess.run(
        [sys.executable, "-m", "sightline.cli", "verify"],
        env=environment(data, postgres_url),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "whole" in done.stdout) == (0, True)


def _code() -> list[str]:
    """What stands in code in the manual."""
    blocks = re.findall(r"```\n(.*?)```", MANUAL, re.DOTALL)
    return [*blocks, *(f"`{each}" for each in re.findall(r"`([^`\n]+)`", MANUAL))]
