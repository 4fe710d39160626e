"""What the trail can say, room by room: each verb, what it was done to, and what the detail of its line may hold."""

from sightline.api.verbs import ApiVerb
from sightline.backups.verbs import BackupVerb
from sightline.bodies.verbs import BodyVerb
from sightline.children.verbs import ChildVerb
from sightline.commentary.verbs import CommentaryVerb
from sightline.definitions.verbs import DefinitionVerb
from sightline.demo.verbs import DemoVerb
from sightline.documents.verbs import DocumentVerb
from sightline.editions.verbs import EditionVerb
from sightline.entries.verbs import EntryVerb
from sightline.evidence.verbs import EvidenceVerb
from sightline.exports.verbs import ExportVerb
from sightline.freezes.verbs import FreezeVerb
from sightline.governance.verbs import GovernanceVerb
from sightline.loading.verbs import LoadingVerb
from sightline.papers.verbs import PaperVerb
from sightline.people.verbs import PeopleVerb
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.quality.verbs import QualityVerb
from sightline.rehearsal.verbs import RehearsalVerb
from sightline.scorecards.verbs import ScorecardVerb
from sightline.teams.verbs import TeamVerb
from sightline.trail.rules import CHILDREN
from sightline.trail.verbs import COMMAND_KEYS, SharedVerb, TrailVerb
from sightline.worklists.verbs import WorklistVerb

EVERY: dict[str, type[TrailVerb]] = {
    "Every room": SharedVerb,
    "People": PeopleVerb,
    "Teams": TeamVerb,
    "Bodies": BodyVerb,
    "Documents": DocumentVerb,
    "Entered figures": EntryVerb,
    "Loading": LoadingVerb,
    "Scorecards": ScorecardVerb,
    "Commentary": CommentaryVerb,
    "Quality": QualityVerb,
    "Worklists": WorklistVerb,
    "Children": ChildVerb,
    "Programme": ProgrammeVerb,
    "Meetings": GovernanceVerb,
    "Papers": PaperVerb,
    "Inspection": RehearsalVerb,
    "Evidence rooms": EvidenceVerb,
    "Backups": BackupVerb,
    "Freezes": FreezeVerb,
    "Exports": ExportVerb,
    "API": ApiVerb,
    "Editions": EditionVerb,
    "Definitions": DefinitionVerb,
    "Examples": DemoVerb,
}
"""The verbs of each room, by the heading they stand under."""

OPENING = """# What the trail says

Drawn from `trail/verbs.py` and the `verbs.py` of each room. A line of the trail says who (`actor`), when (`at`), what was done
(`action`, one of the verbs below), to what (`what`), why (`reason`, in the person's own words), and in `detail` what else is
to be known. A key of the detail is there only where there is something to say.

The detail of every line that was written while a command ran also has {command}.
Under `{children}` stand the references of children; "Who has looked" searches that key and no other."""


def text() -> str:
    """A table of verbs for each room, in Markdown."""
    command = ", ".join(f"`{key}`" for key in COMMAND_KEYS[:-1]) + f" and `{COMMAND_KEYS[-1]}`"
    parts = [OPENING.format(command=command, children=CHILDREN)]
    parts += [_table(heading, verbs) for heading, verbs in EVERY.items()]
    return "\n\n".join(parts) + "\n"


def _table(heading: str, verbs: type[TrailVerb]) -> str:
    lines = [f"## {heading}", "", "| verb | what it is done to | the detail may hold |", "|---|---|---|"]
    for each in verbs:
        keys = ", ".join(f"`{key}`" for key in each.detail)
        lines.append(f"| `{each}` | {each.target or '–'} | {keys or '–'} |")
    return "\n".join(lines)
