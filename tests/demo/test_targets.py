"""The fictional council has targets, as people set them, and is given them once."""

import pytest

from sightline.demo.edition import CODE
from sightline.demo.targets import TARGETS, add_targets
from sightline.scorecards.models import Target
from sightline.scorecards.queries.targets import targets_of_every_set
from sightline.trail.models import Line

pytestmark = pytest.mark.django_db


def test_each_is_set_once_with_its_line_in_the_trail():
    add_targets(CODE)
    add_targets(CODE)
    assert [(each.figure, each.unit) for each in targets_of_every_set(CODE)] == sorted(
        (each.figure, each.unit) for each in TARGETS
    )
    assert Target.objects.count() == Line.objects.filter(action="target_set").count() == len(TARGETS)


def test_what_a_person_has_set_is_left_alone():
    add_targets(CODE)
    Target.objects.exclude(figure="AS01").delete()
    add_targets(CODE)
    assert set(Target.objects.values_list("figure", flat=True)) == {"AS01"}
