"""Where somebody's emails go."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sightline.history.services import as_seen, count_up, write_changes
from sightline.people.models import AccountChange, User
from sightline.people.verbs import PeopleVerb
from sightline.trail.services import record, recorded_transaction


class CannotSendThereError(ValueError):
    """An address no email can go to; the message is a sentence."""


def set_email(user: User, address: str, *, by: str) -> None:
    """Send this person's emails there from now on; blank for none. CannotSendThereError for what is no address."""
    address = address.strip()
    try:
        if address:
            validate_email(address)
    except ValidationError as fault:
        raise CannotSendThereError(
            f"'{address}' is not an email address. Give it as name@council.gov.uk."
        ) from fault
    with recorded_transaction():
        now = as_seen(user, None)
        was, now.email, user.email = now.email, address, address
        count_up(now, "email", by=by)
        write_changes(AccountChange, {"email": was}, {"email": address}, by=by, person=now)
        record(by=by, action=PeopleVerb.USER_EMAIL_SET, what=user.username, detail={"set": bool(address)})
