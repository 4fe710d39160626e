"""What sources and plans say of themselves: how many recommendations a source makes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing is said of what there is already."""

    dependencies = (("programme", "0005_sources_mended"),)

    operations = (
        migrations.AddField(
            model_name="source",
            name="recommendations",
            field=models.JSONField(blank=True, default=dict),
        ),
    )
