"""What a process that serves pages keeps for good is set apart from what is swept."""

import pytest

from support.processes import environment, run

HOW_MANY = """
import gc, sys
before = gc.get_freeze_count()
import sightline.config.{door}
print(before, gc.get_freeze_count(), len(gc.get_objects()), "sightline.programme.overview.views.highlight" in sys.modules)
"""


@pytest.mark.parametrize("door", ["wsgi", "asgi"])
def test_a_door_reads_every_page_and_sets_it_apart(tmp_path, door):
    before, apart, swept, read = run(HOW_MANY.format(door=door), environment(tmp_path / "var")).split()
    assert (int(before), read) == (0, "True")
    assert int(apart) > 100_000 and int(swept) * 10 < int(apart)
