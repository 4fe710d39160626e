"""What sources and plans say of themselves: how many recommendations a source makes, whether a notice is lifted."""

# A field is declared as the value it holds:
# pyright: reportArgumentType=false, reportOperatorIssue=false
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
    )
