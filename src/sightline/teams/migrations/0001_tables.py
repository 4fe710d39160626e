"""The first tables of teams."""

import datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="HeldCrosswalk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("authority", models.CharField(max_length=3, unique=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        condition=models.Q(("main", True)),
                        fields=("authority", "old"),
                        name="teams_one_main_successor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("main", True), models.Q(("old", models.F("new")), _negated=True), _connector="OR"
                        ),
                        name="teams_itself_only_as_main",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
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
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        name="teams_team_has_a_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts", None),
                            ("ends", None),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="teams_team_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("starts", models.DateField(default=datetime.date(1900, 1, 1))),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="teams.team"
                    ),
                ),
            ],
            options={
                "ordering": ("starts",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("team", "starts"), name="teams_one_name_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="teams_name_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=60)),
                ("was", models.TextField(blank=True)),
                ("now", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "crosswalk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="teams.heldcrosswalk",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="teams.team",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("team", None), ("crosswalk", None), _connector="XOR"),
                        name="teams_a_change_is_of_one_thing",
                    )
                ],
            },
        ),
    )
