"""Every check, for people: what it finds, what to do, the national rule of its kind, and worked examples."""

from sightline.checks.check import Check
from sightline.checks.discover import checks
from sightline.docgen.measures import Examples


def text(examples: Examples) -> str:
    """All checks in Markdown: a table of them, then each with its drawn test."""
    every = checks()
    lines = [
        "# Checks",
        "",
        f"{len(every)} checks of the records. Each gives the records that are wrong, never a number. An error makes "
        "figures wrong; a warning may be right and wants a look. A national rule is named where its code and wording are "
        "published; `nearest` says that it is the like of the check, not the same.",
        "",
        "| check | what is wrong | how bad | what to do | national rule | breaks |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_row(check) for check in every.values()]
    for check in every.values():
        lines += _one(check, examples)
    return "\n".join(lines) + "\n"


def _row(check: Check) -> str:
    rules = "<br>".join(rule.citation for rule in check.rules)
    breaks = ", ".join([*check.breaks, *(f"split by {split.replace('_', ' ')}" for split in check.splits)])
    cells = (f"`{check.id}`", check.title, check.severity, check.remedy, rules, breaks)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _one(check: Check, examples: Examples) -> list[str]:
    lines = ["", f"## {check.title}", "", f"`{check.id}`: {(check.find.__doc__ or '').strip()}", ""]
    lines += [
        f"- Needs: {', '.join(f'`{need}`' for need in check.needs if need.count('|') < MANY)}" + _many(check)
    ]
    lines += [f"- {rule.citation} ({rule.source})" for rule in check.rules]
    lines += [
        f"- {'Annex A' if source == 'annex_a' else 'SSD'}: {sentence}"
        for source, sentence in check.says.items()
    ]
    for title, drawn in examples.get(check.find.__name__, []):
        lines += ["", f"<details><summary>{title}</summary>", "", "```", drawn, "```", "</details>"]
    return lines


MANY = 3


def _many(check: Check) -> str:
    """Of a check that reads many tables, which: their fields would fill a page."""
    tables = [
        choice.partition(".")[0]
        for need in check.needs
        if need.count("|") >= MANY
        for choice in need.split("|")
    ]
    return f" any of {', '.join(dict.fromkeys(tables))}" if tables else ""
