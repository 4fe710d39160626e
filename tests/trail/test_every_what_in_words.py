"""Every line of the trail names what it was done to in words, and leads to it where the reader may open it.

Drawn: for each thing that a verb may name (its `target`), a line as it is written, what it says, and where it leads a programme
manager. A verb of another thing fails the first test until it is drawn here.
"""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from sightline.bodies.services import body_called
from sightline.commentary.services.commentary import ask_for_commentary
from sightline.definitions.models import DefinitionChange
from sightline.docgen.trail import EVERY
from sightline.documents.services.keep import keep_bytes
from sightline.editions.models import FigureEdition
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define
from sightline.evidence.models import EvidenceRoom
from sightline.freezes.models import Freeze
from sightline.governance.rules.items import ItemTerms
from sightline.governance.services.agendas import add_item
from sightline.governance.services.tracking import MatterTerms, track
from sightline.loading.models import Load
from sightline.people.models import User
from sightline.people.posts.services import add_post
from sightline.programme.models import SourceDraft
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.trail.what_words import ThingInWords, TrailReading
from support.figure_pages import addresses, words
from support.meetings import a_meeting
from support.own_templates import own_template
from support.papers import small_paper
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, action, person, small_plan
from support.rows_again import rows_once

pytestmark = pytest.mark.django_db
AS01 = "Assessments completed within 45 working days of referral"
CASES = f"Children behind AS01, {AS01}, "

# what a verb names → a line's what, its verb, what it says, where it leads; {…} stands for the number of a thing made below
DRAWN = """
the plan, as plan 3 | plan {plan} | plan_made | Plan “Improvement plan” | /programme?plan={plan}
the plan, as plan 3 | plan {plan} actions | exported | Actions of “Improvement plan” as a spreadsheet | /programme/actions?plan={plan}
the version, as plan 3 version 2 | plan {plan} version 1 | version_moved | Version 1 of “Improvement plan” | /programme/versions/{version}
the action, as plan 3 action A4 | plan {plan} action A2 | action_moved | A2 Awareness of private fostering, in “Improvement plan” | /programme/actions/{action}
the source, as source 5 | source {source} | source_kept | Source “Inspection 2026” | /programme/sources/{source}
the draft of a source, as source draft 5 | source draft {draft} | source_begun | Draft of Peer review 2025 | /programme/sources/drafts/{draft}
the finding, as finding 9 | finding {finding} | finding_closed | Finding 1 of “Inspection 2026” | /programme/findings/{finding}
what the address opens, and its number, as plan 3 calendar 4 | plan {plan} calendar 4 | programme_calendar_made | Calendar address 4 of “Improvement plan” |
to whom, as digest to NAME | digest to owner | digest_sent | Email to Olu Owner |
the account | owner | user_changed | Olu Owner (owner) |
whose glass it is: the account | owner | reviewed_glass | Olu Owner (owner) |
the name the account has or is to have | owner | request_confirmed | Olu Owner (owner) |
the post, as post 3 | post {post} | post_added | Post: Head of MASH |
the body, as body 3 | body {body} | body_described | Improvement Board | /bodies/{body}
the body, as body 3, or the plan it was spoken of with | body {body} | meetings_set | Improvement Board | /bodies/{body}
the document, as document 7 | document {document} | document_kept | Document: audit.pdf |
the load, as load 12 | load {load} | files_received | Load {load} |
the load and its files, as load 12: annex_a.xlsx and 3 more files | load {load}: annex_a.xlsx | load_previewed | Load {load}: annex_a.xlsx |
the load and its files, as load 12: annex_a.xlsx and 3 more files; or a snapshot that no load made | load {load}: annex_a.xlsx | load_undone | Load {load}: annex_a.xlsx |
the releases, as figures to compare with: referrals 2025 | figures to compare with: referrals 2025 | published_figures_loaded | Figures to compare with: referrals 2025 |
which faults: of a load, or what checks found, of which team | faults of load {load}, rule key | looked_at_faults | Faults of load {load}, rule key |
which faults: of a load, or what checks found, of which team | checks 990 | looked_at_faults | Records to correct: all |
the team, as team T1, or a child | team T1 | broke_glass | team T1 |
the team, as team T1 990 | team T1 990 | team_added | team T1 |
whose teams, as teams 990 | teams 343 | crosswalk_changed | Teams of Sefton |
the figure, month and authority, as AS01 2025-06 990 | AS01 2025-06 990 | note_made | AS01, {as01}, June 2025 | /measure/AS01
the figure, month and authority, as AS01 2025-06 990 | every figure 2025-06 990 | note_made | Every figure, June 2025 |
the figure and authority, with the unit and the set where there are any, as AS01 990 unit T1 | AS01 990 unit T1 | target_set | Target of AS01, {as01}: team T1 | /measure/AS01
the figure and authority, with the unit and the set where there are any, as AS01 990 unit T1 | AS01 990 | target_removed | Target of AS01, {as01}: the whole council | /measure/AS01
which cases, as AS01 2025-26-Q1 990 missed | AS01 2025-26-Q1 990 missed | looked_at_cases | {cases}Q1 2025-26 (April to June 2025): those not counted | /measure/AS01
which cases, as AS01 2025-26-Q1 990 missed | AS01 2025-26-Q1 990 open late | looked_at_cases | {cases}Q1 2025-26 (April to June 2025): those open late | /measure/AS01
whose faults, as checks 990 team T1 | checks 990 team T1 | exported_faults | Records to correct: team T1 |
the clock | child-seen-5 | clock_set | Deadline: {clock} |
what is due, as due 990 team T1 within 10wd | due 990 within 10wd | looked_at_due | Work due: within 10 working days |
what the address opens, and its number, as due 990 team T1 calendar 4 | due 990 calendar 4 | calendar_made | Work due: calendar address 4 |
which deadline, as due 990 clock assessment | due 990 clock assessment | row_marked | Work due: {assessment} |
whose child, as one child 990 | one child 990 | looked_at_child | One child |
one child, or the children looked at most | one child | asked_who_looked | one child |
how many children, as 3 children | 3 children | restricted | 3 children |
1 child | 1 child | restriction_lifted | 1 child |
what left as a file | plan {plan} evidence | exported | List of evidence of “Improvement plan” | /programme/evidence?plan={plan}
what was asked for | keep the dates of plan {plan} | refused | keep the dates of Plan “Improvement plan” |
the freeze and authority, as q2-2026-27 990 | q2-2026-27 990 | freeze_made | Freeze q2-2026-27 | /freezes/{freeze}
the token by its number, as token 4 | token 0 | token_made | Token 0 |
the token, and what it was used for, as token 4 readings | token 0 figures | token_used | Token 0: figures |
whose figures and which, as 990 provisional or 990 q2-2026-27 | 990 provisional | exported_for_power_bi | Every figure of authority 990, provisional |
which figure of which freeze, as q2-2026-27 990 AS01 2025-26-Q1 | q2-2026-27 990 AS01 2026-27-Q2 unit T1 | looked_at_differences | Freeze q2-2026-27: why AS01, {as01}, Q2 2026-27, has changed, team T1 | /freezes/{freeze}
which cases, as AS01 2025-26-Q1 990 missed | AS01 2025-26-Q1 990 missed frozen q1-2025-26 | looked_at_cases | {cases}Q1 2025-26 (April to June 2025): those not counted, as frozen as q1-2025-26 | /measure/AS01
whose figures and which, as 990 provisional or 990 q2-2026-27 | 990 q2-2026-27 | reporting_views_written | Every figure of authority 990, frozen as q2-2026-27 |
which figure of which freeze, as q2-2026-27 990 AS01 2025-26-Q1 | q2-2026-27 990 AS01 2026-27-Q2 | looked_at_differences | Freeze q2-2026-27: why AS01, {as01}, Q2 2026-27, has changed | /freezes/{freeze}
the figure, the period and the authority, as commentary AS01 2026-27-Q2 990 | commentary AS01 2026-27-Q2 990 | commentary_asked | Commentary on AS01, {as01}, Q2 2026-27 | /commentary/{commentary}
the measure that people enter, as entered EN01 990 | entered EN01 990 | entry_defined | Entered measure EN01, Audits graded good | /entered/{entered}
the figure entered, as entered EN01 990 2026-27-Q2 unit T1 | entered EN01 990 2026-27-Q2 unit T1 | figure_entered | Entered measure EN01, Audits graded good, Q2 2026-27: team T1 | /entered/{entered}
the edition and authority, as q2-2026-27-scrutiny 990 | q2-2026-27-scrutiny 990 | edition_made | Edition q2-2026-27-scrutiny | /editions/{edition}
the change of a definition, as definition 12 CP05,CP08 | definition {change} AS01 | definition_proposed | The definition of AS01: Left out: of sex Male, for all months | /definition-changes/{change}
the figure and the change, as definition 12 CP05 2026-27-Q2 990 | definition {change} AS01 AS01 2026-27-Q2 990 | looked_at_changed_cases | The definition of AS01: Left out: of sex Male, for all months; cases of AS01, Q2 2026-27 | /definition-changes/{change}
the meeting, as meeting 3 | meeting {meeting} | attendance_recorded | Improvement Board, 2 October 2026 | /meetings/{meeting}
the item of an agenda, as agenda item 3 | agenda item {item} | agenda_item_added | Improvement Board, 2 October 2026: Highlight report | /meetings/{meeting}
the item of an agenda, as agenda item 3 | agenda item {exempt} | agenda_item_added | Improvement Board, 2 October 2026: Exempt item (paragraph 3 of Schedule 12A) | /meetings/{meeting}
what is tracked, as matter 3 | matter {matter} | matter_tracked | Action {matter} of Improvement Board | /tracker/{matter}
the tracker of an authority, as tracker 990 | tracker 990 | tracker_exported | Tracker of authority 990 |
the tracker of an authority, as tracker 990 | tracker of every authority | tracker_exported | Tracker of every authority |
whose meetings the address opens, and its number, as all meetings calendar 4 | all meetings calendar 4 | meetings_calendar_made | Calendar address 4 of all meetings |
whose meetings the address opens, and its number, as all meetings calendar 4 | meetings of body {body} calendar 4 | meetings_calendar_made | Calendar address 4 of Improvement Board |
the paper, as paper 12 | paper {paper} | paper_started | The paper “Children’s services improvement” | /papers/{paper}
the version of a template, as template 3 | template {template} | template_begun | The template “Report to scrutiny”, version 1 | /papers/templates/{template}
whose references, as references finance 990 | references finance 990 | reference_form_set | The references of finance |
whose pack, as inspection pack 990 | inspection pack 990 | inspection_pack_written | Inspection pack of authority 990 |
the room, as evidence room 3 | evidence room {room} | evidence_room_opened | Evidence room “Review in November” | /evidence-rooms/{room}
the archive's name | sightline.tar | backed_up | sightline.tar |
the example's name | sefton | example_loaded | sefton |
"""
ROWS = [[cell.strip() for cell in row.split(" | ")] for row in DRAWN.strip().splitlines()]
ROWS = [[*row, ""][:5] for row in ([cell.removesuffix(" |") for cell in row] for row in ROWS)]


@pytest.fixture
def made() -> dict[str, object]:
    """One of everything that a line may name, for two readers."""
    return rows_once("one of everything", _made)


def _made() -> dict[str, object]:
    from sightline.calendars.clocks import clocks

    plan = small_plan()
    User.objects.create(username="owner", role="action_owner", full_name="Olu Owner")
    finding = plan.actions.get(reference="A1").entries.get().findings.get()
    draft = SourceDraft.objects.create(
        authority=AUTHORITY, kind="other", facts={"title": "Peer review 2025"}, by=MAKER, at=timezone.now()
    )
    freeze = Freeze.objects.create(
        authority=AUTHORITY,
        name="q2-2026-27",
        cut_off=date(2026, 9, 30),
        data_to=date(2026, 9, 30),
        seal="0" * 64,
        made_by="analyst",
        made_at=timezone.now(),
    )
    edition = FigureEdition.objects.create(
        freeze=freeze,
        authority=AUTHORITY,
        name="q2-2026-27-scrutiny",
        audience="scrutiny",
        title="Scorecard",
        holds={},
        made_by="analyst",
        made_at=timezone.now(),
    )
    return {
        "room": EvidenceRoom.objects.create(
            authority=AUTHORITY,
            title="Review in November",
            why="The review",
            first=date(2026, 11, 2),
            last=date(2026, 11, 6),
            lines=["in_care"],
            made_by=User.objects.get(username="owner"),
            made_at=timezone.now(),
        ).pk,
        "plan": plan.pk,
        "version": plan.versions.get().pk,
        "action": action("A2").pk,
        "finding": finding.pk,
        "source": finding.source_id,
        "draft": draft.pk,
        "post": add_post(AUTHORITY, "Head of MASH", by=MAKER).pk,
        "body": body_called(AUTHORITY, "Improvement Board", by=MAKER).pk,
        "document": keep_bytes(b"%PDF-1.4\n%%EOF\n", "audit.pdf", by=MAKER).pk,
        "load": Load.objects.create(by="analyst", at=timezone.now()).pk,
        "commentary": ask_for_commentary(
            by="analyst",
            authority=AUTHORITY,
            period="2026-27-Q2",
            due=date(2026, 11, 20),
            owners=[("AS01", "Head of assessment")],
        )[0].pk,
        "entered": define(
            by="analyst",
            authority=AUTHORITY,
            terms=EntryTerms(
                title="Audits graded good",
                why="Whether practice is good",
                counts="Audits finished",
                shape="percentage",
                top_words="audits graded good",
                base_words="audits",
                better="higher",
                every="quarter",
                theme="PQ",
                owner="Head of quality",
                starts="2026-27-Q1",
            ),
        ).pk,
        "change": DefinitionChange.objects.create(
            kind="leaves_out",
            measures=["AS01"],
            leaves_out={"sex": ["Male"]},
            words="Left out: of sex Male, for all months",
            before={},
            after={},
            reason="Agreed",
            proposed_by="analyst",
            proposed_at=timezone.now(),
        ).pk,
        "paper": small_paper().pk,
        "template": own_template().pk,
        "freeze": freeze.pk,
        "edition": edition.pk,
        **_of_a_meeting(),
        "as01": AS01,
        "cases": CASES,
        "clock": clocks()["child-seen-5"].name,
        "assessment": clocks()["assessment"].name.lower(),
    }


def _of_a_meeting() -> dict[str, object]:
    meeting = a_meeting("Improvement Board", date(2026, 10, 2))
    exempt = ItemTerms(title="A contract", paragraph=3, exempt_reason="It is out to tender")
    return {
        "meeting": meeting.pk,
        "item": add_item(meeting, ItemTerms(title="Highlight report"), by=MAKER).pk,
        "exempt": add_item(meeting, exempt, by=MAKER).pk,
        "matter": track(meeting.body, MatterTerms(kind="action", words="Write"), by=MAKER).pk,
    }


def test_every_thing_a_verb_names_is_drawn_here():
    named = {verb.target for verbs in EVERY.values() for verb in verbs if verb.target}
    assert named - {row[0] for row in ROWS} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_it_is_said_in_words_and_leads_where_the_reader_may_go(made, row):
    _, what, verb, says, href = (cell.format(**made) for cell in row)
    thing = TrailReading(person("reader", "programme_manager")).thing(what, verb)
    assert thing == ThingInWords(says, href)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_it_leads_nowhere_for_whoever_may_open_nothing(made, row):
    _, what, verb, says, _ = (cell.format(**made) for cell in row)
    reading = TrailReading(person("nobody", "system_administrator"))
    thing = reading.thing(what, verb)
    manages = ("/people/", "/people/posts/")
    assert thing.words == says and (not thing.href or thing.href.startswith(manages))


def test_what_is_gone_stays_as_it_was_written_and_another_councils_is_not_named(made):
    mine, other = person("reader", "programme_manager"), person("other", "programme_manager")
    User.objects.filter(pk=other.pk).update(authority="343")
    other.refresh_from_db()
    assert TrailReading(other).thing(f"paper {made['paper']}", "paper_written").href == ""
    for what in (f"plan {made['plan']}", f"source {made['source']}", f"body {made['body']}"):
        assert TrailReading(other).thing(what, "x") == ThingInWords(what)
    for what in ("plan 99999", "finding 99999", "post 99999", "document 99999", "load 99999", "body 99999"):
        assert TrailReading(mine).thing(what, "x") == ThingInWords(what)


def test_the_page_and_the_file_of_the_trail_say_it(made, client: Client):
    record(by=MAKER, action=SharedVerb.REFUSED, what=f"plan {made['plan']} action A2")
    signed_in(client, "data_protection_officer")
    said = "A2 Awareness of private fostering, in “Improvement plan”"
    page = client.get("/trail")
    assert said in words(page)
    assert f"/programme/actions/{made['action']}" in addresses(page)
    left = client.post("/trail/file", {"reason": "Asked for by audit", "kind": "csv"})
    assert said in left.content.decode("utf-8-sig")
