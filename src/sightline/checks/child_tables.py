"""Which tables a check of many tables looks through."""

from functools import cache

from sightline.standards.windows import dated

NOT_A_CHILDS = ("local_supervision", "local_panels", "local_posts")


@cache
def child_tables() -> tuple[str, ...]:
    """The dated tables that hold what happened to a child. Panels are announced ahead, and are not among them."""
    return tuple(name for name in dated() if name not in NOT_A_CHILDS)
