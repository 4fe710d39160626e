"""What sources and plans say: how many recommendations, whether a notice is lifted, by when a re-inspection, who chairs."""

# A field is declared as the value it holds:
# pyright: reportArgumentType=false, reportOperatorIssue=false
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Nothing is said of what there is already."""

    dependencies = (("programme", "0005_sources_mended"),)

    operations = (
        migrations.AddField(
            model_name="source",
            name="recommendations",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="source",
            name="lifting_lies_with",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="source",
            name="lifted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="lifted_because",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="source",
            name="lifted_by",
            field=models.CharField(blank=True, default="", max_length=150),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=Q(lifted_on=None, lifted_because="", lifted_by="")
                | (Q(lifted_on__isnull=False) & ~Q(lifted_because="") & ~Q(lifted_by="")),
                name="programme_lifting_says_when_why_and_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=Q(kind="improvement_notice") | Q(lifted_on=None, lifting_lies_with=""),
                name="programme_only_notices_are_lifted",
            ),
        ),
        migrations.RemoveConstraint(model_name="mending", name="programme_mending_is_known"),
        migrations.AddConstraint(
            model_name="mending",
            constraint=models.CheckConstraint(
                condition=Q(did="mended")
                | Q(did__in=("lifted", "in_force"), finding=None)
                | Q(did__in=("added", "withdrawn"), finding__isnull=False),
                name="programme_mending_is_known",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="horizon_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="horizon_is_month",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="plan",
            name="horizon_words",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=Q(horizon_on=None, horizon_is_month=False)
                | (Q(horizon_on__isnull=False) & ~Q(horizon_words="")),
                name="programme_horizon_has_its_words",
            ),
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="programme.plan",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("chair", models.CharField(blank=True, max_length=150)),
                ("chair_outside", models.BooleanField(default=False)),
                ("meets", models.CharField(blank=True, max_length=200)),
                ("kept_in", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
                "constraints": (
                    models.UniqueConstraint(fields=("plan", "name"), name="programme_one_body_a_name"),
                    models.CheckConstraint(condition=~Q(name="") & ~Q(by=""), name="programme_body_is_whole"),
                    models.CheckConstraint(
                        condition=Q(chair_outside=False) | ~Q(chair=""),
                        name="programme_who_is_from_outside_is_named",
                    ),
                ),
            },
        ),
    )
