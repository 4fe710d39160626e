"""An edition is published by a second person, whole or not at all, and is never another; no form of it holds a hidden number."""

import io
import json
import re
import shutil
import signal
import subprocess
import sys
import zipfile

import pytest

from editions.conftest import asked
from sightline.editions.content import earlier_in, printed_in
from sightline.editions.models import FigureEdition
from sightline.editions.places import KEPT_BACK, edition_folder, editions_folder
from sightline.editions.queries.editions import EditionChangedError, earlier_editions, whole_folder
from sightline.editions.queries.verifying import problems
from sightline.editions.services import (
    CannotMakeError,
    MayNotMakeError,
    discard,
    draft_of,
    look,
    make,
    publish,
)
from sightline.freezes.models import Freeze, Publication
from sightline.freezes.services import make as make_freeze
from sightline.people.models import User
from sightline.trail.models import Line
from support.processes import READY, environment
from support.small_council import AUTHORITY

pytestmark = pytest.mark.django_db


def seals() -> dict[str, str]:
    return {line.what: line.detail["seal"] for line in Line.objects.filter(action="edition_published")}


def test_what_would_give_a_small_number_away_is_hidden_and_the_log_says_why(draft):
    rows = {row.group or "all": row for row in draft_of(draft).printed.rows}
    assert {group: (row.text, row.under) for group, row in rows.items()} == {
        "all": ("71.4%", "30 of 42"),
        "North Assessment Team": ("c", "c of 36"),
        "South Assessment Team": ("c", "c of 6"),
    }
    log = draft_of(draft).content.log()
    assert {each["rule"] for each in log} == {"P1", "P2", "P3"}
    assert "AS01 count, South Assessment Team, Q1 2025-26" in {each["figure"] for each in log}


def test_a_second_person_publishes_it_and_it_stands_in_the_register_with_its_files(draft, freeze):
    with pytest.raises(MayNotMakeError):
        publish(draft, by="analyst")
    published = publish(draft, by="lead")
    assert (published.published_by, len(published.seal)) == ("lead", 64)
    entry = Publication.objects.get(freeze=freeze)
    assert (entry.edition, entry.audience, entry.entered_by) == (draft.name, "Scrutiny committee", "lead")
    given = {"chart-as01-team.svg", "figures.csv", "figures.json", "figures.xlsx", "narrative.txt"}
    assert entry.files.keys() == given
    assert [each.action for each in Line.objects.order_by("number")][-3:] == [
        "edition_made",
        "refused",
        "edition_published",
    ]
    assert problems(seals()) == (1, [])
    with pytest.raises(CannotMakeError, match="lead has published it already"):
        publish(draft, by="lead")
    with pytest.raises(CannotMakeError, match="It is published"):
        discard(published, by="analyst")


def test_whoever_made_it_does_not_publish_it_though_their_role_could(freeze):
    own = make(freeze, asked(freeze), by="lead")
    with pytest.raises(CannotMakeError, match="A second person publishes"):
        publish(own, by="lead")
    assert not FigureEdition.objects.exclude(published_by="").exists() and not list(
        editions_folder().iterdir()
    )


HIDDEN = ("27", "3", "9", "75.0", "50.0", "0.75", "0.5")
"""What is hidden of the draft: North's 27 in time and 9 late, South's 3 and 3, and their percentages."""


def test_no_form_holds_a_hidden_number_in_any_byte(draft, freeze):
    """Every file readers are given, each member of the workbook, and the page: the numbers that are hidden stand in none of them."""
    publish(draft, by="lead")
    folder = whole_folder(FigureEdition.objects.get())
    forms = {each.name: each.read_bytes() for each in folder.iterdir() if each.name not in KEPT_BACK}
    with zipfile.ZipFile(io.BytesIO(forms.pop("figures.xlsx"))) as book:
        assert not [name for name in book.namelist() if "cache" in name.lower() or "external" in name.lower()]
        forms |= {f"figures.xlsx {name}": book.read(name) for name in book.namelist()}
    assert b'state="hidden"' not in forms["figures.xlsx xl/workbook.xml"]
    assert [name for name in forms if "sheet" in name and name.endswith(".xml")] != []
    for name, content in forms.items():
        text = content.decode("utf-8").replace("2 of 3 figures are hidden", "")
        for number in HIDDEN:
            assert not told(name, text, number), f"{number} in {name}"
    assert told("figures.json", forms["figures.json"].decode(), "71.4"), "what is printed is found"
    assert told("figures.xlsx sheet", forms["figures.xlsx xl/worksheets/sheet1.xml"].decode(), "42")


def told(name: str, text: str, number: str) -> bool:
    """Whether a file gives this number as a value: in a spreadsheet that of a cell, elsewhere as a number of its own."""
    if name.endswith((".xml", "sheet")):
        return f"<v>{number}</v>" in text and "sharedStrings" not in name and not shared(text, number)
    if name.endswith(".svg"):
        return any(number == each.rstrip("%") for each in re.findall(r">([\d.,]+%?)<", text))
    return bool(re.search(rf"(?<![\w.\-]){re.escape(number)}(?![\w.\-%]|\.\d)", text))


def shared(text: str, number: str) -> bool:
    """Whether every cell with this value is a text of the list of texts, by its place there."""
    return all('t="s"' in cell for cell in re.findall(rf"<c [^>]*><v>{re.escape(number)}</v>", text))


def test_the_first_that_is_out_is_held_against_the_next(draft, freeze):
    """Half of it would tell: the whole by service, after teams, prints nothing of a service that teams give away."""
    publish(draft, by="lead")
    (earlier,) = earlier_editions(AUTHORITY)
    assert earlier.name == draft.name
    again = look(freeze, asked(freeze, audience="public", splits=["sex"]))
    assert not again.exposed
    whole = again.printed.rows[0]
    assert whole.text == "71.4%"
    with pytest.raises(CannotMakeError, match="printed the same measures unrounded"):
        look(freeze, asked(freeze, rounded=True))


def test_what_was_shown_before_something_else_went_out_is_looked_at_again(draft, freeze):
    seen = draft_of(draft).seen
    with pytest.raises(CannotMakeError, match="Look at it again"):
        publish(draft, by="lead", seen="what was shown otherwise")
    assert publish(draft, by="lead", seen=seen).published_by == "lead"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"audience": "nobody"}, "Choose for whom"),
        ({"title": " "}, "Give it a title"),
        ({"figures": []}, "Choose from 1 to 30 figures"),
        ({"figures": ["XX99"]}, "holds no figure XX99"),
        ({"periods": ["2025-26-Q2"]}, "not over then"),
        ({"splits": ["eyes"]}, "split by eyes"),
    ],
)
def test_what_cannot_be_is_said(freeze, other, words):
    with pytest.raises(CannotMakeError, match=words):
        asked(freeze, **other)


def test_of_a_freeze_that_is_not_confirmed_there_is_none(council, people):
    frozen = make_freeze(by="analyst", authority=AUTHORITY, name="q1")
    with pytest.raises(CannotMakeError, match="confirmed by a second person"):
        look(frozen, asked(frozen))


@pytest.mark.parametrize("by", ["outsider", "nobody"])
def test_whoever_may_not_is_refused_in_the_trail(draft, freeze, by):
    for do in (
        lambda: make(freeze, asked(freeze), by=by),
        lambda: publish(draft, by=by),
        lambda: discard(draft, by=by),
    ):
        with pytest.raises(MayNotMakeError):
            do()
    assert Line.objects.filter(action="refused", actor=by).count() == 3
    assert FigureEdition.objects.get().published_by == ""


def test_one_of_another_authority_may_not(draft):
    User.objects.filter(username="lead").update(authority="343")
    with pytest.raises(MayNotMakeError):
        publish(draft, by="lead")


def test_a_draft_is_discarded(draft):
    discard(draft, by="lead")
    assert not FigureEdition.objects.exists()
    assert Line.objects.order_by("-number")[0].action == "edition_discarded"
    with pytest.raises(CannotMakeError, match="discarded"):
        publish(draft, by="lead")


@pytest.mark.parametrize("at", ["forms_of", "counts_as_json", "enter_edition", "record"])
def test_whatever_goes_wrong_nothing_is_published(draft, monkeypatch, at):
    def fails(*_, **__):
        raise OSError("No space left on device")

    room = "services.publishing" if at in ("enter_edition", "record") else "content"
    with monkeypatch.context() as patch:
        patch.setattr(f"sightline.editions.{room}.{at}", fails)
        with pytest.raises(OSError, match="No space"):
            publish(draft, by="lead")
    assert FigureEdition.objects.get().published_by == "" and not Publication.objects.exists()
    assert list(editions_folder().iterdir()) == [] and seals() == {}
    assert publish(draft, by="lead").published_by == "lead"
    assert problems(seals()) == (1, [])


@pytest.mark.parametrize("spoilt", ["figures.csv", "figures.xlsx", "counts.json", "log.json", "edition.json"])
def test_a_byte_that_is_another_is_named_and_nothing_of_it_is_shown(draft, freeze, spoilt):
    publish(draft, by="lead")
    file = edition_folder(AUTHORITY, draft.name) / spoilt
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    fault = f"Edition 990-q1-2025-26-scrutiny: {spoilt} was changed."
    assert problems(seals())[1] == [fault]
    with pytest.raises(EditionChangedError, match=spoilt):
        whole_folder(FigureEdition.objects.get())
    with pytest.raises(CannotMakeError, match=f"{spoilt} was changed"):
        look(freeze, asked(freeze, audience="public"))


def test_a_file_that_has_gone_or_come_and_a_row_that_has_gone_are_named(draft):
    published = publish(draft, by="lead")
    folder = edition_folder(AUTHORITY, published.name)
    (folder / "log.json").rename(folder / "other.json")
    assert problems(seals())[1] == [
        "Edition 990-q1-2025-26-scrutiny: log.json is not there.",
        "Edition 990-q1-2025-26-scrutiny: other.json does not belong to it.",
    ]
    shutil.rmtree(folder)
    assert problems(seals())[1] == ["Edition 990-q1-2025-26-scrutiny: edition.json is not there."]
    FigureEdition.objects.update(seal="0" * 64)
    assert "not sealed as the trail says" in problems(seals())[1][-1]
    FigureEdition.objects.all().delete()
    assert problems(seals()) == (
        0,
        ["The trail says that edition q1-2025-26-scrutiny 990 was published, and there is no such edition."],
    )


def test_it_is_read_from_its_files_alone(draft, freeze):
    shown = draft_of(draft).printed
    publish(draft, by="lead")
    folder = whole_folder(FigureEdition.objects.get())
    assert printed_in(folder) == shown
    assert earlier_in(folder, "a seal").counts.printed
    about = json.loads((folder / "edition.json").read_text())
    assert (about["freeze"], about["audience"], about["rounded"]) == ("q1-2025-26", "scrutiny", False)
    assert Freeze.objects.get().pk == freeze.pk


BEGUN = """
from datetime import date
from sightline.editions.services import make
from sightline.editions.services.drafts import read
from sightline.freezes import services as freezes
from sightline.people.services import add_user
add_user("analyst", "performance_analyst", by="tests")
add_user("lead", "lead_analyst", by="tests")
freeze = freezes.confirm(freezes.make(by="analyst", authority="990", name="q1", cut_off=date(2025, 6, 30)), by="lead")
ask = read(freeze, audience="scrutiny", title="Scorecard", figures=["AS01"], periods=["2025-26-Q1"], splits=["team"], rounded=False)
make(freeze, ask, by="analyst")
"""
KILLED = """
import os, signal
from sightline.editions.models import FigureEdition
from sightline.editions.services import publishing
def dies(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if {step!r} == "inside":
    publishing.write_content.__globals__["log_as_json"] = dies
else:
    publishing._written_down = dies
publishing.publish(FigureEdition.objects.get(), by="lead")
"""
AGAIN = """
from sightline.editions.models import FigureEdition
from sightline.editions.services import publish
from sightline.editions.queries import faults_of
draft = FigureEdition.objects.get()
print(repr(draft.published_by))
print(faults_of(publish(draft, by="lead")))
"""


def test_one_that_is_killed_is_not_published_and_is_published_whole_again(council, tmp_path):
    from support.processes import run, shaped

    environ = environment(tmp_path / "var")
    shaped(environ)
    for number, step in enumerate(("inside", "before it stood")):
        code = READY + ("" if number else BEGUN) + KILLED.format(step=step)
        killed = subprocess.run([sys.executable, "-c", code], env=environ, check=False)
        assert killed.returncode == -signal.SIGKILL
    assert run(AGAIN, environ).split("\n")[:2] == ["''", "[]"]
