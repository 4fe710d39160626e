"""A report as plain values, for JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sightline.inspections.report import Box, Report, ReportFinding, ReportPassage

DATES = ("published", "visited_from", "visited_to")


def as_values(report: Report) -> dict[str, Any]:
    """Everything a report holds, dates as ISO text."""
    values = asdict(report)
    return values | {name: values[name].isoformat() if values[name] else None for name in DATES}


def report_from(values: Mapping[str, Any]) -> Report:
    """The report that `as_values` took apart. ValueError, KeyError or TypeError if it is none."""
    findings = tuple(
        ReportFinding(
            **{
                **each,
                "paragraphs": tuple(each["paragraphs"]),
                "tags": tuple(each["tags"]),
                "boxes": tuple(Box(**box) for box in each["boxes"]),
            }
        )
        for each in values["findings"]
    )
    passages = tuple(
        ReportPassage(
            **{**each, "names": tuple(each["names"]), "boxes": tuple(Box(**box) for box in each["boxes"])}
        )
        for each in values["passages"]
    )
    days = {name: date.fromisoformat(values[name]) if values[name] else None for name in DATES}
    parts = {"findings": findings, "passages": passages, "remarks": tuple(values["remarks"])}
    return Report(**{**values, **days, **parts})


def as_contract(report: Report) -> dict[str, Any]:
    """What `sightline findings --json` prints."""
    finding = ("number", "kind", "section", "text", "paragraphs", "tags", "page")
    return {
        "council": report.council,
        "published": report.published.isoformat() if report.published else None,
        "framework": report.framework,
        "judgements": report.judgements,
        "findings": [{name: getattr(each, name) for name in finding} for each in report.findings],
    }
