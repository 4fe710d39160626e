"""An example becomes a programme: its sources and findings, then its plan through the room's own actions.

Everything or nothing: one transaction. What the report does not say, the actions behind it, is marked fictional.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from sightline.bodies.rules import BodyDescription
from sightline.bodies.services import add_member
from sightline.demo.example_files import SOURCE_FIELDS, Facts, read
from sightline.demo.example_meetings import add_governance
from sightline.demo.verbs import DemoVerb
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import set_next
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.updates import report
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import (
    Action,
    Entry,
    Finding,
    Grouping,
    Milestone,
    MoneyLine,
    Plan,
    Quotation,
    Source,
    Update,
    Version,
)
from sightline.programme.money.rules import Pounds, before_growth
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.rules.horizon import Horizon
from sightline.programme.plans.services.bodies import describe_body
from sightline.programme.plans.services.entries import add_entry, remove_entry
from sightline.programme.plans.services.groupings import add_grouping, align, change_grouping, support
from sightline.programme.plans.services.horizon import set_horizon
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh, show_to
from sightline.programme.sources.services.findings import suggest_repeats
from sightline.trail.services import record, recorded_transaction

MAKES, DECIDES = "example", "example's board"
FICTIONAL = "Fictional: the report does not say what was done."
WHY = "As the report says"
SO_BY_THEN = f"{WHY}: it was so by this day. Since when is printed nowhere."


class ExampleThereError(ValueError):
    """The example is loaded already; nothing was done."""


@dataclass(frozen=True, slots=True)
class LoadedExample:
    """What an example became."""

    plan: Plan
    sources: int
    findings: int
    actions: int
    fictional: int
    versions: list[str]
    bodies: list[str]


def load_example(name: str) -> LoadedExample:
    """Load the example of that name into its own authority. ExampleThereError where it is there, NoSuchExampleError."""
    facts = read(name)
    with recorded_transaction():
        if Plan.objects.filter(authority=facts["authority"], title=facts["title"]).exists():
            raise ExampleThereError(
                f"Authority {facts['authority']} has the plan '{facts['title']}' already, so the example was not "
                "loaded again. Nothing was changed."
            )
        sources = _sources(facts)
        plan = _plan(facts, sources)
        _said_of(facts, plan)
        loaded = _counted(facts, plan, sources)
        detail = {
            "plan": plan.pk,
            "authority": plan.authority,
            "findings": loaded.findings,
            "actions": loaded.actions,
        }
        record(by=MAKES, action=DemoVerb.EXAMPLE_LOADED, what=name, detail=detail)
    return loaded


def _sources(facts: Facts) -> dict[str, Source]:
    """The sources by their key in the file; one that another example brought is taken as it is there."""
    by_key: dict[str, Source] = {}
    new: list[Source] = []
    for place, facts_of_one in enumerate(facts["sources"]):
        about = {field: facts_of_one[field] for field in SOURCE_FIELDS if field in facts_of_one}
        identity = {
            "authority": facts["authority"],
            "title": facts_of_one["title"],
            "kind": facts_of_one["kind"],
        }
        source = Source.objects.filter(**identity, said_on=facts_of_one.get("said_on")).first()
        if source is None:
            source = _source({**identity, **about}, facts_of_one)
            new.append(source)
        by_key[facts_of_one.get("key", f"source {place}")] = source
    for source in new:
        suggest_repeats(source, by=MAKES)
    return by_key


def _source(about: Mapping[str, Any], facts: Facts) -> Source:
    counted = {
        each["section"]: {"said": each["said"], "where": each["kept_in"]}
        for each in facts.get("recommendations", [])
    }
    source = Source.objects.create(**about, recommendations=counted, by=MAKES, at=timezone.now())
    for place, each in enumerate(facts.get("findings", []), start=1):
        place_kept = each.get("kept_in") or (
            f"the report, page {each['page']}" if each.get("page") else source.kept_in
        )
        Finding.objects.create(source=source, place=place, **{**each, "kept_in": place_kept})
    for each in facts.get("quotations", []):
        Quotation.objects.create(source=source, **each)
    return source


def _plan(facts: Facts, sources: Mapping[str, Source]) -> Plan:
    first, *later = facts["versions"]
    version = make_plan(
        facts["authority"],
        facts["title"],
        standard=facts.get("standard", ""),
        phase=first.get("phase", ""),
        drafted=_day(first),
        by=MAKES,
    )
    Plan.objects.filter(pk=version.plan_id).update(kept_in=facts["kept_in"])
    _write(version, first, sources)
    for version_facts in later:
        before = version
        day, phase = _day(version_facts), version_facts.get("phase", "")
        version = refresh(before, reasons=version_facts["reasons"], phase=phase, drafted=day, by=MAKES)
        _write(version, version_facts, sources)
        if version_facts["state"] == "live" and Version.objects.get(pk=before.pk).state == "submitted":
            reason = f"{name_of(version)} went live."
            move_version(before, "superseded", reason=reason, day=day, by=DECIDES)
    return version.plan


def _as_at(facts: Facts) -> date | None:
    """The day a version's pages show it on: the last day a body saw it."""
    return max((each["day"] for each in facts.get("shown", [])), default=None)


def _day(facts: Facts) -> OwnDay | None:
    """The own day of a version: the one its paper gives, a month as 2016-10, else the paper's own, by which it was so."""
    day = facts.get("day") or _as_at(facts)
    if isinstance(day, str):
        return OwnDay(date.fromisoformat(f"{day}-01"), in_month=True)
    return OwnDay(day) if day else None


def _write(version: Version, facts: Facts, sources: Mapping[str, Source]) -> None:
    as_at = _as_at(facts)
    Version.objects.filter(pk=version.pk).update(as_at=as_at)
    if "refresh" in facts:
        Version.objects.filter(pk=version.pk).update(refresh=facts["refresh"])
    if "without" in facts:
        for entry in Entry.objects.filter(version=version):
            remove_entry(entry, reason=facts["without"], by=MAKES)
    for each in facts.get("groupings", []):
        add_grouping(version, each["kind"], each["title"], about=_about(each), by=MAKES)
    groupings = list(Grouping.objects.filter(version=version).order_by("pk"))
    for each in facts.get("alignments", []):
        align(version, each["document"], each.get("priority", ""), by=MAKES)
    for each in facts.get("supporting", []):
        support(version, each.get("kind", "supports"), each["title"], by=MAKES)
    entries = [
        _entry(version, each, [grouping.pk for grouping in groupings], sources) for each in facts["actions"]
    ]
    _progress(groupings, facts.get("groupings", []))
    if facts["state"] != "draft":
        reason = f"{WHY} ({facts['day_in']})." if "day_in" in facts else SO_BY_THEN
        to = facts.get("submitted_to", ())
        move_version(version, facts["state"], reason=reason, day=_day(facts), to=to, by=DECIDES)
    for entry, each in zip(entries, facts["actions"], strict=True):
        _carried_out(entry.action, each, as_at)
    for each in facts.get("shown", []):
        show_to(
            version, each["body"], on=each["day"], purpose=f"{each['purpose']} ({each['kept_in']})", by=MAKES
        )


def _entry(version: Version, facts: Facts, groupings: list[int], sources: Mapping[str, Source]) -> Entry:
    source_words = facts.get("said")
    values: dict[str, Any] = {
        name: facts[name] for name in ("title", "owner_post", "partner", "starts", "due") if name in facts
    }
    values["detail"] = f"{WHY} ({source_words})." if source_words else FICTIONAL
    values["groupings"] = frozenset(groupings[place - 1] for place in facts.get("groupings", []))
    values["findings"] = frozenset(_finding(sources, each).pk for each in facts.get("answers", []))
    entry = add_entry(version, values, reason=WHY, by=MAKES)
    Action.objects.filter(pk=entry.action_id).update(fictional=not source_words)
    return entry


def _progress(groupings: Sequence[Grouping], facts: Sequence[Facts]) -> None:
    """Progress in words, as a paper says it of each priority or theme, with its lines."""
    for grouping, each in zip(groupings, facts, strict=False):
        if words := each.get("progress"):
            change_grouping(
                grouping,
                title=grouping.title,
                about=grouping.about,
                progress=f"{words.strip()} ({each['progress_in']})",
                by=MAKES,
                edition=grouping.edition,
            )


def _carried_out(action: Action, facts: Facts, as_at: date | None) -> None:
    """What a paper says became of an action by its own day. That it runs is said; the day it began is printed nowhere."""
    now = Action.objects.get(pk=action.pk)
    for each in facts.get("milestones", []):
        made = add_milestone(now, each["title"], due=each.get("due"), edition=now.edition, by=MAKES)
        Milestone.objects.filter(pk=made.pk).update(reached_on=each.get("reached"))
        now.refresh_from_db()
    done = facts.get("done")
    if as_at and (facts.get("runs") or done):
        Action.objects.filter(pk=now.pk).update(
            status="done" if done else "in_progress",
            started_on=done or as_at,
            done_on=done,
            days_as_said=True,
        )
    if as_at and facts.get("update"):
        made = report(now, f"{facts['update']} ({facts['said']})", by=MAKES)
        Update.objects.filter(pk=made.pk).update(at=_noon(as_at))


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _finding(sources: Mapping[str, Source], reference: str) -> Finding:
    """The finding a file names as `ofsted:3`: the third that source put to the authority."""
    key, _, number = reference.partition(":")
    return sources[key].findings.filter(section="authority").order_by("place")[int(number) - 1]


def _about(facts: Facts) -> str:
    place_kept = f"({facts['kept_in']})" if "kept_in" in facts else "(Its title is fictional.)"
    return f"{facts.get('about', '')} {place_kept}".strip()


def _said_of(facts: Facts, plan: Plan) -> None:
    if horizon := facts.get("horizon"):
        words = f"{horizon['words']} ({horizon['kept_in']})"
        set_horizon(plan, Horizon(None, False, words), reason=WHY, by=MAKES)
    for each in facts.get("bodies", []):
        chaired = BodyDescription(each.get("chair", ""), each.get("outside", False), each.get("meets", ""))
        body = describe_body(plan, each["name"], chaired, reason=WHY, kept_in=each["kept_in"], by=MAKES)
        for member in each.get("members", []):
            add_member(body, member["name"], role=member.get("role", ""), by=MAKES)
    add_governance(facts, plan.authority)
    for each in facts.get("money", []):
        about = {**each, "pounds": Decimal(each["pounds"])}
        MoneyLine.objects.create(plan=plan, by=MAKES, at=timezone.now(), **about)
    for each in facts.get("growth", []):
        _budget_before(plan, each)
    for each in facts.get("asks", []):
        made = ask_partner(plan, each["partner"], each["words"], due=each.get("due"), by=MAKES)
        type(made).objects.filter(pk=made.pk).update(kept_in=each["kept_in"])
    for each in facts.get("next_priorities", []):
        made = set_next(plan, each["quarter"], each["words"], by=MAKES)
        type(made).objects.filter(pk=made.pk).update(kept_in=each["kept_in"])


def _budget_before(plan: Plan, facts: Facts) -> None:
    """A budget was so much more than in an earlier year: what it was then, worked out and labelled so."""
    now, growth = Pounds(Decimal(facts["now"])), Pounds(Decimal(facts["by"]))
    MoneyLine.objects.create(
        plan=plan,
        kind="base_budget",
        title=facts["title"],
        year=facts["since"],
        pounds=now.amount - growth.amount,
        approximate=True,
        note=before_growth(now, growth, facts["since"]).sentence,
        kept_in=facts["kept_in"],
        by=MAKES,
        at=timezone.now(),
    )


def _counted(facts: Facts, plan: Plan, sources: Mapping[str, Source]) -> LoadedExample:
    return LoadedExample(
        plan,
        len(sources),
        Finding.objects.filter(source__in=list(sources.values())).count(),
        plan.actions.count(),
        plan.actions.filter(fictional=True).count(),
        [name_of(each) for each in plan.versions.order_by("number")],
        [f"{each['name']} ({each['kept_in']})" for each in facts.get("bodies", [])],
    )
