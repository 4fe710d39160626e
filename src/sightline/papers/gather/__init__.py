"""A paper's first draft, gathered of what is known: a plan, a freeze, what a body was promised. Figures stand in it as tokens."""

from sightline.papers.gather.gathering import GatheredFrom, gathered_parts

__all__ = ["GatheredFrom", "gathered_parts"]
