"""Whose a child is, drawn; and a naive twin that asks it day by day of involvements made at random."""

import random
from datetime import date, timedelta

import pyarrow as pa
import pytest

from sightline.engine.duck import DuckEngine
from sightline.standards.worker_roles import kind_of
from sightline.tables.data import Data
from sightline.tables.nouns import NOUNS
from support.drawn import AUTHORITY, empty_snapshot
from support.seed import SEED
from support.stored import stored_data

HEADINGS = (
    "invo_involvements_id | invo_professional_id | invo_professional_role_id | invo_professional_team | "
    "invo_person_id | invo_involvement_start_date | invo_involvement_end_date\n"
)


def with_whom(day: str, involvements: str, **tables: str) -> tuple:
    """(the teams, who says so) of the child Asha on that day."""
    rows = "\n".join(
        f"i{number} | {line}" for number, line in enumerate(involvements.strip().splitlines(), start=1)
    )
    data = stored_data("2025-06-30", ssd_involvements=HEADINGS + rows, **tables)
    (found,) = on(data, date.fromisoformat(day), "Asha") or [((), "")]
    return found


def on(data: Data, day: date, child: str) -> list[tuple]:
    spells = [row for row in data.team_spells.to_pyarrow().to_pylist() if row["child_id"] == child]
    return [
        (tuple(row[name] for name in ("team_id", "second_team", "third_team") if row[name]), row["by"])
        for row in spells
        if row["started"] <= day < row["ended"]
    ]


def test_a_reviewing_officer_allocated_after_the_worker_does_not_take_the_child():
    involvements = """
        w1 | Allocated Case Worker         | T51 | Asha | 2024-01-01 |
        w2 | Independent Reviewing Officer | IRS | Asha | 2024-02-01 |
        """
    assert with_whom("2024-01-31", involvements) == (("T51",), "allocated worker")
    assert with_whom("2025-06-30", involvements) == (("T51",), "allocated worker")


def test_another_role_has_the_child_only_while_nobody_holds_the_case_and_that_is_said():
    involvements = """
        w1 | CW  | T51 | Asha | 2024-01-01 | 2024-06-01
        w2 | IRO | IRS | Asha | 2024-02-01 |
        w3 | CW  | T52 | Asha | 2024-06-10 |
        """
    assert with_whom("2024-05-31", involvements) == (("T51",), "allocated worker")
    assert with_whom("2024-06-01", involvements) == (("IRS",), "another role")
    assert with_whom("2024-06-10", involvements) == (("T52",), "allocated worker")


def test_of_two_who_hold_the_case_at_once_both_teams_have_the_child_until_one_ends():
    involvements = """
        w1 | Case holder | T1 | Asha | 2024-01-01 |
        w2 | Lead worker | T2 | Asha | 2024-06-01 | 2024-09-01
        w3 | Key worker  | T1 | Asha | 2024-07-01 |
        """
    assert with_whom("2024-05-31", involvements) == (("T1",), "allocated worker")
    assert with_whom("2024-06-01", involvements) == (("T2", "T1"), "allocated worker")
    assert with_whom("2024-07-01", involvements) == (("T1", "T2"), "allocated worker"), "each team once"
    assert with_whom("2024-09-01", involvements) == (("T1",), "allocated worker")


LEAVER = """
    w1 | Social Worker | T51 | Asha | 2020-01-01 |
    w2 | PA            | T61 | Asha | 2023-01-01 |
    """
CARE = """
    clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_ceased_date
    e1                  | c1          | Asha           | 2020-01-01                  | 2024-03-01
    e2                  | c2          | Asha           | 2024-09-01                  |
    """


def test_once_care_has_ended_the_personal_adviser_holds_the_case_until_it_begins_again():
    assert with_whom("2024-02-29", LEAVER, ssd_cla_episodes=CARE) == (("T51",), "allocated worker")
    assert with_whom("2024-03-01", LEAVER, ssd_cla_episodes=CARE) == (("T61",), "personal adviser")
    assert with_whom("2024-09-01", LEAVER, ssd_cla_episodes=CARE) == (("T51",), "allocated worker")


def test_from_the_eighteenth_birthday_on_the_personal_adviser_holds_the_case():
    person = "pers_person_id | pers_dob\nAsha | 2006-03-03"
    assert with_whom("2024-03-02", LEAVER, ssd_person=person) == (("T51",), "allocated worker")
    assert with_whom("2024-03-03", LEAVER, ssd_person=person) == (("T61",), "personal adviser")
    leap = "pers_person_id | pers_dob\nAsha | 2004-02-29"
    early = LEAVER.replace("2023-01-01", "2021-01-01")
    assert with_whom("2022-02-28", early, ssd_person=leap) == (("T51",), "allocated worker")
    assert with_whom("2022-03-01", early, ssd_person=leap) == (("T61",), "personal adviser")


def test_a_personal_adviser_beside_nobody_holds_the_case_in_care_too():
    involvements = """
        w2 | REL.PERSONALADVISOR | T61 | Asha | 2023-01-01 |
        w3 | IRO                 | IRS | Asha | 2023-02-01 |
        """
    assert with_whom("2024-01-01", involvements, ssd_cla_episodes=CARE) == (("T61",), "personal adviser")


def test_where_no_role_is_recorded_at_all_the_last_to_come_has_the_child_alone_and_that_is_said():
    involvements = """
        w1 | | T1 | Asha | 2024-01-01 | 2025-01-01
        w2 | | T2 | Asha | 2024-06-01 | 2024-09-01
        """
    assert with_whom("2024-05-31", involvements) == (("T1",), "role not recorded or not known")
    assert with_whom("2024-06-01", involvements) == (("T2",), "role not recorded or not known")
    assert with_whom("2024-09-01", involvements) == (("T1",), "role not recorded or not known")


def test_a_blank_role_comes_after_who_holds_the_case_and_before_who_never_does():
    assert with_whom(
        "2024-06-01",
        """
        w1 | Allocated worker | T1  | Asha | 2024-01-01 |
        w2 |                  | T2  | Asha | 2024-02-01 |
        """,
    ) == (("T1",), "allocated worker")
    assert with_whom(
        "2024-06-01",
        """
        w1 |       | T1  | Asha | 2024-01-01 |
        w2 | Chair | IRS | Asha | 2024-02-01 |
        """,
    ) == (("T1",), "role not recorded or not known")


def test_who_ended_before_starting_or_on_the_same_day_holds_nothing():
    involvements = """
        w1 | CW | T1 | Asha | 2024-01-01 |
        w2 | CW | T2 | Asha | 2024-06-01 | 2024-05-01
        w3 | CW | T3 | Asha | 2024-06-01 | 2024-06-01
        """
    assert with_whom("2024-05-15", involvements) == (("T1",), "allocated worker")
    assert with_whom("2024-06-01", involvements) == (("T1",), "allocated worker")


def test_a_case_holder_without_a_team_leaves_the_child_without_one():
    involvements = """
        w1 | CW  |     | Asha | 2024-01-01 | 2024-06-01
        w2 | IRO | IRS | Asha | 2024-01-01 |
        w3 | CW  | T3  | Asha | 2024-03-01 |
        """
    assert with_whom("2024-02-01", involvements) == ((), "allocated worker")
    assert with_whom("2024-03-01", involvements) == (("T3",), "allocated worker"), "of two, the team known"


def last_team(involvements: str) -> str | None:
    rows = "\n".join(
        f"i{number} | {line}" for number, line in enumerate(involvements.strip().splitlines(), start=1)
    )
    data = stored_data("2025-06-30", ssd_involvements=HEADINGS + rows)
    return {row["child_id"]: row["team_id"] for row in data.last_teams.to_pyarrow().to_pylist()}.get("Asha")


def test_the_team_that_had_the_child_last_is_a_case_holders_however_late_another_role_stayed():
    assert (
        last_team(
            """
            w1 | CW  | T1  | Asha | 2024-01-01 | 2024-06-01
            w2 | CW  | T2  | Asha | 2024-06-01 | 2024-09-01
            w3 | IRO | IRS | Asha | 2024-07-01 | 2025-01-01
            """
        )
        == "T2"
    )
    assert last_team("w3 | IRO | IRS | Asha | 2024-07-01 | 2025-01-01") == "IRS"
    assert last_team("w3 | CW | T1 | Asha | 2024-07-01 | 2024-01-01") == "T1", "nothing better is known"
    assert last_team("w3 | CW | | Asha | 2024-07-01 | 2025-01-01") is None


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("ALLOCATED CASE WORKER", "case_holder"),
        ("Allocated Case Worker", "case_holder"),
        ("CW", "case_holder"),
        ("CW - Allocated Case Worker", "case_holder"),
        ("REL.ALLWORKCF", "case_holder"),
        ("C&F Allocated Worker", "case_holder"),
        ("Case-holder (children in care)", "case_holder"),
        ("Child's social worker", "case_holder"),
        ("Lead   Worker", "case_holder"),
        ("KEYWORKER", "case_holder"),
        ("16PLUS", "personal_adviser"),
        ("16+ worker", "personal_adviser"),
        ("PA", "personal_adviser"),
        ("Personal Advisor / leaving care", "personal_adviser"),
        ("Independent Reviewing Officer", "other"),
        ("IRO", "other"),
        ("Supervising Social Worker", "other"),
        ("Student social worker", "other"),
        ("Allocated nurse", "other"),
        ("Parent", ""),
        ("PARTNER AGENCY", ""),
        ("4711", ""),
        ("  ", ""),
        (None, ""),
    ],
)
def test_a_role_is_read_by_its_words_or_its_code(role, kind):
    assert kind_of(role) == kind


ROLES = (
    *("Allocated Case Worker", "CW", "Social worker", "REL.ALLWORK", "PA", "16PLUS", "IRO"),
    *("Chair", "4711", "Co-worker", None, " "),
)


@pytest.mark.parametrize("seed", [SEED, 592619343])  # the second has two advisers on the day care ends
def test_a_naive_twin_gives_the_same_teams_worker_and_words_on_every_day(seed):
    dice = random.Random(seed)
    first, days = date(2024, 1, 1), 40
    rows = [invented(dice, number, first, days) for number in range(500)]
    leavers = {
        f"c{each}": (date(2024, 1, dice.randint(1, 20)), date(2024, 1, dice.randint(21, 31)))
        for each in range(0, 60, 2)
    }
    data = drawn_from(rows, leavers)
    spells = data.team_spells.to_pyarrow().to_pylist()
    met = 0
    for child in {row["child_id"] for row in rows}:
        mine = [row for row in rows if row["child_id"] == child]
        listed = [row for row in spells if row["child_id"] == child]
        for day in (first + timedelta(days=offset) for offset in range(days + 20)):
            here = [row for row in listed if row["started"] <= day < row["ended"]]
            told = [
                (tuple(row[n] for n in ("team_id", "second_team", "third_team")), row["worker_id"], row["by"])
                for row in here
            ]
            assert told == twin(mine, leavers.get(child), day), (child, day, seed)
            met += bool(here and here[0]["second_team"])
    assert met, "Two never held a child together, so nothing was seen of it"


def invented(dice: random.Random, number: int, first: date, days: int) -> dict:
    started = first + timedelta(days=dice.randrange(days))
    ended = started + timedelta(days=dice.randint(-3, 20)) if dice.random() < 0.7 else None
    return {
        "authority": AUTHORITY,
        "allocation_id": f"i{number:04}",
        "worker_id": dice.choice((*(f"w{each}" for each in range(9)), None)),
        "role": dice.choice(ROLES),
        "team_id": dice.choice((*(f"T{each}" for each in range(6)), None)),
        "child_id": f"c{dice.randrange(60)}",
        "referral_id": None,
        "started": started,
        "ended": ended,
    }


def drawn_from(rows: list[dict], leavers: dict) -> Data:
    day = date(2025, 6, 30)
    engine = DuckEngine(empty_snapshot(day))
    schema = NOUNS["allocations"](Data(engine, {AUTHORITY: day}, hold=False)).schema().to_pyarrow()
    care = [
        {"authority": AUTHORITY, "child_id": child, "started": began, "ended": ended}
        for child, (began, ended) in leavers.items()
    ]
    drawn = {
        "allocations": pa.Table.from_pylist(rows, schema=schema),
        "care_spells": pa.Table.from_pylist(care),
    }
    return Data(engine, {AUTHORITY: day}, drawn=drawn)


def twin(rows: list[dict], care: tuple[date, date] | None, day: date) -> list[tuple]:
    """The same in plain Python, from the words of the rule."""
    here = [row for row in rows if row["started"] <= day and (row["ended"] is None or day < row["ended"])]
    leaver = care is not None and day >= care[1]
    by_kind: dict[str, list[dict]] = {}
    for row in here:
        by_kind.setdefault(kind_of(row["role"]), []).append(row)
    order = ["case_holder", "personal_adviser", "", "other"]
    if leaver:
        order = ["personal_adviser", "case_holder", "", "other"]
    kind = next((each for each in order if each in by_kind), None)
    if kind is None:
        return []
    mine = sorted(by_kind[kind], key=lambda row: (row["started"], row["allocation_id"]), reverse=True)
    with_worker = [row for row in mine if row["team_id"] and row["worker_id"]]
    with_team = [row for row in mine if row["team_id"] and not row["worker_id"]]
    rest = [row for row in mine if not row["team_id"] and row["worker_id"]]
    ordered = (
        with_worker + with_team + rest + [row for row in mine if not (row["team_id"] or row["worker_id"])]
    )
    teams = list(dict.fromkeys(row["team_id"] for row in ordered if row["team_id"]))
    teams = teams[:3] if kind in ("case_holder", "personal_adviser") else teams[:1]
    words = {
        "case_holder": "allocated worker",
        "personal_adviser": "personal adviser",
        "": "role not recorded or not known",
        "other": "another role",
    }
    return [(tuple([*teams, None, None, None][:3]), ordered[0]["worker_id"], words[kind])]
