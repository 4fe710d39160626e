"""The first tables of this room."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (("people", "0001_tables"),)

    operations = (
        migrations.CreateModel(
            name="CommentaryRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=3)),
                ("figure", models.CharField(max_length=30)),
                ("period", models.CharField(max_length=12)),
                ("owner", models.CharField(max_length=150)),
                ("due", models.DateField()),
                ("asked_by", models.CharField(max_length=150)),
                ("asked_at", models.DateTimeField()),
                ("closed_by", models.CharField(blank=True, max_length=150)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ("period", "figure", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("figure", ""), _negated=True), models.Q(("owner", ""), _negated=True)
                        ),
                        name="commentary_request_is_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("authority", "figure", "period"),
                        name="commentary_one_request_a_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentaryText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("check_facts", models.JSONField(default=dict)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="sent", max_length=10)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="commentary.commentaryrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "number"), name="commentary_one_text_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("sent", "accepted", "sent_back", "replaced")),
                            models.Q(("text", ""), _negated=True),
                        ),
                        name="commentary_text_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(
                                models.Q(("decided_by", ""), _negated=True),
                                models.Q(("decided_by", models.F("by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commentary_text_is_accepted_by_another",
                    ),
                ],
            },
        ),
    )
