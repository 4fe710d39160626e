"""The first tables of programme."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("bodies", "0001_tables"),
        ("documents", "0001_tables"),
        ("people", "0001_tables"),
        ("people", "__first__"),
    )

    operations = (
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("reference", models.CharField(max_length=20)),
                ("status", models.CharField(default="not_started", max_length=12)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("days_as_said", models.BooleanField(default=False)),
                ("fictional", models.BooleanField(default=False)),
                ("own_reference", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ("plan", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("not_started", "in_progress", "paused", "done", "stopped"))
                        ),
                        name="programme_action_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("started_on", None), ("status", "not_started")),
                            models.Q(("status", "not_started"), _negated=True),
                            _connector="OR",
                        ),
                        name="programme_not_started_has_no_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("in_progress", "paused", "done")), _negated=True),
                            ("started_on__isnull", False),
                            _connector="OR",
                        ),
                        name="programme_what_runs_has_a_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("status", "done")),
                            models.Q(models.Q(("status", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="programme_done_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), ("done_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="programme_done_after_it_started",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("closes", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True), name="programme_consultation_is_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("place", models.PositiveIntegerField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("kind", models.CharField(max_length=30)),
                ("section", models.CharField(default="authority", max_length=20)),
                ("text", models.TextField()),
                ("paragraphs", models.JSONField(blank=True, default=list)),
                ("tags", models.JSONField(blank=True, default=list)),
                ("page", models.PositiveIntegerField(blank=True, null=True)),
                ("boxes", models.JSONField(blank=True, default=list)),
                ("themes", models.JSONField(blank=True, default=list)),
                ("figures", models.JSONField(blank=True, default=list)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_because", models.TextField(blank=True)),
                ("closed_by", models.CharField(blank=True, max_length=150)),
                ("withdrawn", models.BooleanField(default=False)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("source", "place"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "recommendation",
                                    "priority_action",
                                    "area_for_improvement",
                                    "challenge",
                                    "strength",
                                ),
                            )
                        ),
                        name="programme_finding_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section__in", ("authority", "board"))),
                        name="programme_section_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="programme_finding_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_because", ""), ("closed_by", ""), ("closed_on", None)),
                            models.Q(
                                ("closed_on__isnull", False),
                                models.Q(("closed_because", ""), _negated=True),
                                models.Q(("closed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programme_closing_says_when_why_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn", False), ("closed_on__isnull", False), _connector="OR"
                        ),
                        name="programme_withdrawn_is_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grouping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("kind", models.CharField(max_length=12)),
                ("key", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=300)),
                ("about", models.TextField(blank=True)),
                ("progress", models.TextField(blank=True)),
                ("for_young_people", models.CharField(blank=True, max_length=200)),
                ("place", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("version", "kind", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("priority", "theme", "key_area", "programme", "phase"))
                        ),
                        name="programme_grouping_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="programme_grouping_has_a_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HighlightReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("period", models.CharField(max_length=12)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("plan", "-period"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_highlight_report_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("title", models.CharField(max_length=200)),
                ("standard", models.CharField(blank=True, max_length=200)),
                ("horizon_on", models.DateField(blank=True, null=True)),
                ("horizon_is_month", models.BooleanField(default=False)),
                ("horizon_words", models.TextField(blank=True)),
                ("counted_from", models.JSONField(blank=True, default=dict)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("fictional", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_plan_is_whole",
                    ),
                    models.UniqueConstraint(fields=("authority", "title"), name="programme_one_plan_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("horizon_is_month", False), ("horizon_on", None)),
                            models.Q(
                                ("horizon_on__isnull", False), models.Q(("horizon_words", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="programme_horizon_has_its_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("partner", models.CharField(max_length=150)),
                ("words", models.TextField()),
                ("due", models.DateField(blank=True, null=True)),
                ("state", models.CharField(default="open", max_length=12)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="bodies.body",
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
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="programme.plan"
                    ),
                ),
            ],
            options={
                "ordering": ("due", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("open", "answered", "kept", "withdrawn"))),
                        name="programme_ask_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("partner", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="programme_ask_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AskStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=12)),
                ("words", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="programme.ask"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("said_by", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("response", models.TextField(blank=True)),
                ("responded_by", models.CharField(blank=True, max_length=150)),
                ("responded_at", models.DateTimeField(blank=True, null=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="bodies.body",
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
                            models.Q(("said_by", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="programme_comment_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("responded_at", None), ("responded_by", ""), ("response", "")),
                            models.Q(
                                models.Q(("response", ""), _negated=True),
                                models.Q(("responded_by", ""), _negated=True),
                                ("responded_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programme_response_says_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DigestSending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.CharField(max_length=150)),
                ("late", models.JSONField(blank=True, default=list)),
                ("due", models.JSONField(blank=True, default=list)),
                ("asks", models.JSONField(blank=True, default=list)),
                ("fault", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_digest_is_somebodys",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("title", models.CharField(max_length=200)),
                ("kind", models.CharField(default="document", max_length=20)),
                ("review_by", models.DateField(blank=True, null=True)),
                ("state", models.CharField(default="given", max_length=12)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="programme.action",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("document", "audit", "dip_sample", "feedback"))),
                        name="programme_evidence_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="programme_evidence_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("given", "accepted", "sent_back", "withdrawn"))),
                        name="programme_evidence_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="programme.evidence",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evidence", "number"), name="programme_evidence_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("document__isnull", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="programme_evidence_is_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HighlightText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=12)),
                ("key", models.CharField(blank=True, max_length=60)),
                ("words", models.TextField(blank=True)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="programme.highlightreport",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "kind", "key"), name="programme_one_highlight_text_a_grouping"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), ("kind", "")),
                            models.Q(
                                models.Q(("kind", ""), _negated=True), models.Q(("key", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="programme_highlight_text_is_of_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=40)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="bodies.body",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="programme.consultation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
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
                            models.Q(("body", None), ("person__isnull", False), ("role", "")),
                            models.Q(models.Q(("role", ""), _negated=True), ("body", None), ("person", None)),
                            models.Q(("body__isnull", False), ("person", None), ("role", "")),
                            _connector="OR",
                        ),
                        name="programme_one_is_asked_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("consultation", "person"),
                        name="programme_a_person_is_asked_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", ""), _negated=True),
                        fields=("consultation", "role"),
                        name="programme_a_role_is_asked_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("body__isnull", False)),
                        fields=("consultation", "body"),
                        name="programme_a_body_is_asked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("due", models.DateField(blank=True, null=True)),
                ("reached_on", models.DateField(blank=True, null=True)),
                ("place", models.PositiveIntegerField(default=1)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="programme.action",
                    ),
                ),
            ],
            options={
                "ordering": ("action", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="programme_milestone_has_a_title",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnColumns",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("columns", models.JSONField(default=dict)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_columns",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Oversight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="oversights",
                        to="bodies.body",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="oversights",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "body"), name="programme_a_body_oversees_a_plan_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NextPriority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.CharField(max_length=12)),
                ("words", models.TextField()),
                ("place", models.PositiveIntegerField(default=1)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="next_priorities",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("-quarter", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), models.Q(("quarter", ""), _negated=True)
                        ),
                        name="programme_next_priority_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MoneyLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("kind", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=200)),
                ("year", models.CharField(max_length=7)),
                ("pounds", models.DecimalField(decimal_places=2, max_digits=14)),
                ("approximate", models.BooleanField(default=False)),
                ("grouping", models.SlugField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=100)),
                ("note", models.TextField(blank=True)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="money", to="programme.plan"
                    ),
                ),
            ],
            options={
                "ordering": ("year", "kind", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("base_budget", "investment", "forecast", "saving", "unit_cost"))
                        ),
                        name="programme_money_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("year", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="programme_money_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unit_cost"), models.Q(("unit", ""), _negated=True)),
                            models.Q(models.Q(("kind", "unit_cost"), _negated=True), ("unit", "")),
                            _connector="OR",
                        ),
                        name="programme_only_unit_costs_have_a_unit",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="highlightreport",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="highlight_reports",
                to="programme.plan",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="programme.plan"
            ),
        ),
        migrations.CreateModel(
            name="PlanScorecard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("number", models.PositiveIntegerField()),
                ("reasons", models.TextField(blank=True)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("agreed_by", models.CharField(blank=True, max_length=150)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scorecards",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("plan", "-number"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"), name="programme_scorecards_numbered_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agreed_by", "")),
                        fields=("plan",),
                        name="programme_one_scorecard_being_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at", None), ("agreed_by", ""), ("from_on", None)),
                            models.Q(
                                models.Q(("agreed_by", ""), _negated=True),
                                ("agreed_at__isnull", False),
                                ("from_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programme_scorecard_agreed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by", ""),
                            models.Q(("agreed_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="programme_scorecard_agreed_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="programme_a_refreshed_scorecard_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanMeasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("figure", models.CharField(blank=True, max_length=30)),
                ("title", models.CharField(max_length=200)),
                ("theme", models.CharField(blank=True, max_length=10)),
                ("state", models.CharField(default="live", max_length=20)),
                ("cause", models.CharField(blank=True, max_length=300)),
                ("owner_post", models.CharField(blank=True, max_length=150)),
                ("fix_by", models.DateField(blank=True, null=True)),
                ("since", models.DateField(blank=True, null=True)),
                ("replaced_by", models.SlugField(blank=True, max_length=60)),
                ("place", models.PositiveIntegerField(default=1)),
                (
                    "grouping",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="measures",
                        to="programme.grouping",
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
                    "scorecard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="programme.planscorecard",
                    ),
                ),
            ],
            options={
                "ordering": ("scorecard", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("scorecard", "key"), name="programme_one_measure_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("key", ""), _negated=True)
                        ),
                        name="programme_plan_measure_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ("live", "not_reportable", "in_development", "suspended", "retired"),
                            )
                        ),
                        name="programme_plan_measure_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("not_reportable", "in_development")), _negated=True),
                            models.Q(
                                models.Q(("cause", ""), _negated=True),
                                models.Q(("owner_post", ""), _negated=True),
                                ("fix_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programme_not_reported_has_cause_owner_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerChange",
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
                ("key", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("change", models.CharField(max_length=12)),
                ("replacement", models.CharField(blank=True, max_length=200)),
                ("on", models.DateField(blank=True, null=True)),
                (
                    "scorecard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ledger",
                        to="programme.planscorecard",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_ledger_says_why_and_who",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedTest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("series", models.PositiveSmallIntegerField(default=1)),
                ("basis", models.CharField(max_length=12)),
                ("measure", models.CharField(blank=True, max_length=30)),
                ("direction", models.CharField(blank=True, max_length=10)),
                ("lag", models.PositiveSmallIntegerField(default=0)),
                ("least", models.PositiveIntegerField(default=20)),
                ("words", models.TextField(blank=True)),
                ("baseline", models.FloatField(blank=True, null=True)),
                ("baseline_on", models.DateField(blank=True, null=True)),
                ("target", models.FloatField(blank=True, null=True)),
                ("target_by", models.DateField(blank=True, null=True)),
                ("removed", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=12)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_words", models.TextField(blank=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="programme.action",
                    ),
                ),
            ],
            options={
                "ordering": ("action", "id"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("action", "series"),
                        name="programme_one_change_waits_a_test",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "confirmed", "refused", "withdrawn"))),
                        name="programme_proposal_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="programme_a_proposal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", ""), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                models.Q(("decided_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programme_who_decided_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(("decided_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="programme_a_second_person_confirms",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed", True),
                            models.Q(
                                ("basis", "measure"),
                                models.Q(("measure", ""), _negated=True),
                                ("direction__in", ("higher", "lower")),
                            ),
                            models.Q(
                                models.Q(("basis", "measure"), _negated=True),
                                ("direction", ""),
                                ("measure", ""),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programme_proposed_measure_or_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("baseline", None), ("baseline_on", None)),
                                models.Q(("baseline__isnull", False), ("baseline_on__isnull", False)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("target", None), ("target_by", None)),
                                models.Q(("target__isnull", False), ("target_by__isnull", False)),
                                _connector="OR",
                            ),
                        ),
                        name="programme_proposed_target_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Repeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("score", models.FloatField(blank=True, null=True)),
                ("because", models.TextField(blank=True)),
                ("decision", models.CharField(default="suggested", max_length=12)),
                ("by", models.CharField(blank=True, max_length=150)),
                ("at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="repeated_by",
                        to="programme.finding",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="repeats",
                        to="programme.finding",
                    ),
                ),
            ],
            options={
                "ordering": ("-score",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "earlier"), name="programme_one_repeat_a_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("finding", models.F("earlier")), _negated=True),
                        name="programme_nothing_repeats_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ("suggested", "repeats", "differs"))),
                        name="programme_repeat_decision_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("at", None), ("by", ""), ("decision", "suggested")),
                            models.Q(
                                models.Q(("decision", "suggested"), _negated=True),
                                models.Q(("by", ""), _negated=True),
                                ("at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programme_repeat_is_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score", None), models.Q(("score__gte", 0), ("score__lte", 1)), _connector="OR"
                        ),
                        name="programme_score_is_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScorecardSeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("content", models.TextField()),
                ("seal", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "scorecard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seals",
                        to="programme.planscorecard",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "id"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="programme.action",
                    ),
                ),
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
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("action", "person"), name="programme_shared_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("difference", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=150)),
                ("post", models.CharField(blank=True, max_length=150)),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="programme.action",
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
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="programme_sign_off_is_named",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=300)),
                ("said_by", models.CharField(blank=True, max_length=200)),
                ("said_on", models.DateField(blank=True, null=True)),
                ("visited_from", models.DateField(blank=True, null=True)),
                ("visited_to", models.DateField(blank=True, null=True)),
                ("visited_in_months", models.BooleanField(default=False)),
                ("framework", models.CharField(blank=True, max_length=200)),
                ("series_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("printed_council", models.CharField(blank=True, max_length=200)),
                ("focus", models.TextField(blank=True)),
                ("evidence_used", models.JSONField(blank=True, default=list)),
                ("progress", models.TextField(blank=True)),
                ("judgements", models.JSONField(blank=True, default=dict)),
                ("recommendations", models.JSONField(blank=True, default=dict)),
                ("lifting_lies_with", models.CharField(blank=True, max_length=200)),
                ("lifted_on", models.DateField(blank=True, null=True)),
                ("lifted_because", models.TextField(blank=True)),
                ("lifted_by", models.CharField(blank=True, max_length=150)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("fictional", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ("-said_on", "-id"),
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
                        name="programme_source_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_source_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("visited_to", None),
                            models.Q(
                                ("visited_from__isnull", False), ("visited_to__gte", models.F("visited_from"))
                            ),
                            _connector="OR",
                        ),
                        name="programme_visit_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("visited_in_months", False),
                            models.Q(("visited_from__isnull", False), ("visited_to__isnull", False)),
                            _connector="OR",
                        ),
                        name="programme_months_of_a_visit_are_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("series_number", None), ("kind", "monitoring_visit"), _connector="OR"
                        ),
                        name="programme_only_visits_come_in_series",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_because", ""), ("lifted_by", ""), ("lifted_on", None)),
                            models.Q(
                                ("lifted_on__isnull", False),
                                models.Q(("lifted_because", ""), _negated=True),
                                models.Q(("lifted_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programme_lifting_says_when_why_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "improvement_notice"),
                            models.Q(("lifted_on", None), ("lifting_lies_with", "")),
                            _connector="OR",
                        ),
                        name="programme_only_notices_are_lifted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("said_by", models.CharField(blank=True, max_length=150)),
                ("page", models.PositiveIntegerField(blank=True, null=True)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotations",
                        to="programme.source",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="programme_quotation_says_something",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="sources",
            field=models.ManyToManyField(blank=True, related_name="plans", to="programme.source"),
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("paragraph", models.PositiveIntegerField(blank=True, null=True)),
                ("section", models.CharField(default="authority", max_length=20)),
                ("page", models.PositiveIntegerField(blank=True, null=True)),
                ("marked", models.BooleanField(default=False)),
                ("names", models.JSONField(blank=True, default=list)),
                ("boxes", models.JSONField(blank=True, default=list)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="programme.source",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="programme_passage_says_something",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="programme.source"
            ),
        ),
        migrations.CreateModel(
            name="SourceDraft",
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
                ("kind", models.CharField(max_length=30)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("facts", models.JSONField(blank=True, default=dict)),
                ("findings", models.JSONField(blank=True, default=list)),
                ("passages", models.JSONField(blank=True, default=list)),
                ("remarks", models.JSONField(blank=True, default=list)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="documents.document",
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
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.CharField(max_length=12)),
                ("status", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="programme.action",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="StepMilestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.SlugField(max_length=40)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "milestone",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="of_step",
                        to="programme.milestone",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="step_milestones",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "step"), name="programme_one_milestone_a_step"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_step_milestone_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportingDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("kind", models.CharField(default="supports", max_length=20)),
                ("title", models.CharField(max_length=200)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("review_by", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("supports", "to_review"))),
                        name="programme_supporting_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="programme_supporting_has_a_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportingVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
                (
                    "supporting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="programme.supportingdocument",
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("supporting", "number"), name="programme_supporting_numbered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="updates",
                        to="programme.action",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="programme_update_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("what", models.TextField(blank=True)),
                ("state", models.CharField(default="reported", max_length=12)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="programme.action",
                    ),
                ),
                (
                    "update",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report",
                        to="programme.update",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("reported", "accepted", "sent_back"))),
                        name="programme_reported_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("update__isnull", False),
                                models.Q(("what", ""), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="programme_reported_update_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpdateRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("due", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("reminders_at", models.DateTimeField(blank=True, null=True)),
                ("reminders_to", models.JSONField(blank=True, default=list)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="update_requests",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("plan",),
                        name="programme_one_open_update_request_a_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True),
                        name="programme_update_request_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("number", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField(default=1)),
                ("before", models.PositiveIntegerField(blank=True, null=True)),
                ("refresh", models.PositiveIntegerField(default=0)),
                ("phase", models.CharField(blank=True, max_length=100)),
                ("state", models.CharField(default="draft", max_length=12)),
                ("reasons", models.TextField(blank=True)),
                ("sealed", models.TextField(blank=True)),
                ("seal", models.CharField(blank=True, max_length=64)),
                ("as_at", models.DateField(blank=True, null=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.version",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("plan", "-place"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"), name="programme_versions_numbered_once"
                    ),
                    models.UniqueConstraint(fields=("plan", "place"), name="programme_one_version_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(("before", None), ("refresh", 0), _connector="OR"),
                        name="programme_what_is_put_before_is_no_refresh",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "live")),
                        fields=("plan",),
                        name="programme_one_live_version",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "consulted"))),
                        fields=("plan",),
                        name="programme_one_version_being_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "consulted", "submitted", "live", "superseded"))
                        ),
                        name="programme_version_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="programme_a_refresh_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "consulted")),
                            models.Q(
                                models.Q(("sealed", ""), _negated=True), models.Q(("seal", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="programme_what_went_out_is_sealed",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="supportingdocument",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="supporting", to="programme.version"
            ),
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(blank=True, max_length=200)),
                ("seal", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="bodies.meeting",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="programme.version",
                    ),
                ),
            ],
            options={
                "ordering": ("meeting__on", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seal", ""), _negated=True), name="programme_showing_is_whole"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="planscorecard",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="scorecards", to="programme.version"
            ),
        ),
        migrations.AddField(
            model_name="grouping",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="groupings", to="programme.version"
            ),
        ),
        migrations.CreateModel(
            name="FieldChange",
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
                ("about", models.CharField(blank=True, max_length=300)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.action",
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.comment",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.consultation",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.evidence",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.finding",
                    ),
                ),
                (
                    "grouping",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="programme.grouping",
                    ),
                ),
                (
                    "highlight_text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.highlighttext",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="programme.milestone",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.plan",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.reportedupdate",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="programme.source",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programme.version",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("milestone", None), ("action__isnull", False), _connector="OR"),
                        name="programme_milestones_change_with_their_action",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", None),
                            models.Q(
                                models.Q(("reason", ""), _negated=True), models.Q(("by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="programme_corrections_say_why_and_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("detail", models.TextField(blank=True)),
                ("owner_post", models.CharField(blank=True, max_length=150)),
                ("partner", models.CharField(blank=True, max_length=150)),
                ("starts", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("impact", models.TextField(blank=True)),
                ("for_young_people", models.CharField(blank=True, max_length=200)),
                ("resources", models.TextField(blank=True)),
                ("place", models.PositiveIntegerField(default=1)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="programme.action",
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "findings",
                    models.ManyToManyField(blank=True, related_name="entries", to="programme.finding"),
                ),
                (
                    "groupings",
                    models.ManyToManyField(blank=True, related_name="entries", to="programme.grouping"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="programme.version",
                    ),
                ),
            ],
            options={
                "ordering": ("version", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "action"), name="programme_one_entry_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="programme_entry_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts", None), ("due", None), ("due__gte", models.F("starts")), _connector="OR"
                        ),
                        name="programme_entry_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="version",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="consultation",
                to="programme.version",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="programme.version"
            ),
        ),
        migrations.CreateModel(
            name="Alignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document", models.CharField(max_length=200)),
                ("priority", models.CharField(blank=True, max_length=300)),
                (
                    "groupings",
                    models.ManyToManyField(blank=True, related_name="alignments", to="programme.grouping"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alignments",
                        to="programme.version",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "document", "priority"), name="programme_aligned_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VersionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.CharField(blank=True, max_length=12)),
                ("state", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("on_in_month", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="programme.version",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="bodies.body",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="programme.versionstep",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="programme_recipient_has_a_name"
                    ),
                    models.UniqueConstraint(fields=("step", "name"), name="programme_submitted_once_to_each"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeclaredTest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("series", models.PositiveSmallIntegerField(default=1)),
                ("basis", models.CharField(max_length=12)),
                ("measure", models.CharField(blank=True, max_length=30)),
                ("direction", models.CharField(blank=True, max_length=10)),
                ("lag", models.PositiveSmallIntegerField(default=0)),
                ("least", models.PositiveIntegerField(default=20)),
                ("words", models.TextField(blank=True)),
                ("baseline", models.FloatField(blank=True, null=True)),
                ("baseline_on", models.DateField(blank=True, null=True)),
                ("target", models.FloatField(blank=True, null=True)),
                ("target_by", models.DateField(blank=True, null=True)),
                ("removed", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("number", models.PositiveIntegerField(default=1)),
                ("confirmed_by", models.CharField(blank=True, max_length=150)),
                ("verdict", models.CharField(blank=True, max_length=10)),
                ("verdict_words", models.TextField(blank=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="programme.action",
                    ),
                ),
            ],
            options={
                "ordering": ("action", "series", "-number"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "series", "number"), name="programme_declared_once_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ("measure", "audit", "dip_sample", "feedback"))),
                        name="programme_basis_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed", True),
                            models.Q(
                                ("basis", "measure"),
                                models.Q(("measure", ""), _negated=True),
                                ("direction__in", ("higher", "lower")),
                            ),
                            models.Q(
                                models.Q(("basis", "measure"), _negated=True),
                                ("direction", ""),
                                ("measure", ""),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programme_a_measure_or_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("baseline", None), ("baseline_on", None)),
                                models.Q(("baseline__isnull", False), ("baseline_on__isnull", False)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("target", None), ("target_by", None)),
                                models.Q(("target__isnull", False), ("target_by__isnull", False)),
                                _connector="OR",
                            ),
                        ),
                        name="programme_a_target_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="programme_declaring_anew_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", ""), ("verdict_words", "")),
                            models.Q(
                                ("verdict__in", ("better", "worse", "same")),
                                models.Q(("verdict_words", ""), _negated=True),
                                models.Q(("basis", "measure"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="programme_only_words_are_judged_by_people",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="highlightreport",
            constraint=models.UniqueConstraint(
                fields=("plan", "period"), name="programme_one_report_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                fields=("plan", "reference"), name="programme_one_action_a_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                fields=("source", "place"), name="programme_one_finding_a_place"
            ),
        ),
        migrations.AddIndex(
            model_name="update",
            index=models.Index(fields=["action", "-at"], name="programme_updates_latest"),
        ),
        migrations.AddConstraint(
            model_name="grouping",
            constraint=models.UniqueConstraint(
                fields=("version", "kind", "key"), name="programme_one_grouping_a_key"
            ),
        ),
    )
