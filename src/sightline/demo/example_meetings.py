"""What an example's reports say of its bodies: what they are and oversee, their reports, their meetings, and what was promised them."""

from sightline.bodies.models import Body
from sightline.bodies.queries import body_by_name
from sightline.bodies.rules import BodyTerms
from sightline.bodies.services import add_cycle, add_mandate, meeting_on, report_received, set_terms
from sightline.demo.example_files import Facts
from sightline.governance.models import AgendaItem
from sightline.governance.rules.items import ItemTerms
from sightline.governance.services.agendas import add_item, change_item
from sightline.governance.services.tracking import MatterTerms, track

MAKES = "example"
TERMS = ("kind", "terms", "until", "until_words")


def add_governance(facts: Facts, authority: str) -> None:
    """All of it, in whoever's transaction this is; what another example of the authority said already is left as it is."""
    for each in facts.get("bodies", []):
        body = _body(authority, each["name"])
        terms = BodyTerms(**{name: each[name] for name in TERMS if name in each})
        if body.own_terms == BodyTerms() and terms != BodyTerms():
            set_terms(body, terms, by=MAKES)
        _reports(body, each)
    for each in facts.get("bodies", []):
        for mandate in each.get("oversees", []):
            decided_by = _body(authority, mandate["decided_by"])
            add_mandate(_body(authority, each["name"]), **{**mandate, "decided_by": decided_by}, by=MAKES)
    for each in facts.get("meetings", []):
        _meeting(_body(authority, each["body"]), each)
    for each in facts.get("follow_ups", []):
        terms = MatterTerms(
            kind="follow_up",
            words=each["words"],
            due_words=each["due"],
            source=each["source"],
            source_place=each["kept_in"],
        )
        track(_body(authority, each["body"]), terms, by=MAKES)


def _body(authority: str, name: str) -> Body:
    body = body_by_name(authority, name)
    if body is None:
        raise LookupError(f"The example names the body '{name}', which is not among its bodies.")
    return body


def _reports(body: Body, facts: Facts) -> None:
    for each in facts.get("cycles", []):
        first = each.get("first")
        made = add_cycle(body, each["subject"], each["every"], first=first, kept_in=each["kept_in"], by=MAKES)
        if "last" in each:
            report_received(made, each["last"], by=MAKES)


def _meeting(body: Body, facts: Facts) -> None:
    """A meeting with the items that the report names, each of which may refer to another by its title."""
    meeting = meeting_on(body, facts["day"], by=MAKES)
    made: dict[str, AgendaItem] = {}
    for each in facts["items"]:
        about = {name: each[name] for name in ("report_by", "purpose") if name in each}
        made[each["title"]] = add_item(meeting, ItemTerms(title=each["title"], **about), by=MAKES)
    for each in facts["items"]:
        if other := each.get("refers_to"):
            item = made[each["title"]]
            about = {name: getattr(item.own_terms, name) for name in ("report_by", "purpose")}
            change_item(item, ItemTerms(title=item.title, refers_to=made[other].pk, **about), by=MAKES)
