"""A person's calendar addresses."""

from sightline.feeds.models import CalendarAddress
from sightline.people.models import User


def addresses_of(person: User) -> list[CalendarAddress]:
    """The person's addresses, whatever they open, newest first; ended and expired ones too."""
    return list(CalendarAddress.objects.filter(person=person).select_related("person"))
