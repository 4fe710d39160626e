from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("bodies", "0001_initial"),
        ("programme", "0009_calendar_addresses_go_down"),
    ]

    operations: ClassVar = [
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
            ],
            options={
                "ordering": ("id",),
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="showing",
            options={"default_permissions": (), "ordering": ("meeting__on", "id")},
        ),
        migrations.RemoveConstraint(
            model_name="showing",
            name="programme_showing_is_whole",
        ),
        migrations.RemoveField(
            model_name="showing",
            name="body",
        ),
        migrations.RemoveField(
            model_name="showing",
            name="on",
        ),
        migrations.AddField(
            model_name="showing",
            name="meeting",
            field=models.ForeignKey(
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="showings",
                to="bodies.meeting",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="showing",
            constraint=models.CheckConstraint(
                condition=models.Q(("seal", ""), _negated=True), name="programme_showing_is_whole"
            ),
        ),
        migrations.AddField(
            model_name="oversight",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="oversights", to="bodies.body"
            ),
        ),
        migrations.AddField(
            model_name="oversight",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="oversights", to="programme.plan"
            ),
        ),
        migrations.DeleteModel(
            name="Body",
        ),
        migrations.DeleteModel(
            name="Meeting",
        ),
        migrations.AddConstraint(
            model_name="oversight",
            constraint=models.UniqueConstraint(
                fields=("plan", "body"), name="programme_a_body_oversees_a_plan_once"
            ),
        ),
    ]
