"""What was found in a paper, as the linter says it, with the field and the paragraph where it stands; and the rules that are not the linter's."""

from dataclasses import asdict, dataclass

from sightline.papers.lint.paper_rule import Severity


@dataclass(frozen=True, kw_only=True)
class PaperFinding:
    """As `docs/contracts/linter.md` has it; `line` counts in the composed text. field: the part's key; paragraph: its number, or blank."""

    rule: str
    severity: Severity
    line: int
    excerpt: str
    advice: str
    field: str = ""
    paragraph: str = ""

    def as_json(self) -> dict[str, object]:
        """As JSON holds it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ContentRule:
    """A rule over what a paper is made of: its id, what it finds, and how severe that is where it does not say otherwise."""

    id: str
    title: str
    severity: Severity
    advice: str


CONTENT_RULES: dict[str, ContentRule] = {
    each.id: each
    for each in (
        ContentRule(
            "P01", "A figure that is not there", "error", "Choose another freeze, or another period or unit."
        ),
        ContentRule(
            "P02",
            "A reference that leads nowhere",
            "error",
            "Refer to a name that a paragraph, a section or an appendix has.",
        ),
        ContentRule(
            "P03", "Markup that cannot be read", "error", "Write it as the help beside the field says."
        ),
        ContentRule("P04", "A required field is not answered", "error", "Answer it, if only with “None”."),
        ContentRule(
            "P05",
            "A typed number that is no figure of the paper",
            "error",
            "Bind it to a measure, or name its source under figures.",
        ),
        ContentRule(
            "P06",
            "A word of direction that the signal does not bear out",
            "error",
            "Say what the signal says, or take the word out.",
        ),
        ContentRule("P07", "A value that its field cannot have", "error", "Choose one that it can."),
        ContentRule(
            "P08", "Not exactly one Yes", "error", "Answer one of them with Yes, and the others with No."
        ),
        ContentRule(
            "P09",
            "A recommendation that asks for nothing",
            "error",
            "Write what is asked, or take the item out.",
        ),
        ContentRule(
            "P10",
            "A field that the template does not have",
            "warning",
            "It is printed nowhere: move it, or take it out.",
        ),
        ContentRule(
            "P11", "A sentence that is too long to be read easily", "warning", "Make two sentences of it."
        ),
        ContentRule(
            "P12",
            "A reading age above the goal of its edition",
            "warning",
            "Write shorter sentences and shorter words.",
        ),
        ContentRule("P13", "A word that is hard to understand", "warning", "Say it in everyday words."),
        ContentRule(
            "P14", "An abbreviation that is not explained", "warning", "Write out what it stands for."
        ),
        ContentRule("P15", "More than one idea in a line of easy read", "warning", "Give each its own line."),
    )
}
"""By id. P for paper."""
OF_READING = ("P11", "P12", "P13", "P14", "P15")
"""Those of how easily a text is read; none of them holds a figure."""


def finding(
    rule: str,
    line: int,
    excerpt: str,
    *,
    advice: str = "",
    severity: Severity | None = None,
    field: str = "",
    paragraph: str = "",
) -> PaperFinding:
    """What one of the rules found; its own severity and advice where they are not named."""
    about = CONTENT_RULES[rule]
    return PaperFinding(
        rule=rule,
        severity=severity or about.severity,
        line=line,
        excerpt=excerpt,
        advice=advice or about.advice,
        field=field,
        paragraph=paragraph,
    )
