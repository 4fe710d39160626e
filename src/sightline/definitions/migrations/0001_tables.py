"""The first tables of this room."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="KnownDefinition",
            fields=[
                ("measure", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=64)),
                ("fingerprint", models.CharField(blank=True, max_length=12)),
                ("since", models.DateTimeField()),
            ],
            options={
                "ordering": ("measure",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="DefinitionChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("measures", models.JSONField()),
                ("starts", models.DateField(blank=True, null=True)),
                ("leaves_out", models.JSONField(blank=True, default=dict)),
                ("clock", models.CharField(blank=True, max_length=60)),
                ("limit", models.CharField(blank=True, max_length=12)),
                ("terms", models.JSONField(blank=True, default=dict)),
                ("words", models.TextField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("beside", models.JSONField(blank=True, default=dict)),
                ("reason", models.CharField(max_length=300)),
                ("proposed_by", models.CharField(max_length=150)),
                ("proposed_at", models.DateTimeField()),
                ("state", models.CharField(default="proposed", max_length=10)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("proposed", "approved", "declined", "withdrawn"))),
                        name="definitions_change_has_a_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("leaves_out", "deadline", "release", "entered"))),
                        name="definitions_change_is_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("approved", "declined")), _negated=True),
                            models.Q(
                                models.Q(("decided_by", ""), _negated=True),
                                ("decided_at__isnull", False),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="definitions_change_is_decided_by_another",
                    ),
                ],
            },
        ),
    )
