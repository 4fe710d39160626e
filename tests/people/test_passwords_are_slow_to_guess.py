"""How a password is kept for people: the tests themselves keep theirs at once (tests/conftest.py, support/settings_of_processes)."""

import pytest
from django.conf import global_settings

from sightline.config import settings as our_own
from sightline.people import services as actions
from support.processes import environment, run

PASSWORD = "a long dull password"
HASHERS = getattr(our_own, "PASSWORD_HASHERS", global_settings.PASSWORD_HASHERS)
KEPT = """
from django.conf import settings
from django.contrib.auth.hashers import get_hasher
print(settings.SETTINGS_MODULE, get_hasher().algorithm)
"""


@pytest.mark.django_db
def test_a_password_is_kept_so_that_each_guess_takes_long(settings, client):
    settings.PASSWORD_HASHERS = HASHERS
    ann = actions.add_user("ann", "dcs", PASSWORD, by="console").user
    ann.refresh_from_db()
    algorithm, rounds, salt, _ = ann.password.split("$")
    assert algorithm == "pbkdf2_sha256" and int(rounds) >= 600_000 and len(salt) >= 16
    assert client.login(username="ann", password=PASSWORD)
    assert not client.login(username="ann", password=f"{PASSWORD}.")


def test_a_process_is_started_with_sightline_s_own_settings_where_a_test_asks_for_them(tmp_path):
    as_people = environment(tmp_path / "var", DJANGO_SETTINGS_MODULE="sightline.config.settings")
    assert run(KEPT, as_people).split() == ["sightline.config.settings", "pbkdf2_sha256"]
    assert run(KEPT, environment(tmp_path / "var")).split() == ["quick_settings", "md5"]
