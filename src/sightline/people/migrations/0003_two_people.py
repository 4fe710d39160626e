"""What waits for a second person to confirm, and how often an account has changed."""

# pyright: reportArgumentType=false
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes them."""

    dependencies = (("people", "0002_opening_for_a_while"),)

    operations = (
        migrations.AddField(
            model_name="user",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="user",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="AccountRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("add", "Add an account"),
                            ("change", "Change an account"),
                            ("let_in", "Let somebody sign in again"),
                            ("password", "Make a new password"),
                            ("factor", "Remove a lost second factor"),
                            ("grant", "Open something for a while"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("edition", models.PositiveIntegerField(default=0)),
                ("wanted", models.JSONField(blank=True, default=dict)),
                ("sealed", models.TextField(blank=True)),
                ("asked_by", models.CharField(max_length=150)),
                ("asked_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("expired", "Expired"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sponsor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_to_sponsor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("kind", "name"),
                        name="people_one_request_waits_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by", ""), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("decided_by", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("sealed", ""),
                            ),
                            _connector="OR",
                        ),
                        name="people_a_request_decided_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "confirmed"), _negated=True),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="people_nobody_confirms_what_they_asked_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "grant"), ("sponsor__isnull", False)),
                            models.Q(models.Q(("kind", "grant"), _negated=True), ("sponsor__isnull", True)),
                            _connector="OR",
                        ),
                        name="people_a_grant_is_asked_of_its_sponsor",
                    ),
                ],
            },
        ),
    )
