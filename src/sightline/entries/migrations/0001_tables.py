"""The first tables of this room."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("documents", "0001_tables"),
        ("people", "0001_tables"),
    )

    operations = (
        migrations.CreateModel(
            name="EntryDefinition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("reference", models.CharField(max_length=6, unique=True)),
                ("authority", models.CharField(max_length=3)),
                ("title", models.CharField(max_length=120)),
                ("why", models.CharField(max_length=300)),
                ("counts", models.CharField(max_length=600)),
                ("shape", models.CharField(max_length=12)),
                ("top_words", models.CharField(max_length=120)),
                ("base_words", models.CharField(blank=True, max_length=120)),
                ("unit_words", models.CharField(blank=True, max_length=40)),
                ("better", models.CharField(max_length=10)),
                ("every", models.CharField(max_length=10)),
                ("grain", models.CharField(default="event", max_length=10)),
                ("theme", models.CharField(max_length=2)),
                ("owner", models.CharField(max_length=150)),
                ("starts", models.CharField(max_length=12)),
                ("due_days", models.PositiveSmallIntegerField(default=10)),
                ("made_by", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField()),
                ("stopped_by", models.CharField(blank=True, max_length=150)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ("reference",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("owner", ""), _negated=True)
                        ),
                        name="entries_definition_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stopped_at__isnull", True), ("stopped_by", "")),
                            models.Q(
                                ("stopped_at__isnull", False), models.Q(("stopped_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="entries_definition_stopped_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryDefinitionChange",
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
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="entries.entrydefinition",
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
            name="FigureEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=60)),
                ("period", models.CharField(max_length=12)),
                ("numerator", models.FloatField()),
                ("denominator", models.FloatField(blank=True, null=True)),
                ("evidence", models.CharField(blank=True, max_length=300)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("entered_by", models.CharField(max_length=150)),
                ("entered_at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="entries.entrydefinition",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "signed_off", "sent_back", "replaced"))),
                        name="entries_entry_has_a_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("numerator__gte", 0),
                            models.Q(("denominator", None), ("denominator__gte", 0), _connector="OR"),
                        ),
                        name="entries_entry_is_no_less_than_0",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed_off"), _negated=True),
                            models.Q(
                                models.Q(("decided_by", ""), _negated=True),
                                models.Q(("decided_by", models.F("entered_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="entries_entry_is_signed_off_by_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("definition", "unit", "period"),
                        name="entries_one_entry_waits",
                    ),
                ],
            },
        ),
    )
