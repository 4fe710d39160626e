"""The second factor's secrets in the database: kept under a key that is not there.

allauth brings the arithmetic of one-time codes, recovery codes and their table, and this hook for the key.
"""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken

from sightline.engine.places import data_folder
from sightline.trail.key_files import key_kept_in


class SecretLostError(Exception):
    """A second factor cannot be read: the key file is not the one it was kept under."""


class Adapter(DefaultMFAAdapter):
    """Encrypts what allauth keeps of a second factor, with the key in `keys/second_factor`."""

    def encrypt(self, text: str) -> str:
        """The secret as it is kept."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself. SecretLostError when the key has changed."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as lost:
            raise SecretLostError(
                "The key of second factors is not the one they were kept under. Put keys/second_factor back from where "
                "your keys are kept, or remove the person's second factor and let them set it up again."
            ) from lost

    def get_totp_label(self, user) -> str:
        """What a phone shows: the person's name."""
        return user.get_username()


def _box() -> Fernet:
    key = key_kept_in(data_folder() / "keys" / "second_factor")
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor\n" + key).digest()))
