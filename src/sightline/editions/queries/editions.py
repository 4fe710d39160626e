"""The editions there are, one read, and what the links to them are."""

from pathlib import Path

from django.urls import reverse

from sightline.editions.content import earlier_in, faults_in
from sightline.editions.models import FigureEdition
from sightline.editions.places import edition_folder
from sightline.editions.rules.making_safe import EarlierEdition
from sightline.freezes.models import Freeze, Publication
from sightline.people.models import User


class NoSuchEditionError(LookupError):
    """There is no such edition; its message is for whoever asked."""


class EditionChangedError(Exception):
    """An edition is not as it was sealed, so nothing of it is shown; the message says what of it."""


def published_editions(authority: str) -> list[FigureEdition]:
    """What is published of an authority, the newest first."""
    rows = FigureEdition.objects.filter(authority=authority).exclude(published_by="")
    return list(rows.select_related("freeze").order_by("-published_at", "-pk"))


def editions_for(person: User) -> list[FigureEdition]:
    """What is published of the authority a person belongs to, the newest first; of every one for whoever belongs to none."""
    rows = (
        FigureEdition.objects.exclude(published_by="")
        .select_related("freeze")
        .order_by("-published_at", "-pk")
    )
    return list(rows.filter(authority=person.authority) if person.authority else rows)


def every_edition(authority: str = "") -> list[FigureEdition]:
    """Drafts and published editions of one authority, or of all, the newest first."""
    rows = FigureEdition.objects.select_related("freeze").order_by("authority", "-pk")
    return list(rows.filter(authority=authority) if authority else rows)


def folder_of(edition: FigureEdition) -> Path:
    """Where a published edition lies."""
    return edition_folder(edition.authority, edition.name)


def faults_of(edition: FigureEdition) -> list[str]:
    """What of a published edition is not as it was sealed, a sentence each; nothing where all is whole."""
    return faults_in(folder_of(edition), edition.seal)


def whole_folder(edition: FigureEdition) -> Path:
    """Where it lies, looked through. EditionChangedError where it is not as it was sealed."""
    if faults := faults_of(edition):
        raise EditionChangedError(" ".join(faults))
    return folder_of(edition)


def earlier_editions(authority: str) -> list[EarlierEdition]:
    """All that is published of an authority, the oldest first, to make the next safe in view of it. EditionChangedError."""
    oldest_first = reversed(published_editions(authority))
    return [earlier_in(whole_folder(each), each.seal) for each in oldest_first]


def waiting_draft(freeze: Freeze, audience: str) -> FigureEdition:
    """The draft of a freeze for an audience. NoSuchEditionError where there is none, or several."""
    drafts = list(FigureEdition.objects.filter(freeze=freeze, audience=audience, published_by=""))
    if len(drafts) != 1:
        names = ", ".join(each.name for each in drafts)
        raise NoSuchEditionError(
            f"Several drafts wait: {names}. Name one with --name."
            if drafts
            else f"No draft of {freeze.name} for {audience} waits to be published. Make one first, with --make."
        )
    return drafts[0]


def edition_named(authority: str, name: str) -> FigureEdition:
    """The edition of that name, draft or published. NoSuchEditionError where there is none."""
    edition = FigureEdition.objects.filter(authority=authority, name=name).select_related("freeze").first()
    if edition is None:
        raise NoSuchEditionError(f"There is no edition {name} of authority {authority}.")
    return edition


def address_of(publication: Publication) -> str:
    """Where an edition that stands in a freeze's register is read; blank where it cannot be."""
    edition = FigureEdition.objects.filter(freeze_id=publication.freeze_id, name=publication.edition).first()  # type: ignore[attr-defined]
    return reverse("edition", args=[edition.pk]) if edition is not None and edition.published_by else ""


def links_of(freeze: Freeze, person: User) -> list[tuple[str, str]]:
    """What stands on a freeze's page for this person: making an edition, and the drafts that wait."""
    links = []
    if freeze.confirmed_by and person.has_perm("editions.make"):
        links.append(("Make an edition", reverse("edition-add", args=[freeze.pk])))
    if person.has_perm("freezes.see"):
        drafts = FigureEdition.objects.filter(freeze=freeze, published_by="").order_by("pk")
        links += [(f"Draft: {each.title}", reverse("edition-draft", args=[each.pk])) for each in drafts]
    return links
