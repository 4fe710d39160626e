"""People who may sign in, and failed tries at it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from sightline.people import rules

ROLE_CHOICES = [(role, rules.title(role)) for role in rules.ROLES]


class User(AbstractUser):
    """Someone with an account: a name, one role, and the teams their sight is narrowed to.

    `teams` holds team codes; see `rules.children_in_scope` for what an empty list means. `authority` is the three-digit
    code; empty where the store holds one authority only. What a person may do comes from the role and from nowhere
    else: there are no groups, no single permissions, and nobody is a superuser.
    """

    username: str
    password: str
    groups = None
    user_permissions = None
    role: str = models.CharField(max_length=40, choices=ROLE_CHOICES)
    teams: list[str] = models.JSONField(default=list, blank=True)
    authority: str = models.CharField(max_length=3, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["role"]

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(Lower("username"), name="people_names_differ_by_more_than_capitals"),
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="people_nobody_is_superuser"),
        )

    @property
    def scope(self) -> rules.Scope:
        """Whose children this person may see."""
        return rules.children_in_scope(self.role if self.is_active else "", self.teams)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the person's role permits this; `obj` plays no part."""
        return self.is_active and rules.permits(self.role, perm)

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        """Whether the person's role permits all of these."""
        return all(self.has_perm(perm) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Never: permissions are asked one at a time."""
        return False


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
