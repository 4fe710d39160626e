"""A file that ends whatever reads it, dropped in the box and read by the worker: said on the page, and we go on serving."""

import pytest
from django.test import Client

from loading.loads_help import box, drop
from returns import hostile
from sightline.loading.services import reading
from support.figure_pages import row_of, words
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.own_process]
PERSONS = ("ssd_person.csv", b"pers_person_id,pers_dob\nC-1,2015-01-02\n")


def test_the_page_says_what_happened_and_what_to_do_and_takes_the_next_file(client: Client, tmp_path):
    raw = hostile.far_out_cell(tmp_path / "annex a.xlsx", "spaces round the sign").read_bytes()
    signed_in(client, "performance_analyst")
    assert drop(client, ("annex a.xlsx", raw))["Location"] == "/load"
    page = words(client.get("/load"))
    assert "annex a.xlsx could not be read: it needs more than 4,096 MB of memory to read." in page
    assert "Open it in Excel, delete the empty rows and columns beyond the data in each sheet" in page
    drop(client, PERSONS)
    assert "2 files here, 1 recognised" in words(client.get("/load"))


def test_the_worker_reads_what_is_beside_it_and_names_it(client: Client, tmp_path, no_figures):
    raw = hostile.rows_without_cells_places(tmp_path / "annex a.xlsx").read_bytes()
    signed_in(client, "performance_analyst")
    drop(client, ("annex a.xlsx", raw))
    drop(client, PERSONS)
    load = reading.start(box().id, by=box().by, authority="990")
    reading.read(load.id, load.task)
    load.refresh_from_db()
    assert (load.state, load.rows_kept, load.faults) == ("previewed", 1, 1)
    page = client.get(f"/load/{load.id}")
    assert row_of(page, "annex a.xlsx") == "annex a.xlsx Not recognised 0"
    assert "A file that could not be read" in words(page)
