"""A source that is being confirmed."""

# pyright: reportArgumentType=false
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("programme", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SourceDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=3)),
                ("kind", models.CharField(max_length=30)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("facts", models.JSONField(blank=True, default=dict)),
                ("findings", models.JSONField(blank=True, default=list)),
                ("remarks", models.JSONField(blank=True, default=list)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="programme.document",
                    ),
                ),
                (
                    "source",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="programme.source",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "inspection",
                                    "monitoring_visit",
                                    "commissioner",
                                    "adviser",
                                    "improvement_notice",
                                    "peer_review",
                                    "diagnostic",
                                    "case_review",
                                    "audit",
                                    "complaint",
                                    "young_advisors",
                                    "scrutiny",
                                    "other",
                                ),
                            )
                        ),
                        name="programme_draft_kind_is_known",
                    )
                ],
            },
        ),
    ]
