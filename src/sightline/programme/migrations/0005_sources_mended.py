"""A source that stands is mended; documents are kept in versions and swept; bodies meet."""

# pyright: reportArgumentType=false
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes them."""

    dependencies = (("programme", "0004_for_young_people"),)

    operations = (
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.CharField(max_length=200)),
                ("on", models.DateField(blank=True, null=True)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("on", "body"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Mending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField()),
                ("did", models.CharField(max_length=12)),
                ("was", models.JSONField(blank=True, default=dict)),
                ("became", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-edition",),
                "default_permissions": (),
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
            ],
            options={
                "ordering": ("-number",),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="document",
            name="unused_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="finding",
            name="withdrawn",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="source",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn", False), ("closed_on__isnull", False), _connector="OR"),
                name="programme_withdrawn_is_closed",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="programme.plan"
            ),
        ),
        migrations.AddField(
            model_name="mending",
            name="finding",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mended",
                to="programme.finding",
            ),
        ),
        migrations.AddField(
            model_name="mending",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="mended", to="programme.source"
            ),
        ),
        migrations.AddField(
            model_name="supportingversion",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.document"
            ),
        ),
        migrations.AddField(
            model_name="supportingversion",
            name="supporting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="versions",
                to="programme.supportingdocument",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("plan", "body", "on"), name="programme_one_meeting_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("body", ""), _negated=True), models.Q(("by", ""), _negated=True)
                ),
                name="programme_meeting_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="mending",
            constraint=models.UniqueConstraint(
                fields=("source", "edition"), name="programme_mended_once_an_edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="mending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True), models.Q(("by", ""), _negated=True)
                ),
                name="programme_mending_says_why_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="mending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("did", "mended"),
                    models.Q(("did__in", ("added", "withdrawn")), ("finding__isnull", False)),
                    _connector="OR",
                ),
                name="programme_mending_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportingversion",
            constraint=models.UniqueConstraint(
                fields=("supporting", "number"), name="programme_supporting_numbered_once"
            ),
        ),
    )
