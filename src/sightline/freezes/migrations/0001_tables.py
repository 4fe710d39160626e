"""The first tables of freezes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Freeze",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=3)),
                ("name", models.CharField(max_length=40)),
                ("cut_off", models.DateField()),
                ("data_to", models.DateField()),
                ("snapshot", models.CharField(max_length=40)),
                ("seal", models.CharField(max_length=64)),
                ("made_by", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField()),
                ("confirmed_by", models.CharField(blank=True, max_length=150)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-cut_off", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "name"), name="freezes_name_once_an_authority"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", "")),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__gt", "")),
                            _connector="OR",
                        ),
                        name="freezes_confirmed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", ""),
                            models.Q(("confirmed_by", models.F("made_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="freezes_confirmed_by_a_second_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("audience", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("entered_by", models.CharField(max_length=150)),
                ("entered_at", models.DateTimeField()),
                ("edition", models.CharField(blank=True, max_length=80)),
                ("files", models.JSONField(blank=True, default=dict)),
                (
                    "freeze",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="freezes.freeze",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="freezes_publication_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience", ""), _negated=True),
                        name="freezes_publication_went_to_somebody",
                    ),
                ],
            },
        ),
    )
