"""The box files are dropped into: each looked at as it lands, and only what came whole is kept."""

import hashlib
import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from loading.loads_help import box, drop
from sightline.loading.models import Load, ReceivedFile
from sightline.loading.places import folder_of, uploads_folder
from sightline.people.rules import ROLES, may_load
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import signed_in

pytestmark = pytest.mark.django_db
PERSONS = ("ssd_person.csv", b"pers_person_id,pers_dob\nC-1,2015-01-02\n")
ADDRESSES = (
    "/load",
    "/load/contents",
    "/load/history",
    "/load/1",
    "/load/1/progress",
    "/load/1/faults",
    "/load/1/faults/children",
)
POSTED = (
    "/load", "/load/empty", "/load/start", "/load/undo", "/load/files/1/remove", "/load/1/current", "/load/1/decline",
    "/load/1/again", "/load/1/faults/children", "/load/1/faults/spreadsheet",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_outsider_is_sent_to_sign_in(client: Client, address):
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, f"/sign-in?next={address}")


@pytest.mark.parametrize("address", POSTED)
def test_an_outsider_who_posts_is_sent_to_sign_in_and_nothing_is_kept(client: Client, address):
    response = client.post(address, {"files": SimpleUploadedFile(*PERSONS), "whole": "yes"})
    assert (response.status_code, response["Location"]) == (302, f"/sign-in?next={address}")
    assert not uploads_folder().exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_load_come_in_and_a_refusal_is_written_down(client: Client, role):
    signed_in(client, role, teams=["T1"])
    response = client.get("/load")
    assert response.status_code == (200 if may_load(role) else 403)
    assert Line.objects.filter(actor=role, action="refused", what="loading").exists() is not may_load(role)


@pytest.mark.parametrize("address", POSTED)
def test_a_manager_can_do_nothing_of_it(client: Client, address):
    signed_in(client, "team_manager", teams=["T1"])
    response = client.post(address, {"files": SimpleUploadedFile(*PERSONS), "whole": "yes"})
    assert response.status_code == 403
    assert not uploads_folder().exists()
    assert not Load.objects.exists()


def test_an_empty_box_says_what_to_drop(client: Client):
    signed_in(client, "performance_analyst")
    assert "Drop the files here." in words(client.get("/load"))
    assert "No files here yet." in words(client.get("/load"))


def test_a_file_is_kept_for_its_owners_eyes_with_its_hash_and_what_it_is(client: Client):
    signed_in(client, "performance_analyst")
    assert drop(client, PERSONS)["Location"] == "/load"
    (file,) = box().files.all()
    assert (file.name, file.size, file.place) == ("ssd_person.csv", len(PERSONS[1]), "arrived")
    assert file.sha256 == hashlib.sha256(PERSONS[1]).hexdigest()
    assert file.recognised_as == "ssd ssd_person"
    kept = folder_of(box().id) / file.name
    assert kept.read_bytes() == PERSONS[1]
    assert (stat.S_IMODE(kept.stat().st_mode), stat.S_IMODE(kept.parent.stat().st_mode)) == (0o600, 0o700)
    assert "1 file here, 1 recognised" in words(client.get("/load"))


def test_what_came_is_in_the_trail(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    line = Line.objects.get(action="files_received")
    assert line.detail["files"] == {"ssd_person.csv": hashlib.sha256(PERSONS[1]).hexdigest()}


def test_twenty_files_at_once_are_twenty_files(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, *((f"ssd_person_{number}.csv", b"a,b\n1,2\n") for number in range(20)))
    assert box().files.filter(place="arrived").count() == 20
    assert len([each for each in folder_of(box().id).iterdir() if not each.name.startswith(".")]) == 20


def test_a_file_takes_the_place_of_an_earlier_one_of_its_name_whatever_its_capitals(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    drop(client, ("SSD_Person.csv", b"pers_person_id\nC-2\n"))
    assert [file.name for file in box().files.all()] == ["SSD_Person.csv"]
    assert [each.name for each in folder_of(box().id).iterdir()] == ["SSD_Person.csv"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("holiday.jpg", b"\xff\xd8\xff", "Sightline does not know this file"),
        ("annex_a.xlsx", b"PK\x03\x04 no workbook", "annex_a.xlsx is damaged or was cut short"),
        ("annex_a.xlsx", b"child,date\n1,2\n", "annex_a.xlsx"),
        ("locked.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "protected with a password"),
        ("ssd_person.parquet", b"PAR1 not", "ssd_person.parquet"),
        ("empty.csv", b"", "empty.csv is empty"),
    ],
)  # fmt: skip
def test_what_is_not_what_its_name_says_is_said_as_it_lands(client: Client, name, content, said):
    signed_in(client, "performance_analyst")
    drop(client, (name, content))
    (file,) = box().files.all()
    assert said in file.problem
    assert said in words(client.get("/load"))


def test_a_file_over_the_limit_is_refused_and_the_others_are_kept(client: Client, settings):
    settings.LARGEST_FILE = 1024**2
    signed_in(client, "performance_analyst")
    drop(client, ("large.csv", b"x" * (1024**2 + 1)), PERSONS)
    places = {file.name: file.place for file in box().files.all()}
    assert places == {"large.csv": "refused", "ssd_person.csv": "arrived"}
    assert "large.csv is larger than 1 MB" in words(client.get("/load"))
    assert [each.name for each in folder_of(box().id).iterdir()] == ["ssd_person.csv"]


def test_a_file_of_the_limit_is_kept(client: Client, settings):
    settings.LARGEST_FILE = 1024**2
    signed_in(client, "performance_analyst")
    drop(client, ("large.csv", b"x" * 1024**2))
    assert box().files.get().place == "arrived"


def test_a_request_without_its_end_keeps_no_file_and_says_so(client: Client):
    signed_in(client, "performance_analyst")
    client.post("/load", {"files": SimpleUploadedFile(*PERSONS)})
    assert box().files.get().place == "cut_off"
    assert "ssd_person.csv did not arrive whole" in words(client.get("/load"))
    assert list(folder_of(box().id).iterdir()) == []


def test_what_a_server_that_died_left_half_written_is_said_and_never_read(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    (folder_of(box().id) / ".annex_a.xlsx.0a1b2c3d.part").write_bytes(b"PK")
    assert "annex_a.xlsx is still on its way, or did not arrive whole" in words(client.get("/load"))


def test_a_full_disk_is_said_before_anything_is_written(client: Client, monkeypatch):
    monkeypatch.setattr("sightline.loading.views.box.free_space", lambda: 0)
    signed_in(client, "performance_analyst")
    response = drop(client, PERSONS)
    assert response.status_code == 507
    assert "The disk is full" in words(response)
    assert not Load.objects.exists()


def test_a_disk_that_fills_up_on_the_way_is_said(client: Client, monkeypatch):
    class Full:
        def write(self, _):
            raise OSError(28, "No space left on device")

        def close(self):
            pass

    monkeypatch.setattr("sightline.loading.landing.open_private", lambda _: Full())
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    assert "The disk is full, so ssd_person.csv could not be kept" in words(client.get("/load"))


def test_a_forged_form_is_refused_and_nothing_is_kept():
    client = Client(enforce_csrf_checks=True)
    signed_in(client, "performance_analyst")
    assert drop(client, PERSONS).status_code == 403
    assert not ReceivedFile.objects.exists()
    assert not list(uploads_folder().rglob("*.csv")) + list(uploads_folder().rglob("*.part"))


def test_one_file_is_taken_out_again(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS, ("holiday.jpg", b"\xff"))
    client.post(f"/load/files/{box().files.get(name='holiday.jpg').id}/remove")
    assert [file.name for file in box().files.all()] == ["ssd_person.csv"]
    assert [each.name for each in folder_of(box().id).iterdir()] == ["ssd_person.csv"]


def test_nobody_takes_a_file_out_of_anothers_box(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    other = Client()
    other.force_login(_another())
    other.post(f"/load/files/{box().files.get().id}/remove")
    assert box().files.count() == 1


def _another():
    from sightline.people.models import User

    return User.objects.create(username="another", role="performance_analyst")


def test_all_are_taken_out_and_their_files_go(client: Client):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    load = box()
    client.post("/load/empty")
    load.refresh_from_db()
    assert load.state == "declined"
    assert not (uploads_folder() / str(load.id)).exists()


def test_nothing_begins_without_a_file(client: Client):
    signed_in(client, "performance_analyst")
    client.post("/load", {"files": SimpleUploadedFile(*PERSONS)})
    response = client.post("/load/start", {"authority": "990"})
    assert "There is no file of records to read yet" in words(response)
    assert box().state == "receiving"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Enter the authority's three-digit code"),
        ({"authority": "99"}, "Enter the authority's three-digit code"),
        ({"authority": "990", "data_to": "31/02/2026"}, "Enter the day as 31/10/2026"),
    ],
)
def test_whose_files_and_to_which_day_is_asked_for_where_it_cannot_be_told(client: Client, said, sentence):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    assert sentence in words(client.post("/load/start", said))
    assert box().state == "receiving"


def test_a_file_that_comes_after_the_load_began_goes_into_the_next_box(client: Client, council):
    signed_in(client, "performance_analyst")
    drop(client, PERSONS)
    client.post("/load/start")
    drop(client, ("late.csv", b"a"))
    assert sorted(Load.objects.values_list("state", flat=True)) == ["reading", "receiving"]
