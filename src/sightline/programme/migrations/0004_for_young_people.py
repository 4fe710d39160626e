"""Groupings and entries may say in plain words what will be different for young people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A short text on each; blank for what there is already."""

    dependencies = (("programme", "0003_calendar_addresses"),)

    operations = tuple(
        migrations.AddField(
            model_name=model,
            name="for_young_people",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        )
        for model in ("grouping", "entry")
    )
