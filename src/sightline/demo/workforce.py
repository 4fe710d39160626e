"""Teams, desks and the workers who sit at them.

A desk is a caseload in a team. Workers come and go, so a desk's holder changes and with it the worker of every child
on that desk. On 1 October 2023 the two assessment teams became three, one for each locality, under new references:
the desks and people stayed, and the old teams remain in the history.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.demo.columns import codes, look_up, references, table, whole
from sightline.demo.days import NONE
from sightline.demo.rows import Generator, Rows, by, count, pick, walk
from sightline.demo.story import RESTRUCTURED, Story

SERVICES = (
    ("S01", "Front Door and Assessment"),
    ("S02", "North Locality"),
    ("S03", "Central Locality"),
    ("S04", "South Locality"),
    ("S05", "Children in Care and Care Leavers"),
    ("S06", "Quality and Review"),
    ("S07", "Disabled Children"),
    ("S08", "Early Help"),
)

TEAMS = (
    ("T01", "Multi-Agency Safeguarding Hub", "S01"),
    ("T11", "Assessment Team East", "S01"),
    ("T12", "Assessment Team West", "S01"),
    ("T21", "Assessment Team North", "S02"),
    ("T22", "Assessment Team Central", "S03"),
    ("T23", "Assessment Team South", "S04"),
    ("T31", "Safeguarding North 1", "S02"),
    ("T32", "Safeguarding Central 1", "S03"),
    ("T33", "Safeguarding South 1", "S04"),
    ("T34", "Safeguarding North 2", "S02"),
    ("T35", "Safeguarding Central 2", "S03"),
    ("T36", "Safeguarding South 2", "S04"),
    ("T41", "Children with Disabilities Team", "S07"),
    ("T51", "Children in Care Team 1", "S05"),
    ("T52", "Children in Care Team 2", "S05"),
    ("T53", "Leaving Care Team", "S05"),
    ("T54", "Adoption and Permanence Team", "S05"),
    ("T61", "Independent Reviewing Service", "S06"),
    ("T71", "Early Help Hub", "S08"),
)
HUB, EAST, NORTH, SAFEGUARDING, DISABILITY, IN_CARE, LEAVING, ADOPTION, REVIEWING, EARLY = (
    0, 1, 3, 6, 12, 13, 15, 16, 17, 18,
)  # fmt: skip

ASSESS, SAFEGUARD, DISABLED, CARE, LEAVERS, REVIEWERS, ADOPTERS, HELPERS = range(8)
DESKS = (36, 66, 33, 33, 12, 9, 6, 12)
"""How many desks each kind of team has in a middling council."""

TITLES = (
    "Social Worker",
    "Senior Social Worker",
    "Newly Qualified Social Worker",
    "Personal Adviser",
    "Independent Reviewing Officer",
    "Early Help Practitioner",
    "Team Manager",
)
TENURE = 1000
"""Mean days a worker stays at a desk, after the first four months."""


@dataclass(frozen=True)
class Workforce:
    """Who sat at which desk when: `stints` has `desk`, `begun`, `ended`, `worker` and `team`, in order of desk."""

    first: np.ndarray
    stints: Rows

    def desk(self, kind: int, family: np.ndarray, locality: np.ndarray) -> np.ndarray:
        """The desk that works with a family: brothers and sisters share one, and it covers their locality."""
        desks = int(self.first[kind + 1] - self.first[kind])
        place = (family * 7919) % max(1, desks // 3) * 3 + locality
        return self.first[kind] + place % desks

    def stint(self, desk: np.ndarray, day: np.ndarray) -> np.ndarray:
        """The position of the stint that was running at the desk on the day."""
        keys = self.stints["desk"] * 1_000_000 + self.stints["begun"]
        last = np.searchsorted(keys, desk * 1_000_000 + day, side="right") - 1
        return np.maximum(last, np.searchsorted(self.stints["desk"], desk))

    def worker(self, desk: np.ndarray, day: np.ndarray) -> np.ndarray:
        """The worker at the desk on the day."""
        return self.stints["worker"][self.stint(desk, day)]

    def team(self, desk: np.ndarray, day: np.ndarray) -> np.ndarray:
        """The team the desk belonged to on the day, as a position in TEAMS."""
        return self.stints["team"][self.stint(desk, day)]


def workforce(story: Story) -> Workforce:
    """The desks of the council and everyone who sat at them since the simulation begins."""
    rng = story.chance("workforce")
    sizes = np.array([max(3, round(desks * story.scale / 3) * 3) for desks in DESKS])
    kind = np.repeat(np.arange(len(sizes)), sizes)
    stints = _stints(story, rng, kind)
    return Workforce(np.concatenate([[0], np.cumsum(sizes)]), stints)


def _stints(story: Story, rng: Generator, kind: np.ndarray) -> Rows:
    """One row for each worker's time at each desk in each team."""
    size = len(kind)
    starts, ends = np.full(size, story.begin), np.full(size, story.data_to)
    moves = walk(
        starts, ends, 120, lambda owner, _: 120 + rng.exponential(TENURE, len(owner)).astype(np.int64)
    )
    desk = np.concatenate([np.arange(size), moves["owner"]])
    begun = np.concatenate([starts, moves["at"]])
    rows = by({"desk": desk, "begun": begun}, "desk", "begun")
    rows["worker"] = np.arange(count(rows))
    changed = np.flatnonzero(kind == ASSESS)
    at_restructure = (
        np.searchsorted(rows["desk"] * 1_000_000 + rows["begun"], changed * 1_000_000 + RESTRUCTURED) - 1
    )
    if story.begin < RESTRUCTURED <= story.data_to:
        regrouped = {
            "desk": changed,
            "begun": np.full(len(changed), RESTRUCTURED),
            "worker": rows["worker"][at_restructure],
        }
        rows = by({name: np.concatenate([rows[name], regrouped[name]]) for name in rows}, "desk", "begun")
    last = np.append(rows["desk"][1:] != rows["desk"][:-1], True)
    rows["ended"] = np.where(last, NONE, np.append(rows["begun"][1:], NONE))
    return rows | {"team": _team(rows["desk"], kind[rows["desk"]], rows["begun"])}


def _team(desk: np.ndarray, kind: np.ndarray, day: np.ndarray) -> np.ndarray:
    """The team of each desk, as a position in TEAMS."""
    before = EAST + desk % 2
    return np.select(
        [kind == ASSESS, kind == SAFEGUARD, kind == DISABLED, kind == CARE, kind == LEAVERS, kind == REVIEWERS, kind == ADOPTERS],
        [np.where(day < RESTRUCTURED, before, NORTH + desk % 3), SAFEGUARDING + desk % 6, DISABILITY, IN_CARE + desk % 2, LEAVING, REVIEWING, ADOPTION],
        EARLY,
    )  # fmt: skip


def department() -> pa.Table:
    """`ssd_department`: services, and the teams under them."""
    named = dict(SERVICES)
    rows = [(*service, None, None) for service in SERVICES]
    rows += [(*team, named[team[2]]) for team in TEAMS]
    columns = ("dept_team_id", "dept_team_name", "dept_team_parent_id", "dept_team_parent_name")
    return table(
        "ssd_department",
        **dict(zip(columns, (pa.array(part) for part in zip(*rows, strict=True)), strict=True)),
    )


def team_ids(index: np.ndarray, blank: np.ndarray | None = None) -> pa.Array:
    """Team references from positions in TEAMS."""
    return codes([team[0] for team in TEAMS], index, blank)


def worker_ids(index: np.ndarray) -> pa.Array:
    """Worker references."""
    return references("W", index, 20_001)


def professionals(story: Story, force: Workforce, caseload: np.ndarray) -> pa.Table:
    """`ssd_professionals`: everyone who worked here; managers hold no cases.

    `caseload` is the number of cases each worker held on the last 30 September.
    """
    rng = story.chance("professionals")
    worker, last = np.unique(force.stints["worker"][::-1], return_index=True)
    team = force.stints["team"][::-1][last]
    title = _title(rng, team)
    managers = np.arange(len(TEAMS)) + int(force.stints["worker"].max()) + 1
    number = np.concatenate([worker, managers])
    caseloads = np.concatenate([caseload[worker], np.zeros(len(managers), np.int64)])
    title = np.concatenate([title, np.full(len(managers), TITLES.index("Team Manager"))])
    return _professional_rows(rng, number, np.concatenate([team, np.arange(len(TEAMS))]), title, caseloads)


def _professional_rows(
    rng: Generator, number: np.ndarray, team: np.ndarray, title: np.ndarray, caseloads: np.ndarray
) -> pa.Table:
    """The columns of `ssd_professionals`; every name is a number."""
    size, order = len(number), pa.array([f"{place + 1:04d}" for place in range(len(number))])
    registered = ~np.isin(title, (3, 5))
    return table(
        "ssd_professionals",
        prof_professional_id=worker_ids(number),
        prof_staff_id=references("ST", number, 4_001),
        prof_professional_name=pa.array([f"Worker {each}" for each in order.to_pylist()]),
        prof_social_worker_registration_no=look_up(references("SW", number, 70_001), np.where(registered, np.arange(size), -1)),
        prof_professional_job_title=codes(TITLES, title),
        prof_professional_caseload=whole(caseloads),
        prof_professional_department=codes([each[1] for each in TEAMS], team),
        prof_full_time_equivalency=pa.array(np.array([1.0, 0.8, 0.6, 0.5])[pick(rng, (76, 13, 7, 4), size)]),
        prof_agency_worker_flag=codes(("N", "Y"), (registered & (rng.random(size) < 0.13)).astype(np.int64)),
    )  # fmt: skip


def _title(rng: Generator, team: np.ndarray) -> np.ndarray:
    """The job title of each worker, by team."""
    social = pick(rng, (70, 20, 10), len(team))
    return np.select([team == LEAVING, team == REVIEWING, team == EARLY], [3, 4, 5], social)
