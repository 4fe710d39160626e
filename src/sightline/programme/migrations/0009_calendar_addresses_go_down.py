from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("programme", "0008_documents_go_down"),
    ]

    operations: ClassVar = [
        migrations.DeleteModel(
            name="CalendarAddress",
        ),
    ]
