"""What the core does to the cases of a whole refresh, done to one measure's alone."""

import ibis.expr.types as ir

from sightline.measuring.bad_cases import check_sums


def refuse_bad_cases(found: ir.Table, measure_id: str) -> None:
    """Refuse, in a sentence, a case listed twice on a day or a case neither counted in nor out nor set aside."""
    core = found.select("authority", "case_id", "on", "counted", "aside")
    sums = core.aggregate(
        rows=core.count(),
        undecided=(core.counted.isnull() & core.aside.isnull()).sum(),
        undated=core.on.isnull().sum(),
    ).execute()
    twice = core.group_by("authority", "case_id", "on").aggregate(n=core.count())
    doubled = twice.filter(twice.n > 1).count().execute()
    check_sums(measure_id, int(doubled), int(sums.undecided.iloc[0] or 0), int(sums.undated.iloc[0] or 0))
