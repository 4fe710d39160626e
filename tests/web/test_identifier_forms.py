"""Words that stand in lists or in the trail are refused where they seem to say who a child is. All numbers are made up."""

import datetime

import pytest
from django import forms
from django.test import Client

from sightline.calendars.local_clocks import changes
from sightline.loading.forms import DecisionReasonForm
from sightline.people.forms.managing import GrantForm
from sightline.people.models import User
from sightline.scorecards.forms import SayingForm
from sightline.scorecards.models import Note, Rebase, Target
from sightline.teams import queries
from sightline.teams.forms import CrosswalkForm, TeamForm
from sightline.trail.models import Line
from sightline.web.identifier_forms import NAMED, NamesNoChildForm
from sightline.worklists.forms import ClockForm
from support.figure_pages import hidden, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
NHS = "Read with 943 476 5919 in mind"
BORN = "Asha Khan born 14/03/2012"
PLAIN = "Agreed by the Improvement Board on 14 March 2025"

# where it is typed, what else the form owes, and the field
DOORS = """
/measure/AS01/notes/note    | month=2025-03                                                        | words
/targets/add                | figure=AS01; points=80 by March 2025                                  | words
/targets/add                | figure=AS01; points=80 by March 2025; words=Board                     | owner
/targets/add                | figure=AS01; points=80 by March 2025; words=Board                     | target_set
/measure/AS01/notes/rebase  | month=2025-03                                                        | words
/clocks/child-seen-5        | state=off; edition=0; starts=1 April 2025                            | reason
/definitions/AS01/propose   | sex=Male                                                             | reason
/teams/change               | doing=add; reference=T9; day=1 July 2025; reason=New                 | name
/teams/change               | doing=add; reference=T9; name=New; day=1 July 2025; reason=New       | service
/teams/change               | doing=add; reference=T9; name=New; day=1 July 2025                   | reason
/teams/crosswalk/change     | step=hold; text=old,new,from\\nT2,T1,2025-01-01                       | reason
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in DOORS.strip().splitlines()]


def kept() -> list[object]:
    said = [each.objects.count() for each in (Note, Target, Rebase)]
    return [*said, changes(), "T9" in queries.lives("990"), queries.links("990"), Line.objects.count()]


@pytest.mark.parametrize("text", [NHS, BORN])
@pytest.mark.parametrize(("path", "others", "field"), ROWS)
def test_what_names_a_child_is_refused_and_kept_nowhere(client: Client, council, path, others, field, text):
    sent = dict(each.split("=", 1) for each in others.replace("\\n", "\n").split("; ")) | {field: text}
    signed_in(client, "performance_analyst")
    before = kept()
    page = client.post(path, sent)
    assert page.status_code == 200
    assert "shown in lists and kept in the trail for good: write it without" in words(page)
    assert kept() == before
    client.post(path, sent | hidden(page) | {field: PLAIN})
    assert kept() != before


def grant() -> GrantForm:
    sponsor = User.objects.create(username="hester", role="head_of_service")
    person = User.objects.create(username="ed", role="ofsted_inspector")
    day = datetime.date.today() + datetime.timedelta(days=1)  # noqa: DTZ011
    sent = {"sponsor": sponsor.pk, "why": NHS, "first": f"{day}", "last": f"{day}", "opens": ["children"]}
    return GrantForm(sent, person=person, sponsors=User.objects.all())


@pytest.mark.parametrize(
    ("make", "field"),
    [(grant, "why"), (lambda: DecisionReasonForm({"reason": NHS}), "reason")],
    ids=["grant", "load"],
)
def test_the_reason_of_a_grant_and_of_a_load_too(make, field):
    form = make()
    assert not form.is_valid()
    assert form.errors[field] == [NAMED.format("an NHS number")] and len(form.errors) == 1


def test_references_and_crosswalks_are_what_they_are():
    team = TeamForm({"doing": "add", "reference": "H801200001001", "name": "North", "reason": "New"})
    assert team.is_valid(), team.errors
    rows = "old,new,from\nNorth Area,South Area,2025-01-01"
    assert CrosswalkForm({"text": rows, "reason": "One team"}).is_valid()


@pytest.mark.parametrize(
    "form", [SayingForm, ClockForm, TeamForm, CrosswalkForm, DecisionReasonForm, GrantForm]
)
def test_every_field_of_words_is_looked_through_but_those_that_are_named(form):
    assert issubclass(form, NamesNoChildForm)
    fields = {name for name, each in form.base_fields.items() if type(each) is forms.CharField}
    assert set(form.texts) <= fields and fields - set(form.texts)
