"""What the linter finds in papers, rule by rule."""

from sightline.papers.composing.findings.paper_finding import CONTENT_RULES
from sightline.papers.lint.discover import paper_rules

OPENING = """# What the linter finds

`sightline lint FILE` reads a committee paper (.docx, .txt, .md) and names, by line, what it must not go out with. An error ends it with 1.
Each rule is a file of `papers/lint/rules`."""
WRITTEN = """## Of a paper that is written here

What a text alone does not tell: `sightline report build` and the page of a paper name these beside the rules above, with the field and the paragraph.

| rule | finds | severity | what to do |
|---|---|---|---|"""


def text() -> str:
    """A table of the rules, in Markdown."""
    rows = [
        f"| {rule.id} | {rule.title} | {rule.severity} | {rule.advice} | {rule.source} |"
        for rule in paper_rules().values()
    ]
    head = "| rule | finds | severity | what to do | first seen in the paper of |\n|---|---|---|---|---|"
    written = [
        f"| {rule.id} | {rule.title} | {rule.severity} | {rule.advice} |" for rule in CONTENT_RULES.values()
    ]
    return "\n".join([OPENING, "", head, *rows, "", WRITTEN, *written, ""])
