"""Which post a text names."""

from dataclasses import dataclass

import pytest

from sightline.people.posts.rules import named_by


@dataclass(frozen=True)
class A:
    """A post as a text can name it."""

    title: str
    service: str = ""

    @property
    def words(self) -> str:
        return f"{self.title}, {self.service}" if self.service else self.title


HERE, CARE, DCS = A("Head of service", "Assessment"), A("Head of service", "Care"), A("DCS")


@pytest.mark.parametrize(
    ("typed", "posts", "names"),
    [
        ("head of  SERVICE, assessment", [HERE, CARE, DCS], HERE),
        ("Head of service", [HERE, CARE, DCS], None),
        ("Head of service", [HERE, DCS], HERE),
        (" dcs ", [HERE, CARE, DCS], DCS),
        ("Somebody else", [DCS], None),
        ("", [DCS], None),
        ("DCS", [DCS, A("DCS")], None),
        ("DCS", [DCS, A("DCS", "Acting")], DCS),
        ("DCS", [], None),
    ],
)
def test_which_post_a_text_names(typed, posts, names):
    assert named_by(typed, posts) == names
