"""One email to one person, where the council has a mail server: sent, or why not, in words."""

from django.conf import settings
from django.core.mail import EmailMessage

from sightline.people.models import User
from sightline.programme.delivery.queries.digest import address_of

NOT_SET_UP = "No mail server is set up, so nobody was sent an email."


def mail_is_set_up() -> bool:
    """Whether emails leave this machine; without a mail server they are only printed."""
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def send_email(user: User, subject: str, text: str) -> bool:
    """Whether it went. No subject says what anything is called, because subjects are seen by others."""
    address = address_of(user)
    if not address or not mail_is_set_up():
        return False
    try:
        EmailMessage(subject, text, to=[address]).send()
    except Exception:  # noqa: BLE001  mail servers fail in many ways, and each is told by its name in the trail's line
        return False
    return True
