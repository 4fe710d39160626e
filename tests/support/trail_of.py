"""Writing a trail to tamper with, and tampering with it as somebody who owns the database could."""

from django.db import connection

from sightline.trail import services as actions
from sightline.trail.models import Line

TRIGGERS = {
    "sqlite": ("trail_no_update", "trail_no_delete", "trail_in_turn"),
    "postgresql": ("trail_no_change", "trail_no_truncate", "trail_in_turn"),
}


def written(capture, count: int) -> list[Line]:
    """So many lines, each written and its head confirmed. `capture` is django_capture_on_commit_callbacks."""
    lines = []
    for number in range(1, count + 1):
        with capture(execute=True):
            lines.append(
                actions.record(
                    by="Ann Analyst",
                    action="looked_at_cases",
                    what="AS01 2025-26-Q1",
                    reason=f"Reason {number}",
                    detail={"children": [f"C-{number}"]},
                )
            )
    return lines


def take_the_triggers_off() -> None:
    """What somebody who owns the database does first."""
    with connection.cursor() as cursor:
        for trigger in TRIGGERS[connection.vendor]:
            on = " ON trail_line" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {trigger}{on}")


def tamper(statement: str, *values: object) -> None:
    """Run a statement against the database behind the trail's back."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
