"""Whether a report is about the council it is filed under. Pure."""

from sightline.standards.authorities import UnknownAuthorityError, by_name, name_of


def about_another(printed: str | None, authority: str) -> str:
    """A sentence where a report is about another council than the one of this code; blank where it is not, or cannot be told.

    `printed`: the council as the report names it, None where it names none.
    """
    try:
        about = by_name(printed or "")
    except UnknownAuthorityError:
        return ""
    if about.code == authority or about.name == name_of(authority):
        return ""
    return (
        f"This report is about {about.name}, and you are filing it under {name_of(authority)}. Discard this draft if that is "
        f"wrong: once saved, its findings are for the plan of {name_of(authority)} to answer."
    )
