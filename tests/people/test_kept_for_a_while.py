"""The cache keeps what JSON can say, for as long as it should, and runs nothing that the database holds."""

import base64
import os
import pickle
from datetime import timedelta

import pytest
from django.core.cache import caches

from sightline.people.kept_for_a_while import JsonInDatabase
from sightline.people.models import KeptForAWhile

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache():
    return JsonInDatabase("", {})


def later(**time: int) -> None:
    """As if that much time had gone."""
    for row in KeptForAWhile.objects.all():
        KeptForAWhile.objects.filter(pk=row.pk).update(expires=row.expires - timedelta(**time))


def test_it_is_the_one_the_pages_use():
    assert isinstance(caches["default"], JsonInDatabase)


@pytest.mark.parametrize("value", ["y", 5, True, None, [1.5, 2.5], {"a": ["ü"]}])
def test_what_is_set_is_got_until_it_is_over(cache, value):
    cache.set("k", value, 60)
    assert cache.get("k", "nothing") == value
    later(seconds=61)
    assert cache.get("k", "nothing") == "nothing"


def test_of_two_who_add_the_first_is_told_yes_until_it_is_over(cache):
    assert (cache.add("k", 1, 60), cache.add("k", 2, 60), cache.get("k")) == (True, False, 1)
    later(seconds=61)
    assert (cache.add("k", 3, 60), cache.get("k")) == (True, 3)


def test_what_is_deleted_touched_or_cleared(cache):
    cache.set("k", 1, 60)
    assert cache.touch("k", 600) and not cache.touch("other", 600)
    later(seconds=61)
    assert "k" in cache
    assert (cache.delete("k"), cache.delete("k")) == (True, False)
    cache.set("k", 1, None)
    later(days=36_500)
    assert cache.get("k") == 1
    cache.clear()
    assert not KeptForAWhile.objects.exists()


def test_what_is_over_does_not_pile_up(cache):
    for number in range(5):
        cache.set(str(number), 1, 60)
    later(seconds=61)
    cache.set("new", 1, 60)
    assert KeptForAWhile.objects.count() == 1


class Runs:
    """Unpickled it makes a folder."""

    def __init__(self, folder):
        self.folder = str(folder)

    def __reduce__(self):
        return os.mkdir, (self.folder,)


def test_what_python_would_run_is_not_read(cache, tmp_path):
    planted = pickle.dumps(Runs(tmp_path / "ran"))
    cache.set("k", 1, 60)
    KeptForAWhile.objects.update(value=base64.b64encode(planted).decode())
    assert cache.get("k", "nothing") == "nothing"
    assert not (tmp_path / "ran").exists()
    pickle.loads(planted)
    assert (tmp_path / "ran").exists()


def test_what_json_cannot_say_is_refused(cache):
    with pytest.raises(TypeError):
        cache.set("k", object(), 60)
