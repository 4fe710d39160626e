"""The shape every measure's cases have, and the refusals that keep a wrong one from becoming a number."""

from sightline.engine.later import ibis, ir
from sightline.measuring.bad_cases import MeasureRefusedError

CORE = {
    "authority": "string",
    "case_id": "string",
    "child_id": "string",
    "on": "date",
    "counted": "boolean",
    "amount": "float64",
    "part": "string",
    "aside": "string",
    "superseded": "date",
    "team_id": "string",
}


def cases(
    rows: ir.Table,
    *,
    case_id: str,
    on: str,
    counted: ir.BooleanValue | bool | None = None,
    amount: ir.NumericValue | None = None,
    part: ir.StringValue | None = None,
    reason: ir.StringValue | None = None,
    superseded: ir.DateValue | None = None,
    team: str | None = None,
    story: tuple[str, ...] | list[str] = (),
) -> ir.Table:
    """One row per case judged, in the shape every figure is read from.

    `counted` true or false for a share, true for everything counted; None together with `reason` ('too_recent' or
    'open_late') for work not judged. `amount` is a number with the measure's unit. `part` is a category or band.
    `superseded` is the day a later event takes this one's place (only the last departure in a year counts).
    `story` names the columns a manager wants to read, in order.
    """
    wanted = {case_id, on, *story, *({team} if team else set())}
    missing = sorted(wanted - set(rows.columns))
    if missing:
        raise MeasureRefusedError(
            f"These cases lack {', '.join(missing)}. They have {', '.join(rows.columns)}: name one of those, or add it."
        )
    blank = {name: ibis.null(kind) for name, kind in CORE.items()}
    core = {
        "authority": rows["authority"],
        "case_id": rows[case_id].cast("string"),
        "child_id": rows["child_id"] if "child_id" in rows.columns else blank["child_id"],
        "on": rows[on].cast("date"),
        "counted": ibis.literal(True) if counted is None and reason is None else _flag(counted),
        "amount": blank["amount"] if amount is None else amount.cast("float64"),
        "part": blank["part"] if part is None else part,
        "aside": blank["aside"] if reason is None else reason,
        "superseded": blank["superseded"] if superseded is None else superseded.cast("date"),
        "team_id": rows[team] if team else blank["team_id"],
    }
    story_columns = {name: rows[name] for name in story if name not in core}
    return rows.select(**core, **story_columns)


def _flag(counted: ir.BooleanValue | bool | None) -> ir.Value:
    if counted is None:
        return ibis.null("boolean")
    return ibis.literal(counted) if isinstance(counted, bool) else counted


def together(first: ir.Table, *others: ir.Table) -> ir.Table:
    """Cases of several kinds as one table: a story column that one of them lacks is blank there."""
    schema = dict(first.schema())
    for other in others:
        schema = {**dict(other.schema()), **schema}
    return ibis.union(*(_aligned(rows, schema) for rows in (first, *others)))


def _aligned(rows: ir.Table, schema: dict) -> ir.Table:
    return rows.select(
        **{
            name: rows[name].cast(kind) if name in rows.columns else ibis.null(kind)
            for name, kind in schema.items()
        }
    )
