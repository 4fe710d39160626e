"""The inspection pack: written beside where it goes, recorded with every child in it, and put in place whole, or nothing is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree

import pyarrow as pa
from django.conf import settings
from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.engine.spreadsheets import Value
from sightline.files.digest import sha256_of
from sightline.files.whole import FolderReplaced, beside, open_private
from sightline.people.looking import allowed_to_look, in_sight_of, record_look, refuse_look
from sightline.people.models import User
from sightline.people.queries import VisibleRows
from sightline.people.queries.seen_by import MAY_LEAVE_OUT
from sightline.rehearsal.checks_workbook import checks_workbook
from sightline.rehearsal.lists_ready import ListReadiness, readiness_of
from sightline.rehearsal.queries.cases import AskedRule, matched_cases
from sightline.rehearsal.queries.line_content import held_of_lines
from sightline.rehearsal.rules.lines_of_enquiry import lines_of_enquiry
from sightline.rehearsal.rules.pack_files import PackFile, index_json, index_text, is_a_pack
from sightline.rehearsal.rules.sampling import DrawnCase, draw
from sightline.rehearsal.sampling_workbook import sampling_workbook
from sightline.rehearsal.self_evaluation import as_html, as_markdown, self_evaluation
from sightline.rehearsal.trail_words import what_of
from sightline.rehearsal.verbs import RehearsalVerb
from sightline.returns.annex_a_lists.checking import faults_of, lost, read_back
from sightline.returns.annex_a_lists.making import AnnexA, annex_a_of, opened_lists
from sightline.returns.annex_a_lists.workbook import write_workbook
from sightline.scorecards.views.asking import authority_name
from sightline.standards.annex_a import LISTS
from sightline.trail.services import recorded_transaction
from sightline.web.account_names import full_name
from sightline.web.refusals import CannotDoError

INDEX, INDEX_TEXT = "index.json", "index.md"
ANNEX_A, CHECKS, CASES = "annex-a.xlsx", "annex-a-checks.xlsx", "case-sampling.xlsx"
DRAFT, DRAFT_PAGE = "self-evaluation.md", "self-evaluation.html"
WHAT = {
    ANNEX_A: ("Annex A, lists 1 to 11, in the layout of Ofsted's template", True),
    CHECKS: ("What is missing from the lists, and what would be sent back or queried, with the rows", True),
    CASES: ("Cases an inspector would pick, with the rule that drew each", True),
    DRAFT: (
        "A self-evaluation to begin from: Ofsted's three questions, each paragraph tied to what is held",
        False,
    ),
    DRAFT_PAGE: ("The same as a page", False),
}
ADOPTERS = 11
EACH = 3
"""How many children each rule draws, unless somebody says otherwise."""


class CannotWritePackError(CannotDoError):
    """Why no pack was written, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOrder:
    """What is asked for: whose pack, where to, for whom and why, and how cases are drawn."""

    folder: Path
    authority: str
    by: str
    reason: str
    year: str
    seed: str = ""
    each: int = EACH


@dataclass(frozen=True, kw_only=True)
class PackContent:
    """All that a pack is written of, children that are kept from whoever asks left out.

    `rows`: a row for each child, as the trail writes them; `held_by`: a child's team and worker.
    """

    made: AnnexA
    ready: Sequence[ListReadiness]
    asked_rules: Sequence[AskedRule]
    drawn: Sequence[DrawnCase]
    held_by: dict[str, tuple[str | None, str | None]]
    rows: VisibleRows
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class PackWritten:
    """What was written, and a sentence for each thing to be known of it."""

    files: tuple[PackFile, ...]
    sentences: tuple[str, ...]


def write_pack(order: PackOrder) -> PackWritten:
    """Write the pack of an authority into a folder; an earlier pack there is replaced.

    CannotWritePackError where something else lies there; LookRefusedError, recorded, for whoever may not see every child of
    the authority; NothingLoadedError without data. Whatever goes wrong, what was there is there, or the whole of the new.
    """
    user = _reader(order)
    final = order.folder.absolute()
    if final.exists() and not (final.is_dir() and (_is_ours(final) or not any(final.iterdir()))):
        raise CannotWritePackError(
            f"{order.folder} is there already and is no inspection pack of Sightline's. Name a folder that is empty, or not there yet."
        )
    snapshot = open_snapshot()
    if order.authority not in snapshot.manifest.authorities:
        raise CannotWritePackError(f"Nothing is loaded for authority {order.authority}.")
    gathered = _gathered(order, user, snapshot)
    final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = beside(final)
    try:
        waiting.mkdir(mode=0o700)
        sentences = _write_files(order, user, gathered, waiting)
        files = _write_index(order, gathered, waiting)
        _put_in_place(order, user, gathered, waiting, final)
    finally:
        rmtree(waiting, ignore_errors=True)
    return PackWritten(files, sentences)


def _reader(order: PackOrder) -> User:
    """Whoever asks. A pack holds every child of the authority, so it is for those who may see them all."""
    what = what_of(order.authority)
    user = allowed_to_look(by=order.by, what=what, reason=order.reason, authority=order.authority)
    if not user.scope.whole_authority:
        sentence = f"{order.by} may not see every child of authority {order.authority}, and a pack holds them all. Nothing was written."
        refuse_look(order.by, what, order.reason, sentence)
    return user


def _is_ours(folder: Path) -> bool:
    try:
        return is_a_pack((folder / INDEX).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False


def _gathered(order: PackOrder, user: User, snapshot: Snapshot) -> PackContent:
    with opened_lists(snapshot, order.authority) as con:
        made = annex_a_of(con, snapshot, order.authority, year=order.year)
        asked_rules = matched_cases(con, snapshot.manifest.authorities[order.authority])
        held_by = {
            child: (team, worker) for child, team, worker in con.execute("select * from allocated").fetchall()
        }
    children = sorted(_children(made) | {case.child for each in asked_rules for case in each.cases})
    rows = in_sight_of(
        user,
        [{"child_id": child, "team": None} for child in children],
        what=what_of(order.authority),
        reason=order.reason,
    )
    visible = {row["child_id"] for row in rows}
    seen_lists = {
        number: replace(each, rows=_of_children(each.rows, number, visible))
        for number, each in made.lists.items()
    }
    asked_rules = [
        replace(each, cases=tuple(case for case in each.cases if case.child in visible))
        for each in asked_rules
    ]
    seen = replace(made, lists=seen_lists)
    drawn = draw({each.rule.id: each.cases for each in asked_rules}, each=order.each, seed=order.seed)
    return PackContent(
        made=seen,
        ready=readiness_of(seen),
        asked_rules=asked_rules,
        drawn=drawn,
        held_by=held_by,
        rows=rows,
        snapshot=snapshot,
    )


def _children(made: AnnexA) -> set[str]:
    return {
        child
        for number, each in made.lists.items()
        if each.can_be_made and number != ADOPTERS
        for child in each.rows.column(LISTS[number].person).to_pylist()
        if child
    }


def _of_children(rows: pa.Table, number: int, visible: Iterable[str]) -> pa.Table:
    """The rows of these children; adopters are no children."""
    if number == ADOPTERS or not rows.num_columns:
        return rows
    among = set(visible)
    return rows.filter(
        pa.array([child in among for child in rows.column(LISTS[number].person).to_pylist()], pa.bool_())
    )


def _lines(order: PackOrder, gathered: PackContent) -> list[tuple[str, Value]]:
    """What every file of the pack says of itself."""
    made = gathered.made
    return [
        ("Authority", f"{_council(order)} ({order.authority})"),
        ("Data as at", in_words(made.data_to)),
        ("Made", _moment()),
        ("Made by", full_name(order.by)),
        ("Why", order.reason),
        ("Seed of the sampling", order.seed or "None was set"),
        ("Restricted records", MAY_LEAVE_OUT),
        ("The record", "The case system is the record: this is what was loaded from it."),
    ]


def _council(order: PackOrder) -> str:
    return settings.COUNCIL_NAME or authority_name(order.authority)


def _moment() -> datetime:
    return timezone.localtime()


def _write_files(order: PackOrder, user: User, gathered: PackContent, folder: Path) -> tuple[str, ...]:
    """The workbooks and the draft; gives what is to be known of the lists."""
    made, lines = gathered.made, _lines(order, gathered)
    path = write_workbook(made, folder / ANNEX_A, council=_council(order))
    path.chmod(0o600)
    back = read_back(path, made)
    _private(folder / CHECKS, checks_workbook(lines, gathered.ready, faults_of(made), back))
    _private(folder / CASES, sampling_workbook(lines, gathered.drawn, gathered.asked_rules, gathered.held_by))
    parts = self_evaluation(
        held_of_lines(lines_of_enquiry(), order.authority, user), _council(order), timezone.localdate()
    )
    _private(folder / DRAFT, as_markdown(parts).encode())
    _private(folder / DRAFT_PAGE, as_html(parts, f"Self-evaluation of {_council(order)}").encode())
    cannot = tuple(
        f"List {each.number} cannot be made. {each.why_not}"
        for each in gathered.ready
        if not each.can_be_made
    )
    return (*cannot, *lost(made, back))


def _private(path: Path, content: bytes) -> None:
    with open_private(path) as file:
        file.write(content)


def _write_index(order: PackOrder, gathered: PackContent, folder: Path) -> tuple[PackFile, ...]:
    files = tuple(
        PackFile(name, *WHAT[name], (folder / name).stat().st_size, sha256_of(folder / name)) for name in WHAT
    )
    lines = [
        f"{name}: {value:%d %B %Y, %H:%M}" if isinstance(value, datetime) else f"{name}: {value}"
        for name, value in _lines(order, gathered)
    ]
    title = f"Inspection pack of {_council(order)}"
    about = {
        "authority": order.authority,
        "data_to": gathered.made.data_to.isoformat(),
        "snapshot": gathered.snapshot.id,
        "made_at": _moment().isoformat(timespec="seconds"),
        "made_by": order.by,
        "template": order.year,
        "seed": order.seed,
        "lists": {str(each.number): each.rows if each.can_be_made else None for each in gathered.ready},
    }
    _private(folder / INDEX_TEXT, index_text(title, lines, files).encode())
    _private(folder / INDEX, index_json(about, files).encode())
    return files


def _put_in_place(order: PackOrder, user: User, gathered: PackContent, waiting: Path, final: Path) -> None:
    """One line in the trail and the folder under its name; what cannot be recorded is not there."""
    placed = None
    try:
        with recorded_transaction():
            record_look(
                user,
                gathered.rows,
                action=RehearsalVerb.INSPECTION_PACK_WRITTEN,
                what=what_of(order.authority),
                reason=order.reason,
                counted_as="rows",
                about={
                    "snapshot": gathered.snapshot.id,
                    "data_to": gathered.made.data_to.isoformat(),
                    "lists": sum(each.can_be_made for each in gathered.ready),
                    "sampled": len(gathered.drawn),
                    "seed": order.seed,
                    "seal": sha256_of(waiting / INDEX),
                },
            )
            placed = FolderReplaced(waiting, final)
    except BaseException:
        if placed:
            placed.undo()
        raise
    placed.done()
