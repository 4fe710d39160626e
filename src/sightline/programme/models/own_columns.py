"""How a council's own spreadsheet of its plan is read: kept from one month to the next."""

# A field is declared as the value it holds:
# pyright: reportAssignmentType=false, reportIncompatibleVariableOverride=false, reportArgumentType=false
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from sightline.programme.models.plans import Plan


class OwnColumns(models.Model):
    """Which column of the council's own spreadsheet is what: `columns` has a head in small letters → a field, blank for one
    that is not read."""

    plan: Any = models.OneToOneField(Plan, models.CASCADE, related_name="own_columns")
    columns: dict[str, str] = models.JSONField(default=dict)
    by: str = models.CharField(max_length=150)
    at: datetime = models.DateTimeField()

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
