"""Published figures dropped into the box: known, looked at beside the release before, and taken whole or not at all."""

import pytest
from django.test import Client

from loading.loads_help import box, drop
from sightline import comparators
from sightline.calendars.periods import parse
from sightline.comparators.store import releases
from sightline.loading.places import folder_of
from sightline.trail.models import Line
from support.figure_pages import hidden, words
from support.people import signed_in
from support.published_peers import FILES

pytestmark = pytest.mark.django_db
LOOK, TAKE, LOADED = "/load/compare-with", "/load/compare-with/take", "/load/compare-with/loaded"
PERSONS = ("ssd_person.csv", b"pers_person_id,pers_dob\nC-1,2015-01-02\n")
FIGURES = "c2_children_in_need_assessments_duration.csv"


def published(*names: str) -> list[tuple[str, bytes]]:
    return [(name, "\n".join([*FILES[name], ""]).encode()) for name in names or FILES]


def take(client: Client, **said: str):
    return client.post(TAKE, {**hidden(client.get(LOOK)), **said}, follow=True)


@pytest.mark.parametrize("address", [LOOK, LOADED])
def test_an_outsider_is_sent_to_sign_in(client: Client, address):
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, f"/sign-in?next={address}")


@pytest.mark.parametrize("address", [LOOK, TAKE])
def test_a_manager_takes_nothing(client: Client, address):
    signed_in(client, "team_manager", teams=["T1"])
    assert client.post(address, {"seal": "x"}).status_code == 403
    assert not releases()


def test_dropped_files_are_known_shown_and_taken(analyst: Client):
    drop(analyst, *published())
    page = words(analyst.get("/load"))
    assert "3 files here, 3 recognised" in page and "To compare with: statistical neighbours" in page
    assert "Read these files" not in page, "there are no records among them"
    seen = words(analyst.get(LOOK))
    assert "3 releases would be loaded beside what is here; nothing is overwritten." in seen
    assert not releases(), "looking changes nothing"
    number = box().files.get(name=FIGURES).id
    after = take(analyst, **{f"published_{number}": "30 October 2025"})
    assert "3 releases loaded" in words(after) and "30 October 2025" in words(after)
    assert {(each.data_set, each.release, each.by) for each in releases()} >= {
        ("neighbours", "2030", "performance_analyst")
    }
    assert next(each.value for each in comparators.of("AS01", "990", parse("2025-26-Q1"))) == 84.0
    assert not box().files.exists() and not list(folder_of(box().id).iterdir())
    line = Line.objects.get(action="published_figures_loaded")
    assert line.actor == "performance_analyst" and "neighbours 2030" in line.what


def test_what_is_here_already_is_said_and_changes_nothing(analyst: Client):
    for _ in range(2):
        drop(analyst, *published())
        last = take(analyst)
    assert "All of it was here already" in words(last)
    assert len(releases()) == 3 and Line.objects.filter(action="published_figures_loaded").count() == 1


def renamed(name: str = FIGURES) -> tuple[str, bytes]:
    """The file of a year later, in which the median has another name and the third quarter has gone."""
    head, *rows = FILES[FIGURES]
    head = head.replace("Median_days", "Median_working_days").replace(",75th_Percentile_days", "")
    later = [row.rsplit(",", 1)[0].replace("2025,", "2026,", 1) for row in rows]
    return name, "\n".join([head, *later, ""]).encode()


def test_a_file_that_changed_is_shown_change_by_change_before_it_is_taken(analyst: Client):
    drop(analyst, *published())
    take(analyst)
    drop(analyst, renamed())
    page = words(analyst.get(LOOK))
    assert f"What is different in {FIGURES}" in page and "Dropped column: 75th_Percentile_days." in page
    assert "1 file is not as the release before was." in page and "Take them as said here" in page
    assert "1 release loaded" in words(take(analyst))
    assert {each.release for each in releases() if "duration" in each.file} == {"2025", "2026"}


def test_what_is_taken_is_what_was_seen(analyst: Client):
    """The same figures became known by another way between the look and the press: nothing is taken unseen."""
    drop(analyst, *published(FIGURES))
    seen = hidden(analyst.get(LOOK))
    drop(analyst, *published("neighbours_2030.csv"))
    late = analyst.post(TAKE, seen)
    assert late.status_code == 409 and "nothing was taken" in words(late) and not releases()


def test_a_bad_file_refuses_all_and_the_earlier_release_stands(analyst: Client):
    drop(analyst, *published())
    take(analyst)
    name, content = renamed()
    broken = content.replace(b"old_la_code,", b"", 1)
    drop(analyst, (name, broken), ("other_2031.csv", published("neighbours_2030.csv")[0][1]))
    page = analyst.get(LOOK)
    assert "1 file cannot be taken, so none is" in words(page) and "Take these" not in words(page)
    assert analyst.post(TAKE, {**hidden(page)}).status_code == 409
    assert len(releases()) == 3


def test_figures_of_another_name_are_refused_until_they_have_one(analyst: Client):
    drop(analyst, *published())
    take(analyst)
    name, content = published(FIGURES)[0]
    drop(analyst, (name, content.replace(b"857", b"858")))
    assert "never overwritten: give this one a name of its own" in words(analyst.get(LOOK))
    said = {f"release_{box().files.get().id}": "2025 revised"}
    again = analyst.post(LOOK, said)
    assert "1 release would be loaded" in words(again)
    analyst.post(TAKE, {**hidden(again), **said})
    assert {each.release for each in releases()} >= {"2025", "2025 revised"}


@pytest.mark.parametrize("field", ["published_{}", "renames"])
def test_what_cannot_be_read_of_the_form_is_said_and_nothing_taken(analyst: Client, field: str):
    drop(analyst, *published(FIGURES))
    response = take(analyst, **{field.format(box().files.get().id): "some day"})
    assert "There is a problem" in words(response) and not releases()


def test_records_are_read_and_published_figures_stay_in_the_box(analyst: Client, no_figures):
    drop(analyst, PERSONS, *published(FIGURES))
    page = words(analyst.get("/load"))
    assert "Read the 1 file of records" in page and "1 of them holds published figures" in page
    analyst.post("/load/start", {"data_to": "30/06/2025", "authority": "990"})
    assert "1 release would be loaded" in words(analyst.get(LOOK))
    assert [each.name for each in box_files(analyst)] == [FIGURES]


def test_each_file_is_asked_for_its_own_day(analyst: Client):
    """Two releases that do not say when they came out have two days; a month alone is a month."""
    drop(analyst, *published(FIGURES), renamed("later.csv"))
    days = {"later.csv": "October 2026", FIGURES: "30 October 2025"}
    take(analyst, **{f"published_{file.id}": days[file.name] for file in box().files.all()})
    assert {each.file: each.published for each in releases()} == {
        "later.csv": "2026-10",
        FIGURES: "2025-10-30",
    }


def box_files(client: Client):
    from sightline.loading.models import Load

    return Load.objects.get(state="receiving").files.all()


def test_nothing_in_the_box_leads_back_to_it(analyst: Client):
    assert analyst.get(LOOK)["Location"] == "/load"


def test_with_nothing_loaded_the_list_says_what_comes_with_sightline(analyst: Client):
    assert "Nothing is loaded. England’s and the regions’ figures come with Sightline" in words(
        analyst.get(LOADED)
    )
