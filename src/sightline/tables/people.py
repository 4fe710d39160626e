"""Children and the teams that work with them."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def children(data: "Data") -> ir.Table:
    """child_id, sex, ethnicity (DfE code or Annex A group), born, expected, died. One row per child."""
    rows = data.store("ssd_person")
    return rows.select(
        "authority",
        child_id=rows.pers_person_id,
        sex=rows.pers_sex,
        ethnicity=rows.pers_ethnicity,
        born=rows.pers_dob,
        expected=rows.pers_expected_dob,
        died=rows.pers_death_date,
    )


def disabilities(data: "Data") -> ir.Table:
    """child_id, disabled (true where any recorded code is not NONE). One row per child with anything recorded."""
    rows = data.store("ssd_disability").filter(lambda t: t.disa_disability_code.notnull())
    flagged = rows.mutate(disabled=~rows.disa_disability_code.strip().upper().isin(["NONE", "N", "NO"]))
    return flagged.group_by("authority", child_id=flagged.disa_person_id).aggregate(
        disabled=flagged.disabled.max()
    )


def teams(data: "Data") -> ir.Table:
    """team_id, team, locality_id, locality (the parent department). One row per team."""
    rows = data.store("ssd_department")
    named = rows.group_by("authority", team_id=rows.dept_team_id).aggregate(
        team=rows.dept_team_name.max(),
        locality_id=rows.dept_team_parent_id.max(),
        locality=rows.dept_team_parent_name.max(),
    )
    return named


def unaccompanied(data: "Data") -> ir.Table:
    """child_id, started, ended: spells of being an unaccompanied asylum-seeking child."""
    rows = data.store("ssd_immigration_status")
    status = rows.immi_immigration_status.upper()
    asylum = rows.filter(status.contains("UNACCOMPANIED") | status.strip().isin(["UASC", "1", "Y"]))
    return asylum.select(
        "authority",
        child_id=asylum.immi_person_id,
        started=asylum.immi_immigration_status_start_date,
        ended=asylum.immi_immigration_status_end_date,
    )


def population(data: "Data") -> ir.Table:
    """year (of the mid-year estimate), people aged 0 to 17, source. One row per year."""
    rows = data.store("population")
    return rows.select("authority", "year", "people", "source")
