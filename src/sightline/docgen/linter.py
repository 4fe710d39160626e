"""What the linter finds in papers, rule by rule."""

from sightline.papers.lint.discover import paper_rules

OPENING = """# What the linter finds

`sightline lint FILE` reads a committee paper (.docx, .txt, .md) and names, by line, what it must not go out with. An error ends it with 1.
Each rule is a file of `papers/lint/rules`."""


def text() -> str:
    """A table of the rules, in Markdown."""
    rows = [
        f"| {rule.id} | {rule.title} | {rule.severity} | {rule.advice} | {rule.source} |"
        for rule in paper_rules().values()
    ]
    head = "| rule | finds | severity | what to do | first seen in the paper of |\n|---|---|---|---|---|"
    return f"{OPENING}\n\n{head}\n" + "\n".join(rows) + "\n"
