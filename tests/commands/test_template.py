from sightline.cli import main
from sightline.engine.snapshots import open_snapshot
from sightline.returns.load import load
from sightline.standards import local


def test_the_templates_are_written_with_a_readme_that_says_what_each_column_holds(tmp_path, capsys):
    assert main(["template", "local", "--to", str(tmp_path / "local")]) == 0
    names = {path.name for path in (tmp_path / "local").iterdir()}
    assert names == {f"{name.removeprefix('local_')}.csv" for name in local.tables()} | {"README.md"}
    assert "interview_at" in (tmp_path / "local" / "README.md").read_text(encoding="utf-8")


def test_a_filled_template_is_recognised_and_loaded(tmp_path):
    main(["template", "local", "--to", str(tmp_path / "local")])
    path = tmp_path / "local" / "return_interviews.csv"
    header = path.read_text(encoding="utf-8")
    path.write_text(header + "Asha,2025-05-01 10:00,m1,,2025-05-02 11:30\n", encoding="utf-8")
    report = load([tmp_path / "local"], authority="343")
    said = {each.recognised_as for each in report.inputs}
    assert "local return interviews" in said
    assert open_snapshot().rows("local_return_interviews", "343").num_rows == 1


def test_templates_already_there_are_left_alone(tmp_path, capsys):
    (tmp_path / "supervision.csv").write_text("mine", encoding="utf-8")
    assert main(["template", "local", "--to", str(tmp_path)]) == 1
    assert (tmp_path / "supervision.csv").read_text(encoding="utf-8") == "mine"
