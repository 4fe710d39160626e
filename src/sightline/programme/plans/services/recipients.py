"""Whom a version is submitted to: each once, and the council's own body where one is so called. For what its callers record."""

from collections.abc import Iterable, Sequence

from sightline.bodies.queries import body_by_name
from sightline.bodies.rules import key_of
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Recipient, VersionStep

LONGEST_NAME = 200


def recipients(to: Iterable[str], wanted: str) -> list[str]:
    """The names, each once. CannotChangePlanError where nobody is named, or somebody where nothing is submitted."""
    by_key: dict[str, str] = {}
    for name in filter(str.strip, to):
        by_key.setdefault(key_of(name), " ".join(name.split()))
    names = list(by_key.values())
    if names and wanted != "submitted":
        raise CannotChangePlanError(
            "Only what is submitted has recipients. Leave them out, or submit it.", "to"
        )
    if wanted == "submitted" and not names:
        raise CannotChangePlanError("Say who it is submitted to.", "to")
    if long := next((name for name in names if len(name) > LONGEST_NAME), ""):
        sentence = f"“{long[:40]}…” is longer than {LONGEST_NAME} characters."
        raise CannotChangePlanError(f"{sentence} Write each recipient on a line of its own.", "to")
    return names


def keep_recipients(step: VersionStep, names: Sequence[str], authority: str) -> None:
    """These, and nobody else any more, are whom this step submitted it to."""
    step.recipients.all().delete()
    for name in names:
        body = body_by_name(authority, name)
        Recipient.objects.create(step=step, name=body.name if body else name, body=body)
