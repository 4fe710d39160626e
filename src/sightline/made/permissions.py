"""Who may do what, as the matrix in `people.rules` has it."""

from sightline.people.rules import MATRIX


def text() -> str:
    """The permission matrix in Markdown."""
    lines = [
        "# Who may do what",
        "",
        "C create, A approve, R read, r read within own teams, T only while a dated grant is live, - none.",
        "",
        "| role | children's rows | small numbers | load data | read the trail | manage people |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.title} | {row.children} | {row.small_numbers} | {row.load} | {row.trail} | {row.users} |"
        for row in MATRIX.values()
    ]
    return "\n".join(lines) + "\n"
