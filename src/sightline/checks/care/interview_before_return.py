"""Return interview held before the child was back."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.records import records
from sightline.engine.later import ibis


@check(
    id="interview_before_return",
    title="Return interview held before the child was back",
    remedy="Correct the day and time of the interview, or of the return, in the local return.",
    needs=["local_return_interviews.interview_at", "local_return_interviews.returned_at"],
    breaks=["MI04"],
)
def interview_before_return(data):
    """Every interview that lies before the return it is about."""
    rows = records(data, "local_return_interviews", "interview_at", "returned_at")
    wrong = rows.filter(rows.interview_at < rows.returned_at)
    return faults(
        wrong,
        table="local_return_interviews",
        record_id="record_id",
        field="interview_at",
        value=when_said(wrong.interview_at),
        expected=ibis.literal("after ") + when_said(wrong.returned_at),
        on="on",
    )
