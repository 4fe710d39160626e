"""What every test of people may count on."""

import pytest


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Passwords hashed slowly, as they should be, would make these tests slow."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
