"""The way from a child's reference on a list to the child in the council's own case system, which is told nothing of the list."""

from urllib.parse import quote

from django.conf import settings


def case_link(child: object) -> str:
    """Where this child is in the council's case system; blank where the council gave no address, or for no child."""
    return case_system(settings.CASE_ADDRESS, child)


def case_system(address: str, child: object) -> str:
    """Where a child is by this pattern, `{child}` being the reference; blank where there is no pattern, or a bad one."""
    fits = address.startswith(("https://", "http://")) and "{child}" in address
    return address.replace("{child}", quote(str(child), safe="")) if fits and child else ""
