"""`sightline comparators load | neighbours | table | releases`: published figures in, and a measure beside neighbours, region and England."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sightline.commands.saying import COULD_NOT, MISUSE, out, out_json, out_rows, say
from sightline.trail import command_line

TABLE_COLUMNS = ("la", "year", "breakdown", "value", "n_used")
RELEASE_COLUMNS = (
    "data_set",
    "release",
    "published",
    "first_year",
    "last_year",
    "figures",
    "file",
    "loaded",
    "by",
)
NEIGHBOUR_COLUMNS = ("", "value", "release", "published", "model", "used", "rank", "quarter")

HINT = "To look first: --dry-run. To agree to what has changed: --accept. What a file does not say: --release, --published, --rename NEW=OLD."


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command and what it can do."""
    parser = subparsers.add_parser(
        "comparators",
        help="published figures: load them; set a measure beside neighbours, region and England",
    )
    doing = parser.add_subparsers(dest="doing", metavar="load | neighbours | table | releases", required=True)
    _describe_load(doing.add_parser("load", help="read published files, and take them all or none"))
    _describe_neighbours(
        doing.add_parser("neighbours", help="one measure of one authority beside the others")
    )
    _describe_table(doing.add_parser("table", help="every authority's neighbours in every year"))
    _describe_releases(doing.add_parser("releases", help="what is loaded, by whom and when"))


def _describe_load(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders, any mix")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what each file is and what has changed; load nothing"
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help="load what has changed since the release before as the dry run says it",
    )
    parser.add_argument(
        "--rename",
        action="append",
        default=[],
        metavar="NEW=OLD",
        help="a column's new name, and the one it had before",
    )
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="COLUMN",
        help="a column that is a filter, where no meta file says so",
    )
    parser.add_argument("--release", default="", help="what the release is called, where it is a revision")
    parser.add_argument("--published", default="", help="when it was published, as 2025-10-30 or 2025-10")
    parser.add_argument("--by", metavar="NAME", help="who loads; else the machine's account")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.set_defaults(run=run_load)


def _describe_neighbours(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--authority", required=True, help="three-digit code, as 343")
    parser.add_argument("--measure", required=True, help="a figure's id, as FD07, or a published series")
    parser.add_argument(
        "--year", type=int, help="2024 for the year to 31 March 2024; the newest where none is named"
    )
    parser.add_argument("--statistic", choices=("median", "mean"), default="median")
    parser.add_argument("--model", help="2025 or 2021; both where none is named")
    parser.add_argument(
        "--release", default="", help="from this release alone, as 2024; the newest where none is named"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run_neighbours)


def _describe_table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--measure", required=True, help="a figure's id, as FD07, or a published series")
    parser.add_argument("--statistic", choices=("median", "mean"), default="median")
    parser.add_argument("--model", help="2025 or 2021; the newest where none is named")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run_table)


def _describe_releases(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run_releases)


def run_releases(chosen: argparse.Namespace) -> int:
    """Print every release that is loaded, in the order they came."""
    from sightline.comparators.faults import ComparatorError
    from sightline.comparators.store import releases

    try:
        rows = [
            {
                "data_set": each.data_set,
                "release": each.release,
                "published": each.published,
                "first_year": each.about.get("first_year"),
                "last_year": each.about.get("last_year"),
                "figures": each.about.get("rows"),
                "file": each.file,
                "loaded": each.at,
                "by": each.by,
            }
            for each in releases()
        ]
    except ComparatorError as fault:
        say(str(fault))
        return COULD_NOT
    if chosen.format == "json":
        out_json(rows)
    elif rows:
        out_rows(RELEASE_COLUMNS, rows, chosen.format)
    if not rows:
        say(
            "Nothing is loaded. England's and the regions' figures come with Sightline; so do neighbours of 2025 and 2021."
        )
    return 0


def run_load(chosen: argparse.Namespace) -> int:
    """Load and report: 0 where the releases are there now, or a dry run could read them all; 1 where nothing was loaded."""
    from sightline.comparators.faults import ComparatorError
    from sightline.comparators.load import LoadWish, load

    pairs = [each.split("=", 1) for each in chosen.rename]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        say(
            "--rename takes the column's new name and the one before, as --rename rereferral_share=rereferral_percent."
        )
        return MISUSE
    wish = LoadWish(
        renames=dict(pairs),
        filters=chosen.filter,
        accept=chosen.accept,
        dry=chosen.dry_run,
        release=chosen.release,
        published=chosen.published,
        by=(chosen.by or "").strip() or command_line.account(),
    )
    try:
        report = load(chosen.paths, wish)
    except ComparatorError as fault:
        say(str(fault))
        return COULD_NOT
    if chosen.json:
        out_json(asdict(report))
    else:
        for each in report.files:
            _print_file(each)
        out(report.sentence)
        if not report.done:
            say(HINT)
    return 0 if report.done else COULD_NOT


def _print_file(report: Any) -> None:
    years = f", {report.first_year} to {report.last_year}" if report.first_year else ""
    what = (
        f" as {report.data_set}, release {report.release}: {report.rows:,} figures{years}"
        if report.data_set
        else ""
    )
    out(f"{report.file}: {report.did}{what}.")
    for line in (report.why_not, *report.changes, *report.effects, *report.notes):
        if line:
            out(f"  {line}")


def run_neighbours(chosen: argparse.Namespace) -> int:
    """Print the comparisons of one figure."""
    from sightline.comparators.asking import of_year
    from sightline.comparators.faults import ComparatorError, NoSuchReleaseError, NoSuchSeriesError
    from sightline.comparators.neighbour_lists import models

    try:
        wanted = [chosen.model] if chosen.model else models()
        comparisons = of_year(
            chosen.measure,
            chosen.authority,
            chosen.year,
            statistic=chosen.statistic,
            neighbour_models=wanted,
            release=chosen.release,
        )
    except (NoSuchSeriesError, NoSuchReleaseError) as fault:
        say(str(fault))
        return MISUSE
    except ComparatorError as fault:
        say(str(fault))
        return COULD_NOT
    if chosen.json:
        out_json(_as_contract(chosen, comparisons))
    else:
        _print_comparisons(chosen, comparisons)
    if not any(each.value is not None for each in comparisons):
        say(comparisons[0].cause)
        return COULD_NOT
    return 0


def _as_contract(chosen: argparse.Namespace, comparisons: list[Any]) -> dict[str, Any]:
    from sightline.comparators.geography import breaks_of
    from sightline.standards.authorities import name_of

    first = comparisons[0]
    return {
        "measure": chosen.measure,
        "authority": chosen.authority,
        "authority_name": name_of(chosen.authority),
        "year": chosen.year or first.key.year,
        "unit": first.unit,
        "better": first.better,
        "statistic": chosen.statistic,
        "own": {"value": first.own, "symbol": first.own_symbol or None},
        "comparisons": [_one_as_contract(each) for each in comparisons],
        "caveat": first.caveat,
        "breaks": [
            {"on": each.on.isoformat(), "sentence": each.sentence} for each in breaks_of(chosen.authority)
        ],
    }


def _one_as_contract(each: Any) -> dict[str, Any]:
    place = each.standing
    return {
        "group": each.group,
        "name": each.name,
        "value": each.value,
        "rounded": float(each.rounded) if each.rounded is not None else None,
        "text": each.text,
        "year_ending": each.year_ending.isoformat() if each.release else None,
        "data_set": each.data_set,
        "release": each.release,
        "published": each.published or None,
        "model": each.model or None,
        "n_used": each.used,
        "n_of": each.of_members,
        "rank": place.rank if place else None,
        "rank_of": place.among if place else None,
        "quartile": place.quartile if place and each.group == "england" else None,
        "members": [asdict(member) for member in each.members],
        "how": each.how or None,
        "cause": each.cause or None,
        "key": each.key.as_dict(),
    }


def _print_comparisons(chosen: argparse.Namespace, comparisons: list[Any]) -> None:
    from sightline.comparators.comparison import value_text
    from sightline.comparators.geography import breaks_of
    from sightline.standards.authorities import name_of

    first = comparisons[0]
    own = (
        value_text(first.own, first.unit, first.places)
        if first.own is not None
        else first.own_symbol or "no figure"
    )
    say(f"{chosen.measure}, {name_of(chosen.authority)}: {own}. Neighbours by {chosen.statistic}.")
    rows = [
        {
            "": f"{each.name}, year to {each.year_ending.isoformat()}" if each.release else each.name,
            "value": each.text or each.cause,
            "release": each.release,
            "published": each.published_in_words if each.release else "",
            "model": each.model,
            "used": f"{each.used} of {each.of_members}" if each.used is not None else "",
            "rank": f"{each.standing.rank} of {each.standing.among}" if each.standing else "",
            "quarter": each.standing.quartile if each.standing and each.group == "england" else "",
        }
        for each in comparisons
    ]
    out_rows(NEIGHBOUR_COLUMNS, rows, "table")
    rank_from = {"higher": "the highest", "lower": "the lowest"}.get(
        first.better, "the highest; neither is better"
    )
    lines = [
        f"Ranked from {rank_from}.",
        first.how,
        first.caveat,
        *(each.sentence for each in breaks_of(chosen.authority)),
    ]
    for line in filter(None, lines):
        say(line)


def run_table(chosen: argparse.Namespace) -> int:
    """Print the table; 1 where no figures of authorities are loaded."""
    from sightline.comparators.asking import NOT_LOADED
    from sightline.comparators.faults import ComparatorError, NoSuchReleaseError, NoSuchSeriesError
    from sightline.comparators.neighbour_lists import models, neighbours_of
    from sightline.comparators.tables import neighbours_table

    try:
        model = chosen.model or models()[0]
        neighbours_of("", model)
        rows = neighbours_table(chosen.measure, chosen.statistic, model)
    except (NoSuchSeriesError, NoSuchReleaseError) as fault:
        say(str(fault))
        return MISUSE
    except ComparatorError as fault:
        say(str(fault))
        return COULD_NOT
    if not rows:
        say(NOT_LOADED)
        return COULD_NOT
    plain = [asdict(each) for each in rows]
    if chosen.format == "json":
        out_json(
            [{name: row[name] for name in (*TABLE_COLUMNS, "release")} | {"model": model} for row in plain]
        )
    else:
        out_rows(TABLE_COLUMNS, plain, chosen.format)
    return 0
