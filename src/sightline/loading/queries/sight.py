"""Whose loads a person sees and decides on: asked here and nowhere else. Whoever has no authority has all of them."""

from sightline.engine.manifest import Manifest
from sightline.loading.models import Load
from sightline.people.models import User


def sees_load(user: User, load: Load) -> bool:
    """Whether this load is theirs: of their authority alone; while nobody has read it yet, begun by them or said to be."""
    if not user.authority:
        return True
    if load.authorities:
        return load.authorities == [user.authority]
    return load.by == user.get_username() or load.authority == user.authority


def brought_for(manifest: Manifest) -> set[str]:
    """The authorities whose tables this snapshot's own load brought."""
    return {
        code
        for code, entry in manifest.authorities.items()
        if any(table.loaded == manifest.snapshot for table in entry.tables.values())
    }


def moved_between(now: Manifest, before: Manifest) -> set[str]:
    """The authorities whose data is another in one of the two."""
    codes = now.authorities.keys() | before.authorities.keys()
    return {code for code in codes if now.authorities.get(code) != before.authorities.get(code)}


def decides_for(user: User, authorities: set[str]) -> bool:
    """Whether this person may move the data of these authorities."""
    return not user.authority or authorities <= {user.authority}
