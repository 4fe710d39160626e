"""The first tables of worklists."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (("people", "0001_tables"),)

    operations = (
        migrations.CreateModel(
            name="RowMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("snapshot", models.CharField(max_length=100)),
                ("row", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[("seen", "Seen to"), ("unseen", "Not seen to"), ("note", "Note")],
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "indexes": [models.Index(fields=["snapshot", "row"], name="worklists_marks_of_rows")],
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("worker_id", models.CharField(max_length=100)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("worker_id", ""), _negated=True), name="worklists_worker_named"
                    )
                ],
            },
        ),
    )
