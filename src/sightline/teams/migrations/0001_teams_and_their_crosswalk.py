"""The tables of this room: teams, their names, and which follows which."""

from datetime import date
from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.deletion import CASCADE


def _id() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Makes them."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            "Link",
            fields=[
                ("id", _id()),
                ("authority", models.CharField(max_length=3)),
                ("old", models.CharField(max_length=100)),
                ("new", models.CharField(max_length=100)),
                ("starts", models.DateField()),
                ("main", models.BooleanField()),
            ],
            options={
                "ordering": ("authority", "starts", "old", "new"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "old", "new"), name="teams_one_link_a_pair"),
                    models.UniqueConstraint(
                        condition=Q(main=True), fields=("authority", "old"), name="teams_one_main_successor"
                    ),
                    models.CheckConstraint(
                        condition=Q(main=True) | ~Q(old=F("new")), name="teams_itself_only_as_main"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "Team",
            fields=[
                ("id", _id()),
                ("authority", models.CharField(max_length=3)),
                ("reference", models.CharField(max_length=100)),
                ("service", models.CharField(blank=True, max_length=150)),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("authority", "reference"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "reference"), name="teams_one_row_a_team"),
                    models.CheckConstraint(condition=~Q(reference=""), name="teams_team_has_a_reference"),
                    models.CheckConstraint(
                        condition=Q(starts=None) | (Q(ends=None) | Q(ends__gte=F("starts"))),
                        name="teams_team_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "Name",
            fields=[
                ("id", _id()),
                ("name", models.CharField(max_length=150)),
                ("starts", models.DateField(default=date(1900, 1, 1))),
                ("team", models.ForeignKey("teams.team", CASCADE, related_name="names")),
            ],
            options={
                "ordering": ("starts",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("team", "starts"), name="teams_one_name_a_day"),
                    models.CheckConstraint(condition=~Q(name=""), name="teams_name_says_something"),
                ],
            },
        ),
    ]
