"""A paper is linted: every rule reads it, and what they find comes in the order of its lines."""

from dataclasses import asdict, dataclass

from sightline.papers.lint.discover import paper_rules
from sightline.papers.lint.paper_rule import LONGEST_EXCERPT, Severity
from sightline.papers.lint.paper_text import PaperText


@dataclass(frozen=True, slots=True)
class PaperFault:
    """What a rule found, as `docs/contracts/linter.md` has it."""

    rule: str
    severity: Severity
    line: int
    excerpt: str
    advice: str

    def as_json(self) -> dict[str, object]:
        """As JSON holds it."""
        return asdict(self)


def lint(paper: PaperText) -> list[PaperFault]:
    """Everything the rules find in a paper, by line and rule."""
    faults = [
        PaperFault(
            rule.id,
            match.severity or rule.severity,
            match.line,
            _short(match.excerpt),
            match.advice or rule.advice,
        )
        for rule in paper_rules().values()
        for match in rule.find(paper)
    ]
    return sorted(faults, key=lambda each: (each.line, each.rule))


def _short(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST_EXCERPT else f"{whole[: LONGEST_EXCERPT - 1]}…"
