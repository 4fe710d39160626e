"""The first tables of scorecards."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (("people", "0001_tables"),)

    operations = (
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.CharField(blank=True, max_length=30)),
                ("authority", models.CharField(max_length=3)),
                ("month", models.CharField(max_length=7)),
                ("words", models.CharField(max_length=300)),
                ("said_by", models.CharField(max_length=150)),
                ("said_at", models.DateTimeField()),
                ("withdrawn_by", models.CharField(blank=True, max_length=150)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("month", "pk"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False), models.Q(("withdrawn_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="scorecards_note_withdrawn_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="scorecards_note_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rebase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.CharField(blank=True, max_length=30)),
                ("authority", models.CharField(max_length=3)),
                ("month", models.CharField(max_length=7)),
                ("words", models.CharField(max_length=300)),
                ("said_by", models.CharField(max_length=150)),
                ("said_at", models.DateTimeField()),
                ("withdrawn_by", models.CharField(blank=True, max_length=150)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("month", "pk"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False), models.Q(("withdrawn_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="scorecards_rebase_withdrawn_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("figure", ""), _negated=True),
                        name="scorecards_rebase_of_a_figure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="scorecards_rebase_has_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("figure", "authority", "month"),
                        name="scorecards_rebase_once_a_month",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("figure", models.CharField(max_length=30)),
                ("authority", models.CharField(max_length=3)),
                ("unit", models.CharField(blank=True, max_length=60)),
                ("target_set", models.CharField(blank=True, max_length=60)),
                ("tolerance", models.FloatField(blank=True, null=True)),
                ("owner", models.CharField(blank=True, max_length=150)),
                ("words", models.CharField(max_length=300)),
                ("said_by", models.CharField(max_length=150)),
                ("said_at", models.DateTimeField()),
                ("withdrawn_by", models.CharField(blank=True, max_length=150)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "named_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.post",
                    ),
                ),
            ],
            options={
                "ordering": ("figure", "unit", "target_set", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False), models.Q(("withdrawn_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="scorecards_target_withdrawn_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("figure", ""), _negated=True),
                        name="scorecards_target_of_a_figure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="scorecards_target_agreed_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tolerance", None), ("tolerance__gte", 0), _connector="OR"),
                        name="scorecards_tolerance_is_a_distance",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("figure", "authority", "unit", "target_set"),
                        name="scorecards_one_target_a_unit_and_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetChange",
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
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="scorecards.target",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TargetValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=12)),
                ("value", models.FloatField()),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values_by_period",
                        to="scorecards.target",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("target", "period"), name="scorecards_one_value_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)), name="scorecards_value_is_no_less_than_0"
                    ),
                ],
            },
        ),
    )
