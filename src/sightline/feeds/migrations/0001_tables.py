"""The first tables of feeds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens", models.CharField(max_length=40)),
                ("authority", models.CharField(blank=True, max_length=3)),
                ("thing", models.CharField(blank=True, max_length=100)),
                ("body", models.CharField(blank=True, max_length=200)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made", models.DateTimeField()),
                ("expires", models.DateTimeField()),
                ("ended", models.DateTimeField(blank=True, null=True)),
                ("fetched", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-made", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires__gt", models.F("made"))),
                        name="feeds_address_expires_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opens", ""), _negated=True), name="feeds_address_opens_something"
                    ),
                ],
            },
        ),
    )
