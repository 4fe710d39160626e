"""Where data lies: named by SIGHTLINE_DATA or beside you, and looked for on the disk once."""

from pathlib import Path

from sightline.files.folder import data_folder


def test_it_is_named_or_beside_you(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIGHTLINE_DATA", "")
    assert data_folder() == (tmp_path / "var").resolve()
    for named in ("else", str(tmp_path / "else")):
        monkeypatch.setenv("SIGHTLINE_DATA", named)
        assert data_folder() == (tmp_path / "else").resolve()
    (tmp_path / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "deeper")
    monkeypatch.setenv("SIGHTLINE_DATA", "else")
    assert data_folder() == (tmp_path / "deeper" / "else").resolve()


def test_links_are_followed_and_that_once(tmp_path, monkeypatch):
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "link" / "data"))
    followed: list[Path] = []
    resolve = Path.resolve
    monkeypatch.setattr(Path, "resolve", lambda path: followed.append(path) or resolve(path))
    assert {data_folder() for _ in range(3)} == {resolve(tmp_path / "disk" / "data")}
    assert len(followed) == 1
