"""What councils are called, and whether a report is about the one it is filed under. Pure."""

from sightline.standards.authorities import UnknownAuthorityError, authority, by_name, name_of


def council_name(code: str) -> str:
    """The name of the council of this code; blank for one that is in no table, as a demo's."""
    try:
        return authority(code).name
    except UnknownAuthorityError:
        return ""


def about_another(printed: str | None, code: str) -> str:
    """A sentence where a report is about another council than the one of this code; blank where it is not, or cannot be told.

    `printed`: the council as the report names it, None where it names none.
    """
    try:
        about = by_name(printed or "")
    except UnknownAuthorityError:
        return ""
    if about.code == code or about.name == name_of(code):
        return ""
    return (
        f"This report is about {about.name}, and you are filing it under {name_of(code)}. Discard this draft if that is "
        f"wrong: once saved, its findings are for the plan of {name_of(code)} to answer."
    )
