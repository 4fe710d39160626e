"""The local return, table by table."""

from sightline.standards import local

KINDS = {"moment": "date and time", "whole": "whole number"}


def text() -> str:
    """The local return in Markdown: each table, its columns, which are needed, and what they hold."""
    lines = [
        "# The local return",
        "",
        "What no standard return carries. One CSV per table, UTF-8, with its header row; write the templates with",
        "`sightline template local` and load the folder with `sightline load`. A row is known by the columns marked",
        "key: sending it again corrects it.",
    ]
    for name, table in local.tables().items():
        lines += [
            "",
            f"## {name.removeprefix('local_')}.csv",
            "",
            "| column | holds | needed | says |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {each.name} | {KINDS.get(each.type, each.type)} | {_needed(each.key, each.required)} | {each.says} |"
            for each in table.fields
        ]
    return "\n".join(lines) + "\n"


def _needed(key: bool, required: bool) -> str:
    return "key" if key else "yes" if required else ""
