"""What a load makes of cells as systems write them, to the figure and the first lines of its report."""

from datetime import date

from returns.folders import faults, loaded, put
from sightline.commands.load_report import printed
from sightline.engine.snapshots import open_snapshot

PERSON = "pers_person_id,pers_dob,pers_sex\n"
EPISODE = (
    "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_ceased_date,"
    "clae_cla_episode_ceased_reason\n"
)


def leavers(folder, *reasons: str) -> str:
    """A file of children who left care, one for each reason."""
    rows = [f"e{n},p{n},c{n},2024-03-0{n % 9 + 1},2025-09-10,{why}\n" for n, why in enumerate(reasons)]
    return put(folder, "ssd_cla_episodes.csv", EPISODE + "".join(rows))


def entry():
    """What the snapshot's manifest says of the authority."""
    return open_snapshot().manifest.authorities["990"]


def test_where_more_than_a_few_codes_are_unknown_what_needs_them_is_not_computable_and_the_first_lines_say_so(
    tmp_path,
):
    report = loaded(leavers(tmp_path, "E11 Adopted", "Adopted", *["Flew"] * 3))
    assert "3 of 5 values of clae_cla_episode_ceased_reason" in report.measures_not_computable["AD04"]
    assert "could not be read" not in report.measures_not_computable["CL01"]
    assert "AD04" in printed(report).splitlines()[2]
    assert faults(report) == [
        (n, "clae_cla_episode_ceased_reason", "unknown_code", "kept_as_typed") for n in (4, 5, 6)
    ]


def test_a_few_unknown_codes_are_faults_and_the_figure_stands(tmp_path):
    report = loaded(leavers(tmp_path, *["E11 Adopted"] * 10, "Flew", "Flew"))
    assert "could not be read" not in report.measures_not_computable["AD04"]
    assert (entry().unread, report.unread) == ({}, [])
    assert [rule for _, _, rule, _ in faults(report)] == ["unknown_code"] * 2


def test_what_was_unread_is_forgotten_when_it_comes_again_readable(tmp_path):
    loaded(leavers(tmp_path, *["Flew"] * 3))
    assert entry().unread["AD04"]
    loaded(leavers(tmp_path, *["E8"] * 3))
    assert "AD04" not in entry().unread


def test_a_reference_with_a_point_is_the_same_child_and_nobody_is_no_child(tmp_path):
    put(tmp_path, "ssd_person.csv", PERSON + "1001,2015-03-04,M\n1002,2015-03-04,F\n")
    put(
        tmp_path,
        "ssd_contacts.csv",
        "cont_contact_id,cont_person_id,cont_contact_date\nk1,1001.0,2025-03-03\nk2,-1,2025-03-03\nk3,-1,2025-03-04\n",
    )
    report = loaded(tmp_path)
    assert open_snapshot().rows("ssd_contacts", "990").column("cont_person_id").to_pylist() == ["1001"]
    assert faults(report) == [(n, "cont_person_id", "unknown_key", "set_aside") for n in (3, 4)]
    assert [note for note in report.notes if "1 cell read without the '.0'" in note]


def test_a_dash_is_one_line_and_no_fault(tmp_path):
    put(tmp_path, "ssd_person.csv", PERSON + "a,-,M\nb,-,-\nc,2015-03-04,F\n")
    report = loaded(tmp_path)
    assert report.faults == []
    assert sorted(report.notes) == [
        "ssd_person.csv, pers_dob: 2 cells with '-', read as blank.",
        "ssd_person.csv, pers_sex: 1 cell with '-', read as blank.",
    ]


def test_an_end_that_stands_for_none_leaves_the_child_in_care(tmp_path):
    put(tmp_path, "ssd_cla_episodes.csv", EPISODE + "e1,a,c1,2024-03-04,9999-12-31,\n")
    report = loaded(tmp_path)
    assert (
        open_snapshot().rows("ssd_cla_episodes", "990").column("clae_cla_episode_ceased_date")[0].as_py()
        is None
    )
    assert faults(report) == [(2, "clae_cla_episode_ceased_date", "placeholder_date", "kept_blank")]
    assert report.data_to == date(2024, 3, 4)
