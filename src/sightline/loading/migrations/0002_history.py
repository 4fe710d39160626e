"""Things that people change count their changes, and what each said before is kept beside it."""

# A field is declared as the value it holds:
# pyright: reportArgumentType=false
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("loading", "0001_initial"),)

    operations = (
        migrations.AddField(
            model_name="load",
            name="changed_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="load",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
    )
