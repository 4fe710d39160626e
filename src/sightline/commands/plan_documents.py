"""`sightline plan-documents --out DIR --by USER`: the plan as documents, each as Word, PDF and a page."""

import argparse
from pathlib import Path

from sightline.calendars.periods import PeriodError
from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, say

ENDINGS = (".docx", ".pdf", ".html")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "plan-documents", help="the plan as Word, PDF and pages to hand out; needs a name"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder to write into")
    parser.add_argument("--by", required=True, metavar="USER", help="who is asking")
    parser.add_argument("--plan", default="", help="by number or title; the newest if not given")
    parser.add_argument(
        "--period",
        default="",
        help="of the highlight report: 2026-05 or Q1 2026-27; the last whole month if not given",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write every document for somebody who may see the whole plan; the trail says who was refused."""
    from sightline.config.setup import ready

    ready()
    from django.utils import timezone

    from sightline.files.whole import write_whole
    from sightline.papers.plan_documents.kinds import KINDS, Reader, document_of
    from sightline.papers.render.paper_files import paper_files
    from sightline.people.looking import LookRefusedError
    from sightline.programme.overview.rules.highlight import period_named
    from sightline.programme.plans.queries.plans import current_version
    from sightline.programme.plans.services.looking import NoSuchPlanError, look_at_plan

    today = timezone.localdate()
    try:
        period = period_named(chosen.period, today)
        user, plan = look_at_plan(chosen.by, chosen.plan, "the plan's documents")
    except PeriodError as fault:
        say(str(fault))
        return MISUSE
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except NoSuchPlanError as nothing:
        say(str(nothing))
        return COULD_NOT
    version = current_version(plan, user)
    if version is None:
        say(f"{plan.title} has no version that {chosen.by} may read.")
        return COULD_NOT
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name in KINDS:
        files = paper_files(document_of(name, version, Reader(user, today, period)))
        for file_name in (each for each in files if each.endswith(ENDINGS)):
            write_whole(chosen.out / file_name, files[file_name])
            out(file_name)
    return 0
