"""Who is asked to comment on a version, who has, and what was said of it, as this person may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from sightline.bodies.queries import accounts_on_each, bodies_sat_on_by
from sightline.people.models import User
from sightline.people.rules import title
from sightline.programme.consultation.rules import OUT, YOUNG, fault_of_commenting
from sightline.programme.models import Comment, Consultation, Entry, Invitation, Version
from sightline.programme.plans.seen_by import versions_out
from sightline.web.account_names import full_name, name_and_post

ANSWERED_WITHIN = timedelta(days=14)
"""How long an answer stands among what is new."""

WITHOUT_ANSWER = Q(response="") | Q(changed_at__gt=F("responded_at"))
"""Comments that wait: nobody answered them, or they were changed after they were answered."""


def consultation_of(version: Version) -> Consultation | None:
    """Who is asked about this version; None where nobody was."""
    consultation: Consultation | None = (
        Consultation.objects.filter(version=version).select_related("version__plan").first()
    )  # type: ignore[assignment]
    return consultation


def consultations_asking(person: User, today: date) -> QuerySet[Consultation]:
    """What this person is asked to comment on, by name, by role or as one of a body, of their authority; also what is
    closed by now."""
    every: QuerySet[Consultation] = Consultation.objects.select_related("version__plan")  # type: ignore[assignment]
    if not person.has_perm("plan.see"):
        return every.none()
    by_name_or_role = Q(Q(person=person) | Q(role=person.effective_role))
    mine = Invitation.objects.filter(by_name_or_role | Q(body__in=bodies_sat_on_by(person, today)))
    every = every.filter(pk__in=mine.values("consultation"))
    return every.filter(version__plan__authority=person.authority) if person.authority else every


def to_comment_on(person: User, today: date) -> list[Consultation]:
    """Those that are open and on which this person has said nothing yet, the soonest to close first.

    Mostly none is open, and then nobody is looked for: every first page asks.
    """
    still_open = Q(version__state=OUT, closes__gte=today)
    if not Consultation.objects.filter(still_open).exists():
        return []
    open_now = consultations_asking(person, today).filter(still_open)
    own = Comment.objects.filter(person=person)
    return list(open_now.exclude(version__in=own.values("version")).order_by("closes", "pk"))


def out_here(person: User) -> QuerySet[Version]:
    """The versions of this person's authority that went out for comments at least, whoever may read them."""
    every = versions_out()
    return every.filter(plan__authority=person.authority) if person.authority else every


def own_comments(person: User) -> QuerySet[Comment]:
    """What this person wrote of versions themselves."""
    return Comment.objects.filter(person=person).select_related("version__plan", "person")  # type: ignore[return-value]


def commented_on(person: User) -> list[Version]:
    """The versions on which this person wrote a comment, the newest first."""
    wrote = own_comments(person).values("version")
    return list(Version.objects.filter(pk__in=wrote).select_related("plan").defer("sealed").order_by("-pk"))


def answered_of(person: User, today: date) -> int | None:
    """The version, by its number, of which a comment of this person was answered last, within ANSWERED_WITHIN; else None."""
    since = today - ANSWERED_WITHIN
    rows = own_comments(person).filter(responded_at__date__gt=since).order_by("-responded_at")
    version: int | None = rows.values_list("version", flat=True).first()  # type: ignore[assignment]
    return version


@dataclass(frozen=True, slots=True)
class CommentRights:
    """How a person stands to a version: the consultation that asks them, None where none does; and why they may not comment
    now, blank where they may."""

    consultation: Consultation | None
    fault: str

    @property
    def may_comment(self) -> bool:
        """Whether they were asked, and comments are open."""
        return self.consultation is not None and not self.fault


def rights_to_comment(person: User, version: Version, today: date) -> CommentRights:
    """Whether this person is asked to comment on this version, and may do so today."""
    if not Consultation.objects.filter(
        version=version
    ).exists():  # as with most: nobody's bodies need looking for
        return CommentRights(None, "")
    consultation: Consultation | None = consultations_asking(person, today).filter(version=version).first()  # type: ignore[assignment]
    if consultation is None:
        return CommentRights(None, "")
    return CommentRights(consultation, fault_of_commenting(version.state, consultation.closes, today))


@dataclass(frozen=True, slots=True)
class CommentShown:
    """A comment on a page. `is_own`: this person wrote it; `may_change`: and comments are open; `is_older`: the answer is
    to what it said before it was changed."""

    comment: Comment
    is_own: bool
    may_change: bool

    @property
    def who(self) -> str:
        """Who it is of, in words: by name and post, or by role where whoever wrote it holds no post here."""
        comment = self.comment
        if comment.person is None or comment.said_by == YOUNG:
            return comment.said_by
        words = name_and_post(comment.said_by, comment.at)
        return f"{words}, {title(comment.person.role)}" if words == full_name(comment.said_by) else words

    @property
    def is_older(self) -> bool:
        """Whether it was changed after it was answered."""
        return bool(self.comment.response) and self.comment.waits


def shown_to(person: User, comments: Iterable[Comment], rights: CommentRights) -> list[CommentShown]:
    """These comments as this person may see and change them."""
    return [
        CommentShown(each, each.person_id == person.pk, each.person_id == person.pk and rights.may_comment)
        for each in comments
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """One that was asked. `people`: the accounts meant by it, each with whether they commented and whether they can open the
    plan at all; `received`: comments of a body that came from outside and were written down."""

    name: str
    kind: str
    people: tuple[tuple[User, bool, bool], ...]
    received: int

    @property
    def has_commented(self) -> bool:
        """Whether anything was said by whoever is meant by it."""
        return bool(self.received) or any(commented for _, commented, _ in self.people)


def who_was_asked(consultation: Consultation, today: date) -> list[AskedRow]:
    """Bodies first, then roles, then people; each with who has commented and who has not. The queries do not grow with
    who is asked, but for whether the plan is open to each of another agency."""
    comments = Comment.objects.filter(version=consultation.version_id)
    writers = set(comments.exclude(person=None).values_list("person", flat=True))
    by_body = list(comments.exclude(body=None).values_list("body", flat=True))
    rows = []
    invitations = list(consultation.invitations.select_related("person", "body__named_post"))
    by_role = _by_role(invitations, consultation.version.plan.authority)
    on_bodies = accounts_on_each([each.body for each in invitations if each.body], today)
    for each in invitations:
        users, name, kind = _meant_by(each, by_role, on_bodies)
        people = tuple((user, user.pk in writers, user.has_perm("plan.see")) for user in users)
        rows.append(AskedRow(name=name, kind=kind, people=people, received=by_body.count(each.body_id)))
    order = ("body", "role", "person")
    return sorted(rows, key=lambda row: (order.index(row.kind), row.name))


def accounts_to_comment(consultation: Consultation, today: date) -> list[User]:
    """The accounts that are asked, can open the plan and have not commented, each once."""
    rows = who_was_asked(consultation, today)
    users = [user for row in rows for user, commented, opens in row.people if opens and not commented]
    return list(dict.fromkeys(users))


def _by_role(invitations: Iterable[Invitation], authority: str) -> dict[str, list[User]]:
    """Role → the active accounts of this authority that have it, of the roles that are asked."""
    roles = {each.role for each in invitations if each.role}
    by_role: dict[str, list[User]] = {role: [] for role in roles}
    users = User.objects.filter(is_active=True, role__in=roles, authority__in={"", authority})
    for user in users.order_by("username"):
        by_role[user.role].append(user)
    return by_role


def _meant_by(
    invitation: Invitation, by_role: Mapping[str, list[User]], on_bodies: Mapping[int, list[User]]
) -> tuple[list[User], str, str]:
    """The accounts one invitation means, what it is called, and of which kind it is."""
    if invitation.body:
        return on_bodies[invitation.body.pk], invitation.body.name, "body"
    if invitation.role:
        return by_role[invitation.role], title(invitation.role), "role"
    return [invitation.person], invitation.person.get_username(), "person"


@dataclass(frozen=True, slots=True)
class PartToRead:
    """A priority of a version with what it promises, for whoever is asked about it and sees no more of the plan."""

    title: str
    about: str
    entries: tuple[Entry, ...]


def to_read(version: Version) -> list[PartToRead]:
    """What a version says, priority by priority, what stands under none last; a fixed number of queries."""
    groupings = list(version.groupings.all())
    kinds = [each.kind for each in groupings]
    kind = "priority" if "priority" in kinds else kinds[0] if kinds else ""
    entries = list(version.entries.select_related("action", "owner").prefetch_related("groupings"))
    parts, placed = [], set()
    for grouping in (each for each in groupings if each.kind == kind):
        inside = tuple(each for each in entries if grouping in each.groupings.all())
        placed.update(each.pk for each in inside)
        parts.append(PartToRead(grouping.title, grouping.about, inside))
    rest = tuple(each for each in entries if each.pk not in placed)
    return [*parts, PartToRead("Other actions" if parts else "Actions", "", rest)] if rest else parts
