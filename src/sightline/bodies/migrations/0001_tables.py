"""The first tables of bodies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("people", "0001_tables"),
        ("people", "__first__"),
    )

    operations = (
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("authority", models.CharField(max_length=3)),
                ("name", models.CharField(max_length=200)),
                ("key", models.CharField(editable=False, max_length=200)),
                ("chair", models.CharField(blank=True, max_length=150)),
                ("chair_outside", models.BooleanField(default=False)),
                ("meets", models.CharField(blank=True, max_length=200)),
                ("kind", models.CharField(default="other", max_length=20)),
                ("terms", models.TextField(blank=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("until_words", models.CharField(blank=True, max_length=200)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
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
                "ordering": ("name", "id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "key"), name="bodies_one_body_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="bodies_body_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chair_outside", False), models.Q(("chair", ""), _negated=True), _connector="OR"
                        ),
                        name="bodies_who_is_from_outside_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("named_post", None),
                            models.Q(("chair_outside", False), models.Q(("chair", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="bodies_a_post_that_chairs_is_the_councils",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "scrutiny",
                                    "cabinet",
                                    "council",
                                    "health_wellbeing",
                                    "corporate_parenting",
                                    "improvement_board",
                                    "safeguarding",
                                    "childrens_trust",
                                    "dfe_review",
                                    "leadership",
                                    "other",
                                ],
                            )
                        ),
                        name="bodies_body_has_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decided_words", models.CharField(blank=True, max_length=300)),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mandates", to="bodies.body"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="bodies.body",
                    ),
                ),
                (
                    "taken_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mandates_before",
                        to="bodies.body",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="bodies_mandate_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts", None),
                            ("ends", None),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="bodies_mandate_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(blank=True, null=True)),
                ("begins", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("in_private", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="bodies.body"
                    ),
                ),
            ],
            options={
                "ordering": ("on", "body__name"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("body", "on"), name="bodies_one_meeting_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True), name="bodies_meeting_is_whole"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("role", models.CharField(blank=True, max_length=100)),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="bodies.body"
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="bodies_member_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts", None),
                            ("ends", None),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="bodies_term_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=60)),
                ("was", models.TextField(blank=True)),
                ("now", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="bodies.body"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="bodies.member",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReportCycle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("every", models.CharField(max_length=10)),
                ("first", models.DateField(blank=True, null=True)),
                ("last", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cycles", to="bodies.body"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="bodies_cycle_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("every__in", ["meeting", "month", "quarter", "half", "year"])),
                        name="bodies_cycle_comes_round",
                    ),
                ],
            },
        ),
    )
