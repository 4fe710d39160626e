"""Grants, broken glass, restricted children, and what signing in has to remember."""

# pyright: reportArgumentType=false
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes them."""

    dependencies = (("people", "0001_initial"),)

    operations = (
        migrations.CreateModel(
            name="Glass",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=100)),
                ("child", models.CharField(blank=True, max_length=64)),
                ("why", models.CharField(max_length=300)),
                ("broken_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_by", models.CharField(blank=True, max_length=150)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ("broken_at", "id"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("opens", models.JSONField(blank=True, default=list)),
                ("made_by", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ("-first", "-id"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="KeptForAWhile",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "people_kept_for_a_while",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Restricted",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("child", models.CharField(max_length=64, unique=True)),
                ("key_check", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("staff", "Child of a member of staff"),
                            ("adoption", "Adoption"),
                            ("allegation", "Allegation against somebody who works with children (LADO)"),
                            ("legal", "Legal"),
                        ],
                        max_length=20,
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("added_by", models.CharField(max_length=150)),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-added_at", "-id"),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="user",
            name="entra_id",
            field=models.CharField(blank=True, max_length=36, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="user",
            name="entra_made",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="user",
            name="excused",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="user",
            name="must_change_password",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="user",
            name="sign_ins_ended",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[
                    ("performance_analyst", "Performance analyst"),
                    ("lead_analyst", "Lead analyst"),
                    ("practitioner", "Practitioner"),
                    ("team_manager", "Team manager"),
                    ("head_of_service", "Head of service"),
                    ("dcs", "Director of children's services"),
                    ("qa_lead", "Quality assurance lead"),
                    ("auditor", "Auditor"),
                    ("programme_manager", "Improvement programme manager"),
                    ("action_owner", "Action owner"),
                    ("finance_legal", "Finance or legal clearer"),
                    ("democratic_services", "Democratic services officer"),
                    ("lead_member", "Lead member"),
                    ("scrutiny_member", "Scrutiny member"),
                    ("board_chair", "Board chair or critical friend"),
                    ("partner", "Partner agency"),
                    ("dfe_adviser", "DfE adviser or commissioner"),
                    ("ofsted_inspector", "Ofsted inspector"),
                    ("young_advisor", "Young advisor"),
                    ("data_protection_officer", "Data protection officer"),
                    ("internal_audit", "Internal audit"),
                    ("system_administrator", "System administrator"),
                ],
                max_length=40,
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("entra_made", False), ("entra_id__isnull", False), _connector="OR"),
                name="people_made_from_entra_has_its_id",
            ),
        ),
        migrations.AddField(
            model_name="glass",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="glass", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="all_grants",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="sponsor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sponsored",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="restricted",
            name="allowed",
            field=models.ManyToManyField(
                blank=True, related_name="allowed_restricted", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="glass",
            constraint=models.CheckConstraint(
                condition=models.Q(("team", ""), ("child", ""), _connector="XOR"),
                name="people_glass_is_of_a_team_or_a_child",
            ),
        ),
        migrations.AddConstraint(
            model_name="glass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("note", ""), ("reviewed_at__isnull", True), ("reviewed_by", "")),
                    models.Q(
                        ("reviewed_at__isnull", False),
                        models.Q(("reviewed_by", ""), _negated=True),
                        models.Q(("note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="people_a_review_says_who_and_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))),
                name="people_grants_end_after_they_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("sponsor")), _negated=True),
                name="people_nobody_sponsors_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="people_a_grant_ended_says_by_whom",
            ),
        ),
    )
