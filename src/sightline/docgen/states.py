"""What may become of a plan's version, an action, an ask, a suggested repeat, a notice, an entered figure, a commentary, a definition, a matter that is tracked, a paper, a sign-off, a version of a template and a load, drawn from each room's States."""

from collections.abc import Iterator

from sightline.commentary.rules.states import TEXT_STATES
from sightline.definitions.rules.states import CHANGE_STATES
from sightline.entries.rules.states import ENTRY_STATES
from sightline.governance.rules.states import MATTER_STATES
from sightline.history.states import States
from sightline.loading.rules import LOAD
from sightline.papers.rules.states import PAPER_STATES, SIGN_OFF_STATES
from sightline.papers.rules.templates import TEMPLATE_STATES
from sightline.programme.delivery.rules.roll_up import RULE_OF_ACTION, RULE_OF_MANY
from sightline.programme.kinds import EVERY
from sightline.programme.plans.rules.versions import DECIDED

OPENING = """# What may become of what

Drawn from `programme/kinds/states.py`, `entries/rules/states.py`, `commentary/rules/states.py`, `definitions/rules/states.py`, `governance/rules/states.py`, `papers/rules/states.py`, `papers/rules/templates.py` and `loading/rules.py`. A way marked ✎ needs a reason. Every way taken is one line in the trail, with who,
when, why, from and to. Who made a version never decides that it is {decided}: somebody else does."""


def text() -> str:
    """A diagram and a table for each kind of thing that has states, in Markdown."""
    parts = [OPENING.format(decided=", ".join(DECIDED[:-1]) + f" or {DECIDED[-1]}")]
    parts += [
        "\n".join(_drawn(each))
        for each in (
            *EVERY,
            ENTRY_STATES,
            TEXT_STATES,
            CHANGE_STATES,
            MATTER_STATES,
            PAPER_STATES,
            SIGN_OFF_STATES,
            TEMPLATE_STATES,
            LOAD,
        )
    ]
    parts += ["## Late is not a state", RULE_OF_ACTION, RULE_OF_MANY]
    return "\n\n".join(parts) + "\n"


def _drawn(states: States) -> Iterator[str]:
    yield f"## {states.name.capitalize()}"
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    for key, word in states.words.items():
        yield f"    {key}: {states.shapes[key][0]} {word}"
    yield f"    [*] --> {next(iter(states.words))}"
    for was, wanted in states.may.items():
        for each in wanted:
            yield f"    {was} --> {each}{': ✎' if (was, each) in states.reasons else ''}"
    yield from (f"    {key} --> [*]" for key, wanted in states.may.items() if not wanted)
    yield "```"
    yield ""
    yield "| from | to | needs a reason |"
    yield "|---|---|---|"
    for was, wanted in states.may.items():
        for each in wanted:
            needs = "yes" if (was, each) in states.reasons else ""
            yield f"| {states.words[was]} | {states.words[each]} | {needs} |"
