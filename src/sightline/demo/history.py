"""The whole history of one authority as arrays, before it is written out as tables."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demo import (
    assessments,
    care,
    care_contact,
    front_door,
    health,
    involvements,
    leaving_care,
    mess,
    missing,
    placements,
    protection,
)
from sightline.demo.cases import cases
from sightline.demo.episodes import episodes
from sightline.demo.people import people
from sightline.demo.rows import Rows
from sightline.demo.story import Story
from sightline.demo.workforce import Workforce, workforce


@dataclass(frozen=True)
class History:
    """Who lives here, who works here, and the rows of everything that happened, by name."""

    story: Story
    people: Rows
    force: Workforce
    rows: dict[str, Rows]
    child_ids: pa.Array

    def __getitem__(self, name: str) -> Rows:
        return self.rows[name]

    def child(self, rows: Rows) -> pa.Array:
        """The children's references for rows that have a `child`."""
        return self.child_ids.take(pa.array(rows["child"]))

    def desk(self, kind: np.ndarray | int, rows: Rows) -> np.ndarray:
        """The desk of that kind that works with the family of each row's child."""
        family, locality = self.people["family"][rows["child"]], self.people["locality"][rows["child"]]
        return self.force.desk(int(kind), family, locality)


def live(story: Story) -> History:
    """Everything that happens in this story, mess included."""
    everyone, force = people(story), workforce(story)
    rows: dict[str, Rows] = {"cases": mess.reopened(story, cases(story, everyone))}
    _front_door(story, everyone, rows)
    _protection(story, everyone, rows)
    _care(story, rows, everyone)
    phased = involvements.phases(force, rows["cases"], everyone, _counted(rows["periods"]), rows["leavers"])
    rows["involvements"] = mess.without_team(
        story, "involvements", involvements.involvements(story, force, phased)
    )
    return History(story, everyone, force, rows, _child_ids(story, len(everyone["born"])))


def _front_door(story: Story, everyone: Rows, rows: dict[str, Rows]) -> None:
    """Referrals, contacts, early help, assessments, child in need plans and visits."""
    all_cases = rows["cases"]
    rows["cases"] = mess.without_team(
        story, "referrals", all_cases | front_door.referral_details(story, all_cases, everyone)
    )
    contacted = front_door.contacts(story, rows["cases"], everyone, rows["cases"]["source"])
    rows["contacts"] = mess.entered_twice(story, contacted)
    rows["early help"] = front_door.early_help(story, contacted, rows["cases"])
    assessed = assessments.assessments(story, rows["cases"], everyone)
    planned = assessments.plans(story, rows["cases"])
    rows["visits in need"] = assessments.visits(story, everyone, assessed, planned)
    assessed = mess.authorised_late(story, assessed, rows["cases"])
    rows["assessments"] = mess.without_team(story, "assessments", assessed)
    rows["plans in need"] = mess.ended_before_begun(story, "plans in need", planned, "begun", "ended")


def _protection(story: Story, everyone: Rows, rows: dict[str, Rows]) -> None:
    """Enquiries, conferences, protection plans, their reviews and visits."""
    enquired = protection.enquiries(story, rows["cases"])
    rows["conferences"] = protection.conferences(story, rows["cases"], enquired)
    rows["plans"] = protection.plans(story, rows["cases"], rows["conferences"])
    rows["plan reviews"] = protection.reviews(story, rows["cases"], rows["plans"], everyone)
    rows["plan visits"] = protection.visits(story, rows["plans"], everyone)
    rows["enquiries"] = mess.without_team(story, "enquiries", mess.ended_late(story, enquired))


def _care(story: Story, rows: dict[str, Rows], everyone: Rows) -> None:
    """Periods of care and all that happens in them, and afterwards."""
    periods = care.periods(story, rows["cases"], everyone)
    rows["periods"] = periods
    rows["legal"] = care.legal(story, periods)
    placed = placements.placements(story, periods, rows["legal"])
    rows["episodes"] = episodes(periods, rows["legal"], placed)
    rows["placements"] = mess.overlapping(story, placed)
    rows["care reviews"] = care_contact.reviews(story, periods)
    rows["care visits"] = care_contact.visits(story, periods, placed)
    periods["seen by officer"] = care_contact.officer_contact(story, periods, rows["care reviews"])
    rows["initial health"] = health.initial(story, periods)
    rows["checks"] = health.checks(story, periods, rows["initial health"])
    rows["scores"], rows["immunised"] = health.scores(story, periods), health.immunised(story, periods)
    gone = missing.episodes(story, periods)
    rows["missing"] = mess.ended_before_begun(story, "missing", gone, "left", "back", missing.DAY)
    rows["leavers"] = leaving_care.leavers(story, periods)


def _counted(periods: Rows) -> Rows:
    """The periods without short breaks."""
    return {name: column[~periods["breaks"]] for name, column in periods.items()}


def _child_ids(story: Story, size: int) -> pa.Array:
    """One reference per child, in no order."""
    numbers = story.chance("references").permutation(max(90_000, size))[:size] + 10_007
    return pa.array([f"C{number}" for number in numbers.tolist()])
