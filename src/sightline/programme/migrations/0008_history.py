"""Things that people change count their changes, and what each said before is kept beside it."""

# A field is declared as the value it holds:
# pyright: reportArgumentType=false
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("programme", "0007_drafts_and_past_progress"),)

    operations = (
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
            },
        ),
        migrations.RemoveField(
            model_name="progresschange",
            name="grouping",
        ),
        migrations.AddField(
            model_name="action",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="ask",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="ask",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="change",
            name="about",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="change",
            name="comment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="programme.comment",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="evidence",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="programme.evidence",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="finding",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="programme.finding",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="grouping",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="changes",
                to="programme.grouping",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="milestone",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="changes",
                to="programme.milestone",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="programme.plan",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="comment",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="evidence",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="evidence",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="finding",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="finding",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="grouping",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="grouping",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="moneyline",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="moneyline",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="plan",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="plan",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="repeat",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="repeat",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="source",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="sourcedraft",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="supportingdocument",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="supportingdocument",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="version",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="version",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="change",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="programme.action",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("milestone", None), ("action__isnull", False), _connector="OR"),
                name="programme_milestones_change_with_their_action",
            ),
        ),
        migrations.AddConstraint(
            model_name="digestsending",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("to", ""), _negated=True), models.Q(("by", ""), _negated=True)),
                name="programme_digest_is_somebodys",
            ),
        ),
        migrations.DeleteModel(
            name="ProgressChange",
        ),
    )
