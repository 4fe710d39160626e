"""The settings of a process that a test starts: Sightline's own, but a password is kept at once.

To keep one takes a third of a second, and as long again to compare it at sign-in; a test has five people and a browser of each. What
is asked of how passwords are kept is asked in tests/people/test_passwords_are_slow_to_guess.py, of Sightline's own settings.
"""

from django.conf import global_settings

from sightline.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *global_settings.PASSWORD_HASHERS]
"""The others too, so that people of a demonstration that Sightline made by itself sign in when it is looked at."""
