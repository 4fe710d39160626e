"""The documents room as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files that are uploaded, and the things they belong to."""

    name = "sightline.documents"
    label = "documents"
    verbose_name = "Documents"
