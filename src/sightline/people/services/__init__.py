"""What is done to people and by them, a file for each idea; the names other rooms use are gathered here."""

from sightline.people.services.adding import CannotAddUserError, NewUser, add_user, made_password
from sightline.people.services.signing_in import record_sign_out

__all__ = ["CannotAddUserError", "NewUser", "add_user", "made_password", "record_sign_out"]
