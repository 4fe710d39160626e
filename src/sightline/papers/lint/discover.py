"""Every rule there is: found in the files of `papers.lint.rules`, never registered."""

from functools import cache

from sightline.measuring.discover import defined_in
from sightline.papers.lint.paper_rule import PaperRule, PaperRuleError


@cache
def paper_rules() -> dict[str, PaperRule]:
    """All rules by id, in the order of their ids."""
    return defined_in("sightline.papers.lint.rules", PaperRule, PaperRuleError)
