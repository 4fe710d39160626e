"""Who may do what, as the matrix in `people.matrix` has it, and what each address needs, as the rooms declare it."""

from sightline.config.setup import shape_only
from sightline.people import rules

LETTERS = """C create and edit, A approve, R read, r read within one's own teams, T only while a dated grant is live, - none.
Words after a letter narrow it. Columns of rooms that are not built yet are here so that they are built to it."""

RULES = """## What the matrix cannot show

- A role that reaches its own teams sees nobody without a team; one that reaches everybody is narrowed by having teams.
- Restricted children are kept from everybody but those named, whatever the role. Figures still count them.
- Accounts of partners and regulators ({outsiders}) open nothing at all without a live grant: an end date and a sponsor.
- A role with some children in its scope may break glass: a team or a child outside it for two hours, reviewed the same day.
- Nobody changes their own role, opens anything for themselves, or reviews their own broken glass.
- Small numbers are hidden from whoever may not see them; scorecards are for everybody but administrators, young
  advisors, and whoever waits for a grant."""


def text() -> str:
    """The matrix, the permissions and the addresses in Markdown."""
    shape_only()
    parts = [
        "# Who may do what",
        LETTERS,
        _matrix(),
        RULES.format(outsiders=_outsiders()),
        _permissions(),
        _addresses(),
    ]
    return "\n\n".join(parts) + "\n"


def _matrix() -> str:
    lines = [_line(["role", *rules.COLUMNS.values()]), "|---" * (len(rules.COLUMNS) + 1) + "|"]
    lines += [
        _line([row.title, *(getattr(row, column) for column in rules.COLUMNS)])
        for row in rules.MATRIX.values()
    ]
    return "\n".join(lines)


def _permissions() -> str:
    lines = ["## Permissions", "", "What rooms ask of the matrix, by name. A grant gives what says so.", ""]
    lines += [_line(["permission", "lets a person", "roles"]), "|---|---|---|"]
    return "\n".join(
        lines + [_line([f"`{name}`", words, _who(name)]) for name, words in rules.PERMISSION_WORDS.items()]
    )


def _who(permission: str) -> str:
    titles = []
    for role in rules.ROLES:
        if rules.permits(role, permission):
            titles.append(rules.title(role))
        elif rules.permits(role, permission, frozenset(rules.grantable(role))):
            titles.append(f"{rules.title(role)} (by a grant)")
    return ", ".join(titles)


def _addresses() -> str:
    """Every address and what it needs. Imported late: the address table is Django's."""
    from sightline.people.addresses import declared, every_address

    needs = declared()
    lines = ["## Addresses", "", _line(["address", "name", "needs"]), "|---|---|---|"]
    for address in sorted(every_address(), key=lambda each: str(each.pattern)):
        need = needs.get(address.name or "")
        lines.append(
            _line(
                [f"`/{address.pattern}`", str(address.name), need.permission if need else "nobody has said"]
            )
        )
    return "\n".join(lines)


def _outsiders() -> str:
    return ", ".join(rules.title(role) for role in rules.ROLES if rules.needs_a_grant(role))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
