"""Children known by a keyed fingerprint of their reference: all that this room ever keeps of a child.

HMAC-SHA256 under a key in a file beside the other keys. Whoever holds the database alone learns nothing; with another
key no fingerprint would fit and every restricted child would come into sight, so each restricted child is kept with a
check of the key, and a key that does not fit shuts every list.
"""

import hashlib
import hmac

from sightline.engine.places import data_folder
from sightline.trail.key_files import key_kept_in


class KeyChangedError(Exception):
    """The key of the fingerprints is not the one the restricted list was made with: nobody can tell whom to hide."""

    def __init__(self) -> None:
        """What happened and what to do, in a sentence each."""
        super().__init__(
            "Which children are restricted cannot be told, so no list is shown: the key in keys/children is not the one "
            "the list was made with. Put it back from where your keys are kept."
        )


def key() -> bytes:
    """The key, made the first time it is asked for."""
    return key_kept_in(data_folder() / "keys" / "children")


def fingerprint(reference: str, with_key: bytes) -> str:
    """The fingerprint of a child's reference, 64 hexadecimal digits; capitals and spaces around it make no difference."""
    message = f"child\n{reference.strip().casefold()}".encode()
    return hmac.digest(with_key, message, hashlib.sha256).hex()


def key_check(with_key: bytes) -> str:
    """What tells one key from another."""
    return hmac.digest(with_key, b"which key is this", hashlib.sha256).hex()
