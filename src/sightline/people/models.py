"""People who may sign in, what was opened for them for a while, and which children are kept from most of them."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
# pyright: reportOperatorIssue=false
from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sightline.history.models import ChangeRecord, EditionModel
from sightline.people import rules
from sightline.people.posts.models import Holder, Post, PostChange  # noqa: F401 - models of this application

ROLE_CHOICES = [(role, rules.title(role)) for role in rules.ROLES]


class User(EditionModel, AbstractUser):
    """Someone with an account: the name they sign in with, their full name, one role, and the teams their sight is narrowed to.

    `teams` holds team codes; see `rules.children_in_scope` for what an empty list means. `authority` is the three-digit
    code; empty where the store holds one authority only. What a person may do comes from the role, from dated grants
    and from nowhere else: there are no groups, no single permissions, and nobody is a superuser.

    `must_change_password`: the password was made by somebody else. `sign_ins_ended` counts how often all sessions of
    this person were ended. `excused` lets somebody of the fictional demo authority in without a second factor, and
    counts for nothing once the store holds any other authority's data. `entra_id` is the person's fixed id in Microsoft
    Entra ID; `entra_made` says that the account was made from there and that its role follows there.
    """

    username: str
    full_name: str = models.CharField(max_length=150, blank=True)
    first_name = None
    last_name = None
    password: str
    is_active: bool
    groups = None
    user_permissions = None
    role: str = models.CharField(max_length=40, choices=ROLE_CHOICES)
    teams: list[str] = models.JSONField(default=list, blank=True)
    authority: str = models.CharField(max_length=3, blank=True)
    must_change_password: bool = models.BooleanField(default=False)
    sign_ins_ended: int = models.PositiveIntegerField(default=0)
    excused: bool = models.BooleanField(default=False)
    entra_id: str | None = models.CharField(max_length=36, null=True, blank=True, unique=True)
    entra_made: bool = models.BooleanField(default=False)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["role"]

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(Lower("username"), name="people_names_differ_by_more_than_capitals"),
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="people_nobody_is_superuser"),
            models.CheckConstraint(
                condition=models.Q(entra_made=False) | models.Q(entra_id__isnull=False),
                name="people_made_from_entra_has_its_id",
            ),
        )

    @property
    def called(self) -> str:
        """How a sentence about the account begins."""
        return f"The account {self.username}"

    def get_full_name(self) -> str:
        """Jo Smith; the name they sign in with where nobody wrote a full one down."""
        return self.full_name or self.username

    def get_short_name(self) -> str:
        """The same: nobody is called by half a name."""
        return self.get_full_name()

    @cached_property
    def grants(self) -> "list[Grant]":
        """The grants live for this person now; asked once for each request."""
        return list(Grant.objects.filter(person=self).live(timezone.now())) if self.pk else []

    @property
    def opened(self) -> frozenset[str]:
        """The columns of the matrix that live grants open."""
        if not rules.grantable(self.role):
            return rules.NOTHING
        return frozenset(column for grant in self.grants for column in grant.opens)

    @property
    def has_ended(self) -> bool:
        """Whether this account opens nothing, because it lives by grants and has none."""
        return rules.needs_a_grant(self.role) and not self.grants

    @property
    def access_ends(self) -> date | None:
        """The last day of what is open to this person by grant; None where nothing is."""
        if not (rules.grantable(self.role) or rules.needs_a_grant(self.role)):
            return None
        return max((grant.last for grant in self.grants), default=None)

    @property
    def lacks_a_team(self) -> bool:
        """Whether this person's role sees the children of its own teams, and no team was set: then it sees none."""
        return not self.teams and rules.may_see_children(self.effective_role, self.opened) == "own teams"

    @property
    def effective_role(self) -> str:
        """The role as it counts now: none for somebody who has left, or whose access has ended."""
        return self.role if self.is_active and not self.has_ended else ""

    @cached_property
    def own_scope(self) -> rules.Scope:
        """Whose children this person may see without breaking glass: a service opens the teams under it."""
        from sightline.teams.queries import merged_into, under

        own = rules.children_in_scope(self.effective_role, self.teams, self.opened)
        if own.nobody or not own.teams:
            return own
        own = rules.widened(own, under(own.teams, self.authority), ())
        return rules.widened(own, merged_into(own.teams, self.authority, timezone.localdate()), ())

    @cached_property
    def scope(self) -> rules.Scope:
        """Whose children this person may see, with what broken glass has opened; asked once for each request."""
        if self.own_scope.nobody:
            return self.own_scope
        glass = BreakGlass.objects.filter(person=self).open(timezone.now())
        return rules.widened(
            self.own_scope,
            (each.team for each in glass if each.team),
            (each.child for each in glass if each.child),
        )

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the person's role, or a live grant, permits this; `obj` plays no part."""
        return rules.permits(self.effective_role, perm, self.opened)

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        """Whether the person's role permits all of these."""
        return all(self.has_perm(perm) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Never: permissions are asked one at a time."""
        return False

    def get_session_auth_hash(self) -> str:
        """What a session is checked against: ends every session when the password changes or they are all ended."""
        text = f"{super().get_session_auth_hash()}:{self.sign_ins_ended}"
        return salted_hmac("sightline.people.sessions", text, algorithm="sha256").hexdigest()


class AccountChange(ChangeRecord):
    """One field of an account was changed: the full name, the role, the teams, where emails go, whether it may sign in."""

    person: User = models.ForeignKey(User, on_delete=models.CASCADE, related_name="changes")

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta(ChangeRecord.Meta):
        pass


class SignInTry(models.Model):
    """A try at signing in that has not succeeded. Rows go when one does, or when they no longer count.

    `name_key` is a keyed fingerprint: what was typed may be a password in the wrong box.
    """

    name_key: str = models.CharField(max_length=64)
    address: str = models.CharField(max_length=45)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        indexes = (models.Index(fields=("name_key", "address", "at"), name="people_tries"),)


class Grants(models.QuerySet):
    """Grants, and which of them are live."""

    def live(self, now: datetime) -> "Grants":
        """Those whose days hold today, that nobody ended and whose sponsor still works here, each with its sponsor."""
        today = timezone.localdate(now)
        lasting = self.filter(ended_at__isnull=True, first__lte=today, last__gte=today)
        return lasting.select_related("sponsor").filter(sponsor__is_active=True)


class Grant(models.Model):
    """What is open to one person from one day to another, both included, and who asked for it and why.

    `opens` lists columns of the matrix whose cell for the person's role is marked T; it may be empty for a partner,
    whose account itself ends with its grant. `ended_at` is set once, by somebody or when the last day has passed, and
    is never taken back: no clock can revive a grant.
    """

    person: User = models.ForeignKey(User, on_delete=models.PROTECT, related_name="all_grants")
    sponsor: User = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sponsored")
    why: str = models.CharField(max_length=300)
    first: date = models.DateField()
    last: date = models.DateField()
    opens: list[str] = models.JSONField(default=list, blank=True)
    made_by: str = models.CharField(max_length=150)
    made_at: datetime = models.DateTimeField()
    ended_at: datetime | None = models.DateTimeField(null=True, blank=True)
    ended_by: str = models.CharField(max_length=150, blank=True)

    id: int
    objects: ClassVar[Any] = models.Manager.from_queryset(Grants)()

    class Meta:
        default_permissions = ()
        ordering = ("-first", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="people_grants_end_after_they_start"
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("sponsor")), name="people_nobody_sponsors_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by="")
                | models.Q(ended_at__isnull=False) & ~models.Q(ended_by=""),
                name="people_a_grant_ended_says_by_whom",
            ),
        )


class AccountRequest(models.Model):
    """What one person asked for about an account that sees children, until a second confirms or refuses it.

    `name` is the account's, and `person` the account where there is one already; `edition` is what it stood at. `wanted` is
    what it becomes: role, teams and authority, or a grant. `sealed` is the half of a made password that whoever asked
    was shown, encrypted; it goes when the request is decided. `outcome` is blank while it waits.
    """

    KINDS = (
        ("add", "Add an account"),
        ("change", "Change an account"),
        ("let_in", "Let somebody sign in again"),
        ("password", "Make a new password"),
        ("factor", "Remove a lost second factor"),
        ("grant", "Open something for a while"),
    )
    OUTCOMES = (
        ("confirmed", "Confirmed"),
        ("refused", "Refused"),
        ("withdrawn", "Withdrawn"),
        ("expired", "Expired"),
    )
    kind: str = models.CharField(max_length=20, choices=KINDS)
    name: str = models.CharField(max_length=150)
    person: User | None = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    edition: int = models.PositiveIntegerField(default=0)
    wanted: dict[str, Any] = models.JSONField(default=dict, blank=True)
    sponsor: User | None = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="asked_to_sponsor"
    )
    sealed: str = models.TextField(blank=True)
    asked_by: str = models.CharField(max_length=150)
    asked_at: datetime = models.DateTimeField()
    until: datetime = models.DateTimeField()
    outcome: str = models.CharField(max_length=20, choices=OUTCOMES, blank=True)
    decided_by: str = models.CharField(max_length=150, blank=True)
    decided_at: datetime | None = models.DateTimeField(null=True, blank=True)
    why: str = models.CharField(max_length=300, blank=True)

    id: int
    person_id: int | None
    sponsor_id: int | None
    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-asked_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "name"),
                condition=models.Q(outcome=""),
                name="people_one_request_waits_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_by="", decided_at__isnull=True)
                | ~models.Q(outcome="")
                & ~models.Q(decided_by="")
                & models.Q(decided_at__isnull=False, sealed=""),
                name="people_a_request_decided_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="confirmed") | ~models.Q(decided_by=models.F("asked_by")),
                name="people_nobody_confirms_what_they_asked_for",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="grant", sponsor__isnull=False)
                | ~models.Q(kind="grant") & models.Q(sponsor__isnull=True),
                name="people_a_grant_is_asked_of_its_sponsor",
            ),
        )


class BrokenGlass(models.QuerySet):
    """Broken glass, and which of it is open."""

    def open(self, now: datetime) -> "BrokenGlass":
        """What was broken, has not run out and was not ended."""
        return self.filter(ended_at__isnull=True, broken_at__lte=now, until__gt=now)


class BreakGlass(models.Model):
    """Glass broken by somebody: a team or a child outside their scope, open to them for two hours, to be reviewed.

    `child` is the keyed fingerprint of a child's reference, never the reference; either it or `team` is given.
    """

    person: User = models.ForeignKey(User, on_delete=models.PROTECT, related_name="glass")
    team: str = models.CharField(max_length=100, blank=True)
    child: str = models.CharField(max_length=64, blank=True)
    why: str = models.CharField(max_length=300)
    broken_at: datetime = models.DateTimeField()
    until: datetime = models.DateTimeField()
    ended_at: datetime | None = models.DateTimeField(null=True, blank=True)
    reviewed_by: str = models.CharField(max_length=150, blank=True)
    reviewed_at: datetime | None = models.DateTimeField(null=True, blank=True)
    note: str = models.CharField(max_length=300, blank=True)

    id: int
    objects: ClassVar[Any] = models.Manager.from_queryset(BrokenGlass)()

    class Meta:
        default_permissions = ()
        ordering = ("broken_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(team="") ^ models.Q(child=""), name="people_glass_is_of_a_team_or_a_child"
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at__isnull=True, reviewed_by="", note="")
                | models.Q(reviewed_at__isnull=False) & ~models.Q(reviewed_by="") & ~models.Q(note=""),
                name="people_a_review_says_who_and_what",
            ),
        )


class RestrictedChild(models.Model):
    """A child whose record is kept from everybody but those named: known here by a keyed fingerprint alone.

    `key_check` tells whether the key that made the fingerprint is still the one in use: see `queries.fingerprints`.
    """

    KINDS = (
        ("staff", "Child of a member of staff"),
        ("adoption", "Adoption"),
        ("allegation", "Allegation against somebody who works with children (LADO)"),
        ("legal", "Legal"),
    )
    child: str = models.CharField(max_length=64, unique=True)
    key_check: str = models.CharField(max_length=64)
    kind: str = models.CharField(max_length=20, choices=KINDS)
    why: str = models.CharField(max_length=300)
    allowed: Any = models.ManyToManyField(User, blank=True, related_name="allowed_restricted")
    added_by: str = models.CharField(max_length=150)
    added_at: datetime = models.DateTimeField()

    id: int
    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("-added_at", "-id")


class KeptForAWhile(models.Model):
    """A row of the cache that worker processes share: used one-time codes. See `kept_for_a_while`."""

    cache_key: str = models.CharField(max_length=255, primary_key=True)
    value: str = models.TextField()
    expires: datetime = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        db_table = "people_kept_for_a_while"
