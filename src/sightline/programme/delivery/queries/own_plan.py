"""What a council's own spreadsheet of its plan is compared with, and how its columns were read last time."""

from sightline.files.limited import StoppedError, run_limited
from sightline.history.returned_sheets import AGAIN, NotOurSpreadsheetError, refuse_if_large, tables_in
from sightline.programme.delivery.queries.round_trip import THINGS
from sightline.programme.delivery.rules.own_plan import KnownPlan, OwnTable, table_in
from sightline.programme.delivery.rules.round_trip import PlanInSheet
from sightline.programme.models import Action, OwnColumns, Plan, Update
from sightline.returns.contract import CannotReadError

NO_TABLE = "has no sheet with a column that is headed Action. Name the column so, and upload it again."


def own_table(name: str, raw: bytes) -> OwnTable:
    """The table of a plan in a workbook of the council's own. NotOurSpreadsheetError or CannotReadError otherwise."""
    refuse_if_large(name, len(raw), THINGS)
    try:
        sheets = run_limited(tables_in, name, raw, raises=(NotOurSpreadsheetError, CannotReadError))
    except StoppedError as stopped:
        raise NotOurSpreadsheetError(stopped.sentence(name, AGAIN)) from stopped
    table = table_in(sheets)
    if table is None:
        raise NotOurSpreadsheetError(f"{name} {NO_TABLE}")
    return table


def columns_kept(plan: Plan) -> dict[str, str]:
    """How the columns were read last time: head in small letters → what it is."""
    own_columns = OwnColumns.objects.filter(plan=plan).first()
    return dict(own_columns.columns) if own_columns else {}


def known_plan(plan: Plan, stands: PlanInSheet) -> KnownPlan:
    """What the plan has already, of what whoever brings it may see."""
    references = Action.objects.filter(plan=plan, reference__in=stands.actions)
    latest: dict[str, str] = {}
    for each in Update.objects.filter(action__in=references).select_related("action").order_by("at", "id"):
        latest[each.action.reference] = each.words
    return KnownPlan(
        own={each.own_reference: each.reference for each in references if each.own_reference},
        titles={each.fields["title"].lower(): name for name, each in stands.actions.items()},
        editions={name: each.edition for name, each in stands.actions.items()},
        latest=latest,
        priorities=stands.priorities,
        findings=stands.findings,
    )
