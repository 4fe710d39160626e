"""People are asked to comment on a version; whoever was asked writes a comment themselves, and may change it until comments close."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sightline.bodies.models import Body
from sightline.history.services import as_seen, count_up, write_changes
from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.people.models import User
from sightline.people.rules import title
from sightline.programme.consultation.queries.comments import (
    CommentRights,
    consultation_of,
    rights_to_comment,
)
from sightline.programme.consultation.rules import ASKED_ROLES, YOUNG, fault_of_asking
from sightline.programme.consultation.services.comments import last_of_comment
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Comment, Consultation, FieldChange, Invitation, Version
from sightline.programme.plans.services.plans import what_version
from sightline.trail.services import record, recorded_transaction
from sightline.web.identifiers import seem_to_hold

NOT_ASKED = "You are not asked to comment on this version."


def ask_for_comments(
    version: Version,
    *,
    closes: date,
    bodies: Iterable[int] = (),
    roles: Iterable[str] = (),
    people: Iterable[int] = (),
    words: str = "",
    edition: int | None = None,
    by: str,
) -> Consultation:
    """Ask these bodies, roles and people (bodies and people by number) to comment until that day; what stood before is
    replaced, and kept. `edition`: as it was seen, 0 where they saw that nobody was asked, None where nobody looked.

    CannotChangePlanError where the version is not out for comments, the day has passed, nobody is chosen, or nothing
    differs; ChangedMeanwhileError where somebody else changed it after that edition.
    """
    with recorded_transaction():
        version = Version.objects.select_related("plan").get(pk=version.pk)
        raise_if(*fault_of_asking(version.state, closes, timezone.localdate()))
        chosen = _chosen(version.plan.authority, bodies, roles, people)
        if not chosen:
            raise CannotChangePlanError("Choose who is asked: a body, a role or a person.", "bodies")
        consultation, before = _begun(version, closes, edition, by)
        consultation.closes, consultation.words = closes, words.strip()
        after = _described(closes, consultation.words, chosen)
        if after == before:
            raise CannotChangePlanError("Nothing differs from what is known already.")
        _invite(consultation, chosen)
        if before:
            count_up(consultation, "closes", "words", by=by)
        else:
            consultation.save(update_fields=["closes", "words"])
        write_changes(FieldChange, before, after, by=by, consultation=consultation)
        detail = {"from": before, "to": after}
        record(by=by, action=ProgrammeVerb.COMMENTS_ASKED, what=what_version(version), detail=detail)
    return consultation


def write_comment(version: Version, words: str, *, confirmed: Sequence[str] = (), person: User) -> Comment:
    """Whoever was asked says what they think of a version. `confirmed`: what it seems to hold that says who a child is, and
    is kept with.

    CannotChangePlanError where they were not asked, or comments are closed.
    """
    words = required(words, "Enter your comment.", "words")
    by = person.get_username()
    with recorded_transaction():
        version = Version.objects.select_related("plan").get(pk=version.pk)
        _may_comment(rights_to_comment(person, version, timezone.localdate()))
        name = YOUNG if person.role == "young_advisor" else by
        made = Comment.objects.create(
            version=version, person=person, said_by=name, words=words, by=by, at=timezone.now()
        )
        detail = {
            "comment": made.pk,
            "said_by": name,
            "words": for_the_trail(words, confirmed),
            **kept_with(confirmed),
        }
        record(by=by, action=ProgrammeVerb.PLAN_COMMENTED, what=what_version(version), detail=detail)
    return made


def change_comment(
    comment: Comment, words: str, *, edition: int | None = None, confirmed: Sequence[str] = (), person: User
) -> None:
    """Whoever wrote a comment changes it while comments are open; what it said is kept, and an answer to that is owed anew.

    CannotChangePlanError where comments are closed, or nothing differs; ChangedMeanwhileError where somebody answered it after
    that edition.
    """
    words = required(words, "Enter your comment.", "words")
    by = person.get_username()
    with recorded_transaction():
        now = as_seen(comment, edition, "version__plan", last=last_of_comment)
        if now.person_id != person.pk:
            raise CannotChangePlanError("Only whoever wrote a comment can change it.", "words")
        _may_comment(rights_to_comment(person, now.version, timezone.localdate()))
        before = now.words
        if words == before:
            raise CannotChangePlanError("Nothing differs from what it says already.", "words")
        now.words, now.changed_at = words, timezone.now()
        count_up(now, "words", "changed_at", by=by)
        write_changes(FieldChange, {"words": before}, {"words": words}, by=by, comment=now)
        detail = {
            "comment": now.pk,
            "from": for_the_trail(before, seem_to_hold(before)),
            "to": for_the_trail(words, confirmed),
            **kept_with(confirmed),
        }
        what = what_version(now.version)
        record(by=by, action=ProgrammeVerb.PLAN_COMMENT_CHANGED, what=what, detail=detail)


def last_of_consultation(consultation: Consultation) -> str:
    """Who is asked by now, in a sentence."""
    names = _described(consultation.closes, "", list(consultation.invitations.all()))["asked"]
    return f"By now {names} are asked."


def _may_comment(rights: CommentRights) -> None:
    if rights.consultation is None:
        raise CannotChangePlanError(NOT_ASKED, "words")
    raise_if(rights.fault, "words")


def _begun(
    version: Version, closes: date, edition: int | None, by: str
) -> tuple[Consultation, dict[str, str]]:
    """The consultation as it was seen, and what it said; a new one, and nothing, where nobody was asked before."""
    stands = consultation_of(version)
    if stands is None:
        made = Consultation.objects.create(version=version, closes=closes, by=by, at=timezone.now())
        return made, {}
    now = as_seen(stands, edition, "version__plan", last=last_of_consultation)
    return now, _described(now.closes, now.words, list(now.invitations.select_related("person", "body")))


def _chosen(
    authority: str, bodies: Iterable[int], roles: Iterable[str], people: Iterable[int]
) -> list[Invitation]:
    """An invitation, not yet kept, for each that is asked: those of this authority only."""
    mine = Q(authority=authority)
    return [
        *(Invitation(body=each) for each in Body.objects.filter(mine, pk__in=list(bodies)).order_by("name")),
        *(Invitation(role=each) for each in ASKED_ROLES if each in set(roles)),
        *(
            Invitation(person=each)
            for each in User.objects.filter(
                mine | Q(authority=""), pk__in=list(people), is_active=True
            ).order_by("username")
        ),
    ]


def _invite(consultation: Consultation, chosen: Sequence[Invitation]) -> None:
    consultation.invitations.all().delete()
    for each in chosen:
        each.consultation = consultation
    Invitation.objects.bulk_create(chosen)


def _described(closes: date, words: str, invitations: Iterable[Invitation]) -> dict[str, Any]:
    """A consultation as its history and the trail keep it."""
    names = sorted(_name(each) for each in invitations)
    return {"closes": closes.isoformat(), "words": words, "asked": "; ".join(names)}


def _name(invitation: Invitation) -> str:
    if invitation.body:
        return invitation.body.name
    return f"every {title(invitation.role).lower()}" if invitation.role else invitation.person.get_username()
