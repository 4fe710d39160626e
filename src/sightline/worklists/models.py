"""Who is which worker of the case system. No child is in it."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false
from typing import ClassVar

from django.db import models

from sightline.people.models import User


class Worker(models.Model):
    """A person's reference as a worker in the case system, so that they can be shown their own list."""

    person: User = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    worker_id: str = models.CharField(max_length=100)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=~models.Q(worker_id=""), name="worklists_worker_named"),
        )
