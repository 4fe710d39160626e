"""Putting the demo authority into a store: its files written, loaded and computed, and people who may sign in."""

from collections.abc import Callable
from pathlib import Path

from sightline.demo.accounts import SignIn, add_accounts
from sightline.demo.annex_a_workbook import write_annex_a
from sightline.demo.authority import DATA_TO, generate
from sightline.demo.commentary import add_commentary
from sightline.demo.days import as_date
from sightline.demo.definitions import add_definition_change
from sightline.demo.edition import CODE
from sightline.demo.entries import add_entries
from sightline.demo.evidence import add_evidence_room
from sightline.demo.meetings import add_meetings
from sightline.demo.papers import add_papers
from sightline.demo.programme import install_programme
from sightline.demo.ssd_folder import write_local, write_population, write_ssd
from sightline.demo.story import RESTRUCTURED
from sightline.demo.targets import add_targets
from sightline.engine.derived import make_all
from sightline.engine.places import data_folder
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.loading.services.at_once import load_at_once
from sightline.measuring.crosswalk import TeamLink
from sightline.teams.queries import links
from sightline.teams.services import hold_crosswalk

Say = Callable[[str], None]


class DemoRefusedError(Exception):
    """The demo does not go into a store that holds a real council's data."""


def install(*, say: Say = lambda _: None) -> list[SignIn]:
    """Make, load and compute the demo where that has not been done; gives (name, password, role in words)."""
    codes = _loaded_codes()
    if codes - {CODE}:
        raise DemoRefusedError(
            f"The store in {data_folder()} holds data of authority {', '.join(sorted(codes - {CODE}))}. The demo goes "
            "into a store of its own: set SIGHTLINE_DATA to another folder."
        )
    if not codes:
        folder = make_files(data_folder() / "demo", say=say)
        say("Loading it")
        files = [folder / "ssd", folder / "local", folder / "population"]
        load_at_once(files, by="sightline", reason="The demo", authority=CODE, data_to=DATA_TO)
    make_all(open_snapshot(), say=say)
    _crosswalk()
    people = add_accounts()
    add_targets(CODE)
    add_entries(CODE)
    add_commentary(CODE)
    add_definition_change()
    say("Writing its inspection report, plan, meetings and what became of them")
    install_programme(CODE)
    add_meetings(CODE)
    say("Freezing two quarters, and writing the committee’s papers of them")
    add_papers(CODE)
    add_evidence_room(CODE)
    return people


def make_files(folder: Path, *, say: Say = lambda _: None) -> Path:
    """Write the demo authority as an SSD folder, a local return, a population file and an Annex A workbook."""
    say("Making a fictional authority with eight years of history")
    tables = generate()
    write_ssd({name: rows for name, rows in tables.items() if name.startswith("ssd_")}, folder / "ssd")
    write_local(tables, folder / "local")
    write_population(tables, folder / "population")
    write_annex_a(tables, folder / "annex_a" / "annex_a.xlsx", DATA_TO)
    return folder


def _loaded_codes() -> set[str]:
    try:
        return set(open_snapshot().manifest.authorities)
    except NothingLoadedError:
        return set()


def _crosswalk() -> None:
    """Which of the three assessment teams carry on for the two there were, so that figures can be drawn by them."""
    if links(CODE):
        return
    day = as_date(RESTRUCTURED)
    team_links = [
        TeamLink(old, new, day, main=new == main)
        for old, main in (("T11", "T21"), ("T12", "T22"))
        for new in ("T21", "T22", "T23")
    ]
    hold_crosswalk(CODE, team_links, reason="Two assessment teams became three", by="demo")
