"""`python -m bench.programme`: server time of every page of a programme of 60 findings, 400 actions and 5,000 updates.

Pages are asked for inside this process, one after another: what is measured is the server's work, not the network. The
goal is that of every page 95 of 100 answers take less than 200 thousandths of a unit (`bench.machine`).
"""

import argparse
import os
import time
from datetime import timedelta
from pathlib import Path

from bench.machine import busy, machine, units
from bench.pages import p95, reader, timed, well, within
from bench.scratch import scratch
from bench.timing import say

FINDINGS, ACTIONS, UPDATES, OWNERS = 60, 400, 5_000, 40
LIMIT, TIMES = 200, 30
GROUPS = (("priority", 3), ("theme", 4), ("key_area", 4), ("phase", 2))


def fill() -> None:
    """A live plan of that size and a draft beside it, written in bulk."""
    from django.utils import timezone

    from sightline.people.models import User
    from sightline.programme.models import Action, Entry, Finding, Grouping, Milestone, Source, Update
    from sightline.programme.plans.services.plans import make_plan
    from sightline.programme.plans.services.versions import move_version, refresh

    now, today = timezone.now(), timezone.localdate()
    source = Source.objects.create(authority="990", kind="inspection", title="Inspection", by="bench", at=now)
    findings = Finding.objects.bulk_create(
        Finding(
            source=source, place=n + 1, kind="recommendation", text=f"Ensure that thing {n} is timely. " * 4
        )
        for n in range(FINDINGS)
    )
    owners = [User.objects.create(username=f"owner{n}", role="action_owner") for n in range(OWNERS)]
    version = make_plan("990", "A large plan", by="bench")
    groups = Grouping.objects.bulk_create(
        Grouping(version=version, kind=kind, key=f"k{n}", title=f"{kind} {n}", place=n + 1)
        for kind, many in GROUPS
        for n in range(many)
    )
    statuses = ("not_started", "in_progress", "in_progress", "done")
    actions = Action.objects.bulk_create(
        _action(version.plan, n, statuses[n % 4], today) for n in range(ACTIONS)
    )
    entries = Entry.objects.bulk_create(
        Entry(
            version=version,
            action=each,
            title=f"Do thing {n} of the plan in every team",
            detail="In detail. " * 20,
            owner_post=f"Head of service {n % 12}",
            owner=owners[n % OWNERS],
            starts=today - timedelta(days=60 + n % 300),
            due=today + timedelta(days=n % 200 - 40),
            place=n + 1,
        )
        for n, each in enumerate(actions)
    )
    Milestone.objects.bulk_create(
        Milestone(action=each, title=f"Step {k}", due=today + timedelta(days=30 * k - 30), place=k)
        for each in actions
        for k in range(1, 4)
    )
    Update.objects.bulk_create(
        Update(action=actions[n % ACTIONS if n % 2 else 0], words="Progress. " * 15, by="owner", at=now)
        for n in range(UPDATES)
    )
    for n, entry in enumerate(entries):
        entry.groupings.set([groups[n % 3], groups[3 + n % 4], groups[7 + n % 4]])
        entry.findings.set([findings[n % FINDINGS]])
    move_version(version, "live", reason="A benchmark", by="bench.dcs")
    refresh(version, reasons="A benchmark", by="bench")


def _action(plan, n: int, status: str, today):
    from sightline.programme.models import Action

    started = today - timedelta(days=90) if status != "not_started" else None
    done = today - timedelta(days=5) if status == "done" else None
    return Action(plan=plan, reference=f"A{n + 1}", status=status, started_on=started, done_on=done)


def pages() -> dict[str, str]:
    """Each page by what it is."""
    from sightline.programme.models import Action, Entry, Finding, Plan, Version

    live, draft = Version.objects.get(state="live"), Version.objects.get(state="draft")
    busiest, other = Action.objects.get(reference="A1"), Action.objects.get(reference="A200")
    plan, entry = Plan.objects.get(), Entry.objects.filter(version=draft).first()
    finding = Finding.objects.order_by("pk").first()
    assert entry and finding
    return {
        "first page": "/programme",
        "actions": "/programme/actions",
        "actions, late, by owner": "/programme/actions?late=yes&sort=owner",
        "timeline": "/programme/actions/timeline",
        "plan on a page": "/programme/on-a-page",
        "highlight report": "/programme/highlight",
        "highlight report of a quarter": "/programme/highlight?period=2026-27-Q2",
        "X-rays": "/programme/x-rays",
        "dates counted back": "/programme/dates?publication=2022-05-09&meetings=2022-07-05",
        "an action": f"/programme/actions/{other.pk}",
        "an action with 2,500 updates": f"/programme/actions/{busiest.pk}",
        "change an action": f"/programme/actions/{other.pk}/change",
        "change an action of the draft": f"/programme/actions/{other.pk}/change?entry={entry.pk}",
        "live version": f"/programme/versions/{live.pk}",
        "live version by priority": f"/programme/versions/{live.pk}?by=priority",
        "two versions compared": f"/programme/versions/{draft.pk}/compare",
        "groupings": f"/programme/versions/{draft.pk}/groupings",
        "a new action": f"/programme/versions/{draft.pk}/action",
        "asks": f"/programme/asks?plan={plan.pk}",
        "line of sight": f"/programme/findings/{finding.pk}",
        "sources": "/programme/sources",
        "a source": f"/programme/sources/{finding.source_id}",
        "money": f"/programme/money?plan={plan.pk}",
        "spreadsheet out": "/programme/actions/spreadsheet/take",
    }


def measure(data: Path) -> None:
    """Make the plan in that data folder, and say the goals."""
    os.environ |= {"SIGHTLINE_DATA": str(data), "SIGHTLINE_SECOND_FACTOR": "nobody"}
    from sightline.config.settle import settle
    from sightline.config.setup import ready

    ready()
    settle()
    from sightline.programme.models import Plan

    if not Plan.objects.exists():
        fill()
    say(f"\n{machine().sentence()}")
    say(f"The programme: {FINDINGS} findings, {ACTIONS} actions, {UPDATES:,} updates{busy()}")
    client = reader("programme_manager")
    worst = 0.0
    for what, path in pages().items():
        ask = lambda path=path: well(client.get(path))  # noqa: E731
        ask()
        began = time.process_time()
        seconds = timed(ask, TIMES)
        say(
            f"          {what}: {(time.process_time() - began) / TIMES * 1000:.0f} ms of the processor's time"
        )
        worst = max(worst, p95(seconds))
        within(what, LIMIT, seconds)
    say(f"          slowest page: {units(worst):.0f} thousandths of a unit, {worst:.0f} ms at p95")


def main() -> None:
    """Measure the pages of the programme."""
    parser = argparse.ArgumentParser(prog="python -m bench.programme", description=__doc__)
    parser.add_argument("--keep", type=Path, help="a data folder with the plan, or to make and keep it in")
    chosen = parser.parse_args()
    with scratch(chosen.keep) as folder:
        measure(folder)


if __name__ == "__main__":
    main()
