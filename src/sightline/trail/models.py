"""A line of the trail. The database itself refuses to change or remove one: see the first migration."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
import json
from datetime import datetime
from typing import Any, ClassVar

from django.db import models


class Line(models.Model):
    """Who did what, when and why; sealed together with the line before it.

    `number` runs 1, 2, 3… with no gaps. `at` is UTC. `actor` is the person's name as text: the trail outlives users.
    `detail_text` is JSON as text, so that every database gives back exactly what was sealed.
    """

    number: int = models.PositiveBigIntegerField(primary_key=True)
    at: datetime = models.DateTimeField()
    actor: str = models.CharField(max_length=150)
    action: str = models.CharField(max_length=40)
    what: str = models.TextField(blank=True)
    reason: str = models.TextField(blank=True)
    detail_text: str = models.TextField(default="{}")
    previous: str = models.CharField(max_length=64)
    hash: str = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(condition=models.Q(number__gte=1), name="trail_lines_start_at_one"),
            models.CheckConstraint(condition=~models.Q(actor=""), name="trail_somebody_did_it"),
            models.CheckConstraint(condition=~models.Q(action=""), name="trail_something_was_done"),
        )

    def __str__(self) -> str:
        """The line's number and what was done, never whose record it was done to."""
        return f"line {self.number}: {self.action}"

    @property
    def detail(self) -> dict[str, Any]:
        """What else there is to say: counts, and under `children` the references of the children looked at."""
        return json.loads(self.detail_text)

    @property
    def machine_account(self) -> str:
        """For what was done on the command line, the account of the machine that did it; blank for what was done on a page."""
        return str(self.detail.get("account") or "")
