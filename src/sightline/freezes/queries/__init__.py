"""Asking about freezes."""

from sightline.freezes.queries.freezes import faults_of, freeze_named, freezes_of, opened

__all__ = ["faults_of", "freeze_named", "freezes_of", "opened"]
