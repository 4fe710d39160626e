"""The first tables of worklists."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (("people", "0001_tables"),)

    operations = (
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
