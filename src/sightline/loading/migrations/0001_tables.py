"""The first tables of loading."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Load",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="receiving", max_length=20)),
                ("authority", models.CharField(blank=True, max_length=3)),
                ("data_to_given", models.DateField(blank=True, null=True)),
                ("task", models.CharField(blank=True, max_length=64)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("progress", models.TextField(blank=True)),
                ("progress_at", models.DateTimeField(blank=True, null=True)),
                ("snapshot", models.CharField(blank=True, max_length=64)),
                ("base", models.CharField(blank=True, max_length=64)),
                ("sentence", models.TextField(blank=True)),
                ("authorities", models.JSONField(blank=True, default=list)),
                ("data_to", models.DateField(blank=True, null=True)),
                ("rows_read", models.PositiveBigIntegerField(default=0)),
                ("rows_kept", models.PositiveBigIntegerField(default=0)),
                ("rows_set_aside", models.PositiveBigIntegerField(default=0)),
                ("faults", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "ordering": ("-id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                (
                                    "receiving",
                                    "reading",
                                    "previewed",
                                    "failed",
                                    "made_current",
                                    "declined",
                                    "undone",
                                ),
                            )
                        ),
                        name="loading_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("previewed", "made_current", "undone")), _negated=True),
                            models.Q(("snapshot", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="loading_what_was_previewed_has_a_snapshot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("sentence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="loading_a_failure_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True), name="loading_somebody_began_it"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "receiving")),
                        fields=("by",),
                        name="loading_one_box_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoadStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
                (
                    "load",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="loading.load"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReceivedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "place",
                    models.CharField(
                        choices=[("arrived", "Arrived"), ("cut_off", "Cut off"), ("refused", "Refused")],
                        default="cut_off",
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("recognised_as", models.TextField(blank=True)),
                ("published_kind", models.CharField(blank=True, max_length=60)),
                ("says_authority", models.BooleanField(default=False)),
                ("problem", models.TextField(blank=True)),
                (
                    "load",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="loading.load"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", "arrived"), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="loading_what_arrived_has_its_hash",
                    )
                ],
            },
        ),
    )
