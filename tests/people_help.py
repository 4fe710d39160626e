"""People for tests of pages: one signed in, whose name is their role."""

from django.test import Client

from sightline.people.models import User


def signed_in(client: Client, role: str, **more: object) -> User:
    """Someone of this role, signed in without a password, as the trail would name them by their role."""
    user = User.objects.create(username=role, role=role, **more)
    client.force_login(user)
    return user
