"""Which templates there are for a council's papers."""

from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.reading_templates import shipped_templates


def templates_for(authority: str) -> list[PaperTemplate]:
    """Those a council may use, its own first."""
    return sorted(
        shipped_templates().values(), key=lambda each: (each.authority != authority, each.council, each.title)
    )


def template_named(key: str, authority: str) -> PaperTemplate | None:
    """The template of that key; None where there is none."""
    return next((each for each in templates_for(authority) if each.key == key), None)
