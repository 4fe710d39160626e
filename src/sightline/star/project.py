"""The files of a Power BI project: the shortcut, the report with one empty page, the model's properties, and the data source.

Each has the shape of its published schema, which its `$schema` names (https://github.com/microsoft/json-schemas, folder `fabric`);
the data source that of https://learn.microsoft.com/power-bi/connect-data/desktop-data-sources#use-pbids-files-to-get-data.
"""

import json
import uuid

from sightline.star.tables import Star
from sightline.star.tmdl import LINEAGE, model_files

NAME = "Sightline"
SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric"
PAGE = "figures"


def project_files(star: Star, data_folder: str) -> dict[str, str]:
    """Every file of the project by its path; `data_folder` is where the Parquet files lie."""
    report, model = f"{NAME}.Report", f"{NAME}.SemanticModel"
    definition = f"{report}/definition"
    as_json = {
        f"{NAME}.pbip": _shortcut(report),
        f"{NAME}.pbids": _data_source(data_folder),
        f"{report}/.platform": _platform("Report"),
        f"{report}/definition.pbir": _report_of(model),
        f"{definition}/version.json": {"$schema": _report_schema("versionMetadata"), "version": "1.0.0"},
        f"{definition}/report.json": _report(star),
        f"{definition}/pages/pages.json": _pages(),
        f"{definition}/pages/{PAGE}/page.json": _page(),
        f"{model}/.platform": _platform("SemanticModel"),
        f"{model}/definition.pbism": _model(),
    }
    files = {
        path: json.dumps(content, indent=2, ensure_ascii=False) + "\n" for path, content in as_json.items()
    }
    return files | {
        f"{model}/definition/{path}": text for path, text in model_files(star, data_folder).items()
    }


def _shortcut(report: str) -> dict[str, object]:
    return {
        "$schema": f"{SCHEMAS}/pbip/pbipProperties/1.0.0/schema.json",
        "version": "1.0",
        "artifacts": [{"report": {"path": report}}],
        "settings": {"enableAutoRecovery": True},
    }


def _data_source(data_folder: str) -> dict[str, object]:
    details = {"protocol": "folder", "address": {"path": data_folder}}
    return {"version": "0.1", "connections": [{"details": details, "mode": "Import"}]}


def _platform(kind: str) -> dict[str, object]:
    return {
        "$schema": f"{SCHEMAS}/gitIntegration/platformProperties/2.0.0/schema.json",
        "metadata": {"type": kind, "displayName": NAME},
        "config": {"version": "2.0", "logicalId": str(uuid.uuid5(LINEAGE, kind))},
    }


def _report_of(model: str) -> dict[str, object]:
    return {
        "$schema": f"{SCHEMAS}/item/report/definitionProperties/2.0.0/schema.json",
        "version": "4.0",
        "datasetReference": {"byPath": {"path": f"../{model}"}},
    }


def _report(star: Star) -> dict[str, object]:
    return {
        "$schema": _report_schema("report"),
        "themeCollection": {},
        "layoutOptimization": "None",
        "annotations": [{"name": "Sightline", "value": star.sentence}],
    }


def _pages() -> dict[str, object]:
    return {"$schema": _report_schema("pagesMetadata"), "pageOrder": [PAGE], "activePageName": PAGE}


def _page() -> dict[str, object]:
    return {
        "$schema": _report_schema("page"),
        "name": PAGE,
        "displayName": "Figures",
        "displayOption": "FitToPage",
        "height": 720,
        "width": 1280,
    }


def _model() -> dict[str, object]:
    return {
        "$schema": f"{SCHEMAS}/item/semanticModel/definitionProperties/1.0.0/schema.json",
        "version": "4.0",
        "settings": {"qnaEnabled": False},
    }


def _report_schema(what: str) -> str:
    return f"{SCHEMAS}/item/report/definition/{what}/1.0.0/schema.json"
