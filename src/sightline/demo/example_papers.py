"""The papers that ship as examples: five councils' published papers written again, every field live, ready to be composed.

They are YAML under `examples/papers`, as `docs/contracts/papers.md` has a paper's content; what is in none of the papers is marked fictional there.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from sightline.demo.example_book import ExampleBook
from sightline.papers.composing.composing import PaperStamp
from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.figure_book import FigureBook
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.reading_templates import shipped_templates

FOLDER = Path(__file__).parent / "examples" / "papers"
STATUS = "Example: written again from the paper that the council published"


class NoSuchExamplePaperError(LookupError):
    """There is no example of that name; the message says which there are."""


@dataclass(frozen=True, kw_only=True)
class PaperToBuild:
    """What a paper is composed of: its content, its council's template, where its figures come from, what its files say of themselves."""

    content: PaperContent
    template: PaperTemplate
    book: FigureBook
    stamp: PaperStamp


def example_paper_names() -> list[str]:
    """The examples there are, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def example_paper(name: str) -> PaperToBuild:
    """An example by its name. NoSuchExamplePaperError where there is none."""
    if name not in example_paper_names():
        raise NoSuchExamplePaperError(
            f"There is no example “{name}”. Examples: {', '.join(example_paper_names())}."
        )
    content = PaperContent.from_json(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))
    meeting = content.meeting.on
    if meeting is None:
        raise NoSuchExamplePaperError(
            f"The example “{name}” has no meeting day, by which its files are dated."
        )
    stamp = PaperStamp(dated=meeting, status=STATUS)
    return PaperToBuild(
        content=content, template=shipped_templates()[content.template], book=ExampleBook(), stamp=stamp
    )
