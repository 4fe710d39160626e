"""What make check says of the libraries, and that nothing of this machine or anybody's secret is in the repository."""

import re
import runpy
import subprocess

import pytest

from support.wheel import ROOT

AUDIT = runpy.run_path(str(ROOT / "requirements" / "audit.py"))
HASH = " \\\n    --hash=sha256:" + "0" * 64
SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a password in an address": r"://[^\s/:@'\"{}<>]+:(?!pass|p%40ss|secret|sightline@|hunter2@|\$|\{)[^\s/:@'\"{}<>]{6,}@",
    "a token of a forge or cloud": r"\b(gh[pousr]_\w{36}|glpat-\w{20}|AKIA[0-9A-Z]{16}|xox[bap]-\w{10,}|eyJhbGciOi\w{20,})",
}
PLACES = {
    "somebody's home": r"/(home|Users)/(?!sightline)[a-z]\w+/|[A-Z]:\\+Users\\+\w+",
    "the folder this was written in": r"/work/(main|wt|shared)\b|/tmp/pytest|/root/",
    "a registry": r"(pypi\.org|files\.pythonhosted|registry\.npmjs|artifactory|nexus[.-]|/simple/)",
}
HERE = "tests/config/test_audit.py"
TEXT = (
    ".md",
    ".py",
    ".toml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".js",
    ".csv",
    ".json",
    ".yaml",
    ".svg",
    "Makefile",
    "run",
)


def tracked() -> list[str]:
    """Every file git knows of that is text, but for this one."""
    asked = ["git", "-C", str(ROOT), "ls-files"]
    try:
        listed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("This is not a git checkout: there is no list of its files to look through.")
    return [name for name in listed if name.endswith(TEXT) and name != HERE and (ROOT / name).is_file()]


def found(pattern: str) -> list[str]:
    """Where a pattern stands in the repository, by file and line."""
    wanted = re.compile(pattern)
    return [
        f"{name}:{number}"
        for name in tracked()
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1)
        if wanted.search(line)
    ]


@pytest.mark.parametrize("what", SECRETS)
def test_no_secret_is_in_the_repository(what):
    assert found(SECRETS[what]) == []


@pytest.mark.parametrize("what", PLACES)
def test_nothing_of_any_machine_is_in_the_repository(what):
    assert found(PLACES[what]) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("-----BEGIN RSA PRIVATE KEY-----", SECRETS["a private key"]),
        ("postgresql://ann:hunter2hunter2@db/x", SECRETS["a password in an address"]),
        ("/home/ann/sightline", PLACES["somebody's home"]),
        ("C:\\Users\\ann", PLACES["somebody's home"]),
        ("https://files.pythonhosted.org/x.whl", PLACES["a registry"]),
    ],
)
def test_what_is_looked_for_would_be_found(line, what):
    assert re.search(what, line)


@pytest.mark.parametrize(
    ("lock", "faults"),
    [
        (f"django==5.2.1{HASH}\n", 0),
        (f"django==5.2.1 ; sys_platform == 'win32'{HASH}\n", 0),
        (f"django[bcrypt]==5.2.1{HASH}\nibis==1{HASH}\n", 0),
        ("django==5.2.1\n", 1),
        (f"django>=5{HASH}\n", 1),
        (f"django==5.2.1{HASH}\nibis==1\n", 1),
        (f"--index-url https://example.org/\ndjango==5.2.1{HASH}\n", 1),
    ],
)
def test_a_lock_holds_every_library_to_one_version_and_its_hashes(lock, faults):
    assert len(AUDIT["faults_of_lock"]("run.txt", lock)) == faults


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ("MIT", True),
        ("BSD-3-Clause", True),
        ("Apache-2.0 AND MIT", True),
        ("MPL-2.0", True),
        ("LGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0", False),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", False),
        ("GNU Affero General Public License v3", False),
        ("MIT AND GPL-2.0-or-later", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_which_licences_may_stand_beside_ours(said, may):
    assert AUDIT["may_stand_beside_ours"](said) is may


def test_the_locks_of_this_checkout_are_in_order():
    for name in AUDIT["LOCKS"]:
        assert AUDIT["faults_of_lock"](name, (ROOT / "requirements" / name).read_text(encoding="utf-8")) == []
