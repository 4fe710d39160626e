"""What councils are called, and whether a report is about the one it is filed under. Pure."""

from sightline.standards.authorities import UnknownAuthorityError, by_name, known_name, name_of


def council_name(code: str) -> str:
    """The name of the council of this code; blank for a code that nobody has."""
    return known_name(code)


def about_another(printed: str | None, code: str) -> str:
    """A sentence where a report is about another council than the one of this code; blank where it is not, or cannot be told.

    `printed`: the council as the report names it, None where it names none.
    """
    about = other_council(printed, code)
    if not about:
        return ""
    return (
        f"This report is about {about}, and you are filing it under {name_of(code)}. Discard this draft if that is "
        f"wrong: once saved, its findings are for the plan of {name_of(code)} to answer."
    )


def filed_under_another(printed: str | None, code: str) -> str:
    """The same of a report whose findings stand: for as long as the source does, whoever opens it is told."""
    about = other_council(printed, code)
    if not about:
        return ""
    return (
        f"This report is about {about}, and it is filed under {name_of(code)}: its findings are for the plan of "
        f"{name_of(code)} to answer."
    )


def other_council(printed: str | None, code: str) -> str:
    """The council a report is about, by its name, where that is another than the one of this code; else blank."""
    try:
        about = by_name(printed or "")
    except UnknownAuthorityError:
        return ""
    return "" if about.code == code or about.name == name_of(code) else about.name
