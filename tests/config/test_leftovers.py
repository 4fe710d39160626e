"""What killed processes left in the data folder is swept; what is young, or somebody else's, stays."""

import os
import time

import pytest

from sightline.config.leftovers import HALF_WRITTEN, NOBODY_USES, end_old_sessions, sweep_leftovers
from sightline.engine.places import data_folder


@pytest.mark.parametrize(
    ("path", "old_by", "goes"),
    [
        ("scratch/temporary/tmpabc.upload.pdf", NOBODY_USES + 60, True),
        ("scratch/temporary/tmpabc.upload.pdf", NOBODY_USES - 60, False),
        ("scratch/spark-1", NOBODY_USES + 60, False),
        ("trail/.head.json.411.a1b2c3", HALF_WRITTEN + 5, True),
        ("trail/.head.json.411.a1b2c3", HALF_WRITTEN - 5, False),
        ("trail/head.json", HALF_WRITTEN + 5, False),
    ],
)
def test_by_name_and_age(path, old_by, goes):
    file = data_folder() / path
    file.parent.mkdir(parents=True)
    file.touch()
    os.utime(file, (time.time() - old_by,) * 2)
    sweep_leftovers()
    assert file.exists() is not goes


@pytest.mark.django_db
def test_sessions_that_have_run_out_go_and_others_stay():
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    for key, minutes in (("over", -1), ("running", 1)):
        at = timezone.now() + timedelta(minutes=minutes)
        Session.objects.create(session_key=key, session_data="", expire_date=at)
    end_old_sessions()
    assert [each.session_key for each in Session.objects.all()] == ["running"]
