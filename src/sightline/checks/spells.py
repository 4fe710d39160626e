"""What can be wrong with a spell, whatever it is a spell of: it ends before it starts, or two overlap."""

from sightline.checks.faults import faults, when_said
from sightline.engine.later import ibis, ir

FAR = "2999-12-31"


def ends_before_it_starts(
    rows: ir.Table,
    *,
    table: str,
    record_id: str,
    field: str,
    started: str = "started",
    ended: str = "ended",
    team: str | None = None,
) -> ir.Table:
    """Each spell whose end lies before its start; `field` is the store's name for the end."""
    wrong = rows.filter(rows[ended] < rows[started])
    return faults(
        wrong,
        table=table,
        record_id=record_id,
        field=field,
        value=when_said(wrong[ended]),
        expected=ibis.literal("on or after ") + when_said(wrong[started]),
        on=started,
        team=team,
    )


def overlapping(
    rows: ir.Table,
    *,
    table: str,
    record_id: str,
    field: str,
    started: str = "started",
    ended: str = "ended",
    team: str | None = None,
) -> ir.Table:
    """Each spell that starts before an earlier one of the same child has ended; `field` is the store's start.

    One that starts on the day another ends does not overlap it. The later to start is the one listed.
    """
    dated = rows.filter(rows["child_id"].notnull(), rows[started].notnull())
    far = ibis.literal(FAR).cast(dated[ended].type())
    before = ibis.window(
        group_by=[dated["authority"], dated["child_id"]],
        order_by=[dated[started], dated[record_id]],
        preceding=(None, 1),
    )
    marked = dated.mutate(_reached=dated[ended].fill_null(far).max().over(before))
    wrong = marked.filter(marked._reached > marked[started])
    open_still = wrong._reached == far
    return faults(
        wrong,
        table=table,
        record_id=record_id,
        field=field,
        value=when_said(wrong[started]),
        expected=ibis.cases(
            (open_still, "the one before to have ended"),
            else_=ibis.literal("on or after ") + when_said(wrong._reached),
        ),
        on=started,
        team=team,
    )
