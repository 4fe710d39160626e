"""Asking about editions."""

from sightline.editions.queries.editions import (
    EditionChangedError,
    NoSuchEditionError,
    faults_of,
    published_editions,
)

__all__ = ["EditionChangedError", "NoSuchEditionError", "faults_of", "published_editions"]
