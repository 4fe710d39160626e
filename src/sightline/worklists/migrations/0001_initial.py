"""The tables of this room: who is which worker, and the calendars that may read."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import CASCADE


class Migration(migrations.Migration):
    """Makes them."""

    initial = True
    dependencies: ClassVar = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations: ClassVar = [
        migrations.CreateModel(
            "Worker",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        settings.AUTH_USER_MODEL, CASCADE, primary_key=True, related_name="+", serialize=False
                    ),
                ),
                ("worker_id", models.CharField(max_length=100)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=~models.Q(worker_id=""), name="worklists_worker_named")
                ],
            },
        ),
        migrations.CreateModel(
            "CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=3)),
                ("team", models.CharField(max_length=100)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made", models.DateTimeField()),
                ("expires", models.DateTimeField()),
                ("revoked", models.DateTimeField(blank=True, null=True)),
                ("fetched", models.DateTimeField(blank=True, null=True)),
                ("person", models.ForeignKey(settings.AUTH_USER_MODEL, CASCADE, related_name="+")),
            ],
            options={
                "ordering": ("-made", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(expires__gt=models.F("made")), name="worklists_feed_expires_later"
                    )
                ],
            },
        ),
    ]
