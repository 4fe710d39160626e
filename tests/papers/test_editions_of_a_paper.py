"""One paper in every edition: each figure is the same, nobody reads what is not theirs, and nothing hidden follows from all of them."""

import io
import json
import zipfile
from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone

from editions.conftest import asked as edition_asked
from sightline.bodies.models import Member
from sightline.editions.services import make as make_edition
from sightline.editions.services import publish as publish_edition
from sightline.freezes.models import Freeze
from sightline.papers.composing.editions import EDITIONS, OF_THE_BODY, OFFICERS, READS_EXEMPT, SUMMARIES
from sightline.papers.composing.figure_book import FigureToken
from sightline.papers.models import Paper, SealedPaper
from sightline.papers.queries.figures import FreezeBook, book_of
from sightline.papers.queries.papers import digest, parts_for
from sightline.papers.queries.sealed import pack_folder, sealed_for, what_stops
from sightline.papers.sealing.verifying import verify_pack
from sightline.papers.services.clearing import decide_sign_off
from sightline.papers.services.publishing import publish_paper, refuse_figures_that_differ
from sightline.papers.services.refusals import CannotPaperError
from sightline.papers.services.writing import add_part, write_part
from sightline.people.models import Grant, User
from support.disclosure_attack import Attack
from support.figure_pages import words
from support.papers import AUTHOR, FINANCE, LEGAL, SECRETARY, asked, committee, part
from support.people import granted

pytestmark = pytest.mark.django_db
NORTH, SOUTH = "North Assessment Team", "South Assessment Team"
TEXT = """In time were {AS01}.

{table AS01}

{chart AS01}

{only officers}
Officers alone know the wren.
{end}

{only members}
Members alone know the robin.
{end}

{only dfe}
The department alone knows the heron.
{end}

{only partner}
Partners know the plover.
{end}

{exempt 2: names a family’s home}
The exempt address is Swallow Lane.
{end}"""
PLAIN = "We say that help must be planned in time. It was for {AS01} of the children. That is not enough."
EASY = "## How we did\nWe must plan your help in time. | A calendar\nWe did it for {AS01} of you."
SECRETS = {"officers": "the wren", "members": "the robin", "dfe": "the heron", "partner": "the plover"}
EXEMPT = "Swallow Lane"


@pytest.fixture
def whole(paper) -> Paper:
    """The paper with something for each edition, signed off by everybody."""
    write_part(
        part(paper, "section.progress"), {"heading": "Progress", "text": TEXT}, edition=None, by=AUTHOR
    )
    for edition, text in (("plain_english", PLAIN), ("easy_read", EASY)):
        add_part(paper, "summary", edition, {"text": text}, by=AUTHOR)
    return signed(paper)


def signed(paper: Paper) -> Paper:
    for role, by in (("finance", FINANCE), ("legal", LEGAL)):
        decide_sign_off(asked(paper, role), state="signed", seen=digest(paper), by=by)
    return Paper.objects.get(pk=paper.pk)


def sealed(paper: Paper, edition: str) -> dict:
    return json.loads((pack_folder(paper, edition) / "paper.json").read_text(encoding="utf-8"))


def everything_said(paper: Paper, edition: str) -> str:
    """All that anybody could read out of the pack: its JSON, page, Word's XML, the PDF's letters, tables."""
    texts = []
    for file in pack_folder(paper, edition).iterdir():
        content = file.read_bytes()
        if file.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                texts += [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
        elif file.suffix == ".pdf":
            with pypdfium2.PdfDocument(content) as document:
                texts += [each.get_textpage().get_text_range() for each in document]
        texts.append(content.decode("utf-8", "ignore"))
    return " ".join(" ".join(texts).split())


def partner(name: str = "pat", *, sits: bool = True) -> User:
    """A partner with an account that is open until next week."""
    user = User.objects.create(username=name, role="partner", authority="990")
    granted(user)
    if sits:
        Member.objects.create(body=committee(), name="Partner", person=user, by="tests", at=timezone.now())
    return user


def test_every_figure_is_the_same_in_every_edition_wherever_it_stands(whole):
    assert {edition: what_stops(whole, edition) for edition in EDITIONS} == {each: [] for each in EDITIONS}
    publish_paper(whole, [*EDITIONS], edition=None, by=SECRETARY)
    values: dict[str, set] = {}
    printed: dict[str, str] = {}
    for edition in EDITIONS:
        assert verify_pack(pack_folder(whole, edition)).problems == (), edition
        for each in sealed(whole, edition)["figures"]:
            values.setdefault(each["token"], set()).add(
                (each["value"], each["unit"], each["numerator"], each["denominator"])
            )
        printed[edition] = next(
            each["text"] for each in sealed(whole, edition)["figures"] if each["token"] == "AS01"
        )
    assert "AS01" in values and all(len(each) == 1 for each in values.values()), values
    assert printed.pop("easy_read") == "about 71 in every 100" and set(printed.values()) == {
        "71.4% (30 of 42)"
    }


def test_a_figure_that_differs_would_stop_all_of_it():
    figure = {
        "token": "AS01",
        "text": "71.4%",
        "value": 71.4,
        "unit": "percent",
        "numerator": 30,
        "denominator": 42,
    }
    same = [{"figures": [figure]}, {"figures": [{**figure, "text": "about 71 in every 100"}]}]
    refuse_figures_that_differ(same)
    for name, other in (("value", 71.5), ("numerator", 31), ("denominator", 43), ("unit", "count")):
        with pytest.raises(CannotPaperError, match="Nothing was published"):
            refuse_figures_that_differ([*same, {"figures": [{**figure, name: other}]}])


def test_each_edition_has_its_own_words_and_no_other_s_in_any_form(whole):
    publish_paper(whole, [*EDITIONS], edition=None, by=SECRETARY)
    for edition in EDITIONS:
        said = everything_said(whole, edition)
        own = {key for key, secret in SECRETS.items() if secret in said}
        signed_words = (
            {*SECRETS} if edition == OFFICERS else set()
        )  # officers' has the words that were signed
        assert own == ({edition} & set(SECRETS)) | signed_words, edition
        assert (EXEMPT in said) is (edition in READS_EXEMPT), edition
        reason = "names a family’s home" in said
        assert reason is (edition in OF_THE_BODY), edition


def test_a_figure_in_none_of_the_published_editions_stops_it_with_its_reason(whole):
    text = f"In time in the South: {{AS01, Q1 2025-26, {SOUTH}}}."
    write_part(
        part(whole, "section.progress"), {"heading": "Progress", "text": text}, edition=None, by=AUTHOR
    )
    for edition in SUMMARIES:
        write_part(part(whole, f"summary.{edition}"), {"text": text}, edition=None, by=AUTHOR)
    paper = signed(whole)
    for edition in EDITIONS:
        stops = what_stops(paper, edition)
        assert (stops == []) is (edition == OFFICERS), (edition, stops)
        assert edition == OFFICERS or any(
            "hidden, so that nobody can be recognised" in each for each in stops
        )
    for edition in ("dfe", "partner", "plain_english", "easy_read"):
        with pytest.raises(CannotPaperError, match="hidden"):
            publish_paper(paper, ["officers", edition], edition=None, by=SECRETARY)
    assert not SealedPaper.objects.exists() and not pack_folder(paper, "officers").exists()


def test_what_was_released_to_partners_or_to_the_dfe_is_for_them_alone(whole):
    freeze = whole.freeze
    assert isinstance(freeze, Freeze)
    for audience in ("partners", "dfe", "scrutiny"):
        about = edition_asked(freeze, audience=audience, splits=[], figures=["AS01", FIGURES_OF[audience]])
        publish_edition(make_edition(freeze, about, by="analyst"), by="lead")
    reads = {
        edition: {
            figure
            for figure in FIGURES_OF.values()
            if not hasattr(book_of(whole, edition).figure(FigureToken(figure, "2025-26-Q1")), "why")
        }
        for edition in EDITIONS
    }
    assert reads.pop(OFFICERS) == set(FIGURES_OF.values())
    assert reads.pop("members") == {FIGURES_OF["scrutiny"]}
    assert reads.pop("dfe") == {FIGURES_OF["dfe"]} and reads.pop("partner") == {FIGURES_OF["partners"]}
    assert set(map(frozenset, reads.values())) == {frozenset()}


FIGURES_OF = {"partners": "AS04", "dfe": "FD05", "scrutiny": "FD07"}


def test_a_rounded_edition_is_not_the_figure(whole):
    freeze = whole.freeze
    assert isinstance(freeze, Freeze)
    about = edition_asked(freeze, audience="partners", splits=[], figures=["FD09.police"], rounded=True)
    publish_edition(make_edition(freeze, about, by="analyst"), by="lead")
    answer = book_of(whole, "partner").figure(FigureToken("FD09.police", "2025-26-Q1"))
    assert answer.why.startswith("rounded in the published edition")


def told_by(paper: Paper) -> list[tuple[str, int, int]]:
    """What the editions show together, but for officers': a unit, how many in time, of how many."""
    rows = [each for edition in EDITIONS if edition != OFFICERS for each in sealed(paper, edition)["figures"]]
    return [
        (unit, each["numerator"], each["denominator"])
        for each in rows
        for measure, period, unit in [[*(each["token"].split(", ")), "", ""][:3]]
        if measure == "AS01" and period in ("", "Q1 2025-26", "2025-26-Q1") and each["denominator"]
    ]


def attacked(paper: Paper, rows: list[tuple[str, int, int]]) -> dict:
    """The small counts of teams that follow from these rows."""
    book = book_of(paper, OFFICERS)
    assert isinstance(book, FreezeBook)
    truth = {}
    for team in (NORTH, SOUTH):
        figure = book.figure(FigureToken("AS01", "2025-26-Q1", team))
        truth |= {(team, "in time"): figure.numerator, (team, "late"): figure.denominator - figure.numerator}
    whole = book.figure(FigureToken("AS01", "2025-26-Q1"))
    teams = (NORTH, SOUTH)
    truth |= {("rest", "in time"): whole.numerator - sum(truth[team, "in time"] for team in teams)}
    truth |= {
        ("rest", "late"): whole.denominator - whole.numerator - sum(truth[team, "late"] for team in teams)
    }
    attack = Attack()
    for unit, top, base in rows:
        members = [unit] if unit else [*teams, "rest"]
        attack.tell({(each, "in time") for each in members}, top)
        attack.tell({(each, kind) for each in members for kind in ("in time", "late")}, base)
    attack.tell({("rest", "in time"), ("rest", "late")}, truth["rest", "in time"] + truth["rest", "late"])
    cells = {key: frozenset({key}) for key in truth if key[0] in teams}
    return attack.given_away(cells, truth)


def test_what_all_editions_show_together_gives_no_small_count_away(whole):
    for audience, splits in (("partners", []), ("dfe", ["team", "age"]), ("scrutiny", ["sex"])):
        about = edition_asked(whole.freeze, audience=audience, splits=splits)
        publish_edition(make_edition(whole.freeze, about, by="analyst"), by="lead")
    publish_paper(whole, [*EDITIONS], edition=None, by=SECRETARY)
    rows = told_by(whole)
    assert ("", 30, 42) in rows
    assert attacked(whole, rows) == {}
    book = book_of(whole, OFFICERS)
    north = book.figure(FigureToken("AS01", "2025-26-Q1", NORTH))
    leaked = attacked(whole, [*rows, (NORTH, north.numerator, north.denominator)])
    assert {team for team, _ in leaked} == {SOUTH}, "were the North's printed, the South's would follow"


def test_a_partner_of_the_body_reads_their_edition_and_what_everybody_reads(whole, client):
    user = partner()
    client.force_login(user)
    assert client.get(f"/papers/{whole.pk}").status_code == 404
    publish_paper(whole, [*EDITIONS], edition=None, by=SECRETARY)
    assert [each.audience for each in sealed_for(user, whole)] == ["partner", "public", *SUMMARIES]
    page = client.get(f"/papers/{whole.pk}")
    assert "As the edition for partners reads." in words(page) and "the plover" in words(page)
    assert not {"the wren", "the robin", "the heron", EXEMPT} & {
        each for each in ("the wren", "the robin", "the heron", EXEMPT) if each in page.text
    }
    assert "Since the last paper" not in words(page)
    assert parts_for(user, whole) == []
    for edition in ("officers", "members", "dfe"):
        for name in SealedPaper.objects.get(audience=edition).files:
            assert client.get(f"/papers/{whole.pk}/editions/{edition}/{name}").status_code == 404
    for below in ("since", "history", "comments", "write", "publish", "clearance", "enquiries", "about"):
        assert client.get(f"/papers/{whole.pk}/{below}").status_code in (403, 404), below
    name = next(each for each in SealedPaper.objects.get(audience="partner").files if each.endswith(".pdf"))
    assert client.get(f"/papers/{whole.pk}/editions/partner/{name}").status_code == 200


def test_a_partner_elsewhere_reads_what_is_public_and_one_whose_access_ended_nothing(whole, client):
    stranger = partner("quin", sits=False)
    client.force_login(stranger)
    publish_paper(whole, ["officers", "members", "partner"], edition=None, by=SECRETARY)
    assert client.get(f"/papers/{whole.pk}").status_code == 404
    assert "0 papers." in words(client.get("/papers"))
    Grant.objects.filter(person=stranger).update(last=timezone.localdate() - timedelta(days=1))
    assert client.get("/papers").status_code in (302, 403)


def test_a_young_advisor_reads_the_easy_read_edition_first(whole, client):
    user = User.objects.create(username="yuki", role="young_advisor", authority="990")
    client.force_login(user)
    publish_paper(whole, ["officers", "public", "easy_read"], edition=None, by=SECRETARY)
    page = words(client.get(f"/papers/{whole.pk}"))
    assert "As the easy-read edition reads." in page and "about 71 in every 100 of you" in page
    assert "Picture: A calendar" in page and "the wren" not in page and EXEMPT not in page


def test_a_dfe_adviser_reads_their_edition_without_what_is_exempt(whole, client):
    user = User.objects.create(username="dana", role="dfe_adviser", authority="990")
    granted(user, "reports", "plan")
    client.force_login(User.objects.get(pk=user.pk))
    publish_paper(whole, [*EDITIONS], edition=None, by=SECRETARY)
    page = client.get(f"/papers/{whole.pk}")
    assert "As the edition for the DfE reads." in words(page) and "the heron" in words(page)
    assert EXEMPT not in page.text and "the wren" not in page.text and "the robin" not in page.text
    assert client.get(f"/papers/{whole.pk}/since").status_code == 403
