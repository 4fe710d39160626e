"""What a version groups its actions by, serves and stands on. Only while its words may still be changed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.documents.models import Document
from sightline.history.services import as_seen, count_up, write_changes
from sightline.identifiers.rules import kept_with
from sightline.programme import kinds as rules
from sightline.programme.kinds.refusals import (
    CannotChangePlanError,
    raise_if,
    required,
)
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.kinds.young_people import fault_of_text
from sightline.programme.models import (
    Alignment,
    FieldChange,
    Grouping,
    SupportingDocument,
    SupportingVersion,
    Version,
)
from sightline.programme.plans.queries.groupings import last_of
from sightline.programme.plans.rules.versions import LONGEST_KEY, fault_of_writing, key_of
from sightline.programme.plans.services.plans import what_version
from sightline.trail.services import record, recorded_transaction

FIELDS = ("title", "about", "for_young_people", "progress", "place")
"""What may be changed of a grouping."""


def add_grouping(
    version: Version, kind: str, title: str, *, about: str = "", for_young_people: str = "", by: str
) -> Grouping:
    """Another priority, theme, key area, programme or phase of this version, after those there are."""
    title = required(title, "Enter what it is called.", "title")
    if kind not in rules.GROUPING_KINDS:
        kind_words = ", ".join(rules.GROUPING_KINDS.values())
        raise CannotChangePlanError(
            f"'{kind}' is not a way to group actions. Choose one of: {kind_words}.", "kind"
        )
    plain = _plain(for_young_people)
    with recorded_transaction():
        version = written(version)
        before = list(Grouping.objects.filter(version=version, kind=kind))
        grouping = Grouping.objects.create(
            version=version,
            kind=kind,
            key=_free(key_of(title), {each.key for each in before}),
            title=title,
            about=about.strip(),
            for_young_people=plain,
            place=max((each.place for each in before), default=0) + 1,
        )
        record(
            by=by,
            action=ProgrammeVerb.GROUPING_ADDED,
            what=what_version(version),
            detail={"kind": kind, "key": grouping.key, "title": title, "for_young_people": plain},
        )
    return grouping


def change_grouping(
    grouping: Grouping,
    *,
    title: str,
    about: str,
    progress: str,
    by: str,
    edition: int,
    place: int | None = None,
    for_young_people: str | None = None,
) -> None:
    """Its words and place; what is None stays. Its progress may be written while the version is live too; the rest not.

    ChangedMeanwhileError where it was changed since `edition`; CannotChangePlanError where it may not be changed.
    """
    title = required(title, "Enter what it is called.", "title")
    plain = None if for_young_people is None else _plain(for_young_people)
    with recorded_transaction():
        grouping = as_seen(grouping, edition, "version__plan", last=last_of)
        wanted = {
            "title": title,
            "about": about.strip(),
            "progress": progress.strip(),
            "place": place or grouping.place,
            "for_young_people": grouping.for_young_people if plain is None else plain,
        }
        before = {name: getattr(grouping, name) for name in wanted}
        changed = [name for name in wanted if wanted[name] != before[name]]
        if set(changed) - {"progress"} or grouping.version.state != "live":
            raise_if(fault_of_writing(grouping.version.state), "title")
        if changed:
            _change(grouping, changed, before, wanted, by=by)


def _change(
    grouping: Grouping,
    changed: Sequence[str],
    before: Mapping[str, Any],
    wanted: Mapping[str, Any],
    *,
    by: str,
) -> None:
    """Change these fields of it, and keep what they were."""
    for name in changed:
        setattr(grouping, name, wanted[name])
    count_up(grouping, *changed, by=by)
    thing = {"grouping": grouping, "version": grouping.version, "about": grouping.title}
    write_changes(FieldChange, before, wanted, by=by, **thing)
    detail = {
        "kind": grouping.kind,
        "key": grouping.key,
        "from": {name: before[name] for name in changed},
        "to": {name: wanted[name] for name in changed},
    }
    what = what_version(grouping.version)
    record(by=by, action=ProgrammeVerb.GROUPING_CHANGED, what=what, detail=detail)


def remove_grouping(grouping: Grouping, *, edition: int, by: str) -> None:
    """Take it out of a version that is being written. Its actions stay; they only stand in it no longer.

    ChangedMeanwhileError where it was changed since `edition`.
    """
    with recorded_transaction():
        version = written(grouping.version)
        grouping = as_seen(grouping, edition, "version__plan", last=last_of)
        detail = {"kind": grouping.kind, "key": grouping.key, "title": grouping.title}
        grouping.delete()
        record(by=by, action=ProgrammeVerb.GROUPING_REMOVED, what=what_version(version), detail=detail)


def align(
    version: Version, document: str, priority: str = "", groupings: Collection[int] = (), *, by: str
) -> Alignment:
    """Say that a version, or some of its groupings, serves something larger: the CYPP, a corporate priority."""
    document = required(document, "Enter the document it serves.", "document")
    with recorded_transaction():
        version = written(version)
        if Alignment.objects.filter(version=version, document=document, priority=priority.strip()).exists():
            raise CannotChangePlanError("That is said already.", "document")
        aligned = Alignment.objects.create(version=version, document=document, priority=priority.strip())
        aligned.groupings.set(Grouping.objects.filter(version=version, pk__in=groupings))
        detail = {"document": document, "priority": priority.strip()}
        record(by=by, action=ProgrammeVerb.PLAN_ALIGNED, what=what_version(version), detail=detail)
    return aligned


def support(
    version: Version,
    kind: str,
    title: str,
    where: str = "",
    *,
    document: Document | None = None,
    review_by: date | None = None,
    confirmed: Sequence[str] = (),
    unread: str = "",
    by: str,
) -> SupportingDocument:
    """A document the version stands on (`supports`), or a policy that must be reviewed because of it (`to_review`).

    `confirmed`: what its file seems to hold that says who a child is, and is kept with; `unread`: what of it could not be
    looked through.
    """
    title = required(title, "Enter the document's title.", "title")
    with recorded_transaction():
        version = written(version)
        made = SupportingDocument.objects.create(
            version=version,
            kind=kind,
            title=title,
            where=where.strip(),
            document=document,
            review_by=review_by,
        )
        if document:
            _file(made, 1, document, by)
        detail = {"kind": kind, "title": title, "review_by": review_by.isoformat() if review_by else None}
        detail |= {"sha256": document.sha256} if document else {}
        detail |= kept_with(confirmed, unread)
        record(by=by, action=ProgrammeVerb.PLAN_DOCUMENT_NAMED, what=what_version(version), detail=detail)
    return made


def support_again(
    supporting: SupportingDocument,
    document: Document,
    *,
    confirmed: Sequence[str] = (),
    unread: str = "",
    edition: int | None = None,
    by: str,
) -> None:
    """A newer file of a document of the plan, while the version is written; the older ones stay.

    ChangedMeanwhileError where somebody else gave one after that edition.
    """
    with recorded_transaction():
        version = written(supporting.version)
        now = as_seen(supporting, edition, "document")
        latest = now.versions.first()
        was = now.document.sha256 if now.document else ""
        now.document = document
        count_up(now, "document", by=by)
        _file(now, latest.number + 1 if latest else 1, document, by)
        detail = {"title": now.title, "from": was, "to": document.sha256, **kept_with(confirmed, unread)}
        record(
            by=by, action=ProgrammeVerb.PLAN_DOCUMENT_GIVEN_AGAIN, what=what_version(version), detail=detail
        )


def _file(supporting: SupportingDocument, number: int, document: Document, by: str) -> None:
    SupportingVersion.objects.create(
        supporting=supporting, number=number, document=document, by=by, at=timezone.now()
    )


def written(version: Version) -> Version:
    """The version as it stands, if its words may be changed; CannotChangePlanError if not. Ask as the one writer."""
    version = Version.objects.select_related("plan").get(pk=version.pk)
    raise_if(fault_of_writing(version.state))
    return version


def _plain(text: str) -> str:
    """A text for young people as it is kept; CannotChangePlanError where it is too long."""
    tidy_text = text.replace("\r\n", "\n").strip()
    raise_if(fault_of_text(tidy_text), "for_young_people")
    return tidy_text


def _free(key: str, taken: set[str]) -> str:
    number, free_key = 2, key
    while free_key in taken:
        ending = f"-{number}"
        free_key, number = key[: LONGEST_KEY - len(ending)] + ending, number + 1
    return free_key
