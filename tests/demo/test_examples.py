"""The seeds as examples: every fact with its line, every finding of the report, and what is fictional says so."""

import re
from datetime import date

import pytest

from sightline.bodies.models import Body
from sightline.cli import main
from sightline.demo import example_files
from sightline.demo.example_files import ExampleFileError, NoSuchExampleError, names, read
from sightline.demo.example_load import ExampleThereError, load_example
from sightline.people.models import User
from sightline.programme.delivery.queries.lines import lines
from sightline.programme.models import (
    Action,
    Alignment,
    Ask,
    Entry,
    Finding,
    Grouping,
    MoneyLine,
    NextPriority,
    Plan,
    Repeat,
    Showing,
    Source,
    SupportingDocument,
    Version,
)
from sightline.programme.sources.queries.repeats import suggested_for
from sightline.programme.sources.rules.counts import counts
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import signed_in
from support.plans import small_plan
from support.rows_again import rows_once

EVERY = ("cheshire-east-2015", "sefton-2017", "sefton-2023", "somerset-2017")
LINES = r"(S17|S18|S23|SO17|CE15):\d+(-\d+)?(, \d+(-\d+)?)*"
LINE = re.compile(rf"^{LINES}(, {LINES})*$|^Ofsted's report$")


def kept_in(facts) -> list[str]:
    """Every reference in a file, at whatever depth."""
    if isinstance(facts, list):
        return [found for each in facts for found in kept_in(each)]
    if not isinstance(facts, dict):
        return []
    mine = [facts[name] for name in ("kept_in", "said", "progress_in") if isinstance(facts.get(name), str)]
    return mine + [found for value in facts.values() for found in kept_in(value)]


def there(name: str) -> None:
    """The example is loaded."""
    rows_once(("example", name), lambda: load_example(name) and None)


def test_the_five_papers_are_four_programmes():
    assert tuple(names()) == EVERY


@pytest.mark.parametrize("name", EVERY)
def test_every_fact_names_its_line_and_nobody_s_number_or_address(name):
    facts = read(name)
    found = kept_in(facts)
    assert len(found) > 10 and [each for each in found if not LINE.match(each)] == []
    for source in facts["sources"]:
        assert source.get("kept_in"), source["title"]
    text = (example_files.FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert "@" not in text and not re.search(r"\b0\d{2,4} \d{3}", text)


@pytest.mark.parametrize(
    ("file", "authority", "board"),
    [  # conventions.md T7, T8, T9
        ("sefton-2016-06-27.csv", 11, 7),
        ("cheshire-east-2015-09-15.csv", 17, 8),
        ("somerset-2015-03-27.csv", 21, 10),
        ("sefton-2022-05-09.csv", 14, 0),
    ],
)
def test_the_real_recommendations_are_all_there(file, authority, board):
    found = example_files.findings_in(file)
    sections = [each["section"] for each in found]
    assert (sections.count("authority"), sections.count("board")) == (authority, board)
    assert all(each["text"] and each["page"] for each in found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "authority", "state", "fictional", "said"),
    [
        ("sefton-2017", "343", "live", 11, 9),
        ("sefton-2023", "343", "live", 0, 18),
        ("somerset-2017", "933", "live", 5, 0),
        ("cheshire-east-2015", "895", "consulted", 3, 2),
    ],
)
def test_each_becomes_a_programme_of_its_own_authority(name, authority, state, fictional, said):
    loaded = load_example(name)
    assert loaded.plan.authority == authority
    assert Version.objects.order_by("number").last().state == state
    assert Action.objects.filter(fictional=True).count() == loaded.fictional == fictional
    assert Action.objects.filter(fictional=False).count() == said
    for entry in Entry.objects.select_related("action"):
        assert entry.detail.startswith("Fictional" if entry.action.fictional else "As the report says (")
    assert not Finding.objects.filter(kept_in="").exists()
    assert not Source.objects.filter(kept_in="").exists()
    line = Line.objects.latest("number")
    assert (line.action, line.what) == ("example_loaded", name)


@pytest.mark.django_db
def test_what_sefton_s_report_of_2017_says():
    there("sefton-2017")
    ofsted = Source.objects.get(kind="inspection")
    assert (ofsted.said_on.isoformat(), ofsted.kept_in) == ("2016-06-27", "S17:12")
    versions = list(Version.objects.order_by("number"))
    assert [each.state for each in versions] == ["superseded", "superseded", "live"]
    assert [str(each.as_at) for each in versions] == ["None", "2017-11-14", "2018-09-25"]
    assert [each.refresh for each in versions] == [0, 1, 3]
    sent, *lived = (each.steps.exclude(state="draft").order_by("id")[0] for each in versions)
    assert (sent.day.words, [each.name for each in sent.recipients.all()]) == ("October 2016", ["Ofsted"])
    assert [each.day.words for each in lived] == ["26 September 2017", "25 September 2018"]
    assert sent.reason == "As the report says (S17:14)." and "printed nowhere" in lived[0].reason
    assert versions[2].entries.count() == 4
    titles = Grouping.objects.filter(kind="priority", version=versions[1]).values_list("title", flat=True)
    assert len(titles) == 3 and titles[0].startswith("Ensure frontline practice is consistently good")
    audit = Action.objects.get(entries__title__startswith="Audit of initial health")
    assert audit.entries.get().due.isoformat() == "2017-12-31"  # the end of quarter 3
    supervision = Finding.objects.get(text__startswith="85% of supervision")
    assert supervision.figures[0] == {"value": 85, "unit": "percent", "comparator": None, "of": None}
    answered = Finding.objects.filter(source=ofsted, section="authority", entries__isnull=False).distinct()
    assert answered.count() == 11
    assert {each.on.isoformat() for each in Showing.objects.all()} == {
        "2017-09-26",
        "2017-11-14",
        "2018-07-10",
        "2018-09-25",
    }


@pytest.mark.django_db
def test_what_became_of_it_is_as_the_paper_says_on_its_day():
    there("sefton-2017")
    refreshed = Version.objects.get(number=2)
    told = {each.title: each.progress for each in Grouping.objects.filter(version=refreshed)}
    assert len(told) == 3 and all(re.search(r"\(S17:\d+", words) for words in told.values())
    board = Body.objects.get(name__startswith="Children and Young People Continuous")
    assert [(each.name, each.role) for each in board.members.order_by("pk")][-1] == (
        "Chief Executive, Halton Council",
        "Critical friend",
    )
    meets = Action.objects.get(
        entries__version=refreshed, entries__title__startswith="The head of service meets"
    )
    assert (meets.status, meets.days_as_said, str(meets.started_on)) == ("in_progress", True, "2017-11-14")
    assert str(meets.updates.get().at.date()) == "2017-11-14"
    peers = Action.objects.get(
        entries__version=refreshed, entries__title__startswith="Peer review by the Local"
    )
    assert (peers.status, str(peers.milestones.get().due)) == ("not_started", "2017-11-27")
    restructure = Action.objects.get(entries__version=refreshed, entries__title__startswith="Restructure")
    assert (restructure.status, str(restructure.done_on), restructure.days_as_said) == (
        "done",
        "2017-10-01",
        True,
    )
    inspection = Source.objects.get(kind="inspection")
    assert (str(inspection.visited_from), inspection.visited_in_months) == ("2016-04-01", True)
    week = Source.objects.get(title="Focus on practice week")
    assert (str(week.visited_from), week.visited_in_months) == ("2017-05-01", True)


@pytest.mark.django_db
def test_what_sefton_s_report_of_2023_says():
    there("sefton-2023")
    assert [each.pounds for each in MoneyLine.objects.order_by("pounds")] == [
        17_900_000,
        30_000_000,
        70_000_000,
    ]
    then = MoneyLine.objects.get(year="2018-19")
    assert then.approximate and then.note == "£70m less £40m is about £30m in 2018/19."
    kinds = list(Grouping.objects.values_list("kind", flat=True))
    assert (kinds.count("theme"), kinds.count("key_area")) == (4, 4)
    assert NextPriority.objects.count() == 4
    assert [each.kept_in for each in Ask.objects.order_by("pk")] == ["S23:15", "S23:153"]
    themes = Grouping.objects.filter(kind="theme")
    assert themes[0].title == "Quality" and all("(S23:" in each.progress for each in themes)
    recruits = Action.objects.get(entries__title__startswith="Recruit twenty")
    assert [(each.title, str(each.due)) for each in recruits.milestones.all()] == [
        ("Interviews", "2023-03-31"),
        ("Planned arrival", "2023-05-31"),
    ]
    assert Alignment.objects.get().document == "Medium-Term Financial Plan"


@pytest.mark.django_db
def test_what_the_others_say():
    there("somerset-2017")
    visit = Source.objects.get(kind="monitoring_visit")
    assert (visit.series_number, visit.progress, visit.findings.count()) == (3, "adequate progress", 6)
    assert visit.findings.get(number="5").figures[0]["comparator"] == 4.5
    assert Plan.objects.get().horizon_words.endswith("culminate in a full re-inspection” (SO17:16)")
    quarterly = Body.objects.get(chair="DfE Advisers")
    assert (quarterly.chair_outside, quarterly.meets, quarterly.kept_in) == (True, "quarterly", "SO17:21")
    load_example("cheshire-east-2015")
    kinds = list(SupportingDocument.objects.values_list("kind", flat=True))
    assert (kinds.count("supports"), kinds.count("to_review")) == (6, 1)
    notice = Source.objects.get(kind="improvement_notice")
    assert notice.lifting_lies_with.startswith("Secretary of State, based on advice from DfE officials")
    assert notice.lifted_on is None and notice.kept_in == "CE15:60"
    assert Entry.objects.get(due="2015-12-22").title.startswith("Submit the action plan")
    assert Source.objects.filter(quotations__words__startswith="The key challenge for Somerset").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "said", "where"),
    [
        ("sefton-2017", ["11 said, 11 held"], "S17:14"),
        ("cheshire-east-2015", ["17 said, 17 held", "8 said, 8 held"], "CE15:33"),
    ],
)
def test_as_many_recommendations_are_held_as_the_report_says(name, said, where):
    there(name)
    source = Source.objects.exclude(recommendations={}).get()
    found = counts(source.recommendations, source.findings.values_list("section", "kind"))
    assert [each.words for each in found] == said and {each.where for each in found} == {where}


@pytest.mark.django_db
def test_every_body_a_report_names_is_there_with_its_line():
    there("sefton-2017")
    assert Body.objects.count() == 4 and not Body.objects.filter(kept_in="").exists()
    assert Body.objects.get(chair="Chief Executive").chair_outside is False


@pytest.mark.django_db
def test_two_plans_of_one_authority_share_their_inspection():
    there("sefton-2017")
    Plan.objects.update(title="Another plan that answers it")
    load_example("sefton-2017")
    assert Source.objects.filter(kind="inspection").count() == 1 and Plan.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("order", [("sefton-2017", "sefton-2023"), ("sefton-2023", "sefton-2017")])
def test_an_example_is_told_what_its_findings_may_repeat_as_the_pages_are(order):
    for name in order:
        there(name)
    told = {
        (new, old)
        for source in Source.objects.all()
        for new, found in suggested_for(source).items()
        for old, _, _ in found
    }
    assert told and told == set(Repeat.objects.values_list("finding_id", "earlier_id"))
    fostering = Finding.objects.get(source__said_on__year=2022, text__icontains="private fostering")
    assert fostering.repeats.filter(earlier__source__said_on__year=2016).exists()


@pytest.mark.django_db
def test_a_second_time_it_is_refused_and_nothing_is_changed():
    there("sefton-2017")
    before = (Line.objects.count(), Finding.objects.count(), Action.objects.count())
    with pytest.raises(ExampleThereError, match="already, so the example was not loaded again"):
        load_example("sefton-2017")
    assert before == (Line.objects.count(), Finding.objects.count(), Action.objects.count())


@pytest.mark.django_db
def test_a_load_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("half-way")

    monkeypatch.setattr("sightline.demo.example_load._said_of", fail)
    with pytest.raises(RuntimeError):
        load_example("sefton-2023")
    assert not Plan.objects.exists() and not Source.objects.exists() and not Line.objects.exists()


def test_a_name_nobody_knows_is_answered_with_those_there_are(capsys):
    with pytest.raises(NoSuchExampleError, match="There are: cheshire-east-2015, sefton-2017"):
        read("leeds-1999")
    assert main(["example"]) == 0
    assert capsys.readouterr().out.split() == list(EVERY)


def test_a_word_in_a_file_that_nobody_reads_is_refused(monkeypatch, tmp_path):
    (tmp_path / "x.yaml").write_text("sources: [{title: A, kind: audit, said_bye: B}]\n", encoding="utf-8")
    monkeypatch.setattr(example_files, "FOLDER", tmp_path)
    with pytest.raises(ExampleFileError, match="x, sources: nobody reads 'said_bye'"):
        read("x")
    (tmp_path / "x.yaml").write_text("sources: []\nhorizon: {word: A}\n", encoding="utf-8")
    with pytest.raises(ExampleFileError, match="x, horizon: nobody reads 'word'"):
        read("x")


@pytest.mark.django_db
def test_pages_show_an_example_as_on_its_own_day(client):
    there("sefton-2023")
    signed_in(client, "programme_manager")
    plan = Plan.objects.get()
    page = words(client.get(f"/programme?plan={plan.pk}"))
    assert "An example, as at 8 March 2023" in page
    closes = Action.objects.get(entries__title__startswith="Early Help, Aiming High")
    page = words(client.get(f"/programme/actions/{closes.pk}"))
    assert "An example, as at 8 March 2023" in page
    assert "In progress on 8 March 2023; the day it began is not known" in page
    line = lines(plan, User.objects.get(username="programme_manager"), date(2026, 11, 2))
    assert [each.reference for each in line if each.late] == []


@pytest.mark.django_db
def test_the_highlight_report_of_an_example_opens_on_the_month_of_its_paper(client):
    there("sefton-2017")
    signed_in(client, "programme_manager")
    page = words(client.get("/programme/highlight"))
    assert "Highlight report, September 2018" in page
    november = words(client.get("/programme/highlight?period=2017-11"))
    assert "The head of service meets monthly with all managers" in november
    assert (
        "The restructure was implemented as of 1 October 2017" in november
    )  # its progress, as the paper has it
    august = words(client.get("/programme/highlight?period=2017-08"))
    assert "The plan was not live in August 2017. It went live on 26 September 2017." in august


@pytest.mark.django_db
def test_a_plan_of_today_is_of_no_other_day(client):
    small_plan()
    signed_in(client, "programme_manager")
    assert "An example, as at" not in words(client.get("/programme"))
