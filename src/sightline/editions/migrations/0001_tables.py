"""The first tables of this room."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (("freezes", "0001_tables"),)

    operations = (
        migrations.CreateModel(
            name="FigureEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=3)),
                ("name", models.CharField(max_length=80)),
                ("audience", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("holds", models.JSONField()),
                ("made_by", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField()),
                ("published_by", models.CharField(blank=True, max_length=150)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("seal", models.CharField(blank=True, max_length=64)),
                (
                    "freeze",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="freezes.freeze",
                    ),
                ),
            ],
            options={
                "ordering": ("-published_at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "name"), name="editions_name_once_an_authority"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="editions_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("published_by", ""), ("seal", "")),
                            models.Q(
                                ("published_at__isnull", False), ("published_by__gt", ""), ("seal__gt", "")
                            ),
                            _connector="OR",
                        ),
                        name="editions_published_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_by", ""),
                            models.Q(("published_by", models.F("made_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="editions_published_by_a_second_person",
                    ),
                ],
            },
        ),
    )
