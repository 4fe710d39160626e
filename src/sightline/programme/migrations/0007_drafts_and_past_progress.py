"""A change says of which version's entry it was, so that what is half written is told to nobody else.

What a grouping's progress said before it was written anew is kept, for reports of past periods; what was written before
this is read from the trail, once.
"""

import json

import django.db.models.deletion
from django.db import migrations, models

WHILE_LIVE = ("starts", "due", "owner_post", "owner", "partner")
"""What may have been moved in a live version meanwhile: of these it is not known any more, and nothing is guessed."""


def of_drafts(apps, _):
    """What was changed since a draft was begun and can have been changed in nothing else is the draft's."""
    changes, versions = apps.get_model("programme", "Change"), apps.get_model("programme", "Version")
    for draft in versions.objects.filter(state__in=("draft", "consulted")):
        since = changes.objects.filter(action__plan=draft.plan_id, at__gte=draft.at)
        own = since.exclude(field__in=WHILE_LIVE).exclude(field__startswith="Milestone ")
        own.update(version=draft)


def progress_from_the_trail(apps, _):
    """Every change of a grouping's progress, with what it said before."""
    made = apps.get_model("programme", "ProgressChange")
    named = {
        (f"plan {each.version.plan_id} version {each.version.number}", each.kind, each.key): each.pk
        for each in apps.get_model("programme", "Grouping").objects.select_related("version")
    }
    lines = apps.get_model("trail", "Line").objects.filter(action="grouping_changed").order_by("number")
    for line in lines.iterator():
        detail = json.loads(line.detail_text)
        grouping = named.get((line.what, detail.get("kind"), detail.get("key")))
        if grouping and "progress" in detail.get("from", {}):
            made.objects.create(
                grouping_id=grouping, was=detail["from"]["progress"] or "", at=line.at, by=line.actor
            )


class Migration(migrations.Migration):
    dependencies = (("programme", "0006_what_sources_and_plans_say"), ("trail", "0002_append_only"))

    operations = (
        migrations.AddField(
            model_name="change",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="programme.version",
            ),
        ),
        migrations.CreateModel(
            name="ProgressChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                (
                    "grouping",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress_changes",
                        to="programme.grouping",
                    ),
                ),
            ],
            options={"ordering": ("id",), "default_permissions": ()},
        ),
        migrations.RunPython(of_drafts, migrations.RunPython.noop),
        migrations.RunPython(progress_from_the_trail, migrations.RunPython.noop),
    )
