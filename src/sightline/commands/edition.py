"""`sightline edition FREEZE --for AUDIENCE …`: what may be published of a freeze; `--make` a draft, `--publish` it by a second person."""

import argparse
from typing import TYPE_CHECKING, Any

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, out_json, out_rows, say

if TYPE_CHECKING:
    from sightline.editions.models import FigureEdition
    from sightline.editions.services.drafts import EditionDraft
    from sightline.freezes.models import Freeze

COLUMNS = ("figure", "split", "group", "period", "value", "numerator", "base")
LOG_COLUMNS = ("figure", "rule", "why", "protects")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("edition", help="what may be published of a freeze, and publishing it")
    parser.add_argument("freeze", metavar="FREEZE", help="the freeze it is of, as q2-2026-27")
    parser.add_argument(
        "--for",
        dest="audience",
        required=True,
        metavar="AUDIENCE",
        help="board, scrutiny, cabinet, partners, dfe or public",
    )
    parser.add_argument("--title", default="", help="what readers see it called")
    parser.add_argument(
        "--measure", action="append", default=[], metavar="ID", help="a figure it holds; again for each"
    )
    parser.add_argument("--period", action="append", default=[], help="a period it holds; again for each")
    parser.add_argument(
        "--by-split",
        action="append",
        default=[],
        metavar="SPLIT",
        help="service, team, age, sex …; again for each",
    )
    parser.add_argument(
        "--rounded", action="store_true", help="counts of 7 and under redacted, the others rounded to 5"
    )
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--make", action="store_true", help="keep it as a draft, for a second person to publish"
    )
    doing.add_argument("--publish", action="store_true", help="publish the draft that somebody else made")
    parser.add_argument("--name", default="", help="which draft, where several wait")
    parser.add_argument("--by", default="", metavar="USER", help="who makes or publishes it")
    parser.add_argument("--authority", help="three-digit code, where freezes of several have that name")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Show what may be published, with its log; or make a draft, or publish it."""
    if (chosen.make or chosen.publish) and not chosen.by:
        say("Say who: --by USER.")
        return MISUSE
    from sightline.config.setup import ready

    ready()
    from sightline.editions.queries import NoSuchEditionError
    from sightline.editions.rules.asking import AUDIENCES
    from sightline.editions.services import CannotMakeError, MayNotMakeError

    if chosen.audience not in AUDIENCES:
        say(f"Choose for whom it is: {', '.join(AUDIENCES)}.")
        return MISUSE
    freeze = _freeze(chosen)
    if freeze is None:
        return COULD_NOT
    try:
        return _published(chosen, freeze) if chosen.publish else _made(chosen, freeze)
    except MayNotMakeError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except (CannotMakeError, NoSuchEditionError) as cannot:
        say(str(cannot))
        return COULD_NOT


def _freeze(chosen: argparse.Namespace) -> "Freeze | None":
    from sightline.freezes.models import Freeze

    rows = Freeze.objects.filter(name=chosen.freeze)
    freezes = list(rows.filter(authority=chosen.authority) if chosen.authority else rows)
    if len(freezes) == 1:
        return freezes[0]
    codes = ", ".join(each.authority for each in freezes)
    say(
        f"Name the authority with --authority: {codes}."
        if freezes
        else f"There is no freeze {chosen.freeze}. See: sightline freezes."
    )
    return None


def _made(chosen: argparse.Namespace, freeze: "Freeze") -> int:
    from sightline.editions.gathering import offered_figures
    from sightline.editions.rules.asking import usual_title
    from sightline.editions.services.drafts import look, make, read
    from sightline.freezes.queries import opened
    from sightline.freezes.rules.making import periods_to

    if not freeze.confirmed_by:
        say("A freeze is confirmed by a second person before an edition is made of it.")
        return COULD_NOT
    periods = chosen.period or [periods_to(freeze.cut_off)[0].name]
    ask = read(
        freeze,
        audience=chosen.audience,
        title=chosen.title or usual_title(chosen.audience, periods_to(freeze.cut_off)[0]),
        figures=chosen.measure or offered_figures(opened(freeze))[:1],
        periods=periods,
        splits=chosen.by_split,
        rounded=chosen.rounded,
    )
    if chosen.make:
        edition = make(freeze, ask, by=chosen.by)
        say(f"{edition.name} is a draft. A second person publishes it.")
        out(edition.name)
        return 0
    draft = look(freeze, ask)
    _show(chosen, draft)
    for sentence in draft.exposed:
        say(sentence)
    say(
        "Nothing was kept: --make keeps it as a draft." if not draft.exposed else "It cannot be published so."
    )
    return COULD_NOT if draft.exposed else 0


def _published(chosen: argparse.Namespace, freeze: "Freeze") -> int:
    from sightline.editions.queries.editions import edition_named, waiting_draft
    from sightline.editions.services import publish

    draft = (
        edition_named(freeze.authority, chosen.name)
        if chosen.name
        else waiting_draft(freeze, chosen.audience)
    )
    edition = publish(draft, by=chosen.by)
    if chosen.format == "json":
        out_json(as_contract(edition))
    else:
        out(f"{edition.name} is published: seal {edition.seal}.")
    return 0


def _show(chosen: argparse.Namespace, draft: "EditionDraft") -> None:
    from sightline.editions.rules.forms import as_json

    table = as_json(draft.printed)
    if chosen.format == "json":
        out_json({**table, "log": draft.content.log(), "exposed": list(draft.exposed)})
        return
    rows = [{**row, **{name: _text(row[name]) for name in COLUMNS[-3:]}} for row in table["rows"]]
    out_rows(COLUMNS, rows, chosen.format)
    if chosen.format == "table" and draft.content.log():
        out("")
        out_rows(LOG_COLUMNS, draft.content.log(), "table")


def _text(cell: dict[str, Any] | None) -> object:
    return "" if cell is None else cell["symbol"] or cell["value"]


def as_contract(edition: "FigureEdition") -> dict[str, object]:
    """An edition as JSON: docs/contracts/editions.md."""
    return {
        "name": edition.name,
        "authority": edition.authority,
        "audience": edition.audience,
        "title": edition.title,
        "freeze": edition.freeze.name,
        "cut_off": edition.freeze.cut_off,
        "rounded": edition.holds["rounded"],
        "made_by": edition.made_by,
        "made_at": edition.made_at.isoformat(),
        "published_by": edition.published_by or None,
        "published_at": edition.published_at.isoformat() if edition.published_at else None,
        "seal": edition.seal or None,
        "files": _files(edition),
    }


def _files(edition: "FigureEdition") -> dict[str, str]:
    """What each file readers are given hashes to, as the freeze's register has it."""
    entry = edition.freeze.publications.filter(edition=edition.name).first() if edition.published_by else None
    return entry.files if entry else {}
