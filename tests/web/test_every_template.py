"""Every template of every room can be read, and so can each template it names: also those no test opens."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import sightline

HOME = Path(sightline.__file__).parent
NAMES = sorted(str(each).split("/templates/")[1] for each in HOME.rglob("templates/**/*.html"))
NAMED = re.compile(r'{%\s*(?:include|extends)\s+"([^"]+)"')


def test_there_are_templates():
    assert len(NAMES) > 150


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_read_and_what_it_includes(name):
    source = get_template(name).template.source  # type: ignore[attr-defined]
    for other in NAMED.findall(source):
        get_template(other)
