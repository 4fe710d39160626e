"""Keys are made once and guarded."""

import pytest

from sightline.trail import key_files


def test_a_key_is_made_once(tmp_path):
    path = tmp_path / "keys" / "k"
    assert key_files.key_kept_in(path) == key_files.key_kept_in(path)
    assert len(key_files.key_kept_in(path)) == 64


def test_a_key_is_for_its_owner_only(tmp_path):
    key_files.key_kept_in(tmp_path / "keys" / "k")
    assert (tmp_path / "keys" / "k").stat().st_mode & 0o077 == 0
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0


def test_two_keys_differ(tmp_path):
    assert key_files.key_kept_in(tmp_path / "a") != key_files.key_kept_in(tmp_path / "b")


@pytest.mark.parametrize(("length", "long_enough"), [(31, False), (32, True)])
def test_a_given_key_has_at_least_thirty_two_characters(tmp_path, length, long_enough):
    path = tmp_path / "k"
    path.write_bytes(b"k" * length + b"\n")
    if long_enough:
        assert key_files.given_key(path) == b"k" * 32
    else:
        with pytest.raises(ValueError, match="too short"):
            key_files.given_key(path)
