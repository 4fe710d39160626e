"""The first tables of this room."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("bodies", "0001_tables"),
        ("documents", "0001_tables"),
        ("freezes", "0001_tables"),
        ("programme", "0001_tables"),
    )

    operations = (
        migrations.CreateModel(
            name="Paper",
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
                ("title", models.CharField(max_length=300)),
                ("series", models.CharField(max_length=120)),
                ("template", models.CharField(max_length=60)),
                ("state", models.CharField(default="draft", max_length=12)),
                ("exempt", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("published_by", models.CharField(blank=True, max_length=150)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bodies.body"
                    ),
                ),
                (
                    "freeze",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="freezes.freeze",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="papers",
                        to="bodies.meeting",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="papers",
                        to="programme.plan",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "default_permissions": (),
                "indexes": [models.Index(fields=["body", "series"], name="papers_by_series")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("series", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="papers_paper_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "in_clearance", "cleared", "published", "withdrawn"))
                        ),
                        name="papers_paper_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("published_by", "")),
                            models.Q(("published_at__isnull", False), ("published_by__gt", "")),
                            _connector="OR",
                        ),
                        name="papers_published_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("published_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="papers_what_is_published_was_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_by", ""),
                            models.Q(("published_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="papers_published_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_by", ""), ("state__in", ("published", "withdrawn")), _connector="OR"
                        ),
                        name="papers_published_is_out_or_withdrawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperChange",
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
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="papers.paper"
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
            name="PaperComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("part", models.CharField(max_length=80)),
                ("quoted", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=150)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("resolved_by", models.CharField(blank=True, max_length=150)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="papers.paper",
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
                        name="papers_comment_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", "")),
                            models.Q(
                                ("answer__gt", ""), ("answered_at__isnull", False), ("answered_by__gt", "")
                            ),
                            _connector="OR",
                        ),
                        name="papers_comment_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at", None), ("resolved_by", "")),
                            models.Q(("resolved_at__isnull", False), ("resolved_by__gt", "")),
                            _connector="OR",
                        ),
                        name="papers_comment_resolved_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceForm",
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
                ("role", models.CharField(max_length=20)),
                ("pattern", models.CharField(max_length=30)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("role",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "role"), name="papers_one_reference_form_a_role"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("audience", models.CharField(max_length=20)),
                ("sealed", models.TextField()),
                ("seal", models.CharField(max_length=64)),
                ("files", models.JSONField(blank=True, default=list)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="papers.paper"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "audience"), name="papers_one_seal_an_audience"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sealed", ""), _negated=True), models.Q(("seal", ""), _negated=True)
                        ),
                        name="papers_seal_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOffAsk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("post", models.CharField(max_length=150)),
                ("asked_of", models.CharField(max_length=150)),
                ("asked_by", models.CharField(max_length=150)),
                ("asked_at", models.DateTimeField()),
                ("due", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                ("because", models.TextField(blank=True)),
                ("state", models.CharField(default="asked", max_length=10)),
                ("decided_by", models.CharField(blank=True, max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=40)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                (
                                    "finance",
                                    "legal",
                                    "monitoring_officer",
                                    "hr",
                                    "data_protection",
                                    "director",
                                    "lead_member",
                                ),
                            )
                        ),
                        name="papers_sign_off_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("asked", "signed", "sent_back", "void"))),
                        name="papers_sign_off_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", ""), ("state", "asked")),
                            models.Q(("state", "asked"), _negated=True),
                            _connector="OR",
                        ),
                        name="papers_what_waits_is_undecided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("signed", "sent_back")), _negated=True),
                            ("decided_by", models.F("asked_of")),
                            _connector="OR",
                        ),
                        name="papers_decided_by_who_was_asked",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "void"), _negated=True),
                        fields=("paper", "role"),
                        name="papers_one_live_sign_off_a_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateVersion",
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
                ("key", models.CharField(max_length=50)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("data", models.JSONField()),
                ("began_from", models.CharField(max_length=60)),
                ("word_reading", models.JSONField(blank=True, null=True)),
                ("state", models.CharField(default="in_making", max_length=12)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("confirmed_by", models.CharField(blank=True, max_length=150)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "word",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_templates",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ("title", "key", "-number"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "key", "number"), name="papers_one_template_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_making")),
                        fields=("authority", "key"),
                        name="papers_one_template_in_making",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("key", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="papers_template_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("in_making", "usable", "retired"))),
                        name="papers_template_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", ""), ("state", "in_making")),
                            models.Q(
                                models.Q(("state", "in_making"), _negated=True),
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="papers_template_confirmed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", ""),
                            models.Q(("confirmed_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="papers_template_confirmed_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("word__isnull", True), ("word_reading__isnull", True)),
                            models.Q(("word__isnull", False), ("word_reading__isnull", False)),
                            _connector="OR",
                        ),
                        name="papers_template_word_file_was_read",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateChange",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="papers.templateversion",
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
            name="WrittenPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("kind", models.CharField(max_length=10)),
                ("key", models.CharField(max_length=60)),
                ("place", models.PositiveIntegerField(default=0)),
                ("value", models.JSONField(null=True)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="papers.paper"
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "kind", "key"), name="papers_one_part_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("field", "section", "summary", "figure", "appendix"))
                        ),
                        name="papers_part_is_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsavedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=150)),
                ("edition", models.PositiveIntegerField()),
                ("typed", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsaved",
                        to="papers.writtenpart",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("part", "by"), name="papers_one_unsaved_text_a_person")
                ],
            },
        ),
    )
