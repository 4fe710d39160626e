"""Where a published figure may stand beside one of ours, and why not. Pure."""

A_WHOLE_YEAR = ("year", "r12")
OF_YEARS = "Published for years: choose a year."
OTHER_SIZE = "A number: another area’s is of another size"
NOTHING = "Nothing comparable is published"
NO_FIGURE = "No figure"
OF_COUNCILS = "Published for whole councils, so a team or service has nothing to compare this with."


def why_no_gap(*, kind: str, grain: str, period_kind: str) -> str:
    """Why a figure is not held against a published one; blank where it is: a year's rate is not set against a month's.

    `kind` and `grain` are those of the figure and its measure, `period_kind` that of its period.
    """
    if kind == "rate" and grain == "event" and period_kind not in A_WHOLE_YEAR:
        return OF_YEARS
    return ""


def why_none_for_a_unit(unit: str) -> str:
    """Why a team or service is shown no comparators; blank for a percentage, which does not go with size."""
    return "" if unit == "percent" else OF_COUNCILS


def why_not_in_a_row(*, kind: str, unit: str, grain: str, period_kind: str, of_unit: bool) -> str:
    """Why a row of the scorecard has no published figure beside its own, in a few words; blank where it may have one."""
    if kind == "count":
        return OTHER_SIZE
    why = why_no_gap(kind=kind, grain=grain, period_kind=period_kind)
    why = why or (why_none_for_a_unit(unit).partition(",")[0] if of_unit else "")
    return why.removesuffix(".")


def is_drawn(*, unit: str, grain: str) -> bool:
    """Whether published years can stand in a chart of months: not a number, which goes with size, nor a year's rate beside a month's."""
    return unit in ("percent", "days", "ratio") or (unit == "per_10000" and grain == "point")
