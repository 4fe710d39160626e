"""A backup is put back as it was, or not at all; what is wrong with one is said in a sentence."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sightline.backups.archive import check
from sightline.backups.putting_back import needs, put_back
from sightline.backups.taking import CannotBackUpError, take
from sightline.cli import main
from support.postgres import postgres_url  # noqa: F401 - a fixture
from support.processes import environment, run

LOADED = """
from sightline.engine.snapshots import open_snapshot
from sightline.trail.queries import verify
verdict = verify()
print(verdict.ok, verdict.lines, open_snapshot().rows("ssd_person", "343").num_rows)
"""
MADE_AGAIN = {"cache/x.json", "store/readings/x/answers.json", "a.lock"}


def sightline(data: Path, *asked: str, url: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sightline.cli", *asked]
    return subprocess.run(
        command, env=environment(data, url), text=True, capture_output=True, check=False, timeout=90
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


@pytest.fixture(scope="module")
def whole(made, tmp_path_factory) -> Path:
    """A backup with keys, made by the command; for all tests here, none of which changes it."""
    archive = tmp_path_factory.mktemp("whole") / "backup.zip"
    for path in (
        "settings/clocks.csv",
        "letters/one.txt",
        "cache/x.json",
        "store/readings/x/answers.json",
        "store/keeps/20250630T120000000-abcdef/board-paper",
        "a.lock",
    ):
        (made / "var" / path).parent.mkdir(parents=True, exist_ok=True)
        (made / "var" / path).write_text(path, encoding="utf-8")
    done = sightline(made / "var", "backup", str(archive), "--with-keys")
    assert done.returncode == 0, done.stderr
    return archive


@pytest.fixture
def backup(whole, tmp_path) -> Path:
    """A copy of it, to be damaged or not."""
    return shutil.copy(whole, tmp_path / "backup.zip")


def restore(capsys, monkeypatch, to: Path, archive: Path) -> tuple[int, str]:
    """`sightline restore`, in this process: its exit code and what it said."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(to))
    code = main(["restore", str(archive)])
    return code, capsys.readouterr().err


@pytest.fixture
def back(tmp_path, monkeypatch) -> Path:
    """An empty place for a data folder, named in SIGHTLINE_DATA."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "back"))
    return tmp_path / "back"


def test_what_is_put_back_is_what_was_there_and_only_its_owner_may_read_it(made, backup, back):
    assert backup.stat().st_mode & 0o077 == 0
    put_back(backup)
    before, after = files(made / "var"), files(back)
    changing = {name for name in before if "sqlite3" in name or name.endswith(".lock")}
    questions = {name for name in before if name.startswith("cache/compiled/")}  # made again
    after.pop("sightline.sqlite3")
    assert set(after) == set(before) - changing - MADE_AGAIN - questions
    assert {name: before[name] for name in after} == after
    assert [file for file in back.rglob("*") if file.is_file() and file.stat().st_mode & 0o077] == []


def test_after_it_the_trail_verifies_and_the_backup_is_a_line_of_it(backup, back):
    put_back(backup)
    assert run(LOADED, environment(back)).split() == ["True", "2", "3"]


def test_without_keys_it_says_so_twice_and_the_trail_cannot_be_verified(
    data, backup, capsys, monkeypatch, tmp_path
):
    made = sightline(data, "backup", str(tmp_path / "b.zip"))
    assert "The keys are not in it" in made.stderr
    assert not any(name.startswith("keys/") for name in listed(tmp_path / "b.zip"))
    code, said = restore(capsys, monkeypatch, tmp_path / "back", tmp_path / "b.zip")
    assert (code, "The keys are not in this backup" in said) == (0, True)
    assert sightline(tmp_path / "back", "verify").returncode == 1


def test_a_folder_with_data_is_never_written_over(data, backup, capsys, monkeypatch):
    before = files(data)
    code, said = restore(capsys, monkeypatch, data, backup)
    assert (code, "is not empty" in said) == (1, True)
    assert files(data) == before


def test_an_empty_folder_may_be_there_already(backup, back):
    back.mkdir()
    put_back(backup)
    assert (back / "store" / "current").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("taken.zip", "There is a file"),
        ("back/b.zip", "is in the data folder"),
        ("no/b.zip", "There is no folder"),
    ],
)
def test_where_a_backup_cannot_go_it_says_why_and_leaves_nothing(tmp_path, back, to, sentence):
    (tmp_path / "taken.zip").write_bytes(b"somebody's")
    before = set(tmp_path.iterdir())
    with pytest.raises(CannotBackUpError, match=sentence):
        take(tmp_path / to, by="ann")
    assert set(tmp_path.iterdir()) == before


def cut_short(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])


def one_byte_changed(archive: Path) -> None:
    whole = bytearray(archive.read_bytes())
    whole[len(whole) // 3] ^= 1
    archive.write_bytes(bytes(whole))


def changed_and_packed_again(archive: Path) -> None:
    rewritten(archive, lambda name, content: content + b" " if name != "manifest.json" else content)


def without_a_manifest(archive: Path) -> None:
    rewritten(archive, lambda name, content: None if name == "manifest.json" else content)


def reaching_outside(archive: Path) -> None:
    rewritten(archive, lambda _, content: content.replace(b'"store/current"', b'"../outside"'))


def not_a_zip(archive: Path) -> None:
    archive.write_bytes(b"a letter")


def rewritten(archive: Path, change) -> None:
    with zipfile.ZipFile(archive) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in held.items():
            if (new := change(name, content)) is not None:
                packed.writestr(name, new)


@pytest.mark.parametrize(
    "damage",
    [cut_short, one_byte_changed, changed_and_packed_again, without_a_manifest, reaching_outside, not_a_zip],
)
def test_a_damaged_backup_is_refused_and_nothing_is_put_back(backup, tmp_path, capsys, monkeypatch, damage):
    damage(backup)
    before = set(tmp_path.iterdir())
    code, said = restore(capsys, monkeypatch, tmp_path / "back", backup)
    assert (code, said.count("\n"), "backup" in said) == (1, 1, True), said
    assert set(tmp_path.iterdir()) == before


@pytest.mark.postgres
def test_on_postgresql_it_says_what_is_missing_and_runs_what_copies_it(tmp_path, postgres_url):  # noqa: F811
    data, dump = tmp_path / "var", tmp_path / "ran"
    alone = sightline(data, "backup", str(tmp_path / "a.zip"), url=postgres_url)
    assert (alone.returncode, "pg_dump" in alone.stderr) == (0, True)
    assert "sightline.sqlite3" not in listed(tmp_path / "a.zip")
    command = f"{sys.executable} -c \"open(r'{dump}', 'w').close()\""
    both = sightline(data, "backup", str(tmp_path / "b.zip"), "--meanwhile", command, url=postgres_url)
    assert (both.returncode, "pg_dump" in both.stderr, dump.exists()) == (0, False, True)
    assert any("put your dump" in sentence for sentence in needs(check(tmp_path / "b.zip")))


def test_when_the_copying_command_fails_there_is_no_backup(data, tmp_path):
    command = f'{sys.executable} -c "raise SystemExit(3)"'
    done = sightline(data, "backup", str(tmp_path / "b.zip"), "--meanwhile", command)
    assert (done.returncode, "ended with 3" in done.stderr, (tmp_path / "b.zip").exists()) == (1, True, False)


def listed(archive: Path) -> set[str]:
    return {entry.path for entry in check(archive).files}
