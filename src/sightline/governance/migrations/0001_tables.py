"""The first tables of meetings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("bodies", "0001_tables"),
        ("people", "0001_tables"),
    )

    operations = (
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("place", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("report_by", models.CharField(blank=True, max_length=150)),
                ("purpose", models.CharField(default="information", max_length=12)),
                ("executive", models.BooleanField(default=False)),
                ("key", models.BooleanField(default=False)),
                ("paragraph", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("exempt_reason", models.CharField(blank=True, max_length=300)),
                ("reference", models.CharField(blank=True, max_length=60)),
                ("late_reason", models.CharField(blank=True, max_length=300)),
                ("taken_off_at", models.DateTimeField(blank=True, null=True)),
                ("taken_off_why", models.CharField(blank=True, max_length=300)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="bodies.meeting"
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
                    "refers_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referring",
                        to="governance.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ("meeting", "place", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="governance_item_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["information", "decision"])),
                        name="governance_item_has_a_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("executive", False), ("purpose", "decision"), _connector="OR"),
                        name="governance_who_informs_decides_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key", False), ("executive", True), _connector="OR"),
                        name="governance_a_key_decision_is_the_executives",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exempt_reason", ""), ("paragraph", None)),
                            models.Q(
                                ("paragraph__in", [1, 2, 3, 4, 5, 6, 7]),
                                models.Q(("exempt_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="governance_what_is_exempt_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_off_at", None), ("taken_off_why", "")),
                            models.Q(
                                ("taken_off_at__isnull", False),
                                models.Q(("taken_off_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="governance_item_off_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250)),
                ("presence", models.CharField(max_length=12)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="bodies.meeting",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="bodies.member",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "name"), name="governance_once_at_a_meeting"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("presence__in", ["present", "attending", "apologies", "substitute", "absent"]),
                            models.Q(("name", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="governance_attendance_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallInWaiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chair", models.CharField(max_length=200)),
                ("rule", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=500)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiver",
                        to="governance.agendaitem",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chair", ""), _negated=True),
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="governance_waiver_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingDecision",
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
                ("words", models.TextField()),
                ("published_on", models.DateField(blank=True, null=True)),
                ("from_day", models.DateField(blank=True, null=True)),
                ("from_words", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="bodies.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["decision", "resolution"]),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="governance_decision_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CallIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("called_by", models.CharField(max_length=200)),
                ("called_on", models.DateField()),
                ("reason", models.CharField(max_length=500)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("outcome_words", models.TextField(blank=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call_in",
                        to="governance.meetingdecision",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_by", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="governance_call_in_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_on", None)),
                            models.Q(
                                ("outcome__in", ["upheld", "referred_back", "referred_council", "withdrawn"]),
                                ("outcome_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="governance_call_in_ends_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeException",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("agreed_by", models.CharField(max_length=150)),
                ("agreed_on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exceptions",
                        to="governance.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["general", "urgent"]),
                            models.Q(("agreed_by", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="governance_exception_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StepDone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=30)),
                ("on", models.DateField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="bodies.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("item", None)),
                        fields=("meeting", "step"),
                        name="governance_one_day_a_step",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("item__isnull", False)),
                        fields=("item", "step"),
                        name="governance_one_day_an_items_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="governance_step_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackedMatter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_by", models.CharField(blank=True, max_length=150)),
                ("kind", models.CharField(max_length=16)),
                ("words", models.TextField()),
                ("raised_by", models.CharField(blank=True, max_length=150)),
                ("owner", models.CharField(blank=True, max_length=150)),
                ("due", models.DateField(blank=True, null=True)),
                ("due_words", models.CharField(blank=True, max_length=100)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("source_place", models.CharField(blank=True, max_length=100)),
                ("state", models.CharField(default="open", max_length=10)),
                ("answer", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=150)),
                ("outcome", models.CharField(blank=True, max_length=10)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="bodies.body"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="bodies.meeting",
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
                "ordering": ("due", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["action", "challenge", "question", "recommendation", "follow_up"]),
                            ("state__in", ["open", "answered", "done", "withdrawn"]),
                            models.Q(("words", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="governance_matter_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "challenge"), _negated=True),
                            models.Q(("raised_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="governance_a_challenge_says_whose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", ""),
                            ("outcome__in", ["accepted", "in_part", "rejected"]),
                            _connector="OR",
                        ),
                        name="governance_outcome_is_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True), ("closed_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="governance_what_is_over_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GovernanceChange",
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
                    "call_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="governance.callin",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="governance.meetingdecision",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="governance.trackedmatter",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "default_permissions": (),
            },
        ),
    )
