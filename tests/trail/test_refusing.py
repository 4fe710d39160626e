"""Refusing: the trail has it before anybody is told."""

import pytest
from django.core.exceptions import PermissionDenied

from sightline.trail.models import Line
from sightline.trail.refusing import record_refusal, refuse

pytestmark = pytest.mark.django_db


def test_whoever_is_refused_is_written_down_first():
    with pytest.raises(PermissionDenied):
        refuse("ann", "loading", "To have a look")
    line = Line.objects.get()
    assert (line.actor, line.action, line.what, line.reason) == (
        "ann",
        "refused",
        "loading",
        "To have a look",
    )


def test_a_refusal_is_recorded_where_another_error_says_it():
    record_refusal(by="ann", what="undo snapshot 1")
    assert Line.objects.get().what == "undo snapshot 1"
