"""Every table the store can hold and the columns it has, by the return that fills it."""

from sightline.standards import local, ssd


def text() -> str:
    """The tables in Markdown. The resolved whole, so that a change in a return shows in review."""
    lines = [
        "# What can be loaded",
        "",
        "Column types: text, date, moment (date and time), whole, number. Keys in bold.",
    ]
    for title, tables in (
        ("The Standard Safeguarding Dataset", ssd.tables()),
        ("The local return", local.tables()),
    ):
        lines += ["", f"## {title}", "", "| table | columns |", "|---|---|"]
        for name, table in tables.items():
            columns = ", ".join(
                f"**{each.name}** {each.type}" if each.key else f"{each.name} {each.type}"
                for each in table.fields
            )
            lines.append(f"| {name} | {columns} |")
    return "\n".join(lines) + "\n"
