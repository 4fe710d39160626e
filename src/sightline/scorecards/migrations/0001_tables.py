"""The first tables of scorecards."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

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
                ("figure", models.CharField(blank=True, max_length=30)),
                ("authority", models.CharField(max_length=3)),
                ("month", models.CharField(max_length=7)),
                ("words", models.CharField(max_length=300)),
                ("said_by", models.CharField(max_length=150)),
                ("said_at", models.DateTimeField()),
                ("withdrawn_by", models.CharField(blank=True, max_length=150)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("value", models.FloatField()),
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
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("figure", "authority", "month"),
                        name="scorecards_target_once_a_month",
                    ),
                ],
            },
        ),
    )
